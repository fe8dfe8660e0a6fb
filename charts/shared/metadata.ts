import { type Identity, type Labels, objectLabels } from './labels.js';
import type { Workloads } from './workload.js';

/** Metadata every object of a platform carries. */
export interface Metadata {
  /** Name of the object. */
  readonly name: string;
  /** Kubernetes namespace. */
  readonly namespace: string;
  /** Labels. */
  readonly labels: Labels;
  /** Annotations. */
  readonly annotations?: Labels;
}

/** Metadata of an object: name, namespace, complete labels, and what the environment adds to everything. */
export function metadata(
  name: string,
  identity: Identity,
  workloads: Workloads,
  extra: { version?: string; annotations?: Labels } = {},
): Metadata {
  const annotations = { ...workloads.annotations, ...extra.annotations };
  return {
    name,
    namespace: workloads.namespace,
    labels: { ...workloads.labels, ...objectLabels(identity, extra.version) },
    ...(Object.keys(annotations).length > 0 && { annotations }),
  };
}
