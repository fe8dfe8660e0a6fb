import { describe, expect, it } from 'vitest';
import { workloads } from '../../test/platform-parts.js';
import { resource, synth } from '../../test/synth.js';
import { ClientSettings } from './client-settings.js';
import {
  type ClientConsumer,
  type ClientProducer,
  CONSUMER_DERIVED_KEYS,
  clientFiles,
  consumerProperties,
  type Delivery,
  deliveryTimeoutProblems,
  derivedKeyProblems,
  type KafkaClient,
  PRODUCER_DERIVED_KEYS,
  producerProperties,
} from './index.js';

const producer: ClientProducer = { topics: ['orders'], key: 'string', value: 'json', delivery: 'at-least-once', settings: {} };
const consumer: ClientConsumer = { ...producer, group: 'billing', start: 'earliest' };
const minimal: KafkaClient = {
  name: 'app',
  settingsName: 'kafka-client-app',
  namespace: 'apps',
  labels: {},
  connection: { bootstrapServers: ['kafka:9092'], clientSecurity: {}, mounts: [], edge: { listener: 'CLIENT', port: 9092 } },
  producers: [producer],
  consumers: [],
};
const maximal: Required<KafkaClient> = {
  ...minimal,
  labels: { app: 'shop' },
  registryUrl: 'http://schema-registry:8081',
  connection: {
    bootstrapServers: ['kafka:9093', 'kafka-2:9093'],
    clientSecurity: {
      'security.protocol': 'SASL_SSL',
      'sasl.mechanism': 'SCRAM-SHA-512',
      'config.providers': 'dir',
      'config.providers.dir.class': 'org.apache.kafka.common.config.provider.DirectoryConfigProvider',
      'sasl.jaas.config': `\${dir:/etc/sluice/credentials:sasl.jaas.config}`,
      'ssl.truststore.type': 'PEM',
    },
    mounts: [{ secret: 'kafka-user-app', path: '/etc/sluice/credentials' }],
    edge: { listener: 'CLIENT', port: 9093 },
  },
  producers: [
    { ...producer, name: 'payments', key: 'avro', value: 'avro', delivery: 'exactly-once', settings: { 'compression.type': 'zstd' } },
  ],
  consumers: [{ ...consumer, name: 'late', value: 'avro', settings: { 'max.poll.records': '10' } }],
};
const [transactional = producer] = maximal.producers;
const [late = consumer] = maximal.consumers;

describe('producerProperties', () => {
  it('are complete for the least there is', () => {
    expect(producerProperties(minimal, producer)).toEqual({
      'bootstrap.servers': 'kafka:9092',
      'key.serializer': 'org.apache.kafka.common.serialization.StringSerializer',
      'value.serializer': 'org.apache.kafka.common.serialization.StringSerializer',
      acks: 'all',
      'enable.idempotence': 'true',
      retries: '2147483647',
      'max.in.flight.requests.per.connection': '5',
      'delivery.timeout.ms': '120000',
    });
  });

  it('take the connection, the registry and settings, and end the transactional id with the pod’s name', () => {
    expect(producerProperties(maximal, transactional)).toMatchObject({
      ...maximal.connection.clientSecurity,
      'bootstrap.servers': 'kafka:9093,kafka-2:9093',
      'config.providers': 'dir,env',
      'config.providers.env.class': 'org.apache.kafka.common.config.provider.EnvVarConfigProvider',
      'key.serializer': 'io.confluent.kafka.serializers.KafkaAvroSerializer',
      'schema.registry.url': 'http://schema-registry:8081',
      'transactional.id': `app-payments-\${env:HOSTNAME}`,
      'compression.type': 'zstd',
    });
    expect(producerProperties(minimal, { ...producer, delivery: 'exactly-once' })).toMatchObject({
      'config.providers': 'env',
      'transactional.id': `app-\${env:HOSTNAME}`,
    });
  });

  const cases: readonly (readonly [Delivery, object])[] = [
    ['at-most-once', { acks: '1', 'enable.idempotence': 'false', retries: '0' }],
    ['at-least-once', { acks: 'all', 'enable.idempotence': 'true', retries: '2147483647' }],
    ['exactly-once', { acks: 'all', 'enable.idempotence': 'true', retries: '2147483647' }],
  ];
  it.each(cases)('%s', (delivery, expected) => {
    const found = producerProperties(minimal, { ...producer, delivery });
    expect(found).toMatchObject(expected);
    expect('transactional.id' in found).toBe(delivery === 'exactly-once');
  });
});

describe('consumerProperties', () => {
  it('are complete for the least there is', () => {
    expect(consumerProperties(minimal, consumer)).toEqual({
      'bootstrap.servers': 'kafka:9092',
      'key.deserializer': 'org.apache.kafka.common.serialization.StringDeserializer',
      'value.deserializer': 'org.apache.kafka.common.serialization.StringDeserializer',
      'group.id': 'billing',
      'auto.offset.reset': 'earliest',
      'enable.auto.commit': 'false',
      'isolation.level': 'read_committed',
    });
  });

  it('take the connection, the registry and settings', () => {
    expect(consumerProperties(maximal, { ...late, start: 'latest' })).toMatchObject({
      'security.protocol': 'SASL_SSL',
      'key.deserializer': 'org.apache.kafka.common.serialization.StringDeserializer',
      'value.deserializer': 'io.confluent.kafka.serializers.KafkaAvroDeserializer',
      'schema.registry.url': 'http://schema-registry:8081',
      'auto.offset.reset': 'latest',
      'max.poll.records': '10',
    });
  });

  it('reads bytes as bytes', () => {
    const { 'key.deserializer': key } = consumerProperties(minimal, { ...consumer, key: 'bytes' });
    expect(key).toBe('org.apache.kafka.common.serialization.ByteArrayDeserializer');
  });
});

describe('derived keys', () => {
  it('are all that stands in the properties, but for the timeout', () => {
    const derived = (side: 'producer' | 'consumer', found: object) => derivedKeyProblems(side, Object.keys(found)).map(({ path }) => path);
    const produced = producerProperties(maximal, { ...transactional, settings: {} });
    expect(Object.keys(produced).filter((key) => !derived('producer', produced).includes(key))).toEqual(['delivery.timeout.ms']);
    const consumed = consumerProperties(maximal, { ...late, settings: {} });
    expect(Object.keys(consumed).filter((key) => !derived('consumer', consumed).includes(key))).toEqual([]);
    for (const key of PRODUCER_DERIVED_KEYS) expect(produced).toHaveProperty([key]);
    for (const key of CONSUMER_DERIVED_KEYS) expect(consumed).toHaveProperty([key]);
  });

  it.each([
    ['acks', 'say it as delivery'],
    ['key.serializer', 'say it as key'],
    ['ssl.truststore.location', 'take it out: the connection follows from the listener and the user'],
  ])('%s is refused', (key, fix) => {
    expect(derivedKeyProblems('producer', [key, 'linger.ms'])).toMatchObject([{ path: key, fix }]);
  });
});

describe('deliveryTimeoutProblems', () => {
  it.each([
    [{ 'delivery.timeout.ms': 30_004 }, 'set delivery.timeout.ms: 30005 or more'],
    [{ 'request.timeout.ms': 119_996 }, 'set delivery.timeout.ms: 120001 or more'],
  ])('rejects %o', (settings, fix) => expect(deliveryTimeoutProblems(settings)).toMatchObject([{ path: 'delivery.timeout.ms', fix }]));

  it.each([{ 'delivery.timeout.ms': 30_005 }, { 'request.timeout.ms': 119_995 }, {}])('accepts %o', (settings) => {
    expect(deliveryTimeoutProblems(settings)).toEqual([]);
  });
});

describe('clientFiles', () => {
  it('has one file for each producer and consumer, which begins with what the application must do', () => {
    const files = clientFiles(maximal);
    expect(Object.keys(files)).toEqual(['producer-payments.properties', 'consumer-late.properties']);
    expect(files['producer-payments.properties']?.split('\n').slice(0, 3)).toEqual([
      '# Mount a copy of sasl.jaas.config of the Secret kafka-user-app at /etc/sluice/credentials.',
      '# For orders.',
      '# Exactly once: send every record in a transaction (initTransactions, beginTransaction, commitTransaction).',
    ]);
    expect(Object.keys(clientFiles({ ...minimal, consumers: [consumer] }))).toEqual(['producer.properties', 'consumer.properties']);
  });
});

describe('ClientSettings', () => {
  it('is one ConfigMap of a name that stays', () => {
    const map = resource(
      synth((scope) => new ClientSettings(scope, 'app', { client: minimal, workloads })),
      'ConfigMap',
    );
    expect(map).toMatchObject({
      metadata: { name: 'kafka-client-app', namespace: 'streaming' },
      data: clientFiles(minimal),
    });
    expect(map.immutable).toBeUndefined();
  });
});
