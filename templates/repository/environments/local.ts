import { clientPlaintext, environment, internalPlaintext, pool } from 'sluice';
import { orders } from './pipelines/orders.js';

/** Kafka on a laptop: one node, no passwords. `npx sluice local up` starts it on Docker. */
export const local = environment({
  name: 'local',
  class: 'local',
  namespace: 'streaming-local',
  kubernetes: { version: '1.34' },
  kafka: {
    clusterId: 'Wm0kT2cYQ5SxVn8bLr3dHA', // drawn once, never changed
    coordination: { mode: 'kraft', controllers: 'combined' },
    pools: [pool({ name: 'local', brokers: 1, volumes: [{ storageGiB: 5 }], memoryGiB: 1, cpuMillis: 250 })],
    listeners: [internalPlaintext(), clientPlaintext({ port: 9092 })],
  },
  pipelines: [orders({ partitions: 3, retentionDays: 1 })],
});
