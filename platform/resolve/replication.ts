import { mostInSync, replicasOf } from '../../charts/shared/index.js';
import { ENVIRONMENT_DEFAULTS } from '../defaults.js';
import type { Environment } from '../environment.js';
import { poolSpecs } from './pools.js';

/** How often the cluster keeps a record, as declared or by default. */
export interface Replication {
  /** Brokers of all pools. */
  readonly brokers: number;
  /** Replicas of a partition. @default 3, or as many as there are brokers */
  readonly replicationFactor: number;
  /** Replicas that must have a record before acks=all is answered. @default one fewer than the replicas, at least 1 */
  readonly minInSyncReplicas: number;
}

/** Replication of an environment's cluster: the one place where its defaults are derived. */
export function replicationOf(environment: Environment): Replication {
  const { replicationFactor, minInSyncReplicas } = environment.kafka;
  const brokers = replicasOf(poolSpecs(environment).map((spec) => ({ replicas: spec.brokers })));
  const replicas = replicationFactor ?? Math.min(ENVIRONMENT_DEFAULTS.replicationFactor, brokers);
  return { brokers, replicationFactor: replicas, minInSyncReplicas: minInSyncReplicas ?? mostInSync(replicas) };
}

/** Replication of a topic: its own, or the cluster's as far as its replicas allow. */
export function topicReplication(
  topic: Partial<Pick<Replication, 'replicationFactor' | 'minInSyncReplicas'>>,
  cluster: Pick<Replication, 'replicationFactor' | 'minInSyncReplicas'>,
): Pick<Replication, 'replicationFactor' | 'minInSyncReplicas'> {
  const replicationFactor = topic.replicationFactor ?? cluster.replicationFactor;
  const minInSyncReplicas = topic.minInSyncReplicas ?? Math.min(cluster.minInSyncReplicas, mostInSync(replicationFactor));
  return { replicationFactor, minInSyncReplicas };
}
