import { componentSettings, mountedFiles, type RunningContainer, running } from './component.js';
import { type Context, ofKind } from './context.js';
import { type ImageFact, imageFact } from './images.js';
import type { SourceObject } from './objects.js';
import { optional } from './optional.js';
import type { Place } from './place.js';
import { type PlacementFact, placementOf } from './placement.js';
import { type RawSetting, type Settings, textOf } from './settings.js';
import { configSettings, isStrimzi, STRIMZI_CLUSTER, strimziBudget } from './strimzi.js';
import { hasUnreadSettings } from './unread-settings.js';
import type { View } from './view.js';
import type { ClusterFinder } from './whereabouts.js';
import type { Workload } from './workload.js';

/** Connect workers of one group. */
export interface ConnectCluster {
  readonly resource: string;
  readonly place: Place;
  readonly origin: 'kubernetes' | 'compose' | 'strimzi';
  readonly name: string;
  readonly namespace?: string;
  readonly replicas: number;
  /** Key of the Kafka cluster it works for. */
  readonly cluster?: string;
  readonly groupId?: string;
  readonly storageTopics: { readonly config?: string; readonly offsets?: string; readonly status?: string };
  readonly settings: Settings;
  /** Whether more may be set in a file that was not read. */
  readonly settingsElsewhere?: true;
  readonly image?: ImageFact;
  /** Plugins that its manifests name: artifacts of a build, folders of a plugin path. */
  readonly plugins: readonly string[];
  readonly podLabels: Readonly<Record<string, string>>;
  /** Where a custom resource lets its pods be; of a workload its pod says it. */
  readonly placement?: PlacementFact;
  /** `maxUnavailable` of the budget that an operator makes for them. */
  readonly operatorBudget?: string;
}

/** One connector. */
export interface ConnectorFact {
  readonly resource: string;
  readonly place: Place;
  readonly name: string;
  readonly namespace?: string;
  /** Resource of its Connect cluster, when it is among the facts. */
  readonly connect?: string;
  readonly connectorClass?: string;
  readonly tasksMax?: number;
  readonly config: Settings;
  readonly declaredBy: 'sluice' | 'strimzi' | 'file';
}

const CONNECT_FILE = /^(kafka-)?connect(-distributed)?\.properties$/;

/** Every Connect cluster. */
export function connectsOf(workloads: readonly Workload[], find: ClusterFinder, context: Context): readonly ConnectCluster[] {
  const inContainers = running(workloads, 'connect').map((found): ConnectCluster => {
    const { workload, container } = found;
    const settings = componentSettings(found, (name) => CONNECT_FILE.test(name), 'connect', context);
    const { resource, place, origin, name, namespace, replicas, pod } = workload;
    const plugins = (textOf(settings, 'plugin.path') ?? '').split(',').filter(Boolean);
    return {
      ...{ resource, place, origin, name, ...optional('namespace', namespace), replicas },
      ...optional('cluster', find({ namespace, bootstrap: textOf(settings, 'bootstrap.servers') })),
      ...known(settings),
      ...(isPartlyRead(found, settings, context) && { settingsElsewhere: true as const }),
      image: container.image,
      plugins,
      podLabels: pod.labels,
    };
  });
  return [
    ...inContainers,
    ...ofKind(context, 'KafkaConnect')
      .filter(isStrimzi)
      .map((object) => strimziConnect(object, find, context)),
  ];
}

/** Whether workers have a settings file nobody sees: a mounted one, or that of an image which is not started from variables. */
const isPartlyRead = (found: RunningContainer, settings: Settings, context: Context) =>
  hasUnreadSettings(found, context) ||
  (!STARTED_FROM_VARIABLES.includes(found.container.image.family) &&
    Object.values(settings).every(({ origin }) => origin !== 'properties'));

const STARTED_FROM_VARIABLES: readonly ImageFact['family'][] = ['confluent', 'debezium'];

const known = (settings: Settings): Pick<ConnectCluster, 'groupId' | 'storageTopics' | 'settings'> => ({
  ...optional('groupId', textOf(settings, 'group.id')),
  storageTopics: {
    ...optional('config', textOf(settings, 'config.storage.topic')),
    ...optional('offsets', textOf(settings, 'offset.storage.topic')),
    ...optional('status', textOf(settings, 'status.storage.topic')),
  },
  settings,
});

/** What Strimzi's v1 says beside `config`, and its v1beta2 inside it or not at all. */
const FIELDS: readonly (readonly [field: string, key: string, fallback: string])[] = [
  ['groupId', 'group.id', 'connect-cluster'],
  ['configStorageTopic', 'config.storage.topic', 'connect-cluster-configs'],
  ['offsetStorageTopic', 'offset.storage.topic', 'connect-cluster-offsets'],
  ['statusStorageTopic', 'status.storage.topic', 'connect-cluster-status'],
];

function strimziConnect(object: SourceObject, find: ClusterFinder, context: Context): ConnectCluster {
  const { view, resource, name, namespace } = object;
  const spec = view.get('spec');
  const config = configSettings(spec.get('config'), resource, context);
  const fields = FIELDS.flatMap(([field, key, fallback]): RawSetting[] => {
    const said = spec.get(field);
    if (config[key] !== undefined && !said.exists) return [];
    return [{ key, value: said.scalar ?? fallback, origin: 'resource', resource, place: said.exists ? said.place : view.place }];
  });
  const bootstrap = spec.get('bootstrapServers');
  const address: RawSetting = {
    key: 'bootstrap.servers',
    value: bootstrap.scalar ?? '',
    origin: 'resource',
    resource,
    place: bootstrap.place,
  };
  const settings = { ...config, ...context.settings(bootstrap.exists ? [...fields, address] : fields) };
  const image = spec.get('image').scalar;
  const artifacts = spec.get('build', 'plugins').items.flatMap((plugin) => plugin.get('name').scalar ?? []);
  return {
    ...{ resource, place: view.place, origin: 'strimzi', name, ...optional('namespace', namespace) },
    replicas: spec.get('replicas').number ?? 3,
    ...optional('cluster', find({ namespace, bootstrap: bootstrap.scalar })),
    ...known(settings),
    ...optional('image', image === undefined ? undefined : imageFact(image)),
    plugins: artifacts,
    podLabels: { [STRIMZI_CLUSTER]: name, 'strimzi.io/kind': 'KafkaConnect' },
    placement: placementOf(spec.get('template', 'pod')),
    operatorBudget: strimziBudget(spec),
  };
}

/** Every connector. */
export function connectorsOf(
  connects: readonly ConnectCluster[],
  workloads: readonly Workload[],
  context: Context,
): readonly ConnectorFact[] {
  const strimzi = ofKind(context, 'KafkaConnector')
    .filter(isStrimzi)
    .map((object) => strimziConnector(object, connects, context));
  const files = ofKind(context, 'ConfigMap').flatMap((object) => connectorFiles(object, connects, workloads, context));
  const bare = context.bare.flatMap((view) => connectorIn(view, { resource: '', file: '' }, context));
  return [...strimzi, ...files, ...bare];
}

function strimziConnector(
  { view, resource, name, namespace }: SourceObject,
  connects: readonly ConnectCluster[],
  context: Context,
): ConnectorFact {
  const spec = view.get('spec');
  const owner = view.get('metadata', 'labels', STRIMZI_CLUSTER).scalar;
  const connect = connects.find((each) => each.origin === 'strimzi' && each.name === owner && each.namespace === namespace);
  return {
    ...{ resource, place: view.place, name, ...optional('namespace', namespace), ...optional('connect', connect?.resource) },
    ...optional('connectorClass', spec.get('class').scalar),
    ...optional('tasksMax', spec.get('tasksMax').number),
    config: configSettings(spec.get('config'), resource, context),
    declaredBy: 'strimzi',
  };
}

/** Connectors of the JSON files of a ConfigMap: ours, or anybody's that hold a connector's configuration. */
function connectorFiles(
  object: SourceObject,
  connects: readonly ConnectCluster[],
  workloads: readonly Workload[],
  context: Context,
): readonly ConnectorFact[] {
  const { view, resource, namespace } = object;
  const found = view
    .get('data')
    .entries.flatMap(([file, text]) => (file.endsWith('.json') ? connectorIn(text, { resource, file }, context) : []));
  if (found.length === 0) return [];
  const near = connects.filter((each) => each.namespace === namespace);
  const user = workloads.find((each) => mountedFiles(each, context).some(({ configMap }) => configMap === resource));
  const host = user?.pod.containers.map(({ env }) => textOf(env, 'HOST')).find((value) => value !== undefined);
  const connect = near.find(({ name }) => host?.split('.')[0] === name) ?? (near.length === 1 ? near[0] : undefined);
  return found.map((each) => ({
    ...each,
    ...optional('namespace', namespace),
    ...optional('connect', connect?.resource),
    ...(view.get('data', 'declared.txt').exists && { declaredBy: 'sluice' as const }),
  }));
}

interface Origin {
  readonly resource: string;
  readonly file: string;
}

/** A connector in a JSON text or document: flat, or wrapped in `{ name, config }`. */
function connectorIn(view: View, { resource, file }: Origin, context: Context): readonly ConnectorFact[] {
  const lines = (view.text ?? '').split('\n');
  const parsed = view.text === undefined ? view.value : parsedJson(view.text);
  const whole = asObject(parsed);
  const config = asObject(whole.config ?? whole);
  const connectorClass = config['connector.class'];
  if (typeof connectorClass !== 'string') return [];
  const name = [whole.name, config.name, file.replace(/\.json$/, '')].find((value) => typeof value === 'string' && value !== '');
  const placeOf = (key: string) => {
    const index = lines.findIndex((line) => line.includes(`"${key}"`));
    if (view.text === undefined) return (view.get('config').exists ? view.get('config') : view).get(key).place;
    return index < 0 ? view.place : view.lineOf(index);
  };
  const own = resource === '' ? `connector/${String(name)}` : resource;
  const raw = Object.entries(config).map(([key, value]): RawSetting => {
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
    return { key, value: text, origin: 'resource', resource: own, place: placeOf(key) };
  });
  const tasks = Number(config['tasks.max']);
  return [
    {
      resource: own,
      place: placeOf('connector.class'),
      name: String(name),
      connectorClass,
      ...optional('tasksMax', Number.isInteger(tasks) ? tasks : undefined),
      config: context.settings(raw),
      declaredBy: 'file',
    },
  ];
}

/** JSON of a text, or nothing: a file that only looks like a connector is no fact. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The value as an object, or an empty one. */
export const asObject = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
