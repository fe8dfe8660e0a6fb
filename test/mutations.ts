import type { Shape, Shapes } from '../platform/problems/shape-words.js';

/** A description with one mistake. */
export interface Mutation {
  /** Where the mistake is. */
  readonly path: string;
  /** The key that was misspelt, or the type that is wrong. */
  readonly mistake: string;
  /** The description. */
  readonly value: unknown;
}

type Wrap = (value: unknown) => unknown;

/** Every key of every object type below a shape: once misspelt, once with a value of a wrong type. The rest is the least that is complete. */
export class Mutations {
  readonly #seen = new Set<string>();

  constructor(private readonly shapes: Shapes) {}

  /** The least complete value of a shape. */
  least(shape: Shape): unknown {
    if (shape === 'text' || shape === 'anything' || shape === 'function') return 'a'; // commands are given JSON, which has no functions
    if (shape === 'number') return 1;
    if (shape === 'boolean') return true;
    if ('values' in shape) return shape.values[0];
    if ('pattern' in shape) return shape.pattern.replace(/^\^|\.\*\$$/g, '');
    if ('list' in shape) return [...(shape.first ? [this.least(shape.first)] : []), ...(shape.least ? [this.least(shape.list)] : [])];
    if ('map' in shape) return {};
    if ('type' in shape) return this.least(this.shapes[shape.type] ?? 'anything');
    if ('oneOf' in shape) return this.least(shape.oneOf[0] ?? 'anything');
    const required = Object.entries(shape.fields).filter(([name]) => !name.endsWith('?'));
    return Object.fromEntries(required.map(([name, field]) => [name, this.least(field)]));
  }

  of(shape: Shape, path: string, wrap: Wrap): readonly Mutation[] {
    if (typeof shape === 'string' || 'values' in shape || 'pattern' in shape) return [];
    if ('oneOf' in shape) return shape.oneOf.flatMap((member) => this.of(member, path, wrap));
    if ('map' in shape) return this.of(shape.map, `${path}.a`, (value) => wrap({ a: value }));
    if ('list' in shape) {
      const before = shape.first ? [this.least(shape.first)] : [];
      const first = shape.first ? this.of(shape.first, `${path}[0]`, (value) => wrap([value])) : [];
      return [...first, ...this.of(shape.list, `${path}[${before.length}]`, (value) => wrap([...before, value]))];
    }
    if ('fields' in shape) return this.#ofFields(shape, path, wrap);
    if (this.#seen.has(shape.type)) return [];
    this.#seen.add(shape.type);
    return this.of(this.shapes[shape.type] ?? 'anything', path, wrap);
  }

  #ofFields(shape: Extract<Shape, { readonly fields: unknown }>, path: string, wrap: Wrap): readonly Mutation[] {
    const complete = { ...this.#record(shape) };
    return Object.entries(shape.fields).flatMap(([name, field]) => {
      const key = name.replace('?', '');
      const at = path === '' ? key : `${path}.${key}`;
      const { [key]: _, ...others } = complete;
      const put: Wrap = (value) => wrap({ ...complete, [key]: value });
      return [
        { path: `${at}x`, mistake: `misspelt ${key}`, value: wrap({ ...others, [`${key}x`]: this.least(field) }) },
        ...(field === 'anything' ? [] : [{ path: at, mistake: 'a wrong type', value: put(wrongFor(field)) }]),
        ...this.of(field, at, put),
      ];
    });
  }

  #record(shape: Shape): Readonly<Record<string, unknown>> {
    const value = this.least(shape);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  }
}

/** A value of a type that no description has there. */
function wrongFor(shape: Shape): unknown {
  if (shape === 'number') return '7';
  if (shape === 'boolean') return 'yes';
  if (typeof shape === 'object' && 'values' in shape) return 'no such word';
  return typeof shape === 'object' && 'oneOf' in shape ? null : 7;
}
