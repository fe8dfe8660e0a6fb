import {
  heapProblems,
  type KafkaConnection,
  type Problem,
  type Properties,
  type Resources,
  type RunnableImage,
  type Workloads,
} from '../shared/index.js';
import type { Connector } from './connector.js';
import type { Converter } from './converters.js';
import type { Plugin } from './plugins.js';

/** A distributed Connect cluster with every default and address filled in. Plain data: compose reads it too. */
export interface ConnectCluster {
  /** Name of its objects, e.g. `connect`. */
  readonly name: string;
  /** Kubernetes namespace. */
  readonly namespace: string;
  /** Version of the packaging, for labels. */
  readonly version: string;
  /** Image, and what is known of it. */
  readonly image: RunnableImage;
  /** Workers; tasks move among them. */
  readonly replicas: number;
  /** Where Kafka is, and who the workers are there. */
  readonly kafka: KafkaConnection;
  /** Who are one cluster: unique in a Kafka. Never changes: it names the storage topics. */
  readonly groupId: string;
  /** Topics where the workers keep their state. */
  readonly storageTopics: StorageTopics;
  /** Copies of the storage topics and of dead letters. */
  readonly replicationFactor: number;
  /** Converters of connectors that name none. */
  readonly converters: { readonly key: Converter; readonly value: Converter };
  /** Plugins of the workers. */
  readonly plugins: readonly Plugin[];
  /** Secrets connectors refer to: each is a folder of files in every worker. */
  readonly secrets: readonly string[];
  /** What a connector may set of its clients: its login, or nothing. */
  readonly clientOverrides: ClientOverrides;
  /** Whether source connectors may write in transactions. A choice for a new cluster: changing it takes two rolls. */
  readonly exactlyOnceSources: boolean;
  /** How long the tasks of a lost worker wait for its return. */
  readonly rebalanceDelaySeconds: number;
  /** How long a worker may take to open its port: it reads every plugin first. */
  readonly startupBudgetSeconds: number;
  /** Between two commits of a task's offsets. A sink without new records looks at its clock only then. */
  readonly flushIntervalMs: number;
  /** Worker settings that nothing above says. */
  readonly settings: Properties;
  /** Memory and CPU of each pod. */
  readonly resources: Resources;
  /** JVM heap in MiB. */
  readonly heapMiB: number;
}

/** What connectors may override of their Kafka clients. */
export type ClientOverrides = 'none' | 'principal';

/** Where a Connect cluster keeps what it knows. */
export interface StorageTopics {
  /** Topic with the connectors' configuration. */
  readonly config: string;
  /** Topic with the offsets of source connectors. */
  readonly offsets: string;
  /** Topic with the state of connectors and tasks. */
  readonly status: string;
}

/** Defaults of what an environment may leave out. */
export const CONNECT_DEFAULTS = {
  replicas: 2,
  memoryMiB: 2048,
  cpuMillis: 500,
  heapPercent: 65,
  rebalanceDelaySeconds: 60,
  startupBudgetSeconds: 300,
  clientOverrides: 'principal',
  exactlyOnceSources: false,
  format: 'json',
} as const;

/** Port of the workers' REST interface. It knows no login: the network policy lets only declared peers through. */
export const CONNECT_PORT = 8083;

/** Partitions of the storage topics. More than one for the configuration would lose its order: the worker refuses. */
export const STORAGE_PARTITIONS = { config: 1, offsets: 25, status: 5 } as const;

/** A first start reads the classes of every plugin. */
const MIN_STARTUP_SECONDS = 120;

/** All workers. */
export const connectIdentity = ({ partOf }: Pick<Workloads, 'partOf'>) => ({ name: 'connect', component: 'worker', partOf });

/** Headless Service that names the workers. */
export const workersServiceName = ({ name }: Pick<ConnectCluster, 'name'>) => `${name}-workers`;
/** Host of the REST interface: any worker answers, and forwards to the leader. */
export const restHost = ({ name, namespace }: Pick<ConnectCluster, 'name' | 'namespace'>) => `${name}.${namespace}.svc`;

/** Group and storage topics of a Connect cluster: derived from its place, so that two in one Kafka never meet. */
export function connectNames({
  namespace,
  name,
}: Pick<ConnectCluster, 'namespace' | 'name'>): Pick<ConnectCluster, 'groupId' | 'storageTopics'> {
  const groupId = `${namespace}-${name}`;
  return { groupId, storageTopics: { config: `${groupId}-config`, offsets: `${groupId}-offsets`, status: `${groupId}-status` } };
}

/** Share of its promised time that a sink may be late by. */
const LATE_SHARE = 0.1;
const MIN_FLUSH_MS = 1_000;
/** What a worker does when it is not told. */
const KAFKA_FLUSH_MS = 60_000;

/**
 * Between two commits, so that a sink which promises an object after some time is late by a tenth of that at most: a task that gets no
 * record wakes only to commit. Never longer than Kafka's default.
 */
export function flushIntervalMs(connectors: readonly Pick<Connector, 'config'>[]): number {
  const promised = connectors.map(({ config }) => Number(config['rotate.schedule.interval.ms'])).filter((ms) => ms > 0);
  const late = Math.floor(Math.min(...promised) * LATE_SHARE);
  return Math.min(Math.max(late, MIN_FLUSH_MS), KAFKA_FLUSH_MS);
}

/** What is wrong with the workers themselves. */
export function connectProblems(cluster: ConnectCluster): Problem[] {
  return [
    ...replicaProblems(cluster),
    ...heapProblems({ heapMiB: cluster.heapMiB, memoryMiB: cluster.resources.memoryMiB, program: 'other' }),
    ...startupProblems(cluster),
    ...flushProblems(cluster),
  ];
}

function replicaProblems({ replicas }: ConnectCluster): Problem[] {
  if (Number.isInteger(replicas) && replicas >= 1) return [];
  return [{ path: 'replicas', what: `${replicas} workers`, why: 'connectors need at least one to run on', fix: 'use 1 or more' }];
}

function startupProblems({ startupBudgetSeconds }: ConnectCluster): Problem[] {
  if (startupBudgetSeconds >= MIN_STARTUP_SECONDS) return [];
  return [
    {
      path: 'startupBudgetSeconds',
      what: `startupBudgetSeconds (${startupBudgetSeconds})`,
      why: 'a worker that reads many plugins on a busy node is killed before its port opens, and again, for ever',
      fix: `use ${MIN_STARTUP_SECONDS} or more`,
    },
  ];
}

const FLUSH_KEY = 'offset.flush.interval.ms';
function flushProblems({ settings, flushIntervalMs: needed }: ConnectCluster): Problem[] {
  const set = Number(settings[FLUSH_KEY] ?? needed);
  if (set <= needed) return [];
  return [
    {
      path: `settings.${FLUSH_KEY}`,
      what: `${FLUSH_KEY} (${set}) is longer than ${needed}`,
      why: 'a sink without new records looks at its clock only when it commits: its object comes that much later than flush.everySeconds says',
      fix: `leave it out, or use ${needed} or less`,
    },
  ];
}
