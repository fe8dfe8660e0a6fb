package sluice.admin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a look at one kind of object found. */
final class Findings {
  /** Objects declared, be they as declared or not. */
  int declared;
  /** Requests that make everything as declared. */
  final List<Request> requests = new ArrayList<>();
  /** What differs and cannot be changed here: each text says what to do. */
  final List<Difference> impossible = new ArrayList<>();
  /** What is live and not declared, of the objects this kind looked at. */
  final List<Map<String, Object>> undeclared = new ArrayList<>();
  /** What could not be read or understood, and why. */
  final List<String> unread = new ArrayList<>();
  /** What the record of applied keys must hold once all is as declared, by object. */
  final Map<String, Map<String, String>> applied = new LinkedHashMap<>();

  /** Notes something that is live and not declared: {@code undeclared("quota", name, "value", 5)}. */
  void undeclared(String kind, String name, Object... more) {
    Map<String, Object> found = JsonText.fields("kind", kind, "name", name);
    found.putAll(JsonText.fields(more));
    undeclared.add(found);
  }
}
