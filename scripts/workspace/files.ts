import { readFileSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** End of a file that is still being written: no tool reads a file of that name, and one left behind by a killed run is removed by the next. */
const UNFINISHED = /\.\d+\.unfinished$/;

/** Whether a file is one that a killed run left behind, by its name. */
export const isUnfinished = (name: string): boolean => UNFINISHED.test(name);

/** Text of a file, nothing when it is not there. Read at once: to hand a small file to a thread takes longer than to read it. */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Writes a file whole or not at all: beside it first, then in its place. Leaves an equal one alone. Says whether it wrote. With a mode, no
 * moment passes in which the text can be read by others.
 */
export async function writeWhole(path: string, text: string, { mode }: { readonly mode?: number } = {}): Promise<boolean> {
  if ((await readIfThere(path)) === text) return false;
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const unfinished = `${path}.${process.pid}.unfinished`;
  await rm(unfinished, { force: true }); // of a killed run with the same number: its mode would stay
  await writeFile(unfinished, text, { ...(mode !== undefined && { mode }), flag: 'wx' });
  await rename(unfinished, path);
  return true;
}

/** Names of the folders in a folder; none when it is not there. */
export async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/** Removes files. */
export async function remove(paths: readonly string[]): Promise<void> {
  await Promise.all(paths.map((path) => rm(path, { force: true })));
}
