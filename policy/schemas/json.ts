/** A JSON object whose fields are not known yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is an object with fields: no list, no null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as an object, or an empty one: what is not an object has no fields. */
export function object(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** The value as a list, or an empty one. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value when it is a string. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** What sits at the end of a chain of fields, e.g. `at(deployment, 'spec', 'template')`. */
export function at(value: unknown, ...fields: readonly string[]): unknown {
  return fields.reduce<unknown>((current, field) => object(current)[field], value);
}

/** The objects that are applied: a `List` counts as its items. */
export function unlisted(objects: readonly unknown[]): readonly unknown[] {
  return objects.flatMap((value) => (at(value, 'kind') === 'List' ? list(at(value, 'items')) : [value]));
}

/** A value as a person writes it, cut to one line: `"3"`, `null`, `{"a":1}`. */
export function shown(value: unknown): string {
  const MAX_SHOWN = 60; // more than this hides the sentence around it
  const written = JSON.stringify(value) ?? 'nothing';
  return written.length > MAX_SHOWN ? `${written.slice(0, MAX_SHOWN - 1)}…` : written;
}

/** Adds a field or an index to a path: `spec` + `ports` + 0 → `spec.ports[0]`; a name with a dot is quoted: `labels["a.b/c"]`. */
export function joined(path: string, step: string | number): string {
  if (typeof step === 'number') return `${path}[${step}]`;
  if (!/^[A-Za-z_$][\w$-]*$/.test(step)) return `${path}[${JSON.stringify(step)}]`;
  return path === '' ? step : `${path}.${step}`;
}
