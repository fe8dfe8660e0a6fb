package sluice.admin;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Waits until a connector and all its tasks run. A failed one is restarted, a paused one resumed. */
final class ConnectorWait {
  /**
   * How often in a row it must be seen running. One that was changed answers as its former self first, until its tasks were stopped.
   */
  static final int UNCHANGED = 1;
  static final int CREATED = 3;
  static final int CHANGED = 8;

  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Service worker;
  private final String name;
  private final String path;
  private final Report report;
  private final Patience clock;
  private final Duration patience;
  private final Duration pause;
  private String state;
  private String trace;

  /** {@code clock}: until all connectors must run; {@code patience}: how long this one may be failed. */
  ConnectorWait(Service worker, String name, Report report, Patience clock, Duration patience) {
    this.worker = worker;
    this.name = name;
    path = "/connectors/" + Service.part(name);
    this.report = report;
    this.clock = clock;
    this.patience = patience;
    pause = patience.compareTo(PAUSE) < 0 ? patience.dividedBy(10) : PAUSE;
  }

  /** Waits until it was seen running so often in a row. What it failed with is in the report. */
  void until(int looks) {
    Patience failing = new Patience(patience);
    String said = "";
    for (int seen = 0; ; ) {
      look();
      if (state.equals("RUNNING")) {
        if (++seen >= looks) return;
      } else {
        seen = 0;
        if (state.equals("FAILED") && failing.over()) {
          report.failed("connectors", "connector " + name + " has failed:\n" + trace);
          return;
        }
        act(!said.equals(state));
      }
      said = state;
      if (clock.over()) {
        report.failed("connectors", "connector " + name + " does not run after " + clock.seconds() + " s: it is " + state);
        return;
      }
      Patience.sleep(pause);
    }
  }

  private void act(boolean first) {
    if (state.equals("FAILED")) {
      if (first) report.waiting("connector " + name + " has failed and is restarted: " + trace.split("\n", 2)[0]);
      worker.request("POST", path + "/restart?includeTasks=true&onlyFailed=true", null);
    } else if (state.equals("PAUSED") || state.equals("STOPPED")) {
      if (first) report.waiting("connector " + name + " was " + state + " and is resumed");
      worker.request("PUT", path + "/resume", null);
    }
  }

  /** Into {@code state}: RUNNING when the connector and all its tasks run, FAILED when one has failed, else what it waits for. */
  private void look() {
    state = "UNKNOWN";
    trace = "";
    Service.Answer answer = worker.request("GET", path + "/status", null);
    Map<?, ?> status = answer.object();
    if (answer.status != 200 || !(status.get("connector") instanceof Map) || !(status.get("tasks") instanceof List)) return;
    take((Map<?, ?>) status.get("connector"));
    List<?> tasks = (List<?>) status.get("tasks");
    for (Object task : tasks) if (task instanceof Map && !state.equals("FAILED")) take((Map<?, ?>) task);
    if (state.equals("RUNNING") && tasks.isEmpty()) state = "RUNNING without tasks";
  }

  private void take(Map<?, ?> part) {
    String found = String.valueOf(part.get("state"));
    if (!found.equals("RUNNING") || state.equals("UNKNOWN")) state = found;
    if (found.equals("FAILED")) trace = String.valueOf(part.get("trace"));
  }
}
