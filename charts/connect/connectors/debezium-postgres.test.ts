import { describe, expect, it } from 'vitest';
import { database, debezium as minimal } from '../connect.fixture.js';
import { type DebeziumPostgres, debeziumPostgresConnector, debeziumPostgresProblems } from './debezium-postgres.js';

const connector = (source: Partial<DebeziumPostgres> = {}) => debeziumPostgresConnector({ ...minimal, ...source });
const problems = (source: Partial<DebeziumPostgres>) => debeziumPostgresProblems({ ...minimal, ...source });

describe('the connector', () => {
  it('captures one table by pgoutput into one topic', () => {
    expect(connector()).toMatchObject({ kind: 'source', tasksMax: 1, writes: ['changes', '__debezium-heartbeat.customers-changes'] });
    expect(connector().config).toEqual({
      'database.hostname': 'postgres',
      'database.port': '5432',
      'database.dbname': 'shop',
      'database.user': '${dir:/etc/sluice/secrets/orders-db:username}',
      'database.password': '${dir:/etc/sluice/secrets/orders-db:password}',
      'database.sslmode': 'disable',
      'plugin.name': 'pgoutput',
      'slot.name': 'customers_changes',
      'publication.name': 'customers_changes',
      'publication.autocreate.mode': 'disabled',
      'table.include.list': 'public.customers',
      'topic.prefix': 'customers-changes',
      'snapshot.mode': 'initial',
      'heartbeat.interval.ms': '10000',
      'heartbeat.action.query': "select pg_logical_emit_message(false, 'heartbeat', now()::text)",
      'message.prefix.exclude.list': '.*',
      'tombstones.on.delete': 'true',
      transforms: 'unwrap,route',
      'transforms.unwrap.type': 'io.debezium.transforms.ExtractNewRecordState',
      'transforms.unwrap.delete.tombstone.handling.mode': 'drop',
      'transforms.unwrap.predicate': 'tombstone',
      'transforms.unwrap.negate': 'true',
      predicates: 'tombstone',
      'predicates.tombstone.type': 'org.apache.kafka.connect.transforms.predicates.RecordIsTombstone',
      'transforms.route.type': 'org.apache.kafka.connect.transforms.RegexRouter',
      'transforms.route.regex': 'customers-changes\\.public\\.customers',
      'transforms.route.replacement': 'changes',
    });
  });

  it('leaves envelopes and its own topic as they are', () => {
    const { config } = connector({ shape: 'envelope', topic: 'customers-changes.public.customers' });
    expect(Object.keys(config).filter((key) => key.startsWith('transforms'))).toEqual([]);
  });

  it('writes tombstones only where deletes are to be null', () => {
    expect(connector({ deletes: 'rewrite' }).config).toMatchObject({
      'tombstones.on.delete': 'false',
      'transforms.unwrap.delete.tombstone.handling.mode': 'rewrite',
    });
  });

  it('asks for transactions when told so, and verifies the server when told so', () => {
    const authority = { secret: 'pg-ca', key: 'ca.crt' };
    expect(connector({ exactlyOnce: true, database: { ...database, tls: { mode: 'verify-full', authority } } }).config).toMatchObject({
      'exactly.once.support': 'required',
      'database.sslmode': 'verify-full',
      'database.sslrootcert': '/etc/sluice/secrets/pg-ca/ca.crt',
    });
  });
});

describe('debeziumPostgresProblems', () => {
  it('finds none in what is minimal', () => {
    expect(problems({})).toEqual([]);
  });
  it.each(['Customers', 'a-b', '', 'x'.repeat(64)])('refuses slot "%s"', (slot) => {
    expect(problems({ slot })).toMatchObject([{ path: 'slot', what: `slot "${slot}"` }]);
  });
  it('takes a slot of 63 letters', () => {
    expect(problems({ slot: 'x'.repeat(63) })).toEqual([]);
  });
  it('refuses a publication and a prefix nobody can have', () => {
    expect(problems({ publication: 'A', topicPrefix: 'ä' })).toMatchObject([
      { path: 'publication', fix: 'use a' },
      { path: 'topicPrefix' },
    ]);
  });
  it('wants a heartbeat', () => {
    expect(problems({ heartbeatMs: 0 })).toMatchObject([{ path: 'heartbeatMs', fix: 'set the heartbeat to 10000 ms' }]);
    expect(problems({ heartbeatMs: 1 })).toEqual([]);
  });
  it('has one task', () => {
    expect(problems({ tasksMax: 2 })).toMatchObject([{ path: 'tasksMax', fix: 'use 1' }]);
  });
});
