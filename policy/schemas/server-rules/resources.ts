import { QUANTITY } from '../formats.js';
import { type JsonObject, joined, object } from '../json.js';
import type { Complaint } from '../messages.js';
import { containersOf } from './pod-places.js';

const DECIMAL: Readonly<Record<string, number>> = { n: 1e-9, u: 1e-6, m: 1e-3, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18 };
const BINARY: readonly string[] = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/** No container asks for more than it may use. */
export function resourceComplaints(source: JsonObject): readonly Complaint[] {
  return containersOf(source).flatMap(({ path, container }) => {
    const { requests, limits } = object(container.resources);
    return Object.entries(object(requests)).flatMap(([name, request]) => {
      const limit = object(limits)[name];
      const [asked, allowed] = [amount(request), amount(limit)];
      if (asked === undefined || allowed === undefined || asked <= allowed) return [];
      return [exceeded(name, [String(request), String(limit)], joined(path, 'resources'))];
    });
  });
}

function exceeded(name: string, [request, limit]: readonly [string, string], path: string): Complaint {
  return {
    path: joined(joined(path, 'requests'), name),
    what: `requests ${request} of ${name}, the limit is ${limit}`,
    why: 'the API server refuses a container that asks for more than it may use',
    fix: `lower the request to ${limit}, or raise the limit to ${request}`,
  };
}

/** A quantity in its base unit; nothing when it is none. */
function amount(quantity: unknown): number | undefined {
  if (typeof quantity === 'number') return quantity;
  if (typeof quantity !== 'string' || !QUANTITY.test(quantity)) return undefined;
  const [, digits = '', suffix = ''] = /^([+-]?[\d.]+(?:[eE][+-]?\d+)?)(.*)$/.exec(quantity) ?? [];
  const power = BINARY.indexOf(suffix) + 1;
  return Number(digits) * (power > 0 ? 1024 ** power : (DECIMAL[suffix] ?? 1));
}
