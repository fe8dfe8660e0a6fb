import { type ConnectTransforms, connectMask, type Dataset } from '../shared/dataset/index.js';
import type { BucketEndpoint, DatabaseEndpoint, DatabaseLogin } from '../shared/index.js';
import type {
  ConnectorSpec,
  DebeziumPostgresSpec,
  ElasticsearchSinkSpec,
  FileConnectorSpec,
  JdbcSourceSpec,
  S3SinkSpec,
  TopicRef,
} from './connector-spec.js';
import { DEBEZIUM_POSTGRES_DEFAULTS, type DebeziumPostgres } from './connectors/debezium-postgres.js';
import { ELASTICSEARCH_SINK_DEFAULTS, type ElasticsearchSink } from './connectors/elasticsearch-sink.js';
import type { FileConnector } from './connectors/file.js';
import { JDBC_SOURCE_DEFAULTS, type JdbcSource } from './connectors/jdbc-source.js';
import { S3_SINK_DEFAULTS, type S3Sink } from './connectors/s3-sink.js';
import type { Converter } from './converters.js';

/** How a connector writes or reads keys and values. */
interface Converters {
  readonly key: Converter;
  readonly value: Converter;
}

/** Name of a connector: as said, or what it moves and how. */
export function connectorName(spec: ConnectorSpec): string {
  if (spec.name !== undefined) return spec.name;
  switch (spec.kind) {
    case 'jdbc-source':
      return `${plain('table' in spec ? spec.table.name : spec.to.name)}-jdbc`;
    case 'debezium-postgres':
      return `${plain(spec.table.name)}-changes`;
    case 's3-sink':
      return `${plain(topicsOf(spec.from)[0].name)}-s3`;
    case 'elasticsearch-sink':
      return `${plain(topicsOf(spec.from)[0].name)}-elasticsearch`;
    case 'file':
      return `${plain(spec.topic.name)}-file-${spec.direction}`;
    case 'connector':
      return spec.name;
  }
}

const plain = (name: string) => name.toLowerCase().replaceAll('_', '-');
const topicsOf = (from: S3SinkSpec['from']): readonly [TopicRef, ...TopicRef[]] => ('name' in from ? [from] : from);
const NO_MASKS: ConnectTransforms = { names: [], settings: {} };

/** A JDBC source with every default filled in. */
export function resolveJdbc(
  spec: JdbcSourceSpec,
  given: Converters & { readonly database: DatabaseEndpoint; readonly login: DatabaseLogin },
): JdbcSource {
  const { timestampColumn, incrementingColumn } = 'query' in spec ? spec : {};
  const { delayMs, pollMs, batchRows, tasksMax } = { ...JDBC_SOURCE_DEFAULTS, ...spec };
  return {
    ...given,
    name: connectorName(spec),
    from:
      'table' in spec
        ? { kind: 'table', table: spec.table }
        : {
            kind: 'query',
            sql: spec.query,
            key: spec.keyColumns,
            ...(timestampColumn && { timestampColumn }),
            ...(incrementingColumn && { incrementingColumn }),
          },
    mode: spec.mode,
    delayMs,
    pollMs,
    batchRows,
    tasksMax,
    topic: spec.to.name,
    ...(spec.insertsOnly && { insertsOnly: spec.insertsOnly }),
    settings: spec.settings ?? {},
  };
}

const slotOf = (spec: DebeziumPostgresSpec) => spec.slot ?? connectorName(spec).replace(/[^a-z0-9]/g, '_');

/** A change-capture source with every default filled in. */
export function resolveDebezium(
  spec: DebeziumPostgresSpec,
  given: Converters & { readonly database: DatabaseEndpoint; readonly login: DatabaseLogin },
): DebeziumPostgres {
  const name = connectorName(spec);
  const slot = slotOf(spec);
  const { kind, to, name: own, key, value, ...said } = spec;
  return {
    ...DEBEZIUM_POSTGRES_DEFAULTS,
    topicPrefix: name,
    slot,
    publication: slot,
    settings: {},
    ...said,
    ...given,
    name,
    topic: to.name,
  };
}

/** An S3 sink with every default filled in. */
export function resolveS3(
  spec: S3SinkSpec,
  given: Converters & { readonly store: BucketEndpoint; readonly replicationFactor: number },
): S3Sink {
  const { kind, from, mask, name, key, value, ...said } = spec;
  return {
    ...S3_SINK_DEFAULTS,
    partitioner: { by: 'partition' },
    settings: {},
    ...said,
    ...given,
    name: connectorName(spec),
    topics: topicsOf(from).map((topic) => ({ name: topic.name, partitions: topic.partitions })),
    masks: mask ? masksOf(topicsOf(from)) : NO_MASKS,
  };
}

/** An Elasticsearch sink with every default filled in. */
export function resolveElasticsearch(
  spec: ElasticsearchSinkSpec,
  given: Converters & { readonly replicationFactor: number },
): ElasticsearchSink {
  const { kind, from, mask, name, key, value, ...said } = spec;
  return {
    ...ELASTICSEARCH_SINK_DEFAULTS,
    settings: {},
    ...said,
    ...given,
    name: connectorName(spec),
    topics: topicsOf(from).map((topic) => topic.name),
    masks: mask ? masksOf(topicsOf(from)) : NO_MASKS,
  };
}

/** A file connector with every default filled in. */
export const resolveFile = (spec: FileConnectorSpec, converters: Converters): FileConnector => ({
  ...converters,
  name: connectorName(spec),
  direction: spec.direction,
  path: spec.path,
  topic: spec.topic.name,
});

/** Masks of all the topics' columns; the same column in two datasets is masked once. */
function masksOf(topics: readonly TopicRef[]): ConnectTransforms {
  const columns = topics.flatMap(({ dataset }) => dataset?.columns ?? []);
  return connectMask({
    name: 'masked',
    columns: columns.filter(({ name }, index) => columns.findIndex((other) => other.name === name) === index),
  });
}

/** What change-capture sources ask of the database: a publication with their table. The migration makes it. */
export const capturesOf = (specs: readonly ConnectorSpec[]): readonly { readonly table: Dataset; readonly publication: string }[] =>
  specs.flatMap((spec) =>
    spec.kind === 'debezium-postgres' && (spec.publicationMode ?? DEBEZIUM_POSTGRES_DEFAULTS.publicationMode) === 'disabled'
      ? [{ table: spec.table, publication: spec.publication ?? slotOf(spec) }]
      : [],
  );

/** Tables that JDBC sources read. */
export const polledTables = (specs: readonly ConnectorSpec[]): readonly Dataset[] =>
  specs.flatMap((spec) => (spec.kind === 'jdbc-source' && 'table' in spec ? [spec.table] : []));
