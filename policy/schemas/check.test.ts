import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { KUBERNETES_VERSIONS } from '../../charts/shared/kubernetes-version.js';
import { loadSchemas, schemaFindings } from '.';
import { isObject, type JsonObject, object, text } from './json.js';

const golden = (file: string): readonly JsonObject[] =>
  parseAllDocuments(readFileSync(new URL(file, import.meta.url), 'utf8')).map((document) => object(document.toJS()));
const objects = [...golden('every-kind.golden.yaml'), ...golden('every-custom-kind.golden.yaml')];
/** The first test compiles every kind: half a second, more when the machine is busy elsewhere. */
const STARVED_MS = 60_000;
const schemas = await loadSchemas('1.34');
const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } };
const service = (spec: object) => ({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'kafka', namespace: 'streaming' }, spec });
const found = (...rendered: readonly unknown[]) => schemaFindings(rendered, schemas);

describe('every kind', () => {
  it('is in the golden files', () => {
    expect(objects.map(({ apiVersion, kind }) => `${apiVersion}/${kind}`).sort()).toEqual([...schemas.kinds].sort());
  });

  it.each(KUBERNETES_VERSIONS)(
    'passes with Kubernetes %s',
    async (version) => {
      expect(schemaFindings(objects, await loadSchemas(version))).toEqual([]);
    },
    STARVED_MS,
  );

  it.each(objects.map((golden) => [text(golden.kind), golden] as const))('%s refuses unknown fields', (_, golden) => {
    expect(found({ ...golden, bogus: 1 })).toMatchObject([{ path: 'bogus' }]);
    if (!isObject(golden.spec)) return;
    expect(found({ ...golden, spec: { ...golden.spec, bogus: 1 } })).toMatchObject([{ path: 'spec.bogus' }]);
  });

  it.each(objects.map((golden) => [text(golden.kind), golden] as const))('%s needs metadata of the right types', (_, golden) => {
    const { metadata, ...rest } = golden;
    expect(found(rest).map(({ what }) => what)).toContain('missing field `metadata`');
    const labels = { ...object(metadata), labels: { tier: 3 } };
    expect(found({ ...golden, metadata: labels })).toMatchObject([
      { path: 'metadata.labels.tier', what: 'must be string, got 3', fix: 'quote it: "3"' },
    ]);
  });
});

describe('schemaFindings', () => {
  it('suggests the field that was meant', () => {
    expect(found(service({ clusterIP: 'None', selectors: {} }))).toEqual([
      {
        resource: 'Service/streaming/kafka',
        index: 0,
        path: 'spec.selectors',
        what: 'unknown field `selectors`; did you mean `selector`?',
        why: expect.stringContaining('drops a field it does not know'),
        fix: 'write `selector`, or remove it',
      },
    ]);
  });

  it('lists what is known when nothing is near', () => {
    expect(found({ ...configMap, elsewhere: 1 })).toMatchObject([
      { what: 'unknown field `elsewhere`', fix: expect.stringContaining('`binaryData`') },
    ]);
  });

  it.each([
    [{ ports: [{ port: '3' }] }, 'spec.ports[0].port', 'must be integer, got "3"', 'write 3 without quotes'],
    [{ ports: [{ port: 2.5 }] }, 'spec.ports[0].port', 'must be integer, got 2.5', 'give it an integer'],
    [
      { ports: [{ port: 80, targetPort: {} }] },
      'spec.ports[0].targetPort',
      'must be integer or string, got {}',
      'give it an integer or string',
    ],
    [{ ports: [{ port: 80, protocol: 'tcp' }] }, 'spec.ports[0].protocol', 'must be one of `SCTP`, `TCP`, `UDP`, got "tcp"', 'write `TCP`'],
    [{ ports: [{ port: 80 }], type: null }, 'spec.type', 'null, which is read as absent', 'leave the field out, or give it a value'],
    [{ ports: [{ port: null }] }, 'spec.ports[0].port', 'missing field `port`', 'add `port`'],
    [{ ports: [null] }, 'spec.ports[0]', 'must be object, got null', 'leave the field out, or give it a value'],
    [
      { ports: [{ port: 80 }], publishNotReadyAddresses: 'true' },
      'spec.publishNotReadyAddresses',
      'must be boolean, got "true"',
      'write true without quotes',
    ],
    [
      { ports: [{ port: 80 }], externalIPs: '10.0.0.1' },
      'spec.externalIPs',
      'must be array, got "10.0.0.1"',
      'make it a list: ["10.0.0.1"]',
    ],
    [{ ports: [{ name: 'a' }] }, 'spec.ports[0].port', 'missing field `port`', 'add `port`'],
  ])('says what is wrong with %j', (spec, path, what, fix) => {
    expect(found(service(spec))).toMatchObject([{ path, what, fix }]);
  });

  it.each([
    ['10 Gi', 1],
    ['10GB', 1],
    ['10Gi', 0],
    [10, 0],
    ['1.5Gi', 0],
    ['1e3', 0],
  ])('takes %j as a quantity with %i findings', (storage, count) => {
    const spec = { resources: { requests: { storage } } };
    expect(found({ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'a' }, spec })).toHaveLength(count);
  });

  it('wants base64 in the data of a Secret', () => {
    const secret = { ...configMap, kind: 'Secret' };
    expect(found({ ...secret, data: { password: 'pass word' } })).toMatchObject([
      { path: 'data.password', what: expect.stringContaining('stringData') },
    ]);
    expect(found({ ...secret, data: { password: 'cGFzcw==\n' } })).toEqual([]);
  });

  it.each([
    ['1.33', '1.34', { hostnameOverride: 'a' }, 'unknown field `hostnameOverride`'],
    ['1.34', '1.35', { workloadRef: { name: 'a', podGroup: 'b' } }, 'unknown field `workloadRef`'],
    ['1.35', '1.36', { schedulingGroup: { podGroupName: 'a' } }, 'unknown field `schedulingGroup`'],
    ['1.36', '1.37', { evictionResponders: [{ name: 'a', priority: 1 }] }, 'unknown field `evictionResponders`'],
  ] as const)('Kubernetes %s refuses what %s knows: %j', async (older, newer, added, what) => {
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec: { containers: [{ name: 'a', image: 'a:1' }], ...added } };
    expect(schemaFindings([pod], await loadSchemas(older))).toMatchObject([{ what }]);
    expect(schemaFindings([pod], await loadSchemas(newer))).toEqual([]);
  });

  it('says when it has no schema', () => {
    expect(found({ apiVersion: 'apps/v1beta1', kind: 'Deployment', metadata: { name: 'a' } })).toMatchObject([
      { resource: 'Deployment/a', path: 'kind', what: 'no schema for apps/v1beta1/Deployment; known: apps/v1/Deployment' },
    ]);
    expect(found('text', { metadata: { name: 'a' } })).toMatchObject([{ resource: 'object/[0]' }, { resource: 'object/a' }]);
  });

  it('looks into lists', () => {
    expect(found({ apiVersion: 'v1', kind: 'List', items: [configMap, { ...configMap, bogus: 1 }] })).toMatchObject([
      { path: 'bogus' },
      { path: 'metadata.name' },
    ]);
  });

  it('finds an object that is there twice', () => {
    expect(found(configMap, { ...configMap, kind: 'Secret' })).toEqual([]);
    expect(found(configMap, { ...configMap, metadata: { name: 'a', namespace: 'b' } })).toEqual([]);
    expect(found(configMap, configMap)).toMatchObject([
      { resource: 'ConfigMap/a', what: 'objects [0] and [1] have the same kind, namespace and name' },
    ]);
  });

  it('checks 500 objects in less than two seconds, compiling included', async () => {
    const many = Array.from({ length: 500 }, (_, index) => objects[index % objects.length]);
    const fresh = await loadSchemas('1.33');
    const start = process.cpuUsage(); // not wall time: tests run beside each other
    schemaFindings(many, fresh);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(2000);
  });
});

it('shows no value of a Secret, and none that looks like a password', () => {
  const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a', namespace: 'b' } };
  for (const broken of [{ data: { password: 'OLDsecretN' } }, { data: 'OLDsecretN' }, { stringData: { password: ['OLDsecretN'] } }]) {
    const told = found({ ...secret, ...broken });
    expect(told.length).toBeGreaterThan(0);
    expect(JSON.stringify(told)).not.toContain('OLDsecretN');
  }
  expect(JSON.stringify(found(service({ clusterIP: 'Pwd=OLDsecretN;' })))).not.toContain('OLDsecretN');
});
