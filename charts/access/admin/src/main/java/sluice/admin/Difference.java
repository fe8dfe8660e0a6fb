package sluice.admin;

import java.util.Map;

/** One thing that is not as declared. */
final class Difference {
  /** What it is: topic, broker settings, user, acl, quota. */
  final String kind;
  /** Its name, as the declaration has it. */
  final String name;
  /** The change in words, with what was before: {@code retention.ms=5 (was 3)}; or why it cannot be made. */
  final String text;
  /** What is declared; null when it must not be there. */
  final Object declared;
  /** What is live; null when it is not there. */
  final Object live;

  Difference(String kind, String name, String text, Object declared, Object live) {
    this.kind = kind;
    this.name = name;
    this.text = text;
    this.declared = declared;
    this.live = live;
  }

  /** The line of a log: the object, and the change or why it failed. */
  String line(String what) {
    return (name.isEmpty() ? kind : kind + " " + name) + ": " + what;
  }

  /** The object in the record of applied keys. */
  String object() {
    return kind + "/" + name;
  }

  /** The difference as {@code compare} writes it. */
  Map<String, Object> json() {
    return JsonText.fields("kind", kind, "name", name, "text", text, "declared", declared, "live", live);
  }
}
