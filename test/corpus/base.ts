import { consume, describe, produce } from '../../charts/shared/index.js';
import { staging } from '../../environments/staging.js';
import type { Environment } from '../../platform/environment.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const { name, class: importance, promotesFrom, namespace, kubernetes, kafka, schemaRegistry } = staging;

/** What the edits are made to: staging's Kafka with topics, users and clients of its own, and its registry. */
export const base: Environment = {
  name,
  class: importance,
  ...(promotesFrom && { promotesFrom }),
  namespace,
  kubernetes,
  kafka: {
    ...kafka,
    topics: [
      { name: 'orders', partitions: 12, settings: { 'retention.ms': 3 * DAY_MS } },
      { name: 'customers', partitions: 6, settings: { 'cleanup.policy': 'compact' } },
      { name: 'payments', partitions: 6, settings: { 'compression.type': 'zstd' } },
    ],
    users: [
      { name: 'orders-app', can: [produce('orders'), produce('payments', { transactionalId: 'orders-app-*' })] },
      { name: 'billing', can: [consume('orders', { group: 'billing' }), consume('payments', { group: 'billing' })] },
      { name: 'auditor', can: [describe('*')] },
    ],
    clients: [{ namespace: 'apps', listener: 'CLIENT' }],
  },
  ...(schemaRegistry && { schemaRegistry }),
};
