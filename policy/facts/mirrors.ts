import { propertiesIn } from './component.js';
import { type Context, ofKind } from './context.js';
import { namingOf, type SourceObject } from './objects.js';
import { optional } from './optional.js';
import type { Place } from './place.js';
import type { RawSetting, Settings } from './settings.js';
import { listOf, textOf } from './settings.js';
import { configSettings, isStrimzi } from './strimzi.js';
import type { View } from './view.js';

/** Topics of one Kafka cluster that are copied to another. */
export interface MirrorFlow {
  /** Alias of the cluster that is read: mirrored topics begin with it. */
  readonly source: string;
  /** Alias of the cluster that is written to. */
  readonly target: string;
  /** Bootstrap servers of the source. */
  readonly sourceServers?: string;
  /** Bootstrap servers of the target. */
  readonly targetServers?: string;
  /** Settings of the flow: `topics`, `replication.policy.class`, and what else its source connector is given. */
  readonly settings: Settings;
  /** Whether its source connector is to run. @default running */
  readonly state?: 'paused' | 'stopped';
}

/** MirrorMaker 2. */
export interface MirrorFact {
  /** Kind, namespace and name of the object, as findings show it. */
  readonly resource: string;
  /** Where it is written: file and line. */
  readonly place: Place;
  /** Name of the object. */
  readonly name: string;
  /** Kubernetes namespace; absent where the manifest names none. */
  readonly namespace?: string;
  /** What is copied. */
  readonly flows: readonly MirrorFlow[];
  /** Where its workers keep their state: `group.id` and the storage topics. */
  readonly storage: Settings;
}

/** Every MirrorMaker 2: Strimzi's resources, and settings files in ConfigMaps. */
export const mirrorsOf = (context: Context): readonly MirrorFact[] => [
  ...ofKind(context, 'KafkaMirrorMaker2')
    .filter(isStrimzi)
    .map((object) => strimziMirror(object, context)),
  ...ofKind(context, 'ConfigMap').flatMap((object) => fileMirrors(object, context)),
];

/** Fields of v1, and the settings they are; v1beta2 has them in the settings of its cluster. */
const STORAGE: readonly (readonly [field: string, key: string, fallback: string])[] = [
  ['groupId', 'group.id', 'mirrormaker2-cluster'],
  ['configStorageTopic', 'config.storage.topic', 'mirrormaker2-cluster-configs'],
  ['offsetStorageTopic', 'offset.storage.topic', 'mirrormaker2-cluster-offsets'],
  ['statusStorageTopic', 'status.storage.topic', 'mirrormaker2-cluster-status'],
];

function strimziMirror(object: SourceObject, context: Context): MirrorFact {
  const spec = object.view.get('spec');
  const clusters = spec.get('clusters').items;
  const named = (alias: string | undefined) => clusters.find((each) => each.get('alias').scalar === alias);
  const target = spec.get('target').exists ? spec.get('target') : named(spec.get('connectCluster').scalar);
  const flows = spec.get('mirrors').items.map((mirror): MirrorFlow => {
    const source = mirror.get('source').exists ? mirror.get('source') : named(mirror.get('sourceCluster').scalar);
    const to = spec.get('target').exists ? target : named(mirror.get('targetCluster').scalar);
    const state = mirror.get('sourceConnector', 'state').text;
    return {
      source: source?.get('alias').scalar ?? mirror.get('sourceCluster').scalar ?? '',
      target: to?.get('alias').scalar ?? mirror.get('targetCluster').scalar ?? '',
      ...optional('sourceServers', source?.get('bootstrapServers').scalar),
      ...optional('targetServers', to?.get('bootstrapServers').scalar),
      settings: flowSettings(mirror, object, context),
      ...(state === 'paused' || state === 'stopped' ? { state } : {}),
    };
  });
  return { ...namingOf(object), flows, storage: storageOf(target, object, context) };
}

function flowSettings(mirror: View, { resource }: SourceObject, context: Context): Settings {
  const fields = (['topicsPattern', 'topicsExcludePattern'] as const).flatMap((field): RawSetting[] => {
    const view = mirror.get(field);
    const key = field === 'topicsPattern' ? 'topics' : 'topics.exclude';
    return view.exists ? [{ key, value: view.scalar ?? '', origin: 'resource', resource, place: view.place }] : [];
  });
  return { ...configSettings(mirror.get('sourceConnector', 'config'), resource, context), ...context.settings(fields) };
}

function storageOf(target: View | undefined, { resource, view }: SourceObject, context: Context): Settings {
  const config = target === undefined ? {} : configSettings(target.get('config'), resource, context);
  const fields = STORAGE.map(([field, key, fallback]): RawSetting => {
    const written = target?.get(field);
    const value = written?.scalar ?? textOf(config, key) ?? fallback;
    return { key, value, origin: 'resource', resource, place: written?.exists ? written.place : view.place };
  });
  return context.settings(fields);
}

/** A settings file of `connect-mirror-maker.sh`: clusters by alias, and flows `a->b`. */
function fileMirrors(object: SourceObject, context: Context): readonly MirrorFact[] {
  return object.view.get('data').entries.flatMap(([file, view]): MirrorFact[] => {
    if (!file.endsWith('.properties') || !/^\s*[\w.-]+->[\w.-]+\.\w/m.test(view.text ?? '')) return [];
    const settings = context.settings(propertiesIn(view, object.resource));
    const aliases = listOf(settings, 'clusters');
    const pairs = aliases.flatMap((source) => aliases.map((target) => ({ source, target })));
    const flows = pairs.filter(({ source, target }) => textOf(settings, `${source}->${target}.enabled`)?.toLowerCase() === 'true');
    return [
      {
        ...namingOf(object),
        name: `${object.name}/${file}`,
        flows: flows.map(({ source, target }) => ({
          ...{ source, target },
          ...optional('sourceServers', textOf(settings, `${source}.bootstrap.servers`)),
          ...optional('targetServers', textOf(settings, `${target}.bootstrap.servers`)),
          settings: ofFlow(settings, `${source}->${target}.`),
        })),
        storage: {},
      },
    ];
  });
}

/** Settings of a flow: its own, and those of all. */
function ofFlow(settings: Settings, prefix: string): Settings {
  const common = Object.entries(settings).filter(([key]) => !key.includes('->'));
  const own = Object.entries(settings).flatMap(([key, setting]) =>
    key.startsWith(prefix) ? [[key.slice(prefix.length), setting] as const] : [],
  );
  return Object.fromEntries([...common, ...own]);
}
