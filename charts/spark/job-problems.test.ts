import { describe, expect, it } from 'vitest';
import { bronze, localRuntime, runtime } from '../../test/doubles/spark-image.js';
import { streamJobProblems, streamJobsProblems } from './job-problems.js';
import type { StreamJob } from './stream-job.js';

const WINDOWS = "select window.start, count(*) as n from orders group by window(placed_at, '10 minutes')";
const BY_ID = 'select id, count(*) as n from orders group by id';
const WATERMARK = { column: 'placed_at', delaySeconds: 600 };
const delta = (mode: StreamJob['sink']['mode']): Partial<StreamJob> => ({ sink: { ...bronzeTable, mode } });
const bronzeTable = {
  kind: 'delta',
  mode: 'append',
  path: 's3a://lake/silver/orders',
  partitionBy: [],
  ingestColumns: false,
  mergeSchema: false,
} as const;
const parquet = { sink: { ...bronzeTable, kind: 'parquet' } } as const;
const toKafka = (mode: StreamJob['sink']['mode'] = 'append'): Partial<StreamJob> => ({
  sink: { kind: 'kafka', mode, topic: 'orders-out', key: [] },
});
const onConsole: Partial<StreamJob> = { sink: { kind: 'console', mode: 'append' }, deadLetters: { kind: 'console' } };
const CONTINUOUS = { trigger: { kind: 'continuous', checkpointSeconds: 5 } } as const;
const NOW = { trigger: { kind: 'available-now' } } as const;

const staging = { runtime, isPlayground: false };
const found = (change: Partial<StreamJob>, surroundings = staging) =>
  streamJobProblems({ ...bronze, ...change }, surroundings).map(({ path, what }) => `${path}: ${what}`);
const without = (key: 'checkpoint', change: Partial<StreamJob> = {}) => {
  const { [key]: _, ...job } = { ...bronze, ...change };
  return job;
};

describe('streamJobProblems', () => {
  it.each<[string, Partial<StreamJob>]>([
    ['a bronze table', {}],
    ['windows with a watermark', { ...delta('append'), sql: WINDOWS, watermark: WATERMARK }],
    ['windows by the time of arrival', { ...delta('append'), sql: WINDOWS, watermark: { column: '_kafka_timestamp', delaySeconds: 1 } }],
    ['a whole table again', { ...delta('complete'), sql: BY_ID }],
    ['sorted, where all of it is written again', { ...delta('complete'), sql: `${BY_ID} order by n` }],
    ['changes to a topic', { ...toKafka('update'), sql: BY_ID }],
    ['parquet files', parquet],
    ['records one by one', { ...CONTINUOUS, ...toKafka(), sql: 'select id from orders' }],
    ['all there is, every hour', { ...NOW, schedule: '0 * * * *' }],
    ['all there is, once', NOW],
    ['the longest name', { name: 'a'.repeat(40) }],
    ['a batch of one', { source: { ...bronze.source, maxOffsetsPerTrigger: 1 } }],
    ['a client setting', { source: { ...bronze.source, settings: { 'fetch.min.bytes': '1024' } } }],
    ['a checkpoint in the table that VACUUM leaves alone', { checkpoint: 's3a://lake/bronze/orders/_checkpoints/a' }],
    ['exactly once into Delta', { delivery: 'exactly-once' }],
    ['at least once into a topic', { ...toKafka(), delivery: 'at-least-once' }],
    ['the least memory', { driver: { memoryMiB: 896, heapMiB: 512, cpuMillis: 1, cores: 1 } }],
    ['the alias of the topic', { source: { ...bronze.source, topic: 'json-orders' }, sql: 'select * from json_orders' }],
  ])('accepts %s', (_, change) => expect(found(change)).toEqual([]));

  it.each<[string, Partial<StreamJob>]>([
    ['sink.mode: it aggregates in append mode without a watermark', { ...delta('append'), sql: BY_ID }],
    ['sql: append, but groups neither by window(placed_at, …) nor by placed_at', { ...delta('append'), sql: BY_ID, watermark: WATERMARK }],
    ['sink.mode: update on delta', { ...delta('update'), sql: BY_ID }],
    ['sink.mode: update on parquet', { sink: { ...parquet.sink, mode: 'update' }, sql: BY_ID }],
    ['sink.mode: complete on parquet', { sink: { ...parquet.sink, mode: 'complete' }, sql: BY_ID }],
    ['sink.mode: complete without an aggregation', delta('complete')],
    ['trigger: continuous with an aggregation', { ...CONTINUOUS, ...toKafka('update'), sql: BY_ID }],
    ['trigger: continuous with a delta sink', CONTINUOUS],
    [
      'trigger: continuous with a watermark and the current time',
      { ...CONTINUOUS, ...toKafka(), watermark: WATERMARK, sql: 'select now() from orders' },
    ],
    ['trigger: interval with a schedule', { schedule: '0 * * * *' }],
    ['schedule: "@hourly"', { ...NOW, schedule: '@hourly' }],
    ['trigger.seconds: 0', { trigger: { kind: 'interval', seconds: 0 } }],
    ['trigger.checkpointSeconds: 0', { ...toKafka(), trigger: { kind: 'continuous', checkpointSeconds: 0 } }],
    ['watermark.column: amount is no timestamp of orders', { watermark: { column: 'amount', delaySeconds: 1 } }],
    ['watermark.delaySeconds: 0', { watermark: { column: 'placed_at', delaySeconds: 0 } }],
    ['sql: the current time inside sum(…)', { ...delta('complete'), sql: 'select id, sum(unix_millis(now())) from orders group by id' }],
    ['sql: reads customers', { sql: 'select * from customers' }],
    ['sql: `limit` over a stream', { sql: 'select * from orders limit 5' }],
    ['sql: `order by` over a stream', { sql: 'select * from orders order by id' }],
    [`name: "${'a'.repeat(41)}" (41 characters)`, { name: 'a'.repeat(41) }],
    ['name: "1st_Job" (7 characters)', { name: '1st_Job' }],
    ['settings.group.id: a fixed consumer group', { source: { ...bronze.source, settings: { 'group.id': 'mine' } } }],
    [
      "settings.auto.offset.reset: auto.offset.reset is Spark's own",
      { source: { ...bronze.source, settings: { 'auto.offset.reset': 'latest' } } },
    ],
    [
      'settings.sasl.jaas.config: sasl.jaas.config belongs to the connection',
      { source: { ...bronze.source, settings: { 'sasl.jaas.config': 'x' } } },
    ],
    ['maxOffsetsPerTrigger: 0', { source: { ...bronze.source, maxOffsetsPerTrigger: 0 } }],
    ['dataset: name "or-ders"', { dataset: { ...bronze.dataset, name: 'or-ders' } }],
    ['checkpoint: checkpoint /tmp/checkpoint is lost with the pod', { checkpoint: '/tmp/checkpoint' }],
    ['checkpoint: checkpoint file:///var/lib/c is lost with the pod', { checkpoint: 'file:///var/lib/c' }],
    ['checkpoint: s3a://lake/bronze/orders/c lies inside the table s3a://lake/bronze/orders', { checkpoint: 's3a://lake/bronze/orders/c' }],
    ['sink: console', { sink: { kind: 'console', mode: 'append' } }],
    ['deadLetters: console', { deadLetters: { kind: 'console' } }],
    ['sink: writes to its own source orders', { sink: { kind: 'kafka', mode: 'append', topic: 'orders', key: [] } }],
    [
      'deadLetters: the same table as the sink, s3a://lake/bronze/orders',
      { deadLetters: { kind: 'delta', path: 's3a://lake/bronze/orders/' } },
    ],
    ['delivery: exactly-once', { ...toKafka(), delivery: 'exactly-once' }],
    ['delivery: exactly-once', { delivery: 'exactly-once', source: { ...bronze.source, allowDataLoss: 'a demonstration' } }],
    ['driver: 511 MiB of heap in 2048 MiB of memory', { driver: { ...bronze.driver, heapMiB: 511 } }],
    ['executors: 1665 MiB of heap in 2048 MiB of memory', { executors: { ...bronze.executors, heapMiB: 1665 } }],
    ['driver: 0 cores', { driver: { ...bronze.driver, cores: 0 } }],
  ])('refuses %s', (problem, change) => expect(found(change)).toEqual([problem]));

  it('wants a checkpoint of everything but the console', () => {
    expect(streamJobProblems(without('checkpoint'), staging)).toMatchObject([
      { path: 'checkpoint', what: 'it has no checkpoint', rule: 'SPK-01' },
    ]);
    expect(streamJobProblems(without('checkpoint', onConsole), { runtime, isPlayground: true })).toEqual([]);
  });
  it('lets only pods alone use a volume', () => {
    const onDisk = { checkpoint: 'file:///var/lib/sluice/lake/checkpoints/a' };
    expect(found(onDisk, { runtime: localRuntime, isPlayground: false })).toEqual([]);
    expect(found(onDisk, { runtime: { ...localRuntime, delivery: 'spark-operator' }, isPlayground: false })).toEqual([
      'lake: a volume with the Spark operator',
    ]);
  });
  it('says every problem what, why and how', () => {
    for (const problem of streamJobProblems({ ...bronze, ...CONTINUOUS, name: 'X' }, staging)) {
      expect(Object.values(problem).every((text) => text.length > 0)).toBe(true);
    }
  });
});

describe('streamJobsProblems', () => {
  const other: StreamJob = {
    ...bronze,
    name: 'orders-silver',
    sink: bronzeTable,
    deadLetters: { kind: 'delta', path: 's3a://lake/dead-letters/orders-silver' },
    checkpoint: 's3a://lake/checkpoints/orders-silver',
  };
  const among = (jobs: readonly StreamJob[]) => streamJobsProblems(jobs, staging).map(({ what }) => what);

  it('accepts jobs that keep apart', () => expect(among([bronze, other])).toEqual([]));
  it.each<[string, Partial<StreamJob>]>([
    [
      'table s3a://lake/bronze/orders belongs to orders-bronze and orders-silver',
      { sink: { ...bronzeTable, path: 's3a://lake/bronze/orders/' } },
    ],
    ['table s3a://lake/dead-letters/orders-bronze belongs to orders-bronze and orders-silver', { deadLetters: bronze.deadLetters }],
    [
      'checkpoint s3a://lake/checkpoints/orders-bronze/ of orders-silver is shared with orders-bronze, which writes s3a://lake/checkpoints/orders-bronze',
      { checkpoint: 's3a://lake/checkpoints/orders-bronze/' },
    ],
    [
      'checkpoint s3a://lake/checkpoints of orders-silver is shared with orders-bronze, which writes s3a://lake/checkpoints/orders-bronze',
      { checkpoint: 's3a://lake/checkpoints' },
    ],
    ['name orders-bronze belongs to orders-bronze and orders-bronze', { name: 'orders-bronze' }],
  ])('refuses: %s', (problem, change) => expect(among([bronze, { ...other, ...change }])).toContain(problem));
});
