import { describe, expect, it } from 'vitest';
import { allGoesWell, FakeClock, FakeCluster, FakeIo, job, NAMESPACE } from '../../test/doubles/fake-cluster.js';
import { applyObjects } from './apply.js';
import type { KubernetesObject } from './objects.js';

const PART_OF = 'app.kubernetes.io/part-of';
const hashed = (hash: string, partOf = 'streaming', name = 'kafka-access'): KubernetesObject => {
  const made = job(`${name}-${hash}`);
  return { ...made, metadata: { ...made.metadata, labels: { [PART_OF]: partOf, 'app.kubernetes.io/managed-by': 'sluice' } } };
};

/** Applies one Job to a cluster in which another one is, and returns what was written. */
async function applied(successor: KubernetesObject, live: KubernetesObject, status: Readonly<Record<string, unknown>>) {
  const cluster = new FakeCluster();
  cluster.put(NAMESPACE);
  cluster.put({ ...live, status });
  cluster.reactions.push((all) => all.writes.some((write) => write.startsWith('apply Job')) && allGoesWell(all));
  const io = new FakeIo();
  await applyObjects([successor], cluster, { io, timeoutSeconds: 60, environment: 'dev', clock: new FakeClock() });
  return { writes: cluster.writes, lines: io.lines };
}
const waiting = { active: 1 };
const now = hashed('aaaaaaaaaa');

describe('a Job of an earlier description', () => {
  it('that still waits is stopped before its successor is applied, and that is said', async () => {
    const { writes, lines } = await applied(now, hashed('bbbbbbbbbb'), waiting);
    expect(writes).toEqual(['remove Job a/kafka-access-bbbbbbbbbb', 'apply Job a/kafka-access-aaaaaaaaaa']);
    expect(lines).toContain('Job a/kafka-access-bbbbbbbbbb: stopped: an earlier description made it, and its successor is applied now');
  });

  it.each([
    ['has ended', hashed('bbbbbbbbbb'), { conditions: [{ type: 'Complete', status: 'True' }] }],
    ['is of another family', hashed('bbbbbbbbbb', 'streaming', 'connect-connectors'), waiting],
    ['is of another platform', hashed('bbbbbbbbbb', 'blue-streaming'), waiting],
    ['is not named by its content', hashed('nightly'), waiting],
  ])('is left alone when it %s', async (_, live, status) => {
    const { writes } = await applied(now, live, status);
    expect(writes).toEqual(['apply Job a/kafka-access-aaaaaaaaaa']);
  });
});
