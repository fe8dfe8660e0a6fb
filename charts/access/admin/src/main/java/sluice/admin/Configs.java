package sluice.admin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Settings that were set live, on topics and on brokers. */
final class Configs {
  /** Topics of one request: the answer has some 35 settings each, which 128 MiB of heap hold ten times over. */
  private static final int PER_REQUEST = 500;

  private Configs() {}

  /** Every resource with all its settings, defaults included, a few at a time. A topic that is gone meanwhile is left out. */
  static void each(Admin admin, List<ConfigResource> resources, BiConsumer<ConfigResource, Collection<ConfigEntry>> reader) {
    for (int from = 0; from < resources.size(); from += PER_REQUEST) {
      List<ConfigResource> some = resources.subList(from, Math.min(from + PER_REQUEST, resources.size()));
      for (Map.Entry<ConfigResource, KafkaFuture<Config>> answer : admin.describeConfigs(some).values().entrySet()) {
        try {
          reader.accept(answer.getKey(), Answers.of(answer.getValue()).entries());
        } catch (UnknownTopicOrPartitionException gone) {
          continue;
        }
      }
    }
  }

  /** What was set on resources themselves, by key in the order of the alphabet. */
  static Map<ConfigResource, Map<String, ConfigEntry>> overrides(Admin admin, List<ConfigResource> resources, ConfigEntry.ConfigSource source) {
    Map<ConfigResource, Map<String, ConfigEntry>> result = new LinkedHashMap<>();
    each(admin, resources, (resource, entries) -> {
      Map<String, ConfigEntry> set = new TreeMap<>();
      for (ConfigEntry entry : entries) if (entry.source() == source) set.put(entry.name(), entry);
      result.put(resource, set);
    });
    return result;
  }

  /** Topics as resources. */
  static List<ConfigResource> topics(Collection<String> names) {
    return names.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).collect(Collectors.toList());
  }

  /** Whether Kafka reads the same in both: it answers 0.5 for 0.50, true for TRUE, and lists without spaces. */
  static boolean same(String declared, ConfigEntry live) {
    String now = live.value();
    if (now == null) return false; // a secret: it is never answered
    if (now.equals(declared)) return true;
    switch (live.type()) {
      case BOOLEAN: return now.equalsIgnoreCase(declared.trim());
      case LIST: return list(now).equals(list(declared));
      case SHORT: case INT: case LONG: case DOUBLE: return number(now).equals(number(declared));
      default: return now.equals(declared.trim());
    }
  }

  private static List<String> list(String text) {
    return Arrays.stream(text.split(",")).map(String::trim).collect(Collectors.toList());
  }

  private static Object number(String text) {
    try {
      return Double.valueOf(text.trim());
    } catch (NumberFormatException error) {
      return text; // Kafka will say what is wrong with it
    }
  }

  /** How the settings of one resource differ from the declared ones. */
  static final class Comparison {
    /** What makes them as declared. */
    final List<AlterConfigOp> operations = new ArrayList<>();
    /** Each change in words. */
    final List<String> texts = new ArrayList<>();
    /** What was set, is not declared and never was: set by hand, or by Kafka. */
    final Map<String, String> undeclared = new LinkedHashMap<>();
    /** Live values of the keys that change. */
    final Map<String, Object> live = new LinkedHashMap<>();
    /** Declared values of the keys that change, null where the setting goes. */
    final Map<String, Object> declared = new LinkedHashMap<>();

    /** {@code former}: keys that the declaration had at some time. Only these are taken away again. */
    Comparison(Map<String, String> wanted, Collection<String> former, Map<String, ConfigEntry> now) {
      new TreeMap<>(wanted).forEach((key, value) -> {
        ConfigEntry entry = now.get(key);
        if (entry == null || !same(value, entry)) change(key, value, entry);
      });
      now.forEach((key, entry) -> {
        if (wanted.containsKey(key)) return;
        if (former.contains(key)) change(key, null, entry);
        else undeclared.put(key, shown(entry));
      });
    }

    private void change(String key, String value, ConfigEntry entry) {
      String before = entry == null ? "not set" : shown(entry);
      operations.add(new AlterConfigOp(new ConfigEntry(key, value), value == null ? AlterConfigOp.OpType.DELETE : AlterConfigOp.OpType.SET));
      texts.add(value == null ? key + " removed (was " + before + ")" : key + "=" + value + " (was " + before + ")");
      declared.put(key, value);
      live.put(key, entry == null ? null : shown(entry));
    }
  }

  /** The value as messages and answers may carry it. */
  static String shown(ConfigEntry entry) {
    return entry.isSensitive() || entry.value() == null ? "[hidden]" : entry.value();
  }
}
