import { type Properties, properties } from '../shared/index.js';
import type { ClientProducer, Delivery, KafkaClient } from './client.js';
import { serializers } from './serializers.js';

/** Kafka's largest number: a producer sends again until `delivery.timeout.ms` is over. */
const MAX_RETRIES = 2_147_483_647;
/** Most requests under way at which an idempotent producer still keeps the order. */
const MAX_IN_FLIGHT = 5;
/** Kafka's own default, written so that it is seen: the one of these that `settings` may change. */
export const DELIVERY_TIMEOUT_MS = 120_000;

const CONFIRMED = { acks: 'all', 'enable.idempotence': true, retries: MAX_RETRIES };
const CERTAINTY: Readonly<Record<Delivery, Readonly<Record<string, string | number | boolean>>>> = {
  // The leader answers, so that the application learns what was refused; nothing is sent a second time.
  'at-most-once': { acks: 1, 'enable.idempotence': false, retries: 0 },
  'at-least-once': CONFIRMED,
  'exactly-once': CONFIRMED,
};

/** Settings of one producer, complete. Derived keys are {@link PRODUCER_DERIVED_KEYS} and those of the connection. */
export function producerProperties({ name, connection, registryUrl }: KafkaClient, producer: ClientProducer): Properties {
  const { delivery, settings } = producer;
  const isTransactional = delivery === 'exactly-once';
  return {
    'bootstrap.servers': connection.bootstrapServers.join(','),
    ...connection.clientSecurity,
    ...(isTransactional && withEnvironment(connection.clientSecurity)),
    ...serializers({ ...producer, registryUrl }),
    ...properties({
      ...CERTAINTY[delivery],
      'max.in.flight.requests.per.connection': MAX_IN_FLIGHT,
      'delivery.timeout.ms': DELIVERY_TIMEOUT_MS,
      'transactional.id': isTransactional ? `${transactionalPrefix(name, producer)}\${env:HOSTNAME}` : undefined,
    }),
    ...settings,
  };
}

const transactionalPrefix = (client: string, { name }: ClientProducer) => `${client}-${name ? `${name}-` : ''}`;

/** Lets the file name environment variables beside files: each pod's transactional id ends with its own name. */
const withEnvironment = (security: Properties): Properties => ({
  'config.providers': [security['config.providers'], 'env'].filter((provider) => provider !== undefined).join(','),
  'config.providers.env.class': 'org.apache.kafka.common.config.provider.EnvVarConfigProvider',
});

/** Keys Sluice derives from the description, beside the connection. Setting one by hand is a type error and a problem. */
export const PRODUCER_DERIVED_KEYS = [
  'key.serializer',
  'value.serializer',
  'schema.registry.url',
  'acks',
  'enable.idempotence',
  'retries',
  'max.in.flight.requests.per.connection',
  'transactional.id',
] as const;
/** A key of {@link PRODUCER_DERIVED_KEYS}. */
export type ProducerDerivedKey = (typeof PRODUCER_DERIVED_KEYS)[number];

/** What no setting does: the application's own part. */
const DUTIES: Readonly<Record<Delivery, readonly string[]>> = {
  'at-most-once': ['At most once: do not send again what failed.'],
  'at-least-once': ['At least once: wait for the answer to each record; after a restart send again what had none.'],
  'exactly-once': [
    'Exactly once: send every record in a transaction (initTransactions, beginTransaction, commitTransaction).',
    'HOSTNAME must differ between pods, as it does in Kubernetes; needs a Kafka client of 3.5 or later.',
  ],
};

/** What the application itself must do, a line each. */
export const producerDuties = ({ topics, delivery }: ClientProducer): readonly string[] => [
  `For ${topics.join(', ')}.`,
  ...DUTIES[delivery],
];
