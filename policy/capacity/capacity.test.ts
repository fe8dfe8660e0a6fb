import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../test/random.js';
import { readDocuments, readFacts } from '../facts/index.js';
import { poolCapacities } from './index.js';

const GIB = 2 ** 30;
const DAY_MS = 86_400_000;
/** A byte a second, for a day. */
const DAY = 86_400;

interface Described {
  readonly brokers?: number;
  readonly diskGiB?: number;
  readonly partitions?: number;
  readonly copies?: number;
  /** Bytes a second, into the whole topic. */
  readonly bytes?: number;
  readonly config?: Readonly<Record<string, string | number>>;
  readonly cluster?: Readonly<Record<string, string | number>>;
}

const flow = (record: Readonly<Record<string, string | number>>) =>
  `{ ${Object.entries(record)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    .join(', ')} }`;

function capacityOf({ brokers = 3, diskGiB = 100, partitions = 6, copies = 3, bytes = 1e6, config = {}, cluster = {} }: Described) {
  const text = `
apiVersion: kafka.strimzi.io/v1
kind: Kafka
metadata: { name: main, namespace: kafka }
spec: { kafka: { version: 4.1.0, config: ${flow(cluster)} } }
---
apiVersion: kafka.strimzi.io/v1
kind: KafkaNodePool
metadata: { name: b, namespace: kafka, labels: { strimzi.io/cluster: main } }
spec: { replicas: ${brokers}, roles: [broker], storage: { type: persistent-claim, size: ${diskGiB}Gi } }
---
apiVersion: kafka.strimzi.io/v1
kind: KafkaTopic
metadata:
  name: orders
  namespace: kafka
  labels: { strimzi.io/cluster: main }
  annotations: { sluice/records-per-second: "${bytes / 100}", sluice/bytes-per-record: "100" }
spec: { partitions: ${partitions}, replicas: ${copies}, config: ${flow({ 'segment.bytes': 1, ...config })} }
`;
  const [capacity] = poolCapacities(readFacts(readDocuments('a.yaml', text).documents));
  if (capacity === undefined) throw new Error('no pool');
  return capacity;
}

describe('what a broker needs', () => {
  it.each([
    ['all copies on three brokers', {}, 7 * DAY * 1e6],
    ['one copy of three parts', { copies: 1 }, (7 * DAY * 1e6) / 3],
    ['the topic’s own retention', { config: { 'retention.ms': DAY_MS } }, DAY * 1e6],
    ['the cluster’s hours', { cluster: { 'log.retention.hours': 48 } }, 2 * DAY * 1e6],
    ['the cluster’s milliseconds before its hours', { cluster: { 'log.retention.hours': 48, 'log.retention.ms': DAY_MS } }, DAY * 1e6],
    ['bytes of each partition, when fewer', { config: { 'retention.bytes': 1e9 } }, 6 * 1e9],
    ['a segment more of each partition', { config: { 'retention.ms': DAY_MS, 'segment.bytes': 1e9 } }, DAY * 1e6 + 6 * 1e9],
    [
      'no more of a segment than comes until it is closed',
      { config: { 'retention.ms': DAY_MS, 'segment.bytes': 1e12, 'segment.ms': DAY_MS } },
      2 * DAY * 1e6,
    ],
    ['whole partitions: one broker has two of four', { partitions: 4, copies: 1, config: { 'retention.ms': DAY_MS } }, (DAY * 1e6) / 2],
    ['what tiered storage leaves there', { config: { 'remote.storage.enable': 'true', 'local.retention.ms': DAY_MS } }, DAY * 1e6],
  ] as const)('%s', (_, described, bytes) => {
    expect(capacityOf(described).neededBytes).toBeCloseTo(bytes, -3);
  });

  it('is not known for a compacted topic, and says so', () => {
    const { topics, unknown } = capacityOf({ config: { 'cleanup.policy': 'compact' } });
    expect([topics, unknown]).toEqual([[], [{ topic: 'orders', why: expect.stringContaining('compacted') }]]);
    expect(capacityOf({ config: { 'cleanup.policy': 'compact,delete' } }).unknown).toEqual([]);
  });
});

describe('when disks are full', () => {
  it('is never, where as much goes as comes before', () => {
    const { daysUntilFull, headroomDays } = capacityOf({ diskGiB: 1000 });
    expect(daysUntilFull).toBeUndefined();
    expect(headroomDays).toBeCloseTo((1000 * GIB) / (DAY * 1e6) - 7, 3);
  });

  it('is a day that can be told, where they are too small', () => {
    expect(capacityOf({ diskGiB: 100 }).daysUntilFull).toBeCloseTo((100 * GIB) / (DAY * 1e6), 3);
  });

  it('is certain, where everything is kept', () => {
    const { neededBytes, daysUntilFull } = capacityOf({ diskGiB: 1000, config: { 'retention.ms': -1 } });
    expect(neededBytes).toBe(Number.POSITIVE_INFINITY);
    expect(daysUntilFull).toBeCloseTo((1000 * GIB) / (DAY * 1e6), 3);
  });
});

describe('generated topics', () => {
  it('need no less for a longer retention, a higher rate or more copies', () => {
    for (let seed = 1; seed <= 100; seed += 1) {
      const random = randomFrom(seed);
      const described = { partitions: random.draw(1, 24), copies: random.draw(1, 2), bytes: random.draw(100, 1e6) };
      const days = random.draw(1, 10);
      const needed = (change: Described, keep = days) =>
        capacityOf({ ...described, ...change, config: { 'retention.ms': keep * DAY_MS } }).neededBytes;
      for (const more of [needed({}, days + 1), needed({ bytes: described.bytes * 2 }), needed({ copies: described.copies + 1 })]) {
        expect({ seed, more: more >= needed({}) }).toEqual({ seed, more: true });
      }
    }
  });
});
