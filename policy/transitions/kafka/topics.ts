import { counted } from '../../../charts/shared/count.js';
import { ACKNOWLEDGE, BLOCK, DANGEROUS, INFORM, WARN } from '../../../charts/shared/severity.js';
import { type Topic, textOf } from '../../facts/index.js';
import { at } from '../../schemas/json.js';
import type { Outcome, Transit, Transition } from '../transition.js';
import { TOPIC_PERFORMERS, topicFields, topicKeys, topicLabel, topics } from './pairs.js';
import { kafkaResource } from './strimzi-resources.js';

const HAND_WRITTEN = { isReversible: true, by: 'nobody' } as const;

/** KFK-11: a topic is to have fewer partitions. */
export const partitionsDecreased: Transition = {
  id: 'KFK-11',
  title: 'A topic is to have fewer partitions',
  severities: BLOCK,
  why: 'Kafka cannot take a partition away; tools that delete and make the topic anew lose its records',
  source: 'Kafka documentation: operations, modifying topics',
  check: (transit) =>
    topics(transit).flatMap(({ old, now }) => {
      if (old.partitions === undefined || now.partitions === undefined || now.partitions >= old.partitions) return [];
      const refuser = { sluice: 'the access Job fails', strimzi: 'the operator reports it and does nothing', command: 'nothing happens' }[
        now.declaredBy
      ];
      const words = `${now.name} has ${counted(old.partitions, 'partition')}, and ${now.partitions} are declared: partitions cannot be taken away, and ${refuser}. Keep ${old.partitions}, or move to a new topic.`;
      return [
        {
          ...HAND_WRITTEN,
          resource: topicLabel(now.name),
          consequence: 'no-effect',
          text: words,
          fields: topicFields(transit, now, 'partitions'),
        },
      ];
    }),
};

/** KFK-12: a topic gets more partitions. */
export const partitionsIncreased: Transition = {
  id: 'KFK-12',
  title: 'A topic gets more partitions',
  severities: ACKNOWLEDGE,
  why: 'a key goes to hash(key) modulo the partitions: later records of a key land elsewhere than earlier ones, and joins by partition break',
  source: 'Kafka documentation: operations, modifying topics; vdesabou/kafka-docker-playground#99',
  check: (transit) =>
    topics(transit).flatMap(({ old, now }) => {
      if (old.partitions === undefined || now.partitions === undefined || now.partitions <= old.partitions) return [];
      const isCompacted = textOf(now.settings, 'cleanup.policy')?.includes('compact') === true;
      const more = isCompacted ? ', and the earlier record of a key stays where it was, never compacted away' : '';
      const words = `${now.name} gets ${counted(now.partitions, 'partition')} instead of ${old.partitions}: records with a key move to other partitions${more}. No partition can be taken away again.`;
      return [
        {
          resource: topicLabel(now.name),
          consequence: 'one-way',
          by: TOPIC_PERFORMERS[now.declaredBy],
          isReversible: false,
          text: words,
          fields: topicFields(transit, now, 'partitions'),
        },
      ];
    }),
};

const factor = ({ replicationFactor }: Topic) => replicationFactor;

/** KFK-13: a topic is to have fewer copies. */
export const replicationLowered: Transition = {
  id: 'KFK-13',
  title: 'A topic is to have fewer copies',
  severities: DANGEROUS,
  why: 'fewer copies survive fewer losses; below the in-sync minimum nobody can write with acks=all',
  source: 'strimzi/proposals#101',
  check: (transit) =>
    topics(transit).flatMap(({ old, now }) => {
      const [before, after] = [factor(old), factor(now)];
      if (before === undefined || after === undefined || after >= before) return [];
      return [replication(now, transit, `${now.name} is to have ${counted(after, 'copy', 'copies')} instead of ${before}`)];
    }),
};

/** KFK-14: the number of copies changes, and who declares it cannot change it. */
export const replicationNotApplied: Transition = {
  id: 'KFK-14',
  title: 'Nobody changes the number of copies',
  severities: ACKNOWLEDGE,
  why: 'it needs a reassignment, which neither the access Job nor a topic operator without Cruise Control does',
  source: 'streamthoughts/jikkou: TopicChangeComputer; strimzi/proposals#101',
  check: (transit) =>
    topics(transit).flatMap(({ old, now }) => {
      const [before, after] = [factor(old), factor(now)];
      if (before === undefined || after === undefined || after <= before || isMovedByOperator(now, transit)) return [];
      return [replication(now, transit, `${now.name} is to have ${after} copies instead of ${before}`)];
    }),
};

/** Whether an operator changes the number of replicas of a topic: Strimzi's does with Cruise Control. */
function isMovedByOperator({ declaredBy, cluster: key }: Topic, { after }: Transit): boolean {
  const cluster = after.facts.clusters.find((each) => each.key === key);
  return declaredBy === 'strimzi' && cluster !== undefined && at(kafkaResource(cluster, after), 'spec', 'cruiseControl') !== undefined;
}

function replication(topic: Topic, transit: Transit, what: string): Outcome {
  const common = { resource: topicLabel(topic.name), consequence: 'no-effect', fields: topicFields(transit, topic, 'replicas') } as const;
  if (isMovedByOperator(topic, transit))
    return { ...common, by: 'operator', isReversible: true, text: `${what}: the operator has Cruise Control reassign its partitions.` };
  const who = { sluice: 'the access Job fails', strimzi: 'the operator needs Cruise Control for it', command: 'nothing happens' }[
    topic.declaredBy
  ];
  return {
    ...HAND_WRITTEN,
    ...common,
    text: `${what}: that needs a reassignment, and ${who}.`,
    procedure: [
      'write a plan: kafka-reassign-partitions --generate',
      'run it with a throttle, and wait: --execute, then --verify',
      'apply the new number',
    ],
  };
}

/** KFK-20: a topic is no longer declared. */
export const topicRemoved: Transition = {
  id: 'KFK-20',
  title: 'A topic is removed or renamed',
  severities: DANGEROUS,
  why: 'a new name is a new, empty topic; a deleted topic takes its records along',
  source: 'devshawn/kafka-gitops#83, kafka-ops/julie#580',
  check: (transit) => {
    const topicKey = topicKeys(transit);
    const kept = new Set(transit.after.facts.topics.map(topicKey));
    const retired = new Set(transit.after.facts.retired.flatMap(({ kind, name }) => (kind === 'topic' ? [name] : [])));
    return transit.before.facts.topics
      .filter((topic) => !kept.has(topicKey(topic)))
      .map((topic) => removal(topic, retired.has(topic.name), transit));
  },
};

/** What Strimzi's topic operator does about a topic that is declared no more, where it deletes nothing. */
function kept(topic: Topic, { after }: Transit): Pick<Outcome, 'text' | 'severities'> | undefined {
  if (topic.declaredBy !== 'strimzi') return undefined;
  const other = after.facts.topics.find(({ resource }) => resource === topic.resource);
  if (other !== undefined) {
    const text = `${topic.name}: topicName cannot become ${other.name}: the operator refuses it, and the topic stays as it is.`;
    return { text, severities: WARN };
  }
  if (topic.held !== 'unmanaged') return undefined;
  return {
    text: `${topic.name} is not managed by the operator: its resource goes, and the topic stays with its records.`,
    severities: INFORM,
  };
}

function removal(topic: Topic, isRetired: boolean, transit: Transit): Outcome {
  const stays = kept(topic, transit);
  if (stays !== undefined)
    return {
      ...HAND_WRITTEN,
      ...stays,
      resource: topicLabel(topic.name),
      consequence: 'no-effect',
      fields: topicFields(transit, topic, 'topicName'),
    };
  const successor = transit.after.facts.topics.find(
    (candidate) => candidate.partitions === topic.partitions && !transit.before.facts.topics.some(({ name }) => name === candidate.name),
  );
  const renamed = successor === undefined ? '' : ` ${successor.name} begins empty.`;
  const retirement = transit.changes.flatMap(({ fields }) =>
    fields.filter(({ steps }) => steps[2] === 'retired-topic' && steps[3] === topic.name),
  );
  const fields = [...topicFields(transit, topic).filter(({ after }) => after === undefined), ...retirement];
  const base = { resource: topicLabel(topic.name), fields };
  if (isRetired) {
    const words = `${topic.name} is retired: it is deleted with all its records.${renamed}`;
    return { ...base, consequence: 'data-loss', by: 'access-job', isReversible: false, text: words, severities: ACKNOWLEDGE };
  }
  if (topic.declaredBy === 'strimzi') {
    return {
      ...base,
      consequence: 'data-loss',
      by: 'operator',
      isReversible: false,
      text: `${topic.name} is taken out: the operator deletes it with all its records.${renamed}`,
    };
  }
  const words = `${topic.name} is no longer declared: it stays in the cluster as it is, and nobody looks after it.${renamed}`;
  const severities = successor === undefined ? WARN : ACKNOWLEDGE;
  return {
    ...base,
    consequence: successor === undefined ? 'no-effect' : 'outage',
    by: 'nobody',
    isReversible: true,
    text: words,
    severities,
  };
}
