import type { KubernetesObject, ObjectMetadata } from '../../stacks/kubernetes/index.js';

export type { KubernetesObject, ObjectMetadata };

/** Which object, without its content. */
export interface ObjectRef {
  /** API group and version, e.g. `apps/v1`. */
  readonly apiVersion: string;
  /** Kind of the object, e.g. `StatefulSet`. */
  readonly kind: string;
  /** Name of the object. */
  readonly name: string;
  /** Left out for cluster-wide kinds such as Namespace. */
  readonly namespace?: string;
}

/** The reference to an object. */
export function refOf(object: KubernetesObject): ObjectRef {
  const { name, namespace } = object.metadata;
  return { apiVersion: object.apiVersion, kind: object.kind, name, ...(namespace === undefined ? {} : { namespace }) };
}

/** An object in words, e.g. `StatefulSet streaming/kafka-a`. */
export function label(ref: ObjectRef | KubernetesObject): string {
  const { kind, name, namespace } = isKubernetesObject(ref) ? refOf(ref) : ref;
  return namespace === undefined ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
}

/** API group: empty for the core group, e.g. `apps` for `apps/v1`. */
export function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}

/** Narrows to a plain object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Narrows what came over the wire to an object with a kind and a name. */
export function isKubernetesObject(value: unknown): value is KubernetesObject {
  return (
    isRecord(value) &&
    typeof value.apiVersion === 'string' &&
    typeof value.kind === 'string' &&
    textAt(value, 'metadata', 'name') !== undefined
  );
}

/** The value at a path of field names; `undefined` where the path ends early. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  let here = value;
  for (const field of path) here = isRecord(here) ? here[field] : undefined;
  return here;
}

/** The text at a path. */
export function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

/** The number at a path; 0 where there is none, as the API leaves out counts of zero. */
export function numberAt(value: unknown, ...path: readonly string[]): number {
  const found = at(value, ...path);
  return typeof found === 'number' ? found : 0;
}

/** The list at a path; empty where there is none. */
export function listAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** The texts of a map at a path, e.g. labels or a Secret's data. */
export function mapAt(value: unknown, ...path: readonly string[]): Readonly<Record<string, string>> {
  const found = at(value, ...path);
  if (!isRecord(found)) return {};
  return Object.fromEntries(Object.entries(found).flatMap(([key, entry]) => (typeof entry === 'string' ? [[key, entry]] : [])));
}

/** Whether an object's labels match a workload's `spec.selector.matchLabels`. A selector without labels matches nothing. */
export function selects(workload: KubernetesObject, object: KubernetesObject): boolean {
  const wanted = Object.entries(mapAt(workload, 'spec', 'selector', 'matchLabels'));
  return wanted.length > 0 && wanted.every(([key, value]) => object.metadata.labels?.[key] === value);
}
