import { countedWith } from '../../../charts/shared/count.js';
import { ACKNOWLEDGE, WARN } from '../../../charts/shared/severity.js';
import { type Topic, textOf } from '../../facts/index.js';
import type { Outcome, Transition } from '../transition.js';
import { bytes, listed } from '../words.js';
import { clusterChange, INHERITED, setBy, topicChange } from './effective.js';
import { type BeforeAfter, clusterLabel, clusters, settingFields, TOPIC_PERFORMERS, topicFields, topicLabel, topics } from './pairs.js';

/** KFK-22: larger records than before are no longer taken. */
export const messageSizeLowered: Transition = {
  id: 'KFK-22',
  title: 'Large records are no longer taken',
  severities: ACKNOWLEDGE,
  why: 'producers of larger records get an error for each of them',
  source: 'Kafka documentation: max.message.bytes',
  check: (transit) => {
    const states = [transit.before, transit.after] as const;
    const common = { consequence: 'outage', isReversible: true } as const;
    return [
      ...topics(transit).flatMap((pair): readonly Outcome[] => {
        const { now } = pair;
        const words = smallerWords(topicChange(pair, INHERITED.messageBytes, states));
        const fields = topicFields(transit, now, 'config', INHERITED.messageBytes.topic);
        const by = TOPIC_PERFORMERS[now.declaredBy];
        return words === undefined ? [] : [{ ...common, resource: topicLabel(now.name), by, text: `${now.name} takes ${words}`, fields }];
      }),
      ...clusters(transit).flatMap((pair): readonly Outcome[] => {
        const key = INHERITED.messageBytes.broker;
        const words = smallerWords(clusterChange(pair, INHERITED.messageBytes, states));
        if (words === undefined) return [];
        const text = `Topics without a limit of their own take ${words}`;
        const by = setBy(pair.now.settings[key]);
        return [{ ...common, resource: clusterLabel(pair.now), by, text, fields: settingFields(transit, key) }];
      }),
    ];
  },
};

function smallerWords(change: BeforeAfter<string> | undefined): string | undefined {
  const [before, after] = [Number(change?.old), Number(change?.now)];
  return after < before ? `records of at most ${bytes(after)} instead of ${bytes(before)}: larger ones are refused.` : undefined;
}

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
    const states = [transit.before, transit.after] as const;
    const { topic: key, broker } = INHERITED.minInSync;
    const own = topics(transit).flatMap((pair) => {
      const change = lowered(topicChange(pair, INHERITED.minInSync, states));
      return change === undefined ? [] : [{ topic: pair.now, ...change }];
    });
    return [
      ...clustered(own).map(([first, together]) => ({
        ...FEWER,
        resource: together.length === 1 ? topicLabel(first.topic.name) : 'Topic/*',
        by: TOPIC_PERFORMERS[first.topic.declaredBy],
        text: `${listed(together.map(({ topic }) => topic.name))}: ${fewerWords(first)}`,
        fields: together.flatMap(({ topic }) => topicFields(transit, topic, 'config', key)),
      })),
      ...clusters(transit).flatMap((pair): readonly Outcome[] => {
        const change = lowered(clusterChange(pair, INHERITED.minInSync, states));
        if (change === undefined) return [];
        const text = `${broker} ${change.before} → ${change.after} for topics without one of their own: ${fewerWords(change)}`;
        const by = setBy(pair.now.settings[broker]);
        return [{ ...FEWER, resource: clusterLabel(pair.now), by, text, fields: settingFields(transit, broker) }];
      }),
    ];
  },
};

const FEWER = { consequence: 'data-loss', isReversible: true } as const;

interface Amounts {
  readonly before: number;
  readonly after: number;
}

function lowered(change: BeforeAfter<string> | undefined): Amounts | undefined {
  const [before, after] = [Number(change?.old), Number(change?.now)];
  return after < before ? { before, after } : undefined;
}

const fewerWords = ({ before, after }: Amounts) =>
  `a record is acknowledged once ${countedWith(after, 'broker', ['has', 'have'])} it, instead of ${before}. Losing ${after === 1 ? 'that broker' : 'those'} loses it.`;

interface Lowered extends Amounts {
  readonly topic: Topic;
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
