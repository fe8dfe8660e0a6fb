package org.apache.kafka.clients.admin;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.DuplicateResourceException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.apache.kafka.common.message.DescribeUserScramCredentialsResponseData;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.quota.ClientQuotaFilter;

/**
 * Kafka's MockAdminClient, with what it leaves out: settings with their source, more partitions, ACLs, quotas, SCRAM. Counts requests, and
 * refuses what it is told to. In Kafka's package, because its results can only be made there.
 */
public final class WholeMockAdminClient extends MockAdminClient {
  /** Requests that change something, in their order: {@code createTopics [a, b]}. */
  public final List<String> writes = new ArrayList<>();
  /** Settings by resource, as they were set. */
  public final Map<ConfigResource, Map<String, String>> settings = new HashMap<>();
  public final Set<AclBinding> acls = new LinkedHashSet<>();
  public final Map<ClientQuotaEntity, Map<String, Double>> quotas = new LinkedHashMap<>();
  /** Iterations by user and mechanism. */
  public final Map<String, Map<ScramMechanism, Integer>> scram = new TreeMap<>();
  private final Map<String, Deque<KafkaException>> refusals = new HashMap<>();

  private WholeMockAdminClient(List<Node> brokers) {
    super(brokers, brokers.get(0));
  }

  /** A cluster of so many brokers. */
  public static WholeMockAdminClient of(int brokers) {
    List<Node> nodes = new ArrayList<>();
    for (int id = 0; id < brokers; id++) nodes.add(new Node(id, "localhost", 1000 + id));
    return new WholeMockAdminClient(nodes);
  }

  /** The next requests about an object are refused, one with each error: {@code refuse("createTopics orders", error)}. */
  public void refuse(String what, KafkaException... errors) {
    refusals.put(what, new ArrayDeque<>(List.of(errors)));
  }

  /** A topic made by hand. */
  public void topic(String name, int partitions, Map<String, String> set) {
    List<TopicPartitionInfo> infos = new ArrayList<>();
    Node leader = brokers().get(0);
    for (int id = 0; id < partitions; id++) infos.add(new TopicPartitionInfo(id, leader, List.of(leader), List.of(leader)));
    addTopic(false, name, infos, Map.of());
    settings.computeIfAbsent(new ConfigResource(ConfigResource.Type.TOPIC, name), key -> new TreeMap<>()).putAll(set);
  }

  private KafkaException refusal(String what) {
    return refusals.getOrDefault(what, new ArrayDeque<>()).poll();
  }

  private KafkaFuture<Void> answer(KafkaException refusal, Runnable change) {
    if (refusal != null) return failed(refusal);
    change.run();
    return KafkaFuture.completedFuture(null);
  }

  private static <T> KafkaFuture<T> failed(KafkaException error) {
    KafkaFutureImpl<T> result = new KafkaFutureImpl<>();
    result.completeExceptionally(error);
    return result;
  }

  @Override
  public synchronized CreateTopicsResult createTopics(Collection<NewTopic> topics, CreateTopicsOptions options) {
    writes.add("createTopics " + topics.stream().map(NewTopic::name).collect(Collectors.toList()));
    Map<String, KafkaFuture<CreateTopicsResult.TopicMetadataAndConfig>> result = new LinkedHashMap<>();
    for (NewTopic topic : topics) {
      KafkaException refusal = refusal("createTopics " + topic.name());
      if (refusal == null) {
        super.createTopics(List.of(topic), options);
        result.put(topic.name(), KafkaFuture.completedFuture(null));
        settings.put(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()), new TreeMap<>(topic.configs()));
      } else {
        result.put(topic.name(), failed(refusal));
      }
    }
    return new CreateTopicsResult(result);
  }

  @Override
  public synchronized DeleteTopicsResult deleteTopics(TopicCollection topics, DeleteTopicsOptions options) {
    writes.add("deleteTopics " + ((TopicCollection.TopicNameCollection) topics).topicNames());
    return super.deleteTopics(topics, options);
  }

  @Override
  public synchronized CreatePartitionsResult createPartitions(Map<String, NewPartitions> partitions, CreatePartitionsOptions options) {
    writes.add("createPartitions " + partitions.keySet());
    Map<String, KafkaFuture<Void>> result = new LinkedHashMap<>();
    partitions.forEach((name, more) -> result.put(name, answer(refusal("createPartitions " + name), () -> {
      Map<String, String> set = settings.get(new ConfigResource(ConfigResource.Type.TOPIC, name));
      super.deleteTopics(TopicCollection.ofTopicNames(List.of(name)), new DeleteTopicsOptions());
      topic(name, more.totalCount(), set);
    })));
    return new CreatePartitionsResult(result);
  }

  @Override
  public synchronized DescribeConfigsResult describeConfigs(Collection<ConfigResource> resources, DescribeConfigsOptions options) {
    Map<ConfigResource, KafkaFuture<Config>> result = new LinkedHashMap<>();
    for (ConfigResource resource : resources) {
      KafkaException refusal = refusal("describeConfigs " + resource.name());
      result.put(resource, refusal == null ? KafkaFuture.completedFuture(config(resource)) : failed(refusal));
    }
    return new DescribeConfigsResult(result);
  }

  private Config config(ConfigResource resource) {
    List<ConfigEntry> entries = new ArrayList<>();
    ConfigEntry.ConfigSource source = resource.type() == ConfigResource.Type.TOPIC ? ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG
        : resource.name().isEmpty() ? ConfigEntry.ConfigSource.DYNAMIC_DEFAULT_BROKER_CONFIG : ConfigEntry.ConfigSource.DYNAMIC_BROKER_CONFIG;
    settings.getOrDefault(resource, Map.of()).forEach((key, value) -> {
      ConfigEntry.ConfigType type = key.endsWith(".ms") ? ConfigEntry.ConfigType.LONG : key.endsWith(".policy") ? ConfigEntry.ConfigType.LIST
          : key.endsWith(".enable") ? ConfigEntry.ConfigType.BOOLEAN : ConfigEntry.ConfigType.STRING;
      boolean secret = key.endsWith(".password");
      entries.add(new ConfigEntry(key, secret ? null : value, source, secret, false, List.of(), type, ""));
    });
    entries.add(new ConfigEntry("min.insync.replicas", "2", ConfigEntry.ConfigSource.STATIC_BROKER_CONFIG, false, false, List.of(), ConfigEntry.ConfigType.INT, ""));
    return new Config(entries);
  }

  @Override
  public synchronized AlterConfigsResult incrementalAlterConfigs(Map<ConfigResource, Collection<AlterConfigOp>> configs, AlterConfigsOptions options) {
    writes.add("incrementalAlterConfigs " + configs.keySet().stream().map(ConfigResource::name).collect(Collectors.toList()));
    Map<ConfigResource, KafkaFuture<Void>> result = new LinkedHashMap<>();
    configs.forEach((resource, operations) -> result.put(resource, answer(refusal("incrementalAlterConfigs " + resource.name()), () -> {
      for (AlterConfigOp operation : operations) {
        Map<String, String> set = settings.computeIfAbsent(resource, key -> new TreeMap<>());
        if (operation.opType() == AlterConfigOp.OpType.DELETE) set.remove(operation.configEntry().name());
        else set.put(operation.configEntry().name(), operation.configEntry().value());
      }
    })));
    return new AlterConfigsResult(result);
  }

  @Override
  public synchronized DescribeAclsResult describeAcls(AclBindingFilter filter, DescribeAclsOptions options) {
    KafkaException refusal = refusal("describeAcls");
    return new DescribeAclsResult(refusal == null ? KafkaFuture.completedFuture(new ArrayList<>(acls)) : failed(refusal));
  }

  @Override
  public synchronized CreateAclsResult createAcls(Collection<AclBinding> bindings, CreateAclsOptions options) {
    writes.add("createAcls " + bindings.size());
    Map<AclBinding, KafkaFuture<Void>> result = new LinkedHashMap<>();
    bindings.forEach(binding -> result.put(binding, answer(refusal("createAcls " + binding.entry().principal()), () -> acls.add(binding))));
    return new CreateAclsResult(result);
  }

  @Override
  public synchronized DeleteAclsResult deleteAcls(Collection<AclBindingFilter> filters, DeleteAclsOptions options) {
    writes.add("deleteAcls " + filters.size());
    Map<AclBindingFilter, KafkaFuture<DeleteAclsResult.FilterResults>> result = new LinkedHashMap<>();
    for (AclBindingFilter filter : filters) {
      KafkaException refusal = refusal("deleteAcls");
      if (refusal == null) acls.removeIf(filter::matches);
      DeleteAclsResult.FilterResult one = new DeleteAclsResult.FilterResult(null, (org.apache.kafka.common.errors.ApiException) refusal);
      result.put(filter, KafkaFuture.completedFuture(new DeleteAclsResult.FilterResults(List.of(one))));
    }
    return new DeleteAclsResult(result);
  }

  @Override
  public DescribeClientQuotasResult describeClientQuotas(ClientQuotaFilter filter, DescribeClientQuotasOptions options) {
    return new DescribeClientQuotasResult(KafkaFuture.completedFuture(new LinkedHashMap<>(quotas)));
  }

  @Override
  public AlterClientQuotasResult alterClientQuotas(Collection<ClientQuotaAlteration> entries, AlterClientQuotasOptions options) {
    writes.add("alterClientQuotas " + entries.size());
    Map<ClientQuotaEntity, KafkaFuture<Void>> result = new LinkedHashMap<>();
    for (ClientQuotaAlteration entry : entries) {
      result.put(entry.entity(), answer(refusal("alterClientQuotas"), () -> {
        Map<String, Double> limits = new TreeMap<>(quotas.getOrDefault(entry.entity(), Map.of()));
        for (ClientQuotaAlteration.Op operation : entry.ops()) {
          if (operation.value() == null) limits.remove(operation.key());
          else limits.put(operation.key(), operation.value());
        }
        quotas.put(entry.entity(), limits);
        if (limits.isEmpty()) quotas.remove(entry.entity());
      }));
    }
    return new AlterClientQuotasResult(result);
  }

  @Override
  public DescribeUserScramCredentialsResult describeUserScramCredentials(List<String> users, DescribeUserScramCredentialsOptions options) {
    DescribeUserScramCredentialsResponseData data = new DescribeUserScramCredentialsResponseData();
    scram.forEach((user, mechanisms) -> {
      DescribeUserScramCredentialsResponseData.DescribeUserScramCredentialsResult one =
          new DescribeUserScramCredentialsResponseData.DescribeUserScramCredentialsResult().setUser(user);
      mechanisms.forEach((mechanism, iterations) -> one.credentialInfos().add(
          new DescribeUserScramCredentialsResponseData.CredentialInfo().setMechanism(mechanism.type()).setIterations(iterations)));
      data.results().add(one);
    });
    return new DescribeUserScramCredentialsResult(KafkaFuture.completedFuture(data));
  }

  @Override
  public AlterUserScramCredentialsResult alterUserScramCredentials(List<UserScramCredentialAlteration> alterations, AlterUserScramCredentialsOptions options) {
    writes.add("alterUserScramCredentials " + alterations.size());
    Map<String, KafkaFuture<Void>> result = new LinkedHashMap<>();
    for (UserScramCredentialAlteration alteration : alterations) {
      if (result.containsKey(alteration.user())) {
        result.put(alteration.user(), failed(new DuplicateResourceException("A user credential cannot be altered twice in the same request")));
        continue;
      }
      Map<ScramMechanism, Integer> mechanisms = scram.computeIfAbsent(alteration.user(), user -> new TreeMap<>());
      result.put(alteration.user(), answer(refusal("alterUserScramCredentials " + alteration.user()), () -> {
        if (alteration instanceof UserScramCredentialDeletion) mechanisms.remove(((UserScramCredentialDeletion) alteration).mechanism());
        else mechanisms.put(((UserScramCredentialUpsertion) alteration).credentialInfo().mechanism(), ((UserScramCredentialUpsertion) alteration).credentialInfo().iterations());
      }));
      if (mechanisms.isEmpty()) scram.remove(alteration.user());
    }
    return new AlterUserScramCredentialsResult(result);
  }

  @Override
  public DescribeMetadataQuorumResult describeMetadataQuorum(DescribeMetadataQuorumOptions options) {
    return new DescribeMetadataQuorumResult(failed(new UnsupportedVersionException("no quorum here")));
  }

  @Override
  public DescribeFeaturesResult describeFeatures(DescribeFeaturesOptions options) {
    return new DescribeFeaturesResult(failed(new UnsupportedVersionException("no features here")));
  }

  @Override
  public synchronized DescribeLogDirsResult describeLogDirs(Collection<Integer> brokers, DescribeLogDirsOptions options) {
    Map<TopicPartition, ReplicaInfo> replicas = new LinkedHashMap<>();
    replicas.put(new TopicPartition("orders", 0), new ReplicaInfo(5, 0, false));
    replicas.put(new TopicPartition("orders", 1), new ReplicaInfo(7, 3, false));
    Map<Integer, KafkaFuture<Map<String, LogDirDescription>>> result = new LinkedHashMap<>();
    for (int broker : brokers) {
      KafkaException refusal = refusal("describeLogDirs " + broker);
      result.put(broker, refusal == null ? KafkaFuture.completedFuture(Map.of("/data", new LogDirDescription(null, replicas))) : failed(refusal));
    }
    return new DescribeLogDirsResult(result);
  }
}
