package sluice.admin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** One object of a declaration, read field by field. Every field is read or refused: a misspelt one changes nothing in silence. */
final class Fields {
  private final String place;
  private final Map<String, Object> fields;

  private Fields(String place, Map<String, Object> fields) {
    this.place = place;
    this.fields = fields;
  }

  /** The object at a place of a declaration. {@code known} are all the fields it may have. */
  static Fields of(String place, Object value, Set<String> known) {
    if (!(value instanceof Map)) throw new Refused(place + " is " + JsonText.of(value) + ", but must be an object");
    Map<String, Object> fields = new LinkedHashMap<>();
    ((Map<?, ?>) value).forEach((key, field) -> fields.put((String) key, field));
    for (String field : fields.keySet()) {
      if (!known.contains(field)) throw new Refused(place + " has the field \"" + field + "\", which is none of " + known);
    }
    return new Fields(place, fields);
  }

  /** Whether a field is there, be it null. */
  boolean has(String field) {
    return fields.containsKey(field);
  }

  /** Any value; null when it is absent or null. */
  Object any(String field) {
    return fields.get(field);
  }

  /** A text that is not empty. */
  String text(String field) {
    Object value = fields.get(field);
    if (value instanceof String && !((String) value).isEmpty()) return (String) value;
    throw wrong(field, value, "a text");
  }

  /** A text, or another when the field is absent. */
  String text(String field, String otherwise) {
    return has(field) ? text(field) : otherwise;
  }

  /** A whole number of at least 1. */
  int count(String field) {
    Object value = fields.get(field);
    if (value instanceof Long && (Long) value >= 1 && (Long) value <= Integer.MAX_VALUE) return ((Long) value).intValue();
    throw wrong(field, value, "a whole number of at least 1");
  }

  /** The objects of an array, none when the field is absent. */
  <T> List<T> objects(String field, Set<String> known, Function<Fields, T> read) {
    List<T> result = new ArrayList<>();
    for (Object item : items(field)) result.add(read.apply(of(place + "." + field + "[" + result.size() + "]", item, known)));
    return result;
  }

  /** The texts of an array, none when the field is absent. */
  List<String> texts(String field) {
    List<String> result = new ArrayList<>();
    for (Object item : items(field)) {
      if (!(item instanceof String) || ((String) item).isEmpty()) throw wrong(field + "[" + result.size() + "]", item, "a text");
      result.add((String) item);
    }
    return result;
  }

  /** An object whose values are texts, empty when the field is absent. */
  Map<String, String> textByName(String field) {
    Map<String, String> result = new LinkedHashMap<>();
    named(field).forEach((name, value) -> {
      if (!(value instanceof String)) throw wrong(field + "[\"" + name + "\"]", value, "a text");
      result.put((String) name, (String) value);
    });
    return result;
  }

  /** An object whose values are numbers, empty when the field is absent. */
  Map<String, Double> numberByName(String field) {
    Map<String, Double> result = new LinkedHashMap<>();
    named(field).forEach((name, value) -> {
      if (!(value instanceof Number)) throw wrong(field + "[\"" + name + "\"]", value, "a number");
      result.put((String) name, ((Number) value).doubleValue());
    });
    return result;
  }

  /** The problem of a value: where, what it is, what it must be. */
  Refused wrong(String field, Object value, String mustBe) {
    return new Refused(place + "." + field + " is " + JsonText.of(value) + ", but must be " + mustBe);
  }

  private Map<?, ?> named(String field) {
    Object value = has(field) ? fields.get(field) : Map.of();
    if (value instanceof Map) return (Map<?, ?>) value;
    throw wrong(field, value, "an object");
  }

  private List<?> items(String field) {
    Object value = has(field) ? fields.get(field) : List.of();
    if (value instanceof List) return (List<?>) value;
    throw wrong(field, value, "an array");
  }
}
