import { debeziumPostgres, inImage, jdbc, s3 } from '../charts/connect/index.js';
import { clientScram, internalTls } from '../charts/kafka/index.js';
import { KAFKA_LINES } from '../charts/kafka/versions/index.js';
import { s3 as objectStore } from '../charts/object-store/spec.js';
import { type Problem, produce } from '../charts/shared/index.js';
import { customers, customersByChangeCapture } from '../environments/pipelines/customers.js';
import { orders } from '../environments/pipelines/orders.js';
import type { Environment } from '../platform/environment.js';
import type { Inputs } from '../platform/inputs.js';
import type { Platform } from '../platform/platform.js';
import { environmentProblems } from '../platform/problems/problems.js';
import type { Release } from '../platform/release/release.js';
import { resolve } from '../platform/resolve/resolve.js';
import { certificatesFromSecrets, perZone } from '../platform/spec.js';
import { modelsFor } from '../scripts/workspace/platforms.js';

/** An environment with its release file. */
export interface Described {
  readonly environment: Environment;
  readonly release: Release;
}
/** One difference from another description. */
export type Change = (described: Described) => Described;

/** Production as it should be: nothing is wrong with it. */
export const sound: Described = {
  environment: {
    name: 'base',
    class: 'production',
    namespace: 'streaming',
    kubernetes: { version: '1.34', zones: ['a-1', 'a-2', 'a-3'] },
    kafka: {
      clusterId: 'hK3mJ8s4TZ-bwXq5VdR0Eg',
      coordination: { mode: 'kraft', controllers: 3 },
      pools: perZone({ brokers: 1, volumes: [{ storageGiB: 100 }] }),
      listeners: [internalTls(), clientScram({ port: 9093 })],
      certificates: certificatesFromSecrets(),
      topics: [{ name: 'orders', partitions: 6 }],
      users: [{ name: 'app', can: [produce('orders')] }],
      clients: [{ namespace: 'apps', listener: 'CLIENT' }],
    },
  },
  release: { schemaVersion: 1, renderEpoch: '2026-11', kafka: { version: '4.3.1', metadataVersion: '4.3', image: 'apache/kafka:4.3.1' } },
};

/** Another value in Kafka's part. */
export const kafka =
  (change: Partial<Environment['kafka']>): Change =>
  ({ environment, release }) => ({ environment: { ...environment, kafka: { ...environment.kafka, ...change } }, release });
/** Another value of the environment itself. */
export const top =
  (change: Partial<Environment>): Change =>
  ({ environment, release }) => ({ environment: { ...environment, ...change }, release });
/** Another value in Kubernetes' part. */
export const kubernetes =
  (change: Partial<Environment['kubernetes']>): Change =>
  ({ environment, release }) => ({ environment: { ...environment, kubernetes: { ...environment.kubernetes, ...change } }, release });
/** Another Kafka in the release file. */
export const released =
  (change: Partial<Release['kafka']>, rest: Partial<Release> = {}): Change =>
  ({ environment, release }) => ({ environment, release: { ...release, ...rest, kafka: { ...release.kafka, ...change } } });
/** Several changes, one after the other. */
export const all =
  (...changes: readonly Change[]): Change =>
  (described) =>
    changes.reduce((result, change) => change(result), described);

/** ZooKeeper mode, in Confluent's last images that have it. */
export const onZooKeeper: Change = all(
  kafka({ coordination: { mode: 'zookeeper', replicas: 3 } }),
  released(
    { version: '3.9.1', metadataVersion: '3.9', image: 'confluentinc/cp-kafka:7.9.4' },
    { zookeeper: { image: 'confluentinc/cp-zookeeper:7.9.4' } },
  ),
);

/** Everything that runs beside Kafka, with a pipeline of each kind: plugins are in the workers' image. */
export const wholePlatform: Change = ({ environment, release }) => ({
  environment: {
    ...environment,
    schemaRegistry: {},
    restProxy: { topics: { produce: ['orders'] } },
    connect: { plugins: [jdbc('10.9.7', inImage()), s3('12.1.9', inImage()), debeziumPostgres('3.6.1.Final', inImage())] },
    postgres: { certificate: 'postgres-tls' },
    objectStore: objectStore({ bucket: 'lake', region: 'eu-west-1', credentials: 'lake-keys' }),
    spark: {},
    kafka: { ...environment.kafka, topics: [] },
    pipelines: [
      customers({ partitions: 6, retentionDays: 7, objectEverySeconds: 60, generated: { initialRows: 100, insertsPerSecond: 1 } }),
      customersByChangeCapture({ partitions: 3 }),
      orders({ partitions: 6, retentionDays: 7, maxDelaySeconds: 30 }),
    ],
  },
  release: {
    ...release,
    schemaRegistry: { image: 'confluentinc/cp-schema-registry:8.1.1' },
    restProxy: { image: 'confluentinc/cp-kafka-rest:8.1.1' },
    connect: { image: 'confluentinc/cp-kafka-connect:8.1.1' },
    postgres: { image: 'postgres:17.10' },
    spark: { version: '4.0.1', image: 'apache/spark:4.0.1', built: 'registry.example.com/spark:4.0.1' },
  },
});

/** What resolving needs beside the environment. */
export async function inputsOf(release: Release): Promise<Inputs> {
  const line = KAFKA_LINES.find((known) => release.kafka.version.startsWith(`${known}.`));
  if (!line) throw new Error(`no model for Kafka ${release.kafka.version}`);
  return modelsFor(release, line);
}

/** What is wrong with a changed description. */
export async function problemsOf(change: Change, from: Described = sound): Promise<readonly Problem[]> {
  const { environment, release } = change(from);
  return environmentProblems(environment, await inputsOf(release));
}

/** The platform of a changed description; one with problems is a mistake in the test. */
export async function platformOf(change: Change = (described) => described, from: Described = sound): Promise<Platform> {
  const { environment, release } = change(from);
  const inputs = await inputsOf(release);
  const problems = environmentProblems(environment, inputs);
  if (problems.length > 0) throw new Error(`not a sound environment: ${JSON.stringify(problems, null, 2)}`);
  return resolve(environment, inputs);
}
