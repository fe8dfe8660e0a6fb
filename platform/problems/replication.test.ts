import { describe } from 'vitest';
import { all, kafka, top } from '../../test/described.js';
import { itTells } from '../../test/rules.js';

describe('copies', () => {
  itTells([
    [
      'more copies than brokers',
      kafka({ replicationFactor: 4 }),
      kafka({ replicationFactor: 3 }),
      'kafka.replicationFactor',
      'default.replication.factor: 4 replicas on 3 brokers',
      'use 3, or 4 brokers or more',
    ],
    [
      'two copies in production',
      kafka({ replicationFactor: 2 }),
      all(top({ class: 'staging' }), kafka({ replicationFactor: 2 })),
      'kafka.replicationFactor',
      '2 replicas in production',
      'use 3',
    ],
    ['half a copy', kafka({ replicationFactor: 2.5 }), kafka({ replicationFactor: 3 }), 'kafka.replicationFactor', '2.5 copies', 'use 3'],
    [
      'as many in sync as copies',
      kafka({ minInSyncReplicas: 3 }),
      all(top({ class: 'staging' }), kafka({ replicationFactor: 1, minInSyncReplicas: 1 })),
      'kafka.minInSyncReplicas',
      'all 3 replicas must be in sync',
      'set min.insync.replicas to 2',
    ],
  ]);
});
