import { isAtLeast, type Properties, properties } from '../shared/index.js';
import { type KafkaCluster, type KraftCoordination, logDir, type NodePool, serviceHost } from './cluster.js';
import { advertised, listenerProperties } from './listeners.js';
import { tlsProperties } from './tls.js';

/**
 * `server.properties` of one pool, the same bytes in Kubernetes and compose. What differs per pod stands as `{pod}`
 * (its name), `{id}` (its node id) and `{N+id}` (a sum), which the start script fills in.
 */
export function serverProperties(cluster: KafkaCluster, pool: NodePool): Properties {
  return {
    ...identityProperties(cluster, pool),
    ...listenersProperties(cluster, pool),
    ...(cluster.certificates && tlsProperties),
    ...storageProperties(cluster, pool),
    ...authorizationProperties(cluster),
    'default.replication.factor': String(cluster.replicationFactor), // the controller decides it for topics that name none
    ...(isBroker(pool) && { ...internalTopicProperties(cluster), ...cleanerProperties(pool), ...cluster.brokerDefaults }),
    ...settingsOf(cluster, pool),
  };
}

const isBroker = ({ roles }: NodePool) => roles.includes('broker');
const isController = ({ roles }: NodePool) => roles.includes('controller');

/** Settings of a broker's partitions, offsets and replication: a dedicated controller has none of them and would only restart for a change. */
const BROKER_ONLY = /^(log\.|offsets\.|fetch\.|replica\.|num\.replica\.|num\.recovery\.threads\.)/;
/** With tiered storage the controller checks the settings of topics against the defaults of logs. */
const TIERED = 'remote.log.storage.system.enable';

/** Settings that the nodes of a pool read. A key that is not known to be a broker's alone is in both files. */
function settingsOf({ restartSettings }: KafkaCluster, pool: NodePool): Properties {
  if (isBroker(pool) || restartSettings[TIERED] === 'true') return restartSettings;
  return Object.fromEntries(Object.entries(restartSettings).filter(([key]) => !BROKER_ONLY.test(key)));
}

function identityProperties({ coordination }: KafkaCluster, pool: NodePool): Properties {
  if (coordination.mode === 'zookeeper') {
    return properties({
      'broker.id': '{id}',
      'broker.id.generation.enable': false,
      'zookeeper.connect': coordination.connect,
      'broker.rack': pool.zone,
    });
  }
  return properties({
    'process.roles': pool.roles.join(','),
    'node.id': '{id}',
    ...quorumProperties(coordination),
    'controller.listener.names': coordination.listener.name,
    'broker.rack': isBroker(pool) ? pool.zone : undefined,
  });
}

function quorumProperties({ quorum, voters }: KraftCoordination): Properties {
  if (quorum === 'dynamic') return { 'controller.quorum.bootstrap.servers': voters.map(({ host, port }) => `${host}:${port}`).join(',') };
  return { 'controller.quorum.voters': voters.map(({ nodeId, host, port }) => `${nodeId}@${host}:${port}`).join(',') };
}

/** A broker lists the controller listener in the protocol map only; a controller has no other. */
function listenersProperties(cluster: KafkaCluster, pool: NodePool): Properties {
  const { coordination, listeners, namespace } = cluster;
  const controller = coordination.mode === 'kraft' ? [coordination.listener] : [];
  const bound = [...(isBroker(pool) ? listeners : []), ...(isController(pool) ? controller : [])];
  const known = isBroker(pool) ? [...listeners, ...controller] : controller;
  const [interBroker] = listeners;
  return {
    ...properties({
      listeners: bound.map(({ name, port }) => `${name}://:${port}`).join(','),
      'advertised.listeners': isBroker(pool)
        ? listeners.map((listener) => advertised(listener, serviceHost(pool.serviceName, namespace))).join(',')
        : undefined,
      'listener.security.protocol.map': known.map(({ name, protocol }) => `${name}:${protocol}`).join(','),
      'inter.broker.listener.name': isBroker(pool) ? interBroker.name : undefined,
    }),
    ...Object.assign({}, ...known.map(listenerProperties)),
  };
}

function storageProperties({ coordination }: KafkaCluster, { volumes }: NodePool): Properties {
  return properties({
    'log.dirs': volumes.map(logDir).join(','),
    'metadata.log.dir': coordination.mode === 'kraft' ? logDir(volumes[0]) : undefined,
  });
}

function authorizationProperties({ authorization, coordination }: KafkaCluster): Properties {
  if (!authorization) return {};
  return {
    'authorizer.class.name':
      coordination.mode === 'kraft' ? 'org.apache.kafka.metadata.authorizer.StandardAuthorizer' : 'kafka.security.authorizer.AclAuthorizer',
    'super.users': authorization.superUsers.map((name) => `User:${name}`).join(';'),
  };
}

/** Kafka's own topics follow the cluster's replication: left alone they ask for 3 copies and never exist on fewer brokers. */
function internalTopicProperties(cluster: KafkaCluster): Properties {
  const { replicationFactor, minInSyncReplicas, version } = cluster;
  const hasShareGroups = isAtLeast(version.line, '4.0');
  return properties({
    'offsets.topic.replication.factor': replicationFactor,
    'transaction.state.log.replication.factor': replicationFactor,
    'transaction.state.log.min.isr': minInSyncReplicas,
    'share.coordinator.state.topic.replication.factor': hasShareGroups ? replicationFactor : undefined,
    'share.coordinator.state.topic.min.isr': hasShareGroups ? minInSyncReplicas : undefined,
    'auto.create.topics.enable': false,
  });
}

/** Kafka's default for the log cleaner's buffer is an eighth of its default heap of 1 GiB. */
const CLEANER_SHARE = 8;
const CLEANER_DEFAULT_HEAP_MIB = 1024;

/** A smaller heap keeps the share: a live change of the cleaner's threads makes the buffer anew, and where it is much of the heap that can be the broker's end. */
const cleanerProperties = ({ heapMiB }: NodePool): Properties =>
  properties({
    'log.cleaner.dedupe.buffer.size': heapMiB < CLEANER_DEFAULT_HEAP_MIB ? Math.floor((heapMiB * 1024 * 1024) / CLEANER_SHARE) : undefined,
  });

/** Keys Sluice derives from the description. Setting one by hand is a type error and a problem. */
export const DERIVED_KEYS = [
  'process.roles',
  'node.id',
  'broker.id',
  'broker.id.generation.enable',
  'broker.rack',
  'zookeeper.connect',
  'controller.quorum.voters',
  'controller.quorum.bootstrap.servers',
  'controller.listener.names',
  'listeners',
  'advertised.listeners',
  'listener.security.protocol.map',
  'inter.broker.listener.name',
  'security.inter.broker.protocol',
  'log.dir',
  'log.dirs',
  'metadata.log.dir',
  'config.providers',
  'ssl.keystore.type',
  'ssl.keystore.certificate.chain',
  'ssl.keystore.key',
  'ssl.truststore.type',
  'ssl.truststore.certificates',
  'authorizer.class.name',
  'super.users',
  'default.replication.factor',
  'min.insync.replicas',
  'offsets.topic.replication.factor',
  'transaction.state.log.replication.factor',
  'transaction.state.log.min.isr',
  'share.coordinator.state.topic.replication.factor',
  'share.coordinator.state.topic.min.isr',
  'auto.create.topics.enable',
] as const;
/** A key of {@link DERIVED_KEYS}. */
export type DerivedKey = (typeof DERIVED_KEYS)[number];
