import { type Properties, properties } from '../shared/index.js';
import type { ClientConsumer, Delivery, KafkaClient } from './client.js';
import { deserializers } from './serializers.js';

/**
 * Settings of one consumer, complete. Derived keys are {@link CONSUMER_DERIVED_KEYS} and those of the connection. Auto commit is always
 * off: it commits at the next `poll()`, which is neither before processing nor surely after it. Records of aborted transactions are
 * never wanted; where nobody writes in transactions, `read_committed` changes nothing.
 */
export function consumerProperties({ connection, registryUrl }: KafkaClient, consumer: ClientConsumer): Properties {
  return {
    'bootstrap.servers': connection.bootstrapServers.join(','),
    ...connection.clientSecurity,
    ...deserializers({ ...consumer, registryUrl }),
    ...properties({
      'group.id': consumer.group,
      'auto.offset.reset': consumer.start,
      'enable.auto.commit': false,
      'isolation.level': 'read_committed',
    }),
    ...consumer.settings,
  };
}

/** Keys Sluice derives from the description, beside the connection. Setting one by hand is a type error and a problem. */
export const CONSUMER_DERIVED_KEYS = [
  'key.deserializer',
  'value.deserializer',
  'schema.registry.url',
  'group.id',
  'auto.offset.reset',
  'enable.auto.commit',
  'isolation.level',
] as const;
/** A key of {@link CONSUMER_DERIVED_KEYS}. */
export type ConsumerDerivedKey = (typeof CONSUMER_DERIVED_KEYS)[number];

/** What no setting does: the application's own part. */
const DUTIES: Readonly<Record<Delivery, readonly string[]>> = {
  'at-most-once': ['At most once: commit (commitSync) right after poll(), before the records are processed.'],
  'at-least-once': ['At least once: commit after the records are processed; a record may come again.'],
  'exactly-once': [
    'Exactly once: commit the offsets in the transaction of the producer (sendOffsetsToTransaction), or store them with the result.',
  ],
};

/** What the application itself must do, a line each. */
export const consumerDuties = ({ topics, delivery }: ClientConsumer): readonly string[] => [
  `For ${topics.join(', ')}.`,
  ...DUTIES[delivery],
];
