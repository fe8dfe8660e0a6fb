import { at, isObject } from '../schemas/json.js';
import { quantity } from '../schemas/quantity.js';
import { defaulted, templatePlace } from './defaults.js';
import { kindOf, type Manifest } from './object.js';
import { isQuantity } from './quantity.js';

/**
 * A text that is equal for two states of a workload exactly when its controller sees the same pod template. Unlike the diff by meaning
 * the order of lists counts: a controller compares what the API server stores, and that keeps the order.
 */
export function templateRevision(manifest: Manifest): string | undefined {
  const place = templatePlace(kindOf(manifest));
  if (place === undefined) return undefined;
  return JSON.stringify(canonical(at(defaulted(manifest), ...place), []));
}

function canonical(value: unknown, steps: readonly string[]): unknown {
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) return value.map((item, index) => canonical(item, [...steps, String(index)]));
  if (!isObject(value)) return isQuantity(steps) ? (quantity(value) ?? value) : value;
  const fields = Object.entries(value).map(([name, found]) => [name, canonical(found, [...steps, name])] as const);
  return Object.fromEntries(fields.filter(([, found]) => found !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)));
}
