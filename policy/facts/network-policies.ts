import { type Context, ofKind } from './context.js';
import { namingOf } from './objects.js';
import { optional } from './optional.js';
import type { Place } from './place.js';
import { type Selector, selectorOf } from './selector.js';
import type { View } from './view.js';

/** A network policy. */
export interface NetworkPolicyFact {
  /** Kind, namespace and name of the object, as findings show it. */
  readonly resource: string;
  /** Where it is written: file and line. */
  readonly place: Place;
  /** Name of the policy. */
  readonly name: string;
  /** Kubernetes namespace; absent where the manifest names none. */
  readonly namespace?: string;
  /** Pods it is about; without labels it is all of the namespace. */
  readonly selector: Selector;
  /** Directions it restricts: `Ingress`, `Egress`. */
  readonly types: readonly string[];
  /** Connections it allows to the pods. */
  readonly ingress: readonly PolicyRule[];
  /** Connections it allows from the pods. */
  readonly egress: readonly PolicyRule[];
}

/** One rule of a policy: peers and ports, where none means all. */
export interface PolicyRule {
  /** Other ends of the connections. */
  readonly peers: readonly PolicyPeer[];
  /** Ports by number or name. */
  readonly ports: readonly string[];
  /** Whether they let a pod ask a name server: by UDP, at its port. */
  readonly allowsNames: boolean;
}

/** Who a rule lets through. */
export interface PolicyPeer {
  /** Pods. */
  readonly pods?: Selector;
  /** Namespaces of the pods. */
  readonly namespaces?: Selector;
  /** Range of addresses, e.g. `10.0.0.0/8`. */
  readonly cidr?: string;
}

/** Every network policy. */
export const networkPoliciesOf = (context: Context): readonly NetworkPolicyFact[] =>
  ofKind(context, 'NetworkPolicy').map((object) => {
    const spec = object.view.get('spec');
    const said = spec.get('policyTypes').items.flatMap(({ text }) => text ?? []);
    return {
      ...namingOf(object),
      selector: selectorOf(spec.get('podSelector')),
      types: said.length > 0 ? said : ['Ingress', ...(spec.get('egress').exists ? ['Egress'] : [])],
      ingress: spec.get('ingress').items.map((rule) => policyRule(rule, 'from')),
      egress: spec.get('egress').items.map((rule) => policyRule(rule, 'to')),
    };
  });

const policyRule = (view: View, side: 'from' | 'to'): PolicyRule => ({
  peers: view.get(side).items.map((peer) => ({
    ...(peer.get('podSelector').value !== undefined && { pods: selectorOf(peer.get('podSelector')) }),
    ...(peer.get('namespaceSelector').value !== undefined && { namespaces: selectorOf(peer.get('namespaceSelector')) }),
    ...optional('cidr', peer.get('ipBlock', 'cidr').scalar),
  })),
  ports: view.get('ports').items.map((port) => port.get('port').scalar ?? ''),
  allowsNames: view.get('ports').items.length === 0 || view.get('ports').items.some(isNamePort),
});

/** Ports of name servers: as clients call them, and as their pods listen, which is what some network plugins compare. */
const DNS_PORTS = [53, 1053, 5353];

/** Without a protocol a port is TCP's: names are asked for by UDP. */
function isNamePort(view: View): boolean {
  if ((view.get('protocol').text ?? 'TCP') !== 'UDP') return false;
  const port = view.get('port');
  if (!port.exists) return true;
  const [first, last] = [Number(port.scalar), view.get('endPort').number ?? Number(port.scalar)];
  return Number.isNaN(first) ? /dns|domain/i.test(port.scalar ?? '') : DNS_PORTS.some((known) => first <= known && known <= last);
}
