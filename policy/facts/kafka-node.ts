import type { ImageFact } from './images.js';
import type { Listener } from './listeners.js';
import type { Place } from './place.js';
import type { PlacementFact } from './placement.js';
import type { Setting, Settings } from './settings.js';
import type { HeapFact, ProbeFact, VolumeFact } from './workload.js';

/** What a Kafka process can be. */
export type KafkaRole = 'broker' | 'controller';

/** Equal Kafka processes: a StatefulSet, a node pool, a compose service. */
export interface KafkaNodes {
  /** Object they come from, e.g. `StatefulSet/streaming/kafka-broker-1a`. */
  readonly resource: string;
  readonly place: Place;
  readonly origin: 'kubernetes' | 'compose' | 'strimzi';
  readonly name: string;
  readonly namespace?: string;
  /** Key of their cluster among the facts. */
  readonly cluster: string;
  readonly roles: readonly KafkaRole[];
  /** Whether their metadata is in KRaft or in ZooKeeper. */
  readonly mode: 'kraft' | 'zookeeper';
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
  readonly image?: ImageFact;
  /** Version of Kafka, as exact as it is said, e.g. `4.3.1`. */
  readonly version?: string;
  /** Its line, e.g. `4.3`. */
  readonly line?: string;
  /** What is set for them, by file, variable or resource. What is set live is the cluster's. */
  readonly settings: Settings;
  /** Whether more may be set in a file that was not read. */
  readonly settingsElsewhere?: true;
  readonly listeners: readonly Listener[];
  readonly dataDirs: readonly DataDir[];
  readonly heap?: HeapFact;
  readonly memoryRequestMiB?: number;
  readonly memoryLimitMiB?: number;
  readonly startupProbe?: ProbeFact;
  readonly livenessProbe?: ProbeFact;
  readonly readinessProbe?: ProbeFact;
  readonly graceSeconds?: number;
  readonly podLabels: Readonly<Record<string, string>>;
  /** Where the manifests say the cluster's id. */
  readonly clusterId?: Setting;
  /** `metadata.version` they are formatted with. */
  readonly metadataVersion?: Setting;
}

/** A folder that Kafka keeps records or metadata in. */
export interface DataDir {
  readonly path: string;
  readonly holds: 'records' | 'metadata' | 'both';
  /** Volume it lies on; nothing is the container's own file system. */
  readonly volume?: VolumeFact;
  /** Whether it is still there when the pod is replaced. */
  readonly survives: boolean;
  readonly place: Place;
}
