package sluice.admin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.HashSet;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;

/**
 * Makes a cluster as declared, kind by kind: looks, changes what differs, and looks again at kinds where a broker was away. Killed at any
 * point and started again, it comes to the same end, because it keeps nothing but what Kafka holds.
 */
final class Apply {
  /** How long an error that soon passes is waited for. */
  private static final Duration SOON = Duration.ofSeconds(60);

  private final Brokers brokers;
  private final Applied applied;
  private final Report report;
  private final Patience patience;
  private final Duration deadline;
  /** Since the first error that soon passes. */
  private Patience soon;

  Apply(Brokers brokers, Applied applied, Report report, Duration deadline) {
    this.brokers = brokers;
    this.applied = applied;
    this.report = report;
    this.deadline = deadline;
    patience = new Patience(deadline);
  }

  /** Applies all kinds in their order. What failed is in the report. */
  void all(List<Kind> kinds) {
    List<Kind> pending = kinds;
    while (true) {
      List<Kind> again = new ArrayList<>();
      for (Kind kind : pending) if (!converged(kind)) again.add(kind);
      if (again.isEmpty() || patience.over()) return;
      patience.pause();
      brokers.await(deadline);
      pending = again;
    }
  }

  /** Whether there is nothing more to hope for: all is as declared, or what failed would fail again. */
  private boolean converged(Kind kind) {
    report.looking(kind.name());
    String doing = " cannot be read, so nothing was compared: ";
    Findings found;
    try {
      found = kind.look();
      doing = " cannot be changed, because what is applied cannot be recorded before: ";
      hold(found.applied);
    } catch (KafkaException error) {
      boolean later = mayPass(error);
      report.failed(kind.name(), kind.name() + doing + Answers.message(error), later);
      return !later;
    }
    report.declared(kind.name(), found.declared);
    Set<String> unsettled = new HashSet<>();
    boolean again = false;
    for (Difference difference : found.impossible) {
      report.failed(kind.name(), difference.line(difference.text), false);
      unsettled.add(difference.object());
    }
    for (String unread : found.unread) report.failed(kind.name(), unread, false);
    for (Request request : found.requests) again |= send(kind, request, unsettled);
    return !(again | settle(kind, found.applied, unsettled));
  }

  /** Sends one request and reports the outcome of each of its changes. Answers whether any may succeed later. */
  private boolean send(Kind kind, Request request, Set<String> unsettled) {
    boolean again = false;
    List<KafkaFuture<?>> answers;
    try {
      answers = request.send();
    } catch (KafkaException error) { // the client itself refuses: what it knows of the brokers does not allow this request
      for (Difference difference : request.differences) again |= refused(kind, difference, error, unsettled);
      return again;
    }
    for (int i = 0; i < answers.size(); i++) {
      Difference difference = request.differences.get(i);
      try {
        Answers.of(answers.get(i));
        report.changed(kind.name(), difference);
      } catch (KafkaException error) {
        again |= refused(kind, difference, error, unsettled);
      }
    }
    return again;
  }

  /** Answers whether the change may succeed later. */
  private boolean refused(Kind kind, Difference difference, KafkaException error, Set<String> unsettled) {
    boolean later = mayPass(error);
    unsettled.add(difference.object());
    report.failed(kind.name(), difference.line(difference.text + ": refused, " + Answers.message(error)), later);
    return later;
  }

  private boolean mayPass(KafkaException error) {
    if (patience.over() || !Answers.mayPass(error)) return false;
    if (!Answers.mayPassSoon(error)) return true;
    if (soon == null) soon = new Patience(SOON);
    return !soon.over();
  }

  /** Before anything is changed: keys that will be ours are noted beside those that were. Whatever happens then, none of ours is lost. */
  private void hold(Map<String, Map<String, String>> wanted) {
    Map<String, Map<String, String>> changed = new HashMap<>();
    wanted.forEach((object, keys) -> {
      Map<String, String> held = new TreeMap<>(applied.of(object));
      keys.keySet().forEach(key -> held.putIfAbsent(key, ""));
      if (!held.equals(applied.of(object))) changed.put(object, held);
    });
    applied.put(changed);
  }

  /** After all was changed: exactly the declared keys, for every object that is now as declared. */
  private boolean settle(Kind kind, Map<String, Map<String, String>> wanted, Set<String> unsettled) {
    Map<String, Map<String, String>> changed = new HashMap<>();
    wanted.forEach((object, keys) -> {
      if (!keys.equals(applied.of(object)) && !unsettled.contains(object)) changed.put(object, keys);
    });
    try {
      applied.put(changed);
      return false;
    } catch (KafkaException error) {
      boolean later = mayPass(error);
      report.failed(kind.name(), "what was applied to " + kind.name() + " cannot be recorded: " + Answers.message(error), later);
      return later;
    }
  }
}
