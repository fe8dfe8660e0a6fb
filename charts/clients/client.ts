import type { Format, KafkaConnection, Labels, Properties } from '../shared/index.js';

/** How often a record has its effect when something fails: never or once, once or more, once. */
export type Delivery = 'at-most-once' | 'at-least-once' | 'exactly-once';

/** An application of another team that uses Kafka, with every default and address. Sluice does not run it. */
export interface KafkaClient {
  /** Its own name, its user's, and its consumer group's where it says no other. */
  readonly name: string;
  /** ConfigMap with its properties files, e.g. `kafka-client-billing`. */
  readonly settingsName: string;
  /** Namespace of its pods. */
  readonly namespace: string;
  /** Labels of its pods; empty for all of the namespace. */
  readonly labels: Labels;
  /** How it reaches Kafka and authenticates. */
  readonly connection: KafkaConnection;
  /** URL of the schema registry, where there is one. */
  readonly registryUrl?: string;
  /** Its producers. */
  readonly producers: readonly ClientProducer[];
  /** Its consumers. */
  readonly consumers: readonly ClientConsumer[];
}

/** What producers and consumers share. */
interface ClientSide {
  /** Tells several of one client apart. */
  readonly name?: string;
  readonly topics: readonly string[];
  readonly key: Format;
  readonly value: Format;
  readonly delivery: Delivery;
  /** Kafka settings beside the derived ones. */
  readonly settings: Properties;
}

/** One producer of a client. */
export type ClientProducer = ClientSide;

/** One consumer of a client. */
export interface ClientConsumer extends ClientSide {
  /** Consumer group it reads as. */
  readonly group: string;
  /** Where a group without offsets begins. */
  readonly start: 'earliest' | 'latest';
}
