import { FREE_SHARE, type PoolCapacity } from '../../../policy/capacity/index.js';

const GIB = 2 ** 30;
const PERCENT = 100;
/** Topics told by name; the rest is in the sum. */
const MOST_TOPICS = 3;

/** Heads of the columns. */
export const CAPACITY_HEAD: readonly string[] = ['brokers', 'disk of each', 'needed', 'free', 'a day brings', 'full', 'most of it'];

/** One pool of brokers as a row. */
export function capacityRow({ pool, diskBytes, neededBytes, bytesPerDay, daysUntilFull, topics }: PoolCapacity): readonly string[] {
  const most = topics.slice(0, MOST_TOPICS).map(({ topic, bytes }) => `${topic} ${gib(bytes)}`);
  return [
    `${pool.replicas} of ${pool.name}`,
    diskBytes === undefined ? 'not said' : gib(diskBytes),
    gib(neededBytes),
    diskBytes === undefined ? 'unknown' : freeText(1 - neededBytes / diskBytes),
    gib(bytesPerDay),
    diskBytes === undefined ? 'unknown' : daysUntilFull === undefined ? 'never' : `after ${days(daysUntilFull)} days`,
    most.join(', '),
  ];
}

/** What the table leaves out: topics nothing is known of, by the reason. */
export function capacityNotes(capacities: readonly PoolCapacity[]): readonly string[] {
  const reasons = new Map<string, Set<string>>();
  for (const { topic, why } of capacities.flatMap(({ unknown }) => unknown)) {
    reasons.set(why, new Set([...(reasons.get(why) ?? []), topic]));
  }
  const least = `${FREE_SHARE * PERCENT} % of each disk should stay free`;
  const base = capacities.length === 0 ? 'no topic says its rate, so nothing is known of the disks' : least;
  return [base, ...[...reasons].map(([why, topics]) => `not counted: ${[...topics].join(', ')} (${why})`)];
}

/** Capacity for programs: without what the manifests say already. */
export const capacityData = (capacities: readonly PoolCapacity[]) =>
  capacities.map(({ pool, neededBytes, ...rest }) => ({
    ...rest,
    pool: pool.resource,
    brokers: pool.replicas,
    // JSON has no infinity: a topic that keeps everything needs no number of bytes
    neededBytes: Number.isFinite(neededBytes) ? neededBytes : null,
    topics: rest.topics.map(({ topic, bytes }) => ({ topic, bytes: Number.isFinite(bytes) ? bytes : null })),
  }));

const gib = (bytes: number) => (Number.isFinite(bytes) ? `${(bytes / GIB).toFixed(1)} GiB` : 'everything');
const freeText = (free: number) => (free < 0 ? 'none' : `${Math.floor(free * PERCENT)} %`);
const days = (count: number) => (count < 10 ? count.toFixed(1) : String(Math.floor(count)));
