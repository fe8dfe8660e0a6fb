import { describe, expect, it } from 'vitest';
import { FakeClock, FakeCluster, FakeIo, statefulSet } from '../../test/doubles/fake-cluster.js';
import { refusal } from './cluster-error.js';
import type { KubernetesObject } from './objects.js';
import { storageClassProblems, storageClassUses } from './storage-classes.js';

const claim = (storageClassName?: string) => ({
  metadata: { name: 'data' },
  spec: storageClassName === undefined ? {} : { storageClassName },
});
const set = (name: string, ...classes: readonly string[]) =>
  statefulSet(name, { volumeClaimTemplates: classes.map((storageClass) => claim(storageClass)) });
const storageClass = (name: string): KubernetesObject => ({ apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name } });
async function asked(cluster: FakeCluster, ...objects: readonly KubernetesObject[]) {
  const io = new FakeIo();
  return { problems: await storageClassProblems(objects, { cluster, io, clock: new FakeClock(), until: 60_000 }), lines: io.lines };
}

describe('disks name a StorageClass', () => {
  const pod = { volumes: [{ name: 'scratch', ephemeral: { volumeClaimTemplate: claim('scratch') } }] };
  const job = {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'c' },
    spec: { jobTemplate: { spec: { template: { spec: pod } } } },
  };
  it('in claims, in templates of sets, and in volumes of pods', () => {
    const objects = [
      set('kafka', 'fast', 'slow', 'fast'),
      set('zookeeper', 'fast'),
      { apiVersion: 'v1', kind: 'PersistentVolumeClaim', ...claim('own') },
      job,
      { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec: pod },
    ];
    expect([...storageClassUses(objects)]).toEqual([
      ['fast', ['StatefulSet kafka', 'StatefulSet zookeeper']],
      ['slow', ['StatefulSet kafka']],
      ['own', ['PersistentVolumeClaim data']],
      ['scratch', ['CronJob c', 'Pod p']],
    ]);
  });

  it('or none: the default, or no class at all', () => {
    expect([...storageClassUses([statefulSet('kafka', { volumeClaimTemplates: [claim(), claim('')] })])]).toEqual([]);
  });
});

describe('a StorageClass that disks name', () => {
  it('must be there', async () => {
    expect((await asked(new FakeCluster(), set('kafka', 'gp3'), set('zookeeper', 'gp3'))).problems).toEqual([
      {
        what: 'there is no StorageClass gp3 (for StatefulSet kafka, StatefulSet zookeeper)',
        why: 'their disks would never be made, and their pods would wait for ever',
        fix: expect.stringContaining('kubernetes.storageClass'),
      },
    ]);
  });

  it('is there in the cluster, in the set, or in a volume somebody made', async () => {
    const cluster = new FakeCluster();
    cluster.put(storageClass('gp3'));
    cluster.put({ apiVersion: 'v1', kind: 'PersistentVolume', metadata: { name: 'v' }, spec: { storageClassName: 'by-hand' } });
    expect(await asked(cluster, set('kafka', 'gp3', 'by-hand', 'own'), storageClass('own'))).toEqual({ problems: [], lines: [] });
  });

  it.each([
    ['get StorageClass gp3', 'you may not read StorageClass gp3: not checked'],
    [
      'list PersistentVolume *',
      'there is no StorageClass gp3, and you may not list PersistentVolumes that may carry its name: not checked',
    ],
  ])('is not checked where a user may not %s', async (call, line) => {
    const cluster = new FakeCluster();
    const ref = { apiVersion: 'v1', kind: 'X', name: 'x' };
    cluster.failOnce(call, refusal(403, { message: 'User "x" cannot get resource "x"' }, { verb: 'get', ref }));
    expect(await asked(cluster, set('kafka', 'gp3'))).toEqual({ problems: [], lines: [line] });
  });
});
