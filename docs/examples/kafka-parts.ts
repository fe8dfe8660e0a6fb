// Parts of `kafka: { … }` in docs/how-to/. Each is put into the dev environment by the test and must have no problems.
import {
  certificatesFromSecrets,
  certManager,
  clientScram,
  clientTls,
  consume,
  describe,
  externalLoadBalancer,
  externalNodePort,
  internalTls,
  type KafkaSpec,
  pool,
  produce,
} from 'sluice';

type Part = Partial<KafkaSpec<'4.3'>>;
const HOUR_MS = 60 * 60 * 1000;

export const access: Part = {
  topics: [
    { name: 'orders', partitions: 6 },
    { name: 'customers', partitions: 3, settings: { 'cleanup.policy': 'compact' } },
    { name: 'clicks', partitions: 12, replicationFactor: 2, settings: { 'retention.ms': 6 * HOUR_MS } },
  ],
  users: [
    { name: 'orders-app', can: [produce('orders', { transactionalId: 'orders-app-*' })] },
    { name: 'billing', can: [consume('orders', { group: 'billing' }), consume('customers', { group: 'billing' })] },
    { name: 'auditor', can: [describe('*')] },
  ],
  clients: [{ namespace: 'apps-dev', labels: { app: 'orders' }, listener: 'CLIENT' }],
};

export const mtlsUser: Part = {
  listeners: [internalTls(), clientScram({ port: 9093 }), clientTls({ port: 9094 })],
  users: [{ name: 'orders-app', authentication: 'mtls', can: [produce('orders')] }],
  clients: [{ namespace: 'apps-dev', listener: 'TLS' }],
};

export const retired: Part = {
  retiredTopics: { clicks: 'replaced by page-views, empty since May' },
  retiredUsers: { reporting: 'the report is gone' },
};

export const nodePort: Part = {
  listeners: [internalTls(), clientScram({ port: 9093 }), externalNodePort({ host: 'nodes.kafka.example.com', allowFrom: ['10.0.0.0/8'] })],
};

export const loadBalancer: Part = {
  listeners: [
    internalTls(),
    clientScram({ port: 9093 }),
    externalLoadBalancer({
      host: 'broker-{id}.kafka.example.com',
      bootstrapHost: 'kafka.example.com',
      allowFrom: ['10.0.0.0/8'],
      annotations: { 'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internal' },
    }),
  ],
};

export const fromCertManager: Part = {
  certificates: certManager({ name: 'kafka-ca', kind: 'Issuer' }),
};

export const fromSecrets: Part = {
  certificates: certificatesFromSecrets(),
};

export const jbod: Part = {
  pools: [pool({ name: 'a', brokers: 3, volumes: [{ storageGiB: 500 }, { storageGiB: 500 }] })],
};

export const settings: Part = {
  settings: {
    'log.retention.hours': 24, // restart: it stands in server.properties
    'log.cleaner.threads': 2, // live: the access Job sets it
  },
};

export const unchecked: Part = {
  unchecked: {
    'client.quota.callback.limits': { value: 'gold=10', why: 'read by the quota plugin in our image' },
  },
};
