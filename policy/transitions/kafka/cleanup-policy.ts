import { ACKNOWLEDGE, DANGEROUS } from '../../../charts/shared/severity.js';
import { type Cluster, numberOf, type Topic } from '../../facts/index.js';
import type { Outcome, Transit, Transition } from '../transition.js';
import { duration } from '../words.js';
import { clusterChange, INHERITED, setBy, topicChange } from './effective.js';
import { type BeforeAfter, clusterLabel, clusterSettings, clusters, settingFields, topics } from './pairs.js';
import { clusterRetentionMs, GONE, topicOutcome } from './retention.js';

/** Members of a cleanup policy. */
const members = (policy: string) => new Set(policy.split(',').map((part) => part.trim()));

interface PolicyChange {
  /** The topic, or which topics of a cluster. */
  readonly who: string;
  /** The topic; absent for a cluster. */
  readonly topic?: Topic;
  /** How long records stay when they age out. */
  readonly keptMs: number;
  /** Policies before. */
  readonly before: ReadonlySet<string>;
  /** Policies after. */
  readonly after: ReadonlySet<string>;
  /** What is told of it. */
  readonly outcome: (text: string) => Outcome;
}

type States = readonly [Transit['before'], Transit['after']];

/** Topics whose cleanup policy changes, and clusters whose topics take it from the brokers. */
function policyChanges(transit: Transit): readonly PolicyChange[] {
  const states: States = [transit.before, transit.after];
  return [
    ...topics(transit).flatMap((pair) => ofTopic(pair, states, transit)),
    ...clusters(transit).flatMap((pair) => ofCluster(pair, states, transit)),
  ];
}

const CLEANUP = INHERITED.cleanup;

function ofTopic(pair: BeforeAfter<Topic>, states: States, transit: Transit): readonly PolicyChange[] {
  const { now: topic } = pair;
  const change = topicChange(pair, CLEANUP, states);
  if (change === undefined) return [];
  const keptMs = numberOf(topic.settings, 'retention.ms') ?? clusterRetentionMs(clusterSettings(topic.cluster, transit.after));
  const outcome = (text: string) => topicOutcome(topic, transit, CLEANUP.topic, text);
  return [{ who: topic.name, topic, keptMs, before: members(change.old), after: members(change.now), outcome }];
}

function ofCluster(pair: BeforeAfter<Cluster>, states: States, transit: Transit): readonly PolicyChange[] {
  const { now: cluster } = pair;
  const change = clusterChange(pair, CLEANUP, states);
  if (change === undefined) return [];
  const where = { resource: clusterLabel(cluster), by: setBy(cluster.settings[CLEANUP.broker]) };
  const fields = settingFields(transit, CLEANUP.broker);
  const outcome = (text: string): Outcome => ({
    ...GONE,
    ...where,
    text: `${CLEANUP.broker} ${change.old} → ${change.now}: ${text}`,
    fields,
  });
  const keptMs = clusterRetentionMs(cluster.settings);
  const who = 'each topic without a policy of its own';
  return [{ who, keptMs, before: members(change.old), after: members(change.now), outcome }];
}

/** KFK-18: a topic becomes compacted. */
export const becomesCompacted: Transition = {
  id: 'KFK-18',
  title: 'A topic becomes compacted',
  severities: ACKNOWLEDGE,
  why: 'records without a key are refused from then on, and of each key only the last record stays',
  source: 'apache/kafka#2875',
  check: (transit) =>
    policyChanges(transit).flatMap(({ who, before, after, outcome }) =>
      before.has('compact') || !after.has('compact')
        ? []
        : [outcome(`${who} becomes compacted: records without a key are refused, and of each key only the last record stays.`)],
    ),
};

/** Topics that hold state by key: what ages out of them is forgotten. */
const STATE_TOPIC = /^_schemas$|changelog$|^_?connect[-_.]|[-_.](configs?|offsets|status)$|^__/;

/** KFK-19: a topic that held the last record of each key lets them age out. */
export const stopsCompacting: Transition = {
  id: 'KFK-19',
  title: 'A compacted topic deletes by age',
  severities: DANGEROUS,
  why: 'schemas, offsets, connectors and tables kept in it age out, each as if it had never been',
  source: 'apache/kafka#8828',
  check: (transit) =>
    policyChanges(transit).flatMap(({ who, topic, keptMs, before, after, outcome }) => {
      const isLost = before.has('compact') && !before.has('delete') && after.has('delete');
      if (!isLost) return [];
      const words = `${who} no longer keeps the last record of each key for ever: what is older than ${duration(keptMs)} goes at the next cleanup.`;
      const isState = topic === undefined || STATE_TOPIC.test(topic.name);
      return [{ ...outcome(words), ...(!isState && { severities: ACKNOWLEDGE }) }];
    }),
};
