import { at, joined, text } from '../json.js';
import type { Complaint } from '../messages.js';

const MAX_PORT = 65535;
const WHY = 'the API server refuses the object';

/** A port number outside what TCP has; what is no number is the schema's finding. */
export function portRange(port: unknown, path: string): readonly Complaint[] {
  if (typeof port !== 'number' || (port >= 1 && port <= MAX_PORT)) return [];
  return [{ path, what: `port ${port} is outside 1 to ${MAX_PORT}`, why: WHY, fix: `use a port from 1 to ${MAX_PORT}` }];
}

/** Ports of one list with the same name, whatever their number and protocol. */
export function repeated(ports: readonly unknown[], path: string): readonly Complaint[] {
  const seen = new Map<string, number>();
  return ports.flatMap((port, index) => {
    const name = text(at(port, 'name'));
    if (name === undefined) return [];
    const first = seen.get(name);
    if (first === undefined) seen.set(name, index);
    if (first === undefined) return [];
    const what = `port name "${name}" is taken by [${first}]`;
    return [{ path: joined(joined(path, index), 'name'), what, why: WHY, fix: 'give one of them another name' }];
  });
}
