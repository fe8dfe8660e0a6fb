package sluice.admin;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a delivery against a service's double; keeps what it prints. */
final class ServiceRun {
  private final Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  ServiceRun(Path folder) {
    this.folder = folder;
  }

  /** Runs a command on a declaration with the service and more fields, quotes single for reading. Answers the exit code. */
  int run(String command, HttpDouble service, String fields, String... options) {
    out.reset();
    err.reset();
    service.requests.clear();
    String file = Run.file(folder, "declaration.json", ("{'service':{'url':'" + service.url() + "'}," + fields + "}").replace('\'', '"'));
    return run(command, file, options);
  }

  int run(String command, String file, String... options) {
    List<String> arguments = new ArrayList<>(List.of(command, file, "--deadline", "10", "--patience", "1"));
    arguments.addAll(List.of(options));
    return Main.run(new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), arguments.toArray(new String[0]));
  }

  String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String failed() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
