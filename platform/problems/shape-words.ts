/** What a value of a description may be: a type as plain data. */
export type Shape =
  | 'text'
  | 'number'
  | 'boolean'
  | 'function'
  | 'anything'
  /** One of some literals. */
  | { readonly values: readonly (string | number)[] }
  /** Text that matches a regular expression. */
  | { readonly pattern: string }
  /** A list: of at least `least` members, or with a first one of another type. */
  | { readonly list: Shape; readonly least?: number; readonly first?: Shape }
  /** Any keys, each with a value of one type. */
  | { readonly map: Shape }
  /** An object type by its name. */
  | { readonly type: string }
  /** Known keys; `?` ends the name of one that may be left out. */
  | { readonly fields: Readonly<Record<string, Shape>> }
  | { readonly oneOf: readonly Shape[] };

/** Object types by name. */
export type Shapes = Readonly<Record<string, Shape>>;

/** Whether a value has keys. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is expected, in words: `a number`, `"kraft" or "zookeeper"`, `a list or an object`. */
export function shapeWords(shapes: readonly Shape[]): string {
  const words = [...new Set(shapes.flatMap(wordsOf))];
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}

function wordsOf(shape: Shape): readonly string[] {
  if (shape === 'anything') return ['a value'];
  if (shape === 'boolean') return ['true or false'];
  if (shape === 'function') return ['a function'];
  if (typeof shape === 'string') return [shape === 'text' ? 'text in quotes' : 'a number'];
  if ('values' in shape) return shape.values.map((value) => JSON.stringify(value));
  if ('pattern' in shape) return [`text that matches ${shape.pattern}`];
  if ('oneOf' in shape) return shape.oneOf.flatMap(wordsOf);
  return ['list' in shape ? 'a list' : 'an object'];
}

/** Text that reads like a number: the quotes are the mistake. */
const NUMERIC = /^-?[\d._]{1,20}$/;

/** A value in words. A text is shown only where it can be no secret: where words are expected, or it is a number in quotes. */
export function valueWords(value: unknown, isWord: boolean): string {
  if (value === undefined) return 'undefined';
  if (value === null) return 'null';
  if (typeof value === 'string') return isWord || NUMERIC.test(value) ? `the text ${JSON.stringify(value)}` : 'text';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return typeof value === 'function' ? 'a function' : String(value);
}
