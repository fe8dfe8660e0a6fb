import { at, isObject, type JsonObject, list, object, text } from '../json.js';
import { type JsonSchema, type KindSchema, OBJECT_META, reference, type SchemaSet } from '../schema-set.js';
import { type Enums, goName } from './enums.js';

const INT_OR_STRING: JsonSchema = { type: ['integer', 'string'] };

/** Types whose JSON form differs from what `swagger.json` says, by the name they get here. */
const SPECIAL: Readonly<Record<string, JsonSchema>> = {
  'intstr.IntOrString': INT_OR_STRING,
  'resource.Quantity': { type: ['string', 'number'], format: 'quantity' },
  // `kubectl create --dry-run -o yaml` writes `creationTimestamp: null`, and every server takes it.
  'meta.v1.Time': { type: ['string', 'null'], format: 'date-time' },
};

/** What the schemas of one Kubernetes release are made from. */
export interface ReleaseSource {
  /** `api/openapi-spec/swagger.json`, parsed. */
  readonly swagger: JsonObject;
  /** Allowed values of fields. */
  readonly enums: Enums;
}

/** Strict schemas of some kinds: a field that is not named is refused, and texts for readers are left out. */
export function schemasFromSwagger(source: ReleaseSource, kinds: readonly string[]): SchemaSet {
  const found = kinds.map((kind) => [kind, swaggerNameOf(source, kind)] as const);
  const names = closure(
    source,
    found.map(([, name]) => name),
  );
  const definitions = names.map((name) => [shortName(name), definitionOf(source, name)] as const);
  return {
    kinds: Object.fromEntries(found.map(([kind, name]) => [kind, kindSchema(source, kind, name)])),
    definitions: Object.fromEntries(definitions.sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function swaggerNameOf({ swagger }: ReleaseSource, kind: string): string {
  const match = Object.entries(object(swagger.definitions)).find(([, schema]) => kindsOf(schema).includes(kind));
  if (match === undefined) throw new Error(`no definition of ${kind}`);
  return match[0];
}

function kindsOf(schema: unknown): readonly string[] {
  return list(at(schema, 'x-kubernetes-group-version-kind')).map(kindKey);
}

function kindKey(groupVersionKind: unknown): string {
  const { group, version, kind } = object(groupVersionKind);
  return [group, version, kind].filter((part) => part !== '').join('/');
}

function kindSchema(source: ReleaseSource, kind: string, name: string): KindSchema {
  const definition = definitionOf(source, name);
  const spec = text(at(source.swagger, 'definitions', name, 'properties', 'spec', '$ref'));
  const needsSpec = spec !== undefined && list(at(source.swagger, 'definitions', swaggerName(spec), 'required')).length > 0;
  const own = list(definition.required).flatMap((field) => text(field) ?? []);
  return {
    definition: shortName(name),
    required: [...new Set(['apiVersion', 'kind', 'metadata', ...(needsSpec ? ['spec'] : []), ...own])],
    namespaced: isNamespaced(source, kind),
  };
}

function isNamespaced({ swagger }: ReleaseSource, kind: string): boolean {
  return Object.entries(object(swagger.paths)).some(
    ([path, item]) => path.includes('/namespaces/{namespace}/') && kindKey(at(item, 'post', 'x-kubernetes-group-version-kind')) === kind,
  );
}

/** Every definition reached from the given ones. `status` is written by the cluster, never by us: it stays open. */
function closure(source: ReleaseSource, roots: readonly string[]): readonly string[] {
  const reached = new Set<string>();
  const queue = [...roots];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    if (SPECIAL[shortName(name)] === undefined) queue.push(...referencesIn(withoutStatus(at(source.swagger, 'definitions', name))));
  }
  return [...reached];
}

function referencesIn(schema: unknown): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap(referencesIn);
  return Object.entries(object(schema)).flatMap(([key, value]) =>
    key === '$ref' && typeof value === 'string' ? [swaggerName(value)] : referencesIn(value),
  );
}

function withoutStatus(schema: unknown): JsonObject {
  const { properties, ...rest } = object(schema);
  if (!isObject(properties)) return rest;
  const open = { ...properties };
  if (rest['x-kubernetes-group-version-kind'] !== undefined && 'status' in open) open.status = { type: 'object' };
  if ('managedFields' in open) open.managedFields = { type: 'array' };
  return { ...rest, properties: open };
}

function definitionOf({ swagger, enums }: ReleaseSource, name: string): JsonSchema {
  const special = SPECIAL[shortName(name)];
  if (special !== undefined) return special;
  const schema = withoutStatus(at(swagger, 'definitions', name));
  const values = enums.get(goName(name));
  const properties = Object.entries(object(schema.properties)).map(([field, property]) => {
    const allowed = values?.get(field);
    return [field, allowed === undefined ? strict(property) : withValues(strict(property), allowed)] as const;
  });
  return properties.length === 0
    ? strict(schema)
    : { ...strict({ ...schema, properties: {} }), properties: Object.fromEntries(properties) };
}

function withValues(schema: JsonSchema, allowed: readonly string[]): JsonSchema {
  return isObject(schema.items) ? { ...schema, items: { ...schema.items, enum: allowed } } : { ...schema, enum: allowed };
}

function strict(schema: unknown): JsonSchema {
  const { $ref, type, format, required, items, properties, additionalProperties, ...rest } = object(schema);
  if (typeof $ref === 'string') return reference(shortName(swaggerName($ref)));
  const keys = rest['x-kubernetes-list-type'] === 'map' ? rest['x-kubernetes-list-map-keys'] : undefined;
  return {
    ...(type === undefined ? {} : { type }),
    ...(format === undefined ? {} : { format }),
    ...(required === undefined ? {} : { required }),
    ...(keys === undefined ? {} : { mapKeys: keys }),
    ...(items === undefined ? {} : { items: strict(items) }),
    ...(isObject(properties) ? { additionalProperties: false, properties } : {}),
    ...(isObject(additionalProperties) ? { additionalProperties: strict(additionalProperties) } : {}),
  };
}

function swaggerName(ref: string): string {
  return ref.replace('#/definitions/', '');
}

/** `io.k8s.api.core.v1.Container` → `core.v1.Container`, `io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta` → `meta.v1.ObjectMeta`. */
function shortName(name: string): string {
  const short = name.replace(/^io\.k8s\.(api|apimachinery\.pkg\.(apis|api|util))\./, '');
  return short.endsWith('.ObjectMeta') ? OBJECT_META : short;
}
