import { expect, it } from 'vitest';
import { toldIn } from './findings.fixture.js';

const object = (apiVersion: string, kind: string, metadata: string, rest: string) =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { ${metadata} }\n${rest}`;
const RBAC = 'rbac.authorization.k8s.io/v1';
const role = (rules: string, kind = 'Role') => object(RBAC, kind, 'name: driver, namespace: lake', `rules: ${rules}`);
const binding = (roleKind = 'Role', name = 'driver', kind = 'RoleBinding') =>
  object(
    RBAC,
    kind,
    'name: driver, namespace: lake',
    `subjects: [{ kind: ServiceAccount, name: spark, namespace: lake }]\nroleRef: { kind: ${roleKind}, name: ${name}, apiGroup: rbac.authorization.k8s.io }`,
  );
const application = (more = '', version = '3.5.3') =>
  object(
    'sparkoperator.k8s.io/v1beta2',
    'SparkApplication',
    'name: clicks, namespace: lake',
    `spec: { type: Python, sparkVersion: ${version}, driver: { serviceAccount: spark }${more} }`,
  );
const scheduled = object(
  'sparkoperator.k8s.io/v1beta2',
  'ScheduledSparkApplication',
  'name: clicks, namespace: lake',
  'spec: { schedule: "@daily", template: { sparkVersion: 3.5.3, driver: { serviceAccount: spark } } }',
);
const submit = object(
  'batch/v1',
  'Job',
  'name: clicks, namespace: lake',
  'spec: { template: { spec: { containers: [{ name: submit, image: "apache/spark:3.5.3", command: [/opt/spark/bin/spark-submit], args: [--master, "k8s://https://kubernetes.default", --conf, spark.kubernetes.authenticate.driver.serviceAccountName=spark, "local:///a.py"] }] } } }',
);
const client = object(
  'apps/v1',
  'StatefulSet',
  'name: clicks, namespace: lake',
  'spec: { template: { spec: { serviceAccountName: spark, containers: [{ name: driver, image: "apache/spark:3.5.3", command: [sh, -c, "/opt/spark/bin/spark-submit --master k8s://https://kubernetes.default --conf spark.kubernetes.namespace=lake /a.py"] }] } } }',
);
const FEW = '[{ apiGroups: [""], resources: [pods, services], verbs: ["*"] }]';
const ALL = '[{ apiGroups: [""], resources: [pods, services, configmaps], verbs: [create, get, list, watch, delete] }]';
const told = (...documents: readonly string[]) => toldIn(documents.join('\n---\n'), 'SPK-20');

it.each([
  ['a role without ConfigMaps', [role(FEW), binding(), application()], 1],
  ['a role with all', [role(ALL), binding(), application()], 0],
  ['any resource', [role('[{ apiGroups: ["*"], resources: ["*"], verbs: ["*"] }]'), binding(), application()], 0],
  ['a role without create', [role(ALL.replace('create, ', '')), binding(), application()], 1],
  ['resources of another group', [role(ALL.replace('""', 'apps')), binding(), application()], 1],
  ['a schedule', [role(FEW), binding(), scheduled], 1],
  ['a job that submits', [role(FEW), binding(), submit], 1],
  ['a pod that is the driver', [role(FEW), binding(), client], 1],
  ['a role for the whole cluster', [role(FEW, 'ClusterRole'), binding('ClusterRole', 'driver', 'ClusterRoleBinding'), application()], 1],
  ['a role of Kubernetes', [binding('ClusterRole', 'edit'), application()], 0],
  ['a role that is not here', [binding('Role', 'elsewhere'), application()], 0],
  ['no binding here', [role(FEW), application()], 0],
  ['no ConfigMap wanted', [role(FEW), binding(), application(', sparkConf: { spark.kubernetes.executor.disableConfigMap: "true" }')], 0],
  ['a Spark that makes none', [role(FEW), binding(), application('', '3.0.1')], 0],
])('%s: %#', async (_, documents, count) => {
  expect(await told(...documents)).toHaveLength(count);
});
