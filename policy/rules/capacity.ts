import { BLOCK_WHERE_IT_COUNTS, WARN } from '../../charts/shared/severity.js';
import { FREE_SHARE, type PoolCapacity, poolCapacities } from '../capacity/index.js';
import type { Rule, Violation } from './rule.js';

/** Less than a day of records beside what is kept is no room to act in. */
const HEADROOM_DAYS = 1;
const GIB = 2 ** 30;
const PERCENT = 100;

/** Whether disks hold what is declared to be written and kept. */
export const CAPACITY: readonly Rule[] = [
  {
    id: 'CAP-01',
    title: 'disks cannot hold the declared rates for the declared retention',
    severity: BLOCK_WHERE_IT_COUNTS,
    why: 'a broker whose disk is full stops, and so do the others: copies fill all of them alike',
    source: 'Kafka documentation, log retention; a full log directory is taken offline, and the last one ends the broker',
    wrong: 'storage: 10Gi\n# rate orders 1000 1000, retention.ms 604800000: 604 GB for each copy',
    right: 'storage: 1Ti',
    check: (facts) => poolCapacities(facts).flatMap(tooSmall),
  },
  {
    id: 'CAP-02',
    title: 'disks have little room beside the declared rates',
    severity: WARN,
    why: 'a broker that catches up, a reassignment and a busy day all need room; grown disks take effect only once somebody grew them',
    source: 'Confluent documentation, production deployment: keep disks below 80 to 85 %',
    wrong: 'storage: 100Gi\n# the declared rates need 95 GiB',
    right: 'storage: 120Gi',
    check: (facts) => poolCapacities(facts).flatMap(tooTight),
  },
];

function tooSmall(capacity: PoolCapacity): readonly Violation[] {
  const { diskBytes, neededBytes, daysUntilFull } = capacity;
  if (diskBytes === undefined || neededBytes <= diskBytes) return [];
  const days = daysUntilFull === undefined ? '' : `, and the disks are full after ${daysText(daysUntilFull)}`;
  if (!Number.isFinite(neededBytes))
    return [
      violation(capacity, `a topic keeps everything${days}`, `bound ${capacity.topics[0]?.topic} by retention.ms or retention.bytes`),
    ];
  const what = `each broker would keep ${gib(neededBytes)} of ${gib(diskBytes)}${days}`;
  return [violation(capacity, what, `grow the disks to ${gib(roomy(neededBytes))}, or keep ${capacity.topics[0]?.topic} for less long`)];
}

function tooTight(capacity: PoolCapacity): readonly Violation[] {
  const { diskBytes, neededBytes, headroomDays = 0, bytesPerDay } = capacity;
  if (diskBytes === undefined || neededBytes > diskBytes || neededBytes === 0) return [];
  const free = 1 - neededBytes / diskBytes;
  if (free >= FREE_SHARE && headroomDays >= HEADROOM_DAYS) return [];
  const what = `each broker would keep ${gib(neededBytes)} of ${gib(diskBytes)}: ${Math.floor(free * PERCENT)} % stay free, ${daysText(headroomDays)} of records`;
  return [violation(capacity, what, `grow the disks to ${gib(Math.max(roomy(neededBytes), neededBytes + HEADROOM_DAYS * bytesPerDay))}`)];
}

const violation = ({ pool }: PoolCapacity, what: string, fix: string): Violation => {
  const volume = pool.dataDirs.find(({ holds }) => holds !== 'metadata')?.volume;
  return { resource: pool.resource, place: volume?.place ?? pool.place, what: `${pool.name}: ${what}`, fix };
};

/** Disks in which the needed part leaves enough free. */
const roomy = (neededBytes: number) => neededBytes / (1 - FREE_SHARE);
const gib = (bytes: number) => `${Math.ceil(bytes / GIB)} GiB`;
const daysText = (days: number) => `${days < 10 ? days.toFixed(1) : Math.round(days)} days`;
