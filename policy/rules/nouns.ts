import { recognisedAs } from '../../charts/recognised.js';
import {
  type Cluster,
  type Facts,
  type KafkaNodes,
  numberOf,
  type Setting,
  type Settings,
  type Topic,
  textOf,
  type VolumeFact,
  type Workload,
} from '../facts/index.js';

/** Brokers' settings and what Kafka assumes where nothing is set. */
export const KAFKA_DEFAULTS = { 'min.insync.replicas': 1, 'default.replication.factor': 1, 'message.max.bytes': 1_048_588 } as const;

/** The cluster of a key. */
export const clusterOf = ({ clusters }: Pick<Facts, 'clusters'>, key: string | undefined): Cluster | undefined =>
  clusters.find((cluster) => cluster.key === key);

/** Nodes of a cluster. */
export const nodesOf = ({ nodes }: Pick<Facts, 'nodes'>, { key }: Pick<Cluster, 'key'>): readonly KafkaNodes[] =>
  nodes.filter(({ cluster }) => cluster === key);

/** Nodes that are brokers, or controllers. */
export const withRole = (nodes: readonly KafkaNodes[], role: 'broker' | 'controller') => nodes.filter(({ roles }) => roles.includes(role));

/** In-sync copies a topic asks for: its own setting, then its cluster's, then Kafka's. Nothing when its cluster is not known. */
export function minInSync(topic: Topic, facts: Facts): number | undefined {
  const own = numberOf(topic.settings, 'min.insync.replicas');
  if (own !== undefined) return own;
  const cluster = clusterOf(facts, topic.cluster);
  return cluster && (numberOf(cluster.settings, 'min.insync.replicas') ?? KAFKA_DEFAULTS['min.insync.replicas']);
}

/** Copies of a topic: its own number, then its cluster's. */
export function replication(topic: Topic, facts: Facts): number | undefined {
  if (topic.replicationFactor !== undefined && topic.replicationFactor > 0) return topic.replicationFactor;
  const cluster = clusterOf(facts, topic.cluster);
  return cluster && numberOf(cluster.settings, 'default.replication.factor');
}

/** Where a setting stands, or else where its owner does. */
export const spotOf = (setting: Setting | undefined, owner: { readonly resource: string; readonly place: Setting['place'] }) => ({
  resource: setting?.resource ?? owner.resource,
  place: setting?.place ?? owner.place,
});

/** What data is kept on that is lost with its pod or container. */
export function lostOn(volume: VolumeFact | undefined): string {
  if (volume === undefined) return 'no volume';
  if (volume.kind === 'image-volume')
    return `an anonymous volume: the image declares VOLUME ${volume.name}, and a mount above it does not hold what is written there`;
  return ['empty-dir', 'tmpfs', 'anonymous'].includes(volume.kind) ? 'an ephemeral volume' : `a volume of kind ${volume.kind}`;
}

type OwnFileNode = Pick<KafkaNodes, 'image' | 'settings' | 'origin' | 'settingsElsewhere'>;

/** Whether an image brings a properties file of its own, so that what is not set here may still be set there. */
export function hasOwnFile({ image, settings, origin, settingsElsewhere }: OwnFileNode): boolean {
  const found = Object.values(settings);
  if (settingsElsewhere) return true;
  if (origin === 'strimzi' || found.some((setting) => setting.origin === 'properties')) return false; // all of it is seen
  const startsFromNothing = (image?.family === 'apache' || image?.family === 'confluent') && !/local$/.test(image.repository);
  return !startsFromNothing || found.length === 0;
}

/** Workloads that run a part of a streaming platform: a program that Sluice knows, as opposed to what happens to stand beside it. */
export const streamingWorkloads = ({ workloads }: Pick<Facts, 'workloads'>): readonly Workload[] =>
  workloads.filter(({ pod }) => pod.containers.some(({ runs }) => recognisedAs(runs) !== undefined));

/** Workload of a resource. */
export const workloadOf = ({ workloads }: Pick<Facts, 'workloads'>, resource: string): Workload | undefined =>
  workloads.find((workload) => workload.resource === resource);

/** Settings that have a key, each with its value. */
export const textsOf = (settings: Settings, keys: readonly string[]) =>
  keys.flatMap((key) => {
    const [value, setting] = [textOf(settings, key), settings[key]];
    return value === undefined || setting === undefined ? [] : [{ key, value, setting }];
  });

/** Drops what says the same a second time: pools of one cluster share their settings. */
export function unique<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = keyOf(item);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
