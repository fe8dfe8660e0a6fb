import { Construct } from 'constructs';
import { k8s } from './k8s.js';
import { type Identity, type Labels, selectorLabels } from './labels.js';
import { linkLocalWithin } from './link-local.js';
import { metadata } from './metadata.js';
import type { Neighbour } from './reach.js';
import type { Workloads } from './workload.js';

/** Who may open a connection. */
export type Peer =
  | { readonly kind: 'pods'; readonly labels: Labels /** Another namespace; its own when absent. */; readonly namespace?: string }
  | { readonly kind: 'addresses'; readonly cidr: string };

/** A declared edge: from peers to a port. */
export interface Edge {
  /** Who may connect, or what is connected to. */
  readonly peers: readonly Peer[];
  /** Port numbers. */
  readonly ports: readonly number[];
}

/** What one kind of pod may receive and send. What is not here is dropped. */
export interface Edges {
  /** Name of the network policy. */
  readonly name: string;
  /** Pods the policy applies to. */
  readonly identity: Identity;
  /** Connections they may accept. */
  readonly ingress: readonly Edge[];
  /** Connections they may open. */
  readonly egress: readonly Edge[];
}

/** The policy of one kind of pod. Names resolve for everybody, through {@link denyByDefault}. */
export class EdgePolicy extends Construct {
  constructor(scope: Construct, id: string, edges: Edges, workloads: Workloads) {
    super(scope, id);
    new k8s.KubeNetworkPolicy(this, 'Resource', {
      metadata: metadata(edges.name, edges.identity, workloads),
      spec: {
        podSelector: { matchLabels: { ...selectorLabels(edges.identity) } },
        policyTypes: ['Ingress', 'Egress'],
        ingress: edges.ingress.map(({ peers, ports }) => ({
          ...(peers.length > 0 && { from: peers.map(policyPeer) }),
          ports: ports.map(tcp),
        })),
        egress: edges.egress.map(({ peers, ports }) => ({ ...(peers.length > 0 && { to: peers.map(farEnd) }), ports: ports.map(tcp) })),
      },
    });
  }
}

const DNS_PORT = 53;
/** The cluster's own DNS, as most installations label it. */
const CLUSTER_DNS: readonly Neighbour[] = [
  { reach: [{ kind: 'pods', labels: { 'k8s-app': 'kube-dns' }, namespace: 'kube-system' }], port: DNS_PORT },
];

/** Whose connections are denied: the platform's pods in its namespace, or all pods of a namespace that holds nothing else. */
export type Denied = 'platform' | 'namespace';

/** Nothing in or out but name resolution; every other edge is declared. */
export class DenyByDefault extends Construct {
  constructor(scope: Construct, id: string, workloads: Workloads, denied: Denied = 'platform') {
    super(scope, id);
    const identity = { name: 'platform', component: 'network', partOf: workloads.partOf };
    const isPlatform = denied === 'platform';
    const podSelector = isPlatform ? { matchLabels: { 'app.kubernetes.io/part-of': workloads.partOf } } : {};
    const name = isPlatform ? workloads.partOf : workloads.namespace;
    new k8s.KubeNetworkPolicy(this, 'Deny', {
      metadata: metadata(`${name}-deny-by-default`, identity, workloads),
      spec: { podSelector, policyTypes: ['Ingress', 'Egress'] },
    });
    new k8s.KubeNetworkPolicy(this, 'Names', {
      metadata: metadata(`${name}-resolve-names`, identity, workloads),
      spec: {
        podSelector,
        policyTypes: ['Egress'],
        egress: (workloads.dns ?? CLUSTER_DNS).map(({ reach, port }) => ({
          to: reach.map(policyPeer), // also a link-local address: somebody wrote it
          ports: [{ port: k8s.IntOrString.fromNumber(port), protocol: 'UDP' }, tcp(port)],
        })),
      },
    });
  }
}

const NAMESPACE_LABEL = 'kubernetes.io/metadata.name';

const tcp = (port: number): k8s.NetworkPolicyPort => ({ port: k8s.IntOrString.fromNumber(port), protocol: 'TCP' });

/** A far end of a connection that pods open. "Anywhere" is never the node: its metadata service hands out credentials. */
function farEnd(peer: Peer): k8s.NetworkPolicyPeer {
  if (peer.kind !== 'addresses') return policyPeer(peer);
  const except = linkLocalWithin(peer.cidr);
  return { ipBlock: { cidr: peer.cidr, ...(except.length > 0 && { except: [...except] }) } };
}

function policyPeer(peer: Peer): k8s.NetworkPolicyPeer {
  if (peer.kind === 'addresses') return { ipBlock: { cidr: peer.cidr } };
  return {
    ...(peer.namespace && { namespaceSelector: { matchLabels: { [NAMESPACE_LABEL]: peer.namespace } } }),
    podSelector: { matchLabels: { ...peer.labels } },
  };
}
