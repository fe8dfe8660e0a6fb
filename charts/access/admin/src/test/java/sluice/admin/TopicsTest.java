package sluice.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class TopicsTest {
  private static final String ORDERS = "'topics':[{'name':'orders','partitions':3,'replicationFactor':1,'settings':{'retention.ms':'5'}}]";
  private final Run run = new Run();

  private Map<String, String> settings(String topic) {
    return run.admin.settings.get(new ConfigResource(ConfigResource.Type.TOPIC, topic));
  }

  @Test
  void createsWhatIsNotThereAndThenFindsNothingToDo() {
    assertEquals(0, run.apply(ORDERS));
    assertEquals(List.of("topic orders: created with 3 partitions, 1 replicas, retention.ms=5 (was not there)"), run.lines());
    assertTrue(run.summary().startsWith("{\"changed\":2,\"failed\":0,"), run.summary()); // the record's topic is one of the two
    assertEquals(0, run.apply(ORDERS));
    assertEquals(List.of(), run.admin.writes);
    assertEquals(List.of(), run.lines());
  }

  @Test
  void makesAllTopicsInOneRequest() {
    run.apply("'topics':[{'name':'a','partitions':1,'replicationFactor':1},{'name':'b','partitions':1,'replicationFactor':1}]");
    assertEquals(List.of("createTopics [a, b, _record]"), run.admin.writes);
  }

  @Test
  void addsPartitionsAndRefusesToTakeSomeAway() {
    run.admin.topic("orders", 2, Map.of("retention.ms", "5"));
    assertEquals(0, run.apply(ORDERS));
    assertEquals(List.of("topic orders: 3 partitions (was 2)"), run.lines());
    run.admin.topic("many", 4, Map.of());
    assertEquals(1, run.apply("'topics':[{'name':'many','partitions':3,'replicationFactor':1}]"));
    assertTrue(run.errors().contains("FAILED: topic many: 4 partitions are live and 3 are declared: Kafka cannot take partitions away; declare 4"), run.errors());
  }

  @Test
  void refusesAnotherNumberOfReplicas() {
    run.admin.topic("orders", 3, Map.of("retention.ms", "5"));
    assertEquals(1, run.apply(ORDERS.replace("'replicationFactor':1", "'replicationFactor':3")));
    assertTrue(run.errors().contains("1 replicas are live and 3 are declared"), run.errors());
  }

  @Test
  void removesOnlyKeysThatWereDeclaredBefore() {
    run.apply(ORDERS);
    settings("orders").put("leader.replication.throttled.replicas", "*");
    assertEquals(0, run.apply("'topics':[{'name':'orders','partitions':3,'replicationFactor':1}]"));
    assertEquals(List.of("topic orders: retention.ms removed (was 5)"), run.lines());
    assertEquals(Map.of("leader.replication.throttled.replicas", "*"), settings("orders"));
    settings("orders").put("retention.ms", "7"); // now it is somebody else's
    run.apply("'topics':[{'name':'orders','partitions':3,'replicationFactor':1}]");
    assertEquals(List.of(), run.lines());
  }

  @Test
  void setsADeclaredKeyBackWhoeverChangedIt() {
    run.apply(ORDERS);
    settings("orders").put("retention.ms", "7");
    run.apply(ORDERS);
    assertEquals(List.of("topic orders: retention.ms=5 (was 7)"), run.lines());
  }

  @Test
  void takesEqualValuesForEqual() {
    run.admin.topic("orders", 3, Map.of("retention.ms", "5", "cleanup.policy", "compact,delete", "preallocate.enable", "true"));
    String settings = "'settings':{'retention.ms':'05','cleanup.policy':'compact, delete','preallocate.enable':'TRUE'}";
    run.apply("'topics':[{'name':'orders','partitions':3,'replicationFactor':1," + settings + "}]");
    assertEquals(List.of(), run.lines());
    run.apply("'topics':[{'name':'orders','partitions':3,'replicationFactor':1," + settings.replace("05", "6") + "}]");
    assertEquals(List.of("topic orders: retention.ms=6 (was 5)"), run.lines());
  }

  @Test
  void deletesARetiredTopicAndForgetsIt() {
    run.apply(ORDERS);
    assertTrue(run.record.containsKey("topic/orders"));
    assertEquals(0, run.apply("'retiredTopics':['orders','never-there']"));
    assertEquals(List.of("topic orders: deleted, as it is retired (was there)"), run.lines());
    assertFalse(run.record.containsKey("topic/orders"));
    run.apply("'retiredTopics':['orders','never-there']");
    assertEquals(List.of(), run.lines());
  }

  @Test
  void tellsWhatIsRefusedAndMakesTheRest() {
    run.admin.refuse("createTopics orders", new InvalidConfigurationException("no such key"));
    assertEquals(1, run.apply("'topics':[{'name':'orders','partitions':3,'replicationFactor':1},{'name':'b','partitions':1,'replicationFactor':1}]"));
    assertEquals(List.of("topic b: created with 1 partitions, 1 replicas (was not there)"), run.lines());
    assertTrue(run.errors().contains("FAILED: topic orders: created with 3 partitions, 1 replicas (was not there): refused, InvalidConfiguration: no such key"), run.errors());
  }

  @Test
  void triesAgainWhatABrokerThatIsAwayDidNotAnswer() {
    run.admin.refuse("createTopics orders", new TimeoutException("away"), new InvalidReplicationFactorException("one is away"));
    assertEquals(0, run.apply(ORDERS));
    assertEquals("", run.errors());
    assertTrue(run.lines().get(0).startsWith("waiting: to try again: topic orders"), run.lines().toString());
    assertEquals("topic orders: created with 3 partitions, 1 replicas, retention.ms=5 (was not there)", run.lines().get(2));
  }

  @Test
  void givesUpWhenTheDeadlinePasses() {
    run.admin.refuse("createTopics orders", new TimeoutException("away"), new TimeoutException("away"), new TimeoutException("away"));
    assertEquals(1, run.apply(Duration.ZERO, Run.declaration(ORDERS)));
    assertTrue(run.errors().contains("FAILED: topic orders: "), run.errors());
  }

  @Test
  void comparesNothingWhenItCannotRead() {
    run.apply(ORDERS);
    run.admin.refuse("describeConfigs orders", new TopicAuthorizationException("no right"));
    assertEquals(1, run.apply(ORDERS));
    assertTrue(run.errors().contains("FAILED: topics cannot be read, so nothing was compared: TopicAuthorization: no right"), run.errors());
    assertEquals(List.of(), run.admin.writes);
  }

  @Test
  void recordsAKeyBeforeItIsSetAndChangesNothingWhenItCannot() {
    run.recordFails = new TopicAuthorizationException("no right");
    assertEquals(2, run.apply(ORDERS, "'settings':{'log.retention.ms':'1'}"));
    assertEquals(List.of(), run.admin.writes);
    assertTrue(run.errors().contains("topics cannot be changed, because what is applied cannot be recorded before: "), run.errors());
  }

  @Test
  void keepsItsClaimOnAKeyThatCouldNotBeRemoved() {
    run.apply(ORDERS);
    run.admin.refuse("incrementalAlterConfigs orders", new TopicAuthorizationException("no right"));
    assertEquals(1, run.apply("'topics':[{'name':'orders','partitions':3,'replicationFactor':1}]"));
    assertEquals(0, run.apply("'topics':[{'name':'orders','partitions':3,'replicationFactor':1}]"));
    assertEquals(List.of("topic orders: retention.ms removed (was 5)"), run.lines());
  }
}
