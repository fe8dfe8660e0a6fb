import { describe, expect, it } from 'vitest';
import { k8s } from '../../charts/shared/constructs.js';
import type { PlainObject } from '../../platform/extras.js';
import { resolve } from '../../platform/resolve/resolve.js';
import { all, inputsOf, kubernetes, platformOf, sound, top } from '../../test/described.js';
import { render } from './index.js';

const map = (name: string, metadata: Partial<PlainObject['metadata']> = {}): PlainObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, ...metadata },
});
const rendered = async (...objects: readonly PlainObject[]) => render(await platformOf(top({ extras: () => objects })));

describe('extra objects', () => {
  it('come from constructs and as plain data, after what they may refer to', async () => {
    const platform = await platformOf(
      all(
        kubernetes({ labels: { team: 'x' } }),
        top({
          extras: (scope, { listeners }) => {
            new k8s.KubeConfigMap(scope, 'Made', { metadata: { name: 'made' }, data: { kafka: listeners.CLIENT?.bootstrapServers ?? '' } });
            return [map('plain', { labels: { team: 'y' } })];
          },
        }),
      ),
    );
    const { rendered: files, problems } = render(platform);
    expect(problems).toEqual([]);
    expect(files.get('extras.yaml')).toEqual([
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'made', namespace: 'streaming', labels: { team: 'x' } },
        data: { kafka: 'kafka-bootstrap.streaming.svc:9093' },
      },
      { ...map('plain'), metadata: { name: 'plain', namespace: 'streaming', labels: { team: 'y' } } },
    ]);
  });

  it.each([
    ['an asynchronous function', async () => [], 'the function is asynchronous'],
    ['an object that is none of Kubernetes', () => [{ foo: 1 }], '{"foo":1} is not a Kubernetes object'],
    [
      'an object without a name',
      () => [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: {} }],
      '{"apiVersion":"v1","kind":"ConfigMap","metadata":{}} is not a Kubernetes object',
    ],
    ['a text', () => 'reports', '"reports" is not a Kubernetes object'],
    ['null in the list', () => [null], 'null is not a Kubernetes object'],
  ])('are refused when what is returned is %s', async (_, extras, what) => {
    const platform = Object.assign(await platformOf(top({})), { extras });
    expect(render(platform).problems).toMatchObject([{ path: 'extras', what }]);
  });

  it('come from files', async () => {
    const platform = resolve(sound.environment, {
      ...(await inputsOf(sound.release)),
      manifests: [{ file: 'm/a.yaml', objects: [map('a')] }],
    });
    expect(render(platform).rendered.get('extras.yaml')).toMatchObject([{ metadata: { name: 'a', namespace: 'streaming' } }]);
    const twice = { ...platform, manifests: [...platform.manifests, { file: 'm/b.yaml', objects: [map('a')] }] };
    expect(render(twice).problems).toMatchObject([{ path: 'm/b.yaml', what: 'ConfigMap a is also in m/a.yaml' }]);
  });

  it('make no file where there are none', async () => {
    expect((await rendered()).rendered.has('extras.yaml')).toBe(false);
  });
});

describe('an extra object is a problem', () => {
  const role: PlainObject = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'r' } };
  const custom: PlainObject = { apiVersion: 'monitoring.coreos.com/v1', kind: 'PodMonitor', metadata: { name: 'm' } };
  const inNamespace = (object: PlainObject, namespace: string): PlainObject => ({ ...object, metadata: { ...object.metadata, namespace } });
  it.each<readonly [string, PlainObject, string, PlainObject]>([
    ['in another namespace', inNamespace(map('a'), 'other'), 'ConfigMap a is in namespace other', inNamespace(map('a'), 'streaming')],
    ['in a namespace, though its kind has none', inNamespace(role, 'streaming'), 'ClusterRole r is in namespace streaming', role],
    [
      'of an unknown kind without a namespace',
      custom,
      'PodMonitor m has no namespace, and monitoring.coreos.com/v1 is not a group of Kubernetes',
      inNamespace(custom, 'streaming'),
    ],
    [
      'with the name of one of Sluice',
      { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: 'kafka-controller' } },
      'StatefulSet kafka-controller is rendered by Sluice already',
      { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'kafka-controller' } },
    ],
    [
      'a Secret with values',
      { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' }, stringData: { a: 'b' } },
      'Secret s holds values',
      { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 's' } },
    ],
  ])('%s', async (_, wrong, what, right) => {
    expect((await rendered(wrong)).problems.map((problem) => problem.what)).toEqual([what]);
    expect((await rendered(right)).problems).toEqual([]);
  });

  it('not when a custom kind is said to have no namespace', async () => {
    const cluster = { ...custom, metadata: { ...custom.metadata, annotations: { 'sluice.dev/scope': 'cluster' } } };
    const { rendered: files, problems } = await rendered(cluster);
    expect(problems).toEqual([]);
    expect(files.get('extras.yaml')?.[0]?.metadata.namespace).toBeUndefined();
  });
});
