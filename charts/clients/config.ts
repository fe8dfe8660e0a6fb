import {
  type Format,
  formatProperties,
  type Identity,
  type KafkaConnection,
  type Labels,
  type Properties,
  type Workloads,
} from '../shared/index.js';
import { consumerDuties, consumerProperties } from './consumer-properties.js';
import { producerDuties, producerProperties } from './producer-properties.js';

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
  readonly connection: KafkaConnection;
  /** URL of the schema registry, where there is one. */
  readonly registryUrl?: string;
  readonly producers: readonly ClientProducer[];
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
  readonly group: string;
  /** Where a group without offsets begins. */
  readonly start: 'earliest' | 'latest';
}

/** Defaults of what a client may leave out. */
export const CLIENT_DEFAULTS = { key: 'string', value: 'json', delivery: 'at-least-once', start: 'earliest' } as const;

/** The settings of one client. No pods carry it: they are not the platform's. */
export const clientIdentity = ({ name }: Pick<KafkaClient, 'name'>, { partOf }: Pick<Workloads, 'partOf'>): Identity => ({
  name: 'kafka',
  component: 'client-settings',
  instance: name,
  partOf,
});

/** Name of a properties file, e.g. `producer.properties`, or `producer-payments.properties` of a named one. */
export const clientFileName = (side: 'producer' | 'consumer', name?: string) => `${side}${name ? `-${name}` : ''}.properties`;

/** The properties files of a client, by name: what it must do itself, as comments, and all that follows from the description. */
export function clientFiles(client: KafkaClient): Readonly<Record<string, string>> {
  const { producers, consumers } = client;
  return Object.fromEntries([
    ...producers.map((producer) => [
      clientFileName('producer', producer.name),
      clientFile(client, producerDuties(producer), producerProperties(client, producer)),
    ]),
    ...consumers.map((consumer) => [
      clientFileName('consumer', consumer.name),
      clientFile(client, consumerDuties(consumer), consumerProperties(client, consumer)),
    ]),
  ]);
}

function clientFile({ connection }: KafkaClient, duties: readonly string[], entries: Properties): string {
  const mounts = connection.mounts.map(
    ({ secret, path, keys = ['sasl.jaas.config'] }) => `Mount a copy of ${keys.join(', ')} of the Secret ${secret} at ${path}.`,
  );
  return [...mounts, ...duties].map((line) => `# ${line}\n`).join('') + formatProperties(entries);
}
