import { describe, expect, it } from 'vitest';
import { renderObjects } from '../../stacks/kubernetes/index.js';
import { platformOf, wholePlatform } from '../../test/described.js';
import { diffManifests, manifestsIn } from '../diff/index.js';
import { podEffects } from '../restarts/index.js';
import { planOrder } from './order.js';
import { APPLY_STEPS, isCustom, stepsOf } from './steps.js';

const objects = async () => [...renderObjects(await platformOf(wholePlatform)).values()].flat();

describe('the steps of an apply', () => {
  it('take every object of a whole platform once, in the order of the list', async () => {
    const all = await objects();
    const steps = stepsOf(all);
    expect(new Set(steps.flatMap(({ of }) => of))).toEqual(new Set(all));
    expect(steps.flatMap(({ of }) => of)).toHaveLength(all.length);
    expect(steps.map(({ step }) => step)).toEqual(APPLY_STEPS.filter((step) => step !== 'definitions'));
  });

  it('send StatefulSets before the other workloads', () => {
    const kinds = ['Deployment', 'StatefulSet', 'CronJob'].map((kind) => ({ apiVersion: 'apps/v1', kind }));
    expect(stepsOf(kinds).map(({ of }) => of.map(({ kind }) => kind))).toEqual([['StatefulSet', 'Deployment', 'CronJob']]);
  });

  it.each([
    ['v1', false],
    ['apps/v1', false],
    ['networking.k8s.io/v1', false],
    ['cert-manager.io/v1', true],
    ['sparkoperator.k8s.io/v1beta2', true],
  ])('know whether %s is defined by a CustomResourceDefinition', (apiVersion, custom) => expect(isCustom({ apiVersion })).toBe(custom));
});

describe('the order of a plan', () => {
  it('is that of apply: the same objects in the same steps', async () => {
    const all = await objects();
    const after = manifestsIn(all);
    const planned = planOrder(diffManifests([], after), [], after);
    const words = ({ kind, metadata: { namespace, name } }: (typeof all)[number]) => [kind, namespace, name].filter(Boolean).join('/');
    const label = (word: string) => word.replace(/-[0-9a-f]{8,}$/, '');
    expect(planned.map(({ step, of }) => [step, of.map(label).toSorted()])).toEqual(
      stepsOf(all).map(({ step, of }) => [step, of.map(words).map(label).toSorted()]),
    );
    expect(new Set(planned.map(({ by }) => by))).toEqual(new Set(['apply']));
  });

  it('leaves to the reader what no command performs: pods of OnDelete sets, and objects that are no longer rendered', () => {
    const set = (image: string) => ({
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'kafka', namespace: 'a', labels: { 'app.kubernetes.io/managed-by': 'sluice' } },
      spec: { replicas: 2, updateStrategy: { type: 'OnDelete' }, template: { spec: { containers: [{ name: 'c', image }] } } },
    });
    const gone = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'old', namespace: 'a' } };
    const [before, after] = [manifestsIn([set('x:1'), gone]), manifestsIn([set('x:2')])];
    const changes = diffManifests(before, after);
    expect(planOrder(changes, podEffects(changes), after)).toMatchObject([
      { step: 'workloads', by: 'apply', of: ['StatefulSet/a/kafka'] },
      { step: 'replace-pods', by: 'you', of: ['kafka-0', 'kafka-1'] },
      { step: 'prune', by: 'you', of: ['ConfigMap/a/old'] },
    ]);
  });
});
