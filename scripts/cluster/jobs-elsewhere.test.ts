import { expect, it } from 'vitest';
import { FakeClock, FakeCluster, FakeIo } from '../../test/doubles/fake-cluster.js';
import { jobsElsewhere } from './jobs-elsewhere.js';
import type { KubernetesObject } from './objects.js';
import { patienceFor } from './patience.js';

const labels = {
  'app.kubernetes.io/name': 'spark',
  'app.kubernetes.io/part-of': 'streaming',
  'app.kubernetes.io/managed-by': 'sluice',
};
const object = (kind: string, namespace: string, of: Readonly<Record<string, string>> = labels): KubernetesObject => ({
  apiVersion: kind === 'Role' ? 'rbac.authorization.k8s.io/v1' : 'sparkoperator.k8s.io/v1beta2',
  kind,
  metadata: { name: 'orders', namespace, labels: of },
});
const described = [
  { apiVersion: 'v1', kind: 'Service', metadata: { name: 'kafka', namespace: 'streaming' } },
  object('SparkApplication', 'streaming-jobs'),
  object('Role', 'streaming-jobs'),
];
const found = (cluster: FakeCluster) => jobsElsewhere(described, { cluster, io: new FakeIo(), ...patienceFor(60, new FakeClock()) });

it('names jobs that still run beside Kafka, and the command that ends them', async () => {
  const cluster = new FakeCluster();
  cluster.put(object('SparkApplication', 'streaming'));
  cluster.put(object('Role', 'streaming'));
  const [problem, ...others] = await found(cluster);
  expect(others).toEqual([]);
  expect(problem?.what).toBe('stream jobs are still in namespace streaming: SparkApplication orders, Role orders');
  expect(problem?.fix).toContain(
    'kubectl -n streaming delete sparkapplication,rolebinding,role,serviceaccount,networkpolicy,service,configmap -l app.kubernetes.io/name=spark,app.kubernetes.io/part-of=streaming --wait',
  );
});
it('finds the rights alone, when the jobs are gone', async () => {
  const cluster = new FakeCluster();
  cluster.put(object('Role', 'streaming'));
  expect(await found(cluster)).toHaveLength(1);
});
it('leaves alone what runs where it is described, and what is another platform’s or somebody else’s', async () => {
  const cluster = new FakeCluster();
  cluster.put(object('SparkApplication', 'streaming-jobs'));
  cluster.put(object('SparkApplication', 'streaming', { ...labels, 'app.kubernetes.io/managed-by': 'Helm' }));
  cluster.put(object('Role', 'streaming', { ...labels, 'app.kubernetes.io/part-of': 'blue-streaming' }));
  expect(await found(cluster)).toEqual([]);
});
it('asks nothing of a cluster that does not know the kind', async () => {
  const cluster = new FakeCluster();
  cluster.put(object('SparkApplication', 'streaming'));
  cluster.unknownKinds.add('SparkApplication');
  expect(await found(cluster)).toEqual([]);
});
