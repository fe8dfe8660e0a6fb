import { describe, expect, it } from 'vitest';
import { internalPlaintext } from '../../charts/kafka/index.js';
import { all, kafka, onZooKeeper, problemsOf, released, top } from '../../test/described.js';
import { itTells } from '../../test/rules.js';
import { type KraftSpec, type PoolShape, type PoolSpec, pool } from '../spec.js';

const VOLUMES: PoolShape['volumes'] = [{ storageGiB: 10 }];
const pools = (first: Partial<PoolSpec>, ...rest: readonly Partial<PoolSpec>[]) => {
  const whole = (spec: Partial<PoolSpec>, index: number) => pool({ name: `p${index}`, brokers: 3, volumes: VOLUMES, ...spec });
  return kafka({ pools: [whole(first, 0), ...rest.map((spec, index) => whole(spec, index + 1))] });
};
const kraft = (change: Partial<KraftSpec>) => kafka({ coordination: { mode: 'kraft', controllers: 3, ...change } });
const zookeeper = (replicas: number, heapMiB?: number) =>
  all(onZooKeeper, kafka({ coordination: { mode: 'zookeeper', replicas, ...(heapMiB && { heapMiB }) } }));
const local = all(
  top({ class: 'local' }),
  kafka({ listeners: [internalPlaintext()], certificates: { from: 'secrets' }, users: [], clients: [] }),
);
/** Different directory ids. */
function ids(count: number): [string, ...string[]] {
  const id = (index: number) => `A${index}3mJ8s4TZ-bwXq5VdR0Eg`;
  return [id(0), ...Array.from({ length: count - 1 }, (_, index) => id(index + 1))];
}

describe('the quorum', () => {
  itTells([
    ['an even quorum', kraft({ controllers: 2 }), kraft({ controllers: 3 }), 'kafka.coordination.controllers', '2 controllers', 'use 3'],
    [
      'an even quorum of four',
      kraft({ controllers: 4 }),
      kraft({ controllers: 5 }),
      'kafka.coordination.controllers',
      '4 controllers',
      'use 5',
    ],
    [
      'no controller',
      all(top({ class: 'development' }), kraft({ controllers: 0 })),
      all(top({ class: 'development' }), kraft({ controllers: 1 })),
      'kafka.coordination.controllers',
      '0 controllers',
      'use 1',
    ],
    [
      'one controller in production',
      kraft({ controllers: 1 }),
      all(top({ class: 'staging' }), kraft({ controllers: 1 })),
      'kafka.coordination.controllers',
      '1 controller',
      'use 3',
    ],
    [
      'combined in production',
      all(pools({ brokers: 3 }), kraft({ controllers: 'combined' })),
      all(pools({ brokers: 3 }), top({ class: 'development' }), kraft({ controllers: 'combined' })),
      'kafka.coordination',
      'each broker is broker and controller',
      'use 3 dedicated controllers',
    ],
    [
      'combined with an even pool',
      all(local, pools({ brokers: 2 }), kraft({ controllers: 'combined' })),
      all(local, pools({ brokers: 1 }), kraft({ controllers: 'combined' })),
      'kafka.coordination',
      "controllers 'combined' with 2 brokers",
      'use one pool with 1 or 3 brokers, or dedicated controllers',
    ],
    [
      'combined with several pools',
      all(local, pools({ brokers: 1 }, {}), kraft({ controllers: 'combined' })),
      all(local, pools({ brokers: 3 }), kraft({ controllers: 'combined' })),
      'kafka.coordination',
      "controllers 'combined' with several pools",
      'use one pool with 1 or 3 brokers, or dedicated controllers',
    ],
    [
      'a heap above the limit',
      kraft({ memoryGiB: 1, heapMiB: 1100 }),
      kraft({ memoryGiB: 1, heapMiB: 614 }),
      'kafka.coordination.heapMiB',
      'a heap of 1100 MiB in 1024 MiB of memory',
      'raise the memory to 1834 MiB, or lower the heap to 614 MiB',
    ],
    [
      'dynamic quorum before 3.9',
      all(
        kraft({ dynamicQuorum: { directoryIds: ids(3) } }),
        released({ version: '3.6.2', metadataVersion: '3.6', image: 'confluentinc/cp-kafka:7.6.1' }),
      ),
      all(
        kraft({ dynamicQuorum: { directoryIds: ids(3) } }),
        released({ version: '3.9.1', metadataVersion: '3.9', image: 'apache/kafka:3.9.1' }),
      ),
      'kafka.coordination.dynamicQuorum',
      'a dynamic quorum with Kafka 3.6.2',
      'take the line out, or raise the release to 3.9 or later',
    ],
    [
      'too few directory ids',
      kraft({ dynamicQuorum: { directoryIds: ids(2) } }),
      kraft({ dynamicQuorum: { directoryIds: ids(3) } }),
      'kafka.coordination.dynamicQuorum.directoryIds',
      '2 different ids for 3 controllers',
      'give 3 different ids',
    ],
    [
      'the same directory id twice',
      kraft({ dynamicQuorum: { directoryIds: [...ids(2), ids(1)[0]] } }),
      kraft({ dynamicQuorum: { directoryIds: ids(3) } }),
      'kafka.coordination.dynamicQuorum.directoryIds',
      '2 different ids for 3 controllers',
      'give 3 different ids',
    ],
    [
      'a bad directory id',
      kraft({ dynamicQuorum: { directoryIds: [...ids(2), 'short'] } }),
      kraft({ dynamicQuorum: { directoryIds: ids(3) } }),
      'kafka.coordination.dynamicQuorum.directoryIds',
      '"short" is not a directory id',
      "draw one: openssl rand -base64 16 | tr '+/' '-_' | cut -c -22",
    ],
    ['an even ensemble', zookeeper(2), zookeeper(3), 'kafka.coordination.replicas', '2 ZooKeeper servers', 'use 3'],
    [
      'a heap above ZooKeeper’s limit',
      zookeeper(3, 1153),
      zookeeper(3, 1152),
      'kafka.coordination.heapMiB',
      'a heap of 1153 MiB in 1536 MiB of memory',
      'raise the memory to 1538 MiB, or lower the heap to 1152 MiB',
    ],
  ]);
});

it('ZooKeeper with Kafka 4 is told, with every way out', async () => {
  const problems = await problemsOf(kafka({ coordination: { mode: 'zookeeper', replicas: 3 } }));
  expect(problems.map(({ path }) => path)).toEqual(['base.kafka.coordination.mode', 'base.release.kafka.image', 'base.release.zookeeper']);
  expect(problems[0]).toMatchObject({
    what: 'ZooKeeper mode with Kafka 4.3.1',
    fix: 'run the cluster in KRaft mode, or Kafka 3.9',
  });
});
