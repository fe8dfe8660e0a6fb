import type { HeapFact, ProbeFact } from './container.js';
import type { DataLocation } from './data-location.js';
import type { ImageFact } from './images.js';
import type { Listener } from './listeners.js';
import type { PeerLogin } from './peer-logins.js';
import type { Place } from './place.js';
import type { PlacementFact } from './placement.js';
import type { Setting, Settings } from './settings.js';
import type { VolumeFact } from './workload.js';

/** What a Kafka process can be. */
export type KafkaRole = 'broker' | 'controller';

/** Equal Kafka processes: a StatefulSet, a node pool, a compose service. */
export interface KafkaNodes {
  /** Object they come from, e.g. `StatefulSet/streaming/kafka-broker-1a`. */
  readonly resource: string;
  /** Where it is written: file and line. */
  readonly place: Place;
  /** Format it was read from. */
  readonly origin: 'kubernetes' | 'compose' | 'strimzi';
  /** Name of the workload. */
  readonly name: string;
  /** Kubernetes namespace; absent where the manifest names none. */
  readonly namespace?: string;
  /** Key of their cluster among the facts. */
  readonly cluster: string;
  /** Whether the nodes are brokers, controllers or both. */
  readonly roles: readonly KafkaRole[];
  /** Whether their metadata is in KRaft or in ZooKeeper. */
  readonly mode: 'kraft' | 'zookeeper';
  /** Number of nodes. */
  readonly replicas: number;
  /** Node ids, where the manifests say them. */
  readonly ids?: readonly number[];
  /** Zone they are bound to, or call their rack. */
  readonly zone?: string;
  /** Where a custom resource lets its pods be; of a workload its pod says it. */
  readonly placement?: PlacementFact;
  /** `maxUnavailable` of the budget that an operator makes for all pods of their cluster. */
  readonly operatorBudget?: string;
  /** Label of Kubernetes' nodes that becomes their rack, where an operator fills it in. */
  readonly rackFrom?: string;
  /** Image; absent where the manifest names none. */
  readonly image?: ImageFact;
  /** Version of Kafka, as exact as it is said, e.g. `4.3.1`. */
  readonly version?: string;
  /** Its line, e.g. `4.3`. */
  readonly line?: string;
  /** What is set for them, by file, variable or resource. What is set live is the cluster's. */
  readonly settings: Settings;
  /** Whether more may be set in a file that was not read. */
  readonly settingsElsewhere?: true;
  /** Listeners of each node. */
  readonly listeners: readonly Listener[];
  /** Data directories of each node. */
  readonly dataDirs: readonly DataDir[];
  /** JVM heap. */
  readonly heap?: HeapFact;
  /** Memory request in MiB. */
  readonly memoryRequestMiB?: number;
  /** Memory limit in MiB. */
  readonly memoryLimitMiB?: number;
  /** Startup probe. */
  readonly startupProbe?: ProbeFact;
  /** Liveness probe. */
  readonly livenessProbe?: ProbeFact;
  /** Readiness probe. */
  readonly readinessProbe?: ProbeFact;
  /** Grace period: seconds between SIGTERM and SIGKILL. */
  readonly graceSeconds?: number;
  /** Labels of its pods. */
  readonly podLabels: Readonly<Record<string, string>>;
  /** How they log in to one another; absent where an operator sees to it. */
  readonly logins?: readonly PeerLogin[];
  /** Where the manifests say the cluster's id. */
  readonly clusterId?: Setting;
  /** `metadata.version` they are formatted with. */
  readonly metadataVersion?: Setting;
}

/** A folder that Kafka keeps records or metadata in. */
export interface DataDir {
  /** Path in the container. */
  readonly path: string;
  /** What Kafka keeps in it. */
  readonly holds: 'records' | 'metadata' | 'both';
  /** Volume it lies on; nothing is the container's own file system. */
  readonly volume?: VolumeFact;
  /** Where it is kept: volume and path inside it. */
  readonly location: DataLocation;
  /** Whether it is still there when the pod is replaced. */
  readonly survives: boolean;
  /** Where it is written: file and line. */
  readonly place: Place;
}
