import { describe, expect, it } from 'vitest';
import { loadSchemas, schemaFindings, schemasFromCrds } from '.';

const CRD = `
apiVersion: v1
kind: ConfigMap
metadata: { name: beside }
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: topics.example.com }
spec:
  group: example.com
  scope: Namespaced
  names: { kind: Topic, plural: topics }
  versions:
    - { name: v1alpha1, served: false, storage: false }
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          required: [spec]
          properties:
            spec:
              type: object
              required: [partitions]
              oneOf:
                - required: [retention]
                - required: [forever]
              properties:
                partitions: { type: integer, format: int32, minimum: 1 }
                retention: { type: string, pattern: '^[0-9]+[hd]$' }
                mode: { type: string, pattern: '^(?i)(fast)$' }
                forever: { type: boolean }
                note: { type: string, nullable: true }
                port: { x-kubernetes-int-or-string: true, anyOf: [{ type: integer }, { type: string }] }
                config: { type: object, x-kubernetes-preserve-unknown-fields: true }
                tags: { type: object, additionalProperties: { type: string } }
                owners:
                  type: array
                  x-kubernetes-list-type: map
                  x-kubernetes-list-map-keys: [name]
                  items: { type: object, properties: { name: { type: string } } }
                zones: { type: array, x-kubernetes-list-type: set, items: { type: string } }
                template: { type: object, x-kubernetes-embedded-resource: true, properties: { spec: { type: object } } }
            status: { type: object, properties: { ready: { type: boolean } } }
`;

const schemas = (await loadSchemas('1.34')).with(schemasFromCrds([CRD]));
const topic = (spec: object) => ({
  apiVersion: 'example.com/v1',
  kind: 'Topic',
  metadata: { name: 'orders' },
  spec: { partitions: 1, retention: '7d', ...spec },
});
const found = (spec: object) => schemaFindings([topic(spec)], schemas).map(({ path, what }) => `${path}: ${what}`);

describe('schemasFromCrds', () => {
  it('knows the versions that are served, and passes other documents over', () => {
    expect(Object.keys(schemasFromCrds([CRD]).kinds)).toEqual(['example.com/v1/Topic']);
  });

  it.each([
    [{}],
    [{ note: null }],
    [{ port: 1 }],
    [{ port: 'http' }],
    [{ config: { anything: { goes: 1 } } }],
    [{ tags: { a: 'b' } }],
    [{ mode: 'FAST' }],
    [{ template: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } } }],
  ])('passes %j', (spec) => expect(found(spec)).toEqual([]));

  it.each([
    [{ partition: 1 }, 'spec.partition: unknown field `partition`; did you mean `partitions`?'],
    [{ partitions: 0 }, 'spec.partitions: must be >= 1, got 0'],
    [{ retention: '7 days' }, 'spec.retention: must match pattern "^[0-9]+[hd]$", got "7 days"'],
    [{ port: true }, 'spec.port: must be integer or string, got true'],
    [{ tags: { a: 1 } }, 'spec.tags.a: must be string, got 1'],
    [{ owners: [{ name: 'a' }, { name: 'a' }] }, 'spec.owners[1]: same name "a" as [0]'],
    [{ owners: [{ nam: 'a' }] }, 'spec.owners[0].nam: unknown field `nam`; did you mean `name`?'],
    [{ template: { data: {} } }, 'spec.template.data: unknown field `data`'],
  ])('refuses %j', (spec, finding) => expect(found(spec)).toEqual([finding]));

  it('says once that no alternative fits', () => {
    expect(found({ forever: true })).toEqual([expect.stringMatching(/^spec: must match exactly one schema in oneOf/)]);
    expect(found({ zones: ['a', 'a'] })).toEqual([expect.stringMatching(/^spec.zones: must NOT have duplicate items/)]);
  });

  it('checks metadata as for any object', () => {
    const named = { ...topic({}), metadata: { name: 'orders', label: {} } };
    expect(schemaFindings([named], schemas)).toMatchObject([{ path: 'metadata.label', fix: 'write `labels`, or remove it' }]);
  });
});
