import { countedWith } from '../../../charts/shared/count.js';
import { ACKNOWLEDGE, WARN } from '../../../charts/shared/severity.js';
import { numberOf, type Topic, textOf } from '../../facts/index.js';
import type { Transit, Transition } from '../transition.js';
import { bytes, listed } from '../words.js';
import { clusterSettings, TOPIC_PERFORMERS, topicFields, topicLabel, topics } from './pairs.js';

/** KFK-22: larger records than before are no longer taken. */
export const messageSizeLowered: Transition = {
  id: 'KFK-22',
  title: 'Large records are no longer taken',
  severities: ACKNOWLEDGE,
  why: 'producers of larger records get an error for each of them',
  source: 'Kafka documentation: max.message.bytes',
  check: (transit) =>
    topics(transit).flatMap(({ old, now }) => {
      const limit = (topic: Topic, state: Transit['before']) =>
        numberOf(topic.settings, 'max.message.bytes') ??
        numberOf(clusterSettings(topic.cluster, state), 'message.max.bytes') ??
        DEFAULT_MESSAGE_BYTES;
      const [before, after] = [limit(old, transit.before), limit(now, transit.after)];
      if (after >= before) return [];
      const words = `${now.name} takes records of at most ${bytes(after)} instead of ${bytes(before)}: larger ones are refused.`;
      return [
        {
          resource: topicLabel(now.name),
          consequence: 'outage',
          by: TOPIC_PERFORMERS[now.declaredBy],
          isReversible: true,
          text: words,
          fields: topicFields(transit, now, 'config', 'max.message.bytes'),
        },
      ];
    }),
};

/** Kafka's own limit. */
const DEFAULT_MESSAGE_BYTES = 1_048_588;

/** KFK-23: another compression. */
export const compressionChanged: Transition = {
  id: 'KFK-23',
  title: 'A topic is compressed otherwise',
  severities: WARN,
  why: 'brokers compress again what producers send otherwise, and old clients may not read it',
  source: 'Kafka documentation: compression.type',
  check: (transit) =>
    topics(transit).flatMap(({ old, now }) => {
      const [before, after] = [old, now].map(({ settings }) => textOf(settings, 'compression.type') ?? 'producer');
      if (before === after || after === 'producer') return [];
      return [
        {
          resource: topicLabel(now.name),
          consequence: 'no-effect',
          by: TOPIC_PERFORMERS[now.declaredBy],
          isReversible: true,
          text: `${now.name} is compressed with ${after} instead of ${before === 'producer' ? 'what each producer chose' : before}: brokers compress again what arrives otherwise.`,
          fields: topicFields(transit, now, 'config', 'compression.type'),
        },
      ];
    }),
};

/** KFK-41: acknowledged records are on fewer disks. */
export const minInSyncLowered: Transition = {
  id: 'KFK-41',
  title: 'Acknowledged records are on fewer brokers',
  severities: ACKNOWLEDGE,
  why: 'a record is acknowledged once that many brokers have it: with fewer, the loss of one more broker loses records that producers were told are safe',
  source: 'Kafka documentation: min.insync.replicas',
  check: (transit) => {
    const own = topics(transit).flatMap(({ old, now }) => {
      const [before, after] = [numberOf(old.settings, 'min.insync.replicas'), numberOf(now.settings, 'min.insync.replicas')];
      return before === undefined || after === undefined || after >= before ? [] : [{ topic: now, before, after }];
    });
    return clustered(own).map(([first, together]) => ({
      resource: together.length === 1 ? topicLabel(first.topic.name) : 'Topic/*',
      consequence: 'data-loss' as const,
      by: TOPIC_PERFORMERS[first.topic.declaredBy],
      isReversible: true,
      text: `${listed(together.map(({ topic }) => topic.name))}: a record is acknowledged once ${countedWith(first.after, 'broker', ['has', 'have'])} it, instead of ${first.before}. Losing ${first.after === 1 ? 'that broker' : 'those'} loses it.`,
      fields: together.flatMap(({ topic }) => topicFields(transit, topic, 'config', 'min.insync.replicas')),
    }));
  },
};

interface Lowered {
  readonly topic: Topic;
  readonly before: number;
  readonly after: number;
}

/** The same change of several topics is told once. */
function clustered(lowered: readonly Lowered[]): readonly (readonly [first: Lowered, together: readonly Lowered[]])[] {
  const groups = new Map<string, readonly [Lowered, readonly Lowered[]]>();
  for (const each of lowered) {
    const key = `${each.before} ${each.after} ${each.topic.declaredBy}`;
    const [first = each, together = []] = groups.get(key) ?? [];
    groups.set(key, [first, [...together, each]]);
  }
  return [...groups.values()];
}
