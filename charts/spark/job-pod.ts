import { connectionVolumes, type k8s, type PodPlan, type ScratchDir } from '../shared/constructs.js';
import { objectLabels, type Workloads } from '../shared/index.js';
import { accountName } from './accounts.js';
import { JOB_DIR, LAKE_DIR, RUNNER_DIR, type SparkComponent, type SparkRuntime, STORE_DIR, STORE_VOLUME, sparkIdentity } from './config.js';
import type { SparkProcess, StreamJob } from './stream-job.js';

/** Time from the pod's start to the first sign of life: pulling is not counted, loading 300 jars on a busy node is. */
const STARTUP_SECONDS = 600;
const STARTUP_PERIOD_SECONDS = 5;
/** A job that has said nothing for so long is not ready; half as long again, and it is started anew. */
const READY_SECONDS = '60';
const HEARTBEAT = '/run/sluice/alive';
const LOCAL_DIR = '/var/spark-local';

/** What a pod of a job is beside the job itself. */
export interface JobPodRole {
  /** Part of the job the pod is. */
  readonly component: SparkComponent;
  /** Name of the container. */
  readonly containerName: string;
  /** Memory, CPU and cores. */
  readonly size: SparkProcess;
  /** Arguments of start.sh; the operator's submission brings its own. */
  readonly args: readonly string[];
  /** Whether it says that it lives: executors do that to their driver. */
  readonly beats: boolean;
  /** Restart policy of the pod. */
  readonly restartPolicy: 'Always' | 'Never';
  /** Whether the pod talks to the API server. @default false */
  readonly hasToken?: boolean;
}

/** The ConfigMaps a job's pods read: its own, and the one all jobs share. */
export interface JobConfigMaps {
  /** ConfigMap with the job's own declaration and settings. */
  readonly settings: string;
  /** ConfigMap with the program all jobs share. */
  readonly runner: string;
}

/** The pod of a driver, of an executor, or of a whole job. */
export function jobPod(
  job: StreamJob,
  role: JobPodRole,
  { runtime, files, workloads }: { runtime: SparkRuntime; files: JobConfigMaps; workloads: Workloads },
): PodPlan {
  const { reference, contract } = runtime.image;
  const identity = sparkIdentity(workloads, role.component, job.name);
  return {
    image: reference,
    uid: contract.uid,
    gid: contract.gid,
    containerName: role.containerName,
    command: ['/bin/bash', `${RUNNER_DIR}/start.sh`, ...role.args],
    env: { ...environment(job), ...(role.component === 'stream-job' && { SPARK_LOCAL_DIRS: LOCAL_DIR }) }, // the operator's pods get it from Spark
    resources: { memoryMiB: role.size.memoryMiB, cpuMillis: role.size.cpuMillis },
    ...(role.beats && { probes: probes() }),
    scratch: SCRATCH,
    ...volumes(job, runtime, files),
    graceSeconds: job.graceSeconds,
    labels: objectLabels(identity, runtime.spark),
    restartPolicy: role.restartPolicy,
    account: { name: accountName(job, role.component), hasToken: role.hasToken ?? false },
  };
}

const SCRATCH: readonly ScratchDir[] = [
  { name: 'run', path: '/run/sluice', sizeMiB: 1 }, // the sign of life
  { name: 'tmp', path: '/tmp', sizeMiB: 512 }, // native libraries, and blocks on their way to the object store
  { name: 'work', path: '/opt/spark/work-dir', sizeMiB: 64 },
  { name: 'spark-local-dir-1', path: LOCAL_DIR, sizeMiB: 2048 }, // Spark knows it by this name: shuffles, spilled state
];

const environment = ({ main, graceSeconds }: StreamJob): Record<string, string> => ({
  HOME: '/tmp', // the image's own does not exist
  PYTHONUNBUFFERED: '1',
  PYTHONDONTWRITEBYTECODE: '1',
  SLUICE_HEARTBEAT: HEARTBEAT,
  SLUICE_GRACE_SECONDS: String(Math.max(1, graceSeconds - STOP_RESERVE_SECONDS)),
  ...(main && { MAIN: main.replace(/^local:\/\//, '') }),
});

/** Left of the grace period for Spark itself to end. */
const STOP_RESERVE_SECONDS = 10;

function probes(): NonNullable<PodPlan['probes']> {
  const alive = ['/bin/bash', `${RUNNER_DIR}/alive.sh`];
  const exec = { command: alive };
  return {
    startupProbe: {
      exec,
      periodSeconds: STARTUP_PERIOD_SECONDS,
      timeoutSeconds: 5,
      failureThreshold: STARTUP_SECONDS / STARTUP_PERIOD_SECONDS,
    },
    readinessProbe: { exec: { command: [...alive, READY_SECONDS] }, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 3 },
    livenessProbe: { exec, periodSeconds: 20, timeoutSeconds: 5, failureThreshold: 3 },
  };
}

function volumes(
  job: StreamJob,
  { lake }: SparkRuntime,
  { settings, runner }: JobConfigMaps,
): { readonly volumes: k8s.Volume[]; readonly mounts: k8s.VolumeMount[] } {
  const client = connectionVolumes(job.kafka);
  const keys = lake.kind === 'bucket' ? storeVolumes(lake.store.credentials) : [];
  return {
    volumes: [{ name: 'job', configMap: { name: settings } }, { name: 'runner', configMap: { name: runner } }, ...client.volumes, ...keys],
    mounts: [
      { name: 'job', mountPath: JOB_DIR, readOnly: true },
      { name: 'runner', mountPath: RUNNER_DIR, readOnly: true },
      ...client.mounts,
      ...keys.map(({ name }) => ({ name, mountPath: STORE_DIR, readOnly: true })),
      ...(lake.kind === 'volume' ? [{ name: 'lake', mountPath: LAKE_DIR }] : []),
    ],
  };
}

type StoreKeys = { readonly accessKeyId: SecretKey; readonly secretAccessKey: SecretKey };
type SecretKey = { readonly secret: string; readonly key: string };
function storeVolumes(credentials: StoreKeys | undefined): k8s.Volume[] {
  if (!credentials) return [];
  const { accessKeyId, secretAccessKey } = credentials;
  const source = ({ secret, key }: SecretKey, path: string) => ({ secret: { name: secret, items: [{ key, path }] } });
  return [
    { name: STORE_VOLUME, projected: { sources: [source(accessKeyId, 'access-key-id'), source(secretAccessKey, 'secret-access-key')] } },
  ];
}
