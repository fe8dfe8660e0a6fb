import type { k8s } from '../charts/shared/constructs.js';
import type { MERGE_KEYS, PORT_KEYS } from '../charts/shared/merge-keys.js';

/** Fields that cdk8s calls otherwise than the API server does. A patch is written as the API server reads it. */
interface WireNames {
  readonly clusterIp: 'clusterIP';
  readonly loadBalancerIp: 'loadBalancerIP';
  readonly hostIp: 'hostIP';
  readonly hostIpc: 'hostIPC';
  readonly hostPid: 'hostPID';
  readonly setHostnameAsFqdn: 'setHostnameAsFQDN';
}
type WireName<K> = K extends keyof WireNames ? WireNames[K] : K;
/** Quantities and ports are classes in cdk8s, texts and numbers in YAML. */
type IsScalar<T> = [T] extends [k8s.Quantity] ? ([k8s.Quantity] extends [T] ? true : false) : false;

/** In a map, or in front of a list: replaces it whole. */
interface Replacement {
  readonly $patch: 'replace';
}

/** A change to a value: every field optional at every depth, `null` removes one. */
type Changed<T> = IsScalar<T> extends true ? string | number : T extends object ? ChangedFields<T> & Partial<Replacement> : T;
type ChangedFields<T> = { readonly [K in keyof T as WireName<K>]?: ChangedField<K, T[K]> | null };
type ChangedField<K, T> = T extends readonly (infer Item)[] ? ChangedList<KeyOf<K, Item>, Item> : Changed<T>;
/** Field that identifies an item of a list; never for a list that is replaced whole. */
type KeyOf<K, Item> = K extends keyof typeof MERGE_KEYS
  ? (typeof MERGE_KEYS)[K][0]
  : K extends 'ports'
    ? Item extends Readonly<Record<'containerPort', unknown>>
      ? (typeof PORT_KEYS)['containerPort'][0]
      : Item extends Readonly<Record<'port', unknown>>
        ? (typeof PORT_KEYS)['port'][0]
        : never
    : never;
type ChangedList<Key, Item> = [Key] extends [never]
  ? readonly Whole<Item>[]
  : readonly (Replacement | (ChangedFields<Item> & Identified<Key, Item> & { readonly $patch?: 'delete' | 'replace' }))[];
type Identified<Key, Item> = { readonly [K in Key & keyof Item]-?: NonNullable<Item[K]> };
/** An item of a list that is replaced: nothing of it is optional that Kubernetes needs. */
type Whole<T> = T extends readonly (infer Item)[]
  ? readonly Whole<Item>[]
  : IsScalar<T> extends true
    ? string | number
    : T extends object
      ? { readonly [K in keyof T as WireName<K>]: Whole<T[K]> }
      : T;

/** A spec of a custom resource: no type is generated for it, and pod templates inside it are merged as everywhere. */
type OpenSpec = Readonly<Record<string, unknown>>;

/** The specs that can be patched, by kind. */
interface PatchableSpecs {
  readonly StatefulSet: k8s.StatefulSetSpec;
  readonly Deployment: k8s.DeploymentSpec;
  readonly Job: k8s.JobSpec;
  readonly CronJob: k8s.CronJobSpec;
  readonly Service: k8s.ServiceSpec;
  readonly PodDisruptionBudget: k8s.PodDisruptionBudgetSpec;
  readonly NetworkPolicy: k8s.NetworkPolicySpec;
  readonly SparkApplication: OpenSpec;
  readonly ScheduledSparkApplication: OpenSpec;
  readonly Certificate: OpenSpec;
}

/** A kind of object a patch can change. */
export type PatchableKind = keyof PatchableSpecs;

/**
 * A change to one rendered object, for what the description does not express. It is merged into the object's spec as Kubernetes merges
 * a strategic merge patch: maps field by field, lists of containers, variables, volumes, mounts and ports item by item, other lists
 * whole. `null` removes a field, `$patch: 'delete'` an item. The reason becomes an annotation.
 */
export type Patch = {
  [Kind in PatchableKind]: {
    readonly kind: Kind;
    /** Name of the object, e.g. `kafka-broker-a`. Of a Job without the hash at its end: `kafka-access`. */
    readonly name: string;
    /** What changes in its spec, as the API server reads it. */
    readonly spec: Changed<PatchableSpecs[Kind]>;
    /** Why the description does not express it; must not be empty. */
    readonly reason: string;
  };
}[PatchableKind];
