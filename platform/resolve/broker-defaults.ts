import type { KafkaCluster } from '../../charts/kafka/index.js';
import { properties } from '../../charts/shared/index.js';
import { epochDefaults, type RenderEpoch } from '../epoch.js';

/** Kafka's own: it finds the replica whose `broker.rack` is the consumer's `client.rack`, and takes the leader where there is none. */
const NEAREST_REPLICA = 'org.apache.kafka.common.replica.RackAwareReplicaSelector';

/** What brokers are given unasked, by the epoch. */
export const brokerDefaults = (epoch: RenderEpoch, pools: KafkaCluster['pools']) =>
  properties({
    'replica.selector.class':
      epochDefaults(epoch).readsFromNearestReplica && pools.some(({ zone }) => zone !== undefined) ? NEAREST_REPLICA : undefined,
  });
