import {
  type BucketEndpoint,
  type DatabaseEndpoint,
  type DatabaseLogin,
  type EnvironmentClass,
  type Format,
  type Problem,
  under,
} from '../shared/index.js';
import type { Connector } from './connector.js';
import { type ConnectorHost, connectorProblems } from './connector-problems.js';
import type { ConnectorSpec } from './connector-spec.js';
import { debeziumPostgresConnector, debeziumPostgresProblems } from './connectors/debezium-postgres.js';
import { elasticsearchSinkConnector, elasticsearchSinkProblems } from './connectors/elasticsearch-sink.js';
import { fileConnector, fileConnectorProblems } from './connectors/file.js';
import { jdbcSourceConnector } from './connectors/jdbc-source.js';
import { jdbcSourceProblems } from './connectors/jdbc-source-problems.js';
import { type S3Sink, s3SinkConnector } from './connectors/s3-sink.js';
import { bufferProblems, type SinkRoom, s3SinkProblems } from './connectors/s3-sink-problems.js';
import { connectorName, resolveDebezium, resolveElasticsearch, resolveFile, resolveJdbc, resolveS3 } from './connectors-settings.js';
import type { Converter } from './converters.js';

/** What connectors find around them. */
export interface ConnectorSurroundings {
  /** Format of connectors that name none. */
  readonly format: Format;
  /** URL of the schema registry, where there is one. */
  readonly registryUrl?: string;
  /** The environment's database, where there is one, and who polls and who captures it. */
  readonly database?: { readonly address: DatabaseEndpoint; readonly polling: DatabaseLogin; readonly capture: DatabaseLogin };
  /** The environment's bucket, where there is one. */
  readonly bucket?: BucketEndpoint;
  /** Copies of dead letter topics. */
  readonly replicationFactor: number;
  /** Class of the environment; decides how strict the rules are. */
  readonly class: EnvironmentClass;
}

/** Stands in for what is missing, so that all problems are found at once; nothing with it is ever rendered. */
const NO_LOGIN: DatabaseLogin = { username: { secret: 'missing', key: 'username' }, password: { secret: 'missing', key: 'password' } };
const NO_DATABASE = {
  address: { host: 'missing', port: 5432, database: 'missing', tls: { mode: 'require' } },
  polling: NO_LOGIN,
  capture: NO_LOGIN,
} as const;
const NO_STORE: BucketEndpoint = { bucket: 'missing', region: 'missing', pathStyle: false };

/** A connector and what its kind finds wrong with it. */
interface Resolved {
  readonly connector: Connector;
  readonly problems: readonly Problem[];
  readonly s3?: S3Sink;
}

/** Connectors with every default and address filled in. */
export const resolveConnectors = (specs: readonly ConnectorSpec[], surroundings: ConnectorSurroundings): readonly Connector[] =>
  specs.map((spec) => resolved(spec, surroundings).connector);

/** What is wrong with connectors, and with what they find around them. */
export function connectorSpecProblems(
  specs: readonly ConnectorSpec[],
  surroundings: ConnectorSurroundings,
  host: ConnectorHost & SinkRoom,
): Problem[] {
  const all = specs.map((spec) => ({ spec, ...resolved(spec, surroundings) }));
  return [
    ...all.flatMap(({ spec, connector, problems }) =>
      under(`connectors.${connector.name}`, [...missing(spec, surroundings), ...maskProblems(spec, specs), ...problems]),
    ),
    ...connectorProblems(
      all.map(({ connector }) => connector),
      host,
    ),
    ...bufferProblems(
      all.flatMap(({ s3 }) => s3 ?? []),
      host,
    ),
  ];
}

function resolved(spec: ConnectorSpec, surroundings: ConnectorSurroundings): Resolved {
  const { database = NO_DATABASE, bucket = NO_STORE, replicationFactor } = surroundings;
  const converters = convertersOf(spec, surroundings);
  switch (spec.kind) {
    case 'jdbc-source': {
      const source = resolveJdbc(spec, { database: database.address, login: database.polling, ...converters });
      return { connector: jdbcSourceConnector(source), problems: jdbcSourceProblems(source) };
    }
    case 'debezium-postgres': {
      const source = resolveDebezium(spec, { database: database.address, login: database.capture, ...converters });
      return { connector: debeziumPostgresConnector(source), problems: debeziumPostgresProblems(source) };
    }
    case 's3-sink': {
      const s3 = resolveS3(spec, { store: bucket, replicationFactor, ...converters });
      return { connector: s3SinkConnector(s3), problems: s3SinkProblems(s3), s3 };
    }
    case 'elasticsearch-sink': {
      const sink = resolveElasticsearch(spec, { replicationFactor, ...converters });
      return { connector: elasticsearchSinkConnector(sink), problems: elasticsearchSinkProblems(sink) };
    }
    case 'file': {
      const file = resolveFile(spec, converters);
      const isPassing = surroundings.class === 'local' || surroundings.class === 'development';
      return { connector: fileConnector(file), problems: fileConnectorProblems(file, isPassing) };
    }
    case 'connector':
      return { connector: openConnector(spec, converters), problems: [] };
  }
}

function convertersOf(
  spec: ConnectorSpec,
  { format, registryUrl }: ConnectorSurroundings,
): { readonly key: Converter; readonly value: Converter } {
  const fallback = spec.kind === 'file' ? 'string' : format; // lines are text
  const converter = (own: Format | undefined): Converter => ({ format: own ?? fallback, ...(registryUrl && { registryUrl }) });
  return { key: converter(spec.key), value: converter(spec.value) };
}

function openConnector(
  { name, class: connectorClass, config, reads = [], writes = [], tasksMax = 1 }: Extract<ConnectorSpec, { kind: 'connector' }>,
  converters: { readonly key: Converter; readonly value: Converter },
): Connector {
  const names = (topics: readonly { readonly name: string }[]) => topics.map((topic) => topic.name);
  return {
    name,
    kind: reads.length > 0 ? 'sink' : 'source',
    connectorClass,
    tasksMax,
    ...converters,
    reads: names(reads),
    writes: names(writes),
    config,
  };
}

function missing(spec: ConnectorSpec, { database, bucket }: ConnectorSurroundings): Problem[] {
  const why = 'the connector would have no address';
  const needsDatabase = spec.kind === 'jdbc-source' || spec.kind === 'debezium-postgres';
  return [
    ...(needsDatabase && !database ? [{ what: 'reads a database, and the environment has none', why, fix: 'declare postgres' }] : []),
    ...(spec.kind === 's3-sink' && !bucket
      ? [{ what: 'writes to a bucket, and the environment has none', why, fix: 'declare objectStore' }]
      : []),
    ...(spec.kind === 'connector' && !spec.reads?.length && !spec.writes?.length
      ? [{ what: 'names no topic', why: 'nothing could be checked, and its user would be allowed nothing', fix: 'name reads or writes' }]
      : []),
  ];
}

/** A mask reaches the columns of a row: nothing inside an envelope, and nothing without a dataset. */
function maskProblems(spec: ConnectorSpec, all: readonly ConnectorSpec[]): Problem[] {
  if ((spec.kind !== 's3-sink' && spec.kind !== 'elasticsearch-sink') || !spec.mask) return [];
  const topics = 'name' in spec.from ? [spec.from] : spec.from;
  const isEnvelope = (topic: string) =>
    all.some((other) => other.kind === 'debezium-postgres' && other.shape === 'envelope' && other.to.name === topic);
  return topics.flatMap(({ name, dataset }) => [
    ...(dataset
      ? []
      : [
          {
            path: 'mask',
            what: `topic ${name} has no dataset`,
            why: 'which columns are personal is not known: nothing would be masked',
            fix: 'make the topic with topicOf(dataset, …)',
          },
        ]),
    ...(isEnvelope(name)
      ? [
          {
            path: 'mask',
            what: `${name} carries envelopes`,
            why: 'the mask does not reach inside: personal data would go out in clear',
            fix: `use shape: 'row' in the source of ${name}`,
          },
        ]
      : []),
  ]);
}

export { connectorName };
