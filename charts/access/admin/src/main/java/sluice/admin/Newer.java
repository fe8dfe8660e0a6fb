package sluice.admin;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.QuorumInfo;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;

/** What only newer Kafka clients can be asked, by reflection: the program is compiled against the oldest. Null is "not known here". */
final class Newer {
  private final Method includeFenced = method(DescribeClusterOptions.class, "includeFencedBrokers", boolean.class); // 4.0
  private final Method isFenced = method(Node.class, "isFenced"); // 4.0
  private final Method elr = method(TopicPartitionInfo.class, "elr"); // seen in 3.9
  private final Method lastKnownElr = method(TopicPartitionInfo.class, "lastKnownElr"); // seen in 3.9
  private final Method directoryId = method(QuorumInfo.ReplicaState.class, "replicaDirectoryId"); // 3.9

  /** The version of this image's Kafka client; null when its jar does not say. */
  String version() {
    Properties result = new Properties();
    try (InputStream file = Node.class.getResourceAsStream("/kafka/kafka-version.properties")) {
      if (file != null) result.load(file);
    } catch (IOException unreadable) {
      return null;
    }
    return result.getProperty("version");
  }

  /** What the client of this image cannot be asked, with the reason. */
  Map<String, String> missing() {
    Map<String, String> result = new LinkedHashMap<>();
    if (isFenced == null) result.put("fenced brokers", "the Kafka client of this image is older than 4.0: a fenced broker is absent from its answers");
    if (elr == null) result.put("eligible leader replicas", "the Kafka client of this image does not know them");
    result.put("broker epochs", "Kafka's Admin protocol does not answer them");
    return result;
  }

  /** Asks for brokers that are registered but fenced as well, where the client can. */
  DescribeClusterOptions includeFenced(DescribeClusterOptions options) {
    if (includeFenced != null) call(includeFenced, options, true);
    return options;
  }

  /** Whether a broker is fenced. */
  Boolean isFenced(Node node) {
    return isFenced == null ? null : (Boolean) call(isFenced, node);
  }

  /** Replicas outside the in-sync set that may still become leader without loss. */
  List<Integer> elr(TopicPartitionInfo partition) {
    return elr == null ? null : ids(call(elr, partition));
  }

  /** Replicas that were last known to be eligible. */
  List<Integer> lastKnownElr(TopicPartitionInfo partition) {
    return lastKnownElr == null ? null : ids(call(lastKnownElr, partition));
  }

  /** Id of the directory in which a voter keeps the metadata. */
  String directoryId(QuorumInfo.ReplicaState state) {
    return directoryId == null ? null : String.valueOf(call(directoryId, state));
  }

  private static List<Integer> ids(Object nodes) {
    if (!(nodes instanceof Collection)) return null;
    return ((Collection<?>) nodes).stream().map(node -> ((Node) node).id()).collect(Collectors.toList());
  }

  private static Method method(Class<?> type, String name, Class<?>... parameters) {
    try {
      return type.getMethod(name, parameters);
    } catch (NoSuchMethodException older) {
      return null;
    }
  }

  private static Object call(Method method, Object target, Object... arguments) {
    try {
      return method.invoke(target, arguments);
    } catch (ReflectiveOperationException error) {
      throw new IllegalStateException(method + " of this image's Kafka client failed", error);
    }
  }
}
