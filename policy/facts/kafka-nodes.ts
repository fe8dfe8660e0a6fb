import { lineOfVersion } from '../../charts/shared/version.js';
import { componentSettings, type RunningContainer, running } from './component.js';
import type { Context } from './context.js';
import { dataLocation } from './data-location.js';
import type { DataDir, KafkaNodes, KafkaRole } from './kafka-node.js';
import { listenersOf } from './listeners.js';
import { optional } from './optional.js';
import { peerLogins } from './peer-logins.js';
import { listOf, numberOf, type Setting, type Settings, textOf } from './settings.js';
import { hasUnreadSettings } from './unread-settings.js';
import { isDurable, volumeOf, type Workload } from './workload.js';

/** Nodes whose cluster is not known yet. */
export type LooseNodes = Omit<KafkaNodes, 'cluster'>;

const CLUSTER_ID_VARIABLES = ['CLUSTER_ID', 'KAFKA_CLUSTER_ID', 'KAFKA_KRAFT_CLUSTER_ID'];
/** Where data goes when nobody says: in the settings of the image, or of Kafka itself. */
const DEFAULT_DIRS: Readonly<Record<string, string>> = {
  confluent: '/var/lib/kafka/data',
  bitnami: '/bitnami/kafka/data',
  apache: '/tmp/kraft-combined-logs',
};
const KAFKA_DEFAULT_DIR = '/tmp/kafka-logs';

/** Kafka processes that run in containers of the manifests. */
export const containerNodes = (workloads: readonly Workload[], context: Context): readonly LooseNodes[] =>
  running(workloads, 'kafka').map((found) => nodesOf(found, context));

function nodesOf(found: RunningContainer, context: Context): LooseNodes {
  const { workload, container } = found;
  const settings = { ...componentSettings(found, context), ...overridden(container.arguments) };
  const mode = modeOf(settings);
  const version = container.image.kafkaVersion;
  const isUnread = hasUnreadSettings(found, context);
  const zone = workload.pod.zone ?? textOf(settings, 'broker.rack');
  return {
    ...pick(workload),
    roles: rolesOf(settings, found, isUnread),
    mode,
    ...optional('ids', idsOf(settings, found)),
    ...optional('zone', zone),
    image: container.image,
    ...optional('version', version),
    ...optional('line', lineOfVersion(version)),
    settings,
    ...(isUnread && { settingsElsewhere: true as const }),
    listeners: isUnread && settings.listeners === undefined ? [] : listenersOf(settings, container.place),
    dataDirs: (isUnread && !saysDirs(settings)) || isAnywhere(settings, found) ? [] : dataDirs(settings, found),
    ...optional('heap', container.heap),
    ...optional('memoryRequestMiB', container.requests.memoryMiB),
    ...optional('memoryLimitMiB', container.limits.memoryMiB),
    ...optional('startupProbe', container.startupProbe),
    ...optional('livenessProbe', container.livenessProbe),
    ...optional('readinessProbe', container.readinessProbe),
    ...optional('graceSeconds', workload.pod.graceSeconds),
    podLabels: workload.pod.labels,
    ...optional('clusterId', clusterIdOf(found, context)),
    logins: peerLogins(found, settings, context),
    ...optional('metadataVersion', metadataVersion(container.env, settings)),
  };
}

function clusterIdOf({ container }: RunningContainer, context: Context): Setting | undefined {
  const found = CLUSTER_ID_VARIABLES.map((name) => container.env[name]).find((setting) => setting !== undefined);
  return found && context.comparable(found);
}

/** Of all that looks like a setting on the command line, what has a setting's name. */
const overridden = (settings: Settings): Settings =>
  Object.fromEntries(Object.entries(settings).filter(([key]) => /^[a-z0-9]+(\.[a-z0-9_]+)+$/.test(key)));

const pick = ({ resource, place, origin, name, namespace, replicas }: Workload) => ({
  resource,
  place,
  origin,
  name,
  ...optional('namespace', namespace),
  replicas,
});

function metadataVersion(env: Settings, settings: Settings): Setting | undefined {
  return env.METADATA_VERSION ?? settings['inter.broker.protocol.version'];
}

function modeOf(settings: Settings): KafkaNodes['mode'] {
  const isKraft = ['process.roles', 'controller.quorum.voters', 'controller.quorum.bootstrap.servers'].some((key) => settings[key]);
  return !isKraft && settings['zookeeper.connect'] !== undefined ? 'zookeeper' : 'kraft';
}

function rolesOf(settings: Settings, { container }: RunningContainer, isUnread: boolean): readonly KafkaRole[] {
  const said = listOf(settings, 'process.roles');
  const roles = (['broker', 'controller'] as const).filter((role) => said.includes(role));
  if (roles.length > 0) return roles;
  if (container.image.family === 'debezium') return debeziumRoles(settings, container);
  // Without any setting, Apache's image starts its own single node.
  const isBare = container.image.family === 'apache' && Object.keys(settings).length === 0 && !isUnread;
  return isBare ? ['broker', 'controller'] : ['broker'];
}

/** Debezium's image makes a single node of both unless told otherwise; before its third version there was always a ZooKeeper. */
function debeziumRoles(settings: Settings, { env, image }: RunningContainer['container']): readonly KafkaRole[] {
  if (settings['zookeeper.connect'] !== undefined || /^[012]\./.test(image.tag ?? '')) return ['broker'];
  const said = textOf(env, 'NODE_ROLE');
  return said === 'broker' || said === 'controller' ? [said] : ['broker', 'controller'];
}

function idsOf(settings: Settings, { workload, container }: RunningContainer): readonly number[] | undefined {
  const first = numberOf(container.env, 'FIRST_NODE_ID');
  if (first !== undefined) return Array.from({ length: workload.replicas }, (_, index) => first + index);
  const id = numberOf(settings, 'node.id') ?? numberOf(settings, 'broker.id');
  return id === undefined ? undefined : Array.from({ length: workload.replicas }, () => id);
}

const saysDirs = (settings: Settings) => settings['log.dirs'] !== undefined || settings['log.dir'] !== undefined;

/** Whether records may lie on any of the volumes: an image nobody knows, which says where only inside. */
function isAnywhere(settings: Settings, { workload, container }: RunningContainer): boolean {
  if (container.image.family !== 'other' || saysDirs(settings)) return false;
  if (Object.values(settings).some(({ origin }) => origin === 'properties')) return false; // then it is Kafka's own folder
  return container.mounts.some(({ path }) => {
    const volume = volumeOf(workload.pod, container, path);
    return isDurable(volume) && volume?.kind !== 'bind';
  });
}

/** Debezium's image names the folder after the node, whatever else is said. */
function debeziumDir(settings: Settings, { image }: RunningContainer['container']): string | undefined {
  if (image.family !== 'debezium') return undefined;
  return `/kafka/data/${numberOf(settings, 'node.id') ?? numberOf(settings, 'broker.id') ?? 1}`;
}

function dataDirs(settings: Settings, { workload, container }: RunningContainer): readonly DataDir[] {
  const records = listOf(settings, 'log.dirs').length > 0 ? listOf(settings, 'log.dirs') : listOf(settings, 'log.dir');
  const fallback = DEFAULT_DIRS[container.image.family] ?? KAFKA_DEFAULT_DIR;
  const isBare = container.image.family !== 'apache' || Object.keys(settings).length === 0;
  const own = debeziumDir(settings, container);
  const kept = own !== undefined ? [own] : records.length > 0 ? records : [isBare ? fallback : KAFKA_DEFAULT_DIR];
  const metadata = textOf(settings, 'metadata.log.dir');
  const all = metadata === undefined || kept.includes(metadata) ? kept : [...kept, metadata];
  const place = (settings['log.dirs'] ?? settings['log.dir'])?.place ?? container.place;
  return all.map((path) => {
    const volume = volumeOf(workload.pod, container, path);
    const isMetadata = metadata === undefined ? path === kept[0] : path === metadata;
    const holds = !isMetadata ? 'records' : kept.includes(path) ? 'both' : 'metadata';
    const location = dataLocation(workload, container, path);
    return { path, holds, location, ...optional('volume', volume), survives: isDurable(volume), place };
  });
}
