import { describe, expect, it } from 'vitest';
import { diffManifests, manifestsIn } from '../../policy/diff/index.js';
import { FakeCluster } from '../../test/doubles/fake-cluster.js';
import type { KubernetesObject } from './index.js';
import { inEffect, liveObjects, ownFields, withoutMarkers } from './live-state.js';

const LABELS = { 'app.kubernetes.io/managed-by': 'sluice', 'app.kubernetes.io/part-of': 'streaming' };
const described: KubernetesObject = {
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'a', namespace: 'n', labels: LABELS },
  spec: { replicas: 3, template: { spec: { containers: [{ name: 'c', image: 'x:1', ports: [{ containerPort: 1, protocol: 'TCP' }] }] } } },
};

describe('withoutMarkers', () => {
  it('leaves out the note that apply keeps beside a set, and nothing else of a like name', () => {
    const set = { ...described, metadata: { ...described.metadata, annotations: { 'sluice.dev/bootstrap-marker': 'state' } } };
    const map = (name: string): KubernetesObject => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'n' } });
    expect(withoutMarkers([set, map('state'), map('other')])).toEqual([set, map('other')]);
    expect(withoutMarkers([described, map('state')])).toEqual([described, map('state')]);
  });
});

/** As a server answers: what it filled in, who owns what, and what it is doing. */
const live: KubernetesObject = {
  ...described,
  metadata: {
    ...described.metadata,
    uid: 'u',
    annotations: { 'example.com/by-a-person': 'x' },
    managedFields: [
      {
        manager: 'sluice',
        operation: 'Apply',
        fieldsV1: {
          'f:metadata': { 'f:labels': { 'f:app.kubernetes.io/managed-by': {}, 'f:app.kubernetes.io/part-of': {} } },
          'f:spec': {
            'f:replicas': {},
            'f:minReadySeconds': {},
            'f:template': {
              'f:spec': {
                'f:containers': {
                  'k:{"name":"c"}': {
                    '.': {},
                    'f:name': {},
                    'f:image': {},
                    'f:ports': { '.': {}, 'k:{"containerPort":1,"protocol":"TCP"}': { '.': {}, 'f:containerPort': {} } },
                  },
                },
              },
            },
          },
        },
      },
    ],
  },
  spec: {
    replicas: 2,
    minReadySeconds: 5,
    revisionHistoryLimit: 10,
    template: {
      spec: {
        containers: [
          { name: 'c', image: 'x:0', imagePullPolicy: 'IfNotPresent', ports: [{ containerPort: 1, protocol: 'TCP' }] },
          { name: 'injected', image: 'sidecar:1' },
        ],
      },
    },
  },
  status: { replicas: 2 },
};

describe('the live state of a platform', () => {
  it('has the fields Sluice applied or describes, and no others', () => {
    expect(ownFields(live, described)).toEqual({
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'a', namespace: 'n', labels: LABELS },
      spec: {
        replicas: 2,
        minReadySeconds: 5,
        template: { spec: { containers: [{ name: 'c', image: 'x:0', ports: [{ containerPort: 1, protocol: 'TCP' }] }] } },
      },
    });
  });

  it('shows what somebody changed by hand, and what would be taken back', () => {
    const [change] = diffManifests(manifestsIn([ownFields(live, described)]), manifestsIn([described]));
    expect(change?.fields.map(({ path, before, after }) => [path, before, after])).toEqual([
      ['spec.minReadySeconds', 5, 0],
      ['spec.replicas', 2, 3],
      ['spec.template.spec.containers.c.image', 'x:0', 'x:1'],
    ]);
  });

  it('is found by the inventory labels: also what the description no longer has', async () => {
    const cluster = new FakeCluster();
    cluster.put(live);
    cluster.put({ ...described, metadata: { ...described.metadata, name: 'gone' } });
    const found = await liveObjects([described], cluster);
    expect(found.map(({ metadata }) => metadata.name)).toEqual(['a', 'gone']);
  });

  it('is found in a namespace that is named otherwise than the platform in it, and another platform beside it is not', async () => {
    const cluster = new FakeCluster();
    const namespace = {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'n', labels: { ...LABELS, 'app.kubernetes.io/part-of': 'n' } },
    };
    cluster.put({ ...described, metadata: { ...described.metadata, name: 'gone' } });
    const other = { ...LABELS, 'app.kubernetes.io/part-of': 'other' };
    cluster.put({ ...described, metadata: { ...described.metadata, name: 'foreign', labels: other } });
    const found = await liveObjects([namespace, described], cluster);
    expect(found.map(({ metadata }) => metadata.name)).toEqual(['gone']);
  });

  it('leaves out kinds the cluster does not know', async () => {
    const cluster = new FakeCluster();
    cluster.unknownKinds.add('Certificate');
    const certificate = { apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata: { name: 'c', namespace: 'n' } };
    expect(await liveObjects([certificate], cluster)).toEqual([]);
  });
});

describe('what is in effect of a platform', () => {
  const configMap = (name: string, namespace = 'n'): KubernetesObject => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace },
  });
  const reader = (kind: string, name: string, reads: string, creationTimestamp = '2026-01-01T00:00:00Z'): KubernetesObject => ({
    apiVersion: kind === 'Job' ? 'batch/v1' : 'apps/v1',
    kind,
    metadata: { name, namespace: 'n', creationTimestamp },
    spec: { template: { spec: { volumes: [{ name: 'v', configMap: { name: reads } }] } } },
  });
  const namesOf = (objects: readonly KubernetesObject[]) => inEffect(objects).map(({ metadata }) => metadata.name);

  it('is the ConfigMap its workload names, and none of the earlier ones', () => {
    const set = reader('StatefulSet', 'a', 'a-1111111111');
    expect(namesOf([configMap('a-0000000000'), configMap('a-1111111111'), set])).toEqual(['a-1111111111', 'a']);
  });

  it('is the Job that ran last, with what it reads, though an earlier one has the same family', () => {
    const [first, again] = [
      reader('Job', 'j-aaaaaaaaaa', 'j-1111111111', '2026-01-01T00:00:02Z'),
      reader('Job', 'j-bbbbbbbbbb', 'j-2222222222'),
    ];
    expect(namesOf([first, again, configMap('j-1111111111'), configMap('j-2222222222')])).toEqual(['j-aaaaaaaaaa', 'j-1111111111']);
  });

  it.each([
    ['a ConfigMap without a hash', [configMap('marker'), configMap('other')]],
    ['a family of which no workload names any', [configMap('a-0000000000'), configMap('a-1111111111')]],
    ['Jobs of other families', [reader('Job', 'j-aaaaaaaaaa', 'x', '2026-01-01T00:00:02Z'), reader('Job', 'k-bbbbbbbbbb', 'x')]],
    [
      'the same family in another namespace',
      [configMap('a-0000000000', 'm'), configMap('a-1111111111'), reader('StatefulSet', 'a', 'a-1111111111')],
    ],
  ])('keeps %s', (_, objects) => {
    expect(inEffect(objects)).toEqual(objects);
  });
});
