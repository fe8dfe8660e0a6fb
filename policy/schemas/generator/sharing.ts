import { isObject, type JsonObject } from '../json.js';
import { type JsonSchema, reference, type SchemaSet } from '../schema-set.js';

/** A schema shorter than this costs more as a definition of its own than written twice. */
const MIN_SHARED_CHARACTERS = 120;

/** The same set, smaller: what occurs more than once becomes a definition. Custom resource definitions repeat whole pods. */
export function withShared({ kinds, definitions }: SchemaSet, prefix: string): SchemaSet {
  const counts = new Map<string, number>();
  for (const schema of Object.values(definitions)) for (const field of Object.values(schema)) count(field, counts);
  const names = new Map<string, string>();
  const shared = new Map<string, JsonSchema>();
  const rewritten = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rewritten);
    if (!isObject(value)) return value;
    const key = JSON.stringify(value);
    if ((counts.get(key) ?? 0) < 2) return eachField(value, rewritten);
    const name = names.get(key) ?? `${prefix}.${names.size + 1}`;
    if (!names.has(key)) {
      names.set(key, name);
      shared.set(name, eachField(value, rewritten));
    }
    return reference(name);
  };
  const own = Object.entries(definitions).map(([name, schema]) => [name, eachField(schema, rewritten)] as const);
  return { kinds, definitions: Object.fromEntries([...own, ...shared]) };
}

function eachField(value: JsonObject, change: (field: unknown) => unknown): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, change(field)]));
}

/** Only whole strict objects are shared: a condition inside a junctor keeps its place. */
function isStrict(schema: JsonObject): boolean {
  return schema.additionalProperties === false && isObject(schema.properties);
}

/** Counts schemas that can be shared; what is inside a repeated one is counted with the first only. */
function count(value: unknown, counts: Map<string, number>): void {
  if (Array.isArray(value)) for (const item of value) count(item, counts);
  if (!isObject(value)) return;
  const key = JSON.stringify(value);
  if (key.length < MIN_SHARED_CHARACTERS) return;
  const before = counts.get(key) ?? 0;
  if (isStrict(value)) counts.set(key, before + 1);
  if (before === 0) for (const field of Object.values(value)) count(field, counts);
}
