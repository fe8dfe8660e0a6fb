import { describe, expect, it } from 'vitest';
import { connectMask } from '../../shared/dataset/index.js';
import { customer, s3Sink as minimal } from '../connect.fixture.js';
import { type Flush, type ObjectPartitioner, type S3Sink, s3SinkConnector } from './s3-sink.js';
import { bufferProblems, s3SinkProblems } from './s3-sink-problems.js';

const credentials = { accessKeyId: { secret: 'lake', key: 'id' }, secretAccessKey: { secret: 'lake', key: 'key' } };
const maximal: Required<S3Sink> = {
  ...minimal,
  store: { bucket: 'lake', region: 'us-east-1', endpoint: 'http://store:7070', pathStyle: true, credentials },
  flush: { records: 10_000, tail: 'waits', everyRecordSeconds: 600 },
  partitioner: { by: 'time', path: "'day'=YYYY-MM-dd", everyMinutes: 60, clock: { field: 'updated_at' } },
  delivery: 'exactly-once',
  compression: 'gzip',
  masks: connectMask(customer),
  deadLetters: 'dead',
  settings: { 's3.object.tagging': 'true' },
};
const config = (sink: Partial<S3Sink>) => s3SinkConnector({ ...minimal, ...sink }).config;
const problems = (sink: Partial<S3Sink>) => s3SinkProblems({ ...minimal, ...sink });

describe('the connector', () => {
  it('writes objects by the pod’s own identity, and finishes each in time', () => {
    expect(config({})).toEqual({
      'storage.class': 'io.confluent.connect.s3.storage.S3Storage',
      's3.bucket.name': 'lake',
      's3.region': 'eu-west-1',
      's3.path.style.access.enabled': 'false',
      's3.part.size': '5242880',
      's3.compression.type': 'none',
      'topics.dir': 'raw',
      'format.class': 'io.confluent.connect.s3.format.json.JsonFormat',
      'json.decimal.format': 'NUMERIC',
      'behavior.on.null.values': 'ignore',
      'flush.size': '1000',
      'rotate.schedule.interval.ms': '60000',
      timezone: 'UTC',
      'partitioner.class': 'io.confluent.connect.storage.partitioner.DefaultPartitioner',
    });
  });

  it('says all a sink can have', () => {
    expect(s3SinkConnector(maximal)).toMatchObject({ reads: ['json-customers'], writes: ['dead'], deadLetters: 'dead' });
    expect(config(maximal)).toMatchObject({
      'store.url': 'http://store:7070',
      's3.path.style.access.enabled': 'true',
      'aws.secret.access.key': '${dir:/etc/sluice/secrets/lake:key}',
      'rotate.interval.ms': '600000',
      'timestamp.extractor': 'RecordField',
      'timestamp.field': 'updated_at',
      'path.format': "'day'=YYYY-MM-dd",
      'partition.duration.ms': '3600000',
      'errors.deadletterqueue.topic.name': 'dead',
      'errors.deadletterqueue.topic.replication.factor': '3',
      's3.object.tagging': 'true',
    });
    expect(config(maximal)).not.toHaveProperty('rotate.schedule.interval.ms');
  });

  it('masks every record that has a value, and lets deletes pass', () => {
    expect(config(maximal)).toMatchObject({
      transforms: 'maskText',
      'transforms.maskText.fields': 'name',
      'transforms.maskText.predicate': 'tombstone',
      'transforms.maskText.negate': 'true',
      'predicates.tombstone.type': 'org.apache.kafka.connect.transforms.predicates.RecordIsTombstone',
    });
  });

  it.each<[ObjectPartitioner, Record<string, string>]>([
    [{ by: 'field', field: 'gender' }, { 'partition.field.name': 'gender' }],
    [{ by: 'time', path: 'YYYY', everyMinutes: 1, clock: 'record' }, { 'timestamp.extractor': 'Record' }],
    [{ by: 'time', path: 'YYYY', everyMinutes: 1, clock: 'wall' }, { 'timestamp.extractor': 'Wallclock' }],
  ])('lays out by %o', (partitioner, expected) => {
    expect(config({ partitioner })).toMatchObject(expected);
  });
});

describe('s3SinkProblems', () => {
  it('finds none in what is minimal or maximal', () => {
    expect([...s3SinkProblems(minimal), ...s3SinkProblems(maximal)]).toEqual([]);
  });
  it.each([1, 0, 1.5])('refuses flush.records %d', (records) => {
    expect(problems({ flush: { records, everySeconds: 60 } })).toMatchObject([
      { path: 'flush.records', fix: expect.stringContaining('1000') },
    ]);
  });
  it('takes a hundred records in an object', () => {
    expect(problems({ flush: { records: 100, everySeconds: 60 } })).toEqual([]);
  });
  it('refuses a schedule of no time', () => {
    expect(problems({ flush: { records: 1_000, everySeconds: 0 } })).toMatchObject([{ path: 'flush.everySeconds' }]);
  });

  const waits: Flush = { records: 1_000, tail: 'waits' };
  it('keeps exactly once from the wall clock', () => {
    expect(problems({ delivery: 'exactly-once' })).toMatchObject([
      { what: 'exactly-once with everySeconds, which follows the wall clock' },
    ]);
    expect(problems({ delivery: 'exactly-once', flush: waits })).toEqual([]);
    const wall: ObjectPartitioner = { by: 'time', path: 'YYYY', everyMinutes: 1, clock: 'wall' };
    expect(problems({ delivery: 'exactly-once', flush: waits, partitioner: wall })).toMatchObject([{ fix: "use clock: 'record'" }]);
    expect(problems({ delivery: 'exactly-once', flush: waits, partitioner: { ...wall, clock: 'record' } })).toEqual([]);
    expect(problems({ partitioner: wall })).toEqual([]);
  });
  it('refuses record time where nothing knows it', () => {
    expect(problems({ flush: { ...waits, everyRecordSeconds: 60 } })).toMatchObject([
      { what: 'flush.everyRecordSeconds with a partitioner by partition' },
    ]);
  });
  it('refuses files with a schema from records without', () => {
    expect(problems({ format: 'parquet' })).toMatchObject([{ what: 'parquet from json' }]);
    expect(problems({ format: 'parquet', value: { format: 'json-with-schema' } })).toEqual([]);
    expect(problems({ format: 'bytes' })).toMatchObject([{ fix: "read values as 'bytes'" }]);
    expect(problems({ value: { format: 'bytes' } })).toMatchObject([{ fix: "use format: 'bytes'" }]);
    expect(problems({ format: 'bytes', value: { format: 'bytes' } })).toEqual([]);
  });
  it('has no more tasks than partitions', () => {
    expect(problems({ tasksMax: 4 })).toMatchObject([{ path: 'tasksMax', fix: 'use 3' }]);
    expect(problems({ tasksMax: 3 })).toEqual([]);
  });
  it('wants a topic, a bucket, a region and parts S3 takes', () => {
    expect(problems({ topics: [], store: { bucket: '', region: '', pathStyle: false }, partSizeMiB: 4 }).map(({ path }) => path)).toEqual([
      'from',
      'bucket',
      'region',
      'partSizeMiB',
    ]);
  });
});

describe('bufferProblems', () => {
  const sink = { ...minimal, topics: [{ name: 't', partitions: 20 }] };
  it('fits half the heap, with one worker lost', () => {
    expect(bufferProblems([sink], { heapMiB: 200, workers: 1 })).toEqual([]);
    expect(bufferProblems([sink], { heapMiB: 199, workers: 1 })).toMatchObject([
      { path: 'connect.heapMiB', what: 'S3 sinks hold up to 100 MiB of open objects in a worker of 199 MiB heap' },
    ]);
    expect(bufferProblems([sink], { heapMiB: 199, workers: 2 })).toHaveLength(1);
    expect(bufferProblems([sink], { heapMiB: 199, workers: 3 })).toEqual([]);
  });
  it('counts all sinks', () => {
    expect(bufferProblems([sink, sink], { heapMiB: 399, workers: 1 })).toMatchObject([{ fix: expect.stringContaining('use heapMiB 400') }]);
  });
});
