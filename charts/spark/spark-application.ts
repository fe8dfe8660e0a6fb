import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { affinity, k8s, metadata, podTemplate } from '../shared/constructs.js';
import { selectorLabels, type Workloads } from '../shared/index.js';
import { accountName } from './accounts.js';
import { JOB_DIR, overheadMiB, RUNNER_DIR, type SparkRuntime, sparkConf, sparkIdentity } from './config.js';
import { type JobConfigMaps, type JobPodRole, jobPod } from './job-pod.js';
import type { SparkProcess, StreamJob } from './stream-job.js';

/** A job to be delivered, and the ConfigMaps its pods read. */
export interface DeliveredJob {
  /** The stream job, resolved. */
  readonly job: StreamJob;
  /** What all stream jobs share. */
  readonly runtime: SparkRuntime;
  /** Names of the ConfigMaps. */
  readonly files: JobConfigMaps;
  /** What the environment decides for every pod. */
  readonly workloads: Workloads;
}

const API_VERSION = 'sparkoperator.k8s.io/v1beta2';
/** Seconds between tries; the second one leaves the operator time to clear the last submission away. */
const RETRY_SECONDS = { afterFailure: 10, afterSubmission: 20 } as const;
/** Tries of a job that ends by itself. */
const RETRIES = 4;
const KEPT_RUNS = 3;

/**
 * A job the Spark operator runs. Everything about the pods stands in `template`, which Spark itself reads: the fields beside it need the
 * operator's webhook, and are silently missing where that is off.
 */
export class SparkApplication extends Construct {
  constructor(scope: Construct, id: string, delivered: DeliveredJob) {
    super(scope, id);
    const { job, runtime, workloads } = delivered;
    const meta = metadata(job.name, sparkIdentity(workloads, 'stream-job', job.name), workloads, { version: runtime.spark });
    const spec = applicationSpec(delivered);
    new ApiObject(this, 'Resource', {
      apiVersion: API_VERSION,
      kind: job.schedule ? 'ScheduledSparkApplication' : 'SparkApplication',
      metadata: { ...meta, labels: { ...meta.labels }, annotations: { ...meta.annotations } },
      spec: job.schedule ? scheduled(job.schedule, spec) : spec,
    });
  }
}

const scheduled = (schedule: string, template: object) => ({
  schedule,
  timeZone: 'UTC',
  concurrencyPolicy: 'Forbid', // two runs would share a checkpoint
  successfulRunHistoryLimit: KEPT_RUNS,
  failedRunHistoryLimit: KEPT_RUNS,
  template,
});

function applicationSpec(delivered: DeliveredJob) {
  const { job, runtime, workloads } = delivered;
  return {
    type: 'Python',
    pythonVersion: '3',
    mode: 'cluster',
    sparkVersion: runtime.spark,
    image: runtime.image.reference,
    imagePullPolicy: workloads.imagePullPolicy,
    ...(workloads.imagePullSecrets.length > 0 && { imagePullSecrets: [...workloads.imagePullSecrets] }),
    mainApplicationFile: job.main ?? `local://${RUNNER_DIR}/stream_job.py`,
    arguments: [`${JOB_DIR}/declaration.json`],
    restartPolicy: restartPolicy(job),
    sparkConf: sparkConf(job, runtime),
    driver: sparkProcess(delivered, 'driver'),
    executor: { ...sparkProcess(delivered, 'executor'), instances: job.executors.instances },
  };
}

function sparkProcess({ job, runtime, files, workloads }: DeliveredJob, component: 'driver' | 'executor') {
  const isDriver = component === 'driver';
  const process = isDriver ? job.driver : job.executors;
  const role: JobPodRole = {
    component,
    containerName: `spark-kubernetes-${component}`, // where Spark looks for its container
    size: process,
    args: [],
    beats: isDriver && job.main === undefined,
    restartPolicy: 'Never', // the operator starts again, not the kubelet
    hasToken: isDriver,
  };
  const peers = selectorLabels(sparkIdentity(workloads, component, job.name));
  const plan = { ...jobPod(job, role, { runtime, files, workloads }), ...(!isDriver && { affinity: affinity(peers, workloads) }) };
  // As plain data: nothing generated knows this field.
  return {
    ...size(process),
    serviceAccount: accountName(job, component),
    template: k8s.toJson_PodTemplateSpec(podTemplate(plan, workloads)),
  };
}

/** Heap and the rest add up to the pod's memory, request and limit; no processor limit. */
const size = (process: SparkProcess) => ({
  cores: process.cores,
  coreRequest: `${process.cpuMillis}m`,
  memory: `${process.heapMiB}m`,
  memoryOverhead: `${overheadMiB(process)}m`,
});

/** What never ends is started again whatever happened; what ends by itself, when it failed. */
function restartPolicy({ trigger }: StreamJob) {
  const intervals = { onFailureRetryInterval: RETRY_SECONDS.afterFailure, onSubmissionFailureRetryInterval: RETRY_SECONDS.afterSubmission };
  if (trigger.kind !== 'available-now') return { type: 'Always', ...intervals };
  return { type: 'OnFailure', onFailureRetries: RETRIES, onSubmissionFailureRetries: RETRIES, ...intervals };
}
