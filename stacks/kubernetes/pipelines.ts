import type { Construct } from 'constructs';
import { KafkaConnect } from '../../charts/connect/connect.js';
import { ConnectorDelivery } from '../../charts/connect/delivery.js';
import { ObjectStore } from '../../charts/object-store/object-store.js';
import { DataGenerators } from '../../charts/postgres/data-generators.js';
import { Postgres } from '../../charts/postgres/postgres.js';
import { PostgresMigration } from '../../charts/postgres/postgres-migration.js';
import { SCHEMA_REGISTRY_PORT } from '../../charts/schema-registry/index.js';
import { SparkAccounts } from '../../charts/spark/accounts.js';
import { type StreamPeers, StreamRunner, StreamWorkload } from '../../charts/spark/stream-workload.js';
import type { Platform } from '../../platform/platform.js';
import { apiServerEdge, brokers, connectClients, connectNeighbours, databaseClients, edgeTo, objectStoreClients } from './peers.js';

/** Whether anything of the database is rendered: one elsewhere may need nothing. */
export const hasDatabaseObjects = ({ postgres: place }: Platform): boolean =>
  place !== undefined && (place.server !== undefined || place.migration !== undefined || place.generators.length > 0);

/** The server, what makes its tables and users, and what fills them. */
export function postgres(scope: Construct, platform: Platform): void {
  const { postgres: place, workloads } = platform;
  if (!place) return;
  const { name, server, migration, generators } = place;
  if (server) new Postgres(scope, 'Postgres', { server, workloads, clients: databaseClients(platform) });
  if (migration) new PostgresMigration(scope, 'Migration', { migration, workloads });
  const [first, ...others] = generators;
  if (first) new DataGenerators(scope, 'Generators', { name: `${name}-generators`, generators: [first, ...others], workloads });
}

/** The stand-in for S3. */
export function objectStore(scope: Construct, platform: Platform): void {
  const store = platform.objectStore?.standIn;
  if (store) new ObjectStore(scope, 'ObjectStore', { store, workloads: platform.workloads, clients: objectStoreClients(platform) });
}

/** The workers, and the Job that delivers their connectors. */
export function connect(scope: Construct, platform: Platform): void {
  const { connect: place, workloads } = platform;
  if (!place) return;
  const { workers, connectors, retired } = place;
  new KafkaConnect(scope, 'Connect', {
    connect: workers,
    workloads,
    kafka: brokers(platform),
    neighbours: connectNeighbours(platform, SCHEMA_REGISTRY_PORT),
    clients: connectClients(platform),
  });
  if (connectors.length + retired.length > 0)
    new ConnectorDelivery(scope, 'Connectors', { connect: workers, connectors, retired, workloads });
}

/** The stream jobs, and the accounts the Spark operator starts them with. */
export function spark(scope: Construct, platform: Platform): void {
  const { spark: place, workloads } = platform;
  if (!place) return;
  const { runtime, jobs } = place;
  if (runtime.delivery === 'spark-operator') new SparkAccounts(scope, 'Accounts', { runtime, workloads });
  const { name: runner } = new StreamRunner(scope, 'Runner', { runtime, workloads });
  for (const job of jobs) new StreamWorkload(scope, job.name, { job, runtime, peers: streamPeers(platform), runner, workloads });
}

function streamPeers(platform: Platform): StreamPeers {
  const { objectStore: store, spark: place } = platform;
  return {
    kafka: brokers(platform),
    ...(store && { objectStore: edgeTo(store.address) }),
    ...(place?.runtime.delivery === 'spark-operator' && { apiServer: apiServerEdge(platform) }),
  };
}
