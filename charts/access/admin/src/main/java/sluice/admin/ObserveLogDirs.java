package sluice.admin;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.ReplicaInfo;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Log directories of brokers: whether each is online, how full it is, and what it holds. */
final class ObserveLogDirs {
  private final Admin admin;
  private final boolean everyReplica;

  ObserveLogDirs(Admin admin, boolean everyReplica) {
    this.admin = admin;
    this.everyReplica = everyReplica;
  }

  /** One object a directory; one without a path for a broker that did not answer. */
  List<Map<String, Object>> view(Collection<Integer> brokers) {
    List<Map<String, Object>> result = new ArrayList<>();
    Map<Integer, KafkaFuture<Map<String, LogDirDescription>>> answers = new TreeMap<>(admin.describeLogDirs(brokers).descriptions());
    answers.forEach((broker, answer) -> {
      try {
        new TreeMap<>(Answers.of(answer)).forEach((path, directory) -> result.add(directory(broker, path, directory)));
      } catch (KafkaException error) {
        result.add(JsonText.fields("broker", broker, "path", null, "error", Answers.message(error)));
      }
    });
    return result;
  }

  private Map<String, Object> directory(int broker, String path, LogDirDescription directory) {
    long bytes = 0;
    List<Map<String, Object>> replicas = new ArrayList<>();
    for (Map.Entry<TopicPartition, ReplicaInfo> replica : directory.replicaInfos().entrySet()) {
      bytes += replica.getValue().size();
      // one that is behind or moves between two disks is always of interest
      if (everyReplica || replica.getValue().offsetLag() > 0 || replica.getValue().isFuture()) replicas.add(replica(replica));
    }
    return JsonText.fields("broker", broker, "path", path, "error", directory.error() == null ? null : Answers.message(directory.error()),
        "totalBytes", known(directory.totalBytes()), "usableBytes", known(directory.usableBytes()), "replicaCount",
        directory.replicaInfos().size(), "replicaBytes", bytes, "replicas", replicas);
  }

  private static Map<String, Object> replica(Map.Entry<TopicPartition, ReplicaInfo> replica) {
    return JsonText.fields("topic", replica.getKey().topic(), "partition", replica.getKey().partition(), "bytes", replica.getValue().size(),
        "offsetLag", replica.getValue().offsetLag(), "future", replica.getValue().isFuture());
  }

  private static Long known(OptionalLong bytes) {
    return bytes.isPresent() ? bytes.getAsLong() : null;
  }
}
