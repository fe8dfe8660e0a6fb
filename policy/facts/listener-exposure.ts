import type { LooseNodes } from './kafka-nodes.js';
import type { Listener } from './listeners.js';
import type { ServiceFact } from './network.js';
import { hasLabels } from './selector.js';

const EXPOSED: Readonly<Record<string, Listener['exposure']>> = { NodePort: 'node-port', LoadBalancer: 'load-balancer' };
const POD_NAME_LABEL = 'statefulset.kubernetes.io/pod-name';

/** The listeners of some nodes, each with who can reach it through the Services beside them. */
export function exposedListeners(nodes: LooseNodes, services: readonly ServiceFact[]): readonly Listener[] {
  const reaching = services.filter((service) => EXPOSED[service.type] !== undefined && reaches(service, nodes));
  return nodes.listeners.map((listener) => {
    const service = reaching.find(({ ports }) =>
      ports.some(({ target, port }) => target === String(listener.port) || isNamed(target, listener) || port === listener.port),
    );
    return service ? { ...listener, exposure: EXPOSED[service.type] ?? listener.exposure } : listener;
  });
}

const isNamed = (target: string, { name }: Listener) => target.toLowerCase() === name.toLowerCase();

/** Whether a Service leads to one of the pods: their labels, and the name label that a StatefulSet adds. */
function reaches({ selector, namespace }: ServiceFact, nodes: LooseNodes): boolean {
  if (selector === undefined || namespace !== nodes.namespace || Object.keys(selector).length === 0) return false;
  const { [POD_NAME_LABEL]: pod, ...labels } = selector;
  return hasLabels(labels, nodes.podLabels) && (pod === undefined || pod.startsWith(`${nodes.name}-`));
}
