/** A Kubernetes object as plain data. */
export interface KubernetesObject {
  /** API group and version, e.g. `apps/v1`. */
  readonly apiVersion: string;
  /** Kind of the object, e.g. `StatefulSet`. */
  readonly kind: string;
  /** Name, namespace, labels and annotations. */
  readonly metadata: ObjectMetadata;
  readonly [field: string]: unknown;
}

/** The part of an object's metadata that is read. */
export interface ObjectMetadata {
  /** Name of the object. */
  readonly name: string;
  /** Kubernetes namespace; absent where the manifest names none. */
  readonly namespace?: string;
  /** Labels. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Annotations. */
  readonly annotations?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** Objects by the file they are rendered into. */
export type RenderedObjects = ReadonlyMap<string, readonly KubernetesObject[]>;
