import { deliveryIdentity } from '../../charts/connect/delivery.js';
import { connectIdentity } from '../../charts/connect/index.js';
import { brokerIdentity } from '../../charts/kafka/index.js';
import type { ListenerClient } from '../../charts/kafka/policies.js';
import { generatorIdentity } from '../../charts/postgres/index.js';
import { restProxyIdentity } from '../../charts/rest-proxy/index.js';
import { schemaRegistryIdentity } from '../../charts/schema-registry/index.js';
import type { Edge, Peer } from '../../charts/shared/constructs.js';
import { type Identity, type Labels, selectorLabels } from '../../charts/shared/index.js';
import { streamPods } from '../../charts/spark/stream-workload.js';
import { componentListener } from '../../platform/components/context.js';
import type { Neighbour } from '../../platform/components/reach.js';
import { ENVIRONMENT_DEFAULTS } from '../../platform/defaults.js';
import type { Platform } from '../../platform/platform.js';

/** Pods of one kind, as policies name them. */
export const pods = (identity: Identity): Peer => ({ kind: 'pods', labels: selectorLabels(identity) });

/** The brokers. */
export const brokers = ({ workloads }: Pick<Platform, 'workloads'>): Peer => pods(brokerIdentity(workloads));

/** A far end as an edge. */
export const edgeTo = ({ reach, port }: Neighbour): Edge => ({ peers: reach, ports: [port] });

/** The platform's own clients of Kafka, at the listener components use. */
export function kafkaClients({ kafka, schemaRegistry, restProxy, connect, spark, workloads }: Platform): ListenerClient[] {
  const listener = componentListener(kafka)?.name ?? '';
  const peers = [
    ...(schemaRegistry ? [pods(schemaRegistryIdentity(workloads))] : []),
    ...(restProxy ? [pods(restProxyIdentity(workloads))] : []),
    ...(connect ? [pods(connectIdentity(workloads))] : []),
    ...(spark && spark.jobs.length > 0 ? [streamPods(workloads)] : []),
  ];
  return peers.map((peer) => ({ listener, peer }));
}

/** Whether any converter of the workers or their connectors asks the registry. */
const usesRegistry = ({ connect }: Platform) =>
  connect !== undefined &&
  [connect.workers.converters, ...connect.connectors].some(({ key, value }) => key.format === 'avro' || value.format === 'avro');

/** Pods of declared clients that read or write Avro. */
const avroClients = ({ declaredClients, workloads }: Platform): Peer[] =>
  declaredClients
    .filter(({ producers, consumers }) => [...producers, ...consumers].some(({ key, value }) => key === 'avro' || value === 'avro'))
    .map((client) => podsElsewhere(client, workloads));

/** Pods by namespace and labels; the platform's own namespace needs no name. */
export const podsElsewhere = (
  { namespace, labels }: { readonly namespace: string; readonly labels: Labels },
  workloads: Platform['workloads'],
): Peer => ({ kind: 'pods', labels, ...(namespace !== workloads.namespace && { namespace }) });

/** The platform's own clients of the registry, and declared clients of Kafka that need it. */
export const registryClients = (platform: Platform): readonly Peer[] => [
  ...(platform.restProxy ? [pods(restProxyIdentity(platform.workloads))] : []),
  ...(usesRegistry(platform) ? [pods(connectIdentity(platform.workloads))] : []),
  ...avroClients(platform),
];

/** What the workers speak to beside Kafka, the registry among it. */
export function connectNeighbours(platform: Platform, registryPort: number): readonly Edge[] {
  const { connect, workloads } = platform;
  const registry = usesRegistry(platform) ? [{ peers: [pods(schemaRegistryIdentity(workloads))], ports: [registryPort] }] : [];
  return [...registry, ...(connect?.neighbours ?? []).map(edgeTo)];
}

/** Who may use the workers' REST interface. */
export const connectClients = ({ workloads }: Platform): readonly Peer[] => [pods(deliveryIdentity(workloads))];

/** Whether the workers speak to a server of the platform: to pods of its namespace, at its port. */
const speaksTo = ({ connect, workloads }: Platform, { port }: { readonly port: number }) =>
  connect?.neighbours.some(
    (neighbour) =>
      neighbour.port === port &&
      neighbour.reach.some((far) => far.kind === 'pods' && (far.namespace ?? workloads.namespace) === workloads.namespace),
  ) ?? false;

/** The platform's own clients of the database; the migration is let in anyway. */
export const databaseClients = (platform: Platform): readonly Peer[] => {
  const { postgres, workloads } = platform;
  if (!postgres) return [];
  return [
    ...(speaksTo(platform, postgres.address) ? [pods(connectIdentity(workloads))] : []),
    ...(postgres.generators.length > 0 ? [pods(generatorIdentity(workloads))] : []),
  ];
};

/** The platform's own clients of the stand-in for S3. */
export const objectStoreClients = (platform: Platform): readonly Peer[] => {
  const { objectStore, spark, workloads } = platform;
  if (!objectStore) return [];
  return [
    ...(speaksTo(platform, objectStore.address) ? [pods(connectIdentity(workloads))] : []),
    ...(spark && spark.jobs.length > 0 && spark.runtime.lake.kind === 'object-store' ? [streamPods(workloads)] : []),
  ];
};

/** The Kubernetes API, as Spark drivers reach it. */
export function apiServerEdge({ apiServer }: Pick<Platform, 'apiServer'>): Edge {
  const byDefault = ENVIRONMENT_DEFAULTS.apiServer;
  const { cidrs, ports } = apiServer
    ? { cidrs: apiServer.cidrs, ports: apiServer.port === undefined ? byDefault.ports : [apiServer.port] }
    : byDefault;
  return { peers: cidrs.map((cidr) => ({ kind: 'addresses', cidr })), ports };
}
