import { describe, expect, it } from 'vitest';
import { diffManifests } from './diff.js';
import type { Manifest } from './object.js';

const pod = (fields: Manifest, container: Manifest = {}): Manifest => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'api', namespace: 'shop' },
  spec: {
    selector: { matchLabels: { app: 'api' } },
    template: { metadata: { labels: { app: 'api' } }, spec: { containers: [{ name: 'api', image: 'api:1', ...container }], ...fields } },
  },
});
const object = (kind: string, fields: Manifest, apiVersion = 'v1'): Manifest => ({
  apiVersion,
  kind,
  metadata: { name: 'it', namespace: 'shop' },
  ...fields,
});

describe('what the API server does not store', () => {
  it.each<[string, Manifest, Manifest]>([
    ['empty lists', pod({}), pod({ tolerations: [], imagePullSecrets: [] }, { args: [], volumeMounts: [] })],
    ['empty maps', pod({}), pod({ nodeSelector: {} }, { resources: { limits: {}, requests: {} } })],
    ['switches that are off', pod({}), pod({ hostNetwork: false, hostPID: false }, { tty: false, stdin: false })],
    [
      'the type that a Secret has anyway',
      object('Secret', { data: { a: 'YQ==' } }),
      object('Secret', { data: { a: 'YQ==' }, type: 'Opaque' }),
    ],
    [
      'labels',
      object('Service', { spec: { ports: [{ port: 1 }] } }),
      object('Service', { spec: { ports: [{ port: 1, nodePort: 0 }], externalIPs: [] } }),
    ],
  ])('is no difference: %s', (_, before, after) => {
    expect(diffManifests([before], [after])).toEqual([]);
    expect(diffManifests([after], [before])).toEqual([]);
  });

  it.each<[string, Manifest, Manifest]>([
    ['an empty object of a type', pod({ volumes: [{ name: 'a' }] }), pod({ volumes: [{ name: 'a', emptyDir: {} }] })],
    ['a switch that is on', pod({}), pod({ hostNetwork: true })],
    ['false where nothing means true', pod({}), pod({ enableServiceLinks: false })],
    ['another type of a Secret', object('Secret', {}), object('Secret', { type: 'kubernetes.io/tls' })],
    ['a key of a ConfigMap', object('ConfigMap', { data: { a: '1' } }), object('ConfigMap', { data: { a: '1', hostname: '' } })],
    [
      'a field of an operator',
      object('Kafka', { spec: {} }, 'kafka.strimzi.io/v1'),
      object('Kafka', { spec: { tolerations: [] } }, 'kafka.strimzi.io/v1'),
    ],
    [
      'an empty command of a compose service',
      object('service', { spec: {} }, 'compose'),
      object('service', { spec: { entrypoint: [] } }, 'compose'),
    ],
  ])('is a difference: %s', (_, before, after) => {
    expect(diffManifests([before], [after])).not.toEqual([]);
  });
});
