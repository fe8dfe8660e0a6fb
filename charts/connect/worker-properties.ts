import { type Properties, prefixed, properties } from '../shared/index.js';
import { CONNECT_PORT, type ConnectCluster, STORAGE_PARTITIONS, workersServiceName } from './config.js';
import { converterProperties } from './converters.js';
import { CONNECT_SETTINGS_DIR, CONNECTOR_SECRETS_DIR } from './paths.js';
import { pluginPath } from './plugins.js';

/** A worker may need this long to let its tasks end; the pod's patience is longer. */
const TASK_SHUTDOWN_MS = 20_000;

/**
 * `connect.properties` of every worker, the same bytes in Kubernetes and compose. `{pod}` becomes the pod's name and
 * `{file-connectors}` the image's jar, by the start script.
 */
export function connectProperties(cluster: ConnectCluster): Properties {
  return {
    ...clusterProperties(cluster),
    ...storageProperties(cluster),
    ...converterProperties('key', cluster.converters.key),
    ...converterProperties('value', cluster.converters.value),
    'plugin.path': pluginPath(cluster).join(','),
    ...providerProperties(cluster),
    ...securityProperties(cluster),
    ...behaviourProperties(cluster),
    ...cluster.settings,
  };
}

function clusterProperties(cluster: ConnectCluster): Properties {
  return properties({
    'bootstrap.servers': cluster.kafka.bootstrapServers.join(','),
    'group.id': cluster.groupId,
    listeners: `http://:${CONNECT_PORT}`,
    'rest.advertised.host.name': `{pod}.${workersServiceName(cluster)}.${cluster.namespace}.svc`,
    'rest.advertised.port': CONNECT_PORT,
  });
}

function storageProperties({ storageTopics, replicationFactor }: ConnectCluster): Properties {
  return properties({
    'config.storage.topic': storageTopics.config,
    'config.storage.replication.factor': replicationFactor,
    'offset.storage.topic': storageTopics.offsets,
    'offset.storage.replication.factor': replicationFactor,
    'offset.storage.partitions': STORAGE_PARTITIONS.offsets,
    'status.storage.topic': storageTopics.status,
    'status.storage.replication.factor': replicationFactor,
    'status.storage.partitions': STORAGE_PARTITIONS.status,
  });
}

/**
 * References to mounted files, and to nothing else: without `allowed.paths` a connector could read any file of the worker. A folder that
 * is not there stops the worker, so where no Secret is mounted it is that of the settings.
 */
function providerProperties({ kafka, secrets }: ConnectCluster): Properties {
  const folders = [...(secrets.length > 0 ? [CONNECTOR_SECRETS_DIR] : []), ...kafka.mounts.map(({ path }) => path)];
  return {
    'config.providers': 'dir',
    'config.providers.dir.class': 'org.apache.kafka.common.config.provider.DirectoryConfigProvider',
    'config.providers.dir.param.allowed.paths': (folders.length > 0 ? folders : [CONNECT_SETTINGS_DIR]).join(','),
  };
}

/** The worker itself, the producers of sources, the consumers of sinks and the clients that fence and make dead letters log in alike. */
function securityProperties({ kafka }: ConnectCluster): Properties {
  const login = Object.fromEntries(Object.entries(kafka.clientSecurity).filter(([key]) => !key.startsWith('config.providers')));
  return { ...login, ...prefixed('producer.', login), ...prefixed('consumer.', login), ...prefixed('admin.', login) };
}

function behaviourProperties(cluster: ConnectCluster): Properties {
  return properties({
    'connector.client.config.override.policy': cluster.clientOverrides === 'none' ? 'None' : 'Principal',
    'exactly.once.source.support': cluster.exactlyOnceSources ? 'enabled' : undefined,
    'consumer.isolation.level': cluster.exactlyOnceSources ? 'read_committed' : undefined,
    'scheduled.rebalance.max.delay.ms': cluster.rebalanceDelaySeconds * 1000,
    'offset.flush.interval.ms': cluster.flushIntervalMs,
    'task.shutdown.graceful.timeout.ms': TASK_SHUTDOWN_MS,
    'topic.creation.enable': false, // topics are declared; one made on the side would have the wrong copies and no owner
  });
}

/** Keys Sluice derives from the description. Setting one by hand is a type error and a problem. */
export const CONNECT_DERIVED_KEYS = [
  'bootstrap.servers',
  'group.id',
  'listeners',
  'rest.advertised.host.name',
  'rest.advertised.port',
  'config.storage.topic',
  'config.storage.replication.factor',
  'offset.storage.topic',
  'offset.storage.replication.factor',
  'offset.storage.partitions',
  'status.storage.topic',
  'status.storage.replication.factor',
  'status.storage.partitions',
  'key.converter',
  'value.converter',
  'plugin.path',
  'config.providers',
  'security.protocol',
  'sasl.mechanism',
  'sasl.jaas.config',
  'ssl.truststore.type',
  'ssl.truststore.certificates',
  'connector.client.config.override.policy',
  'exactly.once.source.support',
  'scheduled.rebalance.max.delay.ms',
  'topic.creation.enable',
] as const;
/** A key of {@link CONNECT_DERIVED_KEYS}. */
export type ConnectDerivedKey = (typeof CONNECT_DERIVED_KEYS)[number];
