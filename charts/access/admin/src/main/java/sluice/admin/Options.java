package sluice.admin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The command line: a command, for most of them a file, and options. */
final class Options {
  static final String USAGE = String.join("\n",
      "usage: apply FILE | compare FILE | observe | connect FILE | registry FILE",
      "  --bootstrap HOST:PORT,…  the brokers (apply, compare, observe)",
      "  --client FILE            client properties with the login (apply, compare, observe)",
      "  --deadline SECONDS       until everything must be there; default 1200, for observe and compare 60",
      "  --patience SECONDS       how long a connector may be invalid or failed; default 90",
      "  --replicas               with observe: every replica's bytes");
  private static final List<String> WITH_VALUE = List.of("--bootstrap", "--client", "--deadline", "--patience");
  private static final Map<String, Integer> DEADLINE_SECONDS =
      Map.of("apply", 1_200, "compare", 60, "observe", 60, "connect", 600, "registry", 900);

  final String command;
  private final String file;
  private final Map<String, String> values = new HashMap<>();

  /** Throws {@link Refused} with what is wrong and the usage. */
  Options(String... arguments) {
    command = arguments.length == 0 ? "" : arguments[0];
    if (!DEADLINE_SECONDS.containsKey(command)) throw wrong("\"" + command + "\" is no command");
    String name = null;
    for (int i = 1; i < arguments.length; i++) {
      String argument = arguments[i];
      if (argument.equals("--replicas")) values.put(argument, "");
      else if (WITH_VALUE.contains(argument) && i + 1 < arguments.length) values.put(argument, arguments[++i]);
      else if (argument.startsWith("-") || name != null) throw wrong("\"" + argument + "\" is no option, or has no value");
      else name = argument;
    }
    if ((name == null) != command.equals("observe")) throw wrong(command + (name == null ? " needs a file" : " takes no file"));
    file = name;
  }

  /** The text of the file. */
  String text() {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException error) {
      throw new Refused(file + " cannot be read: " + error);
    }
  }

  Connection connection() {
    String bootstrap = values.get("--bootstrap");
    if (bootstrap == null) throw wrong("--bootstrap is missing");
    String client = values.get("--client");
    return new Connection(bootstrap, client == null ? null : Path.of(client));
  }

  Duration deadline() {
    return seconds("--deadline", DEADLINE_SECONDS.get(command));
  }

  Duration patience() {
    return seconds("--patience", 90);
  }

  boolean replicas() {
    return values.containsKey("--replicas");
  }

  private Duration seconds(String option, int otherwise) {
    String value = values.getOrDefault(option, Integer.toString(otherwise));
    if (!value.matches("[0-9]{1,6}")) throw wrong(option + " is " + value + ", but must be a number of seconds");
    return Duration.ofSeconds(Long.parseLong(value));
  }

  private static Refused wrong(String what) {
    return new Refused(what + "\n" + USAGE);
  }
}
