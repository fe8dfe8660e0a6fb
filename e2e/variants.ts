import { jdbcSource, postgresChanges, s3Sink } from '../charts/connect/connector-spec.js';
import { copiedFrom, debeziumPostgres, jdbc, s3 } from '../charts/connect/index.js';
import { s3StandIn } from '../charts/object-store/spec.js';
import { consume, produce } from '../charts/shared/index.js';
import { bronzeSink, everySeconds } from '../charts/spark/job-spec.js';
import { customer } from '../environments/pipelines/customers.js';
import { order } from '../environments/pipelines/orders.js';
import { staging } from '../environments/staging.js';
import type { Environment } from '../platform/environment.js';
import { client, generator, pipeline, streamJob, topicOf } from '../platform/pipelines/pipeline.js';
import { type PoolSpec, perZone, pool, type VolumeSpec } from '../platform/spec.js';
import { fitToLab } from './fit-to-lab.js';

/** Kafka alone: what stands beside it is the same around every Kafka, and tested with staging. */
const kafkaAlone = ({ name, class: importance, namespace, kubernetes, kafka }: Environment): Environment => ({
  name,
  class: importance,
  namespace,
  kubernetes,
  kafka,
});
/** Staging without what reads and writes Kafka by itself: its topics, users, clients, schema registry and REST proxy. */
export const core: Environment = coreOf(fitToLab(staging));
function coreOf({ connect: _, postgres: _p, objectStore: _o, spark: _s, pipelines = [], ...rest }: Environment): Environment {
  const topics = pipelines.map(({ name, parts }) => ({ name, parts: parts.filter(({ kind }) => kind === 'topic') }));
  return { ...rest, name: 'core', kafka: { ...rest.kafka, clusterId: 'uc_6mTTrY2z2pvRNpJOPAA' }, pipelines: topics };
}
/** Staging without its stream jobs: four of them take what two cores have. */
export const withoutJobs: Environment = withoutJobsOf(fitToLab(staging));
function withoutJobsOf({ spark: _, pipelines = [], ...rest }: Environment): Environment {
  const others = pipelines.map(({ name, parts }) => ({ name, parts: parts.filter(({ kind }) => kind !== 'stream-job') }));
  return { ...rest, name: 'without-jobs', kafka: { ...rest.kafka, clusterId: 'wJ_6mTTrY2z2pvRNpJOPAA' }, pipelines: others };
}
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

/** Folder of the plugins in the image they are copied from. */
const PLUGINS = { image: 'confluentinc/cp-kafka-connect:8.1.1', folder: '/usr/share/confluent-hub-components' } as const;
const copied = (name: string) => copiedFrom(PLUGINS.image, `${PLUGINS.folder}/${name}`);

/** Rows of staging's table, by workers of Apache's own image with plugins from another, in records that carry their schema. */
const apacheConnect: Environment = {
  ...small('apache-connect', 'Ac3mJ8s4TZ-bwXq5VdR0Eg'),
  connect: {
    replicas: 1,
    memoryGiB: 1,
    cpuMillis: 50,
    format: 'json-with-schema',
    plugins: [
      jdbc('10.9.7', copied('confluentinc-kafka-connect-jdbc')),
      s3('12.1.9', copied('confluentinc-kafka-connect-s3')),
      debeziumPostgres('3.4.0.Final', copied('debezium-connector-postgres')),
    ],
  },
  postgres: { memoryGiB: 0.5, cpuMillis: 50, storageGiB: 1 },
  objectStore: s3StandIn({ bucket: 'lake', storageGiB: 1 }),
  pipelines: [
    pipeline('rows', () => {
      const polled = topicOf(customer, { name: 'polled', partitions: 3 });
      const captured = topicOf(customer, { name: 'captured', partitions: 3, isCompacted: true });
      return [
        generator({ table: customer, initialRows: 2_000 }),
        polled,
        captured,
        jdbcSource({ table: customer, mode: 'timestamp+incrementing', delayMs: 1_000, pollMs: 1_000, to: polled }),
        postgresChanges({ table: customer, to: captured }),
        s3Sink({ from: polled, prefix: 'rows', flush: { records: 1_000, everySeconds: 10 } }),
      ];
    })(undefined),
  ],
};

/** One stream job beside one broker: what may the job's namespace do to Kafka's? */
export const jobsApart: Environment = {
  ...small('jobs-apart', 'Jx3mJ8s4TZ-bwXq5VdR0Eg'),
  objectStore: s3StandIn({ bucket: 'lake', storageGiB: 1 }),
  spark: { delivery: 'pods', quota: { pods: 8, memoryGiB: 4, cpuMillis: 1_000 } }, // with room for intruders
  pipelines: [
    pipeline('orders', () => {
      const placed = topicOf(order, { name: 'placed', partitions: 2 });
      return [
        placed,
        streamJob('placed-bronze', {
          from: placed,
          sink: bronzeSink('bronze/placed'),
          checkpoint: 'checkpoints/placed-bronze',
          trigger: everySeconds(5),
          driver: { memoryGiB: 1, heapMiB: 512, cpuMillis: 50 },
        }),
      ];
    })(undefined),
  ],
  clients: [client('shop', { namespace: 'apps', produces: [{ to: 'placed', delivery: 'at-least-once' }] })],
};

/** What the platform suite runs beside staging. */
export const platformVariants: readonly Environment[] = [apacheConnect, jobsApart];
