package sluice.admin;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes JSON: maps, iterables, strings, numbers, booleans and null, in one line. What is neither is written as its text. */
final class JsonText {
  private JsonText() {}

  /** A map in the order of its fields: {@code fields("name", "orders", "partitions", 3)}. */
  static Map<String, Object> fields(Object... namesAndValues) {
    Map<String, Object> result = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) result.put((String) namesAndValues[i], namesAndValues[i + 1]);
    return result;
  }

  /** The text of a value. */
  static String of(Object value) {
    StringBuilder out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  /** Appends the text of a value: a view of 20,000 partitions is written without a second copy of it in memory. */
  static void write(Object value, StringBuilder out) {
    if (value instanceof Map) object((Map<?, ?>) value, out);
    else if (value instanceof Iterable) array((Iterable<?>) value, out);
    else if (value instanceof int[]) out.append(Arrays.toString((int[]) value).replace(" ", ""));
    else if (value instanceof Double) out.append(number((Double) value));
    else if (value == null || value instanceof Number || value instanceof Boolean) out.append(value);
    else string(value.toString(), out);
  }

  /** A number as people write it: 1048576, not 1048576.0. */
  static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) return Long.toString((long) value);
    return Double.isFinite(value) ? Double.toString(value) : "null";
  }

  private static void object(Map<?, ?> map, StringBuilder out) {
    String before = "{";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(before);
      string(entry.getKey().toString(), out);
      out.append(':');
      write(entry.getValue(), out);
      before = ",";
    }
    out.append(map.isEmpty() ? "{}" : "}");
  }

  private static void array(Iterable<?> items, StringBuilder out) {
    char before = '[';
    for (Object item : items) {
      out.append(before);
      write(item, out);
      before = ',';
    }
    out.append(before == '[' ? "[]" : "]");
  }

  private static void string(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') out.append('\\').append(c);
      else if (c == '\n') out.append("\\n");
      else if (c < ' ') out.append(String.format("\\u%04x", (int) c));
      else out.append(c);
    }
    out.append('"');
  }
}
