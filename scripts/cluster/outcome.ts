import type { AppliedObject } from './apply-object.js';
import { type KubernetesObject, label, selects } from './objects.js';
import { isOnDelete } from './readiness.js';
import { isOutdated, type Sighting } from './sighting.js';

/** A pod of an `OnDelete` StatefulSet that runs an earlier revision than the one applied. */
export interface OutdatedPod {
  /** Kubernetes namespace. */
  readonly namespace: string;
  /** Name of the pod. */
  readonly pod: string;
  /** Name of the StatefulSet. */
  readonly statefulSet: string;
}

/** What an apply did. */
export interface ApplyOutcome {
  /** Applied objects. */
  readonly applied: readonly AppliedObject[];
  /** Pods that still run an earlier revision. */
  readonly outdatedPods: readonly OutdatedPod[];
  /** Bootstrap markers closed by this apply, as `namespace/name`. */
  readonly closedMarkers: readonly string[];
  /** Seconds until everything was ready. */
  readonly waitedSeconds: number;
}

/** The pods of the awaited sets that nothing but deleting them brings to the applied revision. */
export function outdatedPods(awaited: readonly KubernetesObject[], { live, pods }: Sighting): readonly OutdatedPod[] {
  const sets = awaited.flatMap((target) => live.get(label(target)) ?? []).filter((set) => set.kind === 'StatefulSet' && isOnDelete(set));
  return sets.flatMap((set) => {
    const { namespace = 'default', name } = set.metadata;
    const own = pods.filter((pod) => pod.metadata.namespace === set.metadata.namespace && selects(set, pod) && isOutdated(set, pod));
    return own.map((pod) => ({ namespace, pod: pod.metadata.name, statefulSet: name }));
  });
}
