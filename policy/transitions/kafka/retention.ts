import { ACKNOWLEDGE } from '../../../charts/shared/severity.js';
import { type Cluster, numberOf, type Settings, type Topic, textOf } from '../../facts/index.js';
import type { Outcome, Transit, Transition } from '../transition.js';
import { bytes, duration } from '../words.js';
import { setBy } from './effective.js';
import {
  type BeforeAfter,
  clusterLabel,
  clusterSettings,
  clusters,
  settingFields,
  TOPIC_PERFORMERS,
  topicFields,
  topicLabel,
  topics,
} from './pairs.js';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** Kafka's own: seven days, and no limit in bytes. */
const DEFAULT_RETENTION_MS = 168 * HOUR_MS;
const UNLIMITED = -1;

/** How long a cluster keeps records of topics that say nothing. */
export function clusterRetentionMs(settings: Settings): number {
  const [ms, minutes, hours] = ['log.retention.ms', 'log.retention.minutes', 'log.retention.hours'].map((key) => numberOf(settings, key));
  if (ms !== undefined) return ms;
  if (minutes !== undefined) return minutes < 0 ? UNLIMITED : minutes * MINUTE_MS;
  return hours === undefined ? DEFAULT_RETENTION_MS : hours < 0 ? UNLIMITED : hours * HOUR_MS;
}

const isDeleting = ({ settings }: Topic, cluster: Settings) =>
  (textOf(settings, 'cleanup.policy') ?? textOf(cluster, 'log.cleanup.policy') ?? 'delete').includes('delete');

const isLess = (now: number, before: number) => now >= 0 && (before < 0 || now < before);

/** KFK-15: records are kept for less than before. */
export const retentionLowered: Transition = {
  id: 'KFK-15',
  title: 'Records are kept for less than before',
  severities: ACKNOWLEDGE,
  why: 'what is beyond the new limit is deleted at the next cleanup, and nothing brings it back',
  source: 'Kafka documentation: topic configs, retention.ms and retention.bytes',
  check: (transit) => [
    ...topics(transit).flatMap((pair) => [...timeLowered(pair, transit), ...sizeLowered(pair, transit)]),
    ...clusters(transit).flatMap(({ old, now }) => [
      ...clusterLimit(
        clusterLabel(now),
        [clusterRetentionMs(old.settings), clusterRetentionMs(now.settings)],
        duration,
        RETENTION_KEYS,
        transit,
      ),
      ...clusterLimit(clusterLabel(now), [clusterBytes(old.settings), clusterBytes(now.settings)], bytes, ['log.retention.bytes'], transit),
      ...offsetsKept({ old, now }, transit),
    ]),
  ],
};

const RETENTION_KEYS = ['log.retention.ms', 'log.retention.minutes', 'log.retention.hours'];
const clusterBytes = (settings: Settings) => numberOf(settings, 'log.retention.bytes') ?? UNLIMITED;

/** A limit of every topic that has none of its own. */
function clusterLimit(
  resource: string,
  [before, after]: readonly [number, number],
  words: (amount: number) => string,
  keys: readonly string[],
  transit: Transit,
): readonly Outcome[] {
  if (!isLess(after, before)) return [];
  const lost = before < 0 ? 'everything beyond that goes' : `${words(before - after)} of records go`;
  const text = `Topics without a limit of their own keep ${words(after)} instead of ${words(before)}: ${lost} at the next cleanup.`;
  const fields = keys.flatMap((key) => settingFields(transit, key));
  const isLive = fields.some(({ steps }) => steps[2] === 'setting');
  return [{ ...GONE, by: isLive ? 'access-job' : 'runbook', resource, text, fields }];
}

const OFFSETS_KEY = 'offsets.retention.minutes';
const DEFAULT_OFFSETS_MINUTES = 10_080;

/** How long the place of a group without members is kept. */
function offsetsKept({ old, now }: BeforeAfter<Cluster>, transit: Transit): readonly Outcome[] {
  const [before, after] = [old, now].map(({ settings }) => (numberOf(settings, OFFSETS_KEY) ?? DEFAULT_OFFSETS_MINUTES) * MINUTE_MS);
  if (before === undefined || after === undefined || after >= before) return [];
  const text = `Offsets of groups without members are kept ${duration(after)} instead of ${duration(before)}: a consumer that is away for longer starts where auto.offset.reset says.`;
  const [by, fields] = [setBy(now.settings[OFFSETS_KEY]), settingFields(transit, OFFSETS_KEY)];
  return [{ ...GONE, by, resource: clusterLabel(now), text, fields }];
}

/** Records go, and nothing brings them back. */
export const GONE = { consequence: 'data-loss', by: 'apply', isReversible: false } as const;

const lostWords = (before: number, after: number) =>
  before < 0 ? ': everything older goes at the next cleanup' : `: ${duration(before - after)} of records go at the next cleanup`;

/** The limit of a topic before and after; a topic that leaves it to the cluster is told with the cluster. */
function limits({ old, now }: BeforeAfter<Topic>, transit: Transit, key: string, fallback: (settings: Settings) => number) {
  const [oldCluster, cluster] = [clusterSettings(old.cluster, transit.before), clusterSettings(now.cluster, transit.after)];
  const [own, ownNow] = [numberOf(old.settings, key), numberOf(now.settings, key)];
  if ((own === undefined && ownNow === undefined) || !isDeleting(now, cluster)) return undefined;
  return { before: own ?? fallback(oldCluster), after: ownNow ?? fallback(cluster) };
}

function timeLowered(pair: BeforeAfter<Topic>, transit: Transit): readonly Outcome[] {
  const found = limits(pair, transit, 'retention.ms', clusterRetentionMs);
  if (found === undefined || !isLess(found.after, found.before)) return [];
  const words = `${pair.now.name} keeps ${duration(found.after)} instead of ${duration(found.before)}${lostWords(found.before, found.after)}.`;
  return [topicOutcome(pair.now, transit, 'retention.ms', words)];
}

function sizeLowered(pair: BeforeAfter<Topic>, transit: Transit): readonly Outcome[] {
  const found = limits(pair, transit, 'retention.bytes', clusterBytes);
  if (found === undefined || !isLess(found.after, found.before)) return [];
  const { before, after } = found;
  const words = `${pair.now.name} keeps ${bytes(after)} a partition instead of ${before < 0 ? 'any amount' : bytes(before)}: the oldest records beyond that go at the next cleanup.`;
  return [topicOutcome(pair.now, transit, 'retention.bytes', words)];
}

/** What becomes of a topic whose records go. */
export const topicOutcome = (topic: Topic, transit: Transit, key: string, text: string): Outcome => ({
  ...GONE,
  resource: topicLabel(topic.name),
  by: TOPIC_PERFORMERS[topic.declaredBy],
  text,
  fields: topicFields(transit, topic, 'config', key),
});
