package sluice.admin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Brings the connectors of a Connect cluster to what is declared: validates each, writes those that differ, waits until all run. */
final class ConnectDelivery {
  private static final String KIND = "connectors";

  private final Service worker;
  private final Map<String, Map<String, String>> connectors = new LinkedHashMap<>();
  private final List<String> retired;
  private final Duration deadline;
  private final Duration patience;
  private final Report report;
  private Patience clock;

  private ConnectDelivery(Fields file, Options options, Report report) {
    worker = Service.of(file.any("service"));
    file.objects("connectors", Set.of("name", "config"), connector -> connectors.put(connector.text("name"), connector.textByName("config")));
    retired = file.texts("retired");
    deadline = options.deadline();
    patience = options.patience();
    this.report = report;
  }

  static ConnectDelivery of(Options options, Report report) {
    Fields file = Fields.of("declaration", Json.read(options.text()), Set.of("version", "service", "connectors", "retired"));
    return new ConnectDelivery(file, options, report);
  }

  /** Answers the exit code. */
  int run() {
    Patience whole = new Patience(deadline);
    report.looking(KIND);
    report.declared(KIND, connectors.size());
    awaitWorker();
    clock = new Patience(deadline); // a slow start is no reason to be short with the connectors
    retired.forEach(this::retire);
    Map<String, Integer> looks = new LinkedHashMap<>();
    connectors.forEach((name, config) -> write(name, config, looks));
    looks.forEach((name, count) -> new ConnectorWait(worker, name, report, clock, patience).until(count));
    report.summary(whole.seconds());
    return report.failed() == 0 ? 0 : 1;
  }

  private void awaitWorker() {
    Patience start = new Patience(deadline);
    while (true) {
      Service.Answer answer = worker.request("GET", "/connectors", null);
      if (answer.status == 200) return;
      if (start.over()) throw new Refused("no worker answers at " + worker.url + " after " + start.seconds() + " s: " + answer.message());
      start.pause();
    }
  }

  /** As a request, but again while the workers divide their work (409), start, or are away. */
  private Service.Answer settled(String method, String path, Object body) {
    Patience pauses = new Patience(deadline);
    while (true) {
      Service.Answer answer = worker.request(method, path, body);
      boolean busy = answer.status == 0 || answer.status == 409 || answer.status == 503
          || (answer.status == 500 && (answer.text.contains("timed out") || answer.text.contains("IO Error")));
      if (!busy || clock.over()) return answer;
      pauses.pause();
    }
  }

  private void retire(String name) {
    Service.Answer answer = settled("DELETE", "/connectors/" + Service.part(name), null);
    if (answer.status == 204) report.changed(KIND, new Difference("connector", name, "deleted, as it is retired (was there)", null, name));
    else if (answer.status != 404) report.failed(KIND, "connector " + name + ": not deleted, " + answer.message());
  }

  private void write(String name, Map<String, String> config, Map<String, Integer> looks) {
    if (!validate(name, config)) return;
    Service.Answer live = settled("GET", "/connectors/" + Service.part(name) + "/config", null);
    Set<String> changed = live.status == 200 ? differing(config, live.object()) : Set.of();
    if (live.status == 200 && changed.isEmpty()) {
      looks.put(name, ConnectorWait.UNCHANGED);
      return;
    }
    Service.Answer answer = settled("PUT", "/connectors/" + Service.part(name) + "/config", config);
    if (answer.status != 200 && answer.status != 201) {
      report.failed(KIND, "connector " + name + ": not written, " + answer.message());
      return;
    }
    // values may be secrets' neighbours: the log names the keys
    String text = live.status == 200 ? "changed: " + String.join(" ", changed) : "created (was not there)";
    report.changed(KIND, new Difference("connector", name, text, null, null));
    looks.put(name, live.status == 200 ? ConnectorWait.CHANGED : ConnectorWait.CREATED);
  }

  private static Set<String> differing(Map<String, String> declared, Map<?, ?> live) {
    Set<String> keys = new TreeSet<>(declared.keySet());
    live.keySet().forEach(key -> keys.add(key.toString()));
    return keys.stream().filter(key -> !declared.containsKey(key) || !live.containsKey(key) || !declared.get(key).equals(text(live.get(key))))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Connect answers null for a key that was given as null. */
  private static String text(Object value) {
    return value == null ? "" : value.toString();
  }

  /** Whether the worker finds nothing wrong. What depends on others gets time to appear: a database may only be starting. */
  private boolean validate(String name, Map<String, String> config) {
    Patience pauses = new Patience(patience);
    String said = "";
    while (true) {
      Service.Answer answer = settled("PUT", "/connector-plugins/" + Service.part(config.getOrDefault("connector.class", "")) + "/config/validate", config);
      if (answer.status == 200 && Long.valueOf(0).equals(answer.object().get("error_count"))) return true;
      String errors = answer.status == 200 ? String.join("\n", errors(answer.object())) : "  " + answer.message();
      if (pauses.over() || answer.text.contains("Failed to find any class")) {
        report.failed(KIND, "connector " + name + " is refused:\n" + errors);
        return false;
      }
      if (!errors.equals(said)) report.waiting("connector " + name + " is not valid yet:\n" + errors);
      said = errors;
      pauses.pause();
    }
  }

  /** The keys of a validation that have errors, with them. */
  private static List<String> errors(Map<?, ?> validation) {
    List<String> result = new ArrayList<>();
    Object configs = validation.get("configs");
    if (!(configs instanceof List)) return List.of("  " + validation);
    for (Object config : (List<?>) configs) {
      Object value = config instanceof Map ? ((Map<?, ?>) config).get("value") : null;
      Object errors = value instanceof Map ? ((Map<?, ?>) value).get("errors") : null;
      if (errors instanceof List) ((List<?>) errors).forEach(error -> result.add("  " + ((Map<?, ?>) value).get("name") + ": " + error));
    }
    return result;
  }
}
