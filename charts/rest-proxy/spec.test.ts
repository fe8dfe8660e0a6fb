import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { componentContext, documentedDefaults } from '../../test/component-context.js';
import type { OwnParts } from '../shared/own-parts.js';
import { REST_PROXY_DEFAULTS, REST_PROXY_IMAGES } from './index.js';
import { type RestProxySpec, resolveRestProxy, restProxyNeeds, restProxySpecProblems } from './spec.js';

const reference = 'confluentinc/cp-kafka-rest:8.1.1';
const contract = REST_PROXY_IMAGES.find(({ band }) => band === '8.1');
if (!contract) throw new Error('no contract');
const image = { reference, contract };
const SOURCE = readFileSync(join(import.meta.dirname, 'spec.ts'), 'utf8');

const maximal: Required<Omit<RestProxySpec, keyof OwnParts>> = {
  replicas: 3,
  memoryGiB: 1,
  cpuMillis: 200,
  heapMiB: 700,
  topics: { produce: ['orders', 'events.*'], consume: ['orders'] },
  v2Consumers: true,
  consumerGroups: 'web-*',
  advertisedUrl: 'https://rest.example.com',
  clients: [{ namespace: 'apps' }],
};

describe('resolveRestProxy', () => {
  it('fills in every default and address', async () => {
    const context = await componentContext('', 'none');
    expect(resolveRestProxy({}, { context, image })).toEqual({
      name: 'rest-proxy',
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
      v2Consumers: false,
      clients: [],
    });
  });

  it('takes what is written, logs in as its own user and uses the registry it is given', async () => {
    const context = await componentContext('blue', 'scram');
    const registryUrl = 'http://schema-registry.streaming.svc:8081';
    expect(resolveRestProxy(maximal, { context, image, registryUrl })).toMatchObject({
      name: 'blue-rest-proxy',
      replicas: 3,
      resources: { memoryMiB: 1024, cpuMillis: 200 },
      heapMiB: 700,
      v2Consumers: true,
      advertisedUrl: 'https://rest.example.com',
      registryUrl,
      clients: [{ namespace: 'apps', labels: {} }],
      connection: { mounts: [{ secret: 'blue-kafka-user-rest-proxy' }, { secret: 'blue-kafka-nodes-tls', keys: ['ca.crt'] }] },
    });
  });

  it('waits for the first topic that is named in full', async () => {
    const context = await componentContext('', 'scram');
    const topicOf = (topics: RestProxySpec['topics']) => resolveRestProxy({ ...(topics && { topics }) }, { context, image }).topic;
    expect(topicOf({ produce: ['web.*', 'clicks'], consume: ['orders'] })).toBe('clicks');
    expect(topicOf({ produce: ['web.*'] })).toBeUndefined();
  });
});

describe('restProxyNeeds', () => {
  it('asks for a user who may do what the topics say', () => {
    const group = { pattern: 'prefixed', name: 'web-' };
    expect(restProxyNeeds(maximal)).toEqual({
      topics: [],
      users: [
        {
          name: 'rest-proxy',
          can: [
            { kind: 'produce', topic: { pattern: 'literal', name: 'orders' } },
            { kind: 'produce', topic: { pattern: 'prefixed', name: 'events.' } },
            { kind: 'consume', topic: { pattern: 'literal', name: 'orders' }, group },
          ],
        },
      ],
    });
    expect(restProxyNeeds({}).users).toEqual([{ name: 'rest-proxy', can: [] }]);
  });

  it('lets readers into groups of their own unless the environment names others', () => {
    const { users } = restProxyNeeds({ topics: { consume: ['orders'] } });
    expect(users).toMatchObject([{ can: [{ group: { pattern: 'prefixed', name: 'rest-' } }] }]);
  });
});

describe('restProxySpecProblems', () => {
  it('finds none in what is minimal or maximal', () => {
    expect([...restProxySpecProblems({}), ...restProxySpecProblems(maximal)]).toEqual([]);
  });

  it('refuses readers without affinity', () => {
    const topics = { consume: ['orders'] };
    expect(restProxySpecProblems({ topics })).toMatchObject([
      { path: 'topics.consume', what: 'orders may be read, but v2Consumers is false' },
    ]);
    expect(restProxySpecProblems({ topics, v2Consumers: true })).toEqual([]);
    expect(restProxySpecProblems({ topics: { consume: [] } })).toEqual([]);
  });

  it.each(['', '*', 'a b', 'a*b', 'a**'])('refuses the groups "%s"', (consumerGroups) =>
    expect(restProxySpecProblems({ consumerGroups })).toMatchObject([{ path: 'consumerGroups', fix: 'use rest-*' }]),
  );
  it.each(['web', 'web-*'])('takes the groups "%s"', (consumerGroups) => expect(restProxySpecProblems({ consumerGroups })).toEqual([]));

  it('names the field', () => {
    expect(restProxySpecProblems({ replicas: 0, heapMiB: 600, advertisedUrl: 'x' }).map(({ path }) => path)).toEqual([
      'replicas',
      'heapMiB',
      'advertisedUrl',
    ]);
  });
});

it('documents the defaults it has', () => {
  const { heapPercent, ...defaults } = REST_PROXY_DEFAULTS;
  expect(documentedDefaults(SOURCE, 'RestProxySpec')).toEqual({
    ...Object.fromEntries(Object.entries(defaults).map(([field, value]) => [field, String(value)])),
    heapMiB: `${heapPercent} % of the memory`,
    topics: 'nothing',
    advertisedUrl: 'the one the client asked',
    clients: 'none',
  });
});
