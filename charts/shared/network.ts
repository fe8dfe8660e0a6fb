import { Construct } from 'constructs';
import { k8s } from './k8s.js';
import { type Identity, type Labels, selectorLabels } from './labels.js';
import { metadata } from './metadata.js';
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
        egress: edges.egress.map(({ peers, ports }) => ({ ...(peers.length > 0 && { to: peers.map(policyPeer) }), ports: ports.map(tcp) })),
      },
    });
  }
}

const DNS_PORT = 53;

/** Nothing in or out of the platform's pods but name resolution; every other edge is declared. */
export class DenyByDefault extends Construct {
  constructor(scope: Construct, id: string, workloads: Workloads) {
    super(scope, id);
    const identity = { name: 'platform', component: 'network', partOf: workloads.partOf };
    const podSelector = { matchLabels: { 'app.kubernetes.io/part-of': workloads.partOf } };
    new k8s.KubeNetworkPolicy(this, 'Deny', {
      metadata: metadata(`${workloads.partOf}-deny-by-default`, identity, workloads),
      spec: { podSelector, policyTypes: ['Ingress', 'Egress'] },
    });
    new k8s.KubeNetworkPolicy(this, 'Names', {
      metadata: metadata(`${workloads.partOf}-resolve-names`, identity, workloads),
      spec: {
        podSelector,
        policyTypes: ['Egress'],
        egress: [
          {
            to: [
              {
                namespaceSelector: { matchLabels: { [NAMESPACE_LABEL]: 'kube-system' } },
                podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
              },
            ],
            ports: [{ port: k8s.IntOrString.fromNumber(DNS_PORT), protocol: 'UDP' }, tcp(DNS_PORT)],
          },
        ],
      },
    });
  }
}

const NAMESPACE_LABEL = 'kubernetes.io/metadata.name';

const tcp = (port: number): k8s.NetworkPolicyPort => ({ port: k8s.IntOrString.fromNumber(port), protocol: 'TCP' });

function policyPeer(peer: Peer): k8s.NetworkPolicyPeer {
  if (peer.kind === 'addresses') return { ipBlock: { cidr: peer.cidr } };
  return {
    ...(peer.namespace && { namespaceSelector: { matchLabels: { [NAMESPACE_LABEL]: peer.namespace } } }),
    podSelector: { matchLabels: { ...peer.labels } },
  };
}
