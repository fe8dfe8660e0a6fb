import { type Cluster, type Facts, type KafkaNodes, textOf } from '../facts/index.js';
import { nodesOf, replication, withRole } from '../rules/nouns.js';
import { type Growth, growthOf, isKnown, type Unknown } from './growth.js';

/** How full the disks of one pool of brokers get, by the rates that are declared. */
export interface PoolCapacity {
  /** The brokers of the pool. */
  readonly pool: KafkaNodes;
  /** Key of the cluster. */
  readonly cluster: string;
  /** Disks of each broker together; nothing when a size is not said. */
  readonly diskBytes?: number;
  /** Of each broker, once as much goes as comes. Infinite when a topic keeps everything. */
  readonly neededBytes: number;
  /** Into each broker. */
  readonly bytesPerDay: number;
  /** Until empty disks are full; nothing when they never are, or their size is not said. */
  readonly daysUntilFull?: number;
  /** Days of records that fit beside what is needed; nothing when the size is not said. */
  readonly headroomDays?: number;
  /** The topics that need most, the largest first, with their bytes on each broker. */
  readonly topics: readonly { readonly topic: string; readonly bytes: number }[];
  /** Topics that are not counted, and why. */
  readonly unknown: readonly Unknown[];
}

/** Part of a disk that stays free: for a roll's catching up, a reassignment, a busy day. */
export const FREE_SHARE = 0.2;

const BYTES_PER_MIB = 2 ** 20;
const SECONDS_PER_DAY = 86_400;

/** The pools of every cluster that has a declared rate. */
export function poolCapacities(facts: Facts): readonly PoolCapacity[] {
  return facts.clusters.flatMap((cluster) => {
    const topics = facts.topics.filter((topic) => topic.cluster === cluster.key);
    if (!topics.some(({ rate }) => rate !== undefined)) return [];
    const growths = topics.map((topic) => growthOf(topic, cluster, replication(topic, facts) ?? 1));
    const brokers = withRole(nodesOf(facts, cluster), 'broker').filter(({ replicas }) => replicas > 0);
    return brokers.map((pool) => capacityOf(pool, brokers, cluster, growths));
  });
}

function capacityOf(
  pool: KafkaNodes,
  brokers: readonly KafkaNodes[],
  cluster: Cluster,
  growths: readonly (Growth | Unknown)[],
): PoolCapacity {
  const share = shareOf(pool, brokers);
  const loads = growths.filter(isKnown).map((growth) => ({ ...growth, held: heldBy(share, growth) }));
  const diskBytes = disksOf(pool);
  const neededBytes = loads.reduce((sum, { held, mostBytes }) => sum + held * mostBytes, 0);
  const bytesPerDay = loads.reduce((sum, { held, bytesPerSecond }) => sum + held * bytesPerSecond * SECONDS_PER_DAY, 0);
  const days = diskBytes === undefined ? undefined : daysUntil(diskBytes, loads);
  return {
    pool,
    cluster: cluster.key,
    ...(diskBytes !== undefined && {
      diskBytes,
      headroomDays: bytesPerDay === 0 ? Number.POSITIVE_INFINITY : (diskBytes - neededBytes) / bytesPerDay,
    }),
    neededBytes,
    bytesPerDay,
    ...(days !== undefined && { daysUntilFull: days }),
    topics: loads.map(({ topic, held, mostBytes }) => ({ topic, bytes: held * mostBytes })).sort((a, b) => b.bytes - a.bytes),
    unknown: growths.filter((growth): growth is Unknown => !isKnown(growth)),
  };
}

/** Part of all copies that one broker of a pool holds: racks hold as many copies each, and brokers of one rack share them. */
function shareOf(pool: KafkaNodes, brokers: readonly KafkaNodes[]): number {
  const rackOf = (node: KafkaNodes) => textOf(node.settings, 'broker.rack') ?? '';
  const racks = new Set(brokers.map(rackOf)).size;
  const inRack = brokers.filter((other) => rackOf(other) === rackOf(pool)).reduce((sum, { replicas }) => sum + replicas, 0);
  return 1 / (racks * inRack);
}

/** Copies of a topic's partitions on one broker: whole ones, and never two of one partition. */
const heldBy = (share: number, { partitions, copies }: Growth) => Math.min(partitions, Math.ceil(partitions * copies * share));

function disksOf({ dataDirs }: KafkaNodes): number | undefined {
  const sizes = dataDirs.filter(({ holds }) => holds !== 'metadata').map(({ volume }) => volume?.sizeMiB);
  return sizes.length === 0 || sizes.some((size) => size === undefined)
    ? undefined
    : sizes.reduce<number>((sum, size) => sum + (size ?? 0) * BYTES_PER_MIB, 0);
}

interface Load extends Growth {
  readonly held: number;
}

/** Days until empty disks are full. Topics stop growing one after the other, when their retention is reached. */
function daysUntil(diskBytes: number, loads: readonly Load[]): number | undefined {
  const ends = loads.map((load) => ({ ...load, until: load.mostBytes / load.bytesPerSecond })).sort((a, b) => a.until - b.until);
  let [seconds, filled] = [0, 0];
  for (const [index, { until }] of ends.entries()) {
    const speed = ends.slice(index).reduce((sum, { held, bytesPerSecond }) => sum + held * bytesPerSecond, 0);
    if (filled + speed * (until - seconds) > diskBytes) return (seconds + (diskBytes - filled) / speed) / SECONDS_PER_DAY;
    filled += speed * (until - seconds);
    seconds = until;
  }
  return undefined;
}
