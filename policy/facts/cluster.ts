import type { KafkaNodes } from './kafka-node.js';
import type { Place } from './place.js';
import type { Setting, Settings } from './settings.js';

/** A Kafka cluster: nodes that belong together. */
export interface Cluster {
  /** Known by this among the facts: namespace and name. */
  readonly key: string;
  readonly name: string;
  readonly namespace?: string;
  /** Object a finding about the whole is told at. */
  readonly resource: string;
  readonly place: Place;
  readonly origin: KafkaNodes['origin'];
  readonly mode: KafkaNodes['mode'];
  readonly version?: string;
  readonly line?: string;
  /** How many processes have the role; one with both counts in both. */
  readonly brokers: number;
  readonly controllers: number;
  readonly isCombined: boolean;
  /** Settings every broker has, unless its own say otherwise: the first broker's, then what is set live. */
  readonly settings: Settings;
  readonly quorum?: Quorum;
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
  readonly resource: string;
  readonly place: Place;
}

/** A controller as others find it. */
export interface Voter {
  readonly id?: number;
  readonly host: string;
  readonly port?: number;
}
