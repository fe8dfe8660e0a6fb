import type { Access, Topic, User } from '../charts/access/index.js';
import {
  brokersServiceName,
  type Coordination,
  KAFKA_IMAGES,
  type KafkaCluster,
  type NodePool,
  serviceHost,
} from '../charts/kafka/index.js';
import { updateMode, type VersionModel } from '../charts/kafka/versions/index.js';
import type { Properties, Workloads } from '../charts/shared/index.js';
import type { KafkaNeeds } from './components/context.js';
import { ENVIRONMENT_DEFAULTS } from './defaults.js';
import type { Environment } from './environment.js';
import type { Platform } from './platform.js';
import type { Release } from './release.js';
import { resolveCertificates, userSecret } from './resolve-certificates.js';
import { componentNeeds, resolveComponents } from './resolve-components.js';
import { resolveCoordination, resolveZooKeeper } from './resolve-coordination.js';
import { runnableImage } from './resolve-image.js';
import { kafkaName } from './resolve-names.js';
import { resolvePools } from './resolve-pools.js';
import type { UserSpec } from './spec.js';

/** All that shapes a platform beside its environment. */
export interface Inputs {
  readonly release: Release;
  /** Settings model of the release's Kafka line. */
  readonly model: VersionModel;
}

/** Fills in every default and address. Assumes an environment without problems; see `environmentProblems`. */
export function resolve(environment: Environment, { release, model }: Inputs): Platform {
  const workloads = resolveWorkloads(environment);
  const kafka = resolveKafka(environment, { release, model });
  const zookeeper = resolveZooKeeper(environment, { release, model });
  const access = resolveAccess(environment, kafka, componentNeeds(environment, kafka, workloads));
  return {
    name: environment.name,
    class: environment.class,
    kubernetesVersion: environment.kubernetes.version,
    workloads,
    kafka,
    ...(zookeeper && { zookeeper }),
    ...resolveComponents({ environment, release, kafka, workloads }),
    access,
    clients: (environment.kafka.clients ?? []).map(({ labels = {}, ...client }) => ({ ...client, labels })),
    secrets: requiredSecrets(environment, kafka, access.users),
    patches: environment.patches ?? [],
  };
}

function resolveWorkloads({ namespace, prefix, kubernetes }: Environment): Workloads {
  const { zones = [], priorityClassName } = kubernetes;
  return {
    namespace,
    partOf: prefix ? `${prefix}-streaming` : 'streaming',
    labels: kubernetes.labels ?? {},
    annotations: kubernetes.annotations ?? {},
    imagePullSecrets: kubernetes.imagePullSecrets ?? [],
    imagePullPolicy: kubernetes.imagePullPolicy ?? ENVIRONMENT_DEFAULTS.imagePullPolicy,
    nodeSelector: kubernetes.nodeSelector ?? {},
    tolerations: kubernetes.tolerations ?? [],
    ...(priorityClassName && { priorityClassName }),
    zones,
    spread: kubernetes.spread ?? (zones.length > 0 ? 'hard' : 'soft'),
  };
}

function resolveKafka(environment: Environment, { release, model }: Inputs): KafkaCluster {
  const { kafka, kubernetes, namespace } = environment;
  const name = kafkaName(environment);
  const pools = resolvePools(environment, name);
  const replicationFactor = defaultReplication(environment, pools);
  const certificates = resolveCertificates(environment, name);
  const coordination = resolveCoordination(environment, name, pools);
  return {
    name,
    namespace,
    clusterId: kafka.clusterId,
    version: { version: release.kafka.version, line: model.line, metadataVersion: release.kafka.metadataVersion },
    image: runnableImage(KAFKA_IMAGES, { reference: release.kafka.image, line: model.line, mirror: kubernetes.imageMirror }),
    coordination,
    pools,
    listeners: kafka.listeners,
    replicationFactor,
    minInSyncReplicas: kafka.minInSyncReplicas ?? Math.max(1, replicationFactor - 1),
    ...splitSettings(environment, replicationFactor, model),
    ...(certificates && {
      authorization: { superUsers: [certificates.nodes, certificates.admin].map(({ commonName }) => `CN=${commonName}`) },
      certificates,
    }),
    recoveryBudgetSeconds: kafka.recoveryBudgetSeconds ?? ENVIRONMENT_DEFAULTS.recoveryBudgetSeconds,
    rollout: [brokersOf(pools), controllersOf(coordination)].some((nodes) => nodes > 1) ? 'gated' : 'rolling',
  };
}

/** Brokers of all pools. */
export const brokersOf = (pools: readonly Pick<NodePool, 'replicas'>[]) => pools.reduce((sum, { replicas }) => sum + replicas, 0);

const controllersOf = (coordination: Coordination) =>
  coordination.mode === 'zookeeper' || coordination.controllers === 'combined' ? 0 : coordination.controllers.replicas;

/** Copies of a partition: as declared, or three, or as many as there are brokers. */
export const defaultReplication = ({ kafka }: Environment, pools: readonly NodePool[]) =>
  kafka.replicationFactor ?? Math.min(ENVIRONMENT_DEFAULTS.replicationFactor, brokersOf(pools));

/** Settings Kafka takes live go to the access Job; all others into the properties file, and need a restart. */
function splitSettings(
  { kafka }: Environment,
  replicationFactor: number,
  model: VersionModel,
): Pick<KafkaCluster, 'restartSettings' | 'liveSettings'> {
  const minInSync = kafka.minInSyncReplicas ?? Math.max(1, replicationFactor - 1);
  const declared = {
    ...settingTexts(kafka.settings ?? {}),
    ...uncheckedTexts(kafka.unchecked ?? {}),
    'min.insync.replicas': String(minInSync),
  };
  const isLive = ([key]: [string, string]) => updateMode(key, model) === 'cluster-wide';
  const entries = Object.entries(declared).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    liveSettings: Object.fromEntries(entries.filter(isLive)),
    restartSettings: Object.fromEntries(entries.filter((entry) => !isLive(entry))),
  };
}

/** Settings as Kafka reads them: lists with commas, all else as written. */
export const settingTexts = (settings: Readonly<Record<string, unknown>>): Properties =>
  Object.fromEntries(
    Object.entries(settings).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, Array.isArray(value) ? value.join(',') : String(value)]],
    ),
  );

const uncheckedTexts = (unchecked: Readonly<Record<string, { readonly value: string }>>): Properties =>
  Object.fromEntries(Object.entries(unchecked).map(([key, { value }]) => [key, value]));

function resolveAccess(environment: Environment, cluster: KafkaCluster, needs: KafkaNeeds): Access {
  const { topics = [], users = [], retiredTopics = {}, retiredUsers = {} } = environment.kafka;
  return {
    topics: [...topics, ...needs.topics].map((topic) => resolveTopic(topic, cluster)),
    users: [...users, ...needs.users].map(({ name, authentication = 'scram', can }: UserSpec) => ({
      name,
      authentication,
      permissions: can,
      ...(authentication === 'scram' && { secret: userSecret(cluster.name, name) }),
    })),
    liveSettings: cluster.liveSettings,
    retiredTopics: Object.keys(retiredTopics),
    retiredUsers: Object.keys(retiredUsers),
    authorized: cluster.authorization !== undefined,
  };
}

type TopicInput = NonNullable<Environment['kafka']['topics']>[number];
function resolveTopic(
  { name, partitions, replicationFactor, minInSyncReplicas, settings, rate }: TopicInput,
  cluster: KafkaCluster,
): Topic {
  const replicas = replicationFactor ?? cluster.replicationFactor;
  const minInSync = minInSyncReplicas ?? Math.min(cluster.minInSyncReplicas, Math.max(1, replicas - 1));
  return {
    name,
    partitions,
    replicationFactor: replicas,
    settings: { ...settingTexts(settings ?? {}), 'min.insync.replicas': String(minInSync) },
    ...(rate && { rate }),
  };
}

function requiredSecrets({ namespace }: Environment, cluster: KafkaCluster, users: readonly User[]): Platform['secrets'] {
  const { certificates, name } = cluster;
  const authority = `${name}-authority`;
  const passwords = users.flatMap(({ name: username, secret }) =>
    secret
      ? [
          {
            kind: 'scram' as const,
            name: secret,
            username,
            authority,
            purpose: `password of user ${username} at ${serviceHost(brokersServiceName(name), namespace)}`,
          },
        ]
      : [],
  );
  return certificates ? [certificates.nodes, certificates.admin, ...passwords] : passwords;
}
