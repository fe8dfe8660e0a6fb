import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { staging } from '../environments/staging.js';
import type { Platform } from '../platform/platform.js';
import { loadPlatforms } from '../scripts/workspace/platforms.js';
import { environments } from './environments.js';
import { fitToLab } from './fit-to-lab.js';
import { E2E, ROOT } from './kit/places.js';
import { platformOf } from './kit/platform.js';

/** Every place where the platform that is tested may differ from the one that is rendered, and why. `….*` is all below it. */
const DIFFERENCES = {
  // Zones have the lab's names, and with them the pools and all that is named after one.
  zones: ['workloads.zones[]', 'kafka.pools[].zone', 'kafka.pools[].name', 'kafka.pools[].hosts[]'],
  // Its StorageClass, and disks, memory and processors for two cores.
  sizes: [
    ...['pools[]', 'coordination.controllers'].flatMap((nodes) =>
      ['volumes[].storageClass', 'volumes[].storageGiB', 'resources.memoryMiB', 'resources.cpuMillis', 'heapMiB'].map(
        (field) => `kafka.${nodes}.${field}`,
      ),
    ),
    ...['schemaRegistry', 'restProxy'].flatMap((service) => [`${service}.heapMiB`, `${service}.resources.memoryMiB`]),
    ...['heapMiB', 'resources.memoryMiB', 'resources.cpuMillis'].map((field) => `connect.workers.${field}`),
    ...['data.storageClass', 'data.storageGiB', 'resources.memoryMiB', 'resources.cpuMillis'].map((field) => `postgres.server.${field}`),
    ...['memoryMiB', 'heapMiB', 'cpuMillis'].map((field) => `spark.jobs[].driver.${field}`),
    ...['cpuMillis', 'memoryMiB', 'pods'].map((field) => `spark.quota.${field}`),
  ],
  // One of each service: the lab's registry is a double that elects no writer, and two cores carry no second worker.
  replicas: ['schemaRegistry', 'restProxy', 'connect.workers'].map((service) => `${service}.replicas`),
  // A test waits for an object: twenty seconds, not a minute.
  pace: ['connect.connectors[].config.rotate.schedule.interval.ms', 'connect.workers.flushIntervalMs'],
  // The lab has no registry to push to: its nodes hold images with the plugins and jars, under other names.
  images: [
    'connect.workers.image.reference',
    'connect.workers.version',
    'connect.workers.plugins[].delivery.how',
    'spark.runtime.image.reference',
  ],
  // What connects to that stand-in connects to pods, not to addresses outside.
  connections: [
    'connections[].to.port',
    ...['cidr', 'kind', ...['component', 'name', 'part-of'].map((label) => `labels.app.kubernetes.io/${label}`)].map(
      (field) => `connections[].to.reach[].${field}`,
    ),
  ],
  // The lab has no S3: a stand-in in the platform, at another address, with keys that are made instead of given.
  store: [
    'objectStore.standIn.*',
    ...['objectStore.address', 'spark.runtime.lake.store'].flatMap((store) =>
      ['credentials.*', 'endpoint', 'isStandIn', 'pathStyle', 'port', 'reach[].*', 'region'].map((field) => `${store}.${field}`),
    ),
    ...['aws.access.key.id', 'aws.secret.access.key', 's3.path.style.access.enabled', 's3.region', 'store.url'].map(
      (key) => `connect.connectors[].config.${key}`,
    ),
    'connect.workers.secrets[]',
    'connect.neighbours[].*',
    ...['kind', 'name', 'purpose', 'from'].map((field) => `secrets[].${field}`),
  ],
  // The lab has no Spark operator: a pod runs each job, so the cluster need not have one.
  operator: ['spark.runtime.delivery', 'prerequisites[].*'],
};

/** Every field in which the tested release of staging differs from the one that is rendered. All else is what is promoted. */
const RELEASE_DIFFERENCES = {
  // No registry: the lab's nodes hold an image under the very name it is built from, with the plugins in it, and a Spark of their own.
  images: ['connect.built', 'spark.built'],
  // No S3: the stand-in has images.
  store: ['objectStore.image', 'objectStore.client'],
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

/** Paths as they are listed: one below a listed `….*` counts as that. */
function asListed(paths: readonly string[], listed: readonly string[]): readonly string[] {
  const folders = listed.filter((path) => path.endsWith('.*'));
  const named = paths.map((path) => folders.find((folder) => path.startsWith(folder.slice(0, -1))) ?? path);
  return [...new Set(named)].sort();
}

/** Staging as it is rendered: with its own release. */
async function renderedStaging(): Promise<Platform | undefined> {
  const workspace = { environments: [staging], directory: join(ROOT, 'environments'), root: ROOT };
  const [platform] = await loadPlatforms([staging], workspace);
  return platform;
}

/** A release: as it is tested, or as it is promoted. */
const tested = (name: string) => release(E2E, name);
const promoted = (name: string) => release(join(ROOT, 'environments'), name);
const release = async (folder: string, name: string): Promise<Record<string, unknown>> =>
  parse(await readFile(join(folder, 'releases', `${name}.yaml`), 'utf8'));

describe('what the end-to-end tests apply', () => {
  it.each(environments)('$name has a release that fits, and nothing wrong', async (environment) => {
    expect((await platformOf(environment)).name).toBe(environment.name);
  });
});

describe('fitToLab', () => {
  it('changes staging in the listed places and nowhere else', async () => {
    const listed = Object.values(DIFFERENCES).flat();
    const found = differingPaths(await renderedStaging(), await platformOf(fitToLab(staging)));
    expect(asListed(found, listed)).toEqual([...listed].sort());
  });

  it('tests the Kafka of local’s release', async () => {
    const kafka = await tested('local');
    expect(Object.keys(kafka)).toEqual(['schemaVersion', 'renderEpoch', 'kafka']);
    expect(await promoted('local')).toMatchObject(kafka);
  });

  it.each([
    ['core', 'restProxy'],
    ['without-jobs', 'connect'],
  ])('tests the release of staging in %s', async (name, last) => {
    const part = await tested(name);
    expect(Object.keys(part)).toContain(last);
    expect(await tested('staging')).toMatchObject(part);
  });

  it('tests the release of staging, but for what the lab lacks', async () => {
    const differing = differingPaths(await tested('staging'), await promoted('staging'));
    expect(differing).toEqual(Object.values(RELEASE_DIFFERENCES).flat().sort());
  });
});
