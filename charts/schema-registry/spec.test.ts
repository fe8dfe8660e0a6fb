import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { componentContext, documentedDefaults } from '../../test/component-context.js';
import type { OwnParts } from '../shared/own-parts.js';
import { SCHEMA_REGISTRY_DEFAULTS, SCHEMA_REGISTRY_IMAGES } from './index.js';
import { resolveSchemaRegistry, type SchemaRegistrySpec, schemaRegistryNeeds, schemaRegistrySpecProblems } from './spec.js';

const reference = 'mirror.example/confluentinc/cp-schema-registry:8.1.1';
const contract = SCHEMA_REGISTRY_IMAGES.find(({ band }) => band === '8.1');
if (!contract) throw new Error('no contract');
const image = { reference, contract };
const SOURCE = readFileSync(join(import.meta.dirname, 'spec.ts'), 'utf8');

const maximal: Required<Omit<SchemaRegistrySpec, keyof OwnParts>> = {
  replicas: 3,
  memoryGiB: 1,
  cpuMillis: 200,
  heapMiB: 700,
  compatibility: 'FULL',
  subjects: { 'orders-value': 'NONE' },
  topic: '_schemas_blue',
  groupId: 'registry',
  clients: [{ namespace: 'apps' }, { namespace: 'apps', labels: { app: 'shop' } }],
};

describe('resolveSchemaRegistry', () => {
  it('fills in every default and address', async () => {
    const context = await componentContext('', 'none');
    expect(resolveSchemaRegistry({}, { context, image })).toEqual({
      name: 'schema-registry',
      namespace: 'streaming',
      version: '8.1.1',
      image,
      toolsImage: context.kafka.image,
      connection: {
        bootstrapServers: ['kafka-bootstrap.streaming.svc:9092'],
        clientSecurity: {},
        mounts: [],
        edge: { listener: 'CLIENT', port: 9092 },
      },
      replicas: 2,
      resources: { memoryMiB: 768, cpuMillis: 100 },
      heapMiB: 506,
      topic: '_schemas',
      topicReplicas: 3,
      groupId: 'streaming-schema-registry',
      compatibility: 'BACKWARD',
      subjects: {},
      clients: [],
    });
  });

  it('takes what is written, and logs in as its own user', async () => {
    const context = await componentContext('blue', 'scram');
    expect(resolveSchemaRegistry(maximal, { context, image })).toMatchObject({
      name: 'blue-schema-registry',
      replicas: 3,
      resources: { memoryMiB: 1024, cpuMillis: 200 },
      heapMiB: 700,
      topic: '_schemas_blue',
      groupId: 'registry',
      compatibility: 'FULL',
      subjects: { 'orders-value': 'NONE' },
      clients: [
        { namespace: 'apps', labels: {} },
        { namespace: 'apps', labels: { app: 'shop' } },
      ],
      connection: { mounts: [{ secret: 'blue-kafka-user-schema-registry' }, { secret: 'blue-kafka-nodes-tls', keys: ['ca.crt'] }] },
    });
  });

  it('gives two registries of one namespace two groups', async () => {
    const groups = await Promise.all(
      ['', 'blue'].map(async (prefix) => resolveSchemaRegistry({}, { context: await componentContext(prefix, 'none'), image }).groupId),
    );
    expect(new Set(groups).size).toBe(2);
  });
});

describe('schemaRegistryNeeds', () => {
  const topic = (name: string) => ({ name, partitions: 1, settings: { 'cleanup.policy': 'compact' } });

  it('asks for its topic, and for a user who may use that topic and its groups alone', async () => {
    const name = { pattern: 'literal', name: '_schemas' };
    expect(schemaRegistryNeeds({}, await componentContext('', 'scram'))).toEqual({
      topics: [topic('_schemas')],
      users: [
        {
          name: 'schema-registry',
          can: [
            { kind: 'produce', topic: name },
            { kind: 'consume', topic: name, group: { pattern: 'literal', name: 'streaming-schema-registry' } },
            { kind: 'consume', topic: name, group: { pattern: 'literal', name: 'streaming-schema-registry-reader' } },
            { kind: 'describe', topic: name },
          ],
        },
      ],
    });
  });
});

describe('schemaRegistrySpecProblems', () => {
  const place = { prefix: '', namespace: 'streaming' };

  it('finds none in what is minimal or maximal', () => {
    expect([...schemaRegistrySpecProblems({}, place), ...schemaRegistrySpecProblems(maximal, place)]).toEqual([]);
  });

  it('names the field', () => {
    const spec: SchemaRegistrySpec = { replicas: 0, heapMiB: 600, topic: '', groupId: '', subjects: { '': 'FULL' } };
    expect(schemaRegistrySpecProblems(spec, place).map(({ path }) => path)).toEqual([
      'replicas',
      'heapMiB',
      'topic',
      'groupId',
      'subjects',
    ]);
  });

  it('takes a heap that follows the memory, down to what a JVM needs', () => {
    expect(schemaRegistrySpecProblems({ memoryGiB: 0.1 }, place)).toEqual([]);
    expect(schemaRegistrySpecProblems({ memoryGiB: 0.09 }, place)).toMatchObject([{ path: 'heapMiB' }]);
  });
});

it('documents the defaults it has', () => {
  const { heapPercent, ...defaults } = SCHEMA_REGISTRY_DEFAULTS;
  expect(documentedDefaults(SOURCE, 'SchemaRegistrySpec')).toEqual({
    ...Object.fromEntries(Object.entries(defaults).map(([field, value]) => [field, String(value)])),
    heapMiB: `${heapPercent} % of the memory`,
    groupId: "the namespace and the registry's name",
    subjects: 'none',
    clients: 'none',
  });
});
