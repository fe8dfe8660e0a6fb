import { imports, type Source } from './sources.js';

/** Import cycles among sources, type imports included: each as the files of one cycle, sorted. */
export function importCycles(all: readonly Source[]): readonly (readonly string[])[] {
  const known = new Set(all.map(({ path }) => path));
  const graph = new Map(all.map((source) => [source.path, imports(source).filter((target) => known.has(target))]));
  const reached = new Map(all.map(({ path }) => [path, reachableFrom(path, graph)]));
  const cycles = new Map<string, readonly string[]>();
  for (const { path } of all) {
    const mutual = [...(reached.get(path) ?? [])].filter((other) => reached.get(other)?.has(path)).sort();
    if (mutual.length > 0) cycles.set(mutual.join(), mutual);
  }
  return [...cycles.values()];
}

function reachableFrom(start: string, graph: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...(graph.get(start) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(graph.get(next) ?? []));
  }
  return found;
}
