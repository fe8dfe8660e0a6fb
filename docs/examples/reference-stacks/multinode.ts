import { clientPlaintext, environment, internalPlaintext, pool } from 'sluice';

/** Three brokers and three ZooKeeper servers: topics with three copies, and one broker may fail. */
export const multinode = environment({
  name: 'multinode',
  class: 'local',
  namespace: 'multinode',
  kubernetes: { version: '1.34' },
  kafka: {
    clusterId: 'Mn4Yt0cKQ8yNf2xW7uRb1g',
    coordination: { mode: 'zookeeper', replicas: 3, storageGiB: 1, memoryGiB: 0.375, heapMiB: 96 },
    pools: [pool({ name: 'a', brokers: 3, volumes: [{ storageGiB: 2 }], memoryGiB: 0.75, cpuMillis: 250 })],
    listeners: [internalPlaintext(), clientPlaintext({ port: 9092 })],
    settings: { 'group.initial.rebalance.delay.ms': 0 }, // a consumer alone need not wait for others
    clients: [{ namespace: 'multinode', listener: 'CLIENT' }],
  },
});
