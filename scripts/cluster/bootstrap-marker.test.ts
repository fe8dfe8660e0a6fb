import { describe, expect, it } from 'vitest';
import { allGoesWell, configMap, FakeClock, FakeCluster, FakeIo, job, statefulSet } from '../../test/doubles/fake-cluster.js';
import { applyObjects } from './apply.js';
import type { KubernetesObject } from './objects.js';

const setup = (objects: readonly KubernetesObject[]) => {
  const cluster = new FakeCluster();
  cluster.reactions.push(allGoesWell);
  const options = { io: new FakeIo(), timeoutSeconds: 60, environment: 'dev', clock: new FakeClock() };
  return { cluster, apply: () => applyObjects(objects, cluster, options) };
};

describe('the bootstrap marker', () => {
  const labels = { 'app.kubernetes.io/part-of': 'streaming', 'app.kubernetes.io/managed-by': 'sluice', other: 'x' };
  const controllers = statefulSet('controllers', {}, { annotations: { 'sluice.dev/bootstrap-marker': 'formed' }, labels });
  const marker = { apiVersion: 'v1', kind: 'ConfigMap', name: 'formed', namespace: 'a' };

  it('is closed once everything is ready, with the labels of its set', async () => {
    const { cluster, apply } = setup([controllers, job('topics')]);
    expect((await apply()).closedMarkers).toEqual(['a/formed']);
    const { other: _other, ...copied } = labels;
    expect(await cluster.get(marker)).toMatchObject({ data: { state: 'closed', closedBy: 'sluice apply' }, metadata: { labels: copied } });
  });

  it('is left as it is by later applies', async () => {
    const { cluster, apply } = setup([controllers]);
    cluster.put({ ...configMap('formed', { state: 'open' }) });
    expect((await apply()).closedMarkers).toEqual([]);
    expect(await cluster.get(marker)).toMatchObject({ data: { state: 'open' } });
  });

  it('stays open when a Job fails', async () => {
    const { cluster, apply } = setup([controllers, job('topics')]);
    cluster.reactions.push(() =>
      cluster.setStatus(job('topics'), { conditions: [{ type: 'Failed', status: 'True', reason: 'BackoffLimitExceeded' }] }),
    );
    await expect(apply()).rejects.toMatchObject({ message: 'Job a/topics failed', why: 'BackoffLimitExceeded' });
    expect(await cluster.get(marker)).toBeUndefined();
  });

  it('is not made for a set without the annotation', async () => {
    const { apply } = setup([statefulSet('kafka')]);
    expect((await apply()).closedMarkers).toEqual([]);
  });
});
