import { consume, describe, produce } from '../charts/access/index.js';
import { clientScram, externalLoadBalancer, internalTls } from '../charts/kafka/index.js';
import { environment } from './environment.js';
import { certManager, perZone } from './spec.js';

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
    certificates: certManager({ name: 'platform-ca', kind: 'ClusterIssuer' }),
    settings: {
      'log.retention.hours': 7 * 24,
      'log.cleaner.threads': 2,
    },
    topics: [
      { name: 'orders', partitions: 12, settings: { 'retention.ms': 7 * DAY_MS }, rate: { recordsPerSecond: 400, bytesPerRecord: 1_000 } },
      { name: 'customers', partitions: 6, settings: { 'cleanup.policy': 'compact' }, rate: { recordsPerSecond: 10, bytesPerRecord: 300 } },
      {
        name: 'payments',
        partitions: 6,
        settings: { 'compression.type': 'zstd', 'retention.ms': 30 * DAY_MS },
        rate: { recordsPerSecond: 40, bytesPerRecord: 500 },
      },
    ],
    users: [
      { name: 'orders-app', can: [produce('orders'), produce('payments', { transactionalId: 'orders-app-*' })] },
      { name: 'billing', can: [consume('orders', { group: 'billing' }), consume('payments', { group: 'billing' })] },
      { name: 'auditor', can: [describe('*')] },
    ],
    clients: [{ namespace: 'apps', listener: 'CLIENT' }],
  },
  schemaRegistry: { replicas: 3, subjects: { 'orders-value': 'FULL' }, clients: [{ namespace: 'apps' }] },
});
