import { describe, expect, it } from 'vitest';
import { configMap, job, statefulSet } from '../../test/doubles/fake-cluster.js';
import type { KubernetesObject } from './objects.js';
import { isAwaited, isFinished, readinessOf } from './readiness.js';

const rolling = { updateStrategy: { type: 'RollingUpdate' } };
const set = (status: Readonly<Record<string, unknown>>, spec = {}): KubernetesObject => ({
  ...statefulSet('kafka', spec, { generation: 2 }),
  status: { observedGeneration: 2, replicas: 2, ...status },
});
const deployment = (status: Readonly<Record<string, unknown>>): KubernetesObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'a', generation: 1 },
  spec: { replicas: 2 },
  status: { observedGeneration: 1, replicas: 2, updatedReplicas: 2, readyReplicas: 2, ...status },
});
const jobWith = (conditions: readonly unknown[], failed = 0): KubernetesObject => ({ ...job('topics'), status: { conditions, failed } });
const yes = (type: string) => ({ type, status: 'True' });

describe('readiness', () => {
  it.each([
    ['StatefulSet, all ready', set({ readyReplicas: 2 }), 'ready'],
    ['StatefulSet, one missing', set({ readyReplicas: 1 }), '1 of 2 ready'],
    ['StatefulSet, not observed', set({ readyReplicas: 2, observedGeneration: 1 }), 'not taken up by its controller yet'],
    ['StatefulSet, scaled to none', set({ replicas: 0 }, { replicas: 0 }), 'ready'],
    ['StatefulSet, scaling down', set({ replicas: 3, readyReplicas: 3 }), '1 of the earlier ones still there'],
    ['OnDelete, earlier revision', set({ readyReplicas: 2, currentRevision: 'r0', updateRevision: 'r1' }), 'ready'],
    [
      'RollingUpdate, half way',
      set({ readyReplicas: 2, currentRevision: 'r0', updateRevision: 'r1', updatedReplicas: 1 }, rolling),
      '1 of 2 of the new revision',
    ],
    ['RollingUpdate, done', set({ readyReplicas: 2, currentRevision: 'r1', updateRevision: 'r1', updatedReplicas: 2 }, rolling), 'ready'],
    [
      'RollingUpdate, up to its partition',
      set(
        { readyReplicas: 2, currentRevision: 'r0', updateRevision: 'r1', updatedReplicas: 1 },
        { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 1 } } },
      ),
      'ready',
    ],
    ['Deployment, all ready', deployment({}), 'ready'],
    ['Deployment, half way', deployment({ updatedReplicas: 1, replicas: 3 }), '1 of 2 of the new revision'],
    ['Deployment, earlier pods left', deployment({ replicas: 3 }), '1 of the earlier ones still there'],
    ['Job, running', jobWith([]), 'running'],
    ['Job, running again', jobWith([], 2), 'running, 2 failed tries'],
    ['Job, succeeded', jobWith([yes('Complete')]), 'ready'],
    [
      'Job, failed',
      jobWith([{ ...yes('Failed'), reason: 'BackoffLimitExceeded', message: 'too often' }]),
      'BackoffLimitExceeded: too often',
    ],
  ])('%s', (_, live, expected) => {
    const readiness = readinessOf(live);
    expect(readiness.state === 'ready' ? 'ready' : readiness.detail).toBe(expected);
  });

  it('of what the cluster does not show is to be waited for', () => {
    expect(readinessOf(undefined)).toEqual({ state: 'waiting', detail: 'not there yet' });
  });

  it('is final for a failed Job only', () => {
    expect(readinessOf(jobWith([yes('Failed')])).state).toBe('failed');
    expect(readinessOf(jobWith([])).state).toBe('waiting');
  });
});

it('waits for workloads and Jobs, not for settings', () => {
  expect([statefulSet('kafka'), job('topics'), deployment({}), configMap('x')].map(isAwaited)).toEqual([true, true, true, false]);
});

it.each([
  ['Complete', true],
  ['Failed', true],
  ['Suspended', false],
])('a Job with condition %s is finished: %s', (type, finished) => {
  expect(isFinished(jobWith([yes(type)]))).toBe(finished);
});
