import { ACKNOWLEDGE, BLOCK } from '../../../charts/shared/severity.js';
import type { Cluster, Topic } from '../../facts/index.js';
import type { Outcome, State, Transition } from '../transition.js';
import { clusterChange, clusterValue, INHERITED, setBy, topicValue } from './effective.js';
import { type BeforeAfter, clusterLabel, clusters, settingFields, TOPIC_PERFORMERS, topicFields, topicLabel, topics } from './pairs.js';

const KEY = INHERITED.minInSync.topic;

/** Replicas and in-sync minimum of a topic, or of topics without their own. */
interface Counts {
  readonly replicas: number;
  readonly minimum: number;
}

/** KFK-42: no broker may be away any more. */
export const noSpareReplica: Transition = {
  id: 'KFK-42',
  title: 'No replica may be missing any more',
  severities: ACKNOWLEDGE,
  why: 'with as many in-sync replicas required as there are replicas, producers with acks=all are refused while one broker restarts',
  source: 'Kafka documentation: min.insync.replicas',
  check: (transit) => {
    const states = [transit.before, transit.after] as const;
    return [
      ...topics(transit).flatMap((pair) => {
        const fields = topicFields(transit, pair.now, 'config', KEY);
        const by = TOPIC_PERFORMERS[pair.now.declaredBy];
        return stopped(topicCounts(pair, states), pair.now.name, { resource: topicLabel(pair.now.name), by, fields });
      }),
      ...clusters(transit).flatMap((pair) => {
        const by = setBy(pair.now.settings[KEY]);
        const where = { resource: clusterLabel(pair.now), by, fields: settingFields(transit, KEY) };
        return stopped(clusterCounts(pair, states), 'topics without settings of their own', where);
      }),
    ];
  },
};

/** What is told of counts whose minimum rises until no replica is spare. */
function stopped(
  { old, now }: BeforeAfter<Counts | undefined>,
  who: string,
  where: Pick<Outcome, 'resource' | 'by' | 'fields'>,
): readonly Outcome[] {
  if (old === undefined || now === undefined || now.minimum <= old.minimum) return [];
  if (old.minimum >= old.replicas || now.minimum < now.replicas) return [];
  const isNever = now.minimum > now.replicas;
  const then = isNever
    ? 'producers with acks=all are refused from then on'
    : 'producers with acks=all are refused as soon as one broker is away, each restart included';
  const text = `${KEY} ${old.minimum} → ${now.minimum} for ${who}, with ${now.replicas} replicas: ${then}. Keep it below the number of replicas.`;
  return [{ ...where, consequence: 'outage', isReversible: true, text, ...(isNever && { severities: BLOCK }) }];
}

/** Counts of a topic. What it takes from the brokers counts where it has none of its own, unless both are theirs. */
function topicCounts({ old, now }: BeforeAfter<Topic>, [before, after]: readonly [State, State]): BeforeAfter<Counts | undefined> {
  const isOwn = [old, now].some(({ replicationFactor, settings }) => replicationFactor !== undefined || settings[KEY] !== undefined);
  const counts = (topic: Topic, state: State) => {
    const cluster = state.facts.clusters.find(({ key }) => key === topic.cluster);
    const replicas = topic.replicationFactor ?? (cluster && replicasOf(cluster, state));
    return replicas === undefined || !isOwn ? undefined : { replicas, minimum: Number(topicValue(topic, INHERITED.minInSync, state)) };
  };
  return { old: counts(old, before), now: counts(now, after) };
}

function clusterCounts(pair: BeforeAfter<Cluster>, states: readonly [State, State]): BeforeAfter<Counts | undefined> {
  const change = clusterChange(pair, INHERITED.minInSync, states);
  if (change === undefined) return { old: undefined, now: undefined };
  const counts = (cluster: Cluster, state: State, minimum: string): Counts | undefined => {
    const replicas = replicasOf(cluster, state);
    return replicas === undefined ? undefined : { replicas, minimum: Number(minimum) };
  };
  return { old: counts(pair.old, states[0], change.old), now: counts(pair.now, states[1], change.now) };
}

/** Replicas of topics that do not say how many. */
function replicasOf(cluster: Cluster, state: State): number | undefined {
  const found = clusterValue(cluster, 'default.replication.factor', '1', state);
  return found === undefined || !Number.isFinite(Number(found)) ? undefined : Number(found);
}
