import { at, isObject, type JsonObject, text } from '../schemas/json.js';
import { connectorsIn } from './bare-connectors.js';
import { isCompose, servicesIn } from './compose-services.js';

/** Which object, whatever the version of its API: `apps/v1` and `apps/v1beta1` name the same one. */
export interface ObjectRef {
  /** API group; empty for the core group. */
  readonly group: string;
  /** Kind of the object, e.g. `StatefulSet`. */
  readonly kind: string;
  /** Name of the object. */
  readonly name: string;
  /** Absent for what belongs to no namespace, or names none. */
  readonly namespace?: string;
}

/** A manifest as data: at least an apiVersion, a kind and a name. */
export type Manifest = JsonObject;

/** Whether a value is a manifest. What is not is no object of a cluster. */
export function isManifest(value: unknown): value is Manifest {
  return isObject(value) && text(value.apiVersion) !== undefined && text(value.kind) !== undefined && nameOf(value) !== '';
}

/** The manifests among values read from YAML, those inside a `List` too. */
export function manifestsIn(values: readonly unknown[]): readonly Manifest[] {
  return values.flatMap((value) => {
    const connectors = connectorsIn(value);
    if (connectors.length > 0) return connectors;
    if (!isObject(value)) return [];
    if (isCompose(value)) return servicesIn(value);
    if (Array.isArray(value.items) && String(value.kind).endsWith('List')) return manifestsIn(value.items);
    return isManifest(value) ? [value] : [];
  });
}

/** The reference to a manifest. */
export function refOf(manifest: Manifest): ObjectRef {
  const apiVersion = text(manifest.apiVersion) ?? '';
  const namespace = text(at(manifest, 'metadata', 'namespace'));
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  return { group, kind: kindOf(manifest), name: nameOf(manifest), ...(namespace !== undefined && { namespace }) };
}

/** Kind of a manifest. */
export const kindOf = (manifest: Manifest): string => text(manifest.kind) ?? '';

/** Name of a manifest. */
export const nameOf = (manifest: JsonObject): string => text(at(manifest, 'metadata', 'name')) ?? '';

/** An object in words, e.g. `StatefulSet/streaming/kafka-broker-1a`. */
export const labelOf = ({ kind, name, namespace }: ObjectRef): string => `${kind}/${namespace === undefined ? '' : `${namespace}/`}${name}`;

/** A text that two objects share only when they are the same one. */
export const keyOf = ({ group, kind, name, namespace = '' }: ObjectRef): string => `${group}|${kind}|${namespace}|${name}`;
