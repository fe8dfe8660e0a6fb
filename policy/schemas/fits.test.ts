import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { KUBERNETES_VERSIONS } from '../../charts/shared/kubernetes-version.js';
import { type Random, randomFrom } from '../../test/random.js';
import { loadSchemas } from '.';
import { fits } from './fits.js';
import { isObject, type JsonObject, object } from './json.js';
import type { JsonSchema } from './schema-set.js';

const golden = (file: string): readonly JsonObject[] =>
  parseAllDocuments(readFileSync(new URL(file, import.meta.url), 'utf8')).map((document) => object(document.toJS()));
const OBJECTS = [...golden('every-kind.golden.yaml'), ...golden('every-custom-kind.golden.yaml')];
const nameOf = ({ apiVersion, kind }: JsonObject) => `${apiVersion}/${kind}`;
/** Every kind is compiled: seconds, more when the machine is busy. */
const STARVED_MS = 60_000;
const MUTANTS = 40;

const VALUES: readonly [unknown, ...unknown[]] = [
  null,
  0,
  -1,
  1.5,
  2 ** 40,
  true,
  '',
  'a',
  'a b',
  '1Gi',
  '5m',
  [],
  ['a', 'a'],
  [{ name: 'a' }, { name: 'a' }],
  {},
  { a: 1 },
  { a: 'b' },
];

/** The same value with one place in it changed: another value, a field more, a field less, an item twice. */
function mutated(value: unknown, random: Random): unknown {
  if (isObject(value) && random.draw(0, 9) > 0) {
    const fields = Object.keys(value);
    const field = fields[random.draw(0, Math.max(0, fields.length - 1))];
    if (field === undefined || random.draw(0, 9) === 0) return { ...value, bogus: random.oneOf(VALUES) };
    const { [field]: inner, ...others } = value;
    return random.draw(0, 9) === 0 ? others : { ...others, [field]: mutated(inner, random) };
  }
  if (Array.isArray(value) && value.length > 0 && random.draw(0, 9) > 0) {
    const place = random.draw(0, value.length - 1);
    if (random.draw(0, 5) === 0) return [...value, value[place]];
    return value.map((item: unknown, index) => (index === place ? mutated(item, random) : item));
  }
  return random.oneOf(VALUES);
}

describe.each(KUBERNETES_VERSIONS)('with Kubernetes %s', (version) => {
  it(
    'an object fits where its compiled schema says nothing against it',
    async () => {
      const schemas = await loadSchemas(version);
      const random = randomFrom(7);
      for (const one of OBJECTS) {
        const kind = nameOf(one);
        expect(schemas.compiledErrors(kind, one), kind).toEqual([]);
        expect(schemas.surelyFits(kind, one), kind).toBe(true);
        for (let round = 0; round < MUTANTS; round += 1) {
          const mutant = mutated(one, random);
          const isRight = schemas.compiledErrors(kind, mutant).length === 0;
          if (schemas.surelyFits(kind, mutant) !== isRight)
            expect([isRight, mutant], kind).toEqual([schemas.surelyFits(kind, mutant), mutant]);
        }
      }
    },
    STARVED_MS,
  );
});

/** A schema, values that follow it, and values that do not. */
const SCHEMAS: readonly (readonly [schema: JsonSchema, right: readonly unknown[], wrong: readonly unknown[]])[] = [
  [{ type: 'string', minLength: 2, maxLength: 3 }, ['ab', 'abc', '💧💧'], ['a', 'abcd', '💧', 1]],
  [{ type: 'number', minimum: 0, maximum: 2 }, [0, 2, 0.5], [-1, 3, Number.NaN, Number.POSITIVE_INFINITY, '1']],
  [{ type: 'integer' }, [0, -7], [0.5, Number.NaN]],
  [{ type: ['integer', 'string'] }, [1, 'a'], [true, null]],
  [{ type: 'array', minItems: 1, items: { type: 'boolean' } }, [[true]], [[], [1], [true, 'a']]],
  [{ type: 'object', minProperties: 1, maxProperties: 2 }, [{ a: 1 }, { a: 1, b: 1 }], [{}, { a: 1, b: 1, c: 1 }]],
  [{ required: ['a'] }, [{ a: null }, 'text'], [{}]],
  [{ properties: { a: { type: 'null' } }, additionalProperties: { type: 'string' } }, [{ a: null, b: 'c' }], [{ a: 'x' }, { b: 1 }]],
  [{ properties: { a: {} }, additionalProperties: false }, [{ a: 1 }, {}], [{ b: 1 }, { a: 1, constructor: 1 }]],
  [{ additionalProperties: true }, [{ a: 1 }], []],
  [{ enum: ['a', 1] }, ['a', 1], ['1', 'b']],
  [{ pattern: '^a+$' }, ['aa', 7], ['b', '']],
  [{ format: 'int32' }, [2 ** 31 - 1, 'a'], [2 ** 31]],
  [{ format: 'quantity' }, ['1Gi', 7], ['1 Gi']],
  [{ format: 'byte' }, ['YQ=='], ['YQ']],
  [{ format: 'unheard-of' }, ['a'], []],
  [{ mapKeys: ['name'] }, [[{ name: 'a' }, { name: 'b' }]], [[{ name: 'a' }, { name: 'a' }]]],
  [{ oneOf: [{ required: ['a'] }, { required: ['b'], properties: { b: {} } }] }, [{ a: 1 }, { b: 1, c: 1 }], [{}, { a: 1, b: 1 }]],
  [{ oneOf: [{ type: 'string' }] }, [], ['a']],
  [{ uniqueItems: true }, [['a', 'b']], [['a', 'a'], [{}]]],
];

describe('a value fits', () => {
  it.each(SCHEMAS)('%j', (schema, right, wrong) => {
    expect([right.filter((value) => !fits(value, schema, {})), wrong.filter((value) => fits(value, schema, {}))]).toEqual([[], []]);
  });

  it('where a reference leads to a definition', () => {
    const schema = { $ref: '#/definitions/a' };
    expect([fits('x', schema, { a: { type: 'string' } }), fits(1, schema, { a: { type: 'string' } }), fits('x', schema, {})]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
