import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLIENT_DEFAULTS } from '../../charts/clients/index.js';
import { clientScram, internalTls } from '../../charts/kafka/index.js';
import { consume, produce } from '../../charts/shared/index.js';
import { componentContext } from '../../test/component-context.js';
import type { ConsumerSpec, KafkaClientSpec, ProducerSpec } from './client-spec.js';
import { clientNeeds, clientPods, resolveClients } from './clients.js';

const minimal: KafkaClientSpec = { name: 'app', namespace: 'apps', consumes: [{ from: 'orders' }] };
const producer: Required<ProducerSpec> = {
  name: 'payments',
  to: ['payments', { name: 'refunds' }],
  key: 'bytes',
  value: 'avro',
  delivery: 'exactly-once',
  settings: { 'compression.type': 'zstd', 'linger.ms': 20 },
  unchecked: { 'auto.register.schemas': { value: 'false', why: 'the pipeline registers them' } },
};
const consumer: Required<ConsumerSpec> = {
  name: 'orders',
  from: { name: 'orders' },
  group: 'shop-orders',
  start: 'latest',
  key: 'bytes',
  value: 'avro',
  delivery: 'at-most-once',
  settings: { 'max.poll.records': 10, 'partition.assignment.strategy': ['a.B', 'a.C'] },
  unchecked: { 'specific.avro.reader': { value: 'true', why: 'it has classes of its own' } },
};
const maximal: Required<KafkaClientSpec> = {
  name: 'shop',
  namespace: 'apps',
  labels: { app: 'shop' },
  produces: [producer, { to: 'orders' }],
  consumes: [consumer],
};

describe('resolveClients', () => {
  it('fills in every default', async () => {
    const context = await componentContext('', 'none');
    expect(resolveClients([minimal], { context })).toEqual([
      {
        name: 'app',
        settingsName: 'kafka-client-app',
        namespace: 'apps',
        labels: {},
        connection: {
          bootstrapServers: ['kafka-bootstrap.streaming.svc:9092'],
          clientSecurity: {},
          mounts: [],
          edge: { listener: 'CLIENT', port: 9092 },
        },
        producers: [],
        consumers: [
          { topics: ['orders'], key: 'string', value: 'json', delivery: 'at-least-once', settings: {}, group: 'app', start: 'earliest' },
        ],
      },
    ]);
  });

  it('takes what is written, and logs in as its own user', async () => {
    const context = await componentContext('blue', 'scram');
    const registryUrl = 'http://schema-registry.streaming.svc:8081';
    expect(resolveClients([maximal], { context, registryUrl })).toMatchObject([
      {
        settingsName: 'blue-kafka-client-shop',
        labels: { app: 'shop' },
        registryUrl,
        connection: { mounts: [{ secret: 'blue-kafka-user-shop' }, { secret: 'blue-kafka-nodes-tls', keys: ['ca.crt'] }] },
        producers: [
          {
            name: 'payments',
            topics: ['payments', 'refunds'],
            settings: { 'compression.type': 'zstd', 'linger.ms': '20', 'auto.register.schemas': 'false' },
          },
          { topics: ['orders'] },
        ],
        consumers: [
          {
            group: 'shop-orders',
            start: 'latest',
            settings: { 'max.poll.records': '10', 'partition.assignment.strategy': 'a.B,a.C', 'specific.avro.reader': 'true' },
          },
        ],
      },
    ]);
  });

  it('documents its defaults as they are', () => {
    const source = readFileSync(join(import.meta.dirname, 'client-spec.ts'), 'utf8');
    for (const [field, value] of Object.entries(CLIENT_DEFAULTS))
      expect(source).toMatch(new RegExp(`@default ${value} \\*/\\n {2}readonly ${field}\\?`));
  });
});

describe('clientNeeds', () => {
  it('is a user with what it declared and nothing else', async () => {
    const context = await componentContext('', 'scram');
    expect(clientNeeds(resolveClients([minimal, maximal], { context }))).toEqual({
      topics: [],
      users: [
        { name: 'app', can: [consume('orders', { group: 'app' })] },
        {
          name: 'shop',
          can: [
            produce('payments', { transactionalId: 'shop-*' }),
            produce('refunds', { transactionalId: 'shop-*' }),
            produce('orders'),
            consume('orders', { group: 'shop-orders' }),
          ],
        },
      ],
    });
  });
});

describe('clientPods', () => {
  it('lets each in at the listener components use, once', async () => {
    const context = await componentContext('', 'scram');
    const clients = resolveClients([minimal, { ...minimal, name: 'twin' }, maximal], { context });
    const inApps = { namespace: 'apps', labels: {}, listener: 'CLIENT' };
    const ofShop = { ...inApps, labels: { app: 'shop' } };
    const kafka = { listeners: [internalTls(), clientScram({ port: 9093 })] } as const;
    expect(clientPods(clients, [], kafka)).toEqual([inApps, ofShop]);
    expect(clientPods(clients, [inApps], kafka)).toEqual([ofShop]);
    expect(clientPods(clients, [{ ...inApps, listener: 'OTHER' }], kafka)).toEqual([inApps, ofShop]);
  });
});
