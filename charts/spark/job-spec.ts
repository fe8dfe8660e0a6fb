import type { Dataset } from '../shared/dataset/index.js';
import type { Properties } from '../shared/index.js';
import type { DeadLetters, OutputMode, StreamFormat, StreamSink, StreamTrigger } from './stream-job.js';

/** A stream job as a person writes it: a topic, what is made of it, and where it goes. */
export interface StreamJobSpec {
  /** Lower case letters, digits and dashes, at most 40 with the environment's prefix. Renaming starts over: the group and the user change. */
  readonly name: string;
  /** Topic, and what its records are. */
  readonly from: { readonly name: string; readonly dataset?: Dataset };
  /** How values are written. @default JSON, with days and moments in ISO 8601 */
  readonly format?: StreamFormatSpec;
  /** SQL over the view named after the dataset, and after the topic. @default every column */
  readonly sql?: string;
  /** How late a record may come by its event time: later ones are left out of windows. @default none */
  readonly watermark?: { readonly column: string; readonly delaySeconds: number };
  /** Where results go. */
  readonly sink: StreamSinkSpec;
  /** Where goes what cannot be read. @default Delta table `dead-letters/<name>`; the console beside a console sink */
  readonly deadLetters?: DeadLetters;
  /** Records without a value. @default dead-letter */
  readonly tombstones?: 'dead-letter' | 'skip';
  /** When a batch begins. @default every 30 seconds */
  readonly trigger?: StreamTrigger;
  /** Cron line in UTC, five fields, for `availableNow()`. @default none */
  readonly schedule?: string;
  /** Folder of the job's progress in the lake, or a full path: its own for life. Needed by every sink but the console. */
  readonly checkpoint?: string;
  /** Columns marked personal: SHA-256 or null before any SQL sees them, or in clear and why. @default personal */
  readonly mask?: 'personal' | { readonly none: string };
  /** Where a new job begins. @default earliest */
  readonly startingOffsets?: 'earliest' | 'latest';
  /** Why records that Kafka dropped unread may be passed over. @default the job fails */
  readonly allowDataLoss?: string;
  /** Records of a batch, at most. @default no limit */
  readonly maxOffsetsPerTrigger?: number;
  /** Kafka consumer settings by their own names. @default none */
  readonly settings?: Properties;
  /** What readers of the result count on: checked against sink and trigger. @default nothing */
  readonly delivery?: 'at-least-once' | 'exactly-once';
  /** A program of yours in the image, e.g. `local:///opt/app/job.py`: run instead of Sluice's, with the declaration as its argument. @default none */
  readonly main?: `local:///${string}`;
  /** Tasks after a shuffle: part of the checkpoint. @default 4 */
  readonly shufflePartitions?: number;
  /** Size of the driver. @default 2 GiB, 500 millis, 2 cores */
  readonly driver?: ProcessSpec;
  /** Number and size of the executors; with the Spark operator only. @default 1 of 2 GiB, 500 millis, 2 cores */
  readonly executors?: ProcessSpec & { readonly instances?: number };
  /** Seconds a batch gets to end when the job is stopped. @default 60 */
  readonly graceSeconds?: number;
}

/** Size of a Spark process. */
export interface ProcessSpec {
  /** Request and limit. @default 2 */
  readonly memoryGiB?: number;
  /** JVM heap; Python and native memory take the rest. @default 60 % of the memory */
  readonly heapMiB?: number;
  /** Requested, never limited. @default 500 */
  readonly cpuMillis?: number;
  /** Tasks at once. @default 2 */
  readonly cores?: number;
}

/** How values are written. */
export type StreamFormatSpec =
  | Exclude<StreamFormat, { kind: 'avro' }>
  /** @default the dataset's own schema, in Confluent's wire format */
  | { readonly kind: 'avro'; readonly schema?: string; readonly wire?: 'bare' | 'confluent'; readonly schemaIds?: readonly number[] };

/** A sink as a person writes it: see `deltaSink`, `parquetSink`, `kafkaSink`, `consoleSink`. */
export type StreamSinkSpec = StreamSink;

/** What a table may say. */
export interface TableOptions {
  /** What a result does to what is there: add, or replace all. @default append */
  readonly mode?: OutputMode;
  /** Columns that become folders. @default none */
  readonly partitionBy?: readonly string[];
  /** Keeps each row's topic, partition, offset, timestamp and time of arrival. @default false; a bronze table has them */
  readonly ingestColumns?: boolean;
  /** Widens the table by new columns. @default false */
  readonly mergeSchema?: boolean;
}

/** A misspelt key is kept in what these make, so that it is found. */
const table = (kind: 'delta' | 'parquet', path: string, options: TableOptions): StreamSink => ({
  kind,
  path,
  mode: 'append',
  partitionBy: [],
  ingestColumns: false,
  mergeSchema: false,
  ...options,
});
/** A Delta table: exactly once. The path is in the lake, e.g. `silver/orders`. */
export const deltaSink = (path: string, options: TableOptions = {}): StreamSink => table('delta', path, options);
/** A bronze table: every record as it came, and where it came from. */
export const bronzeSink = (path: string, options: Omit<TableOptions, 'ingestColumns' | 'mode'> = {}): StreamSink =>
  table('delta', path, { ...options, ingestColumns: true });
/** Parquet files: exactly once for readers that honour `_spark_metadata`. */
export const parquetSink = (path: string, options: Omit<TableOptions, 'mode' | 'mergeSchema'> = {}): StreamSink =>
  table('parquet', path, options);
/** A topic: at least once. The key is one column as text, or several as JSON. */
export const kafkaSink = (topic: string, options: { key?: readonly string[]; mode?: OutputMode } = {}): StreamSink => ({
  kind: 'kafka',
  topic,
  key: [],
  mode: 'append',
  ...options,
});
/** The log of the pod: to look at in local and dev. */
export const consoleSink = (options: { mode?: OutputMode } = {}): StreamSink => ({ kind: 'console', mode: 'append', ...options });

/** A batch every so many seconds. */
export const everySeconds = (seconds: number): StreamTrigger => ({ kind: 'interval', seconds });
/** Everything there is, then the end. */
export const availableNow = (): StreamTrigger => ({ kind: 'available-now' });
/** Record by record: at least once, no state. */
export const continuous = (checkpointSeconds: number): StreamTrigger => ({ kind: 'continuous', checkpointSeconds });
