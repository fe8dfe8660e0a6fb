package sluice.admin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Topics: created, given more partitions, set, and deleted when retired. */
final class Topics implements Kind {
  private final Admin admin;
  private final Declaration declaration;
  private final Applied applied;

  private final List<Request.Item<String, NewTopic>> create = new ArrayList<>();
  private final List<Request.Item<String, NewPartitions>> grow = new ArrayList<>();
  private final List<Request.Item<ConfigResource, List<AlterConfigOp>>> set = new ArrayList<>();
  private final List<Request.Item<String, String>> delete = new ArrayList<>();

  Topics(Admin admin, Declaration declaration, Applied applied) {
    this.admin = admin;
    this.declaration = declaration;
    this.applied = applied;
  }

  @Override
  public String name() {
    return "topics";
  }

  @Override
  public Findings look() {
    List.of(create, grow, set, delete).forEach(List::clear);
    Findings found = new Findings();
    Set<String> live = Answers.of(admin.listTopics(new ListTopicsOptions().listInternal(true)).names());
    List<Declaration.Topic> topics = new ArrayList<>(declaration.topics);
    topics.add(new Declaration.Topic(declaration.recordTopic, 1, declaration.recordReplicationFactor, Applied.SETTINGS));
    List<String> present = topics.stream().map(topic -> topic.name).filter(live::contains).collect(Collectors.toList());
    Map<String, TopicDescription> shapes = describe(admin, present);
    Map<ConfigResource, Map<String, ConfigEntry>> settings =
        Configs.overrides(admin, Configs.topics(present), ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG);
    for (Declaration.Topic topic : topics) {
      ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name);
      if (!shapes.containsKey(topic.name) || !settings.containsKey(resource)) create(topic);
      else compare(topic, shapes.get(topic.name), resource, settings.get(resource), found);
      found.applied.put("topic/" + topic.name, noted(topic.settings));
    }
    retire(live, found);
    found.declared = topics.size();
    request(found);
    return found;
  }

  /** The topics that are there, by name. One that is gone meanwhile is left out. */
  static Map<String, TopicDescription> describe(Admin admin, List<String> names) {
    Map<String, TopicDescription> result = new LinkedHashMap<>();
    for (Map.Entry<String, KafkaFuture<TopicDescription>> answer : admin.describeTopics(names).topicNameValues().entrySet()) {
      try {
        result.put(answer.getKey(), Answers.of(answer.getValue()));
      } catch (UnknownTopicOrPartitionException gone) {
        continue;
      }
    }
    return result;
  }

  /** Keys as the record notes them: there is nothing to say about each. */
  static Map<String, String> noted(Map<String, String> settings) {
    Map<String, String> keys = new TreeMap<>();
    settings.keySet().forEach(key -> keys.put(key, ""));
    return keys;
  }

  private void create(Declaration.Topic topic) {
    NewTopic wanted = new NewTopic(topic.name, Optional.of(topic.partitions), Optional.of((short) topic.replicationFactor)).configs(topic.settings);
    StringBuilder with = new StringBuilder("created with " + topic.partitions + " partitions, " + topic.replicationFactor + " replicas");
    new TreeMap<>(topic.settings).forEach((key, value) -> with.append(", ").append(key).append('=').append(value));
    Object declared = JsonText.fields("partitions", topic.partitions, "replicationFactor", topic.replicationFactor, "settings", topic.settings);
    Difference difference = new Difference("topic", topic.name, with + " (was not there)", declared, null);
    create.add(new Request.Item<>(difference, topic.name, wanted, 1 + topic.partitions + topic.settings.size()));
  }

  private void compare(Declaration.Topic topic, TopicDescription shape, ConfigResource resource, Map<String, ConfigEntry> now, Findings found) {
    int partitions = shape.partitions().size();
    if (partitions < topic.partitions) {
      Difference more = new Difference("topic", topic.name, topic.partitions + " partitions (was " + partitions + ")",
          JsonText.fields("partitions", topic.partitions), JsonText.fields("partitions", partitions));
      grow.add(new Request.Item<>(more, topic.name, NewPartitions.increaseTo(topic.partitions), topic.partitions - partitions));
    } else if (partitions > topic.partitions) {
      found.impossible.add(fewer(topic, partitions));
    }
    int replicas = shape.partitions().get(0).replicas().size();
    if (replicas != topic.replicationFactor) found.impossible.add(otherReplicas(topic, replicas));
    Configs.Comparison settings = new Configs.Comparison(topic.settings, applied.of("topic/" + topic.name).keySet(), now);
    settings.undeclared.forEach((key, value) -> found.undeclared("topic setting", topic.name, "key", key, "value", value));
    if (settings.operations.isEmpty()) return;
    Difference difference = new Difference("topic", topic.name, String.join(", ", settings.texts), settings.declared, settings.live);
    set.add(new Request.Item<>(difference, resource, settings.operations, settings.operations.size()));
  }

  private static Difference fewer(Declaration.Topic topic, int partitions) {
    return new Difference("topic", topic.name, partitions + " partitions are live and " + topic.partitions + " are declared: Kafka cannot take"
        + " partitions away; declare " + partitions + ", or move to a new topic", JsonText.fields("partitions", topic.partitions),
        JsonText.fields("partitions", partitions));
  }

  private static Difference otherReplicas(Declaration.Topic topic, int replicas) {
    return new Difference("topic", topic.name, replicas + " replicas are live and " + topic.replicationFactor + " are declared: that needs a"
        + " reassignment (kafka-reassign-partitions), which is not done here", JsonText.fields("replicationFactor", topic.replicationFactor),
        JsonText.fields("replicationFactor", replicas));
  }

  private void retire(Set<String> live, Findings found) {
    for (String name : declaration.retiredTopics) {
      found.applied.put("topic/" + name, Map.of());
      if (!live.contains(name)) continue;
      Difference difference = new Difference("topic", name, "deleted, as it is retired (was there)", null, JsonText.fields("name", name));
      delete.add(new Request.Item<>(difference, name, name, 1));
    }
  }

  private void request(Findings found) {
    found.requests.addAll(Request.batched(create, batch -> admin.createTopics(batch.values()).values()));
    found.requests.addAll(Request.batched(grow, batch -> admin.createPartitions(batch).values()));
    found.requests.addAll(Request.batched(set, batch -> admin.incrementalAlterConfigs(new LinkedHashMap<>(batch)).values()));
    found.requests.addAll(Request.batched(delete, batch -> admin.deleteTopics(batch.keySet()).topicNameValues()));
  }
}
