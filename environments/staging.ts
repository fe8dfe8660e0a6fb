import {
  certificatesFromSecrets,
  clientScram,
  debeziumPostgres,
  describe,
  environment,
  internalTls,
  jdbc,
  perZone,
  s3,
  s3Plugin,
} from 'sluice';
import { billing, ordersApp } from './applications.js';
import { customers, customersByChangeCapture } from './pipelines/customers.js';
import { orders } from './pipelines/orders.js';

/** Three zones like production, with less of everything: what breaks there breaks here first. */
export const staging = environment({
  name: 'staging',
  class: 'staging',
  promotesFrom: 'dev',
  namespace: 'streaming',
  kubernetes: { version: '1.34', zones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'], storageClass: 'gp3' },
  kafka: {
    clusterId: 'hK3mJ8s4TZ-bwXq5VdR0Eg',
    coordination: { mode: 'kraft', controllers: 3, storageGiB: 10 },
    pools: perZone({ brokers: 1, volumes: [{ storageGiB: 100 }], memoryGiB: 4, cpuMillis: 500 }),
    listeners: [internalTls(), clientScram({ port: 9093 })],
    replicationFactor: 3,
    minInSyncReplicas: 2, // one broker may be down while producers use acks=all
    certificates: certificatesFromSecrets(),
    settings: {
      'log.retention.hours': 3 * 24,
      'log.cleaner.threads': 2, // Kafka takes this one live: no restart
    },
    topics: [
      { name: 'payments', partitions: 6, settings: { 'compression.type': 'zstd' }, rate: { recordsPerSecond: 20, bytesPerRecord: 500 } },
    ],
    users: [{ name: 'auditor', can: [describe('*')] }],
  },
  clients: [ordersApp, billing],
  schemaRegistry: { replicas: 3, subjects: { 'orders-value': 'FULL' }, clients: [{ namespace: 'apps' }] },
  restProxy: {
    replicas: 2,
    topics: { produce: ['orders'], consume: ['orders'] },
    v2Consumers: true,
    clients: [{ namespace: 'apps' }],
  },
  connect: { replicas: 2, plugins: [jdbc('10.9.7'), s3Plugin('12.1.9'), debeziumPostgres('3.6.1.Final')] },
  postgres: { storageGiB: 20, certificate: 'postgres-tls' },
  objectStore: s3({ bucket: 'acme-lake-staging', region: 'eu-west-1', credentials: 'lake-keys' }),
  spark: {},
  pipelines: [
    customers({
      partitions: 6,
      retentionDays: 3,
      objectEverySeconds: 60,
      generated: { initialRows: 10_000, insertsPerSecond: 2 },
    }),
    customersByChangeCapture({ partitions: 6 }),
    orders({ partitions: 12, retentionDays: 3, maxDelaySeconds: 30, rate: { recordsPerSecond: 200, bytesPerRecord: 1_000 } }),
  ],
});
