import type { Transition } from '../transition.js';
import { authorizationSwitched, authorizationWeakened } from './authorization.js';
import { logDirRemoved, rackChanged } from './brokers.js';
import { brokersRemoved } from './brokers-gone.js';
import { becomesCompacted, stopsCompacting } from './cleanup-policy.js';
import { clusterIdChanged } from './cluster-id.js';
import { existingTopicsKeep, internalPartitions, uncleanElection } from './cluster-settings.js';
import { noSpareReplica } from './in-sync.js';
import { leftOperator } from './left-operator.js';
import { listenerChanged } from './listeners.js';
import { reconciliationPaused } from './paused.js';
import { peersRefuse } from './peers.js';
import { metadataMoved, nodeIdChanged, votersChanged, zooKeeperRemoved } from './quorum.js';
import { brokerMinInSync, quotaCut } from './quotas.js';
import { retentionLowered } from './retention.js';
import { rightsChanged } from './rights.js';
import { valueRefused } from './setting-values.js';
import { settingTakesHold } from './settings-taken.js';
import { tieringStopped } from './tiering.js';
import { compressionChanged, messageSizeLowered, minInSyncLowered } from './topic-settings.js';
import { partitionsDecreased, partitionsIncreased, replicationLowered, replicationNotApplied, topicRemoved } from './topics.js';
import { loginChanged } from './user-logins.js';
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
  noSpareReplica,
  compressionChanged,
  logDirRemoved,
  tieringStopped,
  listenerChanged,
  peersRefuse,
  leftOperator,
  authorizationWeakened,
  authorizationSwitched,
  rightsChanged,
  loginChanged,
  reconciliationPaused,
  rackChanged,
  brokerMinInSync,
  brokersRemoved,
  quotaCut,
  settingTakesHold,
  valueRefused,
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
