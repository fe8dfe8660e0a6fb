import { inRole } from '../../charts/recognised.js';
import { componentSettings, type RunningContainer, runningAs } from './component.js';
import { type Context, ofKind } from './context.js';
import { type ImageFact, imageFact, type Software } from './images.js';
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
  /** Kind, namespace and name of the object, as findings show it. */
  readonly resource: string;
  /** Where it is written: file and line. */
  readonly place: Place;
  /** Format it was read from. */
  readonly origin: 'kubernetes' | 'compose' | 'strimzi';
  /** Name of the workload. */
  readonly name: string;
  /** Kubernetes namespace; absent where the manifest names none. */
  readonly namespace?: string;
  /** What it runs. */
  readonly software: Software;
  /** Number of pods. */
  readonly replicas: number;
  /** Key of the Kafka cluster it works for. */
  readonly cluster?: string;
  /** Group id of the workers. */
  readonly groupId?: string;
  /** Topics where the workers keep their state. */
  readonly storageTopics: { readonly config?: string; readonly offsets?: string; readonly status?: string };
  /** Settings, as they were read. */
  readonly settings: Settings;
  /** Whether more may be set in a file that was not read. */
  readonly settingsElsewhere?: true;
  /** Image; absent where the manifest names none. */
  readonly image?: ImageFact;
  /** Plugins that its manifests name: artifacts of a build, folders of a plugin path. */
  readonly plugins: readonly string[];
  /** What is installed into it with a version: addresses, Maven coordinates, names on Confluent's hub. */
  readonly artifacts: readonly string[];
  /** Labels of its pods. */
  readonly podLabels: Readonly<Record<string, string>>;
  /** Where a custom resource lets its pods be; of a workload its pod says it. */
  readonly placement?: PlacementFact;
  /** `maxUnavailable` of the budget that an operator makes for them. */
  readonly operatorBudget?: string;
}

/** Every Connect cluster. */
export function connectsOf(workloads: readonly Workload[], find: ClusterFinder, context: Context): readonly ConnectCluster[] {
  const inContainers = runningAs(workloads, 'workers').map((found): ConnectCluster => {
    const { workload, container, known: program } = found;
    const settings = componentSettings(found, context);
    const { resource, place, origin, name, namespace, replicas, pod } = workload;
    const plugins = (textOf(settings, 'plugin.path') ?? '').split(',').filter(Boolean);
    return {
      ...{ resource, place, origin, name, ...optional('namespace', namespace), software: program.software, replicas },
      ...optional('cluster', find({ namespace, bootstrap: textOf(settings, 'bootstrap.servers') })),
      ...known(settings),
      ...(isPartlyRead(found, settings, context) && { settingsElsewhere: true as const }),
      image: container.image,
      plugins,
      artifacts: container.plugins,
      podLabels: pod.labels,
    };
  });
  return [
    ...inContainers,
    ...inRole('workers').flatMap(({ software, resources = [] }) =>
      ofKind(context, ...resources.map(({ kind }) => kind))
        .filter(isStrimzi)
        .map((object) => ({ ...strimziConnect(object, find, context), software })),
    ),
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

function strimziConnect(object: SourceObject, find: ClusterFinder, context: Context): Omit<ConnectCluster, 'software'> {
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
  const plugins = spec.get('build', 'plugins').items;
  return {
    ...{ resource, place: view.place, origin: 'strimzi', name, ...optional('namespace', namespace) },
    replicas: spec.get('replicas').number ?? 3,
    ...optional('cluster', find({ namespace, bootstrap: bootstrap.scalar })),
    ...known(settings),
    ...optional('image', image === undefined ? undefined : imageFact(image)),
    plugins: plugins.flatMap((plugin) => plugin.get('name').scalar ?? []),
    artifacts: plugins.flatMap((plugin) => plugin.get('artifacts').items.map(artifact)),
    podLabels: { [STRIMZI_CLUSTER]: name, 'strimzi.io/kind': 'KafkaConnect' },
    placement: placementOf(spec.get('template', 'pod')),
    operatorBudget: strimziBudget(spec),
  };
}

/** An artifact of a build: its address, or its Maven coordinate. */
const artifact = (view: View): string =>
  view.get('url').scalar ?? ['group', 'artifact', 'version'].map((part) => view.get(part).scalar ?? '').join(':');
