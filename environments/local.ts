import { clientPlaintext, internalPlaintext } from '../charts/kafka/index.js';
import { environment } from './environment.js';
import { pool } from './spec.js';

/** One node that is broker and controller, without passwords: for a laptop's cluster (kind, k3d). */
export const local = environment({
  name: 'local',
  class: 'local',
  namespace: 'streaming-local',
  kubernetes: { version: '1.34' },
  kafka: {
    clusterId: 'Lf1Wu9SxQ0OcFpYCbmGdHw',
    coordination: { mode: 'kraft', controllers: 'combined' },
    pools: [pool({ name: 'local', brokers: 1, volumes: [{ storageGiB: 5 }], memoryGiB: 1, cpuMillis: 250 })],
    listeners: [internalPlaintext(), clientPlaintext({ port: 9092 })],
    settings: { 'group.initial.rebalance.delay.ms': 0 }, // a consumer alone need not wait for others
    topics: [
      { name: 'orders', partitions: 3 },
      { name: 'customers', partitions: 3, settings: { 'cleanup.policy': 'compact' } },
    ],
    clients: [{ namespace: 'streaming-local', listener: 'CLIENT' }],
  },
});
