import { Construct } from 'constructs';
import { k8s, metadata } from '../shared/constructs.js';
import type { Workloads } from '../shared/index.js';
import { type SparkRuntime, sparkIdentity } from './config.js';

/** Account of the drivers, and of the executors. */
export const accountNames = ({ name }: Pick<SparkRuntime, 'name'>) => ({ driver: `${name}-driver`, executor: `${name}-executor` });

/** What a driver does for its executors: pods, their settings, Services, claims. Nothing outside its namespace, no secrets, no roles. */
const DRIVER_VERBS = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'];
const DRIVER_RESOURCES = ['pods', 'configmaps', 'services', 'persistentvolumeclaims'];

/** The accounts of jobs that the Spark operator starts. Executors may do nothing, and get no token. */
export class SparkAccounts extends Construct {
  constructor(scope: Construct, id: string, { runtime, workloads }: { runtime: SparkRuntime; workloads: Workloads }) {
    super(scope, id);
    const names = accountNames(runtime);
    const annotations = runtime.accountAnnotations;
    const driver = metadata(names.driver, sparkIdentity(workloads, 'driver'), workloads, { annotations });
    const executor = metadata(names.executor, sparkIdentity(workloads, 'executor'), workloads, { annotations });
    new k8s.KubeServiceAccount(this, 'Driver', { metadata: driver, automountServiceAccountToken: false }); // the pod asks for it
    new k8s.KubeServiceAccount(this, 'Executor', { metadata: executor, automountServiceAccountToken: false });
    const bare = metadata(names.driver, sparkIdentity(workloads, 'driver'), workloads);
    new k8s.KubeRole(this, 'Role', {
      metadata: bare,
      rules: [{ apiGroups: [''], resources: DRIVER_RESOURCES, verbs: DRIVER_VERBS }],
    });
    new k8s.KubeRoleBinding(this, 'Binding', {
      metadata: bare,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: names.driver },
      subjects: [{ kind: 'ServiceAccount', name: names.driver, namespace: runtime.namespace }],
    });
  }
}
