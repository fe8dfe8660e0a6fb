import { type Identity, type Labels, objectLabels } from './labels.js';
import type { Workloads } from './workload.js';

/** Metadata every object of a platform carries. */
export interface Metadata {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
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
