import { App, Chart } from 'cdk8s';
import { type Edge, EdgePolicy } from '../../charts/shared/constructs.js';
import type { Workloads } from '../../charts/shared/index.js';
import type { PlacedParts } from '../../charts/shared/own-parts.js';
import { neighbourOf } from '../../charts/shared/reach.js';
import type { KubernetesObject } from './objects.js';
import { podsElsewhere } from './peers.js';
import { objectsOf } from './tree.js';

/** The network policies of sidecars: who reaches their ports, and what they reach. Policies add up, so the component's own stays as it is. */
export function sidecarPolicies(placed: readonly PlacedParts[], workloads: Workloads): readonly KubernetesObject[] {
  const chart = new Chart(new App(), 'sidecars', { disableResourceNameHashes: true });
  for (const part of placed) {
    const { identity, namespace = workloads.namespace } = part;
    const { ingress, egress } = edgesOf(part, { ...workloads, namespace });
    if (ingress.length + egress.length === 0) continue;
    const name = `${identity.instance ?? `${identity.partOf}-${identity.name}-${identity.component}`}-sidecars`;
    new EdgePolicy(chart, name, { name, identity, ingress, egress }, { ...workloads, namespace });
  }
  return objectsOf(chart);
}

function edgesOf(
  { parts: { sidecars = [] } }: PlacedParts,
  workloads: Workloads,
): { readonly ingress: readonly Edge[]; readonly egress: readonly Edge[] } {
  const ports = sidecars.flatMap(({ ports: own = [] }) => own).filter(({ clients = [] }) => clients.length > 0);
  return {
    ingress: ports.map(({ port, clients = [] }) => ({
      peers: clients.map(({ namespace, labels = {} }) => podsElsewhere({ namespace, labels }, workloads)),
      ports: [port],
    })),
    egress: sidecars
      .flatMap(({ reaches = [] }) => reaches)
      .map(neighbourOf)
      .map(({ reach, port }) => ({ peers: reach, ports: [port] })),
  };
}
