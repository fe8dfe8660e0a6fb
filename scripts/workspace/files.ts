import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Beginning of a file that is still being written; one left behind by a killed run is removed by the next. */
const UNFINISHED = '.unfinished-';

/** Text of a file, nothing when it is not there. */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Writes a file whole or not at all: beside it first, then in its place. Leaves an equal one alone. Says whether it wrote. */
export async function writeWhole(path: string, text: string): Promise<boolean> {
  if ((await readIfThere(path)) === text) return false;
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const unfinished = join(folder, `${UNFINISHED}${process.pid}-${path.slice(folder.length + 1)}`);
  await writeFile(unfinished, text);
  await rename(unfinished, path);
  return true;
}

/** Files of a folder that a render would not make: leftovers of an earlier shape, and of a killed run. */
export async function leftovers(folder: string, files: ReadonlySet<string>): Promise<string[]> {
  const found = await readdir(folder).catch(() => []);
  return found
    .filter((name) => name.startsWith(UNFINISHED) || (name.endsWith('.yaml') && !files.has(name)))
    .map((name) => join(folder, name));
}

/** Files of a render that are not so on disk, and files on disk that it would not make. */
export async function differingFiles(files: ReadonlyMap<string, string>, folder: string): Promise<string[]> {
  const differing: string[] = [];
  for (const [file, text] of files) if ((await readIfThere(join(folder, file))) !== text) differing.push(join(folder, file));
  return [...differing, ...(await leftovers(folder, new Set(files.keys())))];
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
