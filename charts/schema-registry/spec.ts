import type { ComponentContext, KafkaNeeds, Site } from '../component.js';
import {
  consume,
  describe,
  heapFor,
  imageVersion,
  type Labels,
  type OwnParts,
  type Permission,
  type Problem,
  produce,
  type RunnableImage,
  toMiB,
} from '../shared/index.js';
import {
  readerGroup,
  SCHEMA_REGISTRY_DEFAULTS,
  type SchemaRegistryConfig,
  type SchemaRegistryValues,
  schemaRegistryProblems,
} from './config.js';
import type { CompatibilityLevel, SubjectLevel } from './levels.js';

/** The platform's Schema Registry. Its image stands in the release. */
export interface SchemaRegistrySpec extends OwnParts {
  /** Pods; one is elected to write, all answer. @default 2 */
  readonly replicas?: number;
  /** Memory of each pod: request and limit. @default 0.75 */
  readonly memoryGiB?: number;
  /** Processor of each pod: requested, never limited. @default 100 */
  readonly cpuMillis?: number;
  /** JVM heap; at most three quarters of the memory. @default 66 % of the memory */
  readonly heapMiB?: number;
  /** Level of every subject that has none of its own. Set back at each apply when somebody changed it by hand. @default BACKWARD */
  readonly compatibility?: CompatibilityLevel;
  /**
   * Levels of single subjects, e.g. `{ 'orders-value': 'FULL' }`. Subjects not named here are left alone; `INHERIT` takes a level away
   * that was set before. @default none
   */
  readonly subjects?: Readonly<Record<string, SubjectLevel>>;
  /** Topic that holds all schemas, no other registry's. Changing it leaves every schema behind. @default _schemas */
  readonly topic?: string;
  /** Group in which its pods elect the one that writes, no other registry's. @default the namespace and the registry's name */
  readonly groupId?: string;
  /** Pods outside the platform that may ask it: the network policies let nobody else through. @default none */
  readonly clients?: readonly SchemaRegistryClientSpec[];
}

/** Pods that may ask the registry. */
export interface SchemaRegistryClientSpec {
  /** Kubernetes namespace. */
  readonly namespace: string;
  /** Labels of the pods. @default all pods of the namespace */
  readonly labels?: Labels;
}

/** What a registry is resolved from, beside its spec. */
export interface SchemaRegistryInputs {
  /** What every component is resolved from. */
  readonly context: ComponentContext;
  /** Image, and what is known of it. */
  readonly image: RunnableImage;
}

/** Name of its objects, and of the Service clients use. */
export const schemaRegistryName = ({ prefix }: Pick<Site, 'prefix'>) => `${prefix}schema-registry`;

/** Name of its SCRAM user. */
export const SCHEMA_REGISTRY_USER = 'schema-registry';

/** The registry with every default and address. Assumes a spec without problems; see {@link schemaRegistrySpecProblems}. */
export function resolveSchemaRegistry(spec: SchemaRegistrySpec, { context, image }: SchemaRegistryInputs): SchemaRegistryConfig {
  return {
    ...resolveValues(spec, context),
    version: imageVersion(image) ?? 'unknown',
    image,
    toolsImage: context.kafka.image,
    connection: context.kafka.connectionOf(SCHEMA_REGISTRY_USER),
    topicReplicas: context.kafka.replicationFactor,
    compatibility: spec.compatibility ?? SCHEMA_REGISTRY_DEFAULTS.compatibility,
    clients: (spec.clients ?? []).map(({ namespace, labels = {} }) => ({ namespace, labels })),
  };
}

function resolveValues(spec: SchemaRegistrySpec, { prefix, namespace }: Pick<Site, 'prefix' | 'namespace'>): SchemaRegistryValues {
  const { replicas, memoryGiB, cpuMillis, heapPercent, topic } = SCHEMA_REGISTRY_DEFAULTS;
  const name = schemaRegistryName({ prefix });
  const memoryMiB = toMiB(spec.memoryGiB ?? memoryGiB);
  return {
    name,
    namespace,
    replicas: spec.replicas ?? replicas,
    resources: { memoryMiB, cpuMillis: spec.cpuMillis ?? cpuMillis },
    heapMiB: spec.heapMiB ?? heapFor(memoryMiB, heapPercent),
    topic: spec.topic ?? topic,
    groupId: spec.groupId ?? `${namespace}-${name}`,
    subjects: spec.subjects ?? {},
  };
}

/** What the registry asks of Kafka: its topic, and a user who may use that topic and its two groups, nothing else. */
export function schemaRegistryNeeds(spec: SchemaRegistrySpec, site: Site): KafkaNeeds {
  const { topic, groupId } = resolveValues(spec, site);
  const can: readonly Permission[] = [
    produce(topic),
    consume(topic, { group: groupId }),
    consume(topic, { group: readerGroup(groupId) }),
    describe(topic), // it looks at the topic's cleanup policy before it starts
  ];
  return {
    topics: [{ name: topic, partitions: 1, settings: { 'cleanup.policy': 'compact' } }],
    users: [{ name: SCHEMA_REGISTRY_USER, can }],
  };
}

/** What is wrong with a spec, by the names of its fields. */
export function schemaRegistrySpecProblems(spec: SchemaRegistrySpec, context: Pick<Site, 'prefix' | 'namespace'>): Problem[] {
  return schemaRegistryProblems(resolveValues(spec, context));
}
