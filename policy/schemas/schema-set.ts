/** A JSON schema, keyword by keyword. Beside the standard ones it may carry `mapKeys`: the fields that make a list's items unique. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** One kind of object. */
export interface KindSchema {
  /** Name of its schema among the definitions, e.g. `apps.v1.StatefulSet`. */
  readonly definition: string;
  /** Fields the object itself must have; a template of the same type inside another object need not. */
  readonly required: readonly string[];
  /** Whether objects live in a namespace. */
  readonly namespaced: boolean;
}

/** Schemas of some kinds, with everything they refer to. What is generated and checked in has this form. */
export interface SchemaSet {
  /** By apiVersion and kind, e.g. `apps/v1/StatefulSet`. */
  readonly kinds: Readonly<Record<string, KindSchema>>;
  /** By name; `$ref: '#/definitions/core.v1.Container'` points here. */
  readonly definitions: Readonly<Record<string, JsonSchema>>;
}

const DEFINITIONS = '#/definitions/';

/** Reference to a definition of the same set. */
export function reference(definition: string): JsonSchema {
  return { $ref: `${DEFINITIONS}${definition}` };
}

/** Name of the definition that a reference points to. */
export const definitionOf = (pointer: string): string => pointer.slice(DEFINITIONS.length);

/** Name of the definition every object's `metadata` follows. */
export const OBJECT_META = 'meta.v1.ObjectMeta';
