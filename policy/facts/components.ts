import { recognisedAs } from '../../charts/recognised.js';
import type { ServiceRole } from '../../charts/shared/recognise.js';
import {
  bootstrapKey,
  componentSettings,
  mountedFiles,
  type RunningContainer,
  type RunningService,
  running,
  runningAs,
} from './component.js';
import type { MountFact } from './container.js';
import { type Context, ofKind } from './context.js';
import type { ImageFact, Software } from './images.js';
import { optional } from './optional.js';
import type { Place } from './place.js';
import { type PlacementFact, placementOf } from './placement.js';
import { type RawSetting, type Settings, textOf } from './settings.js';
import { isStrimzi } from './strimzi.js';
import type { ClusterFinder } from './whereabouts.js';
import { isEphemeral, type VolumeFact, volumeOf, type Workload } from './workload.js';

/** What is common to a component that was found running. */
export interface ComponentFact {
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
  /** Number of pods. */
  readonly replicas: number;
  /** Image; absent where the manifest names none. */
  readonly image?: ImageFact;
  /** Settings, as they were read. */
  readonly settings: Settings;
  /** Labels of its pods. */
  readonly podLabels: Readonly<Record<string, string>>;
  /** Where a custom resource lets its pods be; of a workload its pod says it. */
  readonly placement?: PlacementFact;
}

/** A program beside Kafka that uses it. */
export interface ClientFact extends ComponentFact {
  /** What it runs. */
  readonly software: Software;
  /** Kafka cluster it uses, where that is known. */
  readonly cluster?: string;
}

/** A Schema Registry. */
export interface RegistryFact extends ClientFact {
  /** Topic schemas are kept in. */
  readonly topic: string;
  /** Group in which its instances elect a leader. */
  readonly groupId: string;
}

/** A ZooKeeper ensemble. */
export interface ZooKeeperFact extends ComponentFact {
  /** Servers of the whole ensemble, which may be more than this set's. */
  readonly servers: number;
  /** Folders it keeps data in, and whether they survive a pod. */
  readonly dataSurvives: boolean;
}

/** A database server. */
export interface DatabaseFact extends ComponentFact {
  /** Major version of its image. */
  readonly major?: number;
  /** Folder the server keeps its data in. */
  readonly dataPath: string;
  /** Volumes it mounts at or above its data, and other places it mounts. */
  readonly dataVolume?: VolumeFact;
  /** Whether the data outlives the pod. */
  readonly dataSurvives: boolean;
  /** Volumes mounted into the container. */
  readonly mounts: readonly MountFact[];
  /** Environment variables of the server. */
  readonly env: Settings;
}

const common = ({ workload: { resource, place, origin, name, namespace, replicas, pod }, container }: RunningContainer) => ({
  ...{ resource, place, origin, name, ...optional('namespace', namespace), replicas },
  image: container.image,
  podLabels: pod.labels,
});

/** Every program of a role, as a client of Kafka. */
export const clientsOf = (
  role: ServiceRole,
  workloads: readonly Workload[],
  find: ClusterFinder,
  context: Context,
): readonly ClientFact[] =>
  runningAs(workloads, role).map((found) => {
    const settings = componentSettings(found, context);
    const bootstrap = textOf(settings, bootstrapKey(found.known.software, settings));
    return {
      ...common(found),
      software: found.known.software,
      ...optional('cluster', find({ namespace: found.workload.namespace, bootstrap })),
      settings,
    };
  });

/** Every Schema Registry. */
export const registriesOf = (workloads: readonly Workload[], find: ClusterFinder, context: Context): readonly RegistryFact[] =>
  clientsOf('registry', workloads, find, context).map((client) => ({
    ...client,
    topic: textOf(client.settings, 'kafkastore.topic') ?? '_schemas',
    groupId: textOf(client.settings, 'schema.registry.group.id') ?? recognisedAs(client.software)?.client?.group ?? '',
  }));

const ZOOKEEPER_DIRS: Readonly<Record<string, string>> = {
  confluent: '/var/lib/zookeeper/data',
  apache: '/data',
  bitnami: '/bitnami/zookeeper',
};

/** Every ZooKeeper ensemble: pods of the manifests, and those Strimzi would make. */
export function zooKeepersOf(workloads: readonly Workload[], context: Context): readonly ZooKeeperFact[] {
  const found = running(workloads, 'zookeeper').map((each): ZooKeeperFact => {
    const settings = componentSettings(each, context);
    const dir =
      textOf(settings, 'dataDir') ?? textOf(each.container.env, 'ZOO_DATA_DIR') ?? ZOOKEEPER_DIRS[each.container.image.family] ?? '/data';
    const volume = volumeOf(each.workload.pod, each.container, dir);
    const servers = serversOf(settings, each);
    return { ...common(each), settings, servers, dataSurvives: volume !== undefined && !isEphemeral(volume) };
  });
  const strimzi = ofKind(context, 'Kafka')
    .filter(isStrimzi)
    .flatMap(({ view, resource, name, namespace }): ZooKeeperFact[] => {
      const spec = view.get('spec', 'zookeeper');
      if (!spec.exists) return [];
      return [
        {
          ...{ resource, place: spec.place, origin: 'strimzi', name: `${name}-zookeeper`, ...optional('namespace', namespace) },
          replicas: spec.get('replicas').number ?? 1,
          servers: spec.get('replicas').number ?? 1,
          settings: {},
          podLabels: {},
          placement: placementOf(spec.get('template', 'pod')),
          dataSurvives: spec.get('storage', 'type').text !== 'ephemeral',
        },
      ];
    });
  return [...found, ...strimzi];
}

/** Servers that are listed, in the file or in a variable, when they are more than the set's. */
function serversOf(settings: Settings, { workload, container }: RunningContainer): number {
  const listed = Object.keys(settings).filter((key) => /^server\.\d+$/.test(key)).length;
  const named = (textOf(container.env, 'ZOOKEEPER_SERVERS') ?? textOf(container.env, 'ZOO_SERVERS') ?? '')
    .split(/[;,\s]+/)
    .filter((part) => /:\d+:\d+/.test(part)).length;
  return Math.max(listed, named, workload.replicas);
}

/** Every database server. A container of the same image that is told of a host runs a client. */
export const databasesOf = (workloads: readonly Workload[], context: Context): readonly DatabaseFact[] =>
  runningAs(workloads, 'database')
    .filter(({ container }) => textOf(container.env, 'PGHOST') === undefined)
    .map((found) => database(found, context));

function database(found: RunningService, context: Context): DatabaseFact {
  const { workload, container, known } = found;
  const major = Number(/^(\d+)/.exec(container.image.tag ?? '')?.[1]);
  const dataPath = textOf(container.env, 'PGDATA') ?? known.dataFolder?.({ family: container.image.family, major }) ?? '';
  const volume = volumeOf(workload.pod, container, dataPath);
  const files = mountedFiles(workload, context).filter(({ name }) => name.endsWith('.conf') && name !== 'pg_hba.conf');
  const raw = files.flatMap(({ view, configMap }) =>
    (view.text ?? '').split('\n').flatMap((line, index): RawSetting[] => {
      const [, key, value = ''] = /^\s*([a-z_.]+)\s*[= ]\s*('(?:[^']|'')*'|[^#]*)/.exec(line) ?? [];
      const text = value.trim().replace(/^'(.*)'$/, '$1');
      return key === undefined ? [] : [{ key, value: text, origin: 'properties', resource: configMap, place: view.lineOf(index) }];
    }),
  );
  return {
    ...common(found),
    ...optional('major', Number.isInteger(major) ? major : undefined),
    dataPath,
    ...optional('dataVolume', volume),
    dataSurvives: volume !== undefined && !isEphemeral(volume),
    mounts: container.mounts,
    env: container.env,
    settings: { ...context.settings(raw), ...container.arguments },
  };
}
