import type { ConnectorSpec, TopicRef } from '../../charts/connect/connector-spec.js';
import type { NewestKafkaLine, TopicSettings } from '../../charts/kafka/versions/index.js';
import type { Dataset, GeneratorConfig } from '../../charts/shared/dataset/index.js';
import type { RateSpec } from '../../charts/shared/index.js';
import type { StreamJobSpec } from '../../charts/spark/job-spec.js';
import type { KafkaClientSpec } from '../clients/client-spec.js';
import { type MisspeltOption, madeFrom } from './asked-options.js';

/** Parts that belong together: a table, its connector, its topic, and the jobs and clients that read it. An environment lists its pipelines. */
export interface Pipeline {
  /** Lower case letters, digits and dashes; names the pipeline in messages. */
  readonly name: string;
  /** In any order: what waits for what follows from them. */
  readonly parts: readonly PipelinePart[];
  /** Options that it was given and does not know. @default none */
  readonly misspelt?: readonly MisspeltOption[];
}

/** One part of a pipeline. */
export type PipelinePart = TopicPart | ConnectorSpec | StreamJobPart | GeneratorPart | ClientPart;

/** A topic of a pipeline, as it is written: see `topicSettings` for what its options come to. */
export interface TopicPart extends TopicRef, Omit<TopicOptions, 'name' | 'partitions'> {
  readonly kind: 'topic';
}

/** A stream job of a pipeline. */
export interface StreamJobPart {
  readonly kind: 'stream-job';
  /** The stream job. */
  readonly job: StreamJobSpec;
}

/** A table that is filled with made-up rows. */
export interface GeneratorPart {
  readonly kind: 'generator';
  /** Table that is filled. */
  readonly table: Dataset;
  /** How many rows, and how fast. */
  readonly rates: GeneratorConfig;
}

/** An application of another team that writes or reads topics. */
export interface ClientPart {
  readonly kind: 'client';
  /** The application. */
  readonly client: KafkaClientSpec;
}

/** What a topic may say, beside its dataset. Settings are typed by the newest Kafka line, and checked against the one that runs. */
export interface TopicOptions {
  /** Letters, digits, `.`, `_` and `-`. @default the dataset's name */
  readonly name?: string;
  /** More can be added later, which moves keys; fewer never. */
  readonly partitions: number;
  /** Days records are kept. @default the cluster's */
  readonly retentionDays?: number;
  /** Whether the last record of each key is kept for ever, and older ones of it go. @default false */
  readonly isCompacted?: boolean;
  /** Copies of each partition. @default the cluster's */
  readonly replicationFactor?: number;
  /** Copies that must have a record before acks=all is answered. @default the cluster's, or one fewer than the topic's own copies */
  readonly minInSyncReplicas?: number;
  /** What is written to it, for the sizes of disks. @default not counted */
  readonly rate?: RateSpec;
  /** Topic settings by their Kafka names. @default none */
  readonly settings?: Omit<TopicSettings<NewestKafkaLine>, 'min.insync.replicas' | 'cleanup.policy' | 'retention.ms'>;
}

/**
 * Defines a pipeline that environments use with values of their own.
 * @example const customers = pipeline('customers', ({ partitions }: { partitions: number }) => [topicOf(customer, { partitions })]);
 */
export const pipeline =
  <Options>(name: string, parts: (options: Options) => readonly PipelinePart[]) =>
  (options: Options): Pipeline => {
    const { result, misspelt } = madeFrom(options, parts);
    return { name, parts: result, ...(misspelt.length > 0 && { misspelt }) };
  };

const DAY_MS = 24 * 60 * 60 * 1000;

/** The topic of a dataset's records: `topicOf(customer, { name: 'json-customers', partitions: 12, retentionDays: 7 })`. */
export const topicOf = (dataset: Dataset, { name = dataset.name, ...options }: TopicOptions): TopicPart => ({
  ...topic({ name, ...options }),
  dataset,
});

/** A topic whose records are described nowhere. */
export const topic = (options: TopicOptions & { readonly name: string }): TopicPart => ({ kind: 'topic', ...options });

/** Settings of a topic by their Kafka names: those that are written, and those that follow from other fields. */
export const topicSettings = ({
  settings,
  isCompacted,
  retentionDays,
}: Pick<TopicPart, 'settings' | 'isCompacted' | 'retentionDays'>): Readonly<Record<string, unknown>> => ({
  ...settings,
  ...(isCompacted && { 'cleanup.policy': 'compact' }),
  ...(retentionDays !== undefined && { 'retention.ms': retentionDays * DAY_MS }),
});

/** A stream job: `streamJob('age-by-gender', { from: topic, sql: '…', sink: consoleSink({ mode: 'complete' }) })`. */
export const streamJob = (name: string, spec: Omit<StreamJobSpec, 'name'>): StreamJobPart => ({
  kind: 'stream-job',
  job: { name, ...spec },
});

type Unnamed<Spec> = Spec extends unknown ? Omit<Spec, 'name'> : never;

/** An application that uses Kafka: `client('billing', { namespace: 'apps', consumes: [{ from: orders, delivery: 'at-least-once' }] })`. */
export const client = (name: string, spec: Unnamed<KafkaClientSpec>): ClientPart => ({ kind: 'client', client: { name, ...spec } });

/** Made-up rows: `generator({ table: customer, initialRows: 1000, insertsPerSecond: 2 })`. */
export const generator = ({ table, ...rates }: { readonly table: Dataset } & GeneratorConfig): GeneratorPart => ({
  kind: 'generator',
  table,
  rates,
});
