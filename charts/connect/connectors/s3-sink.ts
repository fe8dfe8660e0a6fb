import { type ConnectTransforms, DECIMAL_FORMAT } from '../../shared/dataset/index.js';
import { type BucketEndpoint, type Properties, properties } from '../../shared/index.js';
import { type Connector, deadLetterProperties, secretReference, transformProperties } from '../connector.js';
import type { Converter } from '../converters.js';

/** Records of topics as objects in a bucket. */
export interface S3Sink {
  /** Name of the connector. */
  readonly name: string;
  /** Topics it reads, with their partitions: each open one takes a part of memory. */
  readonly topics: readonly { readonly name: string; readonly partitions: number }[];
  /** Where the bucket is. */
  readonly store: BucketEndpoint;
  /** Beginning of every object's name, e.g. `raw-data/kafka`. */
  readonly prefix: string;
  /** Format of the objects. */
  readonly format: ObjectFormat;
  /** When an object is finished. */
  readonly flush: Flush;
  /** How objects are laid out. */
  readonly partitioner: ObjectPartitioner;
  /** What is claimed: a reader counts on it. */
  readonly delivery: 'exactly-once' | 'at-least-once';
  /** A record without a value, e.g. a delete: left out, kept as an empty object, or an error. */
  readonly nullValues: 'ignore' | 'write' | 'fail';
  /** Compression of the objects. */
  readonly compression: 'none' | 'gzip';
  /** Memory for one open object, 5 at least; an object has at most 10,000 parts. */
  readonly partSizeMiB: number;
  /** Most tasks of the connector. */
  readonly tasksMax: number;
  /** Transforms that replace personal columns. */
  readonly masks: ConnectTransforms;
  /** Topic for records the sink cannot write. */
  readonly deadLetters?: string;
  /** Number of replicas of the dead letter topic. */
  readonly replicationFactor: number;
  /** Converter of record keys. */
  readonly key: Converter;
  /** Converter of record values. */
  readonly value: Converter;
  /** Settings of the connector that nothing above says. */
  readonly settings: Properties;
}

/** What an object holds. */
export type ObjectFormat = 'json' | 'avro' | 'parquet' | 'bytes';

/** When an object is finished. */
export type Flush =
  /** After so many records or seconds, whichever is first; a tenth of that later where nothing follows. A restart may write the same records again. */
  | { readonly records: number; readonly everySeconds: number }
  /** After so many records; the last ones wait for more. With `everyRecordSeconds`, also when the records' own time moved on so far. */
  | { readonly records: number; readonly tail: 'waits'; readonly everyRecordSeconds?: number };

/** How objects are laid out: by Kafka's partition, by a field, or by time. */
export type ObjectPartitioner =
  | { readonly by: 'partition' }
  | { readonly by: 'field'; readonly field: string }
  | {
      readonly by: 'time';
      /** Path in Joda's letters, e.g. `'year'=YYYY/'month'=MM/'day'=dd`. */
      readonly path: string;
      /** Minutes of records in one folder. */
      readonly everyMinutes: number;
      /** Whose time: the record's, one of its fields, or the wall clock (never exactly once). */
      readonly clock: 'record' | 'wall' | { readonly field: string };
    };

/** Defaults of what a description may leave out. */
export const S3_SINK_DEFAULTS = {
  format: 'json',
  delivery: 'at-least-once',
  nullValues: 'ignore',
  compression: 'none',
  partSizeMiB: 5,
  tasksMax: 1,
} as const;

/** Class of the connector. */
export const S3_SINK_CLASS = 'io.confluent.connect.s3.S3SinkConnector';

const PACKAGE = 'io.confluent.connect';
const FORMATS: Readonly<Record<ObjectFormat, string>> = {
  json: `${PACKAGE}.s3.format.json.JsonFormat`,
  avro: `${PACKAGE}.s3.format.avro.AvroFormat`,
  parquet: `${PACKAGE}.s3.format.parquet.ParquetFormat`,
  bytes: `${PACKAGE}.s3.format.bytearray.ByteArrayFormat`,
};
const BYTES_PER_MIB = 1024 * 1024;
const MS_PER_SECOND = 1000;
const MS_PER_MINUTE = 60_000;

/** The connector of an S3 sink. */
export function s3SinkConnector(sink: S3Sink): Connector {
  const { name, tasksMax, key, value, topics, deadLetters } = sink;
  return {
    name,
    kind: 'sink',
    connectorClass: S3_SINK_CLASS,
    tasksMax,
    key,
    value,
    reads: topics.map((topic) => topic.name),
    writes: deadLetters === undefined ? [] : [deadLetters],
    ...(deadLetters !== undefined && { deadLetters }),
    config: {
      ...storeProperties(sink),
      ...objectProperties(sink),
      ...flushProperties(sink.flush),
      ...partitionerProperties(sink.partitioner),
      ...transformProperties([], sink.masks),
      ...deadLetterProperties(deadLetters, sink.replicationFactor),
      ...sink.settings,
    },
  };
}

function storeProperties({ store, partSizeMiB, compression }: S3Sink): Properties {
  const { bucket, region, endpoint, pathStyle, credentials } = store;
  return properties({
    'storage.class': `${PACKAGE}.s3.storage.S3Storage`,
    's3.bucket.name': bucket,
    's3.region': region,
    'store.url': endpoint,
    's3.path.style.access.enabled': pathStyle,
    'aws.access.key.id': credentials && secretReference(credentials.accessKeyId),
    'aws.secret.access.key': credentials && secretReference(credentials.secretAccessKey),
    's3.part.size': partSizeMiB * BYTES_PER_MIB,
    's3.compression.type': compression,
  });
}

const objectProperties = ({ prefix, format, nullValues }: S3Sink): Properties =>
  properties({
    'topics.dir': prefix,
    'format.class': FORMATS[format],
    ...(format === 'json' && { 'json.decimal.format': DECIMAL_FORMAT['decimal.format'] }),
    'behavior.on.null.values': nullValues,
  });

function flushProperties(flush: Flush): Properties {
  if ('everySeconds' in flush) {
    return properties({
      'flush.size': flush.records,
      'rotate.schedule.interval.ms': flush.everySeconds * MS_PER_SECOND,
      timezone: 'UTC', // the schedule counts from midnight of this zone, and without one the connector refuses
    });
  }
  const { records, everyRecordSeconds } = flush;
  return properties({ 'flush.size': records, 'rotate.interval.ms': everyRecordSeconds && everyRecordSeconds * MS_PER_SECOND });
}

function partitionerProperties(partitioner: ObjectPartitioner): Properties {
  const inPackage = (name: string) => `${PACKAGE}.storage.partitioner.${name}`;
  if (partitioner.by === 'partition') return { 'partitioner.class': inPackage('DefaultPartitioner') };
  if (partitioner.by === 'field') {
    return { 'partitioner.class': inPackage('FieldPartitioner'), 'partition.field.name': partitioner.field };
  }
  const { path, everyMinutes, clock } = partitioner;
  const extractor = clock === 'record' ? 'Record' : clock === 'wall' ? 'Wallclock' : 'RecordField';
  return properties({
    'partitioner.class': inPackage('TimeBasedPartitioner'),
    'path.format': path,
    'partition.duration.ms': everyMinutes * MS_PER_MINUTE,
    locale: 'en-US',
    timezone: 'UTC',
    'timestamp.extractor': extractor,
    'timestamp.field': typeof clock === 'string' ? undefined : clock.field,
  });
}
