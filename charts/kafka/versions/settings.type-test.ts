// Read by tsc alone: each line compiles, or does not, as its comment says. Nothing here runs.
import type { BrokerSettings, ConnectWorkerSettings, ConsumerSettings, KafkaLine, ProducerSettings, TopicSettings } from './index.js';

export const broker: BrokerSettings<'4.3'> = {
  'log.retention.ms': 604_800_000,
  'compression.type': 'zstd',
  'process.roles': 'broker,controller',
  'log.dirs': ['/data/0', '/data/1'],
  'ssl.key.password': '${dir:/certs:password}',
  'sasl.jaas.config': 'x.ScramLoginModule required username="a" password="${dir:/users/a:password}";',
  'super.users': 'User:CN=admin',
  'cordoned.log.dirs': '/data/1',
  'listener.name.client.ssl.client.auth': 'required',
  'listener.name.client.scram-sha-512.sasl.jaas.config': 'org.apache.kafka.common.security.scram.ScramLoginModule required;',
  'listener.name.client.max.connections': 1000,
  'config.providers': 'dir',
  'config.providers.dir.class': 'org.apache.kafka.common.config.provider.DirectoryConfigProvider',
  'rsm.config.bucket': 'tiered',
};

export const brokerErrors: readonly BrokerSettings<'4.3'>[] = [
  // @ts-expect-error misspelt
  { 'log.retention.hour': 1 },
  // @ts-expect-error removed in 4.0
  { 'zookeeper.connect': 'zk:2181' },
  // @ts-expect-error removed in 4.0, a number
  { 'zookeeper.session.timeout.ms': 18_000 },
  // @ts-expect-error removed in 4.0, a boolean
  { 'log.message.downconversion.enable': false },
  // @ts-expect-error wrong word
  { 'compression.type': 'zip' },
  // @ts-expect-error wrong word in a list
  { 'process.roles': 'broker,control' },
  // @ts-expect-error wrong type
  { 'num.io.threads': '8' },
  // @ts-expect-error a password written out
  { 'ssl.key.password': 'secret' },
  // @ts-expect-error a password written out inside a login
  { 'sasl.jaas.config': 'x.PlainLoginModule required username="a" password="secret";' },
  // @ts-expect-error misspelt behind a listener
  { 'listener.name.client.ssl.keystor.location': '/certs' },
  // @ts-expect-error Kafka reads listener names in lower case there
  { 'listener.name.CLIENT.ssl.keystore.location': '/certs' },
  // @ts-expect-error not a setting of one listener
  { 'listener.name.client.num.io.threads': 8 },
  // @ts-expect-error wrong word behind a listener
  { 'listener.name.client.ssl.client.auth': 'must' },
  // @ts-expect-error undefined is not a value
  { 'num.io.threads': undefined },
];

export const old: BrokerSettings<'3.6'> = { 'zookeeper.connect': 'zk:2181', 'inter.broker.protocol.version': '3.6' };
// @ts-expect-error new in 4.3
export const early: BrokerSettings<'4.2'> = { 'cordoned.log.dirs': '/data/1' };

export const topic: TopicSettings<'4.0'> = { 'cleanup.policy': ['compact', 'delete'], 'compression.type': 'producer' };
// @ts-expect-error removed in 4.0
export const format: TopicSettings<'4.0'> = { 'message.format.version': '3.0' };
// @ts-expect-error topics have no plugins
export const plugin: TopicSettings<'4.3'> = { 'config.providers.dir.class': 'x' };

export const producer: ProducerSettings<'4.3'> = { acks: 'all', 'compression.type': 'none', 'security.protocol': 'SASL_SSL' };
// @ts-expect-error a consumer's
export const wrongClient: ProducerSettings<'4.3'> = { 'group.id': 'a' };
export const consumer: ConsumerSettings<'4.3'> = { 'auto.offset.reset': 'by_duration:PT1H', 'group.protocol': 'consumer' };
// @ts-expect-error durations are new in 4.0
export const duration: ConsumerSettings<'3.9'> = { 'auto.offset.reset': 'by_duration:PT1H' };

export const worker: ConnectWorkerSettings<'4.3'> = {
  'group.id': 'connect',
  'producer.compression.type': 'zstd',
  'consumer.max.poll.records': 500,
  'admin.retries': 3,
  'key.converter.schemas.enable': false,
  'listeners.https.ssl.keystore.location': '/certs/keystore.p12',
  'status.storage.min.insync.replicas': 2,
  'consumer.sasl.jaas.config': '${dir:/users/connect:sasl.jaas.config}',
};
export const workerErrors: readonly ConnectWorkerSettings<'4.3'>[] = [
  // @ts-expect-error wrong word behind a prefix
  { 'producer.compression.type': 'zip' },
  // @ts-expect-error misspelt behind a prefix
  { 'consumer.max.poll.record': 500 },
  // @ts-expect-error not an admin client's
  { 'admin.linger.ms': 5 },
  // @ts-expect-error the worker's topics are compacted whatever is asked
  { 'config.storage.cleanup.policy': 'delete' },
  // @ts-expect-error a password written out
  { 'producer.ssl.key.password': 'secret' },
  // @ts-expect-error removed in 4.0
  { 'producer.auto.include.jmx.reporter': true },
];

/** Of every line together: what any of them knows, with the values any of them takes. */
export const any: BrokerSettings<KafkaLine> = {
  'zookeeper.connect': 'zk:2181',
  'cordoned.log.dirs': '/data/1',
  'compression.type': 'zstd',
};
export const anyErrors: readonly BrokerSettings<KafkaLine>[] = [
  // @ts-expect-error misspelt in every line
  { 'log.retention.hour': 1 },
  // @ts-expect-error wrong word in every line that knows it
  { 'group.consumer.migration.policy': 'sideways' },
];
export const some: BrokerSettings<'4.2' | '4.3'> = { 'cordoned.log.dirs': '/data/1', 'max.decompressed.message.bytes': 1_048_576 };
// @ts-expect-error removed from both lines
export const removedFromBoth: BrokerSettings<'4.2' | '4.3'> = { 'zookeeper.connect': 'zk:2181' };

/** One line's settings go where any line's do, and any settings go where a record does; so do those of a line not yet known. */
export function widened<L extends KafkaLine>(own: BrokerSettings<'3.6'>, other: ConnectWorkerSettings<'4.3'>, open: BrokerSettings<L>) {
  const brokers: readonly BrokerSettings<KafkaLine>[] = [own, broker];
  const workers: readonly ConnectWorkerSettings<KafkaLine>[] = [other];
  const records: readonly Record<string, unknown>[] = [own, other, open, producer, consumer, topic];
  return { brokers, workers, records };
}
