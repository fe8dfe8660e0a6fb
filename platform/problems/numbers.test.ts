import { describe } from 'vitest';
import { all, kafka } from '../../test/described.js';
import { itTells } from '../../test/rules.js';
import { type KraftSpec, type PoolShape, type PoolSpec, pool } from '../spec.js';

const VOLUMES: PoolShape['volumes'] = [{ storageGiB: 10 }];
const pools = (first: Partial<PoolSpec>, ...rest: readonly Partial<PoolSpec>[]) => {
  const whole = (spec: Partial<PoolSpec>, index: number) => pool({ name: `p${index}`, brokers: 3, volumes: VOLUMES, ...spec });
  return kafka({ pools: [whole(first, 0), ...rest.map((spec, index) => whole(spec, index + 1))] });
};
const kraft = (change: Partial<KraftSpec>) => kafka({ coordination: { mode: 'kraft', controllers: 3, ...change } });
const rated = (recordsPerSecond: number) =>
  kafka({ topics: [{ name: 'orders', partitions: 1, rate: { recordsPerSecond, bytesPerRecord: 100 } }] });

describe('numbers', () => {
  itTells([
    ['memory', pools({ memoryGiB: -1, heapMiB: 1 }), pools({ memoryGiB: 1 }), 'kafka.pools[0].memoryGiB', '-1', 'use a number above 0'],
    ['processor', pools({ cpuMillis: 0.5 }), pools({ cpuMillis: 1 }), 'kafka.pools[0].cpuMillis', '0.5', 'use a whole number above 0'],
    ['heap', pools({ heapMiB: 320.5 }), pools({ heapMiB: 320 }), 'kafka.pools[0].heapMiB', '320.5', 'use a whole number above 0'],
    [
      'node ids',
      pools({ firstNodeId: -3 }),
      all(kraft({ firstNodeId: 9 }), pools({ firstNodeId: 0 })),
      'kafka.pools[0].firstNodeId',
      '-3',
      'use a whole number from 0',
    ],
    [
      'controllers’ disk',
      kraft({ storageGiB: 0 }),
      kraft({ storageGiB: 0.5 }),
      'kafka.coordination.storageGiB',
      '0',
      'use a number above 0',
    ],
    ['rate', rated(0), rated(0.5), 'kafka.topics[0].rate.recordsPerSecond', '0', 'use a number above 0'],
    [
      'recovery budget',
      kafka({ recoveryBudgetSeconds: 0 }),
      kafka({ recoveryBudgetSeconds: 1 }),
      'kafka.recoveryBudgetSeconds',
      '0',
      'use a whole number above 0',
    ],
  ]);
});
