import { componentSettings, type RunningContainer, running } from './component.js';
import { type ComponentFact, common } from './component-fact.js';
import { type Context, ofKind } from './context.js';
import { type DataLocation, dataLocation, operatorLocation } from './data-location.js';
import { optional } from './optional.js';
import { placementOf } from './placement.js';
import { type Settings, textOf } from './settings.js';
import { isStrimzi } from './strimzi.js';
import type { View } from './view.js';
import { isDurable, type VolumeFact, volumeOf, type Workload } from './workload.js';

/** A ZooKeeper ensemble. */
export interface ZooKeeperFact extends ComponentFact {
  /** Servers of the whole ensemble, which may be more than this set's. */
  readonly servers: number;
  /** Folders it keeps data in: snapshots, and its log where that is apart. Of an operator's ensemble the one volume of each server. */
  readonly dataDirs: readonly ZooKeeperDir[];
}

/** A folder that ZooKeeper keeps data in. */
export interface ZooKeeperDir {
  /** What is kept there. */
  readonly holds: 'snapshots' | 'log' | 'both';
  /** Where it is kept: volume and path inside it. */
  readonly location: DataLocation;
  /** Volume it is on. Absent when it is in the container's own file system. */
  readonly volume?: VolumeFact;
  /** Whether it is still there when the pod is replaced. */
  readonly survives: boolean;
}

/** Where images keep snapshots and log when nothing else is set. */
const ZOOKEEPER_DIRS: Readonly<Record<string, readonly [snapshots: string, log: string]>> = {
  confluent: ['/var/lib/zookeeper/data', '/var/lib/zookeeper/log'],
  apache: ['/data', '/datalog'],
  debezium: ['/zookeeper/data', '/zookeeper/txns'],
  bitnami: ['/bitnami/zookeeper/data', '/bitnami/zookeeper/data'],
};
const ZOOKEEPER_DEFAULT_DIR = '/tmp/zookeeper';

/** Every ZooKeeper ensemble: pods of the manifests, and those Strimzi would make. */
export function zooKeepersOf(workloads: readonly Workload[], context: Context): readonly ZooKeeperFact[] {
  const found = running(workloads, 'zookeeper').map((each): ZooKeeperFact => {
    const settings = componentSettings(each, context);
    return { ...common(each), settings, servers: serversOf(settings, each), dataDirs: zooKeeperDirs(settings, each) };
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
          dataDirs: [operatorDir(spec.get('storage'), `${name}-zookeeper`)],
        },
      ];
    });
  return [...found, ...strimzi];
}

function zooKeeperDirs(settings: Settings, { workload, container }: RunningContainer): readonly ZooKeeperDir[] {
  const [data, log] = ZOOKEEPER_DIRS[container.image.family] ?? [];
  const written = textOf(settings, 'dataDir');
  const snapshots = written ?? textOf(container.env, 'ZOO_DATA_DIR') ?? data ?? ZOOKEEPER_DEFAULT_DIR;
  // A file of its own says both: without a folder for the log, that is the one of the snapshots.
  const logged = textOf(settings, 'dataLogDir') ?? textOf(container.env, 'ZOO_DATA_LOG_DIR') ?? (written === undefined ? log : undefined);
  const dir = (path: string, holds: ZooKeeperDir['holds']): ZooKeeperDir => {
    const volume = volumeOf(workload.pod, container, path);
    return { holds, location: dataLocation(workload, container, path), ...optional('volume', volume), survives: isDurable(volume) };
  };
  return logged === undefined || logged === snapshots ? [dir(snapshots, 'both')] : [dir(snapshots, 'snapshots'), dir(logged, 'log')];
}

/** The one volume of each server that an operator makes. */
function operatorDir(storage: View, owner: string): ZooKeeperDir {
  const isEphemeral = storage.get('type').text === 'ephemeral';
  const kind = isEphemeral ? 'empty-dir' : 'claim-template';
  const volume: VolumeFact = { name: 'data', kind, ...optional('storageClass', storage.get('class').scalar), place: storage.place };
  return { holds: 'both', location: operatorLocation('/var/lib/zookeeper', volume, owner), volume, survives: !isEphemeral };
}

/** Servers that are listed, in the file or in a variable, when they are more than the set's. */
function serversOf(settings: Settings, { workload, container }: RunningContainer): number {
  const listed = Object.keys(settings).filter((key) => /^server\.\d+$/.test(key)).length;
  const named = (textOf(container.env, 'ZOOKEEPER_SERVERS') ?? textOf(container.env, 'ZOO_SERVERS') ?? '')
    .split(/[;,\s]+/)
    .filter((part) => /:\d+:\d+/.test(part)).length;
  return Math.max(listed, named, workload.replicas);
}
