import { describe, expect, it } from 'vitest';
import { workloads } from '../../test/platform-parts.js';
import { objectLabels, selectorLabels } from './labels.js';
import { metadata } from './metadata.js';
import { under } from './problem.js';
import { secret } from './secret.js';

const identity = { name: 'kafka', component: 'broker', partOf: 'streaming' };

describe('labels', () => {
  it('of selectors never change with a version', () => {
    expect(selectorLabels(identity)).toEqual({
      'app.kubernetes.io/name': 'kafka',
      'app.kubernetes.io/component': 'broker',
      'app.kubernetes.io/part-of': 'streaming',
    });
    expect(selectorLabels({ ...identity, instance: 'a' })).toMatchObject({ 'app.kubernetes.io/instance': 'a' });
  });

  it('of objects are complete', () => {
    expect(objectLabels(identity, '4.3.1')).toEqual({
      ...selectorLabels(identity),
      'app.kubernetes.io/instance': 'streaming',
      'app.kubernetes.io/version': '4.3.1',
      'app.kubernetes.io/managed-by': 'sluice',
    });
    expect(objectLabels({ ...identity, instance: 'a' })).toMatchObject({ 'app.kubernetes.io/instance': 'a' });
    expect(objectLabels(identity)).not.toHaveProperty('app.kubernetes.io/version');
  });
});

describe('metadata', () => {
  it('carries what the environment adds; its own words win', () => {
    const more = { ...workloads, labels: { team: 'x', 'app.kubernetes.io/name': 'other' }, annotations: { page: 'x', own: 'theirs' } };
    expect(metadata('a', identity, more, { annotations: { own: 'ours' } })).toEqual({
      name: 'a',
      namespace: 'streaming',
      labels: { ...objectLabels(identity), team: 'x' },
      annotations: { page: 'x', own: 'ours' },
    });
  });

  it('has no annotations where there are none', () => {
    expect(metadata('a', identity, workloads)).not.toHaveProperty('annotations');
  });
});

it('problems get their path from whoever collects them', () => {
  const problem = { what: 'w', why: 'y', fix: 'f' };
  const paths = under('kafka', [problem, { ...problem, path: 'pools' }, { ...problem, path: '[1].name' }]).map(({ path }) => path);
  expect(paths).toEqual(['kafka', 'kafka.pools', 'kafka[1].name']);
});

it('a secret is a reference, by default to its password', () => {
  expect([secret('db'), secret('db', 'token')]).toEqual([
    { secret: 'db', key: 'password' },
    { secret: 'db', key: 'token' },
  ]);
});
