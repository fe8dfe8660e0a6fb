import { type Component, type Described, imageKey } from '../component.js';
import { type SparkRuntime, sparkIdentity, streamPodLabels } from './config.js';
import { SPARK_IMAGES } from './images.js';
import { resolveStreamJob, streamJobNeeds, streamJobSpecProblems } from './job-resolve.js';
import type { StreamJobSpec } from './job-spec.js';
import { defaultJobsNamespace, type JobsQuota } from './jobs-namespace.js';
import { jobsSecrets } from './jobs-secrets.js';
import { recognisedSpark } from './recognise.js';
import { resolveQuota, resolveSpark, SPARK_OPERATOR, type SparkRelease, type SparkSpec, sparkImage, sparkSpecProblems } from './spec.js';
import type { StreamJob } from './stream-job.js';
import { SPARK_VERSIONS } from './versions.js';

/** Spark in an environment. */
export interface SparkField {
  /** Spark, for the pipelines' stream jobs. @default none */
  readonly spark?: SparkSpec;
}

/** Spark in a release file. */
export interface SparkReleaseField {
  /** Version and images of Spark. */
  readonly spark?: SparkRelease;
}

/** Spark and its stream jobs. */
export interface ResolvedSpark {
  /** What all stream jobs share. */
  readonly runtime: SparkRuntime;
  /** Stream jobs. */
  readonly jobs: readonly StreamJob[];
  /** What all their pods together may ask for. */
  readonly quota: JobsQuota;
}

/** What Spark is in a description, a release and a platform. */
export interface SparkTypes {
  /** Its field of an environment. */
  readonly field: SparkField;
  /** Its entry of a release file. */
  readonly release: SparkReleaseField;
  /** Its field of a platform. */
  readonly resolved: { readonly spark?: ResolvedSpark };
  /** What it reads of the pipelines' parts. */
  readonly parts: { readonly streamJobs: readonly StreamJobSpec[] };
}

/** Spark, for stream jobs. */
export const spark: Component<SparkTypes> = {
  key: 'spark',
  folder: 'spark',
  runs: { kinds: ['stream-job'], words: { component: 'Spark', parts: 'stream jobs' }, declaration: 'spark: {}' },
  release: {
    keys: {
      version: { form: 'three numbers', example: '4.0.1', pattern: /^\d+\.\d+\.\d+$/ },
      image: imageKey('apache/spark:4.0.1-scala2.13-java17-python3-ubuntu'),
      built: { form: 'the image that was built with the jars', example: 'registry.example.com/spark:4.0.1' },
    },
    isNeeded: ({ environment }) => environment.spark !== undefined,
    problems: () => [], // `sparkSpecProblems` looks at version and images together
  },
  problems: ({ environment: { spark: spec }, release, offer, site }) => {
    if (!spec || !release.spark) return [];
    const bucket = offer('bucket');
    return sparkSpecProblems(spec, { release: release.spark, site, ...(bucket && { bucket }) });
  },
  resolve: ({ environment: { spark: spec }, release, context, ...described }) => {
    if (!spec || !release.spark) return {};
    const bucket = described.offer('bucket');
    const image = sparkImage(release.spark);
    const runtime = resolveSpark(spec, { context, release: release.spark, image, ...(bucket && { bucket }) });
    const jobs = jobSpecs(described).map((job) => resolveStreamJob(job, { context, runtime }));
    return { spark: { runtime, jobs, quota: resolveQuota(spec, jobs) } };
  },
  resolvedProblems: ({ resolved, context, ...described }) =>
    resolved.spark ? streamJobSpecProblems(jobSpecs(described), { context, runtime: resolved.spark.runtime }) : [],
  needs: ({ resolved, parts }) => (resolved.spark ? streamJobNeeds(parts.streamJobs, resolved.spark.jobs) : { topics: [], users: [] }),
  secrets: ({ resolved, offer }) => {
    if (!resolved.spark) return [];
    const { runtime, jobs } = resolved.spark;
    const store = runtime.lake.kind === 'bucket' ? offer('bucket') : undefined;
    return jobsSecrets(jobs, runtime, store);
  },
  namespace: ({ spark: resolved }) => resolved?.runtime.namespace,
  prerequisites: ({ spark: resolved }) =>
    resolved?.runtime.delivery === 'spark-operator' ? [{ ...SPARK_OPERATOR, namespace: resolved.runtime.namespace }] : [],
  reaches: ({ resolved, site, kafka, offer }) => {
    const { runtime, jobs } = resolved.spark ?? { jobs: [] };
    if (jobs.length === 0) return [];
    const store = runtime?.lake.kind === 'bucket' ? offer('bucket') : undefined;
    const from = { labels: streamPodLabels(site.workloads), ...(runtime && { namespace: runtime.namespace }) };
    return [kafka, ...(store ? [{ reach: store.reach, port: store.port }] : [])].map((to) => ({ from, to, neededBy: 'stream-job' }));
  },
  own: ({ environment: { spark: spec }, site }) => {
    if (!spec) return undefined;
    const { accountAnnotations: _, ...parts } = spec; // the jobs' accounts carry them
    return { identity: sparkIdentity(site.workloads, 'stream-job'), parts, namespace: spec.namespace ?? defaultJobsNamespace(site) };
  },
  recognise: recognisedSpark,
  reference: {
    title: 'Spark',
    note: 'What the image of the jobs is built from: [stream-jobs.md](../how-to/stream-jobs.md). Baked into it:',
    tables: [
      {
        head: ['Spark', 'Scala', 'kafka-clients', 'Delta', 'hadoop-aws', 'AWS SDK', 'Known by'],
        rows: SPARK_VERSIONS.map((one) => [one.spark, one.scala, one.kafkaClients, one.delta, one.hadoop, one.awsSdk, one.proof]),
      },
      {
        head: ['Image', 'uid:gid', 'Java', 'Known by', 'Licence'],
        rows: SPARK_IMAGES.map(({ repository, band, uid, gid, java, proof, licence }) => [
          `\`${repository}:${band}.x\``,
          `${uid}:${gid}`,
          String(java),
          proof,
          licence,
        ]),
      },
    ],
    words: {
      'StreamFormatSpec.Exclude': 'a [StreamFormat](#streamformat) but Avro',
      StreamJobPart: '`streamJob(…)`',
      StreamSinkSpec: '`deltaSink(…)`, `bronzeSink(…)`, `parquetSink(…)`, `kafkaSink(…)` or `consoleSink(…)`',
      StreamTrigger: '`everySeconds(…)`, `availableNow()` or `continuous(…)`',
    },
    shapes: [
      { file: 'spec.ts', names: ['SparkSpec', 'JobsQuotaSpec'] },
      { file: 'config.ts', names: ['SparkDelivery'] },
      { file: 'spec.ts', names: ['SparkRelease'] },
    ],
  },
  local: {
    profile: 'full',
    ready: 'stream-job',
    // The workers first: while the connectors are brought to run, which is mostly waiting, the jobs have the processor.
    after: { 'stream-job': ['connect/worker'] },
    objects: ({ spark: runtime }) =>
      (runtime?.jobs ?? []).flatMap(({ name, sink }) =>
        sink.kind === 'delta' ? [{ name: `table of stream job ${name}`, pattern: `${pathInBucket(sink.path)}/_delta_log/*.json` }] : [],
      ),
  },
};

/** The pipelines' jobs, each reading its topic as the topic's connector writes it, unless the job says otherwise. */
function jobSpecs({ parts, offer }: Pick<Described<SparkTypes>, 'parts' | 'offer'>): readonly StreamJobSpec[] {
  return parts.streamJobs.map((job) => {
    const format = job.format ?? offer('formats')?.(job.from.name);
    return format ? { ...job, format } : job;
  });
}

/** A path in the bucket without the scheme and the bucket. */
const pathInBucket = (path: string) => path.replace(/^s3a:\/\/[^/]+\//, '');
