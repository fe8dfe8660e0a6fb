import { flagOf, type KafkaNodes, numberOf, type Settings, textOf } from '../../facts/index.js';
import { DANGEROUS, IMPOSSIBLE, TO_ACKNOWLEDGE, TO_KNOW } from '../severity.js';
import type { Transition } from '../transition.js';
import { counted, listed } from '../words.js';
import { clusterLabel, clusters, nodes, settingFields } from './pairs.js';

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
  severities: TO_ACKNOWLEDGE,
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
  severities: IMPOSSIBLE,
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
            by: 'roll' as const,
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
          by: 'roll',
          isReversible: true,
          text: words,
          fields: settingFields(transit, key),
        },
      ];
    }),
};

/** KFK-26: a folder that holds records is no longer used. */
export const logDirRemoved: Transition = {
  id: 'KFK-26',
  title: 'A disk with records is no longer used',
  severities: DANGEROUS,
  why: 'the replicas on it are missing on that broker; with a change on all brokers at once every copy may be',
  source: 'strimzi/strimzi-kafka-operator: StorageDiff allows it',
  check: (transit) =>
    nodes(transit).flatMap(({ old, now }) => {
      const gone = old.dataDirs.filter(({ path, holds }) => holds !== 'metadata' && !now.dataDirs.some((dir) => dir.path === path));
      if (gone.length === 0 || !now.roles.includes('broker')) return [];
      const words = `${now.name} no longer uses ${listed(gone.map(({ path }) => path))}: the replicas there are lost to it, and copied from other brokers if there are any. Move them off first.`;
      return [
        {
          resource: now.resource,
          consequence: 'data-loss',
          by: 'roll',
          isReversible: false,
          text: words,
          fields: settingFields(transit, 'log.dirs'),
        },
      ];
    }),
};

/** KFK-27: tiered storage is switched off. */
export const tieringStopped: Transition = {
  id: 'KFK-27',
  title: 'Tiered records are deleted',
  severities: DANGEROUS,
  why: 'with delete.on.disable everything that was moved to the remote store is deleted',
  source: 'Kafka documentation: tiered storage operations',
  check: (transit) =>
    transit.after.facts.topics.flatMap((topic) => {
      const old = transit.before.facts.topics.find(({ name }) => name === topic.name);
      const isOff =
        old !== undefined &&
        flagOf(old.settings, 'remote.storage.enable') === true &&
        flagOf(topic.settings, 'remote.storage.enable') !== true;
      if (!isOff || flagOf(topic.settings, 'remote.log.delete.on.disable') !== true) return [];
      const words = `${topic.name}: tiered storage is switched off with delete.on.disable: all records in the remote store are deleted.`;
      return [{ resource: `Topic/${topic.name}`, consequence: 'data-loss', by: 'access-job', isReversible: false, text: words }];
    }),
};

/** KFK-30: anybody may do more. */
export const authorizationWeakened: Transition = {
  id: 'KFK-30',
  title: 'Authorization is weakened',
  severities: DANGEROUS,
  why: 'without an authorizer, or with everyone allowed, each client may read, write and delete everything',
  source: 'Kafka documentation: authorization and ACLs',
  check: (transit) =>
    nodes(transit).flatMap(({ old, now }) =>
      weaknesses(old.settings, now.settings).map(([key, words]) => ({
        resource: now.resource,
        consequence: 'outage' as const,
        by: 'roll' as const,
        isReversible: true,
        text: `${now.name}: ${words}.`,
        fields: settingFields(transit, key),
      })),
    ),
};

function weaknesses(old: Settings, now: Settings): readonly (readonly [key: string, words: string])[] {
  const users = (settings: Settings) => (textOf(settings, 'super.users') ?? '').split(';').filter((name) => name !== '');
  const isGone = textOf(old, 'authorizer.class.name') !== undefined && textOf(now, 'authorizer.class.name') === undefined;
  const isOpened = flagOf(now, 'allow.everyone.if.no.acl.found') === true && flagOf(old, 'allow.everyone.if.no.acl.found') !== true;
  const widened = isGone ? [] : users(now).filter((user) => !users(old).includes(user));
  return [
    ...(isGone ? [['authorizer.class.name', 'the authorizer is gone, and every client may do everything'] as const] : []),
    ...(isOpened ? [['allow.everyone.if.no.acl.found', 'whatever has no ACL is open to everybody'] as const] : []),
    ...(widened.length > 0 ? [['super.users', `${listed(widened)} may do everything, whatever the ACLs say`] as const] : []),
  ];
}

/** KFK-32: a broker no longer says where it is, or says another place. */
export const rackChanged: Transition = {
  id: 'KFK-32',
  title: 'A broker has another rack, or none',
  severities: TO_KNOW,
  why: 'copies are spread over racks when topics are made: with a wrong rack all of them may be in one zone',
  source: 'Kafka documentation: rack awareness',
  check: (transit) =>
    nodes(transit).flatMap(({ old, now }) => {
      const [before, after] = [textOf(old.settings, 'broker.rack'), textOf(now.settings, 'broker.rack')];
      if (before === undefined || before === after) return [];
      const words = `${now.name} is in rack ${before} no longer${after === undefined ? ' and names none' : `, but in ${after}`}: copies that exist stay where they are, however unevenly.`;
      return [
        {
          resource: now.resource,
          consequence: 'restart',
          by: 'roll',
          isReversible: true,
          text: words,
          fields: settingFields(transit, 'broker.rack'),
        },
      ];
    }),
};

/** KFK-34: there are fewer brokers. */
export const brokersRemoved: Transition = {
  id: 'KFK-34',
  title: 'Brokers go without being drained',
  severities: DANGEROUS,
  why: 'partitions stay assigned to brokers that are gone: copies are missing, and where too many are, writes stop',
  source: 'strimzi/strimzi-kafka-operator#133, #4090',
  check: (transit) =>
    clusters(transit).flatMap(({ old, now }) => {
      if (now.brokers >= old.brokers) return [];
      const brokers = (state: readonly KafkaNodes[], key: string) =>
        state.filter(({ cluster, roles }) => cluster === key && roles.includes('broker'));
      const kept = brokers(transit.after.facts.nodes, now.key);
      const gone = brokers(transit.before.facts.nodes, old.key).flatMap((set) => {
        const left = kept.find(({ resource }) => resource === set.resource)?.replicas ?? 0;
        return Array.from({ length: Math.max(0, set.replicas - left) }, (_, index) => `${set.name}-${left + index}`);
      });
      const words = `${counted(now.brokers, 'broker')} instead of ${old.brokers}: ${listed(gone)} ${gone.length === 1 ? 'goes' : 'go'}, and the partitions on ${gone.length === 1 ? 'it' : 'them'} stay assigned there. Move them off first.`;
      return [
        {
          resource: clusterLabel(now),
          consequence: 'data-loss',
          by: 'apply',
          isReversible: true,
          text: words,
          fields: transit.changes.flatMap(({ ref, fields }) =>
            ref.kind === 'StatefulSet' || ref.kind === 'KafkaNodePool' ? fields.filter(({ path }) => path === 'spec.replicas') : [],
          ),
          procedure: [
            'write a plan that leaves these brokers out: kafka-reassign-partitions --generate --broker-list …',
            'run it with a throttle, and wait until nothing is left on them',
            'apply again',
          ],
        },
      ];
    }),
};
