import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { UserError } from '../terminal/io.js';
import { readIfThere, writeWhole } from '../workspace/files.js';

/**
 * Adds files to a repository and changes others, all or none: a file to add that already exists is a `UserError`, and when a later one
 * cannot be written, those added before are removed and those changed get their text back.
 */
export async function addFiles(added: ReadonlyMap<string, string>, changed: ReadonlyMap<string, string>): Promise<void> {
  await refuseExisting([...added.keys()]);
  const undo: (() => Promise<unknown>)[] = [];
  try {
    for (const [path, text] of added) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text, { flag: 'wx' });
      undo.push(() => rm(path, { force: true }));
    }
    for (const [path, text] of changed) {
      const before = await readIfThere(path);
      await writeWhole(path, text);
      undo.push(() => (before === undefined ? rm(path, { force: true }) : writeWhole(path, before)));
    }
  } catch (error) {
    for (const step of undo.reverse()) await step();
    throw error;
  }
}

async function refuseExisting(paths: readonly string[]): Promise<void> {
  const found: string[] = [];
  for (const path of paths) if ((await readIfThere(path)) !== undefined) found.push(relative(process.cwd(), path));
  if (found.length === 0) return;
  throw new UserError(
    `${found.join(', ')} already ${found.length === 1 ? 'exists' : 'exist'}`,
    'new never overwrites a file',
    'choose another name, or remove what is left of an earlier environment',
  );
}
