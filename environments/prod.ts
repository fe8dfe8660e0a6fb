import {
  certManager,
  clientScram,
  debeziumPostgres,
  describe,
  environment,
  externalLoadBalancer,
  internalTls,
  jdbc,
  perZone,
  s3,
  s3Plugin,
  secret,
} from 'sluice';
import { billing, ordersApp } from './applications.js';
import { customers, customersByChangeCapture } from './pipelines/customers.js';
import { orders } from './pipelines/orders.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Three zones, survives the loss of one. Versions and images are in releases/prod.yaml. */
export const prod = environment({
  name: 'prod',
  class: 'production',
  promotesFrom: 'staging',
  namespace: 'streaming',
  kubernetes: {
    version: '1.34',
    zones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
    storageClass: 'gp3',
    priorityClassName: 'platform-critical',
  },
  kafka: {
    clusterId: 'q1Sh-9_ISia_zwGINzRvyQ',
    coordination: { mode: 'kraft', controllers: 3, storageGiB: 10, memoryGiB: 2 },
    pools: perZone({ brokers: 1, volumes: [{ storageGiB: 500 }], memoryGiB: 8, cpuMillis: 2000 }),
    listeners: [
      internalTls(),
      clientScram({ port: 9093 }),
      externalLoadBalancer({ host: 'broker-{id}.kafka.example.com', bootstrapHost: 'kafka.example.com', allowFrom: ['10.0.0.0/8'] }),
    ],
    replicationFactor: 3,
    minInSyncReplicas: 2, // one broker may be down while producers use acks=all
    certificates: certManager({ name: 'kafka-ca', kind: 'Issuer' }),
    settings: {
      'log.retention.hours': 7 * 24,
      'log.cleaner.threads': 2,
    },
    topics: [
      {
        name: 'payments',
        partitions: 6,
        settings: { 'compression.type': 'zstd', 'retention.ms': 30 * DAY_MS },
        rate: { recordsPerSecond: 40, bytesPerRecord: 500 },
      },
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
  connect: {
    replicas: 3,
    plugins: [jdbc('10.9.7'), s3Plugin('12.1.9'), debeziumPostgres('3.6.1.Final')],
    accountAnnotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::111122223333:role/streaming-objects' },
  },
  postgres: {
    external: 'orders.db.internal:5432',
    credentials: secret('orders-db'),
    authority: secret('orders-db', 'ca.crt'),
    schema: 'migrated',
  },
  objectStore: s3({ bucket: 'acme-lake-prod', region: 'eu-west-1' }),
  spark: { accountAnnotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::111122223333:role/streaming-lake' } },
  pipelines: [
    customers({ partitions: 12, retentionDays: 7, objectEverySeconds: 60 }),
    customersByChangeCapture({ partitions: 6 }),
    orders({ partitions: 12, retentionDays: 7, maxDelaySeconds: 30, rate: { recordsPerSecond: 400, bytesPerRecord: 1_000 } }),
  ],
});
