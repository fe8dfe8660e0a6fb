import { describe, expect, it } from 'vitest';
import { enumsOf, goName } from './enums.js';
import { withShared } from './sharing.js';
import { schemasFromSwagger } from './swagger.js';

const GO = [
  'func schema_k8sio_api_core_v1_Container(ref common.ReferenceCallback) common.OpenAPIDefinition {',
  '\t\t\t\t\t"imagePullPolicy": {',
  '\t\t\t\t\t\tSchemaProps: spec.SchemaProps{',
  '\t\t\t\t\t\t\tEnum:        []interface{}{"Always", "Never"},',
  '\t\t\t\t\t"image": {',
].join('\n');

const ref = (name: string) => ({ $ref: `#/definitions/io.k8s.api.core.v1.${name}` });
const kind = { group: '', version: 'v1', kind: 'Pod' };
const swagger = {
  paths: { '/api/v1/namespaces/{namespace}/pods': { post: { 'x-kubernetes-group-version-kind': kind } } },
  definitions: {
    'io.k8s.api.core.v1.Pod': {
      type: 'object',
      description: 'text',
      properties: { spec: ref('PodSpec'), status: ref('PodStatus') },
      'x-kubernetes-group-version-kind': [kind],
    },
    'io.k8s.api.core.v1.PodSpec': {
      type: 'object',
      required: ['containers'],
      properties: {
        containers: { type: 'array', items: ref('Container'), 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['name'] },
        nodeSelector: { type: 'object', additionalProperties: { type: 'string' } },
      },
    },
    'io.k8s.api.core.v1.PodStatus': { type: 'object', properties: {} },
    'io.k8s.api.core.v1.Container': { type: 'object', properties: { imagePullPolicy: { type: 'string' }, name: { type: 'string' } } },
  },
};

describe('schemasFromSwagger', () => {
  const { kinds, definitions } = schemasFromSwagger({ swagger, enums: enumsOf(GO) }, ['v1/Pod']);

  it('knows what an object of a kind needs', () => {
    expect(kinds).toEqual({
      'v1/Pod': { definition: 'core.v1.Pod', required: ['apiVersion', 'kind', 'metadata', 'spec'], namespaced: true },
    });
  });

  it('closes what is named, keeps maps open, and leaves status and texts out', () => {
    expect(Object.keys(definitions)).toEqual(['core.v1.Container', 'core.v1.Pod', 'core.v1.PodSpec']);
    expect(definitions['core.v1.Pod']).toEqual({
      type: 'object',
      additionalProperties: false,
      properties: { spec: { $ref: '#/definitions/core.v1.PodSpec' }, status: { type: 'object' } },
    });
    expect(definitions['core.v1.PodSpec']).toMatchObject({
      properties: { containers: { mapKeys: ['name'] }, nodeSelector: { type: 'object', additionalProperties: { type: 'string' } } },
    });
  });

  it('adds the values the published file leaves out', () => {
    expect(goName('io.k8s.api.core.v1.Container')).toBe('k8sio_api_core_v1_Container');
    expect(definitions['core.v1.Container']).toMatchObject({
      properties: { imagePullPolicy: { enum: ['Always', 'Never'] }, name: { type: 'string' } },
    });
  });

  it('leaves out a value that needs an alpha feature gate', () => {
    const go = GO.replace('core_v1_Container', 'apps_v1_StatefulSetUpdateStrategy').replace('imagePullPolicy', 'type');
    const enums = enumsOf(go.replace('"Always", "Never"', '"OnDelete", "Recreate"'));
    expect(enums.get('k8sio_api_apps_v1_StatefulSetUpdateStrategy')?.get('type')).toEqual(['OnDelete']);
  });

  it('says which kind it does not find', () => {
    expect(() => schemasFromSwagger({ swagger, enums: new Map() }, ['v1/Pot'])).toThrow('no definition of v1/Pot');
  });
});

describe('withShared', () => {
  const repeated = {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`field${index}`, { type: 'string' }])),
  };
  const definitions = { a: { properties: { first: repeated, second: repeated } } };

  it('writes a schema that occurs twice once', () => {
    const shared = { $ref: '#/definitions/x.1' };
    expect(withShared({ kinds: {}, definitions }, 'x').definitions).toEqual({
      a: { properties: { first: shared, second: shared } },
      'x.1': repeated,
    });
  });

  it('leaves alone what occurs once', () => {
    const once = { a: { properties: { first: repeated } } };
    expect(withShared({ kinds: {}, definitions: once }, 'x').definitions).toEqual(once);
  });
});
