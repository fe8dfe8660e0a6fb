package sluice.admin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaFuture;

/** Changes of one kind that one request to the brokers makes. */
final class Request {
  /**
   * Metadata records of one request. A KRaft controller refuses a request of more than 10,000 as "excessively large", and brokers that
   * make a thousand partitions at once keep others waiting.
   */
  static final int MAX_WEIGHT = 1_000;

  /** The changes, in the order of what {@link #send} answers. */
  final List<Difference> differences;
  private final Supplier<List<KafkaFuture<?>>> sending;

  private Request(List<Difference> differences, Supplier<List<KafkaFuture<?>>> sending) {
    this.differences = differences;
    this.sending = sending;
  }

  /** Sends the request: one future for each difference. */
  List<KafkaFuture<?>> send() {
    return sending.get();
  }

  /** One change, with what the request takes for it. */
  static final class Item<K, V> {
    final Difference difference;
    final K key;
    final V value;
    final int weight;

    /** {@code weight}: metadata records that the change comes to, about. */
    Item(Difference difference, K key, V value, int weight) {
      this.difference = difference;
      this.key = key;
      this.value = value;
      this.weight = weight;
    }
  }

  /** The fewest requests that make these changes. {@code send} takes the changes of one request and answers a future for each key. */
  static <K, V> List<Request> batched(List<Item<K, V>> items, Function<Map<K, V>, Map<K, ? extends KafkaFuture<?>>> send) {
    List<Request> requests = new ArrayList<>();
    List<Item<K, V>> batch = new ArrayList<>();
    int weight = 0;
    for (Item<K, V> item : items) {
      if (!batch.isEmpty() && weight + item.weight > MAX_WEIGHT) {
        requests.add(of(batch, send));
        batch = new ArrayList<>();
        weight = 0;
      }
      batch.add(item);
      weight += item.weight;
    }
    if (!batch.isEmpty()) requests.add(of(batch, send));
    return requests;
  }

  private static <K, V> Request of(List<Item<K, V>> items, Function<Map<K, V>, Map<K, ? extends KafkaFuture<?>>> send) {
    List<Difference> differences = new ArrayList<>();
    Map<K, V> batch = new LinkedHashMap<>();
    for (Item<K, V> item : items) {
      differences.add(item.difference);
      batch.put(item.key, item.value);
    }
    return new Request(differences, () -> {
      Map<K, ? extends KafkaFuture<?>> answers = send.apply(batch);
      List<KafkaFuture<?>> inOrder = new ArrayList<>();
      for (K key : batch.keySet()) inOrder.add(answers.get(key));
      return inOrder;
    });
  }
}
