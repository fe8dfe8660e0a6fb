import { expect } from 'vitest';
import type { Client } from '../kit/client.js';
import { type Ledger, Producer, type Route } from '../kit/ledger.js';
import { figure, secondsSince } from '../kit/steps.js';

/** How much is written and read back. */
export const RECORDS = 100_000;

/** Writes with acks=all and reads everything back. */
export async function expectRecordsKept(
  platform: string,
  { client, run, route }: { client: Client; run: number; route: Route },
): Promise<void> {
  const producer = new Producer(client, run, route);
  const started = Date.now();
  await producer.start({ count: RECORDS });
  await producer.finish();
  const written = secondsSince(started);
  const ledger = await producer.audit();
  figure(platform, `${RECORDS} records with acks=all written / and read back, s`, `${written} / ${secondsSince(started)}`);
  expect(ledger).toMatchObject({ acked: RECORDS, failed: 0, lost: 0, read: RECORDS, duplicates: 0 });
}

/** Nothing that was acknowledged is missing; prints what the outage did to those who waited. */
export function expectNothingLost(platform: string, outage: string, ledger: Ledger): void {
  figure(platform, `${outage}: records acknowledged / lost`, `${ledger.acked} / ${ledger.lost}`);
  figure(
    platform,
    `${outage}: longest gap / p99 / slowest, s`,
    [ledger.longestGapMs, ledger.p99Ms, ledger.maxMs].map(inSeconds).join(' / '),
  );
  expect(ledger).toMatchObject({ lost: 0, failed: 0, duplicates: 0 });
  expect(ledger.read).toBe(ledger.acked);
}

const inSeconds = (ms: number) => (ms / 1000).toFixed(1);
