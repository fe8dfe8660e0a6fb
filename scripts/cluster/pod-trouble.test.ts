import { describe, expect, it } from 'vitest';
import { ended, pod, waitingFor } from '../../test/doubles/fake-cluster.js';
import { type PodHistory, podHistory, podState, podTrouble } from './pod-trouble.js';

const NONE: PodHistory = { restarts: new Map(), endedRuns: new Set() };
const troubleOf = (container: Readonly<Record<string, unknown>>, history = NONE) =>
  podTrouble(pod('kafka-0', {}, container), history, true)?.reason;
const crashed = (restartCount: number) => waitingFor('CrashLoopBackOff', { restartCount, lastState: ended(1) });

describe('a crash loop', () => {
  it.each([
    [3, undefined],
    [4, 'CrashLoopBackOff'],
  ])('after %i restarts is %s', (restarts, reason) => {
    expect(troubleOf(crashed(restarts))).toBe(reason);
  });

  it.each([
    [9, undefined],
    [10, 'CrashLoopBackOff'],
  ])('that had 9 restarts before the apply and has %i now is %s', (restarts, reason) => {
    expect(troubleOf(crashed(restarts), podHistory([pod('kafka-0', {}, crashed(9))]))).toBe(reason);
  });

  it('does not count between two crashes, while the container runs', () => {
    expect(troubleOf({ restartCount: 6, state: { running: {} }, lastState: ended(1) })).toBeUndefined();
  });

  it('is not judged where the caller says so', () => {
    expect(podTrouble(pod('topics-x', {}, crashed(9)), NONE, false)).toBeUndefined();
  });
});

describe('exit code 78', () => {
  it.each([
    [77, undefined],
    [78, 'exit code 78'],
  ])('code %i is %s at the first crash', (code, reason) => {
    expect(troubleOf({ restartCount: 1, state: { running: {} }, lastState: ended(code) })).toBe(reason);
  });

  it('counts before the container was restarted', () => {
    expect(troubleOf({ state: ended(78) })).toBe('exit code 78');
  });

  it.each([
    ['run-1', undefined],
    ['run-2', 'exit code 78'],
  ])('of %s, with run-1 ended before the apply, is %s', (run, reason) => {
    const before = podHistory([pod('kafka-0', {}, { lastState: ended(78, 'run-1') })]);
    expect(troubleOf({ restartCount: 1, lastState: ended(78, run) }, before)).toBe(reason);
  });

  it("tells the container's own last words where Kubernetes kept them", () => {
    const state = { terminated: { exitCode: 78, message: 'refused: disk of cluster A\n' } };
    expect(podTrouble(pod('kafka-0', {}, { state }), NONE, true)?.message).toBe('refused: disk of cluster A');
  });
});

describe('a container that cannot start', () => {
  it.each(['ImagePullBackOff', 'ErrImageNeverPull', 'InvalidImageName'])('%s counts at once', (reason) => {
    expect(podTrouble(pod('kafka-0', {}, waitingFor(reason)), NONE, true)).toMatchObject({ reason, graceSeconds: 0, container: 'main' });
  });

  it.each(['ContainerCreating', 'PodInitializing', 'ErrImagePull'])('%s is part of starting', (reason) => {
    expect(troubleOf(waitingFor(reason))).toBeUndefined();
  });

  it('is found among the init containers too', () => {
    const initContainerStatuses = [{ name: 'wait', ...waitingFor('ImagePullBackOff') }];
    expect(podTrouble(pod('kafka-0', {}, {}, { initContainerStatuses }), NONE, true)).toMatchObject({ container: 'wait' });
  });
});

describe('the state of a pod in words', () => {
  it.each([
    ['main runs, not ready', pod('p', {}, { state: { running: {} } })],
    ['main ContainerCreating', pod('p', {}, waitingFor('ContainerCreating'))],
    ['main ended with exit code 3', pod('p', {}, { state: ended(3) })],
    [
      'init container wait runs',
      pod('p', {}, waitingFor('PodInitializing'), { initContainerStatuses: [{ name: 'wait', state: { running: {} } }] }),
    ],
    ['Unschedulable', pod('p', {}, {}, { conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable' }] })],
    ['', pod('p', {}, { ready: true, state: { running: {} } })],
  ])('%s', (words, live) => {
    expect(podState(live)).toBe(words);
  });
});
