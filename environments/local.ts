import { clientPlaintext, debeziumPostgres, environment, internalPlaintext, jdbc, pool, s3Plugin, s3StandIn } from 'sluice';
import { customers } from './pipelines/customers.js';
import { orders } from './pipelines/orders.js';
import { small } from './pipelines/small.js';

/** The whole platform without passwords in Kafka, small: for one machine, by `sluice local up`, or for a laptop's cluster (kind, k3d). */
export const local = environment({
  name: 'local',
  class: 'local',
  namespace: 'streaming-local',
  kubernetes: { version: '1.34' },
  kafka: {
    clusterId: 'Lf1Wu9SxQ0OcFpYCbmGdHw',
    coordination: { mode: 'kraft', controllers: 'combined' },
    pools: [pool({ name: 'local', brokers: 1, volumes: [{ storageGiB: 5 }], memoryGiB: 0.75, cpuMillis: 250 })],
    listeners: [internalPlaintext(), clientPlaintext({ port: 9092 })],
    settings: { 'group.initial.rebalance.delay.ms': 0 }, // a consumer alone need not wait for others
    topics: [{ name: 'customers', partitions: 3, settings: { 'cleanup.policy': 'compact' } }],
    clients: [{ namespace: 'streaming-local', listener: 'CLIENT' }],
  },
  schemaRegistry: { replicas: 1, memoryGiB: 0.375 },
  restProxy: { replicas: 1, memoryGiB: 0.375 },
  connect: {
    replicas: 1,
    memoryGiB: 1,
    cpuMillis: 250,
    plugins: [jdbc('10.9.7'), s3Plugin('12.1.9'), debeziumPostgres('3.6.1.Final')],
  },
  postgres: { storageGiB: 2, memoryGiB: 0.25, cpuMillis: 100 },
  objectStore: s3StandIn({ bucket: 'lake', storageGiB: 2 }),
  spark: { delivery: 'pods' }, // no operator on a laptop: one process a job
  pipelines: [
    customers({ partitions: 3, retentionDays: 1, objectEverySeconds: 10, generated: { initialRows: 200, insertsPerSecond: 1 } }),
    orders({ partitions: 3, retentionDays: 1, maxDelaySeconds: 10 }),
  ].map(small),
});
