import type { Cluster } from './cluster.js';
import type { KafkaNodes } from './kafka-node.js';
import type { ServiceFact } from './network.js';
import { hasLabels } from './selector.js';

/** How a client says which cluster it means. */
export interface Pointer {
  /** Kubernetes namespace; absent where the manifest names none. */
  readonly namespace?: string | undefined;
  /** `bootstrap.servers`, however it is written. */
  readonly bootstrap?: string | undefined;
  /** Name of a Strimzi cluster. */
  readonly strimzi?: string | undefined;
}

/** Finds the cluster a client means: by name, by address, or because there is only one. */
export type ClusterFinder = (pointer: Pointer) => string | undefined;

/** A finder over some clusters. */
export function clusterFinder(clusters: readonly Cluster[], nodes: readonly KafkaNodes[], services: readonly ServiceFact[]): ClusterFinder {
  return ({ namespace, bootstrap, strimzi }) => {
    const named = clusters.find((cluster) => cluster.origin === 'strimzi' && cluster.name === strimzi && cluster.namespace === namespace);
    if (strimzi !== undefined) return (named ?? clusters.find(({ name, origin }) => origin === 'strimzi' && name === strimzi))?.key;
    for (const host of hostsOf(bootstrap ?? '')) {
      const found = clusterAt(host, namespace, { clusters, nodes, services });
      if (found !== undefined) return found;
    }
    if (hostsOf(bootstrap ?? '').some(isElsewhere)) return undefined;
    const near = clusters.filter((cluster) => cluster.namespace === namespace);
    const [only] = near.length > 0 ? near : clusters;
    return near.length === 1 || clusters.length === 1 ? only?.key : undefined;
  };
}

/** Hosts of `host:port,…`, protocols left out. */
export const hostsOf = (bootstrap: string) =>
  bootstrap
    .split(',')
    .map((address) =>
      address
        .trim()
        .replace(/^\w+:\/\//, '')
        .replace(/:\d+$/, ''),
    )
    .filter((host) => host !== '');

/** Whether a host has a name of the outside world: what is in the manifests is called by one word, or inside a cluster. */
const isElsewhere = (host: string) =>
  host.includes('.') && !/\.svc(\.|$)|[${}]/.test(host) && !/^[\d.]+$/.test(host) && host.split('.').length > 2;

/** What hosts may belong to. */
interface Known {
  readonly clusters: readonly Cluster[];
  readonly nodes: readonly KafkaNodes[];
  readonly services: readonly ServiceFact[];
}

/** Key of the cluster behind a host: a Strimzi bootstrap name, a Service, or a pod's own name. */
export function clusterAt(host: string, namespace: string | undefined, { clusters, nodes, services }: Known): string | undefined {
  const parts = host.split('.');
  const [first = '', second = ''] = parts;
  const strimzi = clusters.find(({ origin, name }) => origin === 'strimzi' && first.startsWith(`${name}-kafka-`));
  if (strimzi) return strimzi.key;
  const where = (place: string | undefined) => (each: { readonly namespace?: string }) => each.namespace === (place ?? namespace);
  const service =
    services.filter(({ name }) => name === first).find(where(parts.length > 1 ? second : undefined)) ??
    services.filter(({ name }) => name === second).find(where(parts[2]));
  const selector = service?.selector;
  const found = selector && nodes.find((node) => node.namespace === service.namespace && hasLabels(selector, node.podLabels));
  return (found ?? nodes.find(({ name }) => name === first))?.cluster;
}
