import type { k8s } from '../charts/shared/constructs.js';

/** Every field optional, at every depth; lists are replaced whole. */
type DeepPartial<T> = T extends readonly unknown[] ? T : T extends object ? { readonly [K in keyof T]?: DeepPartial<T[K]> } : T;

/** The specs that can be patched, by kind. */
interface PatchableSpecs {
  readonly StatefulSet: k8s.StatefulSetSpec;
  readonly Job: k8s.JobSpec;
  readonly Service: k8s.ServiceSpec;
  readonly PodDisruptionBudget: k8s.PodDisruptionBudgetSpec;
  readonly NetworkPolicy: k8s.NetworkPolicySpec;
}

/** A kind of object a patch can change. */
export type PatchableKind = keyof PatchableSpecs;

/** A change to one rendered object: for what the model does not say. Merged into its spec; the reason becomes an annotation. */
export type Patch = {
  [Kind in PatchableKind]: {
    readonly kind: Kind;
    /** Name of the object, e.g. `kafka-broker-a`. */
    readonly name: string;
    readonly spec: DeepPartial<PatchableSpecs[Kind]>;
    /** Why the model does not say it. */
    readonly reason: string;
  };
}[PatchableKind];
