import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jdbcSource } from '../charts/connect/connector-spec.js';
import { clientPlaintext, clientScram, externalLoadBalancer, externalNodePort, internalTls } from '../charts/kafka/index.js';
import { kafkaSink } from '../charts/spark/job-spec.js';
import { customer } from '../environments/pipelines/customers.js';
import { ROOT } from '../scripts/reference/pages-of-docs.js';
import { all, type Change, kafka, problemsOf, released, top, wholePlatform } from '../test/described.js';
import { copies, job, objects, polled, records, shop } from '../test/pipelines.js';

const page = readFileSync(join(ROOT, 'docs/pitfalls.md'), 'utf8');
const rows = new Map([...page.matchAll(/^\| (P\d\d) \|.*$/gm)].map(([row, id = '']) => [id, row]));
const kindOf = (row = '') => row.split(' | ')[2];

const allowFrom = ['10.0.0.0/8'] as const;
const polledIn = (mode: 'timestamp' | 'incrementing') => shop(records, jdbcSource({ table: customer, mode, to: records }));
const outside = (listener: Parameters<typeof externalLoadBalancer>[0]) =>
  kafka({ listeners: [internalTls(), clientScram({ port: 9093 }), externalLoadBalancer(listener)] });
const openOutside: Change = kafka({
  listeners: [
    internalTls(),
    clientScram({ port: 9093 }),
    { ...clientPlaintext({ name: 'OPEN', port: 9096 }), exposure: externalNodePort({ host: 'x', allowFrom }).exposure },
  ],
});
const query = jdbcSource({
  query: 'select * from customers where id > 3',
  keyColumns: ['id'],
  incrementingColumn: 'id',
  mode: 'incrementing',
  insertsOnly: 'a ledger',
  to: records,
});

/** A description that falls into each pitfall which a description can fall into. */
const MISTAKES: readonly (readonly [id: string, mistake: Change])[] = [
  ['P02', polledIn('timestamp')],
  ['P03', polledIn('incrementing')],
  ['P04', shop(records, { ...polled, tasksMax: 2 })],
  ['P06', shop(records, { ...polled, settings: { 'connection.password': 'hunter2' } })],
  ['P09', kafka({ coordination: { mode: 'zookeeper', replicas: 3 } })],
  ['P17', shop(records, copies, job({ sink: kafkaSink('copies'), delivery: 'exactly-once' }))],
  ['P18', shop(records, job({ delivery: 'exactly-once', allowDataLoss: 'a demonstration' }))],
  [
    'P20',
    shop(records, copies, job({ sink: kafkaSink('copies') }), { ...objects, from: copies, key: 'string', value: 'json-with-schema' }),
  ],
  ['P21', shop(records, { ...polled, value: 'json-with-schema' }, objects)],
  ['P21', shop(records, { ...objects, flush: { records: 1, everySeconds: 60 } })],
  ['P24', outside({ host: '', bootstrapHost: 'kafka.example.com', allowFrom })],
  ['P26', openOutside],
  ['P30', shop(records, query)],
  ['P31', shop(records, copies, { ...objects, from: copies, mask: 'personal' })],
  ['P32', all(wholePlatform, top({ spark: { jars: ['org.apache.spark:spark-sql-kafka-0-10_2.12:4.0.1'] } }))],
  ['P33', released({ image: 'apache/kafka:latest' })],
];

/** Messages about a cluster: the test that shows them holds the same words. */
const AT_APPLY: readonly (readonly [id: string, test: string])[] = [
  ['P13', 'scripts/cluster/storage-classes.test.ts'],
  ['P28', 'scripts/cluster/prerequisites.test.ts'],
];

describe('docs/pitfalls.md', () => {
  it('has each pitfall once, in order, and says what becomes of it', () => {
    expect([...rows.keys()]).toEqual(Array.from({ length: 33 }, (_, index) => `P${String(index + 1).padStart(2, '0')}`));
    for (const [id, row] of rows) expect(['impossible', 'a problem', 'outside'], id).toContain(kindOf(row));
  });

  it.each(MISTAKES)('%s: the quoted message is what is said', async (id, mistake) => {
    const said = (await problemsOf(mistake)).map(({ path = '', what }) => `\`${path.replace(/^base\./, '')}: ${what}\``);
    const row = rows.get(id) ?? '';
    expect(said.length).toBeGreaterThan(0);
    expect(
      said.some((message) => row.includes(message)),
      `${said.join('\n')}\nis not in: ${row}`,
    ).toBe(true);
  });

  it.each(AT_APPLY)('%s: the quoted message stands in the test of what apply looks at', (id, test) => {
    const [, quoted = ''] = /a problem \| `([^`]+)`/.exec(rows.get(id) ?? '') ?? [];
    expect(readFileSync(join(ROOT, test), 'utf8')).toContain(quoted);
    expect(quoted).not.toBe('');
  });

  it('quotes a message for every problem', () => {
    const known = new Set([...MISTAKES, ...AT_APPLY].map(([id]) => id));
    const problems = [...rows].filter(([, row]) => kindOf(row) === 'a problem').map(([id]) => id);
    expect(problems.filter((id) => !known.has(id))).toEqual(['P07']); // what `secrets` lists: no one message
  });
});
