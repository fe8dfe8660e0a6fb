import { isObject, type JsonObject, joined, text } from '../schemas/json.js';
import { quantity } from '../schemas/quantity.js';
import { defaulted } from './defaults.js';
import { comparedName, embedded } from './embedded.js';
import { HIDDEN, isHidden, isHiddenWord } from './hidden.js';
import { isSet, itemNames, sorted } from './lists.js';
import { withSingleRules } from './network-rules.js';
import { kindOf, type Manifest } from './object.js';
import { isQuantity } from './quantity.js';

/** One value of an object. */
export interface Leaf {
  /** Fields and items that lead to it, e.g. `['spec', 'template', 'spec', 'containers', 'kafka', 'image']`. */
  readonly steps: readonly string[];
  /** As it is written; `(hidden)` for what may be secret. */
  readonly value: string | number | boolean | null;
  /** Equal for values that mean the same: `1Gi` and `1024Mi`. */
  readonly meaning: string;
}

/** Depth below which nothing is read: no real manifest is deeper. */
const MAX_DEPTH = 64;

/** Every value of a manifest by its place, in one form for all ways of writing it: defaults filled in, lists by their merge keys, texts parsed. */
export function leavesOf(manifest: Manifest): ReadonlyMap<string, Leaf> {
  const leaves = new Map<string, Leaf>();
  const isSecret = kindOf(manifest) === 'Secret';
  const { apiVersion: _version, ...content } = withSingleRules(defaulted(isSecret ? encoded(manifest) : manifest));
  visit(content, [], { leaves, kind: kindOf(manifest) });
  return leaves;
}

interface Visit {
  readonly leaves: Map<string, Leaf>;
  readonly kind: string;
}

function visit(value: unknown, steps: readonly string[], to: Visit): void {
  if (steps.length > MAX_DEPTH) return;
  if (Array.isArray(value)) visitList(value, steps, to);
  else if (isObject(value)) visitFields(value, steps, to);
  else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') put(steps, value, to);
}

function visitFields(value: JsonObject, steps: readonly string[], to: Visit): void {
  const fields = Object.entries(value).filter(([, found]) => found !== undefined && found !== null);
  if (fields.length === 0 && steps.length > 0) put(steps, '{}', to);
  for (const [name, found] of fields) {
    if (isFile(steps, to) && typeof found === 'string') visit(embedded(name, found), [...steps, comparedName(name, found)], to);
    else visit(found, [...steps, name], to);
  }
}

function visitList(items: readonly unknown[], steps: readonly string[], to: Visit): void {
  const field = steps.at(-1) ?? '';
  if (items.length === 0) put(steps, '[]', to);
  const names = itemNames(field, items);
  items.forEach((item, index) => {
    const place = [...steps, names[index] ?? String(index)];
    if (typeof item === 'string' && isHiddenWord(items[index - 1], item)) hide(place, item, to);
    else if (isSet(field)) put(place, isObject(item) || Array.isArray(item) ? sorted(item) : scalar(item), to);
    else visit(item, place, to);
  });
}

function put(steps: readonly string[], value: string | number | boolean, { leaves, kind }: Visit): void {
  const isSecret = kind === 'Secret' && (steps[0] === 'data' || steps[0] === 'stringData');
  const amount = isQuantity(steps) ? quantity(value) : undefined;
  const meaning = amount === undefined ? JSON.stringify(isSetting(steps) ? String(value) : value) : `quantity ${amount}`;
  leaves.set(pathOf(steps), { steps, value: isSecret || isHidden(steps, value) ? HIDDEN : value, meaning });
}

/** Whether a value is a setting of Kafka or Connect in a custom resource: quotes around it mean nothing. */
const isSetting = (steps: readonly string[]) => steps[0] === 'spec' && steps.at(-2) === 'config';

/** A value that is compared and not shown. */
const hide = (steps: readonly string[], value: string, { leaves }: Visit) =>
  void leaves.set(pathOf(steps), { steps, value: HIDDEN, meaning: JSON.stringify(value) });

const scalar = (value: unknown) => (typeof value === 'number' || typeof value === 'boolean' ? value : String(value));
const isFile = (steps: readonly string[], { kind }: Visit) => kind === 'ConfigMap' && steps.length === 1 && steps[0] === 'data';

/** A Secret's `stringData` as the server stores it. */
function encoded({ stringData, data, ...rest }: Manifest): Manifest {
  const plain = Object.entries(isObject(stringData) ? stringData : {}).map(([key, value]) => [key, base64(value)]);
  return { ...rest, data: { ...(isObject(data) && data), ...Object.fromEntries(plain) } };
}

const base64 = (value: unknown) => Buffer.from(text(value) ?? String(value)).toString('base64');

/** A place in one line, e.g. `spec.template.spec.containers.kafka.image`; names with dots are quoted. */
export const pathOf = (steps: readonly string[]): string => steps.reduce((path, step) => joined(path, step), '');
