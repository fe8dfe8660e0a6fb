import { consume, describe, produce } from '../charts/access/index.js';
import { clientScram, internalTls } from '../charts/kafka/index.js';
import { environment } from './environment.js';
import { certificatesFromSecrets, perZone } from './spec.js';

const DAY_MS = 24 * 60 * 60 * 1000;

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
      { name: 'orders', partitions: 12, settings: { 'retention.ms': 3 * DAY_MS }, rate: { recordsPerSecond: 200, bytesPerRecord: 1_000 } },
      { name: 'customers', partitions: 6, settings: { 'cleanup.policy': 'compact' }, rate: { recordsPerSecond: 5, bytesPerRecord: 300 } },
      { name: 'payments', partitions: 6, settings: { 'compression.type': 'zstd' }, rate: { recordsPerSecond: 20, bytesPerRecord: 500 } },
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
