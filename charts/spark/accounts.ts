import { Construct } from 'constructs';
import { k8s, metadata } from '../shared/constructs.js';
import type { Workloads } from '../shared/index.js';
import { type SparkComponent, type SparkRuntime, sparkIdentity } from './config.js';
import type { StreamJob } from './stream-job.js';

/** Account of the pods of one part of a job. */
export const accountName = ({ name }: Pick<StreamJob, 'name'>, component: SparkComponent): string =>
  component === 'stream-job' ? name : `${name}-${component}`;

/** Role of every driver. */
const driverRole = ({ name }: Pick<SparkRuntime, 'name'>) => `${name}-driver`;

/**
 * What Spark's driver asks of the Kubernetes API: it makes, watches, labels and removes its executors, and the ConfigMap with their
 * settings; the Service that the submission made for it it removes. It owns no claims: see `ownPersistentVolumeClaim` in {@link sparkConf}.
 */
const DRIVER_RULES: k8s.PolicyRule[] = [
  { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch', 'create', 'patch', 'delete', 'deletecollection'] },
  { apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'list', 'create', 'delete', 'deletecollection'] },
  { apiGroups: [''], resources: ['services'], verbs: ['get', 'list', 'delete', 'deletecollection'] },
];

/**
 * The role of the drivers, in the namespace of the jobs. Who may create pods mounts every Secret of the namespace, and runs as every
 * account of it: so nothing but stream jobs is there.
 */
export class DriverRole extends Construct {
  constructor(scope: Construct, id: string, { runtime, workloads }: { runtime: SparkRuntime; workloads: Workloads }) {
    super(scope, id);
    new k8s.KubeRole(this, 'Resource', {
      metadata: metadata(driverRole(runtime), sparkIdentity(workloads, 'driver'), workloads),
      rules: DRIVER_RULES,
    });
  }
}

/** The accounts of one job: of its single pod, or of its driver and its executors. Only a driver has rights, and a token. */
export class JobAccounts extends Construct {
  constructor(scope: Construct, id: string, config: { job: StreamJob; runtime: SparkRuntime; workloads: Workloads }) {
    super(scope, id);
    const { job, runtime, workloads } = config;
    const components: readonly SparkComponent[] = runtime.delivery === 'pods' ? ['stream-job'] : ['driver', 'executor'];
    for (const component of components) {
      const identity = sparkIdentity(workloads, component, job.name);
      new k8s.KubeServiceAccount(this, component, {
        metadata: metadata(accountName(job, component), identity, workloads, { annotations: runtime.accountAnnotations }),
        automountServiceAccountToken: false, // the pod asks for it
      });
    }
    if (runtime.delivery === 'spark-operator') this.driverBinding(config);
  }

  private driverBinding({ job, runtime, workloads }: { job: StreamJob; runtime: SparkRuntime; workloads: Workloads }): void {
    const name = accountName(job, 'driver');
    new k8s.KubeRoleBinding(this, 'Binding', {
      metadata: metadata(name, sparkIdentity(workloads, 'driver', job.name), workloads),
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: driverRole(runtime) },
      subjects: [{ kind: 'ServiceAccount', name, namespace: workloads.namespace }],
    });
  }
}
