/** What is wrong with a text that should be a declaration. */
export class WrongDeclaration extends Error {}

/** A value of a declaration with its place, e.g. `topics[3].partitions`. */
export interface Place {
  /** Path of the field. */
  readonly path: string;
  /** Value of the field. */
  readonly value: unknown;
}

/** The error of a value: where, what it is, what it must be. */
export const wrong = ({ path, value }: Place, mustBe: string) =>
  new WrongDeclaration(`${path} is ${JSON.stringify(value)}, but must be ${mustBe}`);

/** A text that is not empty. */
export function text(place: Place): string {
  if (typeof place.value === 'string' && place.value !== '') return place.value;
  throw wrong(place, 'a text');
}

/** A whole number of at least 1. */
export function count(place: Place): number {
  if (typeof place.value === 'number' && Number.isSafeInteger(place.value) && place.value >= 1) return place.value;
  throw wrong(place, 'a whole number of at least 1');
}

/** A number. */
export function number(place: Place): number {
  if (typeof place.value === 'number') return place.value;
  throw wrong(place, 'a number');
}

/** One of some words. */
export function word<T extends string>(words: readonly T[]): (place: Place) => T {
  return (place) => {
    const found = words.find((known) => known === place.value);
    if (found === undefined) throw wrong(place, `one of ${words.join(', ')}`);
    return found;
  };
}

/** The items of an array; none when it is absent. */
export function list<T>({ path, value = [] }: Place, read: (item: Place) => T): readonly T[] {
  if (!Array.isArray(value)) throw wrong({ path, value }, 'an array');
  return value.map((item: unknown, index) => read({ path: `${path}[${index}]`, value: item }));
}

/** An array of at least one item. */
export function some<T>(place: Place, read: (item: Place) => T): readonly T[] {
  const items = list(place, read);
  if (items.length === 0) throw wrong(place, 'at least one');
  return items;
}

/** An object with any keys; empty when it is absent. */
export function byName<T>({ path, value = {} }: Place, read: (item: Place) => T): Readonly<Record<string, T>> {
  if (!isObject(value)) throw wrong({ path, value }, 'an object');
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, read({ path: `${path}[${JSON.stringify(key)}]`, value: item })]),
  );
}

/** The fields of an object. */
export interface Fields<K extends string> {
  /** A field with its place; its value is `undefined` when it is absent. */
  at(field: K): Place;
  /** Whether the field is there, be it `null`. */
  has(field: K): boolean;
}

/** The fields of an object. One that is not known is refused: a misspelt field must not lose its meaning in silence. */
export function fields<K extends string>(place: Place, known: readonly K[]): Fields<K> {
  const { path, value } = place;
  if (!isObject(value)) throw wrong(place, 'an object');
  const unknown = Object.keys(value).find((key) => !known.some((field) => field === key));
  if (unknown !== undefined)
    throw new WrongDeclaration(`${path} has the field ${JSON.stringify(unknown)}, which is none of ${known.join(', ')}`);
  return { at: (field) => ({ path: `${path}.${field}`, value: value[field] }), has: (field) => Object.hasOwn(value, field) };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
