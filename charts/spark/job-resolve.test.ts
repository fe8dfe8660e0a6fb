import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { componentContext, documentedDefaults } from '../../test/component-context.js';
import { bigint, dataset, date, text, timestamp } from '../shared/dataset/index.js';
import { declarationJson, SPARK_DEFAULTS } from './index.js';
import { resolveStreamJob, streamJobNeeds, streamJobSpecProblems } from './job-resolve.js';
import {
  availableNow,
  bronzeSink,
  consoleSink,
  continuous,
  deltaSink,
  everySeconds,
  kafkaSink,
  parquetSink,
  type StreamJobSpec,
} from './job-spec.js';
import { resolveSpark, type SparkRelease, type SparkSpec, sparkImage, sparkSpecProblems } from './spec.js';

const customers = dataset('customers', {
  id: bigint().key(),
  name: text().personal(),
  gender: text().optional(),
  birthdate: date(),
  updated_at: timestamp().cursor(),
});
const from = { name: 'json-customers', partitions: 6, dataset: customers };
const release: SparkRelease = { version: '4.0.1', image: 'apache/spark:4.0.1-scala2.13-java17-python3-ubuntu', built: 'lab/spark:4.0.1' };
const store = { bucket: 'lake', region: 'eu-west-1', pathStyle: false };
const context = await componentContext('blue', 'scram');
const runtimeOf = (spec: SparkSpec = {}) => resolveSpark(spec, { context, release, image: sparkImage(release), bucket: store });
const resolved = (spec: Omit<StreamJobSpec, 'name' | 'from'>, of = runtimeOf()) =>
  resolveStreamJob({ name: 'job', from, ...spec }, { context, runtime: of });

const bronze: StreamJobSpec = {
  name: 'customers-bronze',
  from,
  sink: bronzeSink('bronze/customers'),
  checkpoint: 'checkpoints/customers-bronze',
};

/** Every field, so that a new one does not compile until a test covers it. */
const maximal: Required<StreamJobSpec> = {
  name: 'all',
  from,
  format: { kind: 'avro', schemaIds: [7] },
  sql: "select window.start, count(*) as people from customers group by window(updated_at, '1 hour')",
  watermark: { column: 'updated_at', delaySeconds: 600 },
  sink: deltaSink('silver/customers', { partitionBy: ['start'], mergeSchema: true }),
  deadLetters: { kind: 'kafka', topic: 'dead' },
  tombstones: 'skip',
  trigger: availableNow(),
  schedule: '0 * * * *',
  checkpoint: 's3a://other/checkpoints/all',
  mask: { none: 'names are public here' },
  startingOffsets: 'latest',
  allowDataLoss: 'a demonstration',
  maxOffsetsPerTrigger: 10,
  settings: { 'fetch.min.bytes': '1' },
  delivery: 'at-least-once',
  main: 'local:///opt/app/job.py',
  shufflePartitions: 8,
  driver: { memoryGiB: 4, heapMiB: 2000, cpuMillis: 1000, cores: 4 },
  executors: { instances: 3, memoryGiB: 1 },
  graceSeconds: 120,
};

describe('resolveStreamJob', () => {
  it('needs a topic, a dataset and a sink', () => {
    expect(resolveStreamJob(bronze, { context, runtime: runtimeOf() })).toMatchObject({
      name: 'blue-customers-bronze',
      source: { topic: 'json-customers', startingOffsets: 'earliest' },
      dataset: { name: 'customers', required: ['id', 'name', 'birthdate', 'updated_at'] },
      format: { kind: 'json', values: 'plain' },
      tombstones: 'dead-letter',
      sink: { path: 's3a://lake/bronze/customers', mode: 'append', ingestColumns: true, mergeSchema: false },
      deadLetters: { kind: 'delta', path: 's3a://lake/dead-letters/customers-bronze' },
      trigger: { kind: 'interval', seconds: 30 },
      checkpoint: 's3a://lake/checkpoints/customers-bronze',
      kafka: {
        mounts: [
          { secret: 'blue-kafka-user-customers-bronze', keys: ['sasl.jaas.config'], copyOf: 'blue-kafka-user-customers-bronze' },
          { secret: 'blue-kafka-ca', keys: ['ca.crt'], copyOf: 'blue-kafka-nodes-tls' }, // never the nodes' key
        ],
      },
      driver: { memoryMiB: 2048, heapMiB: 1228 },
    });
  });
  it('takes every word', () => {
    expect(resolveStreamJob(maximal, { context, runtime: runtimeOf() })).toMatchObject({
      format: { kind: 'avro', wire: 'confluent', schemaIds: [7], schema: expect.stringContaining('"name":"customers"') },
      source: { allowDataLoss: 'a demonstration', maxOffsetsPerTrigger: 10 },
      sink: { path: 's3a://lake/silver/customers', ingestColumns: false, mergeSchema: true },
      checkpoint: 's3a://other/checkpoints/all',
      driver: { memoryMiB: 4096, heapMiB: 2000, cores: 4 },
      executors: { instances: 3, memoryMiB: 1024 },
    });
  });
  it('masks personal columns unless told why not', () => {
    expect(resolved({ sink: consoleSink() }).dataset.maskedSelect).toContain('sha2(`name`, 256) as `name`');
    expect(resolved({ sink: consoleSink(), mask: { none: 'public' } }).dataset).not.toHaveProperty('maskedSelect');
  });
  it('puts tables on the job’s disk where the lake is one', () => {
    const job = resolved({ sink: parquetSink('silver/a') }, runtimeOf({ delivery: 'pods', volume: {} }));
    expect(job.sink).toMatchObject({ path: 'file:///var/lib/sluice/lake/silver/a' });
  });
  it('defaults as its comments say', () => {
    const source = readFileSync(new URL('./job-spec.ts', import.meta.url), 'utf8');
    expect(documentedDefaults(source, 'StreamJobSpec')).toMatchObject({
      trigger: `every ${SPARK_DEFAULTS.intervalSeconds} seconds`,
      shufflePartitions: String(SPARK_DEFAULTS.shufflePartitions),
      graceSeconds: String(SPARK_DEFAULTS.graceSeconds),
      driver: `${SPARK_DEFAULTS.memoryMiB / 1024} GiB, ${SPARK_DEFAULTS.cpuMillis} millis, ${SPARK_DEFAULTS.cores} cores`,
    });
  });
});

describe('declarationJson', () => {
  it('says all the runner reads, and no secret', () => {
    const text = declarationJson(resolveStreamJob(maximal, { context, runtime: runtimeOf() }));
    expect(JSON.parse(text)).toMatchObject({
      name: 'blue-all',
      kafka: { clientProperties: '/etc/sluice/job/client.properties', settings: { 'fetch.min.bytes': '1' } },
      source: { topic: 'json-customers', failOnDataLoss: false, groupIdPrefix: 'blue-all-spark' },
      view: 'customers',
      aliases: ['json_customers'],
      watermark: { column: 'updated_at', delay: '600 seconds' },
    });
    expect(text).not.toMatch(/jaas|password/i);
  });
});

describe('streamJobNeeds', () => {
  it('asks for the least: read the topic in groups of its own, write what it writes', () => {
    const specs = [bronze, { ...maximal, sink: kafkaSink('out') }];
    const jobs = specs.map((spec) => resolveStreamJob(spec, { context, runtime: runtimeOf() }));
    const { topics, users } = streamJobNeeds(specs, jobs);
    expect(topics).toMatchObject([{ name: 'dead', partitions: 1 }]);
    expect(users.map(({ name, can }) => [name, can.map((permission) => [permission.kind, permission.topic.name])])).toEqual([
      ['customers-bronze', [['consume', 'json-customers']]],
      [
        'all',
        [
          ['consume', 'json-customers'],
          ['produce', 'out'],
          ['produce', 'dead'],
        ],
      ],
    ]);
    expect(users[0]?.can[0]).toMatchObject({ group: { pattern: 'prefixed', name: 'blue-customers-bronze-' } });
  });
});

describe('streamJobSpecProblems', () => {
  const found = (specs: readonly StreamJobSpec[]) =>
    streamJobSpecProblems(specs, { context, runtime: runtimeOf() }).map(({ path, what }) => `${path}: ${what}`);
  it('accepts the reference jobs', () => {
    const ages: StreamJobSpec = {
      name: 'ages',
      from,
      sql: 'select gender, count(*) from customers group by gender',
      sink: consoleSink({ mode: 'complete' }),
    };
    expect(
      found([bronze, ages, { ...bronze, name: 'fast', sink: kafkaSink('fast'), trigger: continuous(5), checkpoint: 'c/fast' }]),
    ).toEqual([]);
    expect(found([{ ...bronze, trigger: everySeconds(1) }])).toEqual([]);
  });
  it('names the job a problem is in', () => {
    const { checkpoint: _, ...lost } = bronze;
    expect(found([lost])).toEqual(['streamJobs.blue-customers-bronze.checkpoint: it has no checkpoint']);
    expect(found([{ ...bronze, from: { name: 'json-customers' } }])).toContain(
      'streamJobs.customers-bronze.from: topic json-customers has no dataset',
    );
  });
});

describe('sparkSpecProblems', () => {
  const found = (spec: SparkSpec, of: Partial<SparkRelease> = {}, bucket: typeof store | undefined = store) =>
    sparkSpecProblems(spec, { release: { ...release, ...of }, site: context, ...(bucket && { bucket }) }).map(({ what }) => what);
  it('accepts a built image, with a store or a disk', () => {
    expect([found({}), found({ delivery: 'pods', volume: {} })]).toEqual([[], []]);
    expect(sparkSpecProblems({ volume: {} }, { release, site: context })).toEqual([]);
    expect(found({ delivery: 'pods', accountAnnotations: { role: 'a' } })).toEqual([]);
  });
  it.each<[string, SparkSpec, Partial<SparkRelease>]>([
    ['Spark 3.5.1 is on no line Sluice knows', {}, { version: '3.5.1' }],
    ["the image's tag is 4.1.2, the release says Spark 4.0.1", {}, { built: 'lab/spark:4.1.2' }],
    ['image bitnami/spark:4.0.1 is not one Sluice knows', {}, { image: 'bitnami/spark:4.0.1' }],
    ['jobs would run apache/spark:4.0.1', {}, { built: 'apache/spark:4.0.1' }],
    ['image lab/spark:latest has a moving tag', {}, { built: 'lab/spark:latest' }],
    ['stream jobs run in streaming, beside Kafka', { namespace: 'streaming' }, {}],
    ['namespace "Jobs"', { namespace: 'Jobs' }, {}],
  ])('refuses: %s', (what, spec, of) => expect(found(spec, of)).toContain(what));
  it('refuses jobs without a lake', () => {
    expect(sparkSpecProblems({}, { release, site: context })).toMatchObject([
      { path: 'spark.volume', what: 'no object store and no volume' },
    ]);
  });
});
