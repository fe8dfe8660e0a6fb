package sluice.admin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.TopicListing;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;

/** What differs from the declaration, and what is live beside it. Changes nothing. */
final class Compare {
  private final Admin admin;
  private final Declaration declaration;
  private final List<Map<String, Object>> differences = new ArrayList<>();
  private final List<Map<String, Object>> undeclared = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();

  Compare(Admin admin, Declaration declaration) {
    this.admin = admin;
    this.declaration = declaration;
  }

  /** The comparison as one object. Something is in {@code unread} when the rest must not be taken for the whole. */
  Map<String, Object> of(List<Kind> kinds) {
    Map<String, Object> declared = new LinkedHashMap<>();
    for (Kind kind : kinds) read(kind.name(), () -> {
      Findings found = kind.look();
      declared.put(kind.name(), found.declared);
      found.impossible.forEach(difference -> differences.add(difference.json()));
      found.requests.forEach(request -> request.differences.forEach(difference -> differences.add(difference.json())));
      undeclared.addAll(found.undeclared);
      unread.addAll(found.unread);
    });
    read("undeclared topics", this::otherTopics);
    read("settings of single brokers", this::singleBrokers);
    return JsonText.fields("schemaVersion", 1, "declared", declared, "differences", differences, "undeclared", undeclared, "unread", unread);
  }

  /** Whether everything could be read. */
  boolean isWhole() {
    return unread.isEmpty();
  }

  private void read(String what, Runnable look) {
    try {
      look.run();
    } catch (KafkaException error) {
      unread.add(what + " cannot be read, so nothing was compared: " + Answers.message(error));
    }
  }

  private void otherTopics() {
    Map<String, TopicListing> live = new TreeMap<>(Answers.of(admin.listTopics(new ListTopicsOptions().listInternal(true)).namesToListings()));
    Set<String> known = new TreeSet<>(declaration.retiredTopics);
    declaration.topics.forEach(topic -> known.add(topic.name));
    known.add(declaration.recordTopic);
    List<String> others = live.keySet().stream().filter(name -> !known.contains(name)).collect(Collectors.toList());
    Map<String, TopicDescription> shapes = Topics.describe(admin, others);
    Map<ConfigResource, Map<String, ConfigEntry>> settings =
        Configs.overrides(admin, Configs.topics(others), ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG);
    shapes.forEach((name, shape) -> {
      Map<String, String> set = shown(settings.getOrDefault(new ConfigResource(ConfigResource.Type.TOPIC, name), Map.of()));
      undeclared.add(JsonText.fields("kind", "topic", "name", name, "internal", live.get(name).isInternal(), "partitions",
          shape.partitions().size(), "replicationFactor", shape.partitions().get(0).replicas().size(), "settings", set));
    });
  }

  /** Settings of one broker alone: throttles of a reassignment are among them. */
  private void singleBrokers() {
    List<ConfigResource> brokers = Answers.of(admin.describeCluster().nodes()).stream().map(Node::idString).sorted()
        .map(id -> new ConfigResource(ConfigResource.Type.BROKER, id)).collect(Collectors.toList());
    Configs.overrides(admin, brokers, ConfigEntry.ConfigSource.DYNAMIC_BROKER_CONFIG).forEach((broker, settings) ->
        shown(settings).forEach((key, value) ->
            undeclared.add(JsonText.fields("kind", "broker setting", "name", broker.name(), "key", key, "value", value))));
  }

  private static Map<String, String> shown(Map<String, ConfigEntry> settings) {
    Map<String, String> result = new TreeMap<>();
    settings.forEach((key, entry) -> result.put(key, Configs.shown(entry)));
    return result;
  }
}
