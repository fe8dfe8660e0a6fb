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
  readonly resource: string;
  readonly place: Place;
  readonly name: string;
  /** Key of its cluster, when it is known. */
  readonly cluster?: string;
  readonly partitions?: number;
  readonly replicationFactor?: number;
  readonly settings: Settings;
  /** What is written to it, as somebody expects. */
  readonly rate?: { readonly recordsPerSecond: number; readonly bytesPerRecord: number };
  /** Who makes it so. */
  readonly declaredBy: 'sluice' | 'strimzi' | 'command';
}

/** What is declared for deletion. */
export interface Retired {
  readonly resource: string;
  readonly place: Place;
  readonly kind: 'topic' | 'user';
  readonly name: string;
}

/** Topics, live settings and deletions that some manifests declare. */
export interface Declarations {
  readonly topics: readonly Topic[];
  readonly live: readonly { readonly namespace?: string; readonly settings: Settings }[];
  readonly retired: readonly Retired[];
}

const DECLARATION = 'declaration.txt';

/** Settings that our access ConfigMaps set live, by namespace. */
export const liveSettings = (context: Context): Declarations['live'] =>
  accessFiles(context).map(({ view, resource, namespace }) => ({
    ...optional('namespace', namespace),
    settings: settingsFact(
      wordLines(view).flatMap(({ words: [kind, key = '', ...value], place }): RawSetting[] =>
        kind === 'setting' ? [{ key, value: value.join(' '), origin: 'live', resource, place }] : [],
      ),
    ),
  }));

/** What our access ConfigMaps declare for deletion. */
export const retiredOf = (context: Context): readonly Retired[] =>
  accessFiles(context).flatMap(({ view, resource }) =>
    wordLines(view).flatMap(({ words: [word, name = ''], place }) => {
      const kind = word === 'retired-topic' ? 'topic' : word === 'retired-user' ? 'user' : undefined;
      return kind ? [{ resource, place, kind, name }] : [];
    }),
  );

/** Every declared topic. */
export function topicsOf(workloads: readonly Workload[], find: ClusterFinder, context: Context): readonly Topic[] {
  return [...sluiceTopics(find, context), ...strimziTopics(find, context), ...commandTopics(workloads, find, context)];
}

const accessFiles = (context: Context) =>
  ofKind(context, 'ConfigMap').flatMap(({ view, resource, namespace }) => {
    const file = view.get('data', DECLARATION);
    return file.text === undefined ? [] : [{ view: file, resource, namespace }];
  });

/** Words of each line of a text, comments left out. */
export const wordLines = (view: View) =>
  (view.text ?? '').split('\n').flatMap((line, index) => {
    const words = line.trim().split(/\s+/);
    return line.trim() === '' || line.startsWith('#') ? [] : [{ words, line, place: view.lineOf(index) }];
  });

function sluiceTopics(find: ClusterFinder, context: Context): readonly Topic[] {
  return accessFiles(context).flatMap(({ view, resource, namespace }) => {
    const lines = wordLines(view);
    const cluster = find({ namespace });
    return lines.flatMap(({ words: [kind, name = '', partitions, replicas], place }): Topic[] => {
      if (kind !== 'topic') return [];
      const raw = lines.flatMap(({ words: [word, topic], line, place: at }): RawSetting[] => {
        if (word !== 'config' || topic !== name) return [];
        const [, key = '', value = ''] = /^config\s+\S+\s+([^=]+)=(.*)$/.exec(line) ?? [];
        return [{ key, value, origin: 'live', resource, place: at }];
      });
      const counts = { ...number('partitions', partitions), ...number('replicationFactor', replicas) };
      const [, , records, bytes] = lines.find(({ words }) => words[0] === 'rate' && words[1] === name)?.words ?? [];
      const rest = { ...counts, settings: settingsFact(raw), ...optional('rate', rateOf(records, bytes)) };
      return [{ resource, place, name, ...optional('cluster', cluster), ...rest, declaredBy: 'sluice' }];
    });
  });
}

function number<K extends string>(key: K, text: string | undefined) {
  const value = text === undefined ? Number.NaN : Number(text);
  return optional(key, Number.isInteger(value) ? value : undefined);
}

/** A rate, when both of its numbers are some. */
function rateOf(records: string | undefined, bytes: string | undefined): Topic['rate'] {
  const [recordsPerSecond, bytesPerRecord] = [Number(records), Number(bytes)];
  return recordsPerSecond > 0 && bytesPerRecord > 0 && Number.isFinite(recordsPerSecond * bytesPerRecord)
    ? { recordsPerSecond, bytesPerRecord }
    : undefined;
}

/** Annotations by which a custom resource says its rate. */
const RATE = ['sluice/records-per-second', 'sluice/bytes-per-record'] as const;

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
        ...optional('rate', rateOf(records, bytes)),
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
