package sluice.admin;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/**
 * Speaks to Kafka, to Connect and to a Schema Registry from inside the cluster: makes them as declared, compares, observes. Ends with 0
 * when all is as it should be, 1 when something failed, 64 when the command line is wrong.
 */
public final class Main {
  private static final int FAILED = 1;
  private static final int WRONG_USE = 64;

  private Main() {}

  public static void main(String... arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    int code = run(out, err, arguments);
    out.flush();
    System.exit(code); // a client that cannot close must not hold the Job
  }

  /** Runs a command. Answers the exit code. */
  static int run(PrintStream out, PrintStream err, String... arguments) {
    Options options;
    try {
      options = new Options(arguments);
    } catch (Refused error) {
      err.println("FAILED: " + error.getMessage());
      return WRONG_USE;
    }
    boolean answersJson = options.command.equals("compare") || options.command.equals("observe");
    Report report = new Report(answersJson ? err : out, err);
    try {
      switch (options.command) {
        case "apply": return apply(options, report);
        case "compare": return compare(options, out, report);
        case "observe": return observe(options, out, report);
        case "connect": return ConnectDelivery.of(options, report).run();
        default: return RegistryDelivery.of(options, report).run();
      }
    } catch (Refused error) {
      err.println("FAILED: " + error.getMessage());
    } catch (KafkaException error) {
      err.println("FAILED: " + Answers.message(error));
    } catch (LinkageError error) {
      err.println("FAILED: the Kafka client of this image is not one that this program knows: " + error);
    }
    return FAILED;
  }

  private static int apply(Options options, Report report) {
    Patience patience = new Patience(options.deadline());
    Declaration declaration = Declaration.read(options.text());
    Connection connection = options.connection();
    Brokers brokers = new Brokers(connection, declaration.brokers, report);
    try (Admin admin = brokers.await(options.deadline())) {
      Applied applied = AppliedTopic.create(connection, admin, declaration, patience);
      new Apply(brokers, applied, report, options.deadline()).all(kinds(admin, declaration, applied, connection));
    }
    report.summary(patience.seconds());
    return report.failed() == 0 ? 0 : FAILED;
  }

  private static int compare(Options options, PrintStream out, Report report) {
    Declaration declaration = Declaration.read(options.text());
    Connection connection = options.connection();
    try (Admin admin = new Brokers(connection, 1, report).await(options.deadline())) {
      Applied applied = AppliedTopic.open(connection, admin, declaration);
      Compare compare = new Compare(admin, declaration);
      out.println(JsonText.of(compare.of(kinds(admin, declaration, applied, connection))));
      return compare.isWhole() ? 0 : FAILED;
    }
  }

  private static int observe(Options options, PrintStream out, Report report) {
    try (Admin admin = new Brokers(options.connection(), 1, report).await(options.deadline())) {
      StringBuilder text = new StringBuilder();
      Observe observe = new Observe(admin, options.replicas());
      JsonText.write(observe.view(), text);
      out.append(text).println();
      return observe.isWhole() ? 0 : FAILED;
    }
  }

  /** All kinds, in the order in which they are made so: topics before who uses them, rights before quotas. */
  private static List<Kind> kinds(Admin admin, Declaration declaration, Applied applied, Connection connection) {
    return List.of(new BrokerSettings(admin, declaration, applied), new Topics(admin, declaration, applied),
        new Users(admin, declaration, applied, new Fingerprints(connection.ownKey()), new SecureRandom()),
        new Acls(admin, declaration), new Quotas(admin, declaration, applied));
  }
}
