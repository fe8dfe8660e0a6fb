import type { ErrorObject } from 'ajv';
import { nearest } from '../../charts/shared/spelling.js';
import { isKubernetesOwn } from './groups.js';
import { at, isObject, type JsonObject, text, unlisted } from './json.js';
import { type Complaint, complaints } from './messages.js';
import type { Schemas } from './schemas.js';
import { serverComplaints } from './server-rules/index.js';

/** One reason an API server would not take an object as it is written. */
export interface SchemaFinding extends Complaint {
  /** Kind, namespace and name, e.g. `StatefulSet/streaming/kafka-controller`. */
  readonly resource: string;
  /** Place of the object among those that were handed over, items of a `List` counted. */
  readonly index: number;
}

/**
 * What an API server would say to rendered objects, without one: unknown fields, wrong types, and the rules it has beyond its schema.
 * @param objects parsed documents, as they would be applied together; a `List` counts as its items
 */
export function schemaFindings(objects: readonly unknown[], schemas: Schemas): SchemaFinding[] {
  const all = unlisted(objects);
  const names = all.map((object, index) => resourceName(object, index, schemas));
  const found = all.flatMap((object, index) =>
    objectComplaints(object, schemas).map((complaint) => ({ resource: names[index] ?? '', index, ...complaint })),
  );
  return [...found, ...twice(all, names)];
}

/** Kind, namespace and name; an object without a name is known by its place in the list, one of the whole cluster has no namespace. */
function resourceName(object: unknown, index: number, schemas: Schemas): string {
  const [apiVersion, kind = 'object'] = [text(at(object, 'apiVersion')), text(at(object, 'kind'))];
  const namespace = schemas.kind(`${apiVersion}/${kind}`)?.namespaced === false ? undefined : text(at(object, 'metadata', 'namespace'));
  const name = text(at(object, 'metadata', 'name')) ?? text(at(object, 'metadata', 'generateName')) ?? `[${index}]`;
  return [kind, namespace, name].filter(Boolean).join('/');
}

function objectComplaints(object: unknown, schemas: Schemas): readonly Complaint[] {
  const [apiVersion, kind] = [text(at(object, 'apiVersion')), text(at(object, 'kind'))];
  if (!isObject(object) || apiVersion === undefined || kind === undefined) return [nameless()];
  if (schemas.kind(`${apiVersion}/${kind}`) === undefined) return [unknownKind(apiVersion, kind, schemas)];
  const found = complaints(schemas.errors(`${apiVersion}/${kind}`, object), object);
  const told = isKubernetesOwn(apiVersion)
    ? nullsAsAbsent(found, object, (value) => schemas.errors(`${apiVersion}/${kind}`, value))
    : found;
  return [...told, ...serverComplaints(object)];
}

/** An API server takes a null of its own kinds for a field that is not there: a defect only where the field must be there. */
function nullsAsAbsent(
  found: readonly Complaint[],
  object: JsonObject,
  errorsOf: (object: unknown) => readonly ErrorObject[],
): readonly Complaint[] {
  const isNull = ({ path, what }: Complaint) => what.endsWith(GOT_NULL) && !/\[\d+\]$/.test(path);
  if (!found.some(isNull)) return found;
  const bare = withoutNulls(object);
  const missing = new Map(complaints(errorsOf(bare), bare).map((complaint) => [complaint.path, complaint]));
  return found.map((complaint) => (isNull(complaint) ? (missing.get(complaint.path) ?? { ...complaint, ...READ_AS_ABSENT }) : complaint));
}

const GOT_NULL = ', got null';
const READ_AS_ABSENT = {
  what: 'null, which is read as absent',
  why: 'the API server takes null for a field that is not there: what a default says holds',
  isAccepted: true,
} as const;

/** An object without the fields that are null; members of lists keep their places. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, inner]) => (inner === null ? [] : [[key, withoutNulls(inner)]])));
}

function nameless(): Complaint {
  return {
    path: '',
    what: 'no `apiVersion` and `kind`',
    why: 'nothing can tell what this document is, so it cannot be applied',
    fix: 'add both, or remove the document',
  };
}

function unknownKind(apiVersion: string, kind: string, schemas: Schemas): Complaint {
  const known = schemas.kinds.find((name) => name.endsWith(`/${kind}`)) ?? nearest(`${apiVersion}/${kind}`, schemas.kinds);
  const hint = known === undefined ? '' : `; known: ${known}`;
  return {
    path: 'kind',
    what: `no schema for ${apiVersion}/${kind}${hint}`,
    why: `a Kubernetes ${schemas.kubernetesVersion} without the operator that defines it refuses it, and nothing here can check it`,
    fix: 'correct apiVersion and kind, or hand over the operator’s CustomResourceDefinition',
  };
}

/** Objects that would replace each other. Versions of one API group are the same object. */
function twice(objects: readonly unknown[], names: readonly string[]): SchemaFinding[] {
  const seen = new Map<string, number>();
  return objects.flatMap((object, index) => {
    const resource = names[index] ?? '';
    if (text(at(object, 'metadata', 'name')) === undefined) return [];
    const group = (text(at(object, 'apiVersion')) ?? '').split('/').slice(0, -1).join('/');
    const first = seen.get(`${group} ${resource}`);
    if (first === undefined) seen.set(`${group} ${resource}`, index);
    return first === undefined ? [] : [{ resource, index, ...again(first, index) }];
  });
}

function again(first: number, index: number): Complaint {
  return {
    path: 'metadata.name',
    what: `objects [${first}] and [${index}] have the same kind, namespace and name`,
    why: 'the second replaces the first, so half of what is written never runs',
    fix: 'rename one, or merge the two',
  };
}
