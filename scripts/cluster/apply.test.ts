import { describe, expect, it } from 'vitest';
import { stepsOf } from '../../policy/plan/steps.js';
import { allGoesWell, configMap, FakeClock, FakeCluster, FakeIo, job, NAMESPACE, statefulSet } from '../../test/doubles/fake-cluster.js';
import { type ApplyOptions, applyObjects } from './apply.js';
import type { ApplyRequestOptions } from './cluster.js';
import { interruption, refusal, unreachable } from './cluster-error.js';
import { type KubernetesObject, label, refOf } from './objects.js';
import { countsText, outcomeText } from './text.js';

const setup = (objects: readonly KubernetesObject[] = []) => {
  const cluster = new FakeCluster();
  cluster.reactions.push(allGoesWell);
  const io = new FakeIo();
  const options: ApplyOptions = { io, timeoutSeconds: 60, environment: 'dev', clock: new FakeClock() };
  return { cluster, io, options, apply: (more: Partial<ApplyOptions> = {}) => applyObjects(objects, cluster, { ...options, ...more }) };
};
const certificate: KubernetesObject = {
  apiVersion: 'cert-manager.io/v1',
  kind: 'Certificate',
  metadata: { name: 'c', namespace: 'a' },
  spec: { secretName: 'tls' },
};
const secretVolume = (secretName: string) => ({ template: { spec: { volumes: [{ name: 's', secret: { secretName } }] } } });
const secret = (name: string): KubernetesObject => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: 'a' }, data: {} });
const fieldRefused = (object: KubernetesObject) =>
  refusal(422, { message: `${object.metadata.name}: bad field` }, { verb: 'apply', ref: refOf(object) });

describe('the order of an apply', () => {
  it('is namespaces, then built-in kinds with what pods refer to first, then custom resources', async () => {
    const { cluster, apply } = setup([certificate, statefulSet('kafka'), configMap('settings'), NAMESPACE]);
    await apply();
    expect(cluster.writes).toEqual([
      'apply Namespace a',
      'apply ConfigMap a/settings',
      'apply StatefulSet a/kafka',
      'apply Certificate a/c',
    ]);
  });

  it('is exactly the list of steps that plan prints', async () => {
    const objects = [certificate, job('seed'), statefulSet('kafka'), configMap('one'), configMap('two'), NAMESPACE];
    const { cluster, apply } = setup(objects);
    await apply();
    expect(cluster.writes).toEqual(stepsOf(objects).flatMap(({ of }) => of.map((object) => `apply ${label(object)}`)));
  });

  it('refuses a kind the cluster does not know before anything is applied, and names the prerequisite', async () => {
    const { cluster, apply } = setup([NAMESPACE, certificate]);
    cluster.unknownKinds.add('Certificate');
    await expect(apply()).rejects.toMatchObject({ why: 'cert-manager is not installed there: it brings this kind' });
    expect(cluster.writes).toEqual([]);
  });

  it('accepts a kind the set itself defines', async () => {
    const definition = {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'x' },
      spec: { group: 'cert-manager.io', names: { kind: 'Certificate' } },
    };
    const { cluster, apply } = setup([certificate, definition]);
    cluster.unknownKinds.add('Certificate');
    await apply();
    expect(cluster.writes).toEqual(['apply CustomResourceDefinition x', 'apply Certificate a/c']);
  });
});

describe('the check for Secrets', () => {
  it('stops after the namespace when one is missing', async () => {
    const { cluster, apply } = setup([NAMESPACE, statefulSet('kafka', secretVolume('tls')), configMap('settings')]);
    await expect(apply()).rejects.toMatchObject({
      message: 'missing Secret: a/tls (for StatefulSet kafka)',
      fix: 'run: sluice secrets dev --generate',
    });
    expect(cluster.writes).toEqual(['apply Namespace a']);
  });

  it('goes on when it exists', async () => {
    const { cluster, apply } = setup([NAMESPACE, statefulSet('kafka', secretVolume('tls'))]);
    cluster.put(secret('tls'));
    expect((await apply()).applied).toHaveLength(2);
  });

  it('goes on when a Certificate in the set makes it', async () => {
    const { apply } = setup([NAMESPACE, statefulSet('kafka', secretVolume('tls')), certificate]);
    expect((await apply()).applied).toHaveLength(3);
  });

  it('is skipped, and said to be, for a user who may not read Secrets', async () => {
    const { cluster, io, apply } = setup([NAMESPACE, statefulSet('kafka', secretVolume('tls'))]);
    cluster.failOnce(
      'get Secret a/tls',
      refusal(403, { message: 'User "x" cannot get resource "secrets"' }, { verb: 'get', ref: refOf(secret('tls')) }),
    );
    await apply();
    expect(io.lines).toContain('you may not read Secret a/tls: not checked');
  });
});

describe('what an apply reports', () => {
  it('counts created, changed and unchanged objects', async () => {
    const first = setup([NAMESPACE, configMap('one'), configMap('two')]);
    expect(countsText((await first.apply()).applied)).toBe('3 objects: 3 created');
    expect(countsText((await first.apply()).applied)).toBe('3 objects: 3 unchanged');
    const second = await applyObjects([NAMESPACE, configMap('one', { key: 'new' })], first.cluster, first.options);
    expect(second.applied.map(({ change }) => change)).toEqual(['unchanged', 'changed']);
    expect(first.io.lines).toContain('ConfigMap a/two: nothing changed');
  });

  it('does not take a change of status in between for a change', async () => {
    class BusyCluster extends FakeCluster {
      override async apply(object: KubernetesObject, options?: ApplyRequestOptions): Promise<KubernetesObject> {
        this.setStatus(object, { readyReplicas: this.writes.length });
        return await super.apply(object, options);
      }
    }
    const { options } = setup();
    const cluster = new BusyCluster();
    cluster.reactions.push(allGoesWell);
    await applyObjects([statefulSet('kafka')], cluster, options);
    expect((await applyObjects([statefulSet('kafka')], cluster, options)).applied).toMatchObject([{ change: 'unchanged' }]);
  });

  it('lists pods of an OnDelete set that run an earlier revision, and how to replace them', async () => {
    const { cluster, apply } = setup([statefulSet('kafka')]);
    const labels = (revision: string) => ({ app: 'kafka', 'controller-revision-hash': revision });
    cluster.put({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'kafka-0', namespace: 'a', labels: labels('r0') } });
    cluster.put({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'kafka-1', namespace: 'a', labels: labels('r1') } });
    const outcome = await apply();
    expect(outcome.outdatedPods).toEqual([{ namespace: 'a', pod: 'kafka-0', statefulSet: 'kafka' }]);
    expect(outcomeText(outcome)).toContain('1 pod still runs the earlier revision');
    expect(outcomeText(outcome)).toContain('kubectl -n a delete pod kafka-0');
  });
});

describe('trouble while applying', () => {
  it('repeats after a conflict and a lost connection', async () => {
    const { cluster, apply } = setup([configMap('one')]);
    cluster.failOnce('apply ConfigMap a/one', refusal(409, { reason: 'Conflict' }, { verb: 'apply', ref: refOf(configMap('one')) }));
    cluster.failOnce('apply ConfigMap a/one', unreachable('https://x', 'ECONNRESET'));
    expect((await apply()).applied).toMatchObject([{ change: 'created' }]);
  });

  it('does not repeat a refused field, and passes on the only refusal as it is', async () => {
    const { cluster, apply } = setup([configMap('one')]);
    cluster.failOnce('apply ConfigMap a/one', fieldRefused(configMap('one')));
    await expect(apply()).rejects.toMatchObject({ problem: 'refused', why: 'one: bad field' });
  });

  it('applies the rest of the wave and names every refused object', async () => {
    const { cluster, apply } = setup([configMap('one'), configMap('two'), configMap('three')]);
    for (const name of ['one', 'three']) cluster.failOnce(`apply ConfigMap a/${name}`, fieldRefused(configMap(name)));
    await expect(apply()).rejects.toThrow('the cluster refused 2 objects: ConfigMap a/one, ConfigMap a/three');
    expect(cluster.writes).toEqual(['apply ConfigMap a/two']);
  });

  it('refuses everything at once, before anything is written, where the API server says so in a dry run', async () => {
    const { cluster, io, apply } = setup([configMap('one'), configMap('two'), configMap('three')]);
    for (const name of ['one', 'three']) cluster.failOnce(`dry-run ConfigMap a/${name}`, fieldRefused(configMap(name)));
    await expect(apply()).rejects.toMatchObject({
      message: 'the cluster refused 2 objects: ConfigMap a/one, ConfigMap a/three',
      why: 'nothing was applied; each reason is in the lines above; the first: one: bad field',
    });
    expect(io.lines).toContain('ConfigMap a/one: refused: one: bad field');
    expect(cluster.writes).toEqual([]);
  });

  it('goes on where a webhook cannot take part in a dry run, and says so', async () => {
    const { cluster, io, apply } = setup([configMap('one')]);
    const why = 'admission webhook "x" does not support dry run';
    cluster.failOnce('dry-run ConfigMap a/one', refusal(400, { message: why }, { verb: 'apply', ref: refOf(configMap('one')) }));
    await apply();
    expect(io.lines).toContain(`ConfigMap a/one: not checked beforehand: ${why}`);
  });

  it('says which objects cannot be checked beforehand: those of a namespace that does not exist', async () => {
    const { cluster, io, apply } = setup([NAMESPACE, configMap('one'), configMap('two')]);
    cluster.failOnce('dry-run ConfigMap a/one', fieldRefused(configMap('one')));
    await apply();
    expect(io.lines).toContain('2 objects not checked beforehand: this apply creates their namespace or their kind');
  });

  it('refuses a namespace that is being deleted', async () => {
    const { cluster, apply } = setup([NAMESPACE]);
    cluster.put({ ...NAMESPACE, status: { phase: 'Terminating' } });
    await expect(apply()).rejects.toThrow('Namespace a is being deleted');
  });

  it('stops with exit code 130 when interrupted, and leaves what was applied', async () => {
    const { cluster, apply } = setup([NAMESPACE, statefulSet('kafka')]);
    const abort = new AbortController();
    cluster.reactions.splice(0, 1, () => abort.abort());
    await expect(apply({ signal: abort.signal })).rejects.toMatchObject({
      message: 'interrupted',
      why: 'all 2 objects were applied',
      exitCode: 130,
    });
    expect(cluster.writes).toEqual(['apply Namespace a', 'apply StatefulSet a/kafka']);
  });

  it('says when interrupted what was applied, what may be, and what was not', async () => {
    const abort = new AbortController();
    class Slow extends FakeCluster {
      override async apply(object: KubernetesObject, options?: ApplyRequestOptions): Promise<KubernetesObject> {
        const applied = await super.apply(object, options);
        if (object.kind !== 'ConfigMap' || options?.isDryRun) return applied;
        abort.abort();
        throw interruption();
      }
    }
    const { options } = setup();
    const objects = [NAMESPACE, configMap('one'), statefulSet('kafka')];
    await expect(applyObjects(objects, new Slow(), { ...options, signal: abort.signal })).rejects.toMatchObject({
      why: 'applied: 1 of 3 objects; unknown, the request was under way: ConfigMap a/one; not applied: StatefulSet a/kafka',
    });
  });

  it('says after a failure what was applied and what was not', async () => {
    const { cluster, io, apply } = setup([NAMESPACE, configMap('one'), statefulSet('kafka')]);
    cluster.failOnce('apply ConfigMap a/one', fieldRefused(configMap('one')));
    await expect(apply()).rejects.toThrow();
    expect(io.lines.at(-1)).toBe('applied: 1 of 3 objects; not applied: ConfigMap a/one, StatefulSet a/kafka');
  });
});

describe('fields of another manager', () => {
  const fields = [{ field: '.spec.replicas', manager: 'autoscaler' }];
  const owned = () => {
    const made = setup([configMap('one'), statefulSet('kafka')]);
    made.cluster.ownedFields.set('StatefulSet a/kafka', fields);
    return made;
  };

  it('are listed, and nothing is applied', async () => {
    const { cluster, io, apply } = owned();
    await expect(apply()).rejects.toMatchObject({
      message: '1 field of StatefulSet a/kafka: another manager set another value',
      fix: expect.stringContaining('sluice apply dev --force-conflicts "why"'),
      exitCode: 4,
    });
    expect(io.lines).toContain('StatefulSet a/kafka: .spec.replicas is owned by autoscaler');
    expect(cluster.writes).toEqual([]);
  });

  it('are listed too where the scale subresource took them, which the API server calls no conflict', async () => {
    const { cluster, io, apply } = setup([{ ...statefulSet('kafka'), spec: { replicas: 3 } }]);
    const managedFields = [{ manager: 'sluice', operation: 'Apply', fieldsV1: { 'f:spec': {} } }];
    cluster.put({ ...statefulSet('kafka'), metadata: { name: 'kafka', namespace: 'a', managedFields }, spec: { replicas: 0 } });
    await expect(apply()).rejects.toMatchObject({ exitCode: 4 });
    expect(io.lines).toContain('StatefulSet a/kafka: .spec.replicas is owned by the scale subresource, with 0 in place of 3');
    expect(cluster.writes).toEqual([]);
    await apply({ takeOverReason: 'the incident is over' });
    expect(cluster.writes).toContain('apply StatefulSet a/kafka');
  });

  it('are taken over with a reason, which is shown', async () => {
    const { cluster, io, apply } = owned();
    await apply({ takeOverReason: 'the incident is over' });
    expect(io.lines).toContain('taking over 1 field: the incident is over');
    expect(cluster.writes).toContain('apply StatefulSet a/kafka');
  });

  it('are not taken over of an object that the dry run did not list', async () => {
    const { cluster, apply } = owned();
    const binding = { bind: async () => void cluster.ownedFields.set('ConfigMap a/one', fields), record: async () => undefined };
    await expect(apply({ takeOverReason: 'why', binding })).rejects.toMatchObject({ problem: 'owned' });
  });
});
