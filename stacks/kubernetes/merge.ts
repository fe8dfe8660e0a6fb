import type { Problem } from '../../charts/shared/index.js';
import { MERGE_KEYS, PORT_KEYS } from '../../charts/shared/merge-keys.js';
import { type Fields, isFields } from './fields.js';

/** A value with a change merged into it, and what of the change meets nothing. */
export interface Merged {
  /** The merged value. */
  readonly value: unknown;
  /** Patches that meet nothing. */
  readonly problems: readonly Problem[];
}

/** Fields that identify the items of a list, the first above all. */
type Keys = readonly [string, ...string[]];
/** A list with its name in the API, and where the change to it is written. */
interface ListPlace {
  readonly name: string;
  readonly keys: Keys;
  readonly path: string;
}

/** A field that the change takes away. */
const REMOVED = Symbol('removed');
/** Items of which only one of several fields may be set: a volume's source, a variable's value. What the change does not set goes. */
const EXCLUSIVE: readonly string[] = ['volumes', 'env', 'resourceClaims'];
/** Lists whose new items must be complete: one that misses its image is a misspelt name. */
const CONTAINERS: readonly string[] = ['containers', 'initContainers'];
/** What the API server fills in before it compares items. */
const KEY_DEFAULTS: Fields = { protocol: 'TCP' };

/**
 * Merges a change into a value as Kubernetes merges a strategic merge patch: maps field by field, keyed lists item by item, everything
 * else whole. `null` removes a field, `$patch: 'delete'` an item, `$patch: 'replace'` replaces a map or a list whole.
 */
export function merged(base: unknown, change: unknown, path: string): Merged {
  if (!isFields(change)) return { value: change, problems: [] };
  const { $patch: operation, ...fields } = change;
  if (operation === 'replace') return { value: withoutNulls(fields), problems: [] };
  const before = isFields(base) ? base : {};
  const parts = Object.entries(fields).map(([name, value]) => [name, mergedField(before[name], value, { name, path })] as const);
  const entries = Object.entries({ ...before, ...Object.fromEntries(parts.map(([name, part]) => [name, part.value])) });
  return {
    value: Object.fromEntries(entries.filter(([, value]) => value !== REMOVED)),
    problems: parts.flatMap(([, part]) => part.problems),
  };
}

function mergedField(base: unknown, change: unknown, { name, path: parent }: { readonly name: string; readonly path: string }): Merged {
  const path = `${parent}.${name}`;
  if (change === null) return { value: REMOVED, problems: base === undefined ? [nothingToRemove(path)] : [] };
  if (!Array.isArray(change)) return merged(base, change, path);
  const before: readonly unknown[] = Array.isArray(base) ? base : [];
  const keys = keysOf(name, [...before, ...change]);
  return keys ? mergedList(before, change, { name, keys, path }) : { value: change, problems: [] };
}

function keysOf(name: string, items: readonly unknown[]): Keys | undefined {
  const known: Readonly<Record<string, Keys>> = MERGE_KEYS;
  if (name !== 'ports') return known[name];
  return Object.entries(PORT_KEYS).find(([field]) => items.some((item) => isFields(item) && item[field] !== undefined))?.[1];
}

function mergedList(base: readonly unknown[], change: readonly unknown[], place: ListPlace): Merged {
  const isReplaced = change.some((item) => isFields(item) && item.$patch === 'replace' && item[place.keys[0]] === undefined);
  if (isReplaced) {
    const kept = change.filter((item) => !isFields(item) || item.$patch !== 'replace');
    return { value: kept.map(withoutNulls), problems: [] };
  }
  const problems: Problem[] = [];
  const items = change.reduce<readonly unknown[]>((list, item, index) => {
    const result = withItem(list, item, { ...place, path: `${place.path}[${index}]` });
    problems.push(...result.problems);
    return result.items;
  }, base);
  return { value: items, problems };
}

interface ItemResult {
  readonly items: readonly unknown[];
  readonly problems: readonly Problem[];
}

/** The list with one item of the change in it: merged into its like, taken out, or added at the end. */
function withItem(list: readonly unknown[], change: unknown, place: ListPlace): ItemResult {
  const [key] = place.keys;
  if (!isFields(change) || change[key] === undefined) return { items: list, problems: [unidentified(place)] };
  const like = alike(list, change, place.keys);
  if (like === undefined) return withNewItem(list, change, place);
  if (change.$patch === 'delete') return { items: list.filter((item) => item !== like), problems: [] };
  const before = EXCLUSIVE.includes(place.name) ? Object.fromEntries(Object.entries(like).filter(([field]) => field in change)) : like;
  const { value, problems } = merged(before, change, place.path);
  return { items: list.map((item) => (item === like ? value : item)), problems };
}

function withNewItem(list: readonly unknown[], change: Fields, place: ListPlace): ItemResult {
  const isUnfinished = CONTAINERS.includes(place.name) && change.image === undefined;
  if (change.$patch === 'delete' || isUnfinished) return { items: list, problems: [unknownItem(list, change, place)] };
  return { items: [...list, withoutNulls(change)], problems: [] };
}

/** The item that a change is about; where several agree in the first field, the others decide. */
function alike(list: readonly unknown[], change: Fields, [key, ...others]: Keys): Fields | undefined {
  const found = list.filter(isFields).filter((item) => item[key] === change[key]);
  if (found.length < 2) return found[0];
  const keyValue = (item: Fields, field: string) => item[field] ?? KEY_DEFAULTS[field];
  return found.find((item) => others.every((field) => keyValue(item, field) === keyValue(change, field)));
}

/** What is added has nothing that could be removed. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isFields(value)) return value;
  const kept = Object.entries(value).filter(([field, inner]) => inner !== null && field !== '$patch');
  return Object.fromEntries(kept.map(([field, inner]) => [field, withoutNulls(inner)]));
}

const nothingToRemove = (path: string): Problem => ({
  path,
  what: 'is null, but the object has no such field',
  why: 'null removes a field, and there is nothing to remove',
  fix: 'correct the name of the field, or leave it out',
});

const unidentified = ({ path, keys: [key] }: ListPlace): Problem => ({
  path,
  what: `has no ${key}`,
  why: `the items of this list are found by their ${key}`,
  fix: `write the ${key} of the item, or put { $patch: 'replace' } first to replace the whole list`,
});

function unknownItem(list: readonly unknown[], change: Fields, { path, name, keys: [key] }: ListPlace): Problem {
  const known = list.filter(isFields).map((item) => String(item[key]));
  return {
    path,
    what: `${name} has no item with ${key} ${String(change[key])}`,
    why: change.$patch === 'delete' ? 'there is nothing to delete' : 'it would be added as a new item, and it has no image',
    fix: `use one of ${known.join(', ') || '(the list is empty)'}, or remove the item from the patch`,
  };
}
