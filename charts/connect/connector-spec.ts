import type { Dataset } from '../shared/dataset/index.js';
import type { Format, SecretRef } from '../shared/index.js';
import type { DebeziumPostgres } from './connectors/debezium-postgres.js';
import type { FileConnector } from './connectors/file.js';
import type { JdbcMode } from './connectors/jdbc-source.js';
import type { Flush, ObjectFormat, ObjectPartitioner, S3Sink } from './connectors/s3-sink.js';

/** A topic as connectors see it. */
export interface TopicRef {
  /** Name of the topic. */
  readonly name: string;
  /** Number of partitions. */
  readonly partitions: number;
  /** What its records are; masks need it. */
  readonly dataset?: Dataset;
}

/** What every connector may say. */
interface AnyConnectorSpec {
  /** Unique among the connectors. A source's offsets and a sink's group hang on it: renaming starts over. @default topic or table, and kind */
  readonly name?: string;
  /** Format of the keys. @default the workers' */
  readonly key?: Format;
  /** Format of the values. @default the workers' */
  readonly value?: Format;
  /** Settings of the connector by their own names, for what no field says; unknown ones are problems. @default none */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Rows polled from Postgres. Deletes are never seen; delivery is at least once. */
interface JdbcShape extends AnyConnectorSpec {
  readonly kind: 'jdbc-source';
  /** `timestamp+incrementing` sees inserts and updates; `incrementing` only inserts; `bulk` copies all at each look. */
  readonly mode: JdbcMode;
  /** Milliseconds a row must be old before it is read: longer than the longest transaction. Needed with a timestamp. @default 0 */
  readonly delayMs?: number;
  /** Milliseconds between two looks. @default 5000 */
  readonly pollMs?: number;
  /** Rows read at once. @default 1000 */
  readonly batchRows?: number;
  /** Tasks; more than 1 is a problem. @default 1 */
  readonly tasksMax?: number;
  /** Why it is fine that mode `incrementing` misses updates. @default it is a problem */
  readonly insertsOnly?: string;
  /** Topic the rows are written to. */
  readonly to: TopicRef;
}

/** A JDBC source of a table, or of a query with the columns it orders by. */
export type JdbcSourceSpec = JdbcShape &
  (
    | { readonly table: Dataset }
    | {
        /** A select without WHERE of its own: the connector appends one. */
        readonly query: string;
        /** Columns that identify a row. */
        readonly keyColumns: readonly string[];
        /** Column with the time of the last change. @default none */
        readonly timestampColumn?: string;
        /** Column that only grows. @default none */
        readonly incrementingColumn?: string;
      }
  );

/** Inserts, updates and deletes of a Postgres table, from its log. */
export interface DebeziumPostgresSpec extends AnyConnectorSpec {
  readonly kind: 'debezium-postgres';
  /** Table whose changes are read. */
  readonly table: Dataset;
  /** Topic the changes are written to. */
  readonly to: TopicRef;
  /** Name of the source: its offsets hang on it. @default the connector's name */
  readonly topicPrefix?: string;
  /** Replication slot. @default the connector's name, with _ */
  readonly slot?: string;
  /** Publication the slot reads. @default the slot */
  readonly publication?: string;
  /** `disabled`: the migration makes the publication; `filtered`: the connector does, and its user must own the table. @default disabled */
  readonly publicationMode?: DebeziumPostgres['publicationMode'];
  /** Milliseconds between two signs of life. @default 10000 */
  readonly heartbeatMs?: number;
  /** What happens at the first start: read the table (`initial`), or only what comes (`no_data`). @default initial */
  readonly snapshot?: DebeziumPostgres['snapshot'];
  /** `row`: the row as it is now. `envelope`: before, after and source. @default row */
  readonly shape?: DebeziumPostgres['shape'];
  /** What a delete becomes in shape `row`: a null value, a row marked `__deleted`, or nothing. @default tombstone */
  readonly deletes?: DebeziumPostgres['deletes'];
  /** Tasks; more than 1 is a problem. @default 1 */
  readonly tasksMax?: number;
  /** In transactions; needs `connect.exactlyOnceSources`. @default false */
  readonly exactlyOnce?: boolean;
}

/** What every sink may say. */
interface SinkShape extends AnyConnectorSpec {
  /** Topic or topics it reads. */
  readonly from: TopicRef | readonly [TopicRef, ...TopicRef[]];
  /** Tasks; no more than partitions. @default 1 */
  readonly tasksMax?: number;
  /** Topic for records it cannot take. @default none: the first one stops the sink */
  readonly deadLetters?: string;
  /** `personal`: columns marked so are replaced. Needs rows, not envelopes. @default none */
  readonly mask?: 'personal';
}

/** Records as objects in the environment's bucket. */
export interface S3SinkSpec extends SinkShape {
  readonly kind: 's3-sink';
  /** Beginning of every object's name. */
  readonly prefix: string;
  /** When an object is finished. */
  readonly flush: Flush;
  /** What an object holds. @default json */
  readonly format?: ObjectFormat;
  /** How objects are laid out. @default by Kafka's partition */
  readonly partitioner?: ObjectPartitioner;
  /** What readers of the objects count on: checked against flush and partitioner. @default at-least-once */
  readonly delivery?: S3Sink['delivery'];
  /** A record without a value, e.g. a delete: left out, kept as an empty object, or an error. @default ignore */
  readonly nullValues?: S3Sink['nullValues'];
  /** Of each object. @default none */
  readonly compression?: S3Sink['compression'];
  /** Memory of one open object in MiB; 5 at least. @default 5 */
  readonly partSizeMiB?: number;
}

/** Records as documents. */
export interface ElasticsearchSinkSpec extends SinkShape {
  readonly kind: 'elasticsearch-sink';
  /** Scheme, host and port, e.g. `https://search:9200`. */
  readonly url: string;
  /** Login by keys of a Secret. @default none */
  readonly credentials?: { readonly username: SecretRef; readonly password: SecretRef };
  /** Authority of the server's certificate. @default the Java runtime's */
  readonly certificateAuthority?: SecretRef;
  /** What a document is known by: the record's key, or its place in the topic. @default key */
  readonly documentId?: 'key' | 'offset';
  /** What a record without a value does to its document. @default delete */
  readonly nullValues?: 'delete' | 'ignore' | 'fail';
}

/** A file in a worker, for trying things. */
export interface FileConnectorSpec extends Omit<AnyConnectorSpec, 'settings'> {
  readonly kind: 'file';
  /** Whether the file is read or written. */
  readonly direction: FileConnector['direction'];
  /** Path in the worker's pod. */
  readonly path: string;
  /** Topic it writes or reads. */
  readonly topic: TopicRef;
}

/** Any other connector. Keys are checked where Sluice has read the class. */
export interface OpenConnectorSpec extends Omit<AnyConnectorSpec, 'settings'> {
  readonly kind: 'connector';
  /** Unique among the connectors. */
  readonly name: string;
  /** Full name of its class. */
  readonly class: string;
  /** Flat configuration without name, class, tasks.max, converters and topics. Secrets by `secretReference(…)`. */
  readonly config: Readonly<Record<string, string>>;
  /** Topics it reads: then it is a sink. @default none */
  readonly reads?: readonly TopicRef[];
  /** Topics it writes: then it is a source. @default none */
  readonly writes?: readonly TopicRef[];
  /** Tasks. @default 1 */
  readonly tasksMax?: number;
}

/** Any connector, as a pipeline declares it. */
export type ConnectorSpec =
  | JdbcSourceSpec
  | DebeziumPostgresSpec
  | S3SinkSpec
  | ElasticsearchSinkSpec
  | FileConnectorSpec
  | OpenConnectorSpec;

type Undecided<Spec> = Spec extends unknown ? Omit<Spec, 'kind'> : never;

/** Polls a table or a query: `jdbcSource({ table: customer, mode: 'timestamp+incrementing', delayMs: 5_000, to: topic })`. */
export const jdbcSource = (spec: Undecided<JdbcSourceSpec>): JdbcSourceSpec => ({ kind: 'jdbc-source', ...spec });
/** Captures changes: `postgresChanges({ table: customer, to: topic })`. */
export const postgresChanges = (spec: Undecided<DebeziumPostgresSpec>): DebeziumPostgresSpec => ({ kind: 'debezium-postgres', ...spec });
/** Writes objects: `s3Sink({ from: topic, prefix: 'raw', flush: { records: 10_000, everySeconds: 60 } })`. */
export const s3Sink = (spec: Undecided<S3SinkSpec>): S3SinkSpec => ({ kind: 's3-sink', ...spec });
/** Writes documents. */
export const elasticsearchSink = (spec: Undecided<ElasticsearchSinkSpec>): ElasticsearchSinkSpec => ({
  kind: 'elasticsearch-sink',
  ...spec,
});
/** Lines of a file into a topic. */
export const fileSource = ({
  to,
  ...spec
}: Omit<Undecided<FileConnectorSpec>, 'direction' | 'topic'> & { readonly to: TopicRef }): FileConnectorSpec => ({
  kind: 'file',
  direction: 'source',
  topic: to,
  ...spec,
});
/** Records of a topic into a file. */
export const fileSink = ({
  from,
  ...spec
}: Omit<Undecided<FileConnectorSpec>, 'direction' | 'topic'> & { readonly from: TopicRef }): FileConnectorSpec => ({
  kind: 'file',
  direction: 'sink',
  topic: from,
  ...spec,
});
/** Any connector by its class. */
export const connector = (spec: Undecided<OpenConnectorSpec>): OpenConnectorSpec => ({ kind: 'connector', ...spec });
