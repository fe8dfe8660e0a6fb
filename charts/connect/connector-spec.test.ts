import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentedDefaults } from '../../test/component-context.js';
import { bigint, dataset, text, timestamp } from '../shared/dataset/index.js';
import {
  type ConnectorSpec,
  connector,
  elasticsearchSink,
  fileSink,
  fileSource,
  jdbcSource,
  postgresChanges,
  s3Sink,
} from './connector-spec.js';
import { type ConnectorSurroundings, connectorSpecProblems, resolveConnectors } from './connectors-resolve.js';
import { capturesOf, polledTables } from './connectors-settings.js';
import {
  CONNECT_IMAGES,
  connectorConfig,
  DEBEZIUM_POSTGRES_DEFAULTS,
  debeziumPostgres,
  ELASTICSEARCH_SINK_DEFAULTS,
  elasticsearch,
  inImage,
  JDBC_SOURCE_DEFAULTS,
  jdbc,
  S3_SINK_DEFAULTS,
  s3,
  topicParties,
} from './index.js';

const customer = dataset('customers', { id: bigint().key(), name: text().personal(), updated_at: timestamp().cursor() });
const topic = { name: 'json-customers', partitions: 3, dataset: customer };
const login = (secret: string) => ({ username: { secret, key: 'username' }, password: { secret, key: 'password' } });
const surroundings: ConnectorSurroundings = {
  format: 'json',
  replicationFactor: 3,
  class: 'development',
  database: {
    address: { host: 'postgres', port: 5432, database: 'shop', tls: { mode: 'disable' } },
    polling: login('poll'),
    capture: login('capture'),
  },
  bucket: { bucket: 'lake', region: 'eu-west-1', pathStyle: false },
};
const contract = CONNECT_IMAGES.find(({ repository, band }) => repository === 'apache/kafka' && band === '4.3');
if (!contract) throw new Error('no contract');
const host = {
  image: { reference: 'apache/kafka:4.3.1', contract },
  plugins: [
    jdbc('10.9.7', inImage()),
    s3('12.1.9', inImage()),
    debeziumPostgres('3.6.1.Final', inImage()),
    elasticsearch('15.1.1', inImage()),
  ],
  clientOverrides: 'principal',
  exactlyOnceSources: false,
  heapMiB: 1024,
  workers: 2,
} as const;

const polled = jdbcSource({ table: customer, mode: 'timestamp+incrementing', delayMs: 5_000, to: topic });
const lake = s3Sink({ from: topic, prefix: 'raw-data/kafka', flush: { records: 10_000, everySeconds: 60 }, mask: 'personal' });
const changes = postgresChanges({ table: customer, to: { ...topic, name: 'changes-customers' } });
const problems = (specs: readonly ConnectorSpec[], around: Partial<ConnectorSurroundings> = {}) =>
  connectorSpecProblems(specs, { ...surroundings, ...around }, host);

describe('the reference pipelines’ connectors', () => {
  const specs = [polled, lake, changes];

  it('have no problems', () => {
    expect(problems(specs)).toEqual([]);
  });
  it('are named by what they move', () => {
    expect(resolveConnectors(specs, surroundings).map(({ name }) => name)).toEqual([
      'customers-jdbc',
      'json-customers-s3',
      'customers-changes',
    ]);
  });
  it('log in each as its own', () => {
    const [jdbcConfig, , captureConfig] = resolveConnectors(specs, surroundings).map(connectorConfig);
    expect(jdbcConfig).toMatchObject({ 'connection.user': '${dir:/etc/sluice/secrets/poll:username}' });
    expect(captureConfig).toMatchObject({
      'database.user': '${dir:/etc/sluice/secrets/capture:username}',
      'slot.name': 'customers_changes',
    });
  });
  it('mask what is personal', () => {
    expect(resolveConnectors([lake], surroundings).map(connectorConfig)).toMatchObject([{ 'transforms.maskText.fields': 'name' }]);
    const twoTables = s3Sink({ ...lake, from: [topic, { ...topic, name: 'other' }] });
    expect(resolveConnectors([twoTables], surroundings).map(connectorConfig)).toMatchObject([
      { topics: 'json-customers,other', 'transforms.maskText.fields': 'name' },
    ]);
  });
  it('ask the database for tables and publications', () => {
    expect(polledTables(specs)).toEqual([customer]);
    expect(capturesOf(specs)).toEqual([{ table: customer, publication: 'customers_changes' }]);
    expect(capturesOf([{ ...changes, publicationMode: 'filtered' }])).toEqual([]);
    expect(capturesOf([{ ...changes, publication: 'own' }])).toMatchObject([{ publication: 'own' }]);
  });
  it('write and read what topics are checked by', () => {
    expect(topicParties(resolveConnectors(specs, surroundings)).map(({ who, does, topic: name }) => `${who} ${does} ${name}`)).toEqual([
      'connector customers-jdbc writes json-customers',
      'connector json-customers-s3 reads json-customers',
      'connector customers-changes writes changes-customers',
    ]);
  });
});

describe('other connectors', () => {
  it('read and write lines as text', () => {
    const files = [fileSource({ path: '/tmp/in', to: topic }), fileSink({ path: '/tmp/out', from: topic })];
    expect(resolveConnectors(files, surroundings)).toMatchObject([
      { name: 'json-customers-file-source', kind: 'source', value: { format: 'string' } },
      { name: 'json-customers-file-sink', kind: 'sink' },
    ]);
    expect(problems(files)).toEqual([]);
    expect(problems(files, { class: 'production' })).toHaveLength(2);
  });
  it('are open to any class', () => {
    const mirror = connector({
      name: 'mirror',
      class: 'org.apache.kafka.connect.mirror.MirrorHeartbeatConnector',
      config: { a: 'b' },
      writes: [topic],
      value: 'bytes',
    });
    expect(resolveConnectors([mirror], surroundings)).toMatchObject([
      { kind: 'source', tasksMax: 1, writes: ['json-customers'], value: { format: 'bytes' } },
    ]);
    expect(problems([mirror])).toEqual([]);
    const { writes, ...rest } = mirror;
    expect(problems([rest])).toMatchObject([{ what: 'names no topic' }]);
    expect(resolveConnectors([{ ...rest, reads: writes ?? [] }], surroundings)).toMatchObject([{ kind: 'sink' }]);
  });
  it('read a query', () => {
    const query = jdbcSource({
      query: 'select * from t',
      keyColumns: ['id'],
      timestampColumn: 'at',
      mode: 'timestamp',
      delayMs: 1,
      to: topic,
    });
    expect(problems([query])).toEqual([]);
    expect(resolveConnectors([query], surroundings)).toMatchObject([
      { name: 'json-customers-jdbc', config: { 'timestamp.column.name': 'at' } },
    ]);
  });
  it('write documents', () => {
    const documents = elasticsearchSink({ from: topic, url: 'https://elastic:9200', deadLetters: 'dead', name: 'docs' });
    expect(problems([documents])).toEqual([]);
    expect(resolveConnectors([documents], surroundings)).toMatchObject([{ name: 'docs', deadLetters: 'dead' }]);
  });
  it('read Avro with the registry’s address', () => {
    expect(resolveConnectors([{ ...polled, value: 'avro' }], { ...surroundings, registryUrl: 'http://r' })).toMatchObject([
      { value: { format: 'avro', registryUrl: 'http://r' }, key: { format: 'json' } },
    ]);
  });
});

describe('connectorSpecProblems', () => {
  it('names the connector', () => {
    expect(problems([{ ...polled, delayMs: 0 }])).toMatchObject([{ path: 'connectors.customers-jdbc.delayMs' }]);
  });
  it('finds what the environment lacks', () => {
    const { database, bucket, ...bare } = surroundings;
    expect(connectorSpecProblems([polled, changes, lake], bare, host).map(({ path, fix }) => `${path}: ${fix}`)).toEqual([
      'connectors.customers-jdbc: declare postgres',
      'connectors.customers-changes: declare postgres',
      'connectors.json-customers-s3: declare objectStore',
    ]);
    expect([database, bucket]).not.toContain(undefined);
  });
  it('refuses a mask that would reach nothing', () => {
    expect(problems([s3Sink({ ...lake, from: { name: 'x', partitions: 1 } })])).toMatchObject([{ what: 'topic x has no dataset' }]);
    const envelopes = { ...changes, to: topic, shape: 'envelope' } as const;
    expect(problems([envelopes, lake])).toMatchObject([{ what: 'json-customers carries envelopes' }]);
    const { mask, ...open } = lake;
    expect(problems([envelopes, open])).toEqual([]);
    expect(mask).toBe('personal');
  });
  it('refuses more open objects than the heap holds', () => {
    const wide = s3Sink({ ...lake, from: { ...topic, partitions: 103 } });
    expect(problems([wide])).toMatchObject([{ path: 'connect.heapMiB' }]);
    expect(problems([s3Sink({ ...lake, from: { ...topic, partitions: 102 } })])).toEqual([]);
  });
  it('checks settings by their own names', () => {
    expect(problems([{ ...polled, settings: { 'valincrate.non.null': 'false' } }])).toMatchObject([
      { fix: 'did you mean validate.non.null?' },
    ]);
    expect(problems([{ ...lake, settings: { 's3.object.tagging': 'true' } }])).toEqual([]);
  });
});

describe('defaults', () => {
  const text = readFileSync(join(import.meta.dirname, 'connector-spec.ts'), 'utf8').replace(/^interface/gm, 'export interface');
  const { tasksMax, ...s3Defaults } = S3_SINK_DEFAULTS;
  const { tasksMax: _, ...elasticsearchDefaults } = ELASTICSEARCH_SINK_DEFAULTS;
  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['JdbcShape extends AnyConnectorSpec', JDBC_SOURCE_DEFAULTS],
    ['DebeziumPostgresSpec extends AnyConnectorSpec', DEBEZIUM_POSTGRES_DEFAULTS],
    ['SinkShape extends AnyConnectorSpec', { tasksMax }],
    ['S3SinkSpec extends SinkShape', s3Defaults],
    ['ElasticsearchSinkSpec extends SinkShape', elasticsearchDefaults],
  ])('of %s are documented as they are', (name, defaults) => {
    expect(documentedDefaults(text, name)).toMatchObject(
      Object.fromEntries(Object.entries(defaults).map(([key, value]) => [key, String(value)])),
    );
  });
});
