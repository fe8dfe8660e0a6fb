import type { KubernetesObject, ObjectRef } from './objects.js';
import type { Patience } from './patience.js';

/** Field manager of everything Sluice applies. */
export const FIELD_MANAGER = 'sluice';

/** What the delivery asks of a cluster: small enough for tests to fake. Errors are `ClusterError`s. */
export interface Cluster {
  /** The kubeconfig's context, to name the cluster to a reader. */
  readonly name: string;
  /** Address of the API server, to name the cluster to a reader. */
  readonly server: string;
  /** Whether its certificate is verified: false with `insecure-skip-tls-verify`. */
  readonly isVerified: boolean;
  /** The same cluster, whose requests end with this patience. */
  within(patience: Patience): Cluster;
  /**
   * Server-side apply as field manager `sluice`. Returns what the cluster then holds. Fails with problem `owned` where a field has
   * another value and another manager.
   */
  apply(object: KubernetesObject, options?: ApplyRequestOptions): Promise<KubernetesObject>;
  /** Creates, and fails with problem `exists` where the object is there already. */
  create(object: KubernetesObject, options?: Pick<ApplyRequestOptions, 'isDryRun'>): Promise<KubernetesObject>;
  /** The object, or `undefined` where there is none. */
  get(ref: ObjectRef): Promise<KubernetesObject | undefined>;
  /** The objects of one kind. */
  list(query: ListQuery): Promise<readonly KubernetesObject[]>;
  /** Deletes; true when there was something to delete. */
  remove(ref: ObjectRef, options: RemoveOptions): Promise<boolean>;
  /** The last lines a container wrote; empty where it wrote none or never ran. */
  logs(request: LogRequest): Promise<readonly string[]>;
  /** What happened to an object, oldest first. */
  events(ref: ObjectRef): Promise<readonly ClusterEvent[]>;
  /** Whether the cluster knows a kind: false where its CustomResourceDefinition is not installed. */
  serves(apiVersion: string, kind: string): Promise<boolean>;
  /** Minor version of the API server, e.g. `1.34`; `undefined` where it does not say. */
  kubernetesVersion(): Promise<string | undefined>;
}

/** How to send an object. */
export interface ApplyRequestOptions {
  /** The API server checks everything and stores nothing. @default false */
  readonly isDryRun?: boolean;
  /** Fields of other managers are taken over. @default false */
  readonly takesOver?: boolean;
}

/** Which objects to list. */
export interface ListQuery {
  /** API group and version, e.g. `apps/v1`. */
  readonly apiVersion: string;
  /** Kind of the object, e.g. `StatefulSet`. */
  readonly kind: string;
  /** @default all, and those of kinds that live in none */
  readonly namespace?: string;
  /** E.g. `app.kubernetes.io/part-of=streaming`. @default none: all of the kind */
  readonly labelSelector?: string;
}

/** How to delete. */
export interface RemoveOptions {
  /** Delete only the object of this UID. @default whatever has the name */
  readonly uid?: string | undefined;
  /** What becomes of dependents: `Foreground` deletes them first, `Background` after, `Orphan` keeps them. */
  readonly propagation: 'Foreground' | 'Background' | 'Orphan';
}

/** Whose log to read. */
export interface LogRequest {
  /** Kubernetes namespace. */
  readonly namespace: string;
  /** Name of the pod. */
  readonly pod: string;
  /** Name of the container. */
  readonly container: string;
  /** Number of lines to read from the end. */
  readonly tailLines: number;
  /** The run before the present one, after a restart. @default false */
  readonly previous?: boolean;
}

/** One event of an object. */
export interface ClusterEvent {
  /** `Normal` or `Warning`. */
  readonly type: string;
  /** Short reason, e.g. `FailedScheduling`. */
  readonly reason: string;
  /** What happened. */
  readonly message: string;
  /** How often it happened. */
  readonly count: number;
  /** When it last happened, as the cluster wrote it. */
  readonly at: string;
}
