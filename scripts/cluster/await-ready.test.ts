import { describe, expect, it } from 'vitest';
import { allGoesWell, ended, FakeClock, FakeCluster, FakeIo, job, pod, statefulSet, waitingFor } from '../../test/doubles/fake-cluster.js';
import { awaitReady } from './await-ready.js';
import { refusal, unreachable } from './cluster-error.js';
import { DeliveryFailure, evidenceText } from './failure.js';
import { Ledger } from './ledger.js';
import type { KubernetesObject } from './objects.js';
import { podHistory } from './pod-trouble.js';

const setup = (targets: readonly KubernetesObject[], before: readonly KubernetesObject[] = []) => {
  const cluster = new FakeCluster();
  const io = new FakeIo();
  const clock = new FakeClock();
  for (const object of targets) cluster.put(object);
  const delivery = { cluster, io, clock, until: 100_000, environment: 'dev', timeoutSeconds: 100, ledger: new Ledger() };
  return { cluster, io, clock, wait: () => awaitReady(targets, delivery, podHistory(before)) };
};
const failure = async (waiting: Promise<unknown>): Promise<DeliveryFailure> => {
  const error = await waiting.catch((reason: unknown) => reason);
  if (error instanceof DeliveryFailure) return error;
  throw new Error(`expected a DeliveryFailure, got ${String(error)}`);
};
const kafka = statefulSet('kafka');
const KAFKA = { app: 'kafka' };
const unschedulable = { conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: 'no room' }] };

describe('waiting', () => {
  it('ends when everything is ready', async () => {
    const { cluster, clock, wait } = setup([kafka, job('topics')]);
    cluster.reactions.push(() => clock.now() >= 5_000 && allGoesWell(cluster));
    await wait();
    expect(clock.now()).toBe(5_000);
  });

  it('fails when time is up, naming the first that is not ready and what it waits for', async () => {
    const { cluster, wait } = setup([kafka]);
    cluster.put(pod('kafka-0', KAFKA, { state: { running: {} } }));
    const { message, why, fix } = await failure(wait());
    expect({ message, why }).toEqual({
      message: 'StatefulSet a/kafka is not ready after 100 s',
      why: '0 of 2 ready; kafka-0: main runs, not ready',
    });
    expect(fix).toContain('kubectl -n a describe pod kafka-0');
  });

  it('remembers a Job that succeeded and was then removed by its time to live', async () => {
    const { cluster, clock, wait } = setup([kafka, job('topics')]);
    cluster.reactions.push(() => {
      if (clock.now() === 0) cluster.setStatus(job('topics'), { conditions: [{ type: 'Complete', status: 'True' }] });
      if (clock.now() === 2_000) void cluster.remove({ apiVersion: 'batch/v1', kind: 'Job', name: 'topics', namespace: 'a' });
      if (clock.now() >= 4_000) allGoesWell(cluster);
    });
    await wait();
    expect(clock.now()).toBe(4_000);
  });
});

describe('failing fast', () => {
  it('tells the reason, the last events and the last log lines', async () => {
    const { cluster, clock, wait } = setup([kafka]);
    cluster.put(pod('kafka-0', KAFKA, { restartCount: 1, state: { running: {} }, lastState: ended(78) }));
    cluster.eventsOf.set('Pod a/kafka-0', [{ type: 'Warning', reason: 'BackOff', message: 'again', count: 3, at: '2026-01-01T00:00:00Z' }]);
    cluster.logLines.set('kafka-0 main previous', ['refused: this disk belongs to another cluster']);
    const found = await failure(wait());
    expect(found.message).toBe('StatefulSet a/kafka is broken: kafka-0, container main: exit code 78');
    expect(evidenceText(found.evidence).split('\n')).toEqual([
      'Pod a/kafka-0',
      '  last events',
      '    2026-01-01T00:00:00Z Warning BackOff (3 times): again',
      '  last lines of container main',
      '    refused: this disk belongs to another cluster',
    ]);
    expect(clock.now()).toBe(0);
  });

  it.each([
    ['Unschedulable', 60, {}, unschedulable],
    ['CreateContainerConfigError', 20, waitingFor('CreateContainerConfigError'), {}],
    ['ImagePullBackOff', 0, waitingFor('ImagePullBackOff'), {}],
  ])('counts %s only once it has lasted %i s', async (reason, seconds, container, status) => {
    const { cluster, clock, wait } = setup([kafka]);
    cluster.put(pod('kafka-0', KAFKA, container, status));
    expect((await failure(wait())).why).toContain(reason);
    expect(clock.now()).toBe(seconds * 1_000);
  });

  it('starts counting anew when the trouble went away in between', async () => {
    const { cluster, clock, wait } = setup([kafka]);
    cluster.reactions.push(() => {
      const isGone = clock.now() === 30_000;
      cluster.put(pod('kafka-0', KAFKA, isGone ? { state: { running: {} } } : {}, isGone ? {} : unschedulable));
    });
    await failure(wait());
    expect(clock.now()).toBe(91_000);
  });

  it("asks a workload's events why it has no pod at all", async () => {
    const { cluster, clock, wait } = setup([kafka]);
    cluster.eventsOf.set('StatefulSet a/kafka', [
      { type: 'Warning', reason: 'FailedCreate', message: 'violates PodSecurity', count: 1, at: '' },
    ]);
    expect(await failure(wait())).toMatchObject({
      message: 'StatefulSet a/kafka is broken: no pod can be created',
      why: 'violates PodSecurity',
    });
    expect(clock.now()).toBe(20_000);
  });

  it('says of a pod with an earlier revision that deleting it brings the one applied', async () => {
    const old = pod(
      'kafka-0',
      { ...KAFKA, 'controller-revision-hash': 'r0' },
      waitingFor('CrashLoopBackOff', { restartCount: 9, lastState: ended(1) }),
    );
    const { cluster, wait } = setup([{ ...kafka, status: { updateRevision: 'r1' } }], [old]);
    cluster.put(old);
    expect((await failure(wait())).fix).toBe('if what was applied cures it, run: kubectl -n a delete pod kafka-0');
  });

  it('leaves pods of an earlier revision alone where the set replaces them itself', async () => {
    const rolling = {
      ...statefulSet('kafka', { updateStrategy: { type: 'RollingUpdate' } }),
      status: { updateRevision: 'r1', currentRevision: 'r0' },
    };
    const { cluster, wait } = setup([rolling]);
    cluster.put(pod('kafka-0', { ...KAFKA, 'controller-revision-hash': 'r0' }, waitingFor('ImagePullBackOff')));
    expect((await failure(wait())).message).toContain('is not ready after 100 s');
  });
});

describe('a missing right to read events or logs', () => {
  const ref = { apiVersion: 'v1', kind: 'Pod', name: 'x', namespace: 'a' };
  const forbidden = (what: string) => refusal(403, { message: `User "x" cannot ${what} resource "y"` }, { verb: what, ref });

  it('does not end the wait for a Job whose first try failed', async () => {
    const { cluster, clock, wait } = setup([job('topics')]);
    cluster.put(pod('topics-x', { job: 'topics' }, { restartCount: 1, state: { running: {} }, lastState: ended(3) }));
    for (const call of ['events Pod a/topics-x', 'events Job a/topics', 'logs topics-x']) cluster.failOnce(call, forbidden('list'));
    cluster.reactions.push(() => clock.now() >= 3_000 && allGoesWell(cluster));
    await wait();
    expect(clock.now()).toBe(3_000);
  });

  it('shortens the explanation of a failure, and leaves its cause', async () => {
    const { cluster, wait } = setup([kafka]);
    cluster.put(pod('kafka-0', KAFKA, { restartCount: 1, state: { running: {} }, lastState: ended(78) }));
    cluster.failOnce('events Pod a/kafka-0', forbidden('list'));
    cluster.failOnce('events StatefulSet a/kafka', forbidden('list'));
    cluster.failOnce('logs kafka-0', forbidden('get'));
    const found = await failure(wait());
    expect(found.message).toBe('StatefulSet a/kafka is broken: kafka-0, container main: exit code 78');
    expect(evidenceText(found.evidence)).toBe(
      ['Pod a/kafka-0', '  you may not list Pod a/x: not shown', '  you may not get Pod a/x: not shown'].join('\n'),
    );
  });

  it('leaves open why a workload has no pod', async () => {
    const { cluster, wait } = setup([kafka]);
    for (let look = 0; look < 200; look += 1) cluster.failOnce('events StatefulSet a/kafka', forbidden('list'));
    expect((await failure(wait())).message).toBe('StatefulSet a/kafka is not ready after 100 s');
  });

  it('is asked once for evidence, and never again in pauses: time may be up', async () => {
    const { cluster, clock, wait } = setup([kafka]);
    cluster.put(pod('kafka-0', KAFKA, waitingFor('ImagePullBackOff')));
    for (let tries = 0; tries < 20; tries += 1) cluster.failOnce('events Pod a/kafka-0', unreachable('https://x', 'ECONNREFUSED'));
    await failure(wait());
    expect(clock.now()).toBe(0);
  });
});

describe('a Deployment', () => {
  const spec = { replicas: 1, selector: { matchLabels: { app: 'web' } } };
  const web = (revision: string) => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'a', uid: 'web', annotations: { 'deployment.kubernetes.io/revision': revision } },
    spec,
    status: {},
  });
  const replicaSet = {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: 'web-1',
      namespace: 'a',
      labels: { 'pod-template-hash': 'h1' },
      annotations: { 'deployment.kubernetes.io/revision': '1' },
      ownerReferences: [{ uid: 'web' }],
    },
  };

  it.each([
    ['1', 'is broken'],
    ['2', 'is not ready after 100 s'],
  ])('at revision %s with a broken pod of revision 1 %s', async (revision, words) => {
    const { cluster, wait } = setup([web(revision)]);
    cluster.put(replicaSet);
    cluster.put(pod('web-1-x', { app: 'web', 'pod-template-hash': 'h1' }, waitingFor('ImagePullBackOff')));
    expect((await failure(wait())).message).toContain(words);
  });
});

describe('a failed Job', () => {
  const failed = { conditions: [{ type: 'Failed', status: 'True', reason: 'BackoffLimitExceeded' }] };

  it('shows the log of its last try', async () => {
    const { cluster, wait } = setup([job('topics')]);
    cluster.put(pod('topics-x', { job: 'topics' }, { state: ended(3) }));
    cluster.logLines.set('topics-x main', ['cannot reach kafka']);
    cluster.setStatus(job('topics'), failed);
    expect((await failure(wait())).evidence.log).toEqual({ container: 'main', lines: ['cannot reach kafka'] });
  });

  it('shows what its pod said before it was deleted', async () => {
    const { cluster, clock, wait } = setup([job('topics')]);
    cluster.put(pod('topics-x', { job: 'topics' }, { restartCount: 1, state: { running: {} }, lastState: ended(3) }));
    cluster.logLines.set('topics-x main previous', ['cannot reach kafka']);
    cluster.reactions.push(() => {
      if (clock.now() < 2_000) return;
      void cluster.remove({ apiVersion: 'v1', kind: 'Pod', name: 'topics-x', namespace: 'a' });
      cluster.setStatus(job('topics'), failed);
    });
    expect((await failure(wait())).evidence).toMatchObject({ subject: 'Pod a/topics-x', log: { lines: ['cannot reach kafka'] } });
  });

  it('is judged by its own backoff limit, not by restarts', async () => {
    const { cluster, wait } = setup([job('topics')]);
    cluster.put(pod('topics-x', { job: 'topics' }, waitingFor('CrashLoopBackOff', { restartCount: 5 })));
    expect((await failure(wait())).message).toContain('is not ready after 100 s');
  });
});
