import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../charts/clients/index.js';
import { postgresChanges, s3Sink } from '../../charts/connect/connector-spec.js';
import { debeziumPostgres, inImage, jdbc, s3 } from '../../charts/connect/index.js';
import { produce } from '../../charts/shared/index.js';
import { bronzeSink } from '../../charts/spark/job-spec.js';
import { customer, customers } from '../../environments/pipelines/customers.js';
import { order } from '../../environments/pipelines/orders.js';
import { all, type Change, kafka, problemsOf, released, top, wholePlatform } from '../../test/described.js';
import { itTells, type Rule } from '../../test/rules.js';
import type { ConsumerSpec } from '../clients/client-spec.js';
import { type ClientPart, client, type PipelinePart, pipeline, streamJob, topicOf } from '../pipelines/pipeline.js';

const noUsers = kafka({ users: [] });
const clients = (...parts: readonly ClientPart[]): Change => all(noUsers, top({ clients: parts }));
const writes = (name: string, delivery: Delivery, to = 'orders') =>
  client(name, { namespace: 'apps', produces: [{ to, delivery, key: to === 'orders' ? 'string' : 'json' }] });
const reads = (delivery: Delivery, from = 'orders', key: ConsumerSpec['key'] = 'string') =>
  client('billing', { namespace: 'apps', consumes: [{ from, delivery, key }] });

const topic = (replicationFactor: number, minInSyncReplicas: number) =>
  kafka({ topics: [{ name: 'orders', partitions: 1, replicationFactor, minInSyncReplicas }] });
const written = (delivery: Delivery, copies: number, minInSync: number) => all(clients(writes('shop', delivery)), topic(copies, minInSync));
const proxied = (topics: { readonly produce?: readonly string[]; readonly consume?: readonly string[] }): Change =>
  all(top({ restProxy: { topics, v2Consumers: true } }), released({}, { restProxy: { image: 'confluentinc/cp-kafka-rest:8.1.1' } }));

/** The whole platform with parts of its own beside the customers' pipeline, and a proxy that touches nothing. */
const platform = (parts: readonly PipelinePart[], ...declared: readonly ClientPart[]): Change =>
  all(
    wholePlatform,
    clients(...declared),
    top({
      restProxy: {},
      pipelines: [customers({ partitions: 6, retentionDays: 7, objectEverySeconds: 60 }), pipeline('more', () => parts)({})],
    }),
  );
const connect = (more: { readonly settings?: Readonly<Record<string, unknown>>; readonly exactlyOnceSources?: boolean }): Change =>
  top({ connect: { plugins: [jdbc('10.9.7', inImage()), s3('12.1.9', inImage()), debeziumPostgres('3.6.1.Final', inImage())], ...more } });
const changes = topicOf(customer, { name: 'customers', partitions: 3, isCompacted: true });
const placed = topicOf(order, { partitions: 3 });

describe('copies that must have a record', () => {
  itTells([
    [
      'at least once',
      written('at-least-once', 3, 1),
      written('at-least-once', 3, 2),
      'clients.shop.produces[0].delivery',
      'at-least-once to orders, which has 3 copies and minInSyncReplicas 1',
      'give the topic minInSyncReplicas: 2',
    ],
    [
      'exactly once, of two copies',
      written('exactly-once', 2, 1),
      written('exactly-once', 3, 2),
      'clients.shop.produces[0].delivery',
      'exactly-once to orders, which has 2 copies and minInSyncReplicas 1',
      'give the topic minInSyncReplicas: 2, and replicationFactor: 3 so that one broker may be down',
    ],
  ]);

  it.each([
    ['a topic of one copy has no choice', written('at-least-once', 1, 1)],
    ['at most once needs none', written('at-most-once', 3, 1)],
  ])('%s', async (_, change) => expect(await problemsOf(change)).toEqual([]));
});

describe('exactly once to a topic', () => {
  const beside = (rule: string, bad: Change, good: Change, writer: string, remedy = ''): Rule => [
    rule,
    bad,
    good,
    'clients.shop.produces[0].delivery',
    writer,
    `use delivery: 'at-least-once', or a topic of its own${remedy}`,
  ];
  itTells([
    beside(
      'that another client writes at most once',
      clients(writes('shop', 'exactly-once'), writes('app', 'at-most-once')),
      clients(writes('shop', 'exactly-once'), writes('app', 'at-least-once')),
      'exactly-once to orders, but client app writes it at most once: what is lost stays lost',
      ", or give client app delivery: 'exactly-once' there",
    ),
    beside(
      'that the REST proxy writes',
      all(clients(writes('shop', 'exactly-once')), proxied({ produce: ['ord*'] })),
      all(clients(writes('shop', 'exactly-once')), proxied({ produce: ['other*'] })),
      'exactly-once to orders, but the REST proxy writes it at least once: a request that is sent again is written again',
    ),
    beside(
      'that a JDBC source writes',
      platform([], writes('shop', 'exactly-once', 'json-customers')),
      platform([], writes('shop', 'at-least-once', 'json-customers')),
      'exactly-once to json-customers, but connector customers-jdbc writes it at least once: after a crash it writes records again',
    ),
    beside(
      'that Spark writes',
      platform([], client('shop', { namespace: 'apps', produces: [{ to: 'customers-transformed', delivery: 'exactly-once' }] })),
      platform([], client('shop', { namespace: 'apps', produces: [{ to: 'customers-transformed', delivery: 'at-least-once' }] })),
      'exactly-once to customers-transformed, but stream job customers-transformed writes it at least once: after a crash Spark writes a batch again',
    ),
    beside(
      'that Debezium writes',
      platform([changes, postgresChanges({ table: customer, to: changes })], writes('shop', 'exactly-once', 'customers')),
      all(
        platform(
          [changes, postgresChanges({ table: customer, to: changes, exactlyOnce: true })],
          writes('shop', 'exactly-once', 'customers'),
        ),
        connect({ exactlyOnceSources: true }),
      ),
      'exactly-once to customers, but connector customers-changes writes it at least once: after a crash it writes records again',
      ', or set exactlyOnce: true at the connector',
    ),
  ]);
});

describe('exactly once from a topic', () => {
  const EXACTLY = 'clients.billing.consumes[0].delivery';
  const LESS = "use delivery: 'at-least-once'";
  const end = clients(writes('shop', 'exactly-once'), reads('exactly-once'));
  const work = (delivery: Delivery) =>
    client('billing', {
      namespace: 'apps',
      consumes: [{ from: 'orders', delivery: 'exactly-once' }],
      produces: [{ to: 'invoices', delivery }],
    });
  const invoices = kafka({
    topics: ['orders', 'invoices'].map((name) => ({ name, partitions: 1 })),
  });
  itTells([
    [
      'that a client writes at least once',
      clients(writes('shop', 'at-least-once'), reads('exactly-once')),
      end,
      EXACTLY,
      'exactly-once from orders, but client shop writes it at least once: after a restart it sends records again',
      `${LESS}, or give client shop delivery: 'exactly-once' there`,
    ],
    [
      'that a user may write, in an unknown way',
      all(end, kafka({ users: [{ name: 'app', can: [produce('ord*')] }] })),
      all(end, kafka({ users: [{ name: 'app', can: [produce('*', { transactionalId: 'app-*' })] }] })),
      EXACTLY,
      'exactly-once from orders, but user app may write it, and nobody says how',
      `${LESS}, or declare client('app', { … }) instead`,
    ],
    [
      'that nobody writes',
      clients(reads('exactly-once')),
      clients(reads('at-least-once')),
      EXACTLY,
      'exactly-once from orders, which nobody declared writes',
      `${LESS}, or declare who writes: client('…', { …, produces: [{ to: 'orders', delivery: 'exactly-once' }] })`,
    ],
    [
      'that a connector writes',
      platform([], reads('exactly-once', 'json-customers', 'json')),
      platform([], reads('at-least-once', 'json-customers', 'json')),
      EXACTLY,
      'exactly-once from json-customers, but connector customers-jdbc writes it at least once: after a crash it writes records again',
      LESS,
    ],
    [
      'with results that are not',
      all(clients(writes('shop', 'exactly-once'), work('at-least-once')), invoices),
      all(clients(writes('shop', 'exactly-once'), work('exactly-once')), invoices),
      EXACTLY,
      'exactly-once, but the same client writes invoices at-least-once',
      "give what it produces delivery: 'exactly-once' too, or read at-least-once",
    ],
  ]);
});

describe('readers of a topic that is written in transactions', () => {
  const job = (settings: Readonly<Record<string, string>>) =>
    platform(
      [placed, streamJob('bronze', { from: placed, sink: bronzeSink('bronze/orders'), checkpoint: 'checkpoints/bronze', settings })],
      writes('shop', 'exactly-once'),
    );
  const sink = platform(
    [placed, s3Sink({ from: placed, key: 'string', prefix: 'raw', flush: { records: 1000, everySeconds: 60 } })],
    writes('shop', 'exactly-once'),
  );
  itTells([
    [
      'a stream job',
      job({}),
      job({ 'isolation.level': 'read_committed' }),
      'streamJobs.bronze.settings',
      'stream job bronze reads orders, which client shop writes in transactions, as read_uncommitted',
      "set settings: { 'isolation.level': 'read_committed' }",
    ],
    [
      'a sink',
      sink,
      all(sink, connect({ settings: { 'consumer.isolation.level': 'read_committed' } })),
      'connect.settings',
      'connector orders-s3 reads orders, which client shop writes in transactions, as read_uncommitted',
      "set connect.settings: { 'consumer.isolation.level': 'read_committed' }",
    ],
    [
      'the REST proxy',
      all(clients(writes('shop', 'exactly-once')), proxied({ consume: ['orders'] })),
      all(clients(writes('shop', 'at-least-once')), proxied({ consume: ['orders'] })),
      'restProxy.topics.consume',
      'the REST proxy reads orders, which client shop writes in transactions, as read_uncommitted',
      "take orders out of it, or write it with delivery: 'at-least-once'",
    ],
  ]);
});

describe('formats of declared clients', () => {
  const avro = (who: string) => `${who} reads values of orders as json, but client shop writes avro`;
  const shop = client('shop', { namespace: 'apps', produces: [{ to: 'orders', value: 'avro' }] });

  it('agree with those of clients and stream jobs', async () => {
    const job = streamJob('bronze', { from: placed, sink: bronzeSink('bronze/orders'), checkpoint: 'checkpoints/bronze' });
    const found = await problemsOf(platform([placed, job], shop, reads('at-least-once')));
    expect(found.map(({ what }) => what)).toEqual([avro('stream job bronze'), avro('client billing')]);
    expect(await problemsOf(platform([placed, job], writes('shop', 'at-least-once'), reads('at-least-once')))).toEqual([]);
  });
});
