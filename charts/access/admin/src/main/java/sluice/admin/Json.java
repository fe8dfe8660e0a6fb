package sluice.admin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON, strictly: one value, no comments, no key twice. Objects become {@code Map<String, Object>} in their order, arrays {@code List},
 * whole numbers {@code Long}, others {@code Double}. The images carry Jackson in different folders and versions, and the Schema Registry's
 * not on Kafka's class path: 130 lines of our own are the smaller dependency.
 */
final class Json {
  /** Deeper than any declaration, and far from the end of the stack. */
  private static final int MAX_DEPTH = 64;

  private final String text;
  private int at;
  private int depth;

  private Json(String text) {
    this.text = text;
  }

  /** The value of a whole text. Throws {@link Refused} with line and column of what is wrong. */
  static Object read(String text) {
    Json json = new Json(text);
    Object value = json.value();
    json.space();
    if (json.at < text.length()) throw json.wrong("text after the end of the value");
    return value;
  }

  private Object value() {
    space();
    if (++depth > MAX_DEPTH) throw wrong("more than " + MAX_DEPTH + " levels");
    Object value = plainOrNested();
    depth--;
    return value;
  }

  private Object plainOrNested() {
    if (at >= text.length()) throw wrong("the end of the text where a value belongs");
    switch (text.charAt(at)) {
      case '{': return object();
      case '[': return array();
      case '"': return string();
      case 't': return word("true", Boolean.TRUE);
      case 'f': return word("false", Boolean.FALSE);
      case 'n': return word("null", null);
      default: return number();
    }
  }

  private Map<String, Object> object() {
    Map<String, Object> fields = new LinkedHashMap<>();
    at++;
    space();
    if (took('}')) return fields;
    do {
      space();
      if (at >= text.length() || text.charAt(at) != '"') throw wrong("no key in quotes");
      String key = string();
      space();
      expect(':');
      if (fields.containsKey(key)) throw wrong("the key \"" + key + "\" for the second time");
      fields.put(key, value());
      space();
    } while (took(','));
    expect('}');
    return fields;
  }

  private List<Object> array() {
    List<Object> items = new ArrayList<>();
    at++;
    space();
    if (took(']')) return items;
    do {
      items.add(value());
      space();
    } while (took(','));
    expect(']');
    return items;
  }

  private String string() {
    StringBuilder result = new StringBuilder();
    at++;
    while (true) {
      if (at >= text.length()) throw wrong("the end of the text inside a string");
      char next = text.charAt(at++);
      if (next == '"') return result.toString();
      if (next < ' ') throw wrong("a control character inside a string");
      result.append(next == '\\' ? escaped() : next);
    }
  }

  private char escaped() {
    char next = at < text.length() ? text.charAt(at++) : ' ';
    switch (next) {
      case '"': case '\\': case '/': return next;
      case 'b': return '\b';
      case 'f': return '\f';
      case 'n': return '\n';
      case 'r': return '\r';
      case 't': return '\t';
      case 'u': return unicode();
      default: throw wrong("an unknown escape \"\\" + next + "\"");
    }
  }

  private char unicode() {
    String digits = at + 4 <= text.length() ? text.substring(at, at + 4) : "";
    if (!digits.matches("[0-9a-fA-F]{4}")) throw wrong("\\u without four hexadecimal digits");
    at += 4;
    return (char) Integer.parseInt(digits, 16);
  }

  private Object number() {
    int from = at;
    while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) at++;
    String digits = text.substring(from, at);
    if (!digits.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
      at = from;
      throw wrong("no JSON value");
    }
    try {
      if (digits.matches("-?[0-9]{1,18}")) return Long.parseLong(digits);
      double number = Double.parseDouble(digits);
      if (Double.isInfinite(number)) throw wrong("a number out of range");
      return number;
    } catch (NumberFormatException error) {
      throw wrong("a number out of range");
    }
  }

  private Object word(String word, Object value) {
    if (!text.startsWith(word, at)) throw wrong("no JSON value");
    at += word.length();
    return value;
  }

  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) at++;
  }

  private boolean took(char wanted) {
    if (at >= text.length() || text.charAt(at) != wanted) return false;
    at++;
    return true;
  }

  private void expect(char wanted) {
    if (!took(wanted)) throw wrong("no \"" + wanted + "\"");
  }

  private Refused wrong(String what) {
    String before = text.substring(0, Math.min(at, text.length()));
    long line = before.chars().filter(c -> c == '\n').count() + 1;
    return new Refused("line " + line + ", column " + (before.length() - before.lastIndexOf('\n')) + " has " + what);
  }
}
