import { Construct } from 'constructs';
import { type Edge, EdgePolicy, HashedConfigMap, type Peer } from '../shared/constructs.js';
import { selectorLabels, type Workloads } from '../shared/index.js';
import { JobAccounts } from './accounts.js';
import { SPARK_PORTS, type SparkRuntime, sparkIdentity } from './config.js';
import { jobFiles, RUNNER_FILES } from './job-files.js';
import { PodDelivery } from './pod-delivery.js';
import { SparkApplication } from './spark-application.js';
import type { StreamJob } from './stream-job.js';

/** Whom a job speaks to. */
export interface StreamPeers {
  /** The brokers' pods. */
  readonly kafka: Peer;
  /** The object store, where the lake is one. */
  readonly bucket?: Edge;
  /** The Kubernetes API, which drivers ask for their executors. Only with the Spark operator. */
  readonly apiServer?: Edge;
}

/** What the composition root hands to a stream job. */
export interface StreamWorkloadConfig {
  /** The stream job, resolved. */
  readonly job: StreamJob;
  /** What all stream jobs share. */
  readonly runtime: SparkRuntime;
  /** What the job's pods connect to. */
  readonly peers: StreamPeers;
  /** Name of the ConfigMap that all jobs share. */
  readonly runner: string;
  /** What the environment decides for every pod. */
  readonly workloads: Workloads;
}

/** The program all jobs of a platform run, once. */
export class StreamRunner extends HashedConfigMap {
  constructor(scope: Construct, id: string, { runtime, workloads }: { runtime: SparkRuntime; workloads: Workloads }) {
    super(scope, id, {
      name: `${runtime.name}-runner`,
      identity: sparkIdentity(workloads, 'stream-job'),
      workloads,
      files: RUNNER_FILES,
    });
  }
}

/** One stream job: its accounts, its files, its pods by the runtime's delivery, and who they may speak to. */
export class StreamWorkload extends Construct {
  constructor(scope: Construct, id: string, config: StreamWorkloadConfig) {
    super(scope, id);
    const { job, runtime, runner, workloads } = config;
    new JobAccounts(this, 'Accounts', { job, runtime, workloads });
    const identity = sparkIdentity(workloads, 'stream-job', job.name);
    const settings = new HashedConfigMap(this, 'Settings', { name: job.name, identity, workloads, files: jobFiles(job, runtime) });
    const delivered = { job, runtime, workloads, files: { settings: settings.name, runner } };
    if (runtime.delivery === 'pods') new PodDelivery(this, 'Pods', delivered);
    else new SparkApplication(this, 'Application', delivered);
    this.policies(config);
  }

  private policies(config: StreamWorkloadConfig): void {
    const { job, runtime, workloads } = config;
    const edges = runtime.delivery === 'pods' ? { 'stream-job': { ingress: [], egress: outside(config) } } : sparkEdges(config);
    for (const [component, { ingress, egress }] of Object.entries(edges)) {
      const suffix = component === 'stream-job' ? '' : `-${component}`;
      const identity = sparkIdentity(workloads, component, job.name);
      new EdgePolicy(this, `Policy${suffix}`, { name: `${job.name}${suffix}`, identity, ingress, egress }, workloads);
    }
  }
}

/** Kafka, and the lake where it is a store. */
const outside = ({ job, runtime, peers }: StreamWorkloadConfig): readonly Edge[] => [
  { peers: [peers.kafka], ports: [job.kafka.edge.port] },
  ...(runtime.lake.kind === 'bucket' && peers.bucket ? [peers.bucket] : []),
];

/** Executors call the driver and one another; the driver fetches their blocks, and asks the Kubernetes API for pods. */
function sparkEdges(config: StreamWorkloadConfig) {
  const { job, peers, workloads } = config;
  const pods = (component: 'driver' | 'executor'): Peer => ({
    kind: 'pods',
    labels: selectorLabels(sparkIdentity(workloads, component, job.name)),
  });
  const blocks = { ports: [SPARK_PORTS.blocks] };
  const calls = { ports: [SPARK_PORTS.driver, SPARK_PORTS.blocks] };
  const api = peers.apiServer ? [peers.apiServer] : [];
  return {
    driver: {
      ingress: [{ peers: [pods('executor')], ...calls }],
      egress: [...outside(config), { peers: [pods('executor')], ...blocks }, ...api],
    },
    executor: {
      ingress: [{ peers: [pods('driver'), pods('executor')], ...blocks }],
      egress: [...outside(config), { peers: [pods('driver')], ...calls }, { peers: [pods('executor')], ...blocks }],
    },
  };
}
