import { Construct } from 'constructs';
import { contentHash, k8s, metadata, type PodPlan, podTemplate } from '../shared/constructs.js';
import { type Identity, selectorLabels } from '../shared/index.js';
import { type Lake, sparkIdentity } from './config.js';
import { jobPod } from './job-pod.js';
import type { DeliveredJob } from './spark-application.js';

/** Tries of a job that ends by itself, before it counts as failed. */
const BACKOFF_LIMIT = 4;
const KEPT_RUNS = 3;

/**
 * A job without a Spark operator: driver and executors are one process in one pod, so a table has one writer. What never ends is a
 * StatefulSet of one replica, which never runs twice; what ends by itself a Job; what has a schedule a CronJob.
 */
export class PodDelivery extends Construct {
  constructor(scope: Construct, id: string, delivered: DeliveredJob) {
    super(scope, id);
    const { job, workloads } = delivered;
    const identity = sparkIdentity(workloads, 'stream-job', job.name);
    if (job.trigger.kind === 'available-now') this.endingJob(delivered, identity);
    else this.statefulSet(delivered, identity);
  }

  private endingJob(delivered: DeliveredJob, identity: Identity): void {
    const { job, runtime, workloads } = delivered;
    const claimed = this.claim(delivered, identity);
    const template = podTemplate(withVolumes(plan(delivered, 'Never'), claimed), workloads);
    const spec: k8s.JobSpec = { backoffLimit: BACKOFF_LIMIT, template };
    const meta = (name: string) => metadata(name, identity, workloads, { version: runtime.spark });
    if (job.schedule === undefined) {
      const name = `${job.name}-${contentHash({ template: JSON.stringify(template) })}`;
      new k8s.KubeJob(this, 'Job', { metadata: meta(name), spec });
      return;
    }
    new k8s.KubeCronJob(this, 'CronJob', {
      metadata: meta(job.name),
      spec: {
        schedule: job.schedule,
        timeZone: 'Etc/UTC',
        concurrencyPolicy: 'Forbid', // two runs would share a checkpoint
        successfulJobsHistoryLimit: KEPT_RUNS,
        failedJobsHistoryLimit: KEPT_RUNS,
        jobTemplate: { spec },
      },
    });
  }

  private statefulSet(delivered: DeliveredJob, identity: Identity): void {
    const { job, runtime, workloads } = delivered;
    const { lake } = runtime;
    this.podNames(delivered, identity);
    new k8s.KubeStatefulSet(this, 'StatefulSet', {
      metadata: metadata(job.name, identity, workloads, { version: runtime.spark }),
      spec: {
        replicas: 1,
        serviceName: job.name,
        updateStrategy: { type: 'RollingUpdate' },
        persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
        selector: { matchLabels: { ...selectorLabels(identity) } },
        template: podTemplate(plan(delivered, 'Always'), workloads),
        ...(lake.kind === 'volume' && {
          volumeClaimTemplates: [{ metadata: { name: 'lake', labels: { ...selectorLabels(identity) } }, spec: claimSpec(lake) }],
        }),
      },
    });
  }

  /** Nobody calls a job; without the Service its pod's name is in no DNS, and tools take the set for a broken one. */
  private podNames({ job, workloads }: DeliveredJob, identity: Identity): void {
    new k8s.KubeService(this, 'Nodes', {
      metadata: metadata(job.name, identity, workloads),
      spec: { clusterIp: 'None', publishNotReadyAddresses: true, selector: { ...selectorLabels(identity) } },
    });
  }

  /** The disk of a job that ends by itself, where its lake is one. */
  private claim({ job, runtime, workloads }: DeliveredJob, identity: Identity): readonly k8s.Volume[] {
    if (runtime.lake.kind !== 'volume') return [];
    const name = `${job.name}-lake`;
    new k8s.KubePersistentVolumeClaim(this, 'Lake', { metadata: metadata(name, identity, workloads), spec: claimSpec(runtime.lake) });
    return [{ name: 'lake', persistentVolumeClaim: { claimName: name } }];
  }
}

const plan = ({ job, runtime, files, workloads }: DeliveredJob, restartPolicy: 'Always' | 'Never'): PodPlan =>
  jobPod(
    job,
    { component: 'stream-job', containerName: 'spark', size: job.driver, args: ['submit'], beats: job.main === undefined, restartPolicy },
    { runtime, files, workloads },
  );

const withVolumes = (pod: PodPlan, volumes: readonly k8s.Volume[]): PodPlan => ({ ...pod, volumes: [...(pod.volumes ?? []), ...volumes] });

const claimSpec = ({ storageGiB, storageClass }: Extract<Lake, { kind: 'volume' }>): k8s.PersistentVolumeClaimSpec => ({
  accessModes: ['ReadWriteOnce'],
  ...(storageClass && { storageClassName: storageClass }),
  resources: { requests: { storage: k8s.Quantity.fromString(`${storageGiB}Gi`) } },
});
