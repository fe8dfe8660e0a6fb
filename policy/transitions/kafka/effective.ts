import { type Cluster, type Setting, type Topic, textOf } from '../../facts/index.js';
import type { State } from '../transition.js';
import type { BeforeAfter } from './pairs.js';

/** A setting that a topic may have of its own, and otherwise takes from the brokers. */
export interface Inherited {
  /** Key of a topic. */
  readonly topic: string;
  /** Key of the brokers. */
  readonly broker: string;
  /** Kafka's own value, where neither is set. */
  readonly fallback: string;
}

/** Settings of topics that brokers have a value for, too. */
export const INHERITED = {
  minInSync: { topic: 'min.insync.replicas', broker: 'min.insync.replicas', fallback: '1' },
  unclean: { topic: 'unclean.leader.election.enable', broker: 'unclean.leader.election.enable', fallback: 'false' },
  cleanup: { topic: 'cleanup.policy', broker: 'log.cleanup.policy', fallback: 'delete' },
  messageBytes: { topic: 'max.message.bytes', broker: 'message.max.bytes', fallback: '1048588' },
} as const satisfies Readonly<Record<string, Inherited>>;

/** Whether brokers of a cluster may have settings that were not read. */
const hasUnread = (cluster: string, { facts }: State) =>
  facts.nodes.some((node) => node.cluster === cluster && node.settingsElsewhere === true);

/** What counts for a cluster: what is set, or Kafka's own value; nothing where it may be set in what was not read. */
export function clusterValue({ key: cluster, settings }: Cluster, key: string, fallback: string, state: State): string | undefined {
  const own = settings[key];
  if (own !== undefined) return textOf(settings, key);
  return hasUnread(cluster, state) ? undefined : fallback;
}

/** What counts for topics without a value of their own, before and after; nothing where one of them is not known, or they are equal. */
export function clusterChange(
  { old, now }: BeforeAfter<Cluster>,
  { broker, fallback }: Inherited,
  [before, after]: readonly [State, State],
): BeforeAfter<string> | undefined {
  const [was, is] = [clusterValue(old, broker, fallback, before), clusterValue(now, broker, fallback, after)];
  return was === undefined || is === undefined || was === is ? undefined : { old: was, now: is };
}

/** What counts for a topic: its own value, that of its cluster, or Kafka's. */
export function topicValue({ settings, cluster }: Topic, { topic, broker, fallback }: Inherited, { facts }: State): string {
  const found = facts.clusters.find(({ key }) => key === cluster)?.settings ?? {};
  return textOf(settings, topic) ?? textOf(found, broker) ?? fallback;
}

/** What counts for a topic before and after, where its own value differs. What it takes from the brokers is told with those. */
export function topicChange(
  { old, now }: BeforeAfter<Topic>,
  setting: Inherited,
  [before, after]: readonly [State, State],
): BeforeAfter<string> | undefined {
  if (textOf(old.settings, setting.topic) === textOf(now.settings, setting.topic)) return undefined;
  const [was, is] = [topicValue(old, setting, before), topicValue(now, setting, after)];
  return was === is ? undefined : { old: was, now: is };
}

/** Who brings a setting of the brokers about: the access Job where it is set live, a restart otherwise. */
export const setBy = (...settings: readonly (Setting | undefined)[]): 'access-job' | 'runbook' =>
  settings.some((setting) => setting?.origin === 'live') ? 'access-job' : 'runbook';
