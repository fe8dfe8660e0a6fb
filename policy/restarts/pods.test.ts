import { describe, expect, it } from 'vitest';
import { diffManifests, type Manifest } from '../diff/index.js';
import { podEffects } from './pods.js';

const template = (fields: object = {}) => ({ spec: { containers: [{ name: 'c', image: 'x:1', ...fields }] } });
const workload = (spec: object, kind = 'StatefulSet', labels = {}): Manifest => ({
  apiVersion: 'apps/v1',
  kind,
  metadata: { name: 'a', namespace: 'n', labels },
  spec: { replicas: 2, serviceName: 'a', template: template(), ...spec },
});
const job = (name: string): Manifest => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name, namespace: 'n' },
  spec: { template: template({ args: [name] }) },
});
const effects = (before: readonly Manifest[], after: readonly Manifest[]) => podEffects(diffManifests(before, after));
const OURS = { 'app.kubernetes.io/managed-by': 'sluice' };

describe('pods', () => {
  it('restart by a changed template, by name, and the controller does it', () => {
    expect(effects([workload({})], [workload({ template: template({ image: 'x:2' }) })])).toEqual([
      {
        workload: 'StatefulSet/n/a',
        effect: 'restart',
        pods: ['a-0', 'a-1'],
        count: 2,
        left: 2,
        by: 'controller',
        because: ['spec.template.spec.containers.c.image'],
      },
    ]);
  });

  it.each([
    ['the reader by the runbook under OnDelete', OURS, 'runbook'],
    ["a person under OnDelete of somebody else's", {}, 'person'],
  ])('are replaced by %s', (_, labels, by) => {
    const state = (image: string) =>
      workload({ template: template({ image }), updateStrategy: { type: 'OnDelete' } }, 'StatefulSet', labels);
    expect(effects([state('x:1')], [state('x:2')])).toMatchObject([{ effect: 'restart', by }]);
  });

  it.each([
    ['replicas', { replicas: 2 }],
    ['the update strategy', { updateStrategy: { type: 'OnDelete' } }],
    ['a quantity written otherwise', { template: template({ resources: { limits: { memory: '1Gi' } } }) }],
  ])('do not restart by %s', (_, spec) => {
    const before = workload({ template: template({ resources: { limits: { memory: '1024Mi' } } }) });
    expect(effects([before], [workload({ template: template({ resources: { limits: { memory: '1024Mi' } } }), ...spec })])).toEqual([]);
  });

  it('restart when a list changes its order: the controller compares what is stored', () => {
    const env = [
      { name: 'A', value: '1' },
      { name: 'B', value: '2' },
    ];
    const after = workload({ template: template({ env: env.toReversed() }) });
    expect(effects([workload({ template: template({ env }) })], [after])).toMatchObject([
      { effect: 'restart', because: ['spec.template: the order of a list'] },
    ]);
  });

  it('start and stop with the replicas, from the last number down', () => {
    expect(effects([workload({})], [workload({ replicas: 3 })])).toMatchObject([{ effect: 'start', pods: ['a-2'] }]);
    expect(effects([workload({})], [workload({ replicas: 1, ordinals: { start: 0 } })])).toMatchObject([{ effect: 'stop', pods: ['a-1'] }]);
  });

  it('of a Deployment are counted, as their names are drawn', () => {
    expect(effects([workload({}, 'Deployment')], [workload({ template: template({ image: 'x:2' }) }, 'Deployment')])).toMatchObject([
      { effect: 'restart', pods: [], count: 2 },
    ]);
  });
});

describe('Jobs', () => {
  it('run again under a new name', () => {
    expect(effects([job('j-0123456789')], [job('j-9876543210')])).toMatchObject([{ workload: 'Job/n/j', effect: 'run' }]);
  });
  it('do not run for being taken away', () => {
    expect(effects([job('j-0123456789')], [])).toEqual([]);
  });
});
