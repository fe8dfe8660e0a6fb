import { expect } from 'vitest';
import type { Platform } from '../../platform/platform.js';
import { numberAt } from '../../scripts/cluster/objects.js';
import { kubectl } from '../kit/kubectl.js';
import { deltaRows, jsonLines, listLake } from '../kit/lake.js';
import { sql, sqlNumber } from '../kit/sql.js';
import { figure, step } from '../kit/steps.js';
import type { Tools } from '../kit/tools.js';
import { readTopic, recordsIn, type TopicRecord } from '../kit/topic.js';
import { until } from '../kit/until.js';

/** What the generator puts in first. */
const GENERATED = 10_000;
const TOPIC = 'json-customers';
const TRANSFORMED = 'customers-transformed';
const OBJECTS = `raw-data/kafka/${TOPIC}`;

/** Takes part in a check of the customers pipeline. */
export interface CustomersScene {
  readonly platform: Platform;
  readonly tools: Tools;
}

/** No new rows: then the stages can be counted against one another. */
export async function stopGenerator({ workloads }: Platform): Promise<void> {
  const name = 'deployment/generator-customers';
  await kubectl('-n', workloads.namespace, 'scale', name, '--replicas=0');
  await kubectl('-n', workloads.namespace, 'wait', 'pod', '-l', 'app.kubernetes.io/component=generator', '--for=delete', '--timeout=60s');
}

/** Every row of the table is in the topic once, and in an object once. */
export async function expectRowsCarried({ platform, tools }: CustomersScene): Promise<void> {
  const rows = await sqlNumber(platform, 'select count(*) from customers');
  expect(rows).toBeGreaterThanOrEqual(GENERATED);
  await until(`${rows} records in ${TOPIC}`, 120, async () => enough(await recordsIn(tools, TOPIC), rows));
  const records = await readTopic(tools, TOPIC);
  expect(idsOf(records)).toEqual(await tableIds(platform));
  expect(records).toHaveLength(rows); // polled once, and no task was started again
  const objects = await until(`${rows} records in objects`, 120, async () => all(await jsonLines(platform, OBJECTS), rows));
  expect(sorted(objects.map((object) => numberAt(object, 'id')))).toEqual(idsOf(records));
  figure(platform.name, 'customers: rows = records = records in objects', rows);
}

/** The stream jobs have every record once: in the transformed topic, and among the ages by gender. */
export async function expectRowsStreamed({ platform, tools }: CustomersScene): Promise<void> {
  const ids = idsOf(await readTopic(tools, TOPIC));
  const rows = ids.length;
  await until(`${rows} records in ${TRANSFORMED}`, 180, async () => enough(await recordsIn(tools, TRANSFORMED), rows));
  expect(idsOf(await readTopic(tools, TRANSFORMED))).toEqual(ids);
  await until(`${rows} people by gender`, 180, async () => enough(await people(platform), rows));
  figure(platform.name, 'customers: records = transformed = people by gender', rows);
}

const sorted = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b);
const idsOf = (records: readonly TopicRecord[]) => sorted(records.map(({ value = '' }) => numberAt(JSON.parse(value), 'id')));
const tableIds = async (platform: Platform) => (await sql(platform, 'select id from customers order by id')).map(Number);
const enough = (seen: number, wanted: number) => (seen === wanted ? { found: seen } : { missing: `${seen}` });
const all = <T>(seen: readonly T[], wanted: number) => (seen.length >= wanted ? { found: seen } : { missing: `${seen.length}` });

async function people(platform: Platform): Promise<number> {
  const rows = await deltaRows(platform, 'gold/age-by-gender');
  return rows.reduce((sum, { people: count }) => sum + Number(count), 0);
}

/** Personal columns never leave for the bucket in clear. */
export async function expectMasked({ platform }: CustomersScene): Promise<void> {
  const [name = ''] = await sql(platform, 'select name from customers order by id limit 1');
  const objects = JSON.stringify(await jsonLines(platform, OBJECTS));
  expect(objects).toContain('"profession"');
  expect(objects).not.toContain(name);
}

/** How long one row took, and how long it may take by the declared settings. */
interface RowTimes {
  /** From the insertion until the record's own time. */
  readonly inTopicMs: number;
  /** Delay of the source and one interval between two polls. */
  readonly promisedTopicMs: number;
  /** From the record's time until its object was written. */
  readonly inObjectMs: number;
  /** Rotation of the sink. */
  readonly promisedObjectMs: number;
}

/** Follows one row into the topic and into an object, and prints how long it took. How long is no matter of right or wrong here. */
export async function followRow({ platform, tools }: CustomersScene): Promise<RowTimes> {
  const { delayMs, pollMs, rotationMs } = declaredTimes(platform);
  const insertion = `insert into customers (id, name, gender, email, birthdate, updated_at)
    values ((select max(id) + 1 from customers), 'In Time', 'F', 'in@time.example', '1990-05-17', clock_timestamp())
    returning id, (extract(epoch from updated_at) * 1000)::bigint`;
  const [row = ''] = await sql(platform, insertion);
  const [id = 0, insertedMs = 0] = row.split('|').map(Number);
  step(`inserted row ${id}`);
  const arrived = await until(`row ${id} in ${TOPIC}`, 180, async () => recordOf(tools, id));
  const object = await until(`row ${id} in an object`, 180, async () => holder(platform, id));
  const times = {
    inTopicMs: arrived.timestampMs - insertedMs,
    promisedTopicMs: delayMs + pollMs,
    inObjectMs: object.writtenMs - arrived.timestampMs,
    promisedObjectMs: rotationMs,
  };
  const share = (ms: number, promised: number) => `${ms / 1000} s (${(ms / promised).toFixed(2)} of the declared time)`;
  figure(platform.name, 'customers: a row is in the topic after', share(times.inTopicMs, times.promisedTopicMs));
  figure(platform.name, 'customers: then in an object after', share(times.inObjectMs, times.promisedObjectMs));
  return times;
}

/** A row is at both places in the declared time, by the share of it that passed: for a machine with nothing else to do. */
export async function expectRowInTime(scene: CustomersScene): Promise<void> {
  const { inTopicMs, promisedTopicMs, inObjectMs, promisedObjectMs } = await followRow(scene);
  expect(inTopicMs / promisedTopicMs).toBeLessThanOrEqual(LATEST);
  expect(inObjectMs / promisedObjectMs).toBeLessThanOrEqual(LATEST);
}

/** A sink looks at its clock ten times in a rotation, when nothing arrives; the rest is what it takes to write. */
const LATEST = 1.25;

async function recordOf(tools: Tools, id: number) {
  const records = await readTopic(tools, TOPIC);
  const found = records.find(({ value = '' }) => numberAt(JSON.parse(value), 'id') === id);
  return found ? { found } : { missing: `${records.length} records` };
}

function declaredTimes({ connect }: Platform): { readonly delayMs: number; readonly pollMs: number; readonly rotationMs: number } {
  const declared = (key: string) => Number(connect?.connectors.map(({ config }) => config[key]).find((value) => value !== undefined));
  return {
    delayMs: declared('timestamp.delay.interval.ms'),
    pollMs: declared('poll.interval.ms'),
    rotationMs: declared('rotate.schedule.interval.ms'),
  };
}

async function holder(platform: Platform, id: number) {
  const lines = await jsonLines(platform, OBJECTS);
  if (!lines.some((line) => numberAt(line, 'id') === id)) return { missing: `${lines.length} records in objects` };
  const newest = (await listLake(platform, OBJECTS)).toSorted((a, b) => b.writtenMs - a.writtenMs)[0];
  return newest ? { found: newest } : { missing: 'no object' };
}
