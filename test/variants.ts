import { EVERY_COMPONENT } from '../charts/components.js';
import { jdbcSource } from '../charts/connect/connector-spec.js';
import { copiedFrom, jdbc } from '../charts/connect/index.js';
import {
  clientPlaintext,
  clientScram,
  clientTls,
  externalLoadBalancer,
  externalNodePort,
  internalPlaintext,
  internalTls,
} from '../charts/kafka/index.js';
import { s3StandIn } from '../charts/object-store/spec.js';
import { consume, produce } from '../charts/shared/index.js';
import { availableNow, parquetSink } from '../charts/spark/job-spec.js';
import { customer } from '../environments/pipelines/customers.js';
import { orders } from '../environments/pipelines/orders.js';
import { EPOCH_NAMES } from '../platform/epoch.js';
import { client, pipeline, streamJob, topicOf } from '../platform/pipelines/pipeline.js';
import { certManager, perZone, pool } from '../platform/spec.js';
import { all, type Change, type Described, kafka, kubernetes, onZooKeeper, released, sound, top, wholePlatform } from './described.js';

const GIB = [{ storageGiB: 1 }] as const;
const directoryIds = ['A03mJ8s4TZ-bwXq5VdR0Eg', 'A13mJ8s4TZ-bwXq5VdR0Eg', 'A23mJ8s4TZ-bwXq5VdR0Eg'] as const;
const allowFrom = ['10.0.0.0/8', '192.0.2.0/24'] as const;

/** Rows polled into a topic whose records carry their schema, and a job that ends by itself. */
const smallPipeline = pipeline('small', () => {
  const records = topicOf(customer, { name: 'json-customers', partitions: 3 });
  return [
    records,
    jdbcSource({ table: customer, mode: 'incrementing', insertsOnly: 'a demonstration', to: records }),
    streamJob('nightly', {
      from: records,
      sink: parquetSink('bronze/customers'),
      checkpoint: 'checkpoints/nightly',
      trigger: availableNow(),
      schedule: '0 3 * * *',
    }),
  ];
});

/** Shapes that no environment of the repository has: what the golden files of stacks/kubernetes and the invariants are about. */
const CHANGES: Readonly<Record<string, Change>> = {
  zookeeper: onZooKeeper,
  'confluent-kraft': released({ version: '4.1.1', metadataVersion: '4.1', image: 'confluentinc/cp-kafka:8.1.1' }),
  'confluent-3-6-zookeeper': all(
    onZooKeeper,
    released(
      { version: '3.6.2', metadataVersion: '3.6', image: 'confluentinc/cp-kafka:7.6.1' },
      { zookeeper: { image: 'confluentinc/cp-zookeeper:7.6.1' } },
    ),
    kafka({ pools: [pool({ name: 'a', brokers: 3, volumes: [{ storageGiB: 1 }, { storageGiB: 2 }] })] }),
  ),
  jbod: kafka({
    pools: perZone({ brokers: 2, volumes: [{ storageGiB: 10 }, { storageGiB: 20, storageClass: 'slow' }, { storageGiB: 30 }] }),
  }),
  'dynamic-quorum': kafka({ coordination: { mode: 'kraft', controllers: 3, dynamicQuorum: { directoryIds } } }),
  'external-node-port': kafka({
    listeners: [internalTls(), clientScram({ port: 9093 }), externalNodePort({ host: 'broker-{id}.nodes.example.com', allowFrom })],
    pools: [pool({ name: 'a', brokers: 2, volumes: GIB, zone: 'a-1' }), pool({ name: 'b', brokers: 1, volumes: GIB })],
  }),
  'external-load-balancer': kafka({
    listeners: [
      internalTls(),
      externalLoadBalancer({
        host: 'broker-{id}.kafka.example.com',
        bootstrapHost: 'kafka.example.com',
        allowFrom,
        annotations: { 'example.com/scheme': 'internal' },
      }),
      clientTls({ port: 9095 }),
    ],
    users: [
      { name: 'app', can: [produce('orders.*', { transactionalId: 'app-*' })] },
      { name: 'mtls-app', authentication: 'mtls', can: [consume('*', { group: 'mtls-app' })] },
    ],
    retiredTopics: { old: 'nobody reads it' },
    retiredUsers: { gone: 'left' },
    clients: [
      { namespace: 'apps', labels: { app: 'orders' }, listener: 'TLS' },
      { namespace: 'streaming', listener: 'TLS' },
    ],
  }),
  placement: all(
    top({
      prefix: 'blue',
      patches: [
        {
          kind: 'StatefulSet',
          name: 'blue-kafka-controller',
          spec: { template: { spec: { hostAliases: [{ ip: '192.0.2.1', hostnames: ['ldap.example.com'] }] } } },
          reason: 'the directory server has no name in DNS',
        },
      ],
    }),
    kubernetes({
      version: '1.33',
      spread: 'soft',
      storageClass: 'fast',
      imageMirror: 'mirror.example.com:5000/docker',
      imagePullSecrets: ['mirror-login'],
      imagePullPolicy: 'Always',
      nodeSelector: { 'example.com/pool': 'kafka' },
      tolerations: [{ key: 'dedicated', operator: 'Equal', value: 'kafka', effect: 'NoSchedule' }],
      priorityClassName: 'platform-critical',
      labels: { 'example.com/team': 'streaming' },
      annotations: { 'example.com/page': 'streaming-on-call' },
      podLabels: { 'example.com/cost-center': 'a-17' },
      podAnnotations: { 'example.com/logs': 'json' },
    }),
  ),
  'platform-zookeeper': all(wholePlatform, (described) => {
    const { environment, release } = onZooKeeper(described);
    const images = {
      schemaRegistry: { image: 'confluentinc/cp-schema-registry:7.9.4' },
      restProxy: { image: 'confluentinc/cp-kafka-rest:7.9.4' },
      connect: { image: 'confluentinc/cp-kafka-connect:7.9.4' },
    };
    return { environment, release: { ...release, ...images } };
  }),
  'platform-confluent': all(
    wholePlatform,
    released({ version: '4.1.1', metadataVersion: '4.1', image: 'confluentinc/cp-kafka:8.1.1' }),
    top({
      postgres: {
        external: 'orders.db.internal:5432',
        credentials: { secret: 'orders-db', key: 'password' },
        authority: { secret: 'orders-db', key: 'ca.crt' },
        cidrs: ['10.20.0.0/16'],
        schema: 'migrated',
      },
    }),
    kubernetes({ apiServer: { cidrs: ['10.0.0.10/32'], port: 6443 } }),
    top({
      clients: [
        client('shop', {
          namespace: 'apps',
          labels: { app: 'shop' },
          produces: [{ to: 'orders', settings: { 'compression.type': 'zstd', 'linger.ms': 20 } }],
          consumes: [{ from: 'customers', group: 'shop-customers', start: 'latest', key: 'json', delivery: 'at-most-once' }],
        }),
        client('payments', {
          namespace: 'streaming',
          labels: { app: 'payments' },
          produces: [{ to: 'payments', key: 'bytes', value: 'avro', delivery: 'exactly-once' }],
        }),
      ],
    }),
    kafka({ topics: [{ name: 'payments', partitions: 3 }] }),
  ),
  'platform-small': all(
    wholePlatform,
    top({
      class: 'development',
      prefix: 'blue',
      connect: {
        replicas: 1,
        format: 'json-with-schema',
        plugins: [jdbc('10.9.7', copiedFrom('registry.example.com/plugins:7.0.1', '/plugins/jdbc'))],
      },
      objectStore: s3StandIn({ bucket: 'lake' }),
      spark: { delivery: 'pods' },
      pipelines: [smallPipeline({}), orders({ partitions: 3, retentionDays: 1, maxDelaySeconds: 30 })],
    }),
    released(
      {},
      {
        connect: { image: 'apache/kafka:4.3.1' },
        objectStore: { image: 'versity/versitygw:v1.8.0', client: 'curlimages/curl:8.14.1' },
      },
    ),
  ),
  'cert-manager': kafka({ certificates: certManager({ name: 'platform-ca', kind: 'ClusterIssuer', onlyHere: 'approver-policy' }) }),
  combined: all(
    top({ class: 'development' }),
    kafka({
      coordination: { mode: 'kraft', controllers: 'combined' },
      pools: [pool({ name: 'a', brokers: 3, volumes: [{ storageGiB: 1 }, { storageGiB: 1 }] })],
      listeners: [internalPlaintext(), clientPlaintext()],
      users: [],
    }),
  ),
};

/** The components that bring a variant of their own. */
const OF_COMPONENTS: Readonly<Record<string, Change>> = Object.fromEntries(
  EVERY_COMPONENT.flatMap(({ folder, variant }) =>
    variant ? [[`with-${folder}`, all(wholePlatform, top(variant.environment), released({}, variant.release))] as const] : [],
  ),
);

/** The whole platform in each supported epoch: what a later version renders there is these bytes still. */
const EPOCH_CHANGES: Readonly<Record<string, Change>> = Object.fromEntries(
  EPOCH_NAMES.map((renderEpoch) => [`epoch-${renderEpoch}`, all(wholePlatform, released({}, { renderEpoch }))]),
);

/** The whole platform as it is first rendered. */
const WHOLE = `epoch-${EPOCH_NAMES[0]}`;

/** Variants that are another one with something added, by name: their golden files are those that differ from its files. */
export const BASES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.keys({ ...OF_COMPONENTS, ...EPOCH_CHANGES })
    .filter((name) => name !== WHOLE)
    .map((name) => [name, WHOLE]),
);

/** Each variant by its name, with its release. */
export const variants: Readonly<Record<string, Described>> = Object.fromEntries(
  Object.entries({ ...CHANGES, ...OF_COMPONENTS, ...EPOCH_CHANGES }).map(([name, change]) => [name, all(top({ name }), change)(sound)]),
);
