package sluice.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.junit.jupiter.api.Test;

class CompareTest {
  private static final String ORDERS = "'topics':[{'name':'orders','partitions':3,'replicationFactor':1,'settings':{'retention.ms':'5'}}]";
  private final Run run = new Run();

  @Test
  void writesNothing() {
    Map<String, Object> result = run.compare(ORDERS, "'settings':{'log.retention.ms':'1'}", "'quotas':[{'user':'app','limits':{'producer_byte_rate':1}}]");
    assertEquals(List.of(), run.admin.writes);
    assertEquals(Map.of(), run.record);
    assertEquals(4, ((List<?>) result.get("differences")).size(), result.toString()); // the record's topic is one
  }

  @Test
  void saysNothingOfWhatIsAsDeclared() {
    run.apply(ORDERS);
    Map<String, Object> result = run.compare(ORDERS);
    assertEquals(List.of(), result.get("differences"));
    assertEquals(List.of(), result.get("undeclared"));
    assertEquals(List.of(), result.get("unread"));
  }

  @Test
  void showsBothSidesOfADifference() {
    run.apply(ORDERS);
    run.admin.settings.get(new ConfigResource(ConfigResource.Type.TOPIC, "orders")).put("retention.ms", "9");
    String difference = "{\"kind\":\"topic\",\"name\":\"orders\",\"text\":\"retention.ms=5 (was 9)\",\"declared\":{\"retention.ms\":\"5\"},\"live\":{\"retention.ms\":\"9\"}}";
    assertEquals("[" + difference + "]", JsonText.of(run.compare(ORDERS).get("differences")));
  }

  @Test
  void showsWhatIsLiveAndNotDeclared() {
    run.apply(ORDERS);
    run.admin.settings.get(new ConfigResource(ConfigResource.Type.TOPIC, "orders")).put("follower.replication.throttled.replicas", "*");
    run.admin.settings.put(new ConfigResource(ConfigResource.Type.BROKER, "1"), Map.of("leader.replication.throttled.rate", "1000", "a.password", "secret"));
    run.admin.topic("by-hand", 2, Map.of("retention.ms", "60000"));
    run.admin.scram.put("admin", Map.of(ScramMechanism.SCRAM_SHA_256, 4096));
    run.admin.quotas.put(new ClientQuotaEntity(Map.of("user", "x")), Map.of("producer_byte_rate", 5.0));
    List<?> found = (List<?>) run.compare(ORDERS).get("undeclared");
    assertEquals(List.of("{\"kind\":\"topic setting\",\"name\":\"orders\",\"key\":\"follower.replication.throttled.replicas\",\"value\":\"*\"}",
        "{\"kind\":\"quota\",\"name\":\"user=x\",\"key\":\"producer_byte_rate\",\"value\":5}",
        "{\"kind\":\"topic\",\"name\":\"by-hand\",\"internal\":false,\"partitions\":2,\"replicationFactor\":1,\"settings\":{\"retention.ms\":\"60000\"}}",
        "{\"kind\":\"broker setting\",\"name\":\"1\",\"key\":\"a.password\",\"value\":\"[hidden]\"}",
        "{\"kind\":\"broker setting\",\"name\":\"1\",\"key\":\"leader.replication.throttled.rate\",\"value\":\"1000\"}"),
        found.stream().map(JsonText::of).collect(java.util.stream.Collectors.toList()));
  }

  @Test
  void saysWhatCouldNotBeRead() {
    run.admin.refuse("describeAcls", new ClusterAuthorizationException("no right"));
    Map<String, Object> result = run.compare("'principals':['User:app']");
    assertEquals(List.of("ACLs cannot be read, so nothing was compared: ClusterAuthorization: no right"), result.get("unread"));
  }

  @Test
  void observesTopicsAndNamesWhatIsUnknown() {
    run.admin.topic("orders", 2, Map.of());
    run.admin.refuse("describeLogDirs 1", new TimeoutException("away"));
    Observe observe = new Observe(run.admin, false);
    String view = JsonText.of(observe.view());
    assertTrue(view.contains("\"name\":\"orders\""), view);
    assertTrue(view.contains("\"minInSyncReplicas\":2"), view);
    assertTrue(view.contains("\"leader\":0,\"replicas\":[0],\"isr\":[0]"), view);
    assertTrue(view.contains("\"replicaCount\":2,\"replicaBytes\":12,\"replicas\":[{\"topic\":\"orders\",\"partition\":1,\"bytes\":7,\"offsetLag\":3,"), view);
    assertTrue(view.contains("{\"broker\":1,\"path\":null,\"error\":\"Timeout: away\"}"), view);
    assertTrue(view.contains("{\"what\":\"quorum\",\"why\":\"UnsupportedVersion: no quorum here\"}"), view);
    assertTrue(observe.isWhole(), view);
    Json.read(view);
  }
}
