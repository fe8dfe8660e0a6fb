package sluice.admin;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a run says: a line for each change and each failure, and a summary for programs at the end. */
final class Report {
  private final PrintStream out;
  private final PrintStream err;
  private final Map<String, Integer> changed = new LinkedHashMap<>();
  private final Map<String, Integer> declared = new LinkedHashMap<>();
  private final Map<String, List<String>> failures = new LinkedHashMap<>();
  private final Set<String> said = new LinkedHashSet<>();

  Report(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** A change was made. */
  void changed(String kind, Difference difference) {
    out.println(difference.line(difference.text));
    changed.merge(kind, 1, Integer::sum);
  }

  /** A kind of object is looked at, for the first time or again: only what fails now counts. */
  void looking(String kind) {
    failures.put(kind, new ArrayList<>());
    changed.putIfAbsent(kind, 0);
    declared.putIfAbsent(kind, 0);
  }

  /** How many objects of a kind are declared. */
  void declared(String kind, int count) {
    declared.put(kind, count);
  }

  /** Something could not be done, for good. */
  void failed(String kind, String message) {
    failed(kind, message, false);
  }

  /** Something could not be done. {@code later}: it is tried again; then it is no failure yet, and said once for all of a kind. */
  void failed(String kind, String message, boolean later) {
    failures.get(kind).add(message);
    if (!later && said.add(message)) err.println("FAILED: " + message);
    if (later && failures.get(kind).size() == 1) waiting("to try again: " + message);
  }

  /** Something is not there yet. */
  void waiting(String what) {
    out.println("waiting: " + what);
  }

  /** How many things failed. */
  int failed() {
    return failures.values().stream().mapToInt(List::size).sum();
  }

  /** The last line: {@code {"changed":3,"failed":0,"seconds":1.2,"kinds":{"topics":{"declared":10,"changed":3,"failures":[]}}}}. */
  void summary(double seconds) {
    Map<String, Object> kinds = new LinkedHashMap<>();
    failures.forEach((kind, messages) -> kinds.put(kind,
        JsonText.fields("declared", declared.get(kind), "changed", changed.get(kind), "failures", messages)));
    int changes = changed.values().stream().mapToInt(Integer::intValue).sum();
    out.println(JsonText.of(JsonText.fields("changed", changes, "failed", failed(), "seconds", seconds, "kinds", kinds)));
  }
}
