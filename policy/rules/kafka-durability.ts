import { BLOCK_IN_PRODUCTION, BLOCK_WHERE_IT_COUNTS, WARN_IN_PRODUCTION } from '../../charts/shared/severity.js';
import {
  type Cluster,
  type DataDir,
  type Facts,
  flagOf,
  type KafkaNodes,
  numberOf,
  type Settings,
  type Topic,
  textOf,
} from '../facts/index.js';
import { clusterOf, lostOn, spotOf, unique } from './nouns.js';
import type { Rule, Violation } from './rule.js';

const UNCLEAN = 'unclean.leader.election.enable';
const HOUR_MS = 3_600_000;

/** What is written stays. */
export const KAFKA_DURABILITY: readonly Rule[] = [
  {
    id: 'KFK-10',
    title: 'a copy that lags may become leader',
    severity: BLOCK_WHERE_IT_COUNTS,
    why: 'records that were confirmed are thrown away when the last in-sync copy is down, and transactions break',
    source: 'apache/kafka#9533 and #22937',
    wrong: 'unclean.leader.election.enable=true',
    right: 'unclean.leader.election.enable=false',
    check: ({ clusters, topics }) =>
      [...clusters, ...topics].flatMap((owner) => {
        if (flagOf(owner.settings, UNCLEAN) !== true) return [];
        const what = `${'partitions' in owner ? `topic ${owner.name}: ` : ''}${UNCLEAN} is true`;
        return [{ ...spotOf(owner.settings[UNCLEAN], owner), what, fix: 'remove it: false is the default' }];
      }),
  },
  {
    id: 'KFK-16',
    title: 'records are kept for less than an hour',
    severity: BLOCK_IN_PRODUCTION,
    why: 'milliseconds were mostly meant as another unit: records are gone before a consumer that restarts has read them',
    source: 'bitnami/bitnami-docker-kafka#247',
    wrong: 'retention.ms: 168   # a week was meant, in hours',
    right: 'retention.ms: 604800000   # a week',
    check: (facts) => [...facts.topics.flatMap(shortTopic), ...facts.clusters.flatMap(shortCluster)],
  },
  {
    id: 'KFK-22',
    title: 'clients send bigger records than Kafka takes',
    severity: WARN_IN_PRODUCTION,
    why: 'the producer’s limit lets a record through that the broker then refuses: the task fails at the first big one',
    source: 'Kafka documentation of message.max.bytes and max.request.size',
    wrong: 'producer.max.request.size=10485760   # brokers take 1 MiB',
    right: 'producer.max.request.size=10485760\n# and on the topic: max.message.bytes=10485760',
    check: (facts) => facts.connects.flatMap((connect) => tooBig(connect, facts)),
  },
  {
    id: 'KFK-25',
    title: 'records are kept where they are lost with the pod',
    severity: BLOCK_WHERE_IT_COUNTS,
    why: 'the broker comes back empty after a restart, and with it every copy it had',
    source: 'Kafka documentation of log.dirs; strimzi warns of it for one broker only',
    wrong: 'log.dirs=/tmp/kafka-logs   # no volume is mounted there',
    right: 'log.dirs=/var/lib/kafka/data/kafka   # below the mount of a volumeClaimTemplate',
    check: ({ nodes }) =>
      nodes.filter(({ roles }) => roles.includes('broker')).flatMap((node) => lost(node, (dir) => dir.holds !== 'metadata')),
  },
  {
    id: 'KRC-15',
    title: 'a controller’s metadata is lost with its pod',
    severity: BLOCK_WHERE_IT_COUNTS,
    why: 'controllers that come back empty can elect a leader that has never seen what was committed: the cluster forgets its topics',
    source: 'Kafka documentation, KRaft: metadata log directory; strimzi warns of it after apply',
    wrong: 'volumes:\n  - name: metadata\n    emptyDir: {}',
    right: 'volumeClaimTemplates:\n  - metadata: { name: metadata }',
    check: ({ nodes }) =>
      nodes
        .filter(({ mode, roles }) => mode === 'kraft' && roles.includes('controller'))
        .flatMap((node) => lost(node, (dir) => dir.holds === 'metadata' || (dir.holds === 'both' && !node.roles.includes('broker')))),
  },
];

function shortTopic(topic: Topic): readonly Violation[] {
  const ms = numberOf(topic.settings, 'retention.ms');
  if (ms === undefined || ms < 0 || ms >= HOUR_MS || isCompactOnly(topic.settings)) return [];
  return [
    {
      ...spotOf(topic.settings['retention.ms'], topic),
      what: `topic ${topic.name}: retention.ms is ${ms}, ${spoken(ms)}`,
      fix: suggestion(ms),
    },
  ];
}

const BROKER_RETENTION = { 'log.retention.ms': 1, 'log.retention.minutes': 60_000 } as const;

function shortCluster(cluster: Cluster): readonly Violation[] {
  return Object.entries(BROKER_RETENTION).flatMap(([key, factor]) => {
    const value = numberOf(cluster.settings, key);
    if (value === undefined || value < 0 || value * factor >= HOUR_MS || isCompactOnly(cluster.settings)) return [];
    return [
      { ...spotOf(cluster.settings[key], cluster), what: `${key} is ${value}, ${spoken(value * factor)}`, fix: suggestion(value * factor) },
    ];
  });
}

const isCompactOnly = (settings: Settings) => (textOf(settings, 'cleanup.policy') ?? textOf(settings, 'log.cleanup.policy')) === 'compact';
const spoken = (ms: number) => (ms < 60_000 ? `${ms / 1000} seconds` : `${Math.round(ms / 60_000)} minutes`);
const suggestion = (ms: number) =>
  ms > 0 && ms <= 24 * 365
    ? `${ms} hours are ${ms * HOUR_MS} ms; a week is ${168 * HOUR_MS}`
    : `a day is ${24 * HOUR_MS}, a week ${168 * HOUR_MS}`;

function tooBig({ settings, cluster: key, resource, place }: Facts['connects'][number], facts: Facts): readonly Violation[] {
  const cluster = clusterOf(facts, key);
  const asked = numberOf(settings, 'producer.max.request.size');
  if (!cluster || asked === undefined) return [];
  const taken = numberOf(cluster.settings, 'message.max.bytes') ?? 1_048_588;
  const widest = facts.topics
    .filter((topic) => topic.cluster === key)
    .map((topic) => numberOf(topic.settings, 'max.message.bytes') ?? taken);
  const most = Math.max(taken, ...widest);
  if (asked <= most) return [];
  const what = `producers may send ${asked} bytes, and no topic takes more than ${most}`;
  return [
    {
      ...spotOf(settings['producer.max.request.size'], { resource, place }),
      what,
      fix: `set max.message.bytes of the topics that need it to ${asked}`,
    },
  ];
}

function lost(node: KafkaNodes, counts: (dir: DataDir) => boolean): readonly Violation[] {
  const dirs = node.dataDirs.filter((dir) => !dir.survives && counts(dir));
  return unique(dirs, ({ path }) => path).map(({ path, volume, place }) => {
    const top = volume?.kind === 'image-volume' ? volume.name : path;
    const mount =
      node.origin === 'strimzi'
        ? 'use storage of type persistent-claim'
        : node.origin === 'compose'
          ? `mount a named volume there: data:${top}`
          : `mount a volumeClaimTemplate at ${top}`;
    const fix = volume?.kind === 'image-volume' ? `copy out what is there, then ${mount}` : mount;
    return { resource: node.resource, place: volume?.place ?? place, what: `${path} is on ${lostOn(volume)}`, fix };
  });
}
