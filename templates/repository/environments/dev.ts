import { certificatesFromSecrets, clientScram, environment, internalTls, pool } from 'sluice';
import { orders } from './pipelines/orders.js';

/** The first cluster: TLS between nodes, passwords for clients, ACLs. Versions and images are in releases/dev.yaml. */
export const dev = environment({
  name: 'dev',
  class: 'development',
  namespace: 'streaming-dev',
  kubernetes: { version: '1.34' },
  kafka: {
    clusterId: 'pJ7vXe9oTqGf4zNs1KuRiQ', // drawn once, never changed
    coordination: { mode: 'kraft', controllers: 3, storageGiB: 5 },
    pools: [pool({ name: 'a', brokers: 3, volumes: [{ storageGiB: 20 }], memoryGiB: 2, cpuMillis: 250 })],
    listeners: [internalTls(), clientScram({ port: 9093 })],
    certificates: certificatesFromSecrets(),
    settings: { 'log.retention.hours': 24 },
  },
  pipelines: [orders({ partitions: 6, retentionDays: 3 })],
});
