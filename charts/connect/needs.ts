import type { KafkaNeeds, NeededTopicSpec } from '../component.js';
import { consume, describe, type Permission, produce } from '../shared/index.js';
import { type ConnectCluster, STORAGE_PARTITIONS } from './config.js';
import { type Connector, HEARTBEAT_PREFIX, sinkGroup } from './connector.js';
import { CONNECT_USER } from './spec.js';

/** Topics and user of the workers. The status topic comes last: a worker waits for it alone. */
export function connectNeeds(connect: ConnectCluster, connectors: readonly Connector[]): KafkaNeeds {
  const { config, offsets, status } = connect.storageTopics;
  const compacted = (name: string, partitions: number): NeededTopicSpec => ({
    name,
    partitions,
    settings: { 'cleanup.policy': 'compact' },
  });
  return {
    topics: [
      ...sideTopics(connectors),
      compacted(config, STORAGE_PARTITIONS.config),
      compacted(offsets, STORAGE_PARTITIONS.offsets),
      compacted(status, STORAGE_PARTITIONS.status),
    ],
    users: logsIn(connect)
      ? [{ name: CONNECT_USER, can: [...workerPermissions(connect), ...connectors.flatMap((each) => connectorPermissions(connect, each))] }]
      : [],
  };
}

const logsIn = ({ kafka }: ConnectCluster) => kafka.clientSecurity['sasl.mechanism'] !== undefined;

/** Heartbeats and dead letters: nobody declares them, and without them a task stops. */
function sideTopics(connectors: readonly Connector[]): NeededTopicSpec[] {
  const heartbeats = connectors.flatMap(({ writes }) => writes.filter((topic) => topic.startsWith(HEARTBEAT_PREFIX)));
  const dead = connectors.flatMap(({ deadLetters }) => deadLetters ?? []);
  return [
    ...[...new Set(heartbeats)].map((name) => ({ name, partitions: 1, settings: { 'cleanup.policy': 'compact' } })),
    ...[...new Set(dead)].map((name) => ({ name, partitions: 1, settings: {} })),
  ];
}

function workerPermissions({ groupId, storageTopics, exactlyOnceSources }: ConnectCluster): Permission[] {
  const { config, offsets, status } = storageTopics;
  return [
    ...[config, offsets, status].flatMap((topic) => [produce(topic), describe(topic), consume(topic, { group: groupId })]),
    ...(exactlyOnceSources ? [produce(config, { transactionalId: `connect-cluster-${groupId}` })] : []),
  ];
}

function connectorPermissions({ groupId, exactlyOnceSources }: ConnectCluster, connector: Connector): Permission[] {
  const { name, kind, reads, writes } = connector;
  const transaction = kind === 'source' && exactlyOnceSources ? { transactionalId: `${groupId}-${name}-*` } : {};
  return [...reads.map((topic) => consume(topic, { group: sinkGroup(connector) })), ...writes.map((topic) => produce(topic, transaction))];
}
