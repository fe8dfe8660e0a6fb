import { describe, expect, it } from 'vitest';
import { CONNECTOR_KEYS } from './connector-keys.js';
import { isKnown, knownKeys } from './known-keys.js';
import { currentKey, RETIRED_KEYS, unreadKeys } from './retired-keys.js';

const POSTGRES = 'io.debezium.connector.postgresql.PostgresConnector';
const MYSQL = 'io.debezium.connector.mysql.MySqlConnector';

describe('settings that a version does not read', () => {
  it.each([
    [undefined, ['table.whitelist', 'database.server.name']],
    ['2.0.0.Final', ['table.whitelist', 'database.server.name']],
    ['1.9.7.Final', []],
  ])('of version %s', (version, keys) => {
    const found = unreadKeys(POSTGRES, { 'database.server.name': 'shop', 'table.whitelist': 'public.orders' }, version);
    expect(found.map(({ key }) => key)).toEqual(keys);
    expect(found.every(({ isSure }) => isSure)).toBe(true);
  });

  it('are the new names, in a version that has only the old ones', () => {
    const found = unreadKeys(POSTGRES, { 'topic.prefix': 'shop', 'table.include.list': 'public.orders' }, '1.9.7.Final');
    expect(found).toMatchObject([{ key: 'topic.prefix', instead: 'database.server.name', isTooNew: true }]);
    expect(unreadKeys(POSTGRES, { 'table.include.list': 'public.orders' }, '1.2')).toMatchObject([{ instead: 'table.whitelist' }]);
  });

  it('are not those that are set under both names', () => {
    const both = { 'table.whitelist': 'a', 'table.include.list': 'a', 'database.server.name': 'b', 'topic.prefix': 'b' };
    for (const version of [undefined, '1.9', '3.3']) expect(unreadKeys(POSTGRES, both, version)).toEqual([]);
  });

  it('keep what follows their beginning', () => {
    const found = unreadKeys(MYSQL, { 'database.history.kafka.topic': 'history', 'database.history': 'io.example.History' });
    expect(found.map(({ key, instead }) => [key, instead])).toEqual([
      ['database.history.kafka.topic', 'schema.history.internal.kafka.topic'],
      ['database.history', 'schema.history.internal'],
    ]);
  });

  it('may be one value of a key, which is not sure while the version is not known', () => {
    const config = { 'snapshot.mode': 'schema_only' };
    expect(unreadKeys(MYSQL, config)).toMatchObject([{ instead: 'no_data', isValue: true, isSure: false }]);
    expect(unreadKeys(MYSQL, config, '3.2.4')).toEqual([]);
    expect(unreadKeys(MYSQL, config, '3.3.0')).toMatchObject([{ isSure: true }]);
    expect(unreadKeys(MYSQL, { 'snapshot.mode': 'no_data' }, '2.5')).toMatchObject([{ key: 'snapshot.mode', instead: 'schema_only' }]);
    expect(unreadKeys(MYSQL, { 'snapshot.mode': 'initial' }, '3.3.0')).toEqual([]);
  });

  it('are of the class alone', () => {
    expect(unreadKeys('io.confluent.connect.jdbc.JdbcSourceConnector', { 'table.whitelist': 'orders' })).toEqual([]);
    expect(unreadKeys(POSTGRES, { 'database.dbname': 'orders' })).toEqual([]);
    expect(unreadKeys('io.debezium.connector.sqlserver.SqlServerConnector', { 'database.dbname': 'orders' })).toHaveLength(1);
  });

  it('have what took their place among the keys of every class they are of', () => {
    const listed = Object.keys(CONNECTOR_KEYS);
    for (const { of, now, value, key } of RETIRED_KEYS) {
      if (now === undefined || value !== undefined) continue;
      const known = listed.filter((name) => of.test(name)).flatMap((name) => knownKeys(name) ?? []);
      if (known.length > 0)
        expect(
          known.some((keys) => isKnown(keys, now)),
          `${key} → ${now}`,
        ).toBe(true);
    }
  });
});

it('a setting has one name over all versions', () => {
  expect(currentKey(POSTGRES, 'table.whitelist')).toBe('table.include.list');
  expect(currentKey(MYSQL, 'database.history.kafka.topic')).toBe('schema.history.internal.kafka.topic');
  expect(currentKey(MYSQL, 'table.include.list')).toBe('table.include.list');
  expect(currentKey('com.example.Source', 'table.whitelist')).toBe('table.whitelist');
});
