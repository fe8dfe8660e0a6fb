import {
  type BucketEndpoint,
  formatProperties,
  type Identity,
  type Properties,
  properties,
  type RunnableImage,
  type Workloads,
} from '../shared/index.js';
import type { SparkProcess, StreamJob } from './stream-job.js';
import type { SparkVersion } from './versions.js';

/** Where jobs keep tables and checkpoints. */
export type Lake =
  | { readonly kind: 'bucket'; readonly store: BucketEndpoint }
  /** A disk of the job's own, without a Spark operator: one pod reads and writes it. */
  | { readonly kind: 'volume'; readonly storageGiB: number; readonly storageClass?: string };

/** Who starts the jobs: the Spark operator, or Kubernetes alone with one pod a job. */
export type SparkDelivery = 'spark-operator' | 'pods';

/** What all jobs share, with every default and address filled in. */
export interface SparkRuntime {
  /** Beginning of the shared objects' names, e.g. `spark`. */
  readonly name: string;
  /** Kubernetes namespace of the jobs: another than Kafka's. */
  readonly namespace: string;
  /** Image, and what is known of it. */
  readonly image: RunnableImage;
  /** Exact version of Spark. */
  readonly spark: string;
  /** What fits it. */
  readonly version: SparkVersion;
  /** How jobs run: by the Spark operator or as pods. */
  readonly delivery: SparkDelivery;
  /** Where tables and checkpoints are kept. */
  readonly lake: Lake;
  /** Annotations of all jobs' accounts, e.g. a cloud role. */
  readonly accountAnnotations: Readonly<Record<string, string>>;
}

/** Defaults of what an environment may leave out. */
export const SPARK_DEFAULTS = {
  memoryMiB: 2048,
  cpuMillis: 500,
  cores: 2,
  executors: 1,
  /** Of the memory: Python, native compression and the state store live beside the heap. */
  heapPercent: 60,
  shufflePartitions: 4,
  intervalSeconds: 30,
  graceSeconds: 60,
  storageGiB: 10,
} as const;

/** Where the pods find their job's files. */
export const JOB_DIR = '/etc/sluice/job';
/** Where they find the program and scripts, which all jobs share. */
export const RUNNER_DIR = '/etc/sluice/runner';
/** Volume with the keys of the bucket: `access-key-id` and `secret-access-key`. */
export const STORE_VOLUME = 'object-store';
/** Where it is mounted. */
export const STORE_DIR = `/etc/sluice/${STORE_VOLUME}`;
/** Mount of a volume lake. */
export const LAKE_DIR = '/var/lib/sluice/lake';
/** Fixed, so that policies can name them. */
export const SPARK_PORTS = { driver: 7078, blocks: 7079, ui: 4040 } as const;

/** Pods of stream jobs. The driver and executors of the operator, and the single pods, are told apart by component and instance. */
export const sparkIdentity = ({ partOf }: Pick<Workloads, 'partOf'>, component: string, job?: string): Identity => ({
  name: 'spark',
  component,
  ...(job && { instance: job }),
  partOf,
});
/** Labels of all stream jobs' pods. */
export const streamPodLabels = ({ partOf }: Pick<Workloads, 'partOf'>) => ({
  'app.kubernetes.io/name': 'spark',
  'app.kubernetes.io/part-of': partOf,
});
/** Parts of a stream job: a driver and its executors, or one pod that is all of it. */
export type SparkComponent = 'stream-job' | 'driver' | 'executor';

/** Path of a table or checkpoint in the lake: itself when it has a scheme. */
export function lakePath(path: string, lake: Lake): string {
  if (/^[a-z0-9]+:\//.test(path)) return path;
  const root = lake.kind === 'bucket' ? `s3a://${lake.store.bucket}` : `file://${LAKE_DIR}`;
  return `${root}/${path.replace(/^\/+/, '')}`;
}

/** Settings of a job, the same in every delivery. Never a secret, and no `packages`: jars are in the image, and nothing is downloaded. */
export function sparkConf(job: StreamJob, { lake, delivery }: SparkRuntime): Properties {
  return properties({
    'spark.sql.extensions': 'io.delta.sql.DeltaSparkSessionExtension',
    'spark.sql.catalog.spark_catalog': 'org.apache.spark.sql.delta.catalog.DeltaCatalog',
    'spark.sql.session.timeZone': 'UTC', // a text without a zone means the same everywhere
    'spark.sql.shuffle.partitions': job.shufflePartitions, // part of a checkpoint's state: fixed for its life
    'spark.sql.streaming.metricsEnabled': true,
    'spark.ui.prometheus.enabled': false,
    'spark.ui.enabled': delivery === 'spark-operator', // the operator makes a Service for it; one pod alone saves the memory
    ...(delivery === 'spark-operator' && {
      'spark.driver.port': SPARK_PORTS.driver,
      'spark.driver.blockManager.port': SPARK_PORTS.blocks,
      'spark.blockManager.port': SPARK_PORTS.blocks,
      'spark.kubernetes.driver.ownPersistentVolumeClaim': false, // it makes none, and has no right to them
      'spark.executor.extraJavaOptions': JAVA_OPTIONS,
    }),
    'spark.driver.extraJavaOptions': JAVA_OPTIONS,
    ...(lake.kind === 'bucket' && storeConf(lake.store)),
  });
}

const JAVA_OPTIONS = `-Dlog4j2.configurationFile=${RUNNER_DIR}/log4j2.properties -XX:+ExitOnOutOfMemoryError -Dsun.net.inetaddr.ttl=60`;

/** S3A. The keys come from files, through the environment of the processes that need them: see start.sh. */
function storeConf({ endpoint, region, pathStyle, credentials }: BucketEndpoint) {
  return {
    'spark.sql.streaming.checkpointFileManagerClass': 'org.apache.spark.internal.io.cloud.AbortableStreamBasedCheckpointFileManager',
    'spark.hadoop.fs.s3a.endpoint': endpoint,
    'spark.hadoop.fs.s3a.endpoint.region': region,
    'spark.hadoop.fs.s3a.path.style.access': pathStyle,
    'spark.hadoop.fs.s3a.connection.ssl.enabled': endpoint === undefined ? undefined : endpoint.startsWith('https:'),
    'spark.hadoop.fs.s3a.aws.credentials.provider': `software.amazon.awssdk.auth.credentials.${credentials ? 'EnvironmentVariable' : 'Default'}CredentialsProvider`,
  };
}

/** `spark.conf` of a job that one pod runs. */
export const localConf = (job: StreamJob, runtime: SparkRuntime): string =>
  formatProperties({
    ...sparkConf(job, runtime),
    'spark.master': `local[${job.driver.cores}]`,
    'spark.driver.memory': `${job.driver.heapMiB}m`,
    'spark.driver.host': 'localhost', // one process: nobody else has to reach it
    'spark.driver.bindAddress': '127.0.0.1',
  });

/** Memory beside the heap, which Spark adds to it for the pod. */
export const overheadMiB = ({ memoryMiB, heapMiB }: SparkProcess) => memoryMiB - heapMiB;
