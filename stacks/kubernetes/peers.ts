import { adminConfigMap } from '../../charts/access/admin/program.js';
import { brokerIdentity, componentListener } from '../../charts/kafka/index.js';
import type { ListenerClient } from '../../charts/kafka/policies.js';
import type { AdminProgram, Edge, Peer, Wiring } from '../../charts/shared/constructs.js';
import { type Identity, type Labels, type Reach, selectorLabels } from '../../charts/shared/index.js';
import { ENVIRONMENT_DEFAULTS } from '../../platform/defaults.js';
import type { Platform } from '../../platform/platform.js';

type Connected = Pick<Platform, 'connections' | 'workloads'>;

/** Pods of one kind, as policies name them. */
export const pods = (identity: Identity): Peer => ({ kind: 'pods', labels: selectorLabels(identity) });

/** The brokers. */
export const brokers = ({ workloads }: Pick<Platform, 'workloads'>): Peer => pods(brokerIdentity(workloads));

/** Pods by namespace and labels; the platform's own namespace is not named. */
export const podsElsewhere = (
  { namespace, labels }: { readonly namespace: string; readonly labels: Labels },
  workloads: Platform['workloads'],
): Peer => ({ kind: 'pods', labels, ...(namespace !== workloads.namespace && { namespace }) });

/** What every component is handed. */
export const wiringOf = (platform: Platform): Wiring => ({
  workloads: platform.workloads,
  kafka: brokers(platform),
  clientsOf: (labels, port) => clientsOf(platform, labels, port),
  edgesOf: (labels) => edgesOf(platform, labels),
  apiServer: apiServerEdge(platform),
});

/** The admin program, as the access Job is given it. */
export const adminProgram = ({ kafka }: Pick<Platform, 'kafka'>): AdminProgram => ({
  configMap: adminConfigMap(kafka.name),
  image: kafka.image,
});

/** Pods that connect to pods of the platform, by the labels of those and a port. */
export function clientsOf({ connections, workloads }: Connected, labels: Labels, port: number): readonly Peer[] {
  const isThere = (far: Reach) =>
    far.kind === 'pods' && (far.namespace ?? workloads.namespace) === workloads.namespace && selects(far.labels, labels);
  return connections
    .filter(({ to }) => to.port === port && to.reach.some(isThere))
    .map(({ from }) => podsElsewhere({ namespace: workloads.namespace, ...from }, workloads))
    .filter((peer, index, all) => all.findIndex((other) => JSON.stringify(other) === JSON.stringify(peer)) === index);
}

/** Everything but Kafka that pods with these labels connect to. */
export function edgesOf({ connections, workloads }: Connected, labels: Labels): readonly Edge[] {
  const broker = selectorLabels(brokerIdentity(workloads));
  const isBroker = (far: Reach) => far.kind === 'pods' && isSame(far.labels, broker);
  return connections
    .filter(({ from, to }) => isSame(from.labels, labels) && !to.reach.some(isBroker))
    .map(({ to }) => ({ peers: to.reach, ports: [to.port] }));
}

const selects = (selector: Labels, labels: Labels) => Object.entries(selector).every(([key, value]) => labels[key] === value);
const isSame = (one: Labels, other: Labels) => selects(one, other) && selects(other, one);

/** The platform's own clients of Kafka, at the listener components use. */
export function kafkaClients({ kafka, ...platform }: Pick<Platform, 'connections' | 'workloads' | 'kafka'>): readonly ListenerClient[] {
  const listener = componentListener(kafka);
  if (!listener) return [];
  const labels = selectorLabels(brokerIdentity(platform.workloads));
  return clientsOf(platform, labels, listener.port).map((peer) => ({ listener: listener.name, peer }));
}

/** The Kubernetes API, as drivers of stream jobs reach it. */
export function apiServerEdge({ apiServer }: Pick<Platform, 'apiServer'>): Edge {
  const byDefault = ENVIRONMENT_DEFAULTS.apiServer;
  const { cidrs, ports } = apiServer
    ? { cidrs: apiServer.cidrs, ports: apiServer.port === undefined ? byDefault.ports : [apiServer.port] }
    : byDefault;
  return { peers: cidrs.map((cidr) => ({ kind: 'addresses', cidr })), ports };
}
