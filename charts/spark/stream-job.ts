import type { KafkaConnection, Properties } from '../shared/index.js';

/** How a topic's values are written. */
export type StreamFormat =
  | { readonly kind: 'json'; readonly values: StreamValues }
  /** JsonConverter with `schemas.enable=true`: the value is in `payload`. */
  | { readonly kind: 'json-with-schema'; readonly values: StreamValues }
  /** One schema for all records. `confluent`: five bytes come before each; with ids, another schema's records are dead letters. */
  | { readonly kind: 'avro'; readonly schema: string; readonly wire: 'bare' | 'confluent'; readonly schemaIds?: readonly number[] };

/** How days and moments are written; the dataset's `PayloadForm`. */
export type StreamValues = 'plain' | 'connect' | 'debezium';

/** What a result does to what is there: add, replace all, replace what changed. */
export type OutputMode = 'append' | 'complete' | 'update';

/** Where a result goes. */
export type StreamSink =
  | { readonly kind: 'console'; readonly mode: OutputMode }
  | { readonly kind: 'kafka'; readonly mode: OutputMode; readonly topic: string; readonly key: readonly string[] }
  | {
      /** Table format. */
      readonly kind: 'parquet' | 'delta';
      /** What a result does to the rows that are there. */
      readonly mode: OutputMode;
      /** Full path, scheme included. */
      readonly path: string;
      /** Columns that become folders. */
      readonly partitionBy: readonly string[];
      /** Whether the table keeps topic, partition, offset, timestamp and time of arrival of each row. */
      readonly ingestColumns: boolean;
      /** Whether new columns of the result widen the table. Delta only. */
      readonly mergeSchema: boolean;
    };

/** Where goes what cannot be read: value, key, topic, partition, offset, timestamp and the reason. */
export type DeadLetters =
  | { readonly kind: 'console' }
  | { readonly kind: 'kafka'; readonly topic: string }
  | { readonly kind: 'parquet' | 'delta'; readonly path: string };

/** When a batch begins. */
export type StreamTrigger =
  | { readonly kind: 'interval'; readonly seconds: number }
  /** Everything there is, then the end. */
  | { readonly kind: 'available-now' }
  /** Record by record: at least once, no state; Spark calls it experimental. */
  | { readonly kind: 'continuous'; readonly checkpointSeconds: number };

/** Size of one Spark process. Memory is request and limit; the heap is what Spark calls memory. */
export interface SparkProcess {
  /** Memory in MiB: request and limit. */
  readonly memoryMiB: number;
  /** JVM heap in MiB. */
  readonly heapMiB: number;
  /** Requested, never limited. */
  readonly cpuMillis: number;
  /** Tasks at once. */
  readonly cores: number;
}

/** A stream job with every default and address filled in. Plain data: all deliveries are drawn from it. */
export interface StreamJob {
  /** Name of its objects, e.g. `orders-bronze`. */
  readonly name: string;
  /** Topic it reads, and from where. */
  readonly source: {
    readonly topic: string;
    readonly startingOffsets: 'earliest' | 'latest';
    /** Why it is fine that records Kafka has dropped are passed over. Absent: the job fails. */
    readonly allowDataLoss?: string;
    readonly maxOffsetsPerTrigger?: number;
    /** Client settings by their Kafka names. */
    readonly settings: Properties;
  };
  /** Columns of the records. */
  readonly dataset: {
    /** Name of the view in SQL. */
    readonly name: string;
    /** Spark DDL. */
    readonly columns: string;
    /** Columns that must not be null. */
    readonly required: readonly string[];
    /** Select list with personal columns masked; absent where none are, or none are masked. */
    readonly maskedSelect?: string;
  };
  /** How values are written. */
  readonly format: StreamFormat;
  /** What a record without a value is. */
  readonly tombstones: 'dead-letter' | 'skip';
  /** Event time column, and how late a record may come. */
  readonly watermark?: { readonly column: string; readonly delaySeconds: number };
  /** Absent: all columns as they are. */
  readonly sql?: string;
  /** Where results go. */
  readonly sink: StreamSink;
  /** Where unreadable records go. */
  readonly deadLetters: DeadLetters;
  /** When a batch begins. */
  readonly trigger: StreamTrigger;
  /** Cron line, UTC. */
  readonly schedule?: string;
  /** Full path, scheme included. Absent only where everything goes to the console. */
  readonly checkpoint?: string;
  /** What the user counts on; absent: nothing. */
  readonly delivery?: 'at-least-once' | 'exactly-once';
  /** Program in the image that is run instead of Sluice's, with the same declaration. */
  readonly main?: string;
  /** Number of tasks after a shuffle. */
  readonly shufflePartitions: number;
  /** How it reaches Kafka and authenticates. */
  readonly kafka: KafkaConnection;
  /** Size of the driver. */
  readonly driver: SparkProcess;
  /** Size and number of the executors. */
  readonly executors: SparkProcess & { readonly instances: number };
  /** Seconds a batch gets to end when the job is stopped. */
  readonly graceSeconds: number;
}

/** Names under which SQL finds the records: the dataset's, and the topic's with `_` for what SQL has no letter for. */
export const viewNames = ({ dataset, source }: Pick<StreamJob, 'dataset' | 'source'>): readonly [string, ...string[]] => [
  dataset.name,
  ...[source.topic.replace(/[^A-Za-z0-9_]/g, '_')].filter((name) => name !== dataset.name && !/^\d/.test(name)),
];

/** Beginning of the job's consumer groups: what its ACL names. */
export const groupPrefix = ({ name }: Pick<StreamJob, 'name'>) => `${name}-`;

/** Every path a job writes: no two jobs may share one. */
export const tablesOf = ({ sink, deadLetters }: Pick<StreamJob, 'sink' | 'deadLetters'>): readonly string[] =>
  [sink, deadLetters].flatMap((place) => ('path' in place ? [place.path.replace(/\/+$/, '')] : []));

/** Topics a job writes. */
export const topicsWritten = ({ sink, deadLetters }: Pick<StreamJob, 'sink' | 'deadLetters'>): readonly string[] =>
  [sink, deadLetters].flatMap((place) => ('topic' in place ? [place.topic] : []));
