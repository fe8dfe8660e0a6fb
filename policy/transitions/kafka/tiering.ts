import { ACKNOWLEDGE, DANGEROUS } from '../../../charts/shared/severity.js';
import { flagOf, type Settings, textOf } from '../../facts/index.js';
import type { Outcome, Transit, Transition } from '../transition.js';
import { listed } from '../words.js';
import { clusterLabel, clusters, settingFields, TOPIC_PERFORMERS, topicFields, topicLabel, topics } from './pairs.js';

const SYSTEM = 'remote.log.storage.system.enable';
const CLASS = 'remote.log.storage.manager.class.name';
/** Settings of a remote store's plugin that say where segments are. */
const PLACE = /(^|[._-])(bucket|container|prefix|path|dir|directory|endpoint|account|project|region)([._-](name|url|id))?$/i;

/** KFK-27: tiered storage is switched off, or its segments are looked for elsewhere. */
export const tieringStopped: Transition = {
  id: 'KFK-27',
  title: 'Tiered records are deleted or out of reach',
  severities: DANGEROUS,
  why: 'with delete.on.disable all records in the remote store are deleted; without the remote store brokers do not start, or do not find them',
  source: 'Kafka documentation: tiered storage operations',
  check: (transit) => [
    ...topics(transit).flatMap(({ old, now }) => topicStopped(old, now, transit)),
    ...clusters(transit).flatMap(({ old, now }) => clusterStopped(old, now, transit)),
  ],
};

type Topic = Transit['after']['facts']['topics'][number];
type Cluster = Transit['after']['facts']['clusters'][number];

function topicStopped(old: Topic, now: Topic, transit: Transit): readonly Outcome[] {
  const [was, is] = [old, now].map(({ settings }) => flagOf(settings, 'remote.storage.enable') === true);
  if (was !== true || is === true || flagOf(now.settings, 'remote.log.delete.on.disable') !== true) return [];
  const text = `${now.name}: tiered storage is switched off with delete.on.disable: all records in the remote store are deleted.`;
  const fields = topicFields(transit, now, 'config', 'remote.storage.enable');
  return [
    { resource: topicLabel(now.name), consequence: 'data-loss', by: TOPIC_PERFORMERS[now.declaredBy], isReversible: false, text, fields },
  ];
}

function clusterStopped(old: Cluster, now: Cluster, transit: Transit): readonly Outcome[] {
  if (flagOf(old.settings, SYSTEM) !== true) return [];
  const common = { resource: clusterLabel(now), by: 'runbook', isReversible: true } as const;
  if (flagOf(now.settings, SYSTEM) !== true) {
    const text = `Tiered storage is switched off for ${now.name}: a broker does not start while a topic has remote.storage.enable, and records in the remote store cannot be read. Switch it off for each topic first.`;
    return [{ ...common, consequence: 'data-loss', text, fields: remoteFields(old.settings, now.settings, transit) }];
  }
  const moved = remoteKeys(old.settings, now.settings).filter(
    (key) => isPlace(key) && textOf(old.settings, key) !== textOf(now.settings, key),
  );
  if (moved.length === 0) return [];
  const change = (key: string) => `${key} ${textOf(old.settings, key) ?? 'unset'} → ${textOf(now.settings, key) ?? 'unset'}`;
  const text = `${now.name} looks for tiered segments elsewhere: ${listed(moved.map(change))}. Records of the earlier place cannot be read, unless its segments are there too.`;
  return [
    { ...common, consequence: 'data-loss', text, fields: moved.flatMap((key) => settingFields(transit, key)), severities: ACKNOWLEDGE },
  ];
}

const isPlace = (key: string) => key === CLASS || PLACE.test(key);

/** Settings of the remote store in either state. */
const remoteKeys = (old: Settings, now: Settings) =>
  [...new Set([...Object.keys(old), ...Object.keys(now)])].filter(
    (key) => key === SYSTEM || key === CLASS || key.startsWith('rsm.config.'),
  );

const remoteFields = (old: Settings, now: Settings, transit: Transit) => [
  ...new Set(remoteKeys(old, now).flatMap((key) => settingFields(transit, key))),
];
