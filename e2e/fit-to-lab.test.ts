import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { staging } from '../environments/staging.js';
import { fitToLab } from './fit-to-lab.js';
import { E2E, ROOT } from './kit/places.js';
import { platformOf } from './kit/platform.js';

/** Every place where the platform that is tested may differ from the one that is rendered, and why. */
const DIFFERENCES = {
  // Zones have the lab's names, and with them the pools and all that is named after one.
  zones: ['workloads.zones[]', 'kafka.pools[].zone', 'kafka.pools[].name', 'kafka.pools[].hosts[]'],
  // Its StorageClass, and disks, memory and processors for two cores.
  sizes: ['pools[]', 'coordination.controllers'].flatMap((nodes) =>
    ['volumes[].storageClass', 'volumes[].storageGiB', 'resources.memoryMiB', 'resources.cpuMillis', 'heapMiB'].map(
      (field) => `kafka.${nodes}.${field}`,
    ),
  ),
  // One registry: the lab's is a double that elects no writer. Less memory for it.
  services: ['schemaRegistry.replicas', 'schemaRegistry.heapMiB', 'schemaRegistry.resources.memoryMiB'],
};

/** Leaves of plain data by their path; positions in lists are left out of it. */
function leaves(value: unknown, path = ''): readonly (readonly [path: string, leaf: string])[] {
  if (Array.isArray(value)) return value.flatMap((entry) => leaves(entry, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [[path, JSON.stringify(value)]];
  return Object.entries(value).flatMap(([key, entry]) => leaves(entry, path ? `${path}.${key}` : key));
}

function differingPaths(one: unknown, other: unknown): readonly string[] {
  const [left, right] = [leaves(one), leaves(other)];
  const at = (side: typeof left, path: string) =>
    side
      .filter(([own]) => own === path)
      .map(([, leaf]) => leaf)
      .join();
  const paths = new Set([...left, ...right].map(([path]) => path));
  return [...paths].filter((path) => at(left, path) !== at(right, path)).sort();
}

describe('fitToLab', () => {
  it('changes staging in the listed places and nowhere else', async () => {
    const found = differingPaths(await platformOf(staging), await platformOf(fitToLab(staging)));
    expect(found).toEqual(Object.values(DIFFERENCES).flat().sort());
  });

  it.each(['staging', 'local'])('tests the release of %s', async (name) => {
    const [tested, released] = await Promise.all(
      [E2E, join(ROOT, 'environments')].map((folder) => readFile(join(folder, 'releases', `${name}.yaml`), 'utf8')),
    );
    expect(tested).toBe(released);
  });
});
