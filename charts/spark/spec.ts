import type { ComponentContext, Site } from '../component.js';
import {
  type BucketEndpoint,
  contractOf,
  type ImageRelease,
  imageReleaseProblems,
  type Labels,
  lineOf,
  movingImageProblems,
  type OwnParts,
  type Prerequisite,
  type Problem,
  parseImage,
  type RunnableImage,
  runnableImage,
  toMiB,
  under,
} from '../shared/index.js';
import { shipped } from '../shared/shipped.js';
import { type Lake, SPARK_DEFAULTS, type SparkDelivery, type SparkRuntime } from './config.js';
import { SPARK_IMAGES } from './images.js';
import { defaultJobsNamespace, type JobsQuota, jobsNamespaceProblems, jobsQuota } from './jobs-namespace.js';
import type { StreamJob } from './stream-job.js';
import { sparkVersionOf, sparkVersionProblems } from './versions.js';

/** Spark, for the environment's stream jobs. Which jobs, the pipelines say. */
export interface SparkSpec extends OwnParts {
  /** Who starts the jobs: the Spark operator, which must be there and watch the namespace, or Kubernetes alone, one pod a job. @default spark-operator */
  readonly delivery?: SparkDelivery;
  /** A disk for each job instead of the environment's object store; without the operator only. @default the object store */
  readonly volume?: { /** @default 10 */ readonly storageGiB?: number /** @default the environment's */; readonly storageClass?: string };
  /** Maven coordinates baked into the image, where it was not built by docker/spark: checked against the matrix. @default none to check */
  readonly jars?: readonly string[];
  /** Annotations of the accounts of all jobs, e.g. a cloud role: each job has accounts of its own anyway. @default none */
  readonly accountAnnotations?: Labels;
  /**
   * Namespace of the jobs, which is made and closed like the platform's, and holds nothing else: whoever may create pods reads every
   * Secret beside them. @default the platform's name, and `-jobs`
   */
  readonly namespace?: string;
  /** What all pods of the jobs together may ask for. @default twice what the jobs declare: room for a restart of all of them */
  readonly quota?: JobsQuotaSpec;
}

/** An end to what jobs take of the cluster; executors are pods too. */
export interface JobsQuotaSpec {
  /** Pods that have not ended. @default twice as many as the jobs declare */
  readonly pods?: number;
  /** Memory limits of all pods. @default twice what the jobs declare */
  readonly memoryGiB?: number;
  /** Processor requests of all pods, in thousandths of a core. @default twice what the jobs declare */
  readonly cpuMillis?: number;
}

/** What the release says about Spark. */
export interface SparkRelease extends ImageRelease {
  /** Exact version, e.g. `4.0.1`. */
  readonly version: string;
  /** What docker/spark built: the same and the jars for Kafka, Avro, Delta and S3, e.g. `registry.example.com/spark:4.0.1`. */
  readonly built: string;
}

/** The image jobs run, with the contract of the one it was built from; it is yours, and no mirror holds it. Throws when that is unknown: a problem says so first. */
export function sparkImage(release: SparkRelease): RunnableImage {
  const image = runnableImage(SPARK_IMAGES, { image: release, line: lineOf(release.version), mirror: undefined });
  return { ...image, reference: release.built };
}

/** What is known when Spark is resolved. */
export interface SparkInputs {
  /** What every component is resolved from. */
  readonly context: ComponentContext;
  /** Version and images of Spark. */
  readonly release: SparkRelease;
  /** Image, and what is known of it. */
  readonly image: RunnableImage;
  /** The environment's bucket, where there is one. */
  readonly bucket?: BucketEndpoint;
}

/** What all stream jobs share. Throws for a version of no known line, and without a lake: problems say so first. */
export function resolveSpark(spec: SparkSpec, { context, release, image, bucket }: SparkInputs): SparkRuntime {
  const version = sparkVersionOf(release.version);
  if (!version) throw new Error(`no row for Spark ${release.version}`);
  return {
    name: `${context.prefix}spark`,
    namespace: spec.namespace ?? defaultJobsNamespace(context),
    image,
    spark: release.version,
    version,
    delivery: spec.delivery ?? 'spark-operator',
    lake: lakeOf(spec, context, bucket),
    accountAnnotations: spec.accountAnnotations ?? {},
  };
}

/** What all pods of the jobs together may ask for. */
export function resolveQuota({ quota = {}, delivery = 'spark-operator', sidecars = [] }: SparkSpec, jobs: readonly StreamJob[]): JobsQuota {
  const byDefault = jobsQuota(jobs, delivery, sidecars);
  return {
    pods: quota.pods ?? byDefault.pods,
    memoryMiB: quota.memoryGiB === undefined ? byDefault.memoryMiB : toMiB(quota.memoryGiB),
    cpuMillis: quota.cpuMillis ?? byDefault.cpuMillis,
  };
}

function lakeOf({ volume }: SparkSpec, { kubernetes }: ComponentContext, store: BucketEndpoint | undefined): Lake {
  if (volume) {
    const storageClass = volume.storageClass ?? kubernetes.storageClass;
    return { kind: 'volume', storageGiB: volume.storageGiB ?? SPARK_DEFAULTS.storageGiB, ...(storageClass && { storageClass }) };
  }
  if (!store) throw new Error('no object store and no volume for tables and checkpoints');
  return { kind: 'bucket', store };
}

/** What is wrong with Spark itself: version, image, jars, and where jobs could keep their tables. */
export function sparkSpecProblems(
  spec: SparkSpec,
  {
    release,
    bucket,
    site,
  }: { readonly release: SparkRelease; readonly bucket?: BucketEndpoint; readonly site: Pick<Site, 'namespace' | 'prefix'> },
): Problem[] {
  const contents = { spark: release.version, tag: parseImage(release.built).tag, ...(spec.jars && { jars: spec.jars }) };
  return under('spark', [
    ...sparkVersionProblems(contents),
    ...imageProblems(release),
    ...(spec.volume || bucket ? [] : [noLake]),
    ...jobsNamespaceProblems(spec.namespace ?? defaultJobsNamespace(site), site),
  ]);
}

const noLake: Problem = {
  path: 'volume',
  what: 'no object store and no volume',
  why: 'tables, dead letters and checkpoints would have no place that outlives a pod',
  fix: "declare objectStore, or use volume: { storageGiB: 10 } with delivery: 'pods'",
};

function imageProblems(release: SparkRelease): Problem[] {
  const { built, version } = release;
  const { repository } = parseImage(built);
  const found = imageReleaseProblems(release, {
    contract: (image) => contractOf(SPARK_IMAGES, image, lineOf(version)),
    problems: (image) => (contractOf(SPARK_IMAGES, image, lineOf(version)) ? [] : [unknownImage(image)]),
    allowLatest: true, // it is only built from; what runs is pinned below
  });
  if (repository === 'apache/spark' || repository.endsWith('/apache/spark')) {
    found.push({
      what: `jobs would run ${built}`,
      why: 'it holds no jars for Kafka, Avro, Delta and S3, and jobs download nothing',
      fix: `build ${shipped('docker/spark')} and name the result`,
    });
  }
  return [...found, ...movingImageProblems(built)];
}

/** What the cluster must offer for delivery `spark-operator`. */
export const SPARK_OPERATOR: Prerequisite = {
  name: 'spark-operator',
  customResources: ['sparkapplications.sparkoperator.k8s.io', 'scheduledsparkapplications.sparkoperator.k8s.io'],
  apiVersion: 'sparkoperator.k8s.io/v1beta2',
  minimum: '2.4.0',
  checked: '2.5.2',
  why: 'stream jobs are SparkApplications: without the operator nothing starts them',
  install: "install Kubeflow's Spark operator with its Helm chart, and name the namespace of the stream jobs in spark.jobNamespaces",
  operator: {
    label: 'spark-operator',
    image: 'spark-operator/controller',
    namespacesArgument: '--namespaces',
    namespaceSelectorArgument: '--namespace-selector',
  },
};

const unknownImage = (image: string): Problem => ({
  what: `image ${image} is not one Sluice knows`,
  why: 'its user, folders and start command are unknown, so what is rendered would be a guess',
  fix: `use ${SPARK_IMAGES.map(({ repository, band }) => `${repository}:${band}.x`).join(' or ')}`,
});
