import { describe } from 'vitest';
import { internalTls } from '../../charts/kafka/index.js';
import { all, type Change, kafka, released, top } from '../../test/described.js';
import { itTells } from '../../test/rules.js';
import type { ConsumerSpec, ProducerSpec } from '../clients/client-spec.js';
import { type ClientPart, client } from '../pipelines/pipeline.js';

const clients = (...parts: readonly ClientPart[]): Change => top({ clients: parts });
const produces = (change: Partial<ProducerSpec>): Change =>
  clients(client('shop', { namespace: 'apps', produces: [{ to: 'orders', ...change }] }));
const consumes = (change: Partial<ConsumerSpec>): Change =>
  clients(client('shop', { namespace: 'apps', consumes: [{ from: 'orders', ...change }] }));
const named = (name: string) => client(name, { namespace: 'apps', consumes: [{ from: 'orders' }] });
const reader = (name: string, group: string) => client(name, { namespace: 'apps', consumes: [{ from: 'orders', group }] });
/** Settings as a file without types would give them. */
const untyped = (settings: Readonly<Record<string, unknown>>): Untyped => ({ settings: JSON.parse(JSON.stringify(settings)) });
interface Untyped {
  readonly settings: NonNullable<ProducerSpec['settings']> & NonNullable<ConsumerSpec['settings']>;
}

describe('declared clients by themselves', () => {
  itTells([
    ['a name', clients(named('My_Shop-')), clients(named('my-shop')), 'clients.My_Shop-', 'client name "My_Shop-"', 'use my-shop'],
    [
      'a name, length',
      clients(named('a'.repeat(43))),
      clients(named('a'.repeat(42))),
      `clients.${'a'.repeat(43)}`,
      `client name "${'a'.repeat(43)}"`,
      `use ${'a'.repeat(42)}`,
    ],
    [
      'a name twice',
      clients(reader('shop', 'a'), reader('shop', 'b')),
      clients(reader('shop', 'a'), reader('store', 'b')),
      'clients.shop',
      'client shop is declared twice',
      'rename one, or put what both do into one',
    ],
    ['the name of a user', clients(named('app')), clients(named('shop')), 'kafka.users', 'user app is declared twice', 'keep one'],
    [
      'a shared group',
      clients(reader('shop', 'invoices'), reader('store', 'invoices')),
      clients(reader('shop', 'invoices'), reader('store', 'invoices-2')),
      'clients.store',
      'group invoices is also that of shop',
      'give each its own group, e.g. the client’s name, which is the default',
    ],
    [
      'a group pattern',
      consumes({ group: 'shop-*' }),
      consumes({ group: 'shop-a' }),
      'clients.shop.consumes[0].group',
      '"shop-*"',
      'use shop',
    ],
    [
      'two files of one name',
      clients(client('shop', { namespace: 'apps', produces: [{ to: 'orders' }, { to: 'orders' }] })),
      clients(client('shop', { namespace: 'apps', produces: [{ to: 'orders' }, { name: 'other', to: 'orders' }] })),
      'clients.shop.produces',
      'two producers have the file producer.properties',
      "give one a name of its own: { name: 'payments', … }",
    ],
    [
      'a file’s name',
      produces({ name: 'Of Orders' }),
      produces({ name: 'of-orders' }),
      'clients.shop.produces[0].name',
      '"Of Orders"',
      'use of-orders',
    ],
    [
      'Avro without a registry',
      produces({ value: 'avro' }),
      all(
        produces({ value: 'avro' }),
        top({ schemaRegistry: {} }),
        released({}, { schemaRegistry: { image: 'confluentinc/cp-schema-registry:8.1.1' } }),
      ),
      'clients.shop.produces[0].value',
      'Avro values without a schema registry',
      'declare schemaRegistry in the environment, or use json',
    ],
    [
      'a topic that is declared nowhere',
      consumes({ from: 'order' }),
      consumes({ from: 'orders' }),
      'clients.shop',
      'topic order is declared nowhere',
      "add topicOf(dataset, { name: 'order', partitions: … }) to the pipeline, or the topic to kafka.topics",
    ],
    [
      'no listener to log in at',
      all(clients(named('shop')), kafka({ listeners: [internalTls()], users: [], clients: [] })),
      all(clients(named('shop')), kafka({ users: [], clients: [] })),
      'kafka.listeners',
      'no listener that components inside the cluster can log in at',
      'add clientScram({ port: 9093 })',
    ],
  ]);
});

describe('settings of declared clients', () => {
  const PRODUCER = 'clients.shop.produces[0]';
  const CONSUMER = 'clients.shop.consumes[0]';
  const unchecked = (key: string, why: string) => produces({ unchecked: { [key]: { value: '1', why } } });
  const compressed = produces({ settings: { 'compression.type': 'zstd' } });
  itTells([
    [
      'a derived key',
      produces(untyped({ acks: '1' })),
      compressed,
      `${PRODUCER}.settings.acks`,
      'is derived from the description',
      'say it as delivery',
    ],
    [
      'a derived key of a consumer',
      consumes(untyped({ 'group.id': 'a' })),
      consumes({ group: 'a' }),
      `${CONSUMER}.settings.group.id`,
      'is derived from the description',
      'say it as group',
    ],
    [
      'a misspelt key',
      produces(untyped({ 'linger.msec': 5 })),
      produces(untyped({ 'linger.ms': 5 })),
      `${PRODUCER}.settings`,
      'linger.msec (5) is not a producer setting of Kafka 4.3.1',
      "did you mean linger.ms? If not, say why it is right: unchecked: { 'linger.msec': { value, why } }",
    ],
    [
      'a key of the line that does not run',
      all(
        consumes(untyped({ 'share.acknowledgement.mode': 'explicit' })),
        released({ version: '4.0.1', metadataVersion: '4.0', image: 'apache/kafka:4.0.1' }),
      ),
      consumes(untyped({ 'share.acknowledgement.mode': 'explicit' })),
      `${CONSUMER}.settings`,
      'share.acknowledgement.mode (explicit) is not in Kafka 4.0.2: new in 4.1',
      'remove it, or move to Kafka 4.1',
    ],
    [
      'a timeout that ends before one request',
      produces({ settings: { 'delivery.timeout.ms': 30_004 } }),
      produces({ settings: { 'delivery.timeout.ms': 30_005 } }),
      `${PRODUCER}.settings.delivery.timeout.ms`,
      '30004 is less than linger.ms and request.timeout.ms together (30005)',
      'set delivery.timeout.ms: 30005 or more',
    ],
    [
      'a derived key as unchecked',
      unchecked('schema.registry.url', 'x'),
      unchecked('auto.register.schemas', 'x'),
      `${PRODUCER}.unchecked.schema.registry.url`,
      'is derived from the description',
      'say it as value',
    ],
    [
      'a known key as unchecked',
      unchecked('linger.ms', 'x'),
      unchecked('auto.register.schemas', 'x'),
      `${PRODUCER}.unchecked.linger.ms`,
      'is a setting Kafka knows',
      'move it to settings',
    ],
    [
      'an unchecked key without reason',
      unchecked('auto.register.schemas', ' '),
      unchecked('auto.register.schemas', 'schemas are made elsewhere'),
      `${PRODUCER}.unchecked.auto.register.schemas`,
      'has no reason',
      'say in `why` what reads it',
    ],
  ]);
});
