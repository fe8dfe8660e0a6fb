// Read by tsc alone: each line compiles, or does not, as its comment says. Nothing here runs.
import type { ClientConsumerSettings, ClientProducerSettings, KafkaClientSpec } from './client-spec.js';

const app = { name: 'app', namespace: 'apps' } as const;

export const accepted: readonly KafkaClientSpec[] = [
  { ...app, produces: [{ to: 'orders' }] },
  { ...app, consumes: [{ from: ['orders', { name: 'payments' }], settings: { 'max.poll.records': 10 } }] },
  { ...app, produces: [{ to: 'orders', settings: { 'compression.type': 'zstd', 'metrics.context.team': 'a' } }], consumes: [] },
];

export const clientErrors: readonly KafkaClientSpec[] = [
  // @ts-expect-error neither produces nor consumes
  { ...app },
  // @ts-expect-error produces nothing
  { ...app, produces: [] },
  // @ts-expect-error no topic
  { ...app, produces: [{ to: [] }] },
  // @ts-expect-error no such word
  { ...app, produces: [{ to: 'orders', delivery: 'once' }] },
  // @ts-expect-error only consumers have a group
  { ...app, produces: [{ to: 'orders', group: 'a' }] },
];

export const producerErrors: readonly ClientProducerSettings[] = [
  // @ts-expect-error follows from delivery
  { acks: 'all' },
  // @ts-expect-error follows from delivery
  { 'transactional.id': 'a' },
  // @ts-expect-error follows from the format
  { 'value.serializer': 'a.B' },
  // @ts-expect-error follows from the listener and the user
  { 'ssl.truststore.location': '/a' },
  // @ts-expect-error follows from the listener and the user
  { 'config.providers.file.class': 'a.B' },
  // @ts-expect-error misspelt key
  { 'linger.msec': 1 },
];

export const consumerErrors: readonly ClientConsumerSettings[] = [
  // @ts-expect-error its own field
  { 'group.id': 'a' },
  // @ts-expect-error follows from delivery
  { 'isolation.level': 'read_uncommitted' },
  // @ts-expect-error follows from the listener and the user
  { 'sasl.jaas.config': 'a' },
];
