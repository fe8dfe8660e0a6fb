package sluice.admin;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** What a cluster must hold: the file that declaration.ts writes. */
final class Declaration {
  private static final Set<String> FIELDS = new LinkedHashSet<>(List.of("version", "brokers", "record", "settings", "topics", "retiredTopics",
      "users", "retiredUsers", "principals", "acls", "quotas", "retiredQuotas"));
  /** The one form of the file that this program reads. */
  private static final long VERSION = 1;

  /** Brokers that must be there before anything is changed. */
  final int brokers;
  /** Topic where the program keeps what it has declared: one partition, compacted. */
  final String recordTopic;
  final int recordReplicationFactor;
  /** Cluster-wide broker settings that Kafka takes live. */
  final Map<String, String> settings;
  final List<Topic> topics;
  /** Topics to delete. */
  final Set<String> retiredTopics;
  final List<User> users;
  /** Users whose passwords are taken away. */
  final Set<String> retiredUsers;
  /** Principals whose ACLs are all declared here: what they have besides is removed. */
  final Set<String> principals;
  final Set<AclBinding> acls;
  final Map<ClientQuotaEntity, Map<String, Double>> quotas;
  /** Entities that lose all their quotas. */
  final Set<ClientQuotaEntity> retiredQuotas;

  /** A topic as declared. */
  static final class Topic {
    final String name;
    final int partitions;
    final int replicationFactor;
    final Map<String, String> settings;

    Topic(String name, int partitions, int replicationFactor, Map<String, String> settings) {
      this.name = name;
      this.partitions = partitions;
      this.replicationFactor = replicationFactor;
      this.settings = settings;
    }
  }

  /** A user who logs in with a password, by one mechanism or several. */
  static final class User {
    final String name;
    final List<ScramMechanism> mechanisms;
    /** File with the password, mounted. */
    final String passwordFile;

    User(String name, List<ScramMechanism> mechanisms, String passwordFile) {
      this.name = name;
      this.mechanisms = mechanisms;
      this.passwordFile = passwordFile;
    }
  }

  private Declaration(Fields file) {
    if (!Long.valueOf(VERSION).equals(file.any("version"))) {
      throw file.wrong("version", file.any("version"), VERSION + ": another release of Sluice wrote it, and its program reads it");
    }
    Fields record = Fields.of("declaration.record", file.any("record"), Set.of("topic", "replicationFactor"));
    brokers = file.count("brokers");
    recordTopic = record.text("topic");
    recordReplicationFactor = record.count("replicationFactor");
    settings = file.textByName("settings");
    topics = file.objects("topics", Set.of("name", "partitions", "replicationFactor", "settings", "rate"), Declaration::topic);
    retiredTopics = new LinkedHashSet<>(file.texts("retiredTopics"));
    users = file.objects("users", Set.of("name", "mechanisms", "passwordFile"), Declaration::user);
    retiredUsers = new LinkedHashSet<>(file.texts("retiredUsers"));
    principals = new LinkedHashSet<>(file.texts("principals"));
    acls = new LinkedHashSet<>();
    file.objects("acls", Set.of("principal", "host", "resource", "pattern", "name", "operations", "permission"), Declaration::bindings)
        .forEach(acls::addAll);
    quotas = new LinkedHashMap<>();
    file.objects("quotas", Set.of("user", "clientId", "ip", "limits"), this::addQuota);
    retiredQuotas = new LinkedHashSet<>(file.objects("retiredQuotas", Set.of("user", "clientId", "ip"), Declaration::entity));
    refuseContradictions();
  }

  /** The declaration in a text. Throws {@link Refused} with the field that is wrong. */
  static Declaration read(String text) {
    return new Declaration(Fields.of("declaration", Json.read(text), FIELDS));
  }

  private static Topic topic(Fields topic) {
    return new Topic(topic.text("name"), topic.count("partitions"), topic.count("replicationFactor"), topic.textByName("settings"));
  }

  private static User user(Fields user) {
    List<ScramMechanism> mechanisms = new ArrayList<>();
    for (String name : user.texts("mechanisms")) {
      ScramMechanism mechanism = ScramMechanism.fromMechanismName(name);
      if (mechanism == ScramMechanism.UNKNOWN) throw user.wrong("mechanisms", name, "SCRAM-SHA-256 or SCRAM-SHA-512");
      mechanisms.add(mechanism);
    }
    if (mechanisms.isEmpty()) throw user.wrong("mechanisms", mechanisms, "at least one mechanism");
    return new User(user.text("name"), mechanisms, user.text("passwordFile"));
  }

  private static List<AclBinding> bindings(Fields acl) {
    ResourceType resource = known(acl, "resource", acl.text("resource"), ResourceType::fromString, ResourceType.UNKNOWN, ResourceType.ANY);
    PatternType pattern = known(acl, "pattern", acl.text("pattern", "LITERAL"), PatternType::fromString, PatternType.UNKNOWN, PatternType.ANY);
    if (pattern == PatternType.MATCH) throw acl.wrong("pattern", "MATCH", "LITERAL or PREFIXED");
    AclPermissionType permission = known(acl, "permission", acl.text("permission", "ALLOW"), AclPermissionType::fromString,
        AclPermissionType.UNKNOWN, AclPermissionType.ANY);
    ResourcePattern on = new ResourcePattern(resource, acl.text("name"), pattern);
    List<AclBinding> result = new ArrayList<>();
    for (String name : acl.texts("operations")) {
      AclOperation operation = known(acl, "operations", name, AclOperation::fromString, AclOperation.UNKNOWN, AclOperation.ANY);
      result.add(new AclBinding(on, new AccessControlEntry(acl.text("principal"), acl.text("host", "*"), operation, permission)));
    }
    return result;
  }

  /** A word of Kafka's. What this image's client does not know it could neither send nor recognise in what the brokers answer. */
  private static <T> T known(Fields acl, String field, String word, Function<String, T> parse, T unknown, T any) {
    T value = parse.apply(word);
    if (value == unknown || value == any) throw acl.wrong(field, word, "a word that the Kafka client of this image knows");
    return value;
  }

  private Void addQuota(Fields quota) {
    ClientQuotaEntity entity = entity(quota);
    if (quotas.put(entity, quota.numberByName("limits")) != null) throw quota.wrong("limits", entity.entries(), "declared once");
    return null;
  }

  /** Null stands for Kafka's default entity: every user, client id or address without a quota. */
  private static ClientQuotaEntity entity(Fields quota) {
    Map<String, String> entries = new LinkedHashMap<>();
    Map.of("user", ClientQuotaEntity.USER, "clientId", ClientQuotaEntity.CLIENT_ID, "ip", ClientQuotaEntity.IP).forEach((field, type) -> {
      if (quota.has(field)) entries.put(type, quota.any(field) == null ? null : quota.text(field));
    });
    if (entries.isEmpty()) throw quota.wrong("user", null, "there, or clientId or ip: a quota needs an entity");
    return new ClientQuotaEntity(entries);
  }

  private void refuseContradictions() {
    Set<String> seen = new HashSet<>();
    for (Topic topic : topics) {
      if (!seen.add(topic.name)) throw new Refused("topic " + topic.name + " is declared twice");
      if (retiredTopics.contains(topic.name)) throw new Refused("topic " + topic.name + " is both declared and retired");
      if (topic.name.equals(recordTopic)) throw new Refused("topic " + topic.name + " is declared, but it is the record's own");
    }
    if (retiredTopics.contains(recordTopic)) throw new Refused("topic " + recordTopic + " is retired, but the record is kept in it");
    seen.clear();
    for (User user : users) {
      if (!seen.add(user.name)) throw new Refused("user " + user.name + " is declared twice");
      if (retiredUsers.contains(user.name)) throw new Refused("user " + user.name + " is both declared and retired");
    }
    for (AclBinding acl : acls) {
      if (!principals.contains(acl.entry().principal())) {
        throw new Refused("an ACL of " + acl.entry().principal() + " is declared, but the principal is not among \"principals\"");
      }
    }
    for (ClientQuotaEntity entity : retiredQuotas) {
      if (quotas.containsKey(entity)) throw new Refused("the quota of " + entity.entries() + " is both declared and retired");
    }
  }
}
