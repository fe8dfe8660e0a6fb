import {
  heapProblems,
  type Identity,
  type KafkaConnection,
  type Labels,
  type Problem,
  type Properties,
  prefixed,
  properties,
  type Resources,
  type RunnableImage,
  type Workloads,
} from '../shared/index.js';
import { type Levels, subjectProblems } from './levels.js';

/** A Schema Registry with every default and address filled in. Plain data. */
export interface SchemaRegistryConfig extends Levels {
  /** Name of its objects and of the Service clients use, e.g. `schema-registry`. */
  readonly name: string;
  /** Kubernetes namespace. */
  readonly namespace: string;
  /** Version of the packaging, for labels. */
  readonly version: string;
  /** Image, and what is known of it. */
  readonly image: RunnableImage;
  /** The brokers' image: its tools wait for the topic. */
  readonly toolsImage: RunnableImage;
  /** Its own user's way to Kafka. */
  readonly connection: KafkaConnection;
  /** Pods; one is elected to write, all answer. */
  readonly replicas: number;
  /** Memory and CPU of each pod. */
  readonly resources: Resources;
  /** JVM heap in MiB. */
  readonly heapMiB: number;
  /** Topic that holds all schemas: one partition, compacted, no other registry's. */
  readonly topic: string;
  /** Copies of the topic. */
  readonly topicReplicas: number;
  /** Group in which its pods elect the one that writes; no other registry's. */
  readonly groupId: string;
  /** Pods outside the platform that may ask it. */
  readonly clients: readonly SchemaRegistryClient[];
}

/** Pods that may ask the registry. */
export interface SchemaRegistryClient {
  /** Kubernetes namespace. */
  readonly namespace: string;
  /** Labels of the pods; empty for all of the namespace. */
  readonly labels: Labels;
}

/** Defaults of what an environment may leave out. */
export const SCHEMA_REGISTRY_DEFAULTS = {
  replicas: 2,
  memoryGiB: 0.75,
  cpuMillis: 100,
  heapPercent: 66,
  topic: '_schemas',
  compatibility: 'BACKWARD',
} as const;

/** Port of its HTTP interface, for clients and for one pod to another. */
export const SCHEMA_REGISTRY_PORT = 8081;

/** How long a write may wait for Kafka. The registry's own half second fails at every change of a partition leader. */
const STORE_TIMEOUT_MS = 5000;

/** All pods of the registry. */
export const schemaRegistryIdentity = ({ partOf }: Pick<Workloads, 'partOf'>): Identity => ({
  name: 'schema-registry',
  component: 'registry',
  partOf,
});

/** Name of the headless Service that names its pods. */
export const nodesServiceName = (name: string) => `${name}-nodes`;

/** Where clients ask, e.g. `http://schema-registry.streaming.svc:8081`. */
export const schemaRegistryUrl = ({ name, namespace }: Pick<SchemaRegistryConfig, 'name' | 'namespace'>) =>
  `http://${name}.${namespace}.svc:${SCHEMA_REGISTRY_PORT}`;

/** Group of the pods' readers of the topic: they commit nothing, but Kafka wants a name it can check. */
export const readerGroup = (groupId: string) => `${groupId}-reader`;

/**
 * `schema-registry.properties`, the same for every pod; the start script fills in `{pod}`. Every client the registry makes of the
 * `kafkastore.*` keys reads them as Kafka's own clients do, `config.providers` included: so secrets stay in their files.
 */
export function schemaRegistryProperties(config: SchemaRegistryConfig): Properties {
  const { name, namespace, connection, topic, topicReplicas, groupId, compatibility } = config;
  return {
    ...properties({
      listeners: `http://0.0.0.0:${SCHEMA_REGISTRY_PORT}`,
      'host.name': `{pod}.${nodesServiceName(name)}.${namespace}.svc`, // the others forward writes to this name
      'inter.instance.protocol': 'http',
      'leader.eligibility': true,
      'schema.registry.group.id': groupId,
      'schema.compatibility.level': compatibility,
      'kafkastore.bootstrap.servers': connection.bootstrapServers.join(','),
      'kafkastore.topic': topic,
      'kafkastore.topic.replication.factor': topicReplicas,
      'kafkastore.group.id': readerGroup(groupId), // else one per host name, which no ACL could list
      'kafkastore.timeout.ms': STORE_TIMEOUT_MS,
    }),
    ...prefixed('kafkastore.', connection.clientSecurity),
  };
}

const TOPIC_NAME = /^[a-zA-Z0-9._-]{1,249}$/;

/** What the rules look at. */
export type SchemaRegistryValues = Pick<
  SchemaRegistryConfig,
  'name' | 'namespace' | 'replicas' | 'heapMiB' | 'resources' | 'topic' | 'groupId' | 'subjects'
>;

/** What is wrong with a registry's own values. */
export function schemaRegistryProblems(config: SchemaRegistryValues): Problem[] {
  return [
    ...replicasProblems(config),
    ...heapProblems({ heapMiB: config.heapMiB, memoryMiB: config.resources.memoryMiB, program: 'other' }),
    ...topicProblems(config),
    ...groupProblems(config),
    ...subjectProblems(config),
  ];
}

function replicasProblems({ replicas }: SchemaRegistryValues): Problem[] {
  if (Number.isInteger(replicas) && replicas >= 1) return [];
  const fix = `use ${Math.max(1, Math.floor(replicas) || 1)}`;
  return [{ path: 'replicas', what: `${replicas} pods`, why: 'nobody would answer', fix }];
}

function topicProblems({ topic }: SchemaRegistryValues): Problem[] {
  if (TOPIC_NAME.test(topic) && topic !== '.' && topic !== '..') return [];
  const why = 'Kafka takes letters, digits, ".", "_" and "-", at most 249 of them';
  return [{ path: 'topic', what: `topic name "${topic}"`, why, fix: `use ${SCHEMA_REGISTRY_DEFAULTS.topic}` }];
}

function groupProblems({ groupId, name, namespace }: SchemaRegistryValues): Problem[] {
  if (/^\S+$/.test(groupId) && !groupId.endsWith('*')) return [];
  const why = 'its pods elect the one that writes in this group, and an ACL names it';
  return [{ path: 'groupId', what: `group "${groupId}"`, why, fix: `use ${namespace}-${name}` }];
}
