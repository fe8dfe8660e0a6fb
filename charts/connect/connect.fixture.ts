import { plaintext, scramOf } from '../../test/platform-parts.js';
import type { Peer } from '../shared/constructs.js';
import { bigint, dataset, oneOf, text, timestamp } from '../shared/dataset/index.js';
import type { DatabaseEndpoint, DatabaseLogin, RunnableImage } from '../shared/index.js';
import { type ConnectCluster, connectNames } from './config.js';
import type { Connector } from './connector.js';
import type { DebeziumPostgres } from './connectors/debezium-postgres.js';
import type { JdbcSource } from './connectors/jdbc-source.js';
import type { S3Sink } from './connectors/s3-sink.js';
import type { Converter } from './converters.js';
import { CONNECT_IMAGES } from './images.js';
import { copiedFrom, jdbc, s3 } from './plugins.js';

/** An image of workers, by repository and band. */
export function image(repository: string, band: string): RunnableImage {
  const contract = CONNECT_IMAGES.find((row) => row.repository === repository && row.band === band);
  if (!contract) throw new Error(`no contract for ${repository}:${band}`);
  return { reference: `${repository}:${band}.1`, contract };
}

/** Plain JSON. */
export const json: Converter = { format: 'json' };

/** The least workers can be. */
export const minimal: ConnectCluster = {
  name: 'connect',
  namespace: 'streaming',
  version: '4.3.1',
  image: image('apache/kafka', '4.3'),
  replicas: 1,
  kafka: plaintext,
  ...connectNames({ namespace: 'streaming', name: 'connect' }),
  replicationFactor: 1,
  converters: { key: json, value: json },
  plugins: [],
  secrets: [],
  clientOverrides: 'principal',
  exactlyOnceSources: false,
  rebalanceDelaySeconds: 60,
  startupBudgetSeconds: 300,
  flushIntervalMs: 60_000,
  settings: {},
  resources: { memoryMiB: 1024, cpuMillis: 500 },
  heapMiB: 512,
};

/** All workers can have. `Required` makes a new field fail to compile here until tests cover it. */
export const maximal: Required<ConnectCluster> = {
  ...minimal,
  name: 'blue-connect',
  version: '8.1.1',
  image: image('confluentinc/cp-kafka-connect', '8.1'),
  replicas: 3,
  kafka: scramOf('connect'),
  ...connectNames({ namespace: 'streaming', name: 'blue-connect' }),
  replicationFactor: 3,
  converters: { key: { format: 'string' }, value: { format: 'avro', registryUrl: 'http://registry:8081' } },
  plugins: [jdbc('10.9.7'), s3('12.1.9', copiedFrom('registry.example.com/plugins:7', '/plugins/s3'))],
  secrets: ['lake', 'orders-db'],
  clientOverrides: 'none',
  exactlyOnceSources: true,
  rebalanceDelaySeconds: 30,
  startupBudgetSeconds: 120,
  flushIntervalMs: 20_000,
  settings: { 'offset.flush.interval.ms': '10000' },
  resources: { memoryMiB: 2048, cpuMillis: 1000 },
  heapMiB: 1536,
};

/** The brokers' pods. */
export const brokers: Peer = { kind: 'pods', labels: { name: 'kafka' } };

/** A table with a key, a cursor and personal data. */
export const customer = dataset('customers', {
  id: bigint().key(),
  name: text().personal(),
  gender: oneOf('M', 'F'),
  updated_at: timestamp().cursor(),
});

/** A database that proves nothing. */
export const database: DatabaseEndpoint = { host: 'postgres', port: 5432, database: 'shop', tls: { mode: 'disable' } };

/** A login kept in the Secret `orders-db`. */
export const login: DatabaseLogin = {
  username: { secret: 'orders-db', key: 'username' },
  password: { secret: 'orders-db', key: 'password' },
};

/** A connector nothing is wrong with. */
export const connector: Connector = {
  name: 'lines',
  kind: 'source',
  connectorClass: 'org.apache.kafka.connect.file.FileStreamSourceConnector',
  tasksMax: 1,
  key: { format: 'string' },
  value: { format: 'string' },
  reads: [],
  writes: ['lines'],
  config: { file: '/tmp/lines.txt', topic: 'lines' },
};

/** A table read by its cursor. */
export const jdbcSource: JdbcSource = {
  name: 'customers-jdbc',
  database,
  login,
  from: { kind: 'table', table: customer },
  mode: 'timestamp+incrementing',
  delayMs: 5000,
  pollMs: 5000,
  batchRows: 1000,
  topic: 'json-customers',
  tasksMax: 1,
  key: json,
  value: json,
  settings: {},
};

/** The same table read by its log. */
export const debezium: DebeziumPostgres = {
  name: 'customers-changes',
  database,
  login,
  table: customer,
  topic: 'changes',
  topicPrefix: 'customers-changes',
  slot: 'customers_changes',
  publication: 'customers_changes',
  publicationMode: 'disabled',
  heartbeatMs: 10_000,
  snapshot: 'initial',
  shape: 'row',
  deletes: 'tombstone',
  tasksMax: 1,
  exactlyOnce: false,
  key: json,
  value: json,
  settings: {},
};

/** A topic kept in objects. */
export const s3Sink: S3Sink = {
  name: 'customers-s3',
  topics: [{ name: 'json-customers', partitions: 3 }],
  store: { bucket: 'lake', region: 'eu-west-1', pathStyle: false },
  prefix: 'raw',
  format: 'json',
  flush: { records: 1000, everySeconds: 60 },
  partitioner: { by: 'partition' },
  delivery: 'at-least-once',
  nullValues: 'ignore',
  compression: 'none',
  partSizeMiB: 5,
  tasksMax: 1,
  masks: { names: [], settings: {} },
  replicationFactor: 3,
  key: json,
  value: json,
  settings: {},
};
