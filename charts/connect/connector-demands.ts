import { isAtLeast } from '../shared/version.js';
import { type ConnectorConfig, DEBEZIUM, HISTORIZED } from './retired-keys.js';

/** What a connector needs, where some settings have some values. */
export interface Demand {
  /** Full names of the classes. */
  readonly of: RegExp;
  /** Settings and the values with which the demand applies; what is not set is the empty text. @default always */
  readonly where?: Readonly<Record<string, RegExp>>;
  /** Settings that must be there, each with a value that passes. */
  readonly wants: Readonly<Record<string, { readonly like: RegExp; readonly example: string }>>;
  /** First version that has it. @default every version */
  readonly since?: string;
  /** What happens otherwise. */
  readonly effect: string;
}

const set = (example: string) => ({ like: /\S/, example });
const REFUSED = 'the connector is refused';

const JDBC_SINK = /^io\.(confluent|aiven)\.connect\.jdbc\.JdbcSinkConnector$/;
const JDBC_SOURCE = /^io\.confluent\.connect\.jdbc\.JdbcSourceConnector$/;
const STORAGE_SINK = /^io\.confluent\.connect\.(s3|gcs|azure|hdfs|hdfs3)\.\w+SinkConnector$/;
const S3_SINK = /^io\.confluent\.connect\.s3\.S3SinkConnector$/;
const ELASTICSEARCH = /^io\.confluent\.connect\.elasticsearch\.ElasticsearchSinkConnector$/;
const UPSERTED = { like: /^(kafka|record_key|record_value)$/i, example: 'record_key' };

/** Every demand, from the validation of each connector's own code. */
export const DEMANDS: readonly Demand[] = [
  { of: JDBC_SINK, wants: { 'connection.url': set('jdbc:postgresql://db:5432/warehouse') }, effect: REFUSED },
  {
    of: JDBC_SINK,
    where: { 'delete.enabled': /^true$/i },
    wants: { 'pk.mode': { like: /^record_key$/i, example: 'record_key' } },
    effect: `rows are deleted by the record’s key only: ${REFUSED}`,
  },
  {
    of: JDBC_SINK,
    where: { 'insert.mode': /^upsert$/i },
    wants: { 'pk.mode': UPSERTED },
    effect: 'an upsert needs key columns: the task stops at the first record',
  },
  { of: JDBC_SOURCE, wants: { 'connection.url': set('jdbc:postgresql://db:5432/shop'), 'topic.prefix': set('shop-') }, effect: REFUSED },
  {
    of: DEBEZIUM,
    where: { 'database.server.name': /^$/, 'mongodb.name': /^$/ },
    wants: { 'topic.prefix': set('shop') },
    since: '2.0',
    effect: REFUSED,
  },
  {
    of: HISTORIZED,
    where: { 'schema.history.internal': /^$|\.KafkaSchemaHistory$/, 'database.history.kafka.topic': /^$/ },
    wants: {
      'schema.history.internal.kafka.topic': set('schema-history.shop'),
      'schema.history.internal.kafka.bootstrap.servers': set('kafka:9092'),
    },
    since: '2.0',
    effect: REFUSED,
  },
  {
    of: S3_SINK,
    wants: {
      's3.bucket.name': set('lake'),
      'flush.size': set('10000'),
      'format.class': set('io.confluent.connect.s3.format.json.JsonFormat'),
    },
    effect: REFUSED,
  },
  {
    of: STORAGE_SINK,
    where: { 'partitioner.class': /\.TimeBasedPartitioner$/ },
    wants: {
      'partition.duration.ms': set('3600000'),
      'path.format': set("'year'=YYYY/'month'=MM/'day'=dd"),
      locale: set('en-US'),
      timezone: set('UTC'),
    },
    effect: 'the tasks of the connector do not start',
  },
  {
    of: STORAGE_SINK,
    where: { 'partitioner.class': /\.(Daily|Hourly)Partitioner$/ },
    wants: { locale: set('en-US'), timezone: set('UTC') },
    effect: 'the tasks of the connector do not start',
  },
  {
    of: STORAGE_SINK,
    where: { 'partitioner.class': /\.FieldPartitioner$/ },
    wants: { 'partition.field.name': set('country') },
    effect: 'the tasks of the connector do not start',
  },
  { of: ELASTICSEARCH, wants: { 'connection.url': set('http://elasticsearch:9200') }, effect: REFUSED },
];

/** A value that another program fills in. */
const FILLED_IN = /\$\{|\{\{/;

/** A demand that some settings do not meet. */
export interface UnmetDemand {
  /** Settings that are missing or have another value, each with a value that passes. */
  readonly missing: readonly { readonly key: string; readonly example: string }[];
  /** Setting with which the demand applies. Absent: it always does. */
  readonly because?: string;
  /** What happens. */
  readonly effect: string;
}

/** Demands of a connector's class that its settings do not meet. */
export function unmetDemands(connectorClass: string, config: ConnectorConfig, version?: string): readonly UnmetDemand[] {
  const textAt = (key: string) => config[key] ?? '';
  return DEMANDS.filter(
    ({ of, where = {}, since }) =>
      of.test(connectorClass) &&
      (version === undefined || since === undefined || isAtLeast(version, since)) &&
      Object.entries(where).every(([key, like]) => like.test(textAt(key))),
  ).flatMap(({ where = {}, wants, effect }) => {
    const because = Object.keys(where).find((key) => config[key] !== undefined);
    const missing = Object.entries(wants)
      .filter(([key, { like }]) => !like.test(textAt(key)) && !FILLED_IN.test(textAt(key)))
      .map(([key, { example }]) => ({ key, example }));
    return missing.length === 0 ? [] : [{ missing, ...(because !== undefined && { because }), effect }];
  });
}
