import { ACKNOWLEDGE, BLOCK, DANGEROUS } from '../../../charts/shared/severity.js';
import { flagOf, numberOf } from '../../facts/index.js';
import type { Transition } from '../transition.js';
import { clusterLabel, clusters, settingFields } from './pairs.js';

/** Settings that decide about topics only when those are made. */
const AT_CREATION = [
  'default.replication.factor',
  'offsets.topic.replication.factor',
  'transaction.state.log.replication.factor',
  'share.coordinator.state.topic.replication.factor',
  'num.partitions',
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
      AT_CREATION.flatMap((key) => {
        const [before, after] = [numberOf(old.settings, key), numberOf(now.settings, key)];
        if (before === undefined || after === undefined || before === after) return [];
        const words = `${key} ${before} → ${after} counts for topics made from now on; those that exist keep ${before}, and nobody changes them.`;
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
  check: (transit) =>
    clusters(transit).flatMap(({ old, now }) => {
      const key = 'unclean.leader.election.enable';
      if (flagOf(now.settings, key) !== true || flagOf(old.settings, key) === true) return [];
      const words = 'Unclean leader election is switched on: acknowledged records may be lost when brokers fail.';
      return [
        {
          resource: clusterLabel(now),
          consequence: 'data-loss',
          by: 'runbook',
          isReversible: true,
          text: words,
          fields: settingFields(transit, key),
        },
      ];
    }),
};
