import { type JsonObject, joined, object } from '../json.js';
import type { Complaint } from '../messages.js';
import { quantity } from '../quantity.js';
import { containersOf } from './pod-places.js';

/** No container asks for more than it may use. */
export function resourceComplaints(source: JsonObject): readonly Complaint[] {
  return containersOf(source).flatMap(({ path, container }) => {
    const { requests, limits } = object(container.resources);
    return Object.entries(object(requests)).flatMap(([name, request]) => {
      const limit = object(limits)[name];
      const [asked, allowed] = [quantity(request), quantity(limit)];
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
