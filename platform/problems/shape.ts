import type { Problem } from '../../charts/shared/index.js';
import { nearest } from '../../charts/shared/spelling.js';
import { emptyList, missingKey, unknownKey, wrong } from './shape-mistakes.js';
import { isRecord, type Shape, type Shapes } from './shape-words.js';

/** What is wrong with the keys and types of a value, by path. Empty for a value that the compiler would accept. */
export function shapeProblems(value: unknown, shape: Shape, shapes: Shapes): readonly Problem[] {
  return new ShapeCheck(shapes).problems(value, shape, '');
}

/** Object type of a description, with its fields. */
type ObjectShape = Extract<Shape, { readonly fields: unknown }>;

type Fields = ObjectShape['fields'];

/** Values of fields that are words, by field. */
type Tags = ReadonlyMap<string, readonly (string | number)[]>;

/** One pass over a value. */
class ShapeCheck {
  /** Values that are fine, by type: a dataset or topic is referred to from many places. */
  readonly #fine = new Map<string, WeakSet<object>>();
  readonly #tagsByType = new Map<string, Tags>();

  constructor(private readonly shapes: Shapes) {}

  problems(value: unknown, shape: Shape, path: string): readonly Problem[] {
    if (shape === 'anything') return [];
    if (typeof shape === 'object' && 'type' in shape) return this.#namedProblems(value, shape.type, path);
    if (typeof shape === 'object' && 'oneOf' in shape) return this.#unionProblems(value, shape.oneOf, path);
    if (!fits(value, shape)) return [wrong(value, [shape], path)];
    if (typeof shape === 'string') return [];
    if ('list' in shape && Array.isArray(value)) return this.#listProblems(value, shape, path);
    if ('map' in shape && isRecord(value)) return this.#mapProblems(value, shape.map, path);
    return 'fields' in shape && isRecord(value) ? this.#objectProblems(value, shape, path) : [];
  }

  #namedProblems(value: unknown, type: string, path: string): readonly Problem[] {
    const fine = this.#fine.get(type) ?? new WeakSet();
    if (isRecord(value) && fine.has(value)) return [];
    const problems = this.problems(value, this.shapes[type] ?? 'anything', path);
    if (isRecord(value) && problems.length === 0) this.#fine.set(type, fine.add(value));
    return problems;
  }

  #resolved(shape: Shape): Shape {
    return typeof shape === 'object' && 'type' in shape ? (this.shapes[shape.type] ?? 'anything') : shape;
  }

  #listProblems(value: readonly unknown[], { list, least, first }: Extract<Shape, { readonly list: Shape }>, path: string) {
    if (value.length === 0 && (least || first)) return [emptyList(path)];
    return value.flatMap((item, index) => this.problems(item, index === 0 && first ? first : list, `${path}[${index}]`));
  }

  #mapProblems(value: Readonly<Record<string, unknown>>, shape: Shape, path: string): readonly Problem[] {
    return Object.entries(value).flatMap(([key, item]) => this.problems(item, shape, joined(path, key)));
  }

  #objectProblems(value: Readonly<Record<string, unknown>>, { fields }: ObjectShape, path: string): readonly Problem[] {
    const known = Object.entries(value).map(([key, item]) => ({ key, item, shape: fieldOf(fields, key) }));
    const keyProblems = isComplete(value, fields) && known.every(({ shape }) => shape) ? [] : unknownAndMissing(value, fields, path);
    const written = known.filter(({ item }) => item !== undefined); // a required field without a value is told as missing
    return [...keyProblems, ...written.flatMap(({ key, item, shape }) => (shape ? this.problems(item, shape, joined(path, key)) : []))];
  }

  /** Against the kind the value says it is; where it says none, against the one with the fewest problems. */
  #unionProblems(value: unknown, members: readonly Shape[], path: string): readonly Problem[] {
    const candidates = members.filter((member) => fits(value, this.#resolved(member)));
    if (candidates.length === 0) return [wrong(value, members, path)];
    const strange = isRecord(value) ? this.#strangeTag(value, candidates) : undefined;
    if (strange && isRecord(value)) return [wrong(value[strange.key], [{ values: strange.values }], joined(path, strange.key))];
    return this.#fewestProblems(value, this.#nearestKinds(value, candidates), path);
  }

  #fewestProblems(value: unknown, members: readonly Shape[], path: string): readonly Problem[] {
    let fewest: readonly Problem[] | undefined;
    for (const member of members) {
      const problems = this.problems(value, member, path);
      if (problems.length === 0) return [];
      if (!fewest || problems.length < fewest.length) fewest = problems;
    }
    return fewest ?? [];
  }

  /** The members that differ least from what a value says it is, those first that it says it is: the others are not what was meant. */
  #nearestKinds(value: unknown, members: readonly Shape[]): readonly Shape[] {
    if (!isRecord(value) || members.length < 2) return members;
    const counted = members.map((member) => ({ member, ...this.#agreement(value, member) }));
    const least = Math.min(...counted.map(({ against }) => against));
    const nearestOnes = counted.filter(({ against }) => against === least);
    return nearestOnes.sort((a, b) => b.inFavour - a.inFavour).map(({ member }) => member);
  }

  /** Values of the fields that tell the members of a union apart, by field. */
  #tags(member: Shape): Tags {
    if (typeof member !== 'object' || !('type' in member)) return tagsOf(member);
    const tags = this.#tagsByType.get(member.type) ?? tagsOf(this.#resolved(member));
    this.#tagsByType.set(member.type, tags);
    return tags;
  }

  /** How many words of a value are those of a member, and how many are others. */
  #agreement(value: Readonly<Record<string, unknown>>, member: Shape): { readonly inFavour: number; readonly against: number } {
    const said = [...this.#tags(member)].filter(([key]) => key in value);
    const inFavour = said.filter(([key, values]) => isOneOf(value[key], values)).length;
    return { inFavour, against: said.length - inFavour };
  }

  /** The field that says which member a value is, when it says none of them. */
  #strangeTag(value: Readonly<Record<string, unknown>>, members: readonly Shape[]) {
    const tags = members.map((member) => this.#tags(member));
    const [first] = tags;
    if (!first || members.length < 2) return undefined;
    const common = [...first.keys()].filter((key) => key in value && tags.every((each) => each.has(key)));
    const found = common.find((key) => tags.every((each) => !isOneOf(value[key], each.get(key) ?? [])));
    return found === undefined ? undefined : { key: found, values: [...new Set(tags.flatMap((each) => each.get(found) ?? []))] };
  }
}

/** A field's name without the mark of an optional one. */
const bare = (name: string) => name.replace(/\?$/, '');

/** The shape of a key; nothing for an unknown one. */
function fieldOf(fields: Fields, key: string): Shape | undefined {
  if (key.endsWith('?')) return undefined;
  const name = Object.hasOwn(fields, key) ? key : `${key}?`;
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

const isComplete = (value: Readonly<Record<string, unknown>>, fields: Fields): boolean =>
  Object.keys(fields).every((name) => name.endsWith('?') || value[name] !== undefined);

/** Unknown keys with what was probably meant, and required keys that nobody meant. */
function unknownAndMissing(value: Readonly<Record<string, unknown>>, fields: Fields, path: string): readonly Problem[] {
  const keys = Object.keys(fields).map(bare);
  const unknown = Object.keys(value).filter((key) => !fieldOf(fields, key));
  const meant = new Map(unknown.map((key) => [key, meantBy(key, keys)]));
  const isMeant = (name: string) => !(name in value) && [...meant.values()].includes(name);
  const missing = Object.entries(fields).filter(([name]) => !name.endsWith('?') && value[name] === undefined && !isMeant(name));
  return [
    ...unknown.map((key) => unknownKey(joined(path, key), meant.get(key), keys)),
    ...missing.map(([name, shape]) => missingKey(joined(path, name), shape)),
  ];
}

function tagsOf(shape: Shape): Tags {
  const fields = typeof shape === 'object' && 'fields' in shape ? Object.entries(shape.fields) : [];
  return new Map(
    fields.flatMap(([name, field]) => (typeof field === 'object' && 'values' in field ? [[bare(name), field.values] as const] : [])),
  );
}

const isOneOf = (value: unknown, values: readonly (string | number)[]): boolean => values.some((each) => each === value);

/** Whether a value is of the right sort, its content apart. */
function fits(value: unknown, shape: Shape): boolean {
  if (shape === 'anything') return true;
  if (shape === 'text') return typeof value === 'string';
  if (shape === 'number') return typeof value === 'number' && Number.isFinite(value);
  if (shape === 'boolean') return typeof value === 'boolean';
  if (shape === 'function') return typeof value === 'function';
  if ('values' in shape) return isOneOf(value, shape.values);
  if ('pattern' in shape) return typeof value === 'string' && new RegExp(shape.pattern).test(value);
  return 'list' in shape ? Array.isArray(value) : isRecord(value);
}

function meantBy(key: string, keys: readonly string[]): string | undefined {
  const found = nearest(key, keys);
  return found !== undefined && found.length > 2 ? found : undefined; // any two letters resemble any other two
}

const joined = (path: string, key: string) => (path === '' ? key : `${path}.${key}`);
