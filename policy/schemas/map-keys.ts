import type { FuncKeywordDefinition } from 'ajv';
import type { DataValidateFunction } from 'ajv/dist/types/index.js';
import { list, object } from './json.js';

/** What the server fills in before it compares two items of a list. */
const KEY_DEFAULTS: Readonly<Record<string, string>> = { protocol: 'TCP' };

/** Keyword `mapKeys: ['name']`: no two items of the list agree in all of these fields. An error has `index`, `first` and `key`. */
export const MAP_KEYS: FuncKeywordDefinition = {
  keyword: 'mapKeys',
  type: 'array',
  schemaType: 'array',
  errors: true,
  compile: (keys: readonly string[]) => {
    const validate: DataValidateFunction = (items: unknown) => {
      const errors = duplicates(list(items), keys);
      validate.errors = errors.map((params) => ({ keyword: 'mapKeys', params }));
      return errors.length === 0;
    };
    return validate;
  },
};

/** An item that agrees with an earlier one. */
interface Duplicate {
  readonly index: number;
  readonly first: number;
  /** The fields and their value, e.g. `name "http"`. */
  readonly key: string;
}

/** Items of a list that agree with an earlier one in all of these fields. */
export function duplicates(items: readonly unknown[], keys: readonly string[]): readonly Duplicate[] {
  const seen = new Map<string, number>();
  return items.flatMap((item, index) => {
    const key = keyOf(item, keys);
    if (key === undefined) return []; // the missing field is a finding of its own
    const first = seen.get(key);
    if (first === undefined) seen.set(key, index);
    return first === undefined ? [] : [{ index, first, key }];
  });
}

function keyOf(item: unknown, keys: readonly string[]): string | undefined {
  const values = keys.map((key) => [key, object(item)[key] ?? KEY_DEFAULTS[key]] as const);
  if (values.every(([, value]) => value === undefined)) return undefined;
  return values.map(([key, value]) => `${key} ${JSON.stringify(value) ?? 'unset'}`).join(', ');
}
