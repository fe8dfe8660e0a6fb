package sluice.admin;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.clients.admin.PartitionReassignment;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** One view of a running cluster: who is there, what is where, what is in sync. What cannot be read is named, never left out in silence. */
final class Observe {
  private final Admin admin;
  private final boolean replicas;
  private final List<Map<String, Object>> unread = new ArrayList<>();
  private final List<Map<String, Object>> unknown = new ArrayList<>();

  /** {@code replicas}: whether the view has every replica's bytes, which makes it some times as long. */
  Observe(Admin admin, boolean replicas) {
    this.admin = admin;
    this.replicas = replicas;
  }

  /** The view as one object. */
  Map<String, Object> view() {
    Newer newer = new Newer();
    DescribeClusterResult cluster = admin.describeCluster(newer.includeFenced(new DescribeClusterOptions()));
    Collection<Node> nodes = read("brokers", () -> Answers.of(cluster.nodes()), List.of());
    List<Integer> unfenced = nodes.stream().filter(node -> !Boolean.TRUE.equals(newer.isFenced(node))).map(Node::id).collect(Collectors.toList());
    Map<String, Object> view = JsonText.fields("schemaVersion", 1,
        "clusterId", read("cluster id", () -> Answers.of(cluster.clusterId()), null),
        "controller", read("controller", () -> controller(cluster), null),
        "client", newer.version(),
        "features", read("features", this::features, null),
        "brokers", nodes.stream().sorted((a, b) -> a.id() - b.id()).map(node -> broker(node, newer)).collect(Collectors.toList()),
        "quorum", read("quorum", () -> new ObserveQuorum(admin, newer).view(), null),
        "topics", read("topics", () -> new ObserveTopics(admin, newer).view(), null),
        "reassignments", read("reassignments", this::reassignments, null),
        "logDirs", read("log directories", () -> new ObserveLogDirs(admin, replicas).view(unfenced), null));
    newer.missing().forEach((what, why) -> unknown.add(JsonText.fields("what", what, "why", why)));
    view.put("unknown", unknown);
    view.put("unread", unread);
    return view;
  }

  /** Whether everything that these brokers can answer was read. */
  boolean isWhole() {
    return unread.isEmpty();
  }

  private <T> T read(String what, Supplier<T> reading, T otherwise) {
    try {
      return reading.get();
    } catch (UnsupportedVersionException error) { // no quorum in ZooKeeper mode
      unknown.add(JsonText.fields("what", what, "why", Answers.message(error)));
    } catch (KafkaException error) {
      unread.add(JsonText.fields("what", what, "why", Answers.message(error)));
    }
    return otherwise;
  }

  private static Integer controller(DescribeClusterResult cluster) {
    Node controller = Answers.of(cluster.controller());
    return controller == null || controller.isEmpty() ? null : controller.id();
  }

  private static Map<String, Object> broker(Node node, Newer newer) {
    return JsonText.fields("id", node.id(), "host", node.host(), "port", node.port(), "rack", node.rack(), "fenced", newer.isFenced(node));
  }

  private Map<String, Object> features() {
    FeatureMetadata features = Answers.of(admin.describeFeatures().featureMetadata());
    Map<String, Object> result = new TreeMap<>();
    features.supportedFeatures().forEach((name, range) ->
        result.put(name, JsonText.fields("finalized", null, "supported", List.of(range.minVersion(), range.maxVersion()))));
    features.finalizedFeatures().forEach((name, range) -> {
      Map<String, Object> feature = new LinkedHashMap<>(JsonText.fields("finalized", range.maxVersionLevel(), "supported", null));
      if (features.supportedFeatures().containsKey(name)) {
        feature.put("supported", List.of(features.supportedFeatures().get(name).minVersion(), features.supportedFeatures().get(name).maxVersion()));
      }
      result.put(name, feature);
    });
    return result;
  }

  private List<Map<String, Object>> reassignments() {
    Map<TopicPartition, PartitionReassignment> moving = new HashMap<>(Answers.of(admin.listPartitionReassignments().reassignments()));
    List<TopicPartition> order = new ArrayList<>(moving.keySet());
    order.sort((a, b) -> a.topic().equals(b.topic()) ? a.partition() - b.partition() : a.topic().compareTo(b.topic()));
    return order.stream().map(partition -> JsonText.fields("topic", partition.topic(), "partition", partition.partition(), "replicas",
        moving.get(partition).replicas(), "adding", moving.get(partition).addingReplicas(), "removing", moving.get(partition).removingReplicas()))
        .collect(Collectors.toList());
  }
}
