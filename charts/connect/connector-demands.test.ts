import { expect, it } from 'vitest';
import { unmetDemands } from './connector-demands.js';

const JDBC_SINK = 'io.confluent.connect.jdbc.JdbcSinkConnector';
const GCS_SINK = 'io.confluent.connect.gcs.GcsSinkConnector';
const MYSQL = 'io.debezium.connector.mysql.MySqlConnector';
const missing = (...args: Parameters<typeof unmetDemands>) => unmetDemands(...args).flatMap((each) => each.missing.map(({ key }) => key));
const url = { 'connection.url': 'jdbc:postgresql://db/x' };

it.each([
  ['record_key', []],
  ['RECORD_KEY', []],
  ['record_value', ['pk.mode']],
  ['${env:PK_MODE}', []],
])('deletes of a JDBC sink need the record’s key: pk.mode %s', (mode, keys) => {
  expect(missing(JDBC_SINK, { ...url, 'delete.enabled': 'true', 'pk.mode': mode })).toEqual(keys);
});

it('an upsert needs key columns, an insert none', () => {
  expect(missing(JDBC_SINK, { ...url, 'insert.mode': 'upsert' })).toEqual(['pk.mode']);
  expect(missing(JDBC_SINK, { ...url, 'insert.mode': 'insert' })).toEqual([]);
});

it('partitioners by time need their zone and form, those with a form of their own the zone', () => {
  const partitioner = (name: string) => ({ 'partitioner.class': `io.confluent.connect.storage.partitioner.${name}` });
  expect(missing(GCS_SINK, partitioner('TimeBasedPartitioner'))).toEqual(['partition.duration.ms', 'path.format', 'locale', 'timezone']);
  expect(missing(GCS_SINK, { ...partitioner('DailyPartitioner'), locale: 'en-US' })).toEqual(['timezone']);
  expect(missing(GCS_SINK, partitioner('FieldPartitioner'))).toEqual(['partition.field.name']);
  expect(missing(GCS_SINK, partitioner('DefaultPartitioner'))).toEqual([]);
});

it('Debezium needs a prefix, and where it keeps its schema history, since 2.0', () => {
  const history = ['schema.history.internal.kafka.topic', 'schema.history.internal.kafka.bootstrap.servers'];
  expect(missing(MYSQL, {})).toEqual(['topic.prefix', ...history]);
  expect(missing(MYSQL, {}, '1.9.7')).toEqual([]);
  expect(
    missing(MYSQL, { 'topic.prefix': 'shop', 'schema.history.internal': 'io.debezium.storage.redis.history.RedisSchemaHistory' }),
  ).toEqual([]);
  expect(missing(MYSQL, { 'database.server.name': 'shop', 'database.history.kafka.topic': 'history' })).toEqual([]); // told as retired
});
