import { consume, produce } from '../charts/access/index.js';
import type { Environment } from '../environments/environment.js';
import { type PoolSpec, perZone, pool, type VolumeSpec } from '../environments/spec.js';
import { staging } from '../environments/staging.js';
import { fitToLab } from './fit-to-lab.js';

/** Kafka alone: what stands beside it is the same around every Kafka, and tested with staging. */
const kafkaAlone = ({ name, class: importance, promotesFrom, namespace, kubernetes, kafka }: Environment): Environment => ({
  name,
  class: importance,
  ...(promotesFrom && { promotesFrom }),
  namespace,
  kubernetes,
  kafka,
});
const base = kafkaAlone(fitToLab(staging));
const SIZE = { memoryGiB: 0.75, heapMiB: 320, cpuMillis: 50 } as const;
const CONTROLLER = { memoryGiB: 0.5, heapMiB: 192, storageGiB: 1, cpuMillis: 50 } as const;
const GIB: VolumeSpec = { storageGiB: 1 };

/** Staging's clients, listeners and policies around another Kafka, with fewer topics. The image is in `releases/<name>.yaml`. */
const variant = (name: string, clusterId: string, kafka: Partial<Environment['kafka']>): Environment => ({
  ...base,
  name,
  class: 'development',
  namespace: `e2e-${name}`,
  kafka: {
    ...base.kafka,
    topics: [{ name: 'orders', partitions: 6 }],
    users: [
      { name: 'orders-app', can: [produce('orders')] },
      { name: 'billing', can: [consume('orders', { group: 'billing' })] },
    ],
    clients: [{ namespace: 'apps', listener: 'CLIENT' }],
    ...kafka,
    clusterId,
  },
});

const controllers = (count: number) => ({ mode: 'kraft', controllers: count, ...CONTROLLER }) as const;
const oneBroker: readonly [PoolSpec] = [pool({ name: 'a', brokers: 1, volumes: [GIB], ...SIZE })];
/** The least that is still a broker with a controller of its own: for "this image boots and works". */
const small = (name: string, clusterId: string) =>
  variant(name, clusterId, { coordination: controllers(1), pools: oneBroker, replicationFactor: 1, minInSyncReplicas: 1 });

/** What the foundation suite runs beside staging, one after the other. */
export const variants: readonly Environment[] = [
  variant('zookeeper', 'Zk3mJ8s4TZ-bwXq5VdR0Eg', {
    coordination: { mode: 'zookeeper', replicas: 3, storageGiB: 1, memoryGiB: 0.5, heapMiB: 128, cpuMillis: 50 },
  }),
  variant('jbod', 'Jb3mJ8s4TZ-bwXq5VdR0Eg', {
    coordination: controllers(1),
    pools: perZone({ brokers: 1, volumes: [GIB, GIB], ...SIZE }),
  }),
  variant('dynamic-quorum', 'Dq3mJ8s4TZ-bwXq5VdR0Eg', {
    coordination: {
      ...controllers(3),
      dynamicQuorum: { directoryIds: ['A03mJ8s4TZ-bwXq5VdR0Eg', 'A13mJ8s4TZ-bwXq5VdR0Eg', 'A23mJ8s4TZ-bwXq5VdR0Eg'] },
    },
    pools: oneBroker,
    replicationFactor: 1,
    minInSyncReplicas: 1,
  }),
  small('confluent-8-1', 'Ca3mJ8s4TZ-bwXq5VdR0Eg'),
  small('confluent-7-9', 'Cb3mJ8s4TZ-bwXq5VdR0Eg'),
  small('apache-4-1', 'Aa3mJ8s4TZ-bwXq5VdR0Eg'),
  small('apache-3-9', 'Ab3mJ8s4TZ-bwXq5VdR0Eg'),
];
