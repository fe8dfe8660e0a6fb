import { type Cluster, flagOf, listOf, numberOf, type Settings, type Topic } from '../facts/index.js';

/** How one topic fills the disk of one partition's copy. */
export interface Growth {
  /** Name of the topic. */
  readonly topic: string;
  /** Number of partitions. */
  readonly partitions: number;
  /** Number of replicas of each partition. */
  readonly copies: number;
  /** Bytes a second, into each partition. */
  readonly bytesPerSecond: number;
  /** Bytes of a partition when as much goes as comes, segments rounded up. Infinite when nothing ever goes. */
  readonly mostBytes: number;
}

/** A topic that nothing can be said of, and why. */
export interface Unknown {
  /** Name of the topic. */
  readonly topic: string;
  /** Why, in one sentence. */
  readonly why: string;
}

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const MS_PER_SECOND = 1_000;
/** What Kafka assumes. */
const DEFAULTS = { retentionHours: 168, segmentBytes: 2 ** 30, segmentMs: 168 * HOUR_MS } as const;

/** How a topic grows, by its rate and what is set for it; or why nobody knows. */
export function growthOf(topic: Topic, cluster: Cluster, copies: number): Growth | Unknown {
  const { name, rate, partitions } = topic;
  if (rate === undefined) return { topic: name, why: 'no rate is declared' };
  if (partitions === undefined || partitions < 1) return { topic: name, why: 'its partitions are not declared' };
  const policy = cleanup(topic.settings, cluster.settings);
  if (!policy.includes('delete')) return { topic: name, why: 'compacted: as large as its keys, which no rate tells' };
  const bytesPerSecond = (rate.recordsPerSecond * rate.bytesPerRecord) / partitions;
  return { topic: name, partitions, copies, bytesPerSecond, mostBytes: mostBytes(bytesPerSecond, topic.settings, cluster.settings) };
}

/** Whether a topic's growth is known. */
export const isKnown = (growth: Growth | Unknown): growth is Growth => 'bytesPerSecond' in growth;

function cleanup(topic: Settings, cluster: Settings): readonly string[] {
  const said = [listOf(topic, 'cleanup.policy'), listOf(cluster, 'log.cleanup.policy')].find((list) => list.length > 0);
  return said ?? ['delete'];
}

/** A segment goes as a whole, when its last record is too old: one more than the retention is kept. */
function mostBytes(bytesPerSecond: number, topic: Settings, cluster: Settings): number {
  const segmentMs = numberOf(topic, 'segment.ms') ?? rollMs(cluster);
  const segmentBytes = numberOf(topic, 'segment.bytes') ?? numberOf(cluster, 'log.segment.bytes') ?? DEFAULTS.segmentBytes;
  const segment = Math.min(segmentBytes, (bytesPerSecond * segmentMs) / MS_PER_SECOND);
  const { retentionMs, retentionBytes } = retention(topic, cluster);
  const byTime = retentionMs < 0 ? Number.POSITIVE_INFINITY : (bytesPerSecond * retentionMs) / MS_PER_SECOND;
  const bySize = retentionBytes < 0 ? Number.POSITIVE_INFINITY : retentionBytes;
  return Math.min(byTime, bySize) + segment;
}

function rollMs(cluster: Settings): number {
  const hours = numberOf(cluster, 'log.roll.hours');
  return numberOf(cluster, 'log.roll.ms') ?? (hours === undefined ? DEFAULTS.segmentMs : hours * HOUR_MS);
}

/** What stays on the broker's own disk: with tiered storage that may be less than what is kept. Negative is no bound. */
function retention(topic: Settings, cluster: Settings) {
  const whole = {
    retentionMs: numberOf(topic, 'retention.ms') ?? clusterRetentionMs(cluster),
    retentionBytes: numberOf(topic, 'retention.bytes') ?? numberOf(cluster, 'log.retention.bytes') ?? -1,
  };
  if (flagOf(topic, 'remote.storage.enable') !== true) return whole;
  const local = (own: string, common: string, all: number) => {
    const said = numberOf(topic, own) ?? numberOf(cluster, common);
    return said === undefined || said < 0 ? all : said;
  };
  return {
    retentionMs: local('local.retention.ms', 'log.local.retention.ms', whole.retentionMs),
    retentionBytes: local('local.retention.bytes', 'log.local.retention.bytes', whole.retentionBytes),
  };
}

function clusterRetentionMs(cluster: Settings): number {
  const minutes = numberOf(cluster, 'log.retention.minutes');
  const hours = numberOf(cluster, 'log.retention.hours') ?? DEFAULTS.retentionHours;
  return numberOf(cluster, 'log.retention.ms') ?? (minutes === undefined ? hours * HOUR_MS : minutes * MINUTE_MS);
}
