import { describe, expect, it } from 'vitest';
import { all, type Change, problemsOf, top, wholePlatform } from '../test/described.js';
import { jdbcSource, s3Sink } from './components/connectors.js';
import { type PipelinePart, topicOf } from './pipeline.js';
import { customer } from './pipelines/customers.js';

/** The whole platform with one pipeline of these parts. */
const parts = (...list: readonly PipelinePart[]): Change => all(wholePlatform, top({ pipelines: [{ name: 'shop', parts: list }] }));

const records = topicOf(customer, { name: 'json-customers', partitions: 3 });
const polled = jdbcSource({ table: customer, mode: 'timestamp+incrementing', delayMs: 5_000, to: records });
const lake = s3Sink({ from: records, prefix: 'raw', flush: { records: 10_000, everySeconds: 60 } });

describe('readers and writers of a topic', () => {
  it('refuses a reader of another format', async () => {
    expect(await problemsOf(parts(records, { ...polled, value: 'json-with-schema' }, lake))).toMatchObject([
      { what: 'connector json-customers-s3 reads values of json-customers as json, but connector customers-jdbc writes json-with-schema' },
    ]);
    expect(await problemsOf(parts(records, polled, lake))).toEqual([]);
  });
});
