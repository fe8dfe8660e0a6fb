package sluice.admin;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;

/** Topics with their partitions: who leads, who holds a replica, who is in sync. */
final class ObserveTopics {
  private static final String MIN_IN_SYNC = "min.insync.replicas";

  private final Admin admin;
  private final Newer newer;

  ObserveTopics(Admin admin, Newer newer) {
    this.admin = admin;
    this.newer = newer;
  }

  List<Map<String, Object>> view() {
    List<String> names = new ArrayList<>(Answers.of(admin.listTopics(new ListTopicsOptions().listInternal(true)).names()));
    Map<String, TopicDescription> topics = new TreeMap<>(Topics.describe(admin, names));
    Map<String, Integer> minInSync = minInSync(topics.keySet());
    return topics.values().stream().map(topic -> JsonText.fields("name", topic.name(), "id", topic.topicId().toString(), "internal",
        topic.isInternal(), "minInSyncReplicas", minInSync.get(topic.name()), "partitions", partitions(topic))).collect(Collectors.toList());
  }

  private Map<String, Integer> minInSync(Collection<String> names) {
    Map<String, Integer> result = new HashMap<>();
    Configs.each(admin, Configs.topics(names), (resource, entries) -> {
      for (ConfigEntry entry : entries) if (entry.name().equals(MIN_IN_SYNC)) result.put(resource.name(), Integer.valueOf(entry.value()));
    });
    return result;
  }

  private List<Map<String, Object>> partitions(TopicDescription topic) {
    List<Map<String, Object>> result = new ArrayList<>();
    for (TopicPartitionInfo partition : topic.partitions()) {
      Node leader = partition.leader();
      result.add(JsonText.fields("id", partition.partition(), "leader", leader == null || leader.isEmpty() ? null : leader.id(),
          "replicas", ids(partition.replicas()), "isr", ids(partition.isr()), "elr", newer.elr(partition), "lastKnownElr",
          newer.lastKnownElr(partition)));
    }
    return result;
  }

  private static int[] ids(List<Node> nodes) {
    return nodes.stream().mapToInt(Node::id).toArray();
  }
}
