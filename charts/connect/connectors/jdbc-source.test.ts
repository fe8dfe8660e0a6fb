import { describe, expect, it } from 'vitest';
import { bigint, type Dataset, dataset, text, timestamp } from '../../shared/dataset/index.js';
import { customer, database, jdbcSource as minimal } from '../connect.fixture.js';
import { connectorSecrets } from '../connector.js';
import { type JdbcMode, type JdbcSelection, type JdbcSource, jdbcSourceConnector } from './jdbc-source.js';
import { jdbcSourceProblems } from './jdbc-source-problems.js';

const table = (from: Dataset = customer): JdbcSelection => ({ kind: 'table', table: from });
const query = (sql: string): JdbcSelection => ({
  kind: 'query',
  sql,
  key: ['id'],
  timestampColumn: 'updated_at',
  incrementingColumn: 'id',
});
const maximal: Required<JdbcSource> = {
  ...minimal,
  mode: 'incrementing',
  insertsOnly: 'an append-only log',
  settings: { 'query.suffix': 'x' },
};
const config = (source: Partial<JdbcSource>) => jdbcSourceConnector({ ...minimal, ...source }).config;
const problems = (source: Partial<JdbcSource>) => jdbcSourceProblems({ ...minimal, ...source });

describe('the connector', () => {
  it('reads a table by its cursor and its key, and keys records by it', () => {
    expect(config({})).toEqual({
      'connection.url': 'jdbc:postgresql://postgres:5432/shop?sslmode=disable',
      'connection.user': '${dir:/etc/sluice/secrets/orders-db:username}',
      'connection.password': '${dir:/etc/sluice/secrets/orders-db:password}',
      'db.timezone': 'UTC',
      'table.whitelist': 'public.customers',
      'numeric.mapping': 'none',
      'validate.non.null': 'true',
      mode: 'timestamp+incrementing',
      'timestamp.column.name': 'updated_at',
      'timestamp.delay.interval.ms': '5000',
      'incrementing.column.name': 'id',
      'topic.prefix': 'json-',
      'poll.interval.ms': '5000',
      'batch.max.rows': '1000',
      transforms: 'key,keyField',
      'transforms.key.type': 'org.apache.kafka.connect.transforms.ValueToKey',
      'transforms.key.fields': 'id',
      'transforms.keyField.type': 'org.apache.kafka.connect.transforms.ExtractField$Key',
      'transforms.keyField.field': 'id',
    });
  });

  it('says only what its mode needs', () => {
    expect(config(maximal)).toMatchObject({ 'incrementing.column.name': 'id', 'query.suffix': 'x' });
    expect(config(maximal)).not.toHaveProperty('timestamp.column.name');
    expect(config({ mode: 'timestamp' })).not.toHaveProperty('incrementing.column.name');
    expect(Object.keys(config({ mode: 'bulk' })).filter((key) => key.includes('column'))).toEqual([]);
  });

  it.each([['customers'], ['people']])('routes to %s, which no prefix gives', (topic) => {
    expect(config({ topic })).toMatchObject({
      'topic.prefix': 'customers-jdbc-',
      transforms: 'key,keyField,route',
      'transforms.route.regex': '.*',
      'transforms.route.replacement': topic,
    });
  });

  it('keys by an object where the key has several columns', () => {
    const lines = dataset('lines', { order: bigint().key(), line: bigint().key(), updated_at: timestamp().cursor() });
    expect(config({ from: table(lines), topic: 'l-lines' })).toMatchObject({ transforms: 'key', 'transforms.key.fields': 'order,line' });
  });

  it('reads a query into exactly its topic', () => {
    expect(config({ from: query('select * from customers'), topic: 'src' })).toMatchObject({
      query: 'select * from customers',
      'topic.prefix': 'src',
      'numeric.mapping': 'best_fit',
      transforms: 'key,keyField',
    });
  });

  it('trusts the authority of a server that proves who it is', () => {
    const authority = { secret: 'pg-ca', key: 'ca.crt' };
    const connector = jdbcSourceConnector({ ...minimal, database: { ...database, tls: { mode: 'verify-full', authority } } });
    expect(connector.config['connection.url']).toMatch(/sslmode=verify-full&sslrootcert=\/etc\/sluice\/secrets\/pg-ca\/ca.crt$/);
    expect(connectorSecrets([connector])).toEqual(['orders-db', 'pg-ca']);
  });
});

describe('jdbcSourceProblems', () => {
  it('finds none in what is minimal or maximal', () => {
    expect([...jdbcSourceProblems(minimal), ...jdbcSourceProblems(maximal)]).toEqual([]);
  });

  it.each<JdbcMode>(['timestamp', 'timestamp+incrementing'])('refuses %s without a delay, and takes it with one', (mode) => {
    expect(problems({ mode, delayMs: 0 })).toMatchObject([{ path: 'delayMs', what: `mode ${mode} without a delay` }]);
    expect(problems({ mode, delayMs: 1 })).toEqual([]);
  });

  it('refuses incrementing, which misses updates, unless somebody says why there are none', () => {
    expect(problems({ mode: 'incrementing' })).toMatchObject([
      { what: 'mode incrementing misses every update', fix: expect.stringMatching(/^use timestamp\+incrementing/) },
    ]);
    expect(problems({ mode: 'incrementing', insertsOnly: ' ' })).toHaveLength(1);
    expect(problems({ mode: 'incrementing', insertsOnly: 'events' })).toEqual([]);
  });

  it('refuses a cursor that may be null', () => {
    const from = table(dataset('t', { id: bigint().key(), at: timestamp().cursor().optional() }));
    expect(problems({ from, topic: 'x-t' })).toMatchObject([{ path: 'table', what: 'cursor at may be null' }]);
  });

  it('refuses a mode the table has no column for', () => {
    const named = table(dataset('t', { code: text().key() }));
    expect(problems({ from: named, topic: 'x-t' })).toMatchObject([
      { what: 'mode timestamp+incrementing without a timestamp column' },
      { what: 'mode timestamp+incrementing without an incrementing column' },
    ]);
  });

  it('refuses to copy everything every few seconds', () => {
    expect(problems({ mode: 'bulk', pollMs: 3_599_999 })).toMatchObject([
      { path: 'pollMs', fix: 'poll once an hour (3600000 ms) or less often, or use another mode' },
    ]);
    expect(problems({ mode: 'bulk', pollMs: 3_600_000 })).toEqual([]);
  });

  it('refuses more tasks than the one that can read', () => {
    expect(problems({ tasksMax: 2 })).toMatchObject([{ what: '2 tasks, of which 1 can work', fix: 'use 1' }]);
    expect(problems({ tasksMax: 2, from: query('select 1') })).toMatchObject([{ what: '2 tasks, of which 1 can work' }]);
  });

  it.each([
    ['select * from t where a = 1', 'WHERE'],
    ['select * from t\nWhere a = 1', 'WHERE'],
    ['select * from t order by a', 'ORDER BY'],
    ['select a from t group  by a', 'GROUP  BY'],
    ['select * from t limit 5', 'LIMIT'],
  ])('refuses %s', (sql, clause) => {
    expect(problems({ from: query(sql) })).toMatchObject([{ path: 'query', what: `the query has ${clause}` }]);
    expect(problems({ from: query(sql), mode: 'bulk', pollMs: 3_600_000 })).toEqual([]);
  });

  it.each([
    'select * from t',
    'select * from (select * from t where (a = 1) limit 5) as s',
    'select \' where \' as w, "where" from t -- where',
    'select somewhere from t',
  ])('takes %s', (sql) => {
    expect(problems({ from: query(sql) })).toEqual([]);
  });

  it('wants a key for a query', () => {
    expect(problems({ from: { kind: 'query', sql: 'select 1', key: [], timestampColumn: 'a', incrementingColumn: 'b' } })).toMatchObject([
      { path: 'key' },
    ]);
  });
});
