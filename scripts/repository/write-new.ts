import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '../terminal/io.js';

/** What a folder may hold and still count as empty: `git init` came before. */
const NOT_IN_THE_WAY = ['.git'];
/** Names that a refusal lists. */
const SHOWN = 8;

/** Refuses a folder that is not empty, and a target that is a file. A folder that does not exist is accepted. */
export async function refuseNonEmpty(folder: string, shown: string): Promise<void> {
  const info = await stat(folder).catch(() => undefined);
  if (!info) return;
  if (!info.isDirectory())
    throw new UserError(`${shown} is a file`, 'a repository is written into a folder', 'name a folder that does not exist yet');
  const found = (await readdir(folder)).filter((name) => !NOT_IN_THE_WAY.includes(name)).sort();
  if (found.length === 0) return;
  const more = found.length > SHOWN ? ` and ${found.length - SHOWN} more` : '';
  throw new UserError(
    `${shown} is not empty: ${found.slice(0, SHOWN).join(', ')}${more}`,
    'init never overwrites a file',
    `name a folder that does not exist yet, e.g. sluice init ${shown === '.' ? 'platform' : `${shown}-platform`}, or move these files away`,
  );
}

/** Writes files into an empty folder, all or none: into a folder inside it first, then each in its place. */
export async function writeNew(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  const isNew = (await stat(folder).catch(() => undefined)) === undefined;
  const staged = join(folder, `.unfinished-${process.pid}`);
  const placed: string[] = [];
  try {
    for (const [path, text] of files) {
      await mkdir(dirname(join(staged, path)), { recursive: true });
      await writeFile(join(staged, path), text, { flag: 'wx' });
    }
    for (const name of await readdir(staged)) {
      await rename(join(staged, name), join(folder, name));
      placed.push(name);
    }
  } catch (error) {
    for (const name of placed) await rm(join(folder, name), { recursive: true, force: true });
    if (isNew) await rm(folder, { recursive: true, force: true });
    throw error;
  } finally {
    await rm(staged, { recursive: true, force: true });
  }
}
