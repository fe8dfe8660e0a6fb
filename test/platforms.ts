import { join } from 'node:path';
import { environments } from '../environments/index.js';
import type { Platform } from '../platform/platform.js';
import { loadPlatforms } from '../scripts/workspace/platforms.js';
import { manifests, renderObjects } from '../stacks/kubernetes/index.js';
import { platformOf } from './described.js';
import { variants } from './variants.js';

/** Folder of the project. */
export const ROOT = join(import.meta.dirname, '..');

/** Every platform there is: the environments of the repository, and the variants. */
export async function everyPlatform(): Promise<readonly Platform[]> {
  const workspace = { environments, directory: join(ROOT, 'environments'), root: ROOT };
  const loaded = await loadPlatforms(environments, workspace);
  return [...loaded, ...(await Promise.all(Object.values(variants).map((described) => platformOf(undefined, described))))];
}

/** Every object of a platform, from all its files. */
export const objectsOf = (platform: Platform) => [...renderObjects(platform).values()].flat();

/** The files of a platform: name and text. */
export const filesOf = (platform: Platform): ReadonlyMap<string, string> => manifests(renderObjects(platform));
