package sluice.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.InvalidRequestException;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {
  private static final ConfigResource EVERY_BROKER = new ConfigResource(ConfigResource.Type.BROKER, "");
  private final Run run = new Run();

  @TempDir
  Path folder;

  private String user(String name, String password, String... mechanisms) {
    String names = List.of(mechanisms).stream().map(mechanism -> "'" + mechanism + "'").collect(Collectors.joining(","));
    return "'users':[{'name':'" + name + "','mechanisms':[" + names + "],'passwordFile':'" + Run.file(folder, name, password + "\n") + "'}]";
  }

  @Test
  void passwordsAreSetInRequestsThatASlowProcessorHashesInTime() {
    String file = Run.file(folder, "all", "secret\n");
    String users = IntStream.range(0, 51).mapToObj(i -> "{'name':'u" + i + "','mechanisms':['SCRAM-SHA-512'],'passwordFile':'" + file + "'}")
        .collect(Collectors.joining(","));
    assertEquals(0, run.apply("'users':[" + users + "]"));
    assertEquals(List.of("alterUserScramCredentials 25", "alterUserScramCredentials 25", "alterUserScramCredentials 1"),
        run.admin.writes.stream().filter(write -> write.startsWith("alterUser")).collect(Collectors.toList()));
  }

  private static AclBinding acl(String principal, AclOperation operation, String topic) {
    return new AclBinding(new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
        new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW));
  }

  @Test
  void brokerSettingsLeaveOthersAlone() {
    run.admin.settings.put(EVERY_BROKER, new TreeMap<>(Map.of("min.insync.replicas", "1")));
    assertEquals(0, run.apply("'settings':{'log.retention.ms':'5'}"));
    assertEquals(List.of("broker settings: log.retention.ms=5 (was not set)"), run.lines());
    assertEquals(0, run.apply());
    assertEquals(List.of("broker settings: log.retention.ms removed (was 5)"), run.lines());
    assertEquals(Map.of("min.insync.replicas", "1"), run.admin.settings.get(EVERY_BROKER));
  }

  @Test
  void aPasswordIsSetOnceAndAgainWhenItIsAnother() {
    assertEquals(0, run.apply(user("app", "one", "SCRAM-SHA-512")));
    assertEquals(List.of("user app: password set for SCRAM-SHA-512 (there was none)"), run.lines());
    run.apply(user("app", "one", "SCRAM-SHA-512"));
    assertEquals(List.of(), run.lines());
    run.apply(user("app", "two", "SCRAM-SHA-512"));
    assertEquals(List.of("user app: password set for SCRAM-SHA-512 (it was another, or was set by hand)"), run.lines());
    assertTrue(run.record.toString().matches("(?s).*user/app=\\{SCRAM-SHA-512=[0-9]+:[0-9a-f]{64}}.*"), run.record.toString());
  }

  @Test
  void aPasswordThatAHandSetIsSetAgain() {
    run.apply(user("app", "one", "SCRAM-SHA-512"));
    run.admin.scram.get("app").put(ScramMechanism.SCRAM_SHA_512, 4096);
    run.apply(user("app", "one", "SCRAM-SHA-512"));
    assertEquals(1, run.lines().size());
  }

  @Test
  void aMechanismThatLeavesTheDeclarationIsRemovedAndAnotherIsLeftAlone() {
    assertEquals(0, run.apply(user("app", "one", "SCRAM-SHA-512", "SCRAM-SHA-256")));
    assertEquals(2, run.lines().size());
    assertEquals(Set.of(ScramMechanism.SCRAM_SHA_256, ScramMechanism.SCRAM_SHA_512), run.admin.scram.get("app").keySet());
    run.apply(user("app", "one", "SCRAM-SHA-512"));
    assertEquals(List.of("user app: password for SCRAM-SHA-256 removed (was there)"), run.lines());
    run.admin.scram.get("app").put(ScramMechanism.SCRAM_SHA_256, 4096);
    run.apply(user("app", "one", "SCRAM-SHA-512"));
    assertEquals(List.of(), run.lines());
  }

  @Test
  void aUserWithoutAPasswordFileFailsAndOthersAreMade() {
    String users = user("app", "one", "SCRAM-SHA-512").replace("]}]", "]}]").replace("'users':[", "'users':[{'name':'lost','mechanisms':['SCRAM-SHA-512'],'passwordFile':'/none'},");
    assertEquals(1, run.apply(users));
    assertTrue(run.errors().contains("FAILED: user lost: its password file /none cannot be read"), run.errors());
    assertEquals(Set.of("app"), run.admin.scram.keySet());
  }

  @Test
  void anEmptyPasswordIsRefused() {
    assertEquals(1, run.apply(user("app", "", "SCRAM-SHA-512")));
    assertTrue(run.errors().contains("is empty"), run.errors());
  }

  @Test
  void aRetiredUserCannotLogInAnyMore() {
    run.apply(user("app", "one", "SCRAM-SHA-512"));
    assertEquals(0, run.apply("'retiredUsers':['app','never-there']"));
    assertEquals(List.of("user app: password for SCRAM-SHA-512 removed, as it is retired (was there)"), run.lines());
    assertEquals(Map.of(), run.admin.scram);
    run.apply("'retiredUsers':['app','never-there']");
    assertEquals(List.of(), run.lines());
  }

  @Test
  void aPrincipalHasExactlyTheDeclaredAcls() {
    AclBinding others = acl("User:other", AclOperation.READ, "orders");
    run.admin.acls.add(others);
    run.admin.acls.add(acl("User:app", AclOperation.ALL, "orders"));
    String acls = "'principals':['User:app'],'acls':[{'principal':'User:app','operations':['READ','DESCRIBE'],'resource':'TOPIC','name':'orders'}]";
    assertEquals(0, run.apply(acls));
    assertEquals(List.of("acl User:app from * ALLOW READ on TOPIC LITERAL orders: added (was not there)",
        "acl User:app from * ALLOW DESCRIBE on TOPIC LITERAL orders: added (was not there)",
        "acl User:app from * ALLOW ALL on TOPIC LITERAL orders: removed (was there)"), run.lines());
    assertEquals(Set.of(others, acl("User:app", AclOperation.READ, "orders"), acl("User:app", AclOperation.DESCRIBE, "orders")), run.admin.acls);
    run.apply(acls);
    assertEquals(List.of(), run.lines());
  }

  @Test
  void denyHostAndPrefixAreParts() {
    run.apply("'principals':['User:app'],'acls':[{'principal':'User:app','host':'10.0.0.1','permission':'DENY','operations':['WRITE'],"
        + "'resource':'TRANSACTIONAL_ID','pattern':'PREFIXED','name':'app-'}]");
    assertEquals(List.of("acl User:app from 10.0.0.1 DENY WRITE on TRANSACTIONAL_ID PREFIXED app-: added (was not there)"), run.lines());
  }

  @Test
  void aRefusedAclFailsAndOthersAreMade() {
    run.admin.refuse("createAcls User:app", new InvalidRequestException("no"));
    run.admin.acls.add(acl("User:b", AclOperation.READ, "x"));
    run.admin.refuse("deleteAcls", new InvalidRequestException("no"));
    String acls = "'acls':[{'principal':'User:app','operations':['READ'],'resource':'TOPIC','name':'orders'},{'principal':'User:b','operations':['READ'],'resource':'TOPIC','name':'orders'}]";
    assertEquals(2, run.apply("'principals':['User:app','User:b']", acls));
    assertEquals(List.of("acl User:b from * ALLOW READ on TOPIC LITERAL orders: added (was not there)"), run.lines());
  }

  @Test
  void withoutPrincipalsAclsAreNotAskedFor() {
    run.admin.refuse("describeAcls", new SecurityDisabledException("no authorizer"));
    assertEquals(0, run.apply());
    assertEquals(1, run.apply("'principals':['User:app']"));
    assertTrue(run.errors().contains("ACLs cannot be read, so nothing was compared: SecurityDisabled: no authorizer"), run.errors());
  }

  @Test
  void quotasOfUsersClientsAndAddresses() {
    String quotas = "'quotas':[{'user':'app','limits':{'producer_byte_rate':1000,'request_percentage':12.5}},{'user':null,'clientId':'loader','limits':{'consumer_byte_rate':5}},"
        + "{'ip':null,'limits':{'connection_creation_rate':3}}]";
    assertEquals(0, run.apply(quotas));
    assertEquals(List.of("quota user=app: producer_byte_rate=1000 (was not set), request_percentage=12.5 (was not set)",
        "quota client-id=loader user=<default>: consumer_byte_rate=5 (was not set)", "quota ip=<default>: connection_creation_rate=3 (was not set)"), run.lines());
    assertEquals("alterClientQuotas 3", run.admin.writes.get(run.admin.writes.size() - 1));
    run.apply(quotas);
    assertEquals(List.of(), run.lines());
  }

  @Test
  void aQuotaKeyIsRemovedOnlyWhenItWasDeclared() {
    ClientQuotaEntity app = new ClientQuotaEntity(Map.of("user", "app"));
    run.apply("'quotas':[{'user':'app','limits':{'producer_byte_rate':1000}}]");
    run.admin.quotas.put(app, new TreeMap<>(Map.of("producer_byte_rate", 1000.0, "consumer_byte_rate", 7.0)));
    run.apply("'quotas':[{'user':'app','limits':{}}]");
    assertEquals(List.of("quota user=app: producer_byte_rate removed (was 1000)"), run.lines());
    assertEquals(Map.of(app, Map.of("consumer_byte_rate", 7.0)), run.admin.quotas);
    run.apply("'retiredQuotas':[{'user':'app'}]");
    assertEquals(List.of("quota user=app: consumer_byte_rate removed (was 7)"), run.lines());
    assertEquals(Map.of(), run.admin.quotas);
  }

  @Test
  void oneKindThatFailsLeavesTheOthers() {
    run.admin.refuse("describeAcls", new ClusterAuthorizationException("no right"));
    assertEquals(1, run.apply("'principals':['User:app']", "'quotas':[{'user':'app','limits':{'producer_byte_rate':1}}]"));
    assertEquals(List.of("quota user=app: producer_byte_rate=1 (was not set)"), run.lines());
  }
}
