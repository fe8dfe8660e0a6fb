import type { Properties } from '../../charts/shared/index.js';
import { accessDeclarations } from './access-declarations.js';
import { mountedFiles } from './component.js';
import { type Context, ofKind } from './context.js';
import { optional } from './optional.js';
import type { Place } from './place.js';
import { type RawSetting, type Settings, settingsFact } from './settings.js';
import { configSettings, isStrimzi, STRIMZI_CLUSTER } from './strimzi.js';
import type { View } from './view.js';
import type { ClusterFinder } from './whereabouts.js';
import type { Workload } from './workload.js';

/** A declared topic. */
export interface Topic {
  /** Kind, namespace and name of the object, as findings show it. */
  readonly resource: string;
  /** Where it is written: file and line. */
  readonly place: Place;
  /** Name of the topic. */
  readonly name: string;
  /** Key of its cluster, when it is known. */
  readonly cluster?: string;
  /** Number of partitions; absent where the broker's default decides. */
  readonly partitions?: number;
  /** Number of replicas of each partition; absent where the broker's default decides. */
  readonly replicationFactor?: number;
  /** Settings, as they were read. */
  readonly settings: Settings;
  /** What is written to it, as somebody expects. */
  readonly rate?: { readonly recordsPerSecond: number; readonly bytesPerRecord: number };
  /** Who makes it so. */
  readonly declaredBy: 'sluice' | 'strimzi' | 'command';
  /** Why its operator does nothing about it for now: its resource says that it is not managed, or paused. @default it acts */
  readonly held?: 'unmanaged' | 'paused';
}

/** What is declared for deletion. */
export interface Retired {
  /** Kind, namespace and name of the object, as findings show it. */
  readonly resource: string;
  /** Where it is written: file and line. */
  readonly place: Place;
  /** Whether it is a topic or a user. */
  readonly kind: 'topic' | 'user';
  /** Name of the topic or user. */
  readonly name: string;
}

/** Topics, live settings and deletions that some manifests declare. */
export interface Declarations {
  /** Declared topics. */
  readonly topics: readonly Topic[];
  /** Broker settings that are set dynamically. */
  readonly live: readonly { readonly namespace?: string; readonly settings: Settings }[];
  /** Topics and users declared for deletion. */
  readonly retired: readonly Retired[];
}

/** Settings that our access ConfigMaps set live, by namespace. */
export const liveSettings = (context: Context): Declarations['live'] =>
  accessDeclarations(context).map(({ declaration, placeOf, resource, namespace }) => ({
    ...optional('namespace', namespace),
    settings: settingsFact(liveValues(declaration.settings, resource, placeOf('settings'))),
  }));

const liveValues = (values: Properties, resource: string, place: Place) =>
  Object.entries(values).map(([key, value]): RawSetting => ({ key, value, origin: 'live', resource, place }));

/** What our access ConfigMaps declare for deletion. */
export const retiredOf = (context: Context): readonly Retired[] =>
  accessDeclarations(context).flatMap(({ declaration: { retiredTopics, retiredUsers }, placeOf, resource }) => [
    ...retiredTopics.map((name, index) => ({ resource, place: placeOf('retiredTopics', index), kind: 'topic' as const, name })),
    ...retiredUsers.map((name, index) => ({ resource, place: placeOf('retiredUsers', index), kind: 'user' as const, name })),
  ]);

/** Every declared topic. */
export function topicsOf(workloads: readonly Workload[], find: ClusterFinder, context: Context): readonly Topic[] {
  return [...sluiceTopics(find, context), ...strimziTopics(find, context), ...commandTopics(workloads, find, context)];
}

function sluiceTopics(find: ClusterFinder, context: Context): readonly Topic[] {
  return accessDeclarations(context).flatMap(({ declaration, placeOf, resource, namespace }) => {
    const cluster = find({ namespace });
    return declaration.topics.map(({ name, partitions, replicationFactor, settings, rate }, index): Topic => {
      const place = placeOf('topics', index);
      return {
        resource,
        place,
        name,
        ...optional('cluster', cluster),
        partitions,
        replicationFactor,
        settings: settingsFact(liveValues(settings, resource, place)),
        ...optional('rate', rate && rateOf(rate.recordsPerSecond, rate.bytesPerRecord)),
        declaredBy: 'sluice',
      };
    });
  });
}

const whole = <K extends string>(key: K, value: number) => optional(key, Number.isInteger(value) ? value : undefined);

function number<K extends string>(key: K, text: string | undefined) {
  return whole(key, text === undefined ? Number.NaN : Number(text));
}

/** A rate, when both of its numbers are some. */
function rateOf(recordsPerSecond: number, bytesPerRecord: number): Topic['rate'] {
  return recordsPerSecond > 0 && bytesPerRecord > 0 && Number.isFinite(recordsPerSecond * bytesPerRecord)
    ? { recordsPerSecond, bytesPerRecord }
    : undefined;
}

/** Annotations by which a custom resource says its rate. */
const RATE = ['sluice/records-per-second', 'sluice/bytes-per-record'] as const;

/** Annotations by which Strimzi's topic operator leaves a topic alone. */
function heldBy(annotations: View): Topic['held'] {
  if (annotations.get('strimzi.io/managed').scalar === 'false') return 'unmanaged';
  return annotations.get('strimzi.io/pause-reconciliation').scalar === 'true' ? 'paused' : undefined;
}

function strimziTopics(find: ClusterFinder, context: Context): readonly Topic[] {
  return ofKind(context, 'KafkaTopic')
    .filter(isStrimzi)
    .map(({ view, resource, name, namespace }) => {
      const spec = view.get('spec');
      const strimzi = view.get('metadata', 'labels', STRIMZI_CLUSTER).scalar;
      const [records, bytes] = RATE.map((key) => view.get('metadata', 'annotations', key).scalar);
      return {
        resource,
        place: view.place,
        name: spec.get('topicName').scalar ?? name,
        ...optional('cluster', find({ namespace, strimzi })),
        ...optional('partitions', spec.get('partitions').number),
        ...optional('replicationFactor', spec.get('replicas').number),
        settings: configSettings(spec.get('config'), resource, context),
        ...optional('rate', rateOf(Number(records), Number(bytes))),
        ...optional('held', heldBy(view.get('metadata', 'annotations'))),
        declaredBy: 'strimzi' as const,
      };
    });
}

/** One call of the tool with all its arguments, up to the end of the command. */
const CREATE = /kafka-topics(?:\.sh)?\s((?:[^;&|\n]|\\\n)*--create(?:[^;&|\n]|\\\n)*)/g;

/** Topics made by calls of `kafka-topics --create`, in commands and in scripts that are mounted. */
function commandTopics(workloads: readonly Workload[], find: ClusterFinder, context: Context): readonly Topic[] {
  return [...scripts(workloads, context)].flatMap(({ view, resource, namespace }) => {
    const text = view.text ?? '';
    return [...text.matchAll(CREATE)].flatMap((match): Topic[] => {
      const [, call = ''] = match;
      const option = (name: string) => new RegExp(`--${name}[\\s=]+["']?([^\\s"']+)`).exec(call)?.[1];
      const name = option('topic');
      if (name === undefined || /[${}]/.test(name)) return [];
      const place = view.lineOf(text.slice(0, match.index).split('\n').length - 1);
      const raw = [...call.matchAll(/--config[\s=]+["']?([\w.]+)=([^\s"']+)/g)].map(
        ([, key = '', value = '']): RawSetting => ({ key, value, origin: 'script', resource, place }),
      );
      const counts = { ...number('partitions', option('partitions')), ...number('replicationFactor', option('replication-factor')) };
      const cluster = find({ namespace, bootstrap: option('bootstrap-server') });
      return [
        { resource, place, name, ...optional('cluster', cluster), ...counts, settings: context.settings(raw), declaredBy: 'command' },
      ];
    });
  });
}

interface Script {
  readonly view: View;
  readonly resource: string;
  readonly namespace?: string | undefined;
}

/** Command lines of pods and services, and files that Jobs mount. */
function scripts(workloads: readonly Workload[], context: Context): readonly Script[] {
  const mounted = workloads
    .filter(({ kind }) => kind === 'Job')
    .flatMap((workload) =>
      mountedFiles(workload, context).map(({ view, configMap }) => ({ view, resource: configMap, namespace: workload.namespace })),
    );
  const commands = context.objects.flatMap(({ view, resource, namespace }) => {
    const template = view.get('spec', 'template', 'spec');
    const containers = [...template.get('containers').items, ...template.get('initContainers').items];
    return containers.flatMap((each) =>
      [...each.get('command').items, ...each.get('args').items].map((word) => ({ view: word, resource, namespace })),
    );
  });
  const services = context.compose.flatMap((file) =>
    file.get('services').entries.flatMap(([name, view]) => {
      const resource = `service/${name}`;
      const fields = [view.get('command'), view.get('entrypoint')];
      return fields.flatMap((field) => (field.text === undefined ? field.items : [field])).map((word) => ({ view: word, resource }));
    }),
  );
  return [...mounted, ...commands, ...services];
}
