import { settingOf, settingProblems, updateMode, type VersionModel } from '../../charts/kafka/versions/index.js';
import type { Cluster, Facts, KafkaNodes, Setting, Settings } from '../facts/index.js';
import { actsOn } from './controller-settings.js';
import type { PodEffect } from './pods.js';

/** How a changed setting takes hold: with a restart, live, by an override that is taken away, or not at all. */
export type SettingHow = 'restart' | 'live' | 'override-removed' | 'waits' | 'never';

/** One changed setting of Kafka. */
export interface SettingEffect {
  /** Key of the cluster among the facts. */
  readonly cluster: string;
  /** Key of the setting. */
  readonly key: string;
  /** Absent where it was not set, or may not be shown. */
  readonly before?: string;
  /** Value after; absent where the setting was removed. */
  readonly after?: string;
  /** How the change takes effect. */
  readonly how: SettingHow;
  /** Resources of the nodes it is set for; empty for a setting of the whole cluster. */
  readonly nodes: readonly string[];
  /** Why it takes hold so, or does not. */
  readonly why: string;
  /** Why this Kafka refuses the value: it does not start with it. */
  readonly fault?: string;
}

type Models = ReadonlyMap<string, VersionModel>;

/** How every changed setting of Kafka takes hold, by the update modes of the cluster's own version. */
export function settingEffects(
  [before, after]: readonly [Facts, Facts],
  pods: readonly PodEffect[],
  models: Models,
): readonly SettingEffect[] {
  return after.clusters.flatMap((now) => {
    const old =
      before.clusters.find(({ key }) => key === now.key) ??
      (before.clusters.length === 1 && after.clusters.length === 1 ? before.clusters[0] : undefined);
    if (old === undefined) return [];
    const model = models.get(now.line ?? '');
    return [...liveEffects(old, now, model), ...merged(nodeEffects([before, after], now, pods, model))];
  });
}

/** Settings that are set while the cluster runs. */
function liveEffects(old: Cluster, now: Cluster, model: VersionModel | undefined): readonly SettingEffect[] {
  return differing(live(old.settings), live(now.settings)).map(({ key, ...values }) => {
    const base = { cluster: now.key, key, ...values, nodes: [] };
    if (values.after === undefined)
      return { ...base, how: 'override-removed', why: 'the access Job takes away what it had set and is no longer declared' };
    const mode = model === undefined ? 'cluster-wide' : updateMode(key, model);
    if (mode === 'cluster-wide') return { ...base, how: 'live', why: 'Kafka takes it live, on all brokers at once' };
    return { ...base, how: 'never', why: `Kafka refuses it as a live change: it is ${mode}` };
  });
}

const live = (settings: Settings): Settings => Object.fromEntries(Object.entries(settings).filter(([, { origin }]) => origin === 'live'));

/** Settings of files, variables and resources: nodes read them when they start. */
function nodeEffects(
  [before, after]: readonly [Facts, Facts],
  { key: cluster }: Cluster,
  pods: readonly PodEffect[],
  model: VersionModel | undefined,
): readonly SettingEffect[] {
  return after.nodes
    .filter((node) => node.cluster === cluster)
    .flatMap((node) => {
      const old = before.nodes.find(({ resource }) => resource === node.resource);
      if (old === undefined) return [];
      const restarts = pods.some(({ workload, effect }) => effect === 'restart' && workload === node.resource);
      return differing(old.settings, node.settings).flatMap(({ key, ...values }) => {
        if (node.origin === 'strimzi' && isOfKafka(key, model) && !actsOn(key, node.roles)) return [];
        const fault = faultOf(key, node.settings[key], model);
        const base = { cluster, key, ...values, nodes: [node.resource], ...(fault !== undefined && { fault }) };
        return [{ ...base, ...howOf(key, node, restarts, model) }];
      });
    });
}

/** Why Kafka refuses a value that can be read. A key that it does not know, it ignores. */
function faultOf(key: string, setting: Setting | undefined, model: VersionModel | undefined): string | undefined {
  const isKnown = model !== undefined && typeof settingOf('broker', key, model) === 'object';
  if (!isKnown || setting === undefined || setting.secret !== undefined || /\$[{(]|\{id\}/.test(setting.value)) return undefined;
  return settingProblems('broker', { [key]: setting.value }, model)[0]?.what;
}

/** Whether Kafka itself reads a setting, and no plugin. */
const isOfKafka = (key: string, model: VersionModel | undefined) => model === undefined || Object.hasOwn(model.broker, key);

function howOf(
  key: string,
  { origin }: KafkaNodes,
  restarts: boolean,
  model: VersionModel | undefined,
): Pick<SettingEffect, 'how' | 'why'> {
  const setting = model && settingOf('broker', key, model);
  if (origin === 'strimzi' && !isOfKafka(key, model))
    return { how: 'restart', why: 'a plugin may read it, and the operator rolls the pods for it' };
  if (model !== undefined && setting === undefined) return { how: 'never', why: `Kafka ${model.line} does not know it, and ignores it` };
  if (typeof setting === 'object' && setting.dynamicOnly === true)
    return { how: 'never', why: 'Kafka ignores it in its file: it can only be set live' };
  const mode = model === undefined ? 'read-only' : updateMode(key, model);
  if (origin === 'strimzi') {
    return mode === 'read-only'
      ? { how: 'restart', why: 'the operator rolls the pods for it' }
      : { how: 'live', why: 'the operator sets it live' };
  }
  if (!restarts) return { how: 'waits', why: 'no pod restarts, and Kafka reads it only when it starts' };
  return {
    how: 'restart',
    why: mode === 'read-only' ? 'Kafka reads it only when it starts' : 'it stands in the file that is read at the start',
  };
}

interface Difference {
  readonly key: string;
  readonly before?: string;
  readonly after?: string;
}

function differing(old: Settings, now: Settings): readonly Difference[] {
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((key) => {
    const [before, after] = [own(old, key), own(now, key)];
    if (same(before, after)) return [];
    return [{ key, ...(before && { before: shown(before) }), ...(after && { after: shown(after) }) }];
  });
}

const own = (settings: Settings, key: string) => (Object.hasOwn(settings, key) ? settings[key] : undefined);
const same = (a: Setting | undefined, b: Setting | undefined) =>
  a?.value === b?.value && a?.fingerprint === b?.fingerprint && (a === undefined) === (b === undefined);
const shown = ({ value, secret }: Setting) => (secret === undefined ? value : '(hidden)');

/** The same change on several nodes is one. */
function merged(effects: readonly SettingEffect[]): readonly SettingEffect[] {
  const groups = new Map<string, SettingEffect>();
  for (const effect of effects) {
    const key = JSON.stringify([effect.key, effect.before, effect.after, effect.how]);
    const known = groups.get(key);
    groups.set(key, known === undefined ? effect : { ...known, nodes: [...known.nodes, ...effect.nodes] });
  }
  return [...groups.values()];
}
