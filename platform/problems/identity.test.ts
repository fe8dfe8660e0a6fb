import { describe } from 'vitest';
import { kafka, top } from '../../test/described.js';
import { itTells } from '../../test/rules.js';

describe('names and ids', () => {
  itTells([
    [
      'name',
      top({ name: 'Prod 1' }),
      top({ name: 'prod-1' }),
      'name',
      '"Prod 1"',
      'use lower case letters, digits and dashes, at most 63, e.g. prod-1',
    ],
    [
      'namespace',
      top({ namespace: '-a-' }),
      top({ namespace: 'a' }),
      'namespace',
      '"-a-"',
      'use lower case letters, digits and dashes, at most 63, e.g. a',
    ],
    [
      'namespace, length',
      top({ namespace: 'n'.repeat(64) }),
      top({ namespace: 'n'.repeat(63) }),
      'namespace',
      `"${'n'.repeat(64)}"`,
      `use lower case letters, digits and dashes, at most 63, e.g. ${'n'.repeat(63)}`,
    ],
    [
      'prefix, length',
      top({ prefix: 'b'.repeat(21) }),
      top({ prefix: 'b'.repeat(20) }),
      'prefix',
      `"${'b'.repeat(21)}"`,
      `use lower case letters, digits and dashes, at most 20, e.g. ${'b'.repeat(20)}`,
    ],
    ['prefix, first character', top({ prefix: '9blue' }), top({ prefix: 'p9blue' }), 'prefix', '"9blue"', 'use e.g. p9blue'],
    [
      'cluster id, length',
      kafka({ clusterId: 'hK3mJ8s4TZ-bwXq5VdR0E' }),
      kafka({ clusterId: 'hK3mJ8s4TZ-bwXq5VdR0Ew' }),
      'kafka.clusterId',
      '"hK3mJ8s4TZ-bwXq5VdR0E" is not a cluster id',
      "draw one, once: openssl rand -base64 16 | tr '+/' '-_' | cut -c -22 (again if it begins with a dash)",
    ],
    [
      'cluster id, more than 16 bytes',
      kafka({ clusterId: 'hK3mJ8s4TZ-bwXq5VdR0Eh' }),
      kafka({ clusterId: 'hK3mJ8s4TZ-bwXq5VdR0EA' }),
      'kafka.clusterId',
      '"hK3mJ8s4TZ-bwXq5VdR0Eh" is not a cluster id',
      "draw one, once: openssl rand -base64 16 | tr '+/' '-_' | cut -c -22 (again if it begins with a dash)",
    ],
    [
      'cluster id, a dash first',
      kafka({ clusterId: '-K3mJ8s4TZ-bwXq5VdR0Eg' }),
      kafka({ clusterId: '_K3mJ8s4TZ-bwXq5VdR0Eg' }),
      'kafka.clusterId',
      '"-K3mJ8s4TZ-bwXq5VdR0Eg" is not a cluster id',
      "draw one, once: openssl rand -base64 16 | tr '+/' '-_' | cut -c -22 (again if it begins with a dash)",
    ],
  ]);
});
