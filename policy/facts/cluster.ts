import type { KafkaNodes } from './kafka-node.js';
import type { Place } from './place.js';
import type { Setting, Settings } from './settings.js';

/** A Kafka cluster: nodes that belong together. */
export interface Cluster {
  /** Known by this among the facts: namespace and name. */
  readonly key: string;
  /** Name of the cluster. */
  readonly name: string;
  /** Kubernetes namespace; absent where the manifest names none. */
  readonly namespace?: string;
  /** Object a finding about the whole is told at. */
  readonly resource: string;
  /** Where it is written: file and line. */
  readonly place: Place;
  /** Format it was read from. */
  readonly origin: KafkaNodes['origin'];
  /** What keeps its metadata: KRaft or ZooKeeper. */
  readonly mode: KafkaNodes['mode'];
  /** Version of Kafka, where the image says it. */
  readonly version?: string;
  /** Minor version of Kafka, e.g. `4.3`. */
  readonly line?: string;
  /** How many processes have the role; one with both counts in both. */
  readonly brokers: number;
  /** Number of controllers. */
  readonly controllers: number;
  /** Whether the brokers are also the controllers. */
  readonly isCombined: boolean;
  /** Settings every broker has, unless its own say otherwise: the first broker's, then what is set live. */
  readonly settings: Settings;
  /** Its quorum of controllers. */
  readonly quorum?: Quorum;
  /** Cluster id, where the manifest sets it. */
  readonly clusterId?: Setting;
  /** Zones its brokers are bound to. */
  readonly zones: readonly string[];
}

/** Who decides. */
export interface Quorum {
  /** `operator`: Strimzi writes it. */
  readonly kind: 'static' | 'dynamic' | 'operator';
  /** Of a static quorum, each; of a dynamic one, where to ask. */
  readonly voters: readonly Voter[];
  /** Kind, namespace and name of the object, as findings show it. */
  readonly resource: string;
  /** Where it is written: file and line. */
  readonly place: Place;
}

/** A controller as others find it. */
export interface Voter {
  /** Node id of the controller; absent where the voters list has none. */
  readonly id?: number;
  /** Host name of the controller. */
  readonly host: string;
  /** Port of its listener. */
  readonly port?: number;
}
