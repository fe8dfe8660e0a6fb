import type { Problem } from '../../charts/shared/index.js';
import { nearest } from '../../charts/shared/spelling.js';
import { isRecord, type Shape, type Shapes, shapeWords, valueWords } from './shape-words.js';

/** What is wrong with the keys and types of a value, by path. Empty for a value that the compiler would accept. */
export function shapeProblems(value: unknown, shape: Shape, shapes: Shapes): readonly Problem[] {
  return new ShapeCheck(shapes).problems(value, shape, '');
}

/** Object type of a description, with its fields. */
type ObjectShape = Extract<Shape, { readonly fields: unknown }>;

/** One pass over a value. */
class ShapeCheck {
  constructor(private readonly shapes: Shapes) {}

  problems(value: unknown, shape: Shape, path: string): readonly Problem[] {
    const known = this.#resolved(shape);
    if (known === 'anything') return [];
    if (typeof known === 'object' && 'oneOf' in known) return this.#unionProblems(value, known.oneOf, path);
    if (!fits(value, known)) return [wrong(value, [shape], path)];
    if (typeof known === 'string') return [];
    if ('list' in known && Array.isArray(value)) return this.#listProblems(value, known, path);
    if ('map' in known && isRecord(value)) return this.#mapProblems(value, known.map, path);
    return 'fields' in known && isRecord(value) ? this.#objectProblems(value, known, path) : [];
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
    const shapesByKey = new Map(Object.entries(fields).map(([name, shape]) => [bare(name), shape]));
    const keys = [...shapesByKey.keys()];
    const unknown = Object.keys(value).filter((key) => !shapesByKey.has(key));
    const meant = new Map(unknown.map((key) => [key, meantBy(key, keys)]));
    const missing = Object.entries(fields).filter(([name]) => !name.endsWith('?') && value[name] === undefined);
    const isMisspelt = (name: string) => !(name in value) && [...meant.values()].includes(name);
    return [
      ...unknown.map((key) => unknownKey(joined(path, key), meant.get(key), keys)),
      ...missing.filter(([name]) => !isMisspelt(name)).map(([name, shape]) => missingKey(joined(path, name), shape)),
      ...keys.flatMap((key) => this.#fieldProblems(value, key, shapesByKey.get(key) ?? 'anything', joined(path, key))),
    ];
  }

  /** A required field without a value is told as missing. */
  #fieldProblems(value: Readonly<Record<string, unknown>>, key: string, shape: Shape, path: string): readonly Problem[] {
    return value[key] === undefined ? [] : this.problems(value[key], shape, path);
  }

  /** Against the kind the value says it is; where it says none, against the one with the fewest problems. */
  #unionProblems(value: unknown, members: readonly Shape[], path: string): readonly Problem[] {
    const candidates = members.filter((member) => fits(value, this.#resolved(member)));
    if (candidates.length === 0) return [wrong(value, members, path)];
    const strange = isRecord(value) ? this.#strangeTag(value, candidates) : undefined;
    if (strange && isRecord(value)) return [wrong(value[strange.key], [{ values: strange.values }], joined(path, strange.key))];
    const judged = candidates.map((member) => ({
      problems: this.problems(value, member, path),
      mismatches: isRecord(value) ? this.#mismatches(value, member) : 0,
    }));
    const [best] = judged.sort((a, b) => a.mismatches - b.mismatches || a.problems.length - b.problems.length);
    return best?.problems ?? [];
  }

  /** Values of the fields that tell the members of a union apart, by field. */
  #tags(member: Shape): ReadonlyMap<string, readonly (string | number)[]> {
    const shape = this.#resolved(member);
    const fields = typeof shape === 'object' && 'fields' in shape ? Object.entries(shape.fields) : [];
    return new Map(
      fields.flatMap(([name, field]) => (typeof field === 'object' && 'values' in field ? [[bare(name), field.values] as const] : [])),
    );
  }

  #mismatches(value: Readonly<Record<string, unknown>>, member: Shape): number {
    return [...this.#tags(member)].filter(([key, values]) => key in value && !isOneOf(value[key], values)).length;
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

const isOneOf = (value: unknown, values: readonly (string | number)[]): boolean => values.some((each) => each === value);

/** Whether a value is of the right sort, its content apart. */
function fits(value: unknown, shape: Shape): boolean {
  if (shape === 'anything') return true;
  if (shape === 'text') return typeof value === 'string';
  if (shape === 'number') return typeof value === 'number' && Number.isFinite(value);
  if (shape === 'boolean') return typeof value === 'boolean';
  if ('values' in shape) return isOneOf(value, shape.values);
  if ('pattern' in shape) return typeof value === 'string' && new RegExp(shape.pattern).test(value);
  return 'list' in shape ? Array.isArray(value) : isRecord(value);
}

function meantBy(key: string, keys: readonly string[]): string | undefined {
  const found = nearest(key, keys);
  return found !== undefined && found.length > 2 ? found : undefined; // any two letters resemble any other two
}

const joined = (path: string, key: string) => (path === '' ? key : `${path}.${key}`);

const unknownKey = (path: string, meant: string | undefined, keys: readonly string[]): Problem => ({
  path,
  what: 'is not a known key',
  why: 'it would be ignored, and the default used instead',
  fix: meant === undefined ? `remove it, or use one of ${keys.join(', ')}` : `did you mean ${meant}?`,
});

const missingKey = (path: string, shape: Shape): Problem => ({
  path,
  what: 'is missing',
  why: 'it has no default',
  fix: `add it: ${shapeWords([shape])}`,
});

const emptyList = (path: string): Problem => ({
  path,
  what: 'is an empty list',
  why: 'it needs at least one member',
  fix: 'add a member',
});

function wrong(value: unknown, expected: readonly Shape[], path: string): Problem {
  const words = expected.flatMap((shape) => (typeof shape === 'object' && 'values' in shape ? shape.values.map(String) : []));
  const meant = typeof value === 'string' ? nearest(value, words) : undefined;
  return {
    path,
    what: `is ${valueWords(value, words.length > 0)}, expected ${shapeWords(expected)}`,
    why: 'a value is taken as it is written: one of another type would be computed with, or ignored',
    fix: meant === undefined ? `write ${shapeWords(expected)}` : `did you mean ${meant}?`,
  };
}
