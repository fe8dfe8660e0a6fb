import { FORMATS } from './formats.js';
import { isObject, list, object } from './json.js';
import { duplicates } from './map-keys.js';
import { definitionOf, type JsonSchema, type SchemaSet } from './schema-set.js';

type Definitions = SchemaSet['definitions'];
/** Whether a value surely keeps one keyword. */
type Check = (value: unknown, operand: unknown, definitions: Definitions, schema: JsonSchema) => boolean;

/**
 * Whether a value surely follows a schema, without compiling it: to compile one takes longer than to walk through a whole environment, and
 * nearly every object is as it should be. False also where a keyword is not known here: the compiled schema judges then.
 */
export function fits(value: unknown, schema: JsonSchema, definitions: Definitions): boolean {
  for (const keyword in schema) {
    const check = CHECKS.get(keyword);
    if (check === undefined || !check(value, schema[keyword], definitions, schema)) return false;
  }
  return true;
}

const isOfType = (value: unknown, type: unknown): boolean => {
  if (type === 'object') return isObject(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'number') return Number.isFinite(value);
  if (type === 'null') return value === null;
  return typeof value === type;
};

function hasFormat(value: unknown, name: unknown): boolean {
  const format = FORMATS[String(name)];
  if (format === undefined) return true; // no server checks it
  if ('type' in format) return typeof value !== 'number' || format.validate(value);
  if (typeof value !== 'string') return true;
  return format instanceof RegExp ? format.test(value) : format(value);
}

/** Compiled patterns: the same few occur in every object. */
const PATTERNS = new Map<string, RegExp>();
function matches(value: string, pattern: string): boolean {
  const known = PATTERNS.get(pattern) ?? new RegExp(pattern);
  PATTERNS.set(pattern, known);
  return known.test(value);
}

const eachField = (value: unknown, isRight: (inner: unknown, field: string) => boolean) =>
  !isObject(value) || Object.keys(value).every((field) => isRight(value[field], field));

/** Whether a choice asks which fields are there and no more: then one that does not surely fit surely does not. */
const namesFields = (choice: JsonSchema) =>
  Object.keys(choice).every((keyword) => keyword === 'required' || keyword === 'properties') &&
  Object.values(object(choice.properties)).every((schema) => Object.keys(object(schema)).length === 0);

const CHECKS: ReadonlyMap<string, Check> = new Map<string, Check>([
  [
    '$ref',
    (value, name, definitions) => {
      const schema = definitions[definitionOf(String(name))];
      return schema !== undefined && fits(value, schema, definitions);
    },
  ],
  ['type', (value, type) => (Array.isArray(type) ? type.some((each) => isOfType(value, each)) : isOfType(value, type))],
  ['enum', (value, allowed) => list(allowed).includes(value)],
  ['format', hasFormat],
  ['pattern', (value, pattern) => typeof value !== 'string' || matches(value, String(pattern))],
  ['minLength', (value, least) => typeof value !== 'string' || [...value].length >= Number(least)],
  ['maxLength', (value, most) => typeof value !== 'string' || [...value].length <= Number(most)],
  ['minimum', (value, least) => typeof value !== 'number' || value >= Number(least)],
  ['maximum', (value, most) => typeof value !== 'number' || value <= Number(most)],
  ['minItems', (value, least) => !Array.isArray(value) || value.length >= Number(least)],
  ['minProperties', (value, least) => !isObject(value) || Object.keys(value).length >= Number(least)],
  ['maxProperties', (value, most) => !isObject(value) || Object.keys(value).length <= Number(most)],
  ['items', (value, schema, definitions) => list(value).every((item) => fits(item, object(schema), definitions))],
  ['uniqueItems', (value) => list(value).every((item) => typeof item === 'string') && new Set(list(value)).size === list(value).length],
  ['mapKeys', (value, keys) => duplicates(list(value), list(keys).map(String)).length === 0],
  [
    'oneOf',
    (value, choices, definitions) => {
      const fields = list(choices).map(object);
      return fields.every(namesFields) && fields.filter((choice) => fits(value, choice, definitions)).length === 1;
    },
  ],
  ['required', (value, fields) => !isObject(value) || list(fields).every((field) => value[String(field)] !== undefined)],
  [
    'properties',
    (value, properties, definitions) => {
      const known = object(properties);
      return eachField(value, (inner, field) => !Object.hasOwn(known, field) || fits(inner, object(known[field]), definitions));
    },
  ],
  [
    'additionalProperties',
    (value, others, definitions, { properties }) => {
      if (others === true) return true;
      const known = object(properties);
      return eachField(value, (inner, field) => Object.hasOwn(known, field) || (isObject(others) && fits(inner, others, definitions)));
    },
  ],
]);
