package sluice.admin;

import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;

/** Waits for the brokers: a cluster that starts, or restarts, is no error. */
final class Brokers {
  private static final int ASK_MS = 5_000;
  /** How long a refused login may be the fault of a cluster that starts. */
  private static final Duration LOGIN_PATIENCE = Duration.ofSeconds(60);

  private final Connection connection;
  private final int wanted;
  private final Report report;
  private Admin admin;

  Brokers(Connection connection, int wanted, Report report) {
    this.connection = connection;
    this.wanted = wanted;
    this.report = report;
  }

  /** For tests: brokers behind a client that is there already. */
  Brokers(Admin admin, int wanted, Report report) {
    this((Connection) null, wanted, report);
    this.admin = admin;
  }

  /** A client of the brokers, once as many as wanted are there. Throws {@link Refused} when the deadline passes before. */
  Admin await(Duration deadline) {
    Patience patience = new Patience(deadline);
    String said = "";
    while (true) {
      String answer = answer(patience);
      if (answer == null) return admin;
      if (patience.over()) throw new Refused("after " + patience.seconds() + " s " + answer);
      if (!answer.equals(said)) report.waiting(answer);
      said = answer;
      patience.pause();
    }
  }

  /** What is missing; null when nothing is. */
  private String answer(Patience patience) {
    try {
      if (admin == null) admin = connection.admin();
      int there = Answers.of(admin.describeCluster(new DescribeClusterOptions().timeoutMs(ASK_MS)).nodes()).size();
      return there >= wanted ? null : there + " of " + wanted + " brokers answer";
    } catch (AuthenticationException | AuthorizationException error) {
      String answer = "the brokers refuse the administrator's login: " + Answers.message(error);
      if (patience.over(LOGIN_PATIENCE)) throw new Refused("after " + patience.seconds() + " s " + answer);
      return answer;
    } catch (KafkaException error) {
      return "no broker answers" + (connection == null ? "" : " at " + connection.bootstrapServers()) + ": " + Answers.message(error);
    }
  }
}
