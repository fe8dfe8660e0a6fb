import { parseAllDocuments } from 'yaml';
import { at, isObject, type JsonObject, list, object, text } from './json.js';
import { type JsonSchema, type KindSchema, OBJECT_META, reference, type SchemaSet } from './schema-set.js';

/** Keywords that mean the same in a custom resource definition and in JSON schema. */
const KEPT = [
  ...['type', 'format', 'enum', 'required', 'nullable', 'pattern', 'minLength', 'maxLength', 'minItems', 'maxItems', 'uniqueItems'],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'minProperties', 'maxProperties'],
] as const;

/** Keywords whose schemas only add conditions: the fields themselves are named beside them. */
const JUNCTORS = ['allOf', 'anyOf', 'oneOf'] as const;

/** Go's regular expressions know inline flags and POSIX classes, JavaScript's do not. */
const GO_ONLY = /\(\?[imsU]+[):]|\(\?P<|\[\[:|\\[AzQ]/;

interface Version {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly namespaced: boolean;
  readonly schema: JsonObject;
}

/**
 * Strict schemas of custom resources, from the text of files with CustomResourceDefinitions; other documents are passed over.
 * A field is refused as a real API server refuses it: unless it is named, or the definition says to preserve what it does not know.
 * Conditions written in CEL are not evaluated.
 * @example `schemas.with(schemasFromCrds([await readFile('certificates.yaml', 'utf8')]))`
 */
export function schemasFromCrds(yamlTexts: readonly string[]): SchemaSet {
  const versions = yamlTexts
    .flatMap((yaml) => parseAllDocuments(yaml, { logLevel: 'silent' }))
    .map((document): unknown => document.toJS())
    .flatMap(servedVersions);
  return {
    kinds: Object.fromEntries(versions.map((version) => [`${version.group}/${version.name}/${version.kind}`, kindSchema(version)])),
    definitions: Object.fromEntries(versions.map((version) => [definitionName(version), resourceSchema(version.schema)])),
  };
}

function servedVersions(document: unknown): readonly Version[] {
  if (at(document, 'kind') !== 'CustomResourceDefinition') return [];
  const [group, kind] = [text(at(document, 'spec', 'group')), text(at(document, 'spec', 'names', 'kind'))];
  if (group === undefined || kind === undefined) return [];
  const namespaced = at(document, 'spec', 'scope') === 'Namespaced';
  return list(at(document, 'spec', 'versions')).flatMap((version) => {
    const name = text(at(version, 'name'));
    if (name === undefined || at(version, 'served') === false) return [];
    return [{ group, kind, name, namespaced, schema: object(at(version, 'schema', 'openAPIV3Schema')) }];
  });
}

function definitionName({ group, kind, name }: Version): string {
  return `${group}.${name}.${kind}`;
}

function kindSchema(version: Version): KindSchema {
  const own = list(version.schema.required).flatMap((field) => text(field) ?? []);
  return {
    definition: definitionName(version),
    required: [...new Set(['apiVersion', 'kind', 'metadata', ...own])],
    namespaced: version.namespaced,
  };
}

/** A whole object: every one has these three fields, whether the definition names them or not. `status` is written by the cluster. */
function resourceSchema(schema: JsonObject): JsonSchema {
  const { status, ...properties } = object(schema.properties);
  const whole = strict({ ...schema, properties });
  const header = { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: reference(OBJECT_META) };
  const open = status === undefined ? {} : { status: { type: 'object' } };
  return { ...whole, properties: { ...object(whole.properties), ...header, ...open } };
}

function strict(schema: unknown): JsonSchema {
  const source = object(schema);
  if (source['x-kubernetes-embedded-resource'] === true) {
    return resourceSchema({ ...source, 'x-kubernetes-embedded-resource': false });
  }
  if (source['x-kubernetes-int-or-string'] === true) {
    const { anyOf: _, ...others } = conditions(source); // says `integer` or `string` once more
    return { ...others, type: ['integer', 'string'] };
  }
  return { ...conditions(source), ...lists(source), ...fields(source) };
}

function conditions(source: JsonObject): JsonSchema {
  const kept: Record<string, unknown> = {};
  for (const keyword of KEPT) if (keyword in source) kept[keyword] = source[keyword];
  if (GO_ONLY.test(text(source.pattern) ?? '')) delete kept.pattern;
  for (const junctor of JUNCTORS) if (junctor in source) kept[junctor] = list(source[junctor]).map(condition);
  if ('not' in source) kept.not = condition(source.not);
  return kept;
}

/** A schema inside a junctor: its fields are conditions, not the list of what is known. */
function condition(schema: unknown): JsonSchema {
  const source = object(schema);
  const properties = Object.entries(object(source.properties)).map(([name, value]) => [name, condition(value)] as const);
  return {
    ...conditions(source),
    ...(isObject(source.items) ? { items: condition(source.items) } : {}),
    ...(properties.length === 0 ? {} : { properties: Object.fromEntries(properties) }),
  };
}

function lists(source: JsonObject): JsonSchema {
  const keys = source['x-kubernetes-list-type'] === 'map' ? source['x-kubernetes-list-map-keys'] : undefined;
  return {
    ...(keys === undefined ? {} : { mapKeys: keys }),
    ...(source['x-kubernetes-list-type'] === 'set' ? { uniqueItems: true } : {}),
    ...(isObject(source.items) ? { items: strict(source.items) } : {}),
  };
}

function fields(source: JsonObject): JsonSchema {
  const { properties, additionalProperties } = source;
  if (isObject(additionalProperties)) return { additionalProperties: strict(additionalProperties) };
  const open = source['x-kubernetes-preserve-unknown-fields'] === true || additionalProperties === true || source.type !== 'object';
  const known = Object.entries(object(properties)).map(([name, value]) => [name, strict(value)] as const);
  return {
    ...(known.length === 0 ? {} : { properties: Object.fromEntries(known) }),
    ...(open ? {} : { additionalProperties: false }),
  };
}
