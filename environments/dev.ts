import { certificatesFromSecrets, clientScram, consume, environment, internalTls, pool, produce } from 'sluice';

/** Small, but shaped like the real ones: dedicated controller, TLS, passwords, ACLs. */
export const dev = environment({
  name: 'dev',
  class: 'development',
  namespace: 'streaming-dev',
  kubernetes: { version: '1.34' },
  kafka: {
    clusterId: 'T6uPzBqhSkKx9yRrVnWc2A',
    coordination: { mode: 'kraft', controllers: 1, storageGiB: 5 },
    pools: [pool({ name: 'a', brokers: 3, volumes: [{ storageGiB: 20 }], memoryGiB: 2, cpuMillis: 250 })],
    listeners: [internalTls(), clientScram({ port: 9093 })],
    certificates: certificatesFromSecrets(),
    settings: { 'log.retention.hours': 24 },
    topics: [
      { name: 'orders', partitions: 6 },
      { name: 'customers', partitions: 3, settings: { 'cleanup.policy': 'compact' } },
    ],
    users: [
      { name: 'orders-app', can: [produce('orders')] },
      { name: 'billing', can: [consume('orders', { group: 'billing' })] },
    ],
    clients: [{ namespace: 'apps-dev', listener: 'CLIENT' }],
  },
  kafkaUi: { reads: ['orders'] },
});
