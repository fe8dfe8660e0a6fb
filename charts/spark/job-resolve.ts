import type { ComponentContext, KafkaNeeds } from '../component.js';
import { avroSchema, type Dataset, personalColumns, sparkMaskedSelect, sparkSchema } from '../shared/dataset/index.js';
import { consume, heapFor, type Problem, produce, toMiB, under } from '../shared/index.js';
import { lakePath, SPARK_DEFAULTS, type SparkRuntime } from './config.js';
import { streamJobsProblems } from './job-problems.js';
import { everySeconds, type ProcessSpec, type StreamJobSpec } from './job-spec.js';
import { type DeadLetters, groupPrefix, type SparkProcess, type StreamFormat, type StreamJob, type StreamSink } from './stream-job.js';

/** What a job is resolved from, beside its spec. */
export interface StreamJobInputs {
  /** What every component is resolved from. */
  readonly context: ComponentContext;
  /** What all stream jobs share. */
  readonly runtime: SparkRuntime;
}

/** A job with every default and address filled in. */
export function resolveStreamJob(spec: StreamJobSpec, { context, runtime }: StreamJobInputs): StreamJob {
  const { sink, deadLetters, checkpoint } = places(spec, runtime);
  return {
    name: `${context.prefix}${spec.name}`,
    source: {
      topic: spec.from.name,
      startingOffsets: spec.startingOffsets ?? 'earliest',
      settings: spec.settings ?? {},
      ...(spec.allowDataLoss !== undefined && { allowDataLoss: spec.allowDataLoss }),
      ...(spec.maxOffsetsPerTrigger !== undefined && { maxOffsetsPerTrigger: spec.maxOffsetsPerTrigger }),
    },
    dataset: viewOf(spec),
    format: formatOf(spec),
    tombstones: spec.tombstones ?? 'dead-letter',
    ...(spec.watermark && { watermark: spec.watermark }),
    ...(spec.sql !== undefined && { sql: spec.sql }),
    sink,
    deadLetters,
    trigger: spec.trigger ?? everySeconds(SPARK_DEFAULTS.intervalSeconds),
    ...(spec.schedule !== undefined && { schedule: spec.schedule }),
    ...(checkpoint !== undefined && { checkpoint }),
    ...(spec.delivery && { delivery: spec.delivery }),
    ...(spec.main && { main: spec.main }),
    shufflePartitions: spec.shufflePartitions ?? SPARK_DEFAULTS.shufflePartitions,
    kafka: context.kafka.connectionElsewhere(userOf(spec)),
    driver: process(spec.driver),
    executors: { ...process(spec.executors), instances: spec.executors?.instances ?? SPARK_DEFAULTS.executors },
    graceSeconds: spec.graceSeconds ?? SPARK_DEFAULTS.graceSeconds,
  };
}

/** User a job logs in as. */
const userOf = ({ name }: StreamJobSpec) => name;

function places(spec: StreamJobSpec, { lake }: SparkRuntime): Pick<StreamJob, 'sink' | 'deadLetters'> & { checkpoint: string | undefined } {
  const placed = <Place extends StreamSink | DeadLetters>(place: Place): Place =>
    'path' in place ? { ...place, path: lakePath(place.path, lake) } : place;
  const byDefault: DeadLetters = spec.sink.kind === 'console' ? { kind: 'console' } : { kind: 'delta', path: `dead-letters/${spec.name}` };
  return {
    sink: placed(spec.sink),
    deadLetters: placed(spec.deadLetters ?? byDefault),
    checkpoint: spec.checkpoint === undefined ? undefined : lakePath(spec.checkpoint, lake),
  };
}

function viewOf({ from, mask = 'personal' }: StreamJobSpec): StreamJob['dataset'] {
  const { dataset = NOTHING } = from;
  const isMasked = mask === 'personal' && personalColumns(dataset).length > 0;
  return {
    name: dataset.name,
    columns: sparkSchema(dataset),
    required: dataset.columns.filter(({ optional }) => !optional).map(({ name }) => name),
    ...(isMasked && { maskedSelect: sparkMaskedSelect(dataset) }),
  };
}

/** Stands in for a missing dataset, so that all problems are found at once; nothing with it is ever rendered. */
const NOTHING: Dataset = { name: 'missing', columns: [] };

function formatOf({ from, format = { kind: 'json', values: 'plain' } }: StreamJobSpec): StreamFormat {
  if (format.kind !== 'avro') return format;
  const { schema, wire = 'confluent', schemaIds } = format;
  return { kind: 'avro', schema: schema ?? JSON.stringify(avroSchema(from.dataset ?? NOTHING)), wire, ...(schemaIds && { schemaIds }) };
}

function process({ memoryGiB, heapMiB, cpuMillis, cores }: ProcessSpec = {}): SparkProcess {
  const memoryMiB = memoryGiB === undefined ? SPARK_DEFAULTS.memoryMiB : toMiB(memoryGiB);
  return {
    memoryMiB,
    heapMiB: heapMiB ?? heapFor(memoryMiB, SPARK_DEFAULTS.heapPercent),
    cpuMillis: cpuMillis ?? SPARK_DEFAULTS.cpuMillis,
    cores: cores ?? SPARK_DEFAULTS.cores,
  };
}

/** The user of each job with the least it needs, and the dead letter topics. Topics of sinks are the pipeline's to declare. */
export function streamJobNeeds(specs: readonly StreamJobSpec[], jobs: readonly StreamJob[]): KafkaNeeds {
  const letters = jobs.flatMap(({ deadLetters }) => (deadLetters.kind === 'kafka' ? [deadLetters.topic] : []));
  return {
    topics: [...new Set(letters)].map((name) => ({ name, partitions: 1, settings: DEAD_LETTER_SETTINGS })),
    users: specs.map((spec, index) => {
      const job = jobs[index];
      const written = [job?.sink, job?.deadLetters].flatMap((place) => (place?.kind === 'kafka' ? [place.topic] : []));
      return {
        name: userOf(spec),
        can: [
          ...(job ? [consume(job.source.topic, { group: `${groupPrefix(job)}*` })] : []),
          ...[...new Set(written)].map((topic) => produce(topic)),
        ],
      };
    }),
  };
}

/** Somebody looks at dead letters after the weekend at the latest. */
const DEAD_LETTER_DAYS = 30;
const DEAD_LETTER_SETTINGS = { 'retention.ms': String(DEAD_LETTER_DAYS * 24 * 60 * 60 * 1000) };

/** What is wrong with the environment's jobs, one by one and among themselves. */
export function streamJobSpecProblems(specs: readonly StreamJobSpec[], { context, runtime }: StreamJobInputs): Problem[] {
  const isPlayground = context.class === 'local' || context.class === 'development';
  const jobs = specs.map((spec) => resolveStreamJob(spec, { context, runtime }));
  return under('streamJobs', [
    ...specs.flatMap((spec) => (spec.from.dataset ? [] : [noDataset(spec)])),
    ...streamJobsProblems(jobs, { runtime, isPlayground }),
  ]);
}

const noDataset = ({ name, from }: StreamJobSpec): Problem => ({
  path: `${name}.from`,
  what: `topic ${from.name} has no dataset`,
  why: 'the columns of its records are unknown',
  fix: 'declare the topic with topicOf(dataset, …)',
});
