import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { EXIT, UserError } from '../terminal/io.js';
import type { Workspace } from './workspace.js';

/** File of a repository that lists its environments. */
export const INDEX = 'environments/index.ts';

/** Folder of the nearest repository upwards: the first that holds `environments/index.ts`. */
export function repositoryAbove(folder: string): string | undefined {
  if (existsSync(join(folder, INDEX))) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : repositoryAbove(above);
}

/** File that a command line names with `--environments`. Throws `UserError` when there is none. */
export function givenFile(given: string): string {
  const file = resolve(given);
  if (file.endsWith('.ts') && existsSync(file)) return file;
  throw new UserError(
    `--environments ${given}: no such file`,
    'it names the TypeScript file that exports `environments`',
    'sluice --environments path/to/environments.ts …',
    EXIT.usage,
  );
}

/** Folder of the repository that a file of environments belongs to: the one above `environments/`, else the file's own. */
export function rootOf(file: string): string {
  const folder = dirname(file);
  return basename(folder) === 'environments' ? dirname(folder) : folder;
}

/** No repository at all: commands that take files work on them. */
export function nowhere(searchedFrom: string = process.cwd()): Workspace {
  return { environments: [], directory: join(searchedFrom, 'environments'), root: searchedFrom, searchedFrom };
}

/** The environments' names, for a message. */
export const listOf = (names: readonly string[]): string =>
  names.length === 0 ? `there are no environments here: no ${INDEX}` : `the environments are ${names.join(', ')}`;

/** Throws `UserError` where there is no repository: an example of the package must never be taken for the reader's own. */
export function refuseOutside({ searchedFrom }: Pick<Workspace, 'searchedFrom'>): void {
  if (searchedFrom === undefined) return;
  throw new UserError(
    `there is no ${INDEX} in ${searchedFrom} or above`,
    'it lists the environments of a repository, and this command works on them',
    `change to the folder of a repository, or name its file: sluice --environments path/to/${INDEX} …`,
  );
}
