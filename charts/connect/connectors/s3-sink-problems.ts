import { boundProblems, type Problem, under } from '../../shared/index.js';
import { SMALL_OBJECTS } from '../bounds.js';
import type { S3Sink } from './s3-sink.js';

/** What the S3 sinks of one Connect cluster run on. */
export interface SinkRoom {
  /** JVM heap of a worker in MiB. */
  readonly heapMiB: number;
  /** Number of workers. */
  readonly workers: number;
}

/** S3 takes no smaller part but the last. */
const LEAST_PART_MIB = 5;
/** Share of the heap that open objects may take; the rest is the consumers', the converters' and the worker's own. */
const BUFFER_PERCENT = 50;

/** What is wrong with one S3 sink. */
export function s3SinkProblems(sink: S3Sink): Problem[] {
  return [...requiredProblems(sink), ...flushProblems(sink), ...deliveryProblems(sink), ...formatProblems(sink)];
}

function requiredProblems({ topics, store, tasksMax, partSizeMiB }: S3Sink): Problem[] {
  const partitions = topics.reduce((sum, topic) => sum + topic.partitions, 0);
  const missing = (path: string, what: string): Problem => ({ path, what, why: 'the connector would be refused', fix: `name ${path}` });
  return [
    ...(topics.length === 0 ? [missing('from', 'no topic')] : []),
    ...(store.bucket === '' ? [missing('bucket', 'no bucket')] : []),
    ...(store.region === '' ? [missing('region', 'no region')] : []),
    ...(topics.length > 0 && tasksMax > partitions
      ? [
          {
            path: 'tasksMax',
            what: `${tasksMax} tasks for ${partitions} partitions`,
            why: 'a partition is read by one task; the others do nothing',
            fix: `use ${partitions}`,
          },
        ]
      : []),
    ...(partSizeMiB < LEAST_PART_MIB
      ? [{ path: 'partSizeMiB', what: `partSizeMiB (${partSizeMiB})`, why: 'S3 refuses smaller parts', fix: `use ${LEAST_PART_MIB}` }]
      : []),
  ];
}

function flushProblems({ flush, partitioner }: S3Sink): Problem[] {
  const path = 'flush.records';
  const problems: Problem[] = Number.isInteger(flush.records)
    ? boundProblems(SMALL_OBJECTS, flush, path)
    : [{ path, what: `flush.records (${flush.records})`, why: 'records are counted', fix: 'use 1000 or more' }];
  if ('everySeconds' in flush && !(flush.everySeconds > 0)) {
    const why = 'the last records of a quiet topic would never become an object';
    problems.push({
      path: 'flush.everySeconds',
      what: `flush.everySeconds (${flush.everySeconds})`,
      why,
      fix: "use 60, or say tail: 'waits'",
    });
  }
  if ('tail' in flush && flush.everyRecordSeconds !== undefined && partitioner.by !== 'time') {
    problems.push({
      path: 'flush.everyRecordSeconds',
      what: `flush.everyRecordSeconds with a partitioner by ${partitioner.by}`,
      why: 'only a partitioner by time knows the time of records: the connector ignores it, and the tail waits without an end',
      fix: "use partitioner: { by: 'time', … }, or everySeconds",
    });
  }
  return problems;
}

/** Exactly once needs that a restart cuts the same records into the same objects: nothing may depend on the wall clock. */
function deliveryProblems({ delivery, flush, partitioner }: S3Sink): Problem[] {
  if (delivery !== 'exactly-once') return [];
  const why = 'after a restart the same records are cut differently and stand in two objects';
  const problems: Problem[] = [];
  if ('everySeconds' in flush) {
    const fix = "use flush: { records, tail: 'waits' }, or delivery: 'at-least-once'";
    problems.push({ path: 'delivery', what: 'exactly-once with everySeconds, which follows the wall clock', why, fix });
  }
  if (partitioner.by === 'time' && partitioner.clock === 'wall') {
    problems.push({ path: 'delivery', what: 'exactly-once with a partitioner by wall clock', why, fix: "use clock: 'record'" });
  }
  return problems;
}

function formatProblems({ format, value }: S3Sink): Problem[] {
  const hasSchema = value.format === 'avro' || value.format === 'json-with-schema';
  if ((format === 'avro' || format === 'parquet') && !hasSchema) {
    const why = 'these files need a schema, and the records bring none';
    return [{ path: 'format', what: `${format} from ${value.format}`, why, fix: "use format: 'json', or values with a schema" }];
  }
  if ((format === 'bytes') === (value.format === 'bytes')) return [];
  const fix = format === 'bytes' ? "read values as 'bytes'" : "use format: 'bytes'";
  return [{ path: 'format', what: `${format} from ${value.format}`, why: 'the format takes bytes as they are, and nothing else', fix }];
}

/** Memory of open objects: one part for each partition. When a worker is lost, the others hold its partitions too. */
export function bufferProblems(sinks: readonly S3Sink[], { heapMiB, workers }: SinkRoom): Problem[] {
  const held = (partitions: number) => Math.ceil(partitions / Math.max(1, workers - 1));
  const neededMiB = sinks.reduce((sum, sink) => sum + sink.partSizeMiB * held(partitionsOf(sink)), 0);
  const roomMiB = Math.floor((heapMiB * BUFFER_PERCENT) / 100);
  if (neededMiB <= roomMiB) return [];
  const leastHeap = Math.ceil((neededMiB * 100) / BUFFER_PERCENT);
  return under('connect', [
    {
      path: 'heapMiB',
      what: `S3 sinks hold up to ${neededMiB} MiB of open objects in a worker of ${heapMiB} MiB heap`,
      why: 'each partition keeps one part in memory; out of memory ends the worker and all its tasks',
      fix: `use heapMiB ${leastHeap} (and the memory for it), more replicas, or a smaller partSizeMiB`,
    },
  ]);
}

const partitionsOf = ({ topics }: S3Sink) => topics.reduce((sum, { partitions }) => sum + partitions, 0);
