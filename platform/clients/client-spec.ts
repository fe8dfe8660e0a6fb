import type { ConnectionKey, ConsumerDerivedKey, Delivery, ProducerDerivedKey } from '../../charts/clients/index.js';
import type { ConsumerSettings, NewestKafkaLine, ProducerSettings } from '../../charts/kafka/versions/index.js';
import type { Format, Labels } from '../../charts/shared/index.js';

/** A topic by its name, or as a pipeline declares it. */
export type TopicName = string | { readonly name: string };

type Underived<Settings, Key> = { readonly [K in keyof Settings as K extends Key | ConnectionKey ? never : K]: Settings[K] };

/** Producer settings by their Kafka names, typed by the newest line and checked against the one that runs. */
export type ClientProducerSettings = Underived<ProducerSettings<NewestKafkaLine>, ProducerDerivedKey>;
/** Consumer settings by their Kafka names, typed by the newest line and checked against the one that runs. */
export type ClientConsumerSettings = Underived<ConsumerSettings<NewestKafkaLine>, ConsumerDerivedKey>;

/** What producers and consumers may say alike. */
interface ClientSideSpec<Settings> {
  /** Tells several of one client apart: its file is then `producer-<name>.properties`. @default none: `producer.properties` */
  readonly name?: string;
  /** Format of the keys. @default string */
  readonly key?: Format;
  /** Format of the values. Avro needs the registry. @default json */
  readonly value?: Format;
  /** What happens to records when something fails. Checked against the topics and who else uses them. @default at-least-once */
  readonly delivery?: Delivery;
  /** Kafka settings for what no field says. @default none */
  readonly settings?: Settings;
  /** Keys no model knows, e.g. of a serializer: each with the reason. @default none */
  readonly unchecked?: Readonly<Record<string, { readonly value: string; readonly why: string }>>;
}

/** One producer of a client: what it writes, how, and how surely. */
export interface ProducerSpec extends ClientSideSpec<ClientProducerSettings> {
  /** Topics it writes. */
  readonly to: TopicName | readonly [TopicName, ...TopicName[]];
}

/** One consumer of a client: what it reads, as which group, and how surely. */
export interface ConsumerSpec extends ClientSideSpec<ClientConsumerSettings> {
  /** Topics it reads. */
  readonly from: TopicName | readonly [TopicName, ...TopicName[]];
  /** Consumer group, no other client's. @default the client's name */
  readonly group?: string;
  /** Where a group without offsets begins. @default earliest */
  readonly start?: 'earliest' | 'latest';
}

/** An application of another team that uses the platform's Kafka. Sluice gives it a user, ACLs, a way in and its properties. */
export type KafkaClientSpec = {
  /** Lower case letters, digits and dashes. Name of its user; renaming makes another user and another group. */
  readonly name: string;
  /** Namespace of its pods. */
  readonly namespace: string;
  /** Labels of its pods. @default all pods of the namespace */
  readonly labels?: Labels;
} & (
  | { readonly produces: readonly [ProducerSpec, ...ProducerSpec[]]; readonly consumes?: readonly ConsumerSpec[] }
  | { readonly consumes: readonly [ConsumerSpec, ...ConsumerSpec[]]; readonly produces?: readonly ProducerSpec[] }
);
