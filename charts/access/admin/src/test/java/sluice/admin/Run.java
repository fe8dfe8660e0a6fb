package sluice.admin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.WholeMockAdminClient;

/** Runs apply and compare on a mock cluster; keeps what they print and what they record. */
final class Run {
  final WholeMockAdminClient admin = WholeMockAdminClient.of(3);
  /** The record of applied keys, as a map. */
  final Map<String, Map<String, String>> record = new TreeMap<>();
  /** What the next writes to the record fail with. */
  RuntimeException recordFails;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** A declaration with the fields that must be there, and more: {@code declaration("'topics':[…]")}; quotes are single for reading. */
  static Declaration declaration(String... fields) {
    String more = List.of(fields).stream().map(field -> "," + field).collect(Collectors.joining());
    return Declaration.read(("{'version':1,'brokers':3,'record':{'topic':'_record','replicationFactor':1}" + more + "}").replace('\'', '"'));
  }

  /** Applies; answers how many things failed. */
  int apply(String... fields) {
    return apply(Duration.ofSeconds(5), declaration(fields));
  }

  int apply(Duration deadline, Declaration declaration) {
    out.reset();
    err.reset();
    admin.writes.clear();
    Report report = new Report(new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
    new Apply(new Brokers(admin, 3, report), applied(), report, deadline).all(kinds(declaration));
    report.summary(0);
    return report.failed();
  }

  Map<String, Object> compare(String... fields) {
    admin.writes.clear();
    Declaration declaration = declaration(fields);
    return new Compare(admin, declaration).of(kinds(declaration));
  }

  private List<Kind> kinds(Declaration declaration) {
    Fingerprints fingerprints = new Fingerprints(Optional.of(new byte[] {1}));
    return List.of(new BrokerSettings(admin, declaration, applied()), new Topics(admin, declaration, applied()),
        new Users(admin, declaration, applied(), fingerprints, new Random(1)), new Acls(admin, declaration), new Quotas(admin, declaration, applied()));
  }

  private Applied applied() {
    return new Applied() {
      @Override
      public Map<String, String> of(String object) {
        return record.getOrDefault(object, Map.of());
      }

      @Override
      public void put(Map<String, Map<String, String>> changed) {
        if (changed.isEmpty()) return;
        if (recordFails != null) throw recordFails;
        changed.forEach((object, keys) -> {
          if (keys.isEmpty()) record.remove(object);
          else record.put(object, new HashMap<>(keys));
        });
      }
    };
  }

  /** Lines of changes, without the record's own topic, and without the summary. */
  List<String> lines() {
    return out.toString(StandardCharsets.UTF_8).lines().filter(line -> !line.contains("_record") && !line.startsWith("{")).collect(Collectors.toList());
  }

  String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }

  String summary() {
    return out.toString(StandardCharsets.UTF_8).lines().reduce((first, last) -> last).orElse("");
  }

  /** A file with a text. */
  static String file(Path folder, String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text).toString();
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }
}
