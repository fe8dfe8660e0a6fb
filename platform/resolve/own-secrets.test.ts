import { expect, it } from 'vitest';
import { ownSecrets } from './own-secrets.js';

const identity = { name: 'kafka', component: 'broker', partOf: 'streaming' };
const placed = [
  {
    path: 'kafka.pools[0]',
    identity,
    parts: {
      env: { A: { secret: 'agent', key: 'token' }, B: 'text', C: { configMap: 'x', key: 'y' } },
      mounts: [{ name: 'm', secret: 'files' }],
      sidecars: [{ name: 's', image: 's:1', memoryMiB: 1, cpuMillis: 1, env: { A: { secret: 'agent', key: 'id' } } }],
    },
  },
];
const object = (kind: string, name: string, spec: unknown) => ({ apiVersion: 'x/v1', kind, metadata: { name }, spec });

const none = { required: [], manifests: [], namespace: 'streaming' };

it('needs a Secret in the namespace of the pods that refer to it', () => {
  const elsewhere = placed.map((part) => ({ ...part, namespace: 'streaming-jobs' }));
  const required = ['agent', 'files'].map((name) => ({ kind: 'given', name, purpose: 'p', keys: [] }) as const);
  expect(ownSecrets(elsewhere, { ...none, required }).map(({ namespace, name }) => `${namespace}/${name}`)).toEqual([
    'streaming-jobs/agent',
    'streaming-jobs/files',
  ]);
});

it('names each Secret that own parts refer to once, with its keys', () => {
  expect(ownSecrets(placed, none)).toEqual([
    { kind: 'given', name: 'agent', purpose: 'kafka.pools[0] refers to it', keys: ['token', 'id'] },
    { kind: 'given', name: 'files', purpose: 'kafka.pools[0] refers to it', keys: [] },
  ]);
});

it('leaves out what is known already, and what an extra object brings', () => {
  const required = ['agent', 'files'].map((name) => ({ kind: 'given', name, purpose: 'p', keys: [] }) as const);
  expect(ownSecrets(placed, { ...none, required })).toEqual([]);

  const brought = (...objects: readonly ReturnType<typeof object>[]) =>
    ownSecrets(placed, { ...none, manifests: [{ file: 'm.yaml', objects }] }).map(({ name }) => name);
  expect(
    brought(object('ExternalSecret', 'e', { target: { name: 'agent' } }), object('Certificate', 'c', { secretName: 'files' })),
  ).toEqual([]);
  expect(brought(object('ExternalSecret', 'agent', {}), object('SealedSecret', 'files', {}))).toEqual([]);
  expect(brought(object('ConfigMap', 'agent', {}))).toEqual(['agent', 'files']);
});
