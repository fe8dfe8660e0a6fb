import { describe, expect, it } from 'vitest';
import { statefulSet } from '../../test/doubles/fake-cluster.js';
import type { KubernetesObject } from './objects.js';
import { missingKeys, secretUses } from './secret-references.js';

const withPod = (podSpec: Readonly<Record<string, unknown>>) => statefulSet('kafka', { template: { spec: podSpec } });
const names = (...objects: readonly KubernetesObject[]) => secretUses(objects).map(({ secret, keys }) => [secret, ...keys].join(' '));
const env = (reference: Readonly<Record<string, unknown>>) => [
  { name: 'main', env: [{ name: 'X', valueFrom: { secretKeyRef: reference } }] },
];

describe('the Secrets pods need', () => {
  it.each([
    ['a volume', { volumes: [{ secret: { secretName: 'tls' } }] }, 'tls'],
    ["a volume's items", { volumes: [{ secret: { secretName: 'tls', items: [{ key: 'ca.crt' }] } }] }, 'tls ca.crt'],
    ['a projected volume', { volumes: [{ projected: { sources: [{ secret: { name: 'tls' } }, { configMap: { name: 'x' } }] } }] }, 'tls'],
    ['an environment variable', { containers: env({ name: 'user', key: 'password' }) }, 'user password'],
    ["an init container's variable", { initContainers: env({ name: 'user', key: 'password' }) }, 'user password'],
    ['all variables', { containers: [{ name: 'main', envFrom: [{ secretRef: { name: 'all' } }] }] }, 'all'],
  ])('are found in %s', (_, podSpec, expected) => {
    expect(names(withPod(podSpec))).toEqual([expected]);
  });

  it.each([
    [true, []],
    [false, ['tls', 'user password']],
  ])('count unless optional (%s)', (optional, expected) => {
    const podSpec = {
      volumes: [{ secret: { secretName: 'tls', optional } }],
      containers: env({ name: 'user', key: 'password', optional }),
    };
    expect(names(withPod(podSpec)).sort()).toEqual(expected);
  });

  it('are found in a CronJob', () => {
    const spec = { jobTemplate: { spec: { template: { spec: { volumes: [{ secret: { secretName: 'tls' } }] } } } } };
    expect(names({ apiVersion: 'batch/v1', kind: 'CronJob', metadata: { name: 'x', namespace: 'a' }, spec })).toEqual(['tls']);
  });

  it.each([
    ['Secret', 'v1', {}],
    ['Certificate', 'cert-manager.io/v1', { secretName: 'tls' }],
    ['ExternalSecret', 'external-secrets.io/v1', { target: { name: 'tls' } }],
    ['ExternalSecret', 'external-secrets.io/v1', {}],
  ])('leave out what a %s of the same namespace in the set makes', (kind, apiVersion, spec) => {
    const maker = (namespace: string) => ({ apiVersion, kind, metadata: { name: 'tls', namespace }, spec });
    const user = withPod({ volumes: [{ secret: { secretName: 'tls' } }] });
    expect(names(user, maker('a'))).toEqual([]);
    expect(names(user, maker('b'))).toEqual(['tls']);
  });

  it('are named once, with everyone who uses them', () => {
    const other = { ...withPod({ volumes: [{ secret: { secretName: 'tls' } }] }), metadata: { name: 'other', namespace: 'a' } };
    const [use, ...rest] = secretUses([withPod({ volumes: [{ secret: { secretName: 'tls' } }] }), other]);
    expect([use?.users, rest]).toEqual([['StatefulSet kafka', 'StatefulSet other'], []]);
  });
});

it('names the keys a Secret lacks', () => {
  const live = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'x' }, data: { password: '' } };
  expect(missingKeys(live, ['password', 'username'])).toEqual(['username']);
});
