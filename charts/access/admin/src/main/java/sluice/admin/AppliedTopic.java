package sluice.admin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The record of applied keys, kept in a compacted topic of the cluster that it is about: one message an object, its keys as JSON. */
final class AppliedTopic implements Applied {
  private static final Duration POLL = Duration.ofMillis(500);
  /** Until the topic must have been read: a few thousand short messages. */
  private static final Duration READ_WITHIN = Duration.ofSeconds(30);

  private final Connection connection;
  private final String topic;
  private final Map<String, Map<String, String>> keysByObject = new HashMap<>();

  private AppliedTopic(Connection connection, String topic) {
    this.connection = connection;
    this.topic = topic;
  }

  /** Reads the record. A cluster without one was never applied to: then nothing is known of earlier runs. */
  static AppliedTopic open(Connection connection, Admin admin, Declaration declaration) {
    AppliedTopic applied = new AppliedTopic(connection, declaration.recordTopic);
    if (Answers.of(admin.listTopics().names()).contains(declaration.recordTopic)) applied.read();
    return applied;
  }

  /** As {@link #open}, but makes the topic when it is not there, and tries again while a broker is away. */
  static AppliedTopic create(Connection connection, Admin admin, Declaration declaration, Patience patience) {
    while (true) {
      try {
        NewTopic wanted = new NewTopic(declaration.recordTopic, Optional.of(1), Optional.of((short) declaration.recordReplicationFactor));
        if (!Answers.of(admin.listTopics().names()).contains(declaration.recordTopic)) {
          Answers.of(admin.createTopics(List.of(wanted.configs(SETTINGS))).all());
        }
        return open(connection, admin, declaration);
      } catch (KafkaException error) {
        if (!Answers.mayPass(error) || patience.over()) throw error;
        patience.pause();
      }
    }
  }

  @Override
  public Map<String, String> of(String object) {
    return keysByObject.getOrDefault(object, Map.of());
  }

  @Override
  public void put(Map<String, Map<String, String>> changed) {
    if (changed.isEmpty()) return;
    List<Future<?>> sent = new ArrayList<>();
    try (Producer<String, String> producer = new KafkaProducer<>(connection.with(Map.of("acks", "all", "enable.idempotence", "false", "linger.ms", "5")),
        new StringSerializer(), new StringSerializer())) {
      changed.forEach((object, keys) -> sent.add(producer.send(message(object, keys))));
      for (Future<?> one : sent) one.get();
    } catch (ExecutionException error) {
      throw error.getCause() instanceof RuntimeException ? (RuntimeException) error.getCause() : new KafkaException(error.getCause());
    } catch (InterruptedException error) {
      throw new InterruptException(error);
    }
    keysByObject.putAll(changed);
  }

  private ProducerRecord<String, String> message(String object, Map<String, String> keys) {
    return new ProducerRecord<>(topic, 0, object, keys.isEmpty() ? null : JsonText.of(keys));
  }

  private void read() {
    TopicPartition partition = new TopicPartition(topic, 0);
    try (Consumer<String, String> consumer = new KafkaConsumer<>(connection.with(Map.of("enable.auto.commit", "false")),
        new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      long until = System.nanoTime() + READ_WITHIN.toNanos();
      while (consumer.position(partition) < end) {
        if (System.nanoTime() > until) throw new TimeoutException("topic " + topic + " could not be read within " + READ_WITHIN.toSeconds() + " s");
        for (ConsumerRecord<String, String> message : consumer.poll(POLL)) remember(message);
      }
    }
  }

  private void remember(ConsumerRecord<String, String> message) {
    if (message.value() == null) {
      keysByObject.remove(message.key());
      return;
    }
    Map<String, String> keys = new HashMap<>();
    Object value = Json.read(message.value());
    if (!(value instanceof Map)) throw new Refused("topic " + topic + " holds a message that is no record of this program, at offset " + message.offset());
    ((Map<?, ?>) value).forEach((key, note) -> keys.put(String.valueOf(key), String.valueOf(note)));
    keysByObject.put(message.key(), keys);
  }
}
