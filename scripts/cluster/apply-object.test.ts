import { describe, expect, it } from 'vitest';
import { allGoesWell, FakeClock, FakeCluster, FakeIo, job } from '../../test/doubles/fake-cluster.js';
import { applyObjects } from './apply.js';
import { refusal } from './cluster-error.js';
import { standIn } from './dry-run.js';
import { type KubernetesObject, refOf } from './objects.js';

const setup = (objects: readonly KubernetesObject[]) => {
  const cluster = new FakeCluster();
  cluster.reactions.push(allGoesWell);
  const options = { io: new FakeIo(), timeoutSeconds: 60, environment: 'dev', clock: new FakeClock() };
  return { cluster, apply: () => applyObjects(objects, cluster, options) };
};

describe('a Job', () => {
  const run = async (status: Readonly<Record<string, unknown>> | undefined, metadata = {}) => {
    const { cluster, apply } = setup([job('topics')]);
    if (status !== undefined) cluster.put({ ...job('topics'), metadata: { ...job('topics').metadata, ...metadata }, status });
    const { applied } = await apply();
    return { change: applied[0]?.change, writes: cluster.writes };
  };
  const condition = (type: string) => ({ conditions: [{ type, status: 'True' }] });

  it('is created where there is none', async () => {
    expect(await run(undefined)).toEqual({ change: 'created', writes: ['apply Job a/topics'] });
  });

  it.each(['Complete', 'Failed'])('is deleted and run again when it is %s', async (type) => {
    expect(await run(condition(type))).toEqual({ change: 'rerun', writes: ['remove Job a/topics', 'apply Job a/topics'] });
  });

  it('is left alone while it runs', async () => {
    expect(await run({ active: 1 })).toEqual({ change: 'running', writes: [] });
  });

  it('that does not go away is told after a minute', async () => {
    await expect(run(condition('Complete'), { deletionTimestamp: '2026-01-01T00:00:00Z' })).rejects.toThrow(
      'Job a/topics does not go away',
    );
  });

  it('is deleted only where the cluster would take it again', async () => {
    const { cluster, apply } = setup([job('topics')]);
    cluster.put({ ...job('topics'), status: condition('Complete') });
    const refused = refusal(403, { message: 'exceeded quota: jobs' }, { verb: 'create', ref: refOf(job('topics')) });
    cluster.failOnce(`dry-run Job a/${standIn(job('topics')).metadata.name}`, refused);
    await expect(apply()).rejects.toMatchObject({ why: 'exceeded quota: jobs' });
    expect(cluster.writes).toEqual([]);
  });
});
