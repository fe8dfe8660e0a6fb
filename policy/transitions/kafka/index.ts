import type { Transition } from '../transition.js';
import { listenerChanged, rightsChanged, settingTakesHold } from './access.js';
import { authorizationWeakened, logDirRemoved, rackChanged, tieringStopped } from './brokers.js';
import { brokersRemoved } from './brokers-gone.js';
import { existingTopicsKeep, internalPartitions, uncleanElection } from './cluster-settings.js';
import { clusterIdChanged, metadataMoved, nodeIdChanged, votersChanged, zooKeeperRemoved } from './quorum.js';
import { brokerMinInSync, quotaCut } from './quotas.js';
import { becomesCompacted, retentionLowered, stopsCompacting } from './retention.js';
import { compressionChanged, messageSizeLowered, minInSyncLowered } from './topic-settings.js';
import { partitionsDecreased, partitionsIncreased, replicationLowered, replicationNotApplied, topicRemoved } from './topics.js';
import { bridgeSkipped, kafkaLowered, metadataLowered, metadataRaised } from './versions.js';

/** Rules about what Kafka makes of a change. */
export const KAFKA_TRANSITIONS: readonly Transition[] = [
  existingTopicsKeep,
  internalPartitions,
  uncleanElection,
  partitionsDecreased,
  partitionsIncreased,
  replicationLowered,
  replicationNotApplied,
  retentionLowered,
  becomesCompacted,
  stopsCompacting,
  topicRemoved,
  messageSizeLowered,
  minInSyncLowered,
  compressionChanged,
  logDirRemoved,
  tieringStopped,
  listenerChanged,
  authorizationWeakened,
  rightsChanged,
  rackChanged,
  brokerMinInSync,
  brokersRemoved,
  quotaCut,
  settingTakesHold,
  clusterIdChanged,
  nodeIdChanged,
  votersChanged,
  metadataLowered,
  metadataRaised,
  bridgeSkipped,
  kafkaLowered,
  zooKeeperRemoved,
  metadataMoved,
];
