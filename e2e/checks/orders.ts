import { expect } from 'vitest';
import type { Platform } from '../../platform/platform.js';
import type { Client } from '../kit/client.js';
import type { PodRef } from '../kit/kubectl.js';
import { batchOf, deltaRows } from '../kit/lake.js';
import { figure, secondsSince, step } from '../kit/steps.js';
import type { Tools } from '../kit/tools.js';
import { readTopic, writeRecords } from '../kit/topic.js';
import { until } from '../kit/until.js';
import { crash } from './kill.js';

/** Takes part in a check of the orders pipeline. */
export interface OrdersScene {
  readonly platform: Platform;
  readonly client: Client;
  readonly tools: Tools;
  /** First id of this check's orders. */
  readonly firstId: number;
}

const TOPIC = 'orders';
const USER = 'orders-app';
const CHECKPOINT = 'checkpoints/orders-bronze/rows';
/** Written in this many parts, so that a batch is met in its middle. */
const PARTS = 4;
const PART = 500;
/** All orders of a check are of one hour; one of another hour, later, ends it. */
const HOUR = '2026-01-05T10:';
const LATER = '2026-01-05T12:00:00Z';

const order = (id: number, placedAt: string): readonly [string, string] => [
  String(id),
  JSON.stringify({ id, customer_id: id % 97, status: 'placed', amount: Number(`${id % 1000}.25`), placed_at: placedAt }),
];
const inHour = (index: number) => `${HOUR}${String(index % 60).padStart(2, '0')}:00Z`;

/** Not a document, another type, cut short, an empty object, and an array: each with its reason. */
const MALFORMED: readonly (readonly [key: string, value: string, reason: string])[] = [
  ['broken-1', 'no document at all', 'not one JSON object'],
  [
    'broken-2',
    '{"id": "seven", "customer_id": 1, "status": "placed", "amount": 1, "placed_at": "2026-01-05T10:00:00Z"}',
    'column id is no bigint',
  ],
  ['broken-3', '{"id": 7, "customer_id"', 'not one JSON object'],
  ['broken-4', '{}', 'column amount is null'],
  ['broken-5', '[{"id": 7}]', 'not one JSON object'],
];

/** The job is killed in the middle of a batch: afterwards the table equals the input exactly, and what could not be read lies beside it. */
export async function expectBronzeExact(scene: OrdersScene): Promise<void> {
  const { platform, client, firstId } = scene;
  const started = Date.now();
  const parts = Array.from({ length: PARTS }, (_, part) =>
    Array.from({ length: PART }, (_unused, index) => order(firstId + part * PART + index, inHour(index))),
  );
  const pod = { namespace: platform.spark?.runtime.namespace ?? '', name: 'orders-bronze-0' };
  const [first = [], ...rest] = parts;
  await writeRecords(client, USER, TOPIC, first);
  await until('the job to write', 240, async () => someRow(await deltaRows(platform, 'bronze/orders'), firstId));
  const killing = killInBatch(platform, pod);
  for (const part of rest) await writeRecords(client, USER, TOPIC, part);
  await writeRecords(
    client,
    USER,
    TOPIC,
    MALFORMED.map(([key, value]) => [key, value]),
  );
  await killing;
  const killed = Date.now();
  const wanted = parts.flat().map(([id]) => Number(id));
  await until(`${wanted.length} orders in the table`, 300, async () => {
    const rows = await deltaRows(platform, 'bronze/orders');
    const found = rows.filter(({ id }) => Number(id) >= firstId);
    return found.length >= wanted.length ? { found } : { missing: `${found.length}` };
  });
  figure(platform.name, 'orders bronze: killed in a batch, everything in the table after, s', secondsSince(killed));
  await expectEqual(scene, wanted);
  await expectDeadLetters(scene);
  figure(
    platform.name,
    'orders bronze: rows exact / dead letters / whole check, s',
    `${wanted.length} / ${MALFORMED.length} / ${secondsSince(started)}`,
  );
}

const someRow = (rows: readonly Readonly<Record<string, unknown>>[], firstId: number) =>
  rows.some(({ id }) => Number(id) >= firstId) ? { found: true } : { missing: `${rows.length} rows` };

/** Waits for a batch that is planned and not committed, and crashes the job then. */
async function killInBatch(platform: Platform, pod: PodRef): Promise<void> {
  const { committed } = await batchOf(platform, CHECKPOINT);
  const batch = await until('a batch in its middle', 180, async () => {
    const now = await batchOf(platform, CHECKPOINT);
    return now.planned > now.committed && now.planned > committed ? { found: now.planned } : { missing: JSON.stringify(now) };
  });
  step(`killing ${pod.name} in batch ${batch}`);
  await crash(pod);
}

/** Row by row what was written, where it lay in the topic, and no row twice. */
async function expectEqual({ platform, tools, firstId }: OrdersScene, wanted: readonly number[]): Promise<void> {
  const rows = (await deltaRows(platform, 'bronze/orders')).filter(({ id }) => Number(id) >= firstId);
  const places = new Map((await readTopic(tools, TOPIC)).map(({ key, partition, offset }) => [key, `${partition}/${offset}`]));
  const found = rows.map((row) => `${row.id} ${row._kafka_partition}/${row._kafka_offset}`).sort();
  expect(found).toEqual(wanted.map((id) => `${id} ${places.get(String(id))}`).sort());
  expect(rows.every(({ _ingested_at: at }) => at instanceof Date)).toBe(true);
}

/** With their bytes, key, partition and offset, and why. */
async function expectDeadLetters({ platform, tools }: OrdersScene): Promise<void> {
  const letters = await until(`${MALFORMED.length} dead letters`, 120, async () => {
    const found = (await deltaRows(platform, 'dead-letters/orders-bronze')).filter(({ key }) => text(key).startsWith('broken-'));
    return found.length >= MALFORMED.length ? { found } : { missing: `${found.length}` };
  });
  const places = new Map((await readTopic(tools, TOPIC)).map(({ key, partition, offset }) => [key, { partition, offset }]));
  expect(letters).toHaveLength(MALFORMED.length);
  for (const [key, value, reason] of MALFORMED) {
    const letter = letters.find((one) => text(one.key) === key);
    expect(text(letter?.value)).toBe(value);
    expect(text(letter?.reason)).toContain(reason);
    expect({ partition: Number(letter?.partition), offset: Number(letter?.offset) }).toEqual(places.get(key));
  }
}

const text = (value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : String(value));

/** Whether a moment begins with these letters of ISO 8601. */
const isWithin = (moment: unknown, start: string) => moment instanceof Date && moment.toISOString().startsWith(start);

/** An hour is written once the watermark has passed it, and an order of it that comes after that is in the bronze table and not in the hour. */
export async function expectLateLeftOut({ platform, client, firstId }: OrdersScene): Promise<void> {
  const hours = async (start = HOUR) => (await deltaRows(platform, 'silver/orders-by-hour')).filter(({ hour }) => isWithin(hour, start));
  expect(await hours()).toEqual([]);
  const [next, late] = [firstId + PARTS * PART, firstId + PARTS * PART + 1];
  await writeRecords(client, USER, TOPIC, [order(next, LATER)]);
  const [before] = await until('the hour to be written', 240, async () => {
    const found = await hours();
    return found.length > 0 ? { found } : { missing: 'no row' };
  });
  expect(Number(before?.orders)).toBe(PARTS * PART);
  await writeRecords(client, USER, TOPIC, [order(late, inHour(30)), order(late + 1, '2026-01-05T14:00:00Z')]);
  await until('the late order in the bronze table', 180, async () => {
    const rows = await deltaRows(platform, 'bronze/orders');
    return rows.some(({ id }) => Number(id) === late) ? { found: true } : { missing: `${rows.length} rows` };
  });
  await until('the next hour to be written', 240, async () => {
    const rows = await hours(LATER.slice(0, HOUR.length));
    return rows.length > 0 ? { found: rows } : { missing: 'no row' };
  });
  expect((await hours()).map(({ orders: count }) => Number(count))).toEqual([PARTS * PART]);
  figure(platform.name, 'orders by hour: in the hour / late and left out', `${PARTS * PART} / 1`);
}
