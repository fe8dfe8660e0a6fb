import { describe, expect, it } from 'vitest';
import { loadSchemas, schemaFindings } from '..';

const schemas = await loadSchemas('1.34');
const found = (object: unknown) => schemaFindings([object], schemas).map(({ path, what }) => `${path}: ${what}`);
const named = (apiVersion: string, kind: string, name: string) => ({ apiVersion, kind, metadata: { name } });
const template = (spec: object, labels: object = { app: 'a' }) => ({ metadata: { labels }, spec });
const container = (more: object = {}) => ({ name: 'main', image: 'kafka:4.1.1', ...more });
const set = (pod: object, more: object = {}, labels: object = { app: 'a' }) => ({
  ...named('apps/v1', 'StatefulSet', 'kafka'),
  spec: { selector: { matchLabels: { app: 'a' } }, template: template(pod, labels), ...more },
});

describe('names', () => {
  it.each([
    ['v1', 'ConfigMap', 'a'.repeat(253), 'a'.repeat(254)],
    ['v1', 'ConfigMap', 'kafka.settings-1', 'Kafka'],
    ['v1', 'ConfigMap', '1a', 'a-'],
    ['v1', 'Namespace', 'a'.repeat(63), 'a.b'],
    ['rbac.authorization.k8s.io/v1', 'Role', 'system:Node', 'a/b'],
  ])('%s %s may be called %s', (apiVersion, kind, good, bad) => {
    expect(found(named(apiVersion, kind, good))).toEqual([]);
    expect(found(named(apiVersion, kind, bad))).toEqual([expect.stringMatching(/^metadata.name: /)]);
  });

  it.each([
    ['a'.repeat(63), 0],
    ['a'.repeat(64), 1],
    ['1a', 1],
  ])('Service %s has %i findings', (name, count) => {
    expect(found({ ...named('v1', 'Service', name), spec: { clusterIP: 'None' } })).toHaveLength(count);
  });

  it('leaves room for what pods of a StatefulSet append', () => {
    const called = (name: string) => ({ ...set({ containers: [container()] }), metadata: { name } });
    expect(found(called('a'.repeat(52)))).toEqual([]);
    expect(found(called('a'.repeat(53)))).toEqual([expect.stringContaining('a StatefulSet name has at most 52')]);
  });

  it('needs a name and a namespace that can be one', () => {
    const [configMap, generated] = [named('v1', 'ConfigMap', ''), { generateName: 'a-' }];
    expect(found(configMap)).toEqual(['metadata.name: no name']);
    expect(found({ ...configMap, metadata: generated })).toEqual([]);
    expect(found({ ...configMap, metadata: { name: 'a', namespace: 'a.b' } })).toEqual(['metadata.namespace: "a.b" is no DNS-1123 label']);
  });
});

describe('labels', () => {
  it.each([
    [{ 'app.kubernetes.io/name': 'kafka', tier: '' }, 0],
    [{ tier: 'a b' }, 1],
    [{ tier: 'a'.repeat(63) }, 0],
    [{ tier: 'a'.repeat(64) }, 1],
    [{ 'a b': 'c' }, 1],
    [{ 'a/b/c': 'd' }, 1],
    [{ '-a/b': 'c' }, 1],
  ])('%j has %i findings', (labels, count) => {
    expect(found({ ...named('v1', 'ConfigMap', 'a'), metadata: { name: 'a', labels } })).toHaveLength(count);
  });

  it('are checked in templates and selectors', () => {
    expect(found(set({ containers: [container()], nodeSelector: { zone: 'a b' } }))).toEqual([
      'spec.template.spec.nodeSelector.zone: "a b" is no label value',
    ]);
    expect(found(set({ containers: [container()] }, {}, { app: 'a', team: 'ö' }))).toEqual([
      'spec.template.metadata.labels.team: "ö" is no label value',
    ]);
  });

  it('bounds annotations', () => {
    const annotated = (length: number) => ({
      ...named('v1', 'ConfigMap', 'a'),
      metadata: { name: 'a', annotations: { a: 'x'.repeat(length) } },
    });
    expect(found(annotated(262143))).toEqual([]);
    expect(found(annotated(262144))).toEqual(['metadata.annotations: annotations take 262145 bytes, at most 262144 fit']);
  });
});

describe('selectors', () => {
  it('are part of the template labels', () => {
    expect(found(set({ containers: [container()] }, {}, { app: 'a', more: 'b' }))).toEqual([]);
    expect(found(set({ containers: [container()] }, {}, { app: 'b' }))).toEqual([
      'spec.selector.matchLabels.app: selects app=a, the template has "b"',
    ]);
    expect(found(set({ containers: [container()] }, {}, {}))).toEqual([expect.stringContaining('no such label')]);
    expect(found(set({ containers: [container()] }, { selector: {} }))).toEqual(['spec.selector: the selector is empty']);
  });

  it('keeps one bound of a budget', () => {
    const budget = (spec: object) => ({ ...named('policy/v1', 'PodDisruptionBudget', 'a'), spec });
    expect(found(budget({ maxUnavailable: 1 }))).toEqual([]);
    expect(found(budget({ maxUnavailable: 1, minAvailable: '50%' }))).toEqual(['spec: both `minAvailable` and `maxUnavailable`']);
  });
});

describe('services', () => {
  const service = (spec: object) => found({ ...named('v1', 'Service', 'kafka'), spec });

  it.each([
    [{ ports: [{ port: 1 }, { port: 2, name: 'b' }] }, 'spec.ports[0].name: a Service with more than one port names each'],
    [
      {
        ports: [
          { port: 1, name: 'a' },
          { port: 2, name: 'a' },
        ],
      },
      'spec.ports[1].name: port name "a" is taken by [0]',
    ],
    [{ ports: [{ port: 0 }] }, 'spec.ports[0].port: port 0 is outside 1 to 65535'],
    [{ ports: [{ port: 1, name: 'A' }] }, 'spec.ports[0].name: "A" is no DNS-1123 label'],
    [{ ports: [{ port: 1 }], selector: { app: 'a b' } }, 'spec.selector.app: "a b" is no label value'],
    [{}, 'spec.ports: no ports'],
  ])('refuses %j', (spec, finding) => expect(service(spec)).toEqual([finding]));

  it.each([[{ ports: [{ port: 1 }] }], [{ clusterIP: 'None' }], [{ type: 'ExternalName', externalName: 'example.com' }]])(
    'passes %j',
    (spec) => expect(service(spec)).toEqual([]),
  );
});

describe('contents', () => {
  const configMap = (more: object) => found({ ...named('v1', 'ConfigMap', 'a'), ...more });

  it('fit and have names of files', () => {
    expect(configMap({ data: { 'a.properties': 'x'.repeat(1048576) } })).toEqual([]);
    expect(configMap({ data: { a: 'x'.repeat(1048577) } })).toEqual(['data: holds 1048577 bytes, at most 1048576 fit']);
    expect(configMap({ data: { 'a/b': '' } })).toEqual(['data["a/b"]: "a/b" is no file name']);
    expect(configMap({ data: { a: '' }, binaryData: { a: '' } })).toEqual(['binaryData.a: "a" is in `data` too']);
  });
});
