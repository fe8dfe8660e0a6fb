import { describe, expect, it } from 'vitest';
import { clientScram, internalTls } from '../../charts/kafka/index.js';
import { all, type Change, kafka, kubernetes, problemsOf, released, top } from '../../test/described.js';
import { itTells } from '../../test/rules.js';
import { type PoolShape, type PoolSpec, pool } from '../spec.js';

const VOLUMES: PoolShape['volumes'] = [{ storageGiB: 10 }];
const pools = (first: Partial<PoolSpec>, ...rest: readonly Partial<PoolSpec>[]) => {
  const whole = (spec: Partial<PoolSpec>, index: number) => pool({ name: `p${index}`, brokers: 3, volumes: VOLUMES, ...spec });
  return kafka({ pools: [whole(first, 0), ...rest.map((spec, index) => whole(spec, index + 1))] });
};
const external = (name: string) =>
  kafka({
    listeners: [
      internalTls(),
      clientScram({ port: 9093 }),
      {
        ...clientScram({ name, port: 9094 }),
        exposure: { kind: 'load-balancer', host: 'b{id}.x', bootstrapHost: 'b.x', allowFrom: ['10.0.0.0/8'] },
      },
    ],
  });

describe('pools', () => {
  itTells([
    [
      'two brokers in production',
      all(pools({ brokers: 2 }), kafka({ replicationFactor: 2 })),
      pools({ brokers: 3 }),
      'kafka.pools',
      '2 brokers in production',
      'use at least 3',
    ],
    [
      'one broker in production',
      all(pools({ brokers: 1 }), kafka({ replicationFactor: 1 })),
      all(top({ class: 'staging' }), pools({ brokers: 1 })),
      'kafka.pools',
      '1 broker in production',
      'use at least 3',
    ],
    [
      'a pool without brokers',
      pools({}, { brokers: 0 }),
      pools({}, { brokers: 1 }),
      'kafka.pools[1].brokers',
      '0 brokers',
      'use at least 1, or remove the pool',
    ],
    [
      'a pool’s name',
      pools({ name: 'Zone_A' }),
      pools({ name: 'n'.repeat(20) }),
      'kafka.pools[0].name',
      '"Zone_A"',
      'use lower case letters, digits and dashes, at most 20',
    ],
    [
      'a pool’s name, length',
      pools({ name: 'n'.repeat(21) }),
      pools({ name: 'n'.repeat(20) }),
      'kafka.pools[0].name',
      `"${'n'.repeat(21)}"`,
      'use lower case letters, digits and dashes, at most 20',
    ],
    [
      'two pools of one name',
      pools({ name: 'a' }, { name: 'a' }),
      pools({ name: 'a' }, { name: 'b' }),
      'kafka.pools[1].name',
      'two pools are called a',
      'name them apart; with perZone: name the pools yourself',
    ],
    [
      'two zones that end alike',
      all(kubernetes({ zones: ['x-a', 'y-a', 'y-b'] })),
      kubernetes({ zones: ['x-a', 'y-b', 'y-c'] }),
      'kafka.pools[1].name',
      'two pools are called a',
      'name them apart; with perZone: name the pools yourself',
    ],
    [
      'prefix and pool together',
      all(top({ prefix: 'p'.repeat(20) }), pools({ name: 'n'.repeat(19) })),
      all(top({ prefix: 'p'.repeat(20) }), pools({ name: 'n'.repeat(18) })),
      'kafka.pools[0].name',
      `${'p'.repeat(20)}-kafka-broker-${'n'.repeat(19)} is 1 characters too long for its pods and their Services`,
      'shorten prefix, pool and external listener by 1 together',
    ],
    [
      'pool and external listener together',
      all(external('L'.repeat(15)), top({ prefix: 'p'.repeat(20) }), pools({ name: 'n'.repeat(12) })),
      all(external('L'.repeat(15)), top({ prefix: 'p'.repeat(20) }), pools({ name: 'n'.repeat(11) })),
      'kafka.pools[0].name',
      `${'p'.repeat(20)}-kafka-broker-${'n'.repeat(12)} is 1 characters too long for its pods and their Services`,
      'shorten prefix, pool and external listener by 1 together',
    ],
    [
      'a zone that is not there',
      pools({ zone: 'a-9' }),
      pools({ zone: 'a-3' }),
      'kafka.pools[0].zone',
      'zone a-9 is not among kubernetes.zones',
      'use one of a-1, a-2, a-3',
    ],
    [
      'a disk without size',
      pools({ volumes: [{ storageGiB: 1 }, { storageGiB: 0 }] }),
      pools({ volumes: [{ storageGiB: 1 }, { storageGiB: 0.5 }] }),
      'kafka.pools[0].volumes[1].storageGiB',
      '0',
      'use at least 1',
    ],
    [
      'JBOD in KRaft before 3.7',
      all(
        pools({ volumes: [{ storageGiB: 1 }, { storageGiB: 1 }] }),
        released({ version: '3.6.2', metadataVersion: '3.6', image: 'confluentinc/cp-kafka:7.6.1' }),
      ),
      all(
        pools({ volumes: [{ storageGiB: 1 }, { storageGiB: 1 }] }),
        released({ version: '3.9.1', metadataVersion: '3.9', image: 'apache/kafka:3.9.1' }),
      ),
      'kafka.pools[0].volumes',
      '2 volumes with Kafka 3.6.2 in KRaft mode',
      'use one volume, or a later version',
    ],
    [
      'a heap with too little beside it',
      pools({ memoryGiB: 2, heapMiB: 1229 }),
      pools({ memoryGiB: 2, heapMiB: 1228 }),
      'kafka.pools[0].heapMiB',
      'a heap of 1229 MiB in 2048 MiB of memory',
      'raise the memory to 2049 MiB, or lower the heap to 1228 MiB',
    ],
    [
      'a memory too small for the default heap',
      pools({ memoryGiB: 0.25 }),
      pools({ memoryGiB: 0.5 }),
      'kafka.pools[0].memoryGiB',
      'a heap of 128 MiB in 256 MiB of memory',
      'raise the memory to 384 MiB, or lower the heap to 64 MiB',
    ],
    [
      'overlapping ids of two pools',
      pools({ firstNodeId: 100 }, { firstNodeId: 102 }),
      pools({ firstNodeId: 100 }, { firstNodeId: 103 }),
      'kafka.pools[1].firstNodeId',
      'kafka-broker-p0 and kafka-broker-p1 both have node id 102',
      'number the nodes of kafka-broker-p1 from 200',
    ],
    [
      'ids that overlap the controllers’',
      pools({ firstNodeId: 2 }),
      pools({ firstNodeId: 3 }),
      'kafka.pools[0].firstNodeId',
      'kafka-controller and kafka-broker-p0 both have node id 2',
      'number the nodes of kafka-broker-p0 from 100',
    ],
    [
      'more in sync than copies',
      kafka({ minInSyncReplicas: 4 }),
      kafka({ minInSyncReplicas: 2 }),
      'kafka.minInSyncReplicas',
      'min.insync.replicas is 4, with 3 replicas',
      'set min.insync.replicas to 2',
    ],
    ['no copy in sync', kafka({ minInSyncReplicas: 0 }), kafka({ minInSyncReplicas: 1 }), 'kafka.minInSyncReplicas', '0', 'use 2'],
  ]);
});

it('perZone without zones is one problem, not a row of its consequences', async () => {
  const zoneless: Change = ({ environment, release }) => ({ environment: { ...environment, kubernetes: { version: '1.34' } }, release });
  expect(await problemsOf(zoneless)).toMatchObject([{ path: 'base.kafka.pools', what: 'perZone without zones' }]);
});
