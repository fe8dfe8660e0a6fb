import { ACKNOWLEDGE, BLOCK, DANGEROUS } from '../../../charts/shared/severity.js';
import { numberOf } from '../../facts/index.js';
import type { Outcome, Transition } from '../transition.js';
import { clusterChange, clusterValue, INHERITED, setBy, topicChange } from './effective.js';
import { type BeforeAfter, clusterLabel, clusters, settingFields, TOPIC_PERFORMERS, topicFields, topicLabel, topics } from './pairs.js';

/** Settings that decide about topics only when those are made, and Kafka's own values. */
const AT_CREATION = [
  ['default.replication.factor', 1],
  ['offsets.topic.replication.factor', 3],
  ['transaction.state.log.replication.factor', 3],
  ['share.coordinator.state.topic.replication.factor', 3],
  ['num.partitions', 1],
] as const;

/** KFK-08: what decides about new topics is changed, and topics exist. */
export const existingTopicsKeep: Transition = {
  id: 'KFK-08',
  title: 'Topics that exist keep what they have',
  severities: ACKNOWLEDGE,
  why: 'these settings count when a topic is made; those that exist need a reassignment',
  source: 'Yolean/kubernetes-kafka#140',
  check: (transit) =>
    clusters(transit).flatMap(({ old, now }) =>
      AT_CREATION.flatMap(([key, fallback]) => {
        const [before, found] = [numberOf(old.settings, key), clusterValue(now, key, `${fallback}`, transit.after)];
        const after = found === undefined ? Number.NaN : Number(found);
        if (before === undefined || Number.isNaN(after) || before === after) return [];
        const taken = now.settings[key] === undefined ? ' (taken out, so Kafka’s own value)' : '';
        const words = `${key} ${before} → ${after}${taken} counts for topics made from now on; those that exist keep ${before}, and nobody changes them.`;
        return [
          {
            resource: clusterLabel(now),
            consequence: 'no-effect' as const,
            by: 'nobody' as const,
            isReversible: true,
            text: words,
            fields: settingFields(transit, key),
          },
        ];
      }),
    ),
};

/** KFK-09: the partitions of Kafka's own topics change. */
export const internalPartitions: Transition = {
  id: 'KFK-09',
  title: "The partitions of Kafka's own topics change",
  severities: BLOCK,
  why: 'groups and transactions are found by hash modulo that number: with another one their state is not found',
  source: 'Kafka documentation: offsets.topic.num.partitions should not change after deployment',
  check: (transit) =>
    clusters(transit).flatMap(({ old, now }) =>
      ['offsets.topic.num.partitions', 'transaction.state.log.num.partitions'].flatMap((key) => {
        const [before, after] = [numberOf(old.settings, key) ?? INTERNAL_PARTITIONS, numberOf(now.settings, key) ?? INTERNAL_PARTITIONS];
        if (before === after) return [];
        const words = `${key} ${before} → ${after}: groups or transactions would be looked for in other partitions than they are in. Keep ${before}.`;
        return [
          {
            resource: clusterLabel(now),
            consequence: 'outage' as const,
            by: 'runbook' as const,
            isReversible: true,
            text: words,
            fields: settingFields(transit, key),
          },
        ];
      }),
    ),
};

/** Kafka's own number. */
const INTERNAL_PARTITIONS = 50;

/** KFK-10: a replica that is behind may become leader. */
export const uncleanElection: Transition = {
  id: 'KFK-10',
  title: 'Acknowledged records may be lost at an election',
  severities: DANGEROUS,
  why: 'a replica that is behind may become leader, and what it lacks is gone although producers were told it is safe',
  source: 'apache/kafka#9533, #22937',
  check: (transit) => {
    const states = [transit.before, transit.after] as const;
    const common = { consequence: 'data-loss', isReversible: true } as const;
    const words = 'unclean leader election is switched on: acknowledged records may be lost when brokers fail.';
    return [
      ...clusters(transit).flatMap((pair): readonly Outcome[] => {
        if (!isSwitchedOn(clusterChange(pair, UNCLEAN, states))) return [];
        const by = setBy(pair.now.settings[UNCLEAN.broker]);
        return [
          {
            ...common,
            resource: clusterLabel(pair.now),
            by,
            text: `For topics without a setting of their own ${words}`,
            fields: settingFields(transit, UNCLEAN.broker),
          },
        ];
      }),
      ...topics(transit).flatMap((pair): readonly Outcome[] => {
        if (!isSwitchedOn(topicChange(pair, UNCLEAN, states))) return [];
        const { name, declaredBy } = pair.now;
        const fields = topicFields(transit, pair.now, 'config', UNCLEAN.topic);
        return [{ ...common, resource: topicLabel(name), by: TOPIC_PERFORMERS[declaredBy], text: `${name}: ${words}`, fields }];
      }),
    ];
  },
};

const UNCLEAN = INHERITED.unclean;
const isSwitchedOn = (change: BeforeAfter<string> | undefined) =>
  change?.now.toLowerCase() === 'true' && change.old.toLowerCase() !== 'true';
