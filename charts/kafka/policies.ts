import type { Edge, Edges, Peer } from '../shared/constructs.js';
import type { Workloads } from '../shared/index.js';
import { selectorLabels } from '../shared/index.js';
import type { KafkaCluster } from './cluster.js';
import { brokerIdentity, controllerIdentity } from './identity.js';
import type { Listener } from './listeners.js';

/** Clients the description declares, by the listener they use. */
export interface ListenerClient {
  /** Name of the listener. */
  readonly listener: string;
  /** Pods that may connect. */
  readonly peer: Peer;
}

/** Who brokers and controllers may talk to: one another, and the declared clients of each listener. */
export function kafkaEdges(
  cluster: KafkaCluster,
  clients: readonly ListenerClient[],
  workloads: Workloads,
  coordinator?: { peer: Peer; port: number },
): Edges[] {
  const brokers: Peer = { kind: 'pods', labels: selectorLabels(brokerIdentity(workloads)) };
  const controllers: Peer = { kind: 'pods', labels: selectorLabels(controllerIdentity(workloads)) };
  const { coordination, listeners, name } = cluster;
  const [interBroker] = listeners;
  const among: Edge = { peers: [brokers], ports: [interBroker.port] };
  const toClients = listeners.flatMap((listener) => clientEdges(listener, clients));
  const broker: Edges = { name: `${name}-broker`, identity: brokerIdentity(workloads), ingress: [among, ...toClients], egress: [among] };
  if (coordination.mode === 'zookeeper')
    return [{ ...broker, egress: [among, ...(coordinator ? [{ peers: [coordinator.peer], ports: [coordinator.port] }] : [])] }];
  if (coordination.controllers === 'combined') {
    const voters: Edge = { peers: [brokers], ports: [coordination.listener.port] };
    return [{ ...broker, ingress: [...broker.ingress, voters], egress: [among, voters] }];
  }
  const toControllers: Edge = { peers: [controllers], ports: [coordination.listener.port] };
  return [
    { ...broker, egress: [among, toControllers] },
    {
      name: `${name}-controller`,
      identity: controllerIdentity(workloads),
      ingress: [{ peers: [controllers, brokers], ports: [coordination.listener.port] }],
      egress: [toControllers],
    },
  ];
}

function clientEdges(listener: Listener, clients: readonly ListenerClient[]): Edge[] {
  const declared = clients.filter((client) => client.listener === listener.name).map(({ peer }) => peer);
  const outside: Peer[] =
    listener.exposure.kind === 'inside' ? [] : listener.exposure.allowFrom.map((cidr) => ({ kind: 'addresses', cidr }));
  const peers = [...declared, ...outside];
  return peers.length > 0 ? [{ peers, ports: [listener.port] }] : [];
}
