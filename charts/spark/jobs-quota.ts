import { Construct } from 'constructs';
import { k8s, metadata } from '../shared/constructs.js';
import type { Workloads } from '../shared/index.js';
import { type SparkRuntime, sparkIdentity } from './config.js';
import type { JobsQuota } from './jobs-namespace.js';

/** An end to what the jobs' namespace takes of the cluster. A pod without a memory limit or a request is refused there. */
export class JobsQuotaLimit extends Construct {
  constructor(scope: Construct, id: string, config: { quota: JobsQuota; runtime: SparkRuntime; workloads: Workloads }) {
    super(scope, id);
    const { quota, runtime, workloads } = config;
    new k8s.KubeResourceQuota(this, 'Resource', {
      metadata: metadata(runtime.name, sparkIdentity(workloads, 'stream-job'), workloads),
      spec: {
        hard: {
          pods: k8s.Quantity.fromNumber(quota.pods),
          'requests.cpu': k8s.Quantity.fromString(`${quota.cpuMillis}m`),
          'limits.memory': k8s.Quantity.fromString(`${quota.memoryMiB}Mi`),
          'services.loadbalancers': k8s.Quantity.fromNumber(0),
          'services.nodeports': k8s.Quantity.fromNumber(0),
        },
      },
    });
  }
}
