import { formatProperties, type Identity, type Properties, type Workloads } from '../shared/index.js';
import type { KafkaClient } from './client.js';
import { consumerDuties, consumerProperties } from './consumer-properties.js';
import { producerDuties, producerProperties } from './producer-properties.js';

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
