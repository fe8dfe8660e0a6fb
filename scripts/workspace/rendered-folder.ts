import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { UserError } from '../terminal/io.js';
import { isUnfinished, readIfThere, remove, writeWhole } from './files.js';

/** File of a rendered folder that names the files Sluice wrote into it. No tool that applies a folder reads a file of this name. */
export const FILE_LIST = '.sluice-files';
const HEADER = '# The files of this folder that Sluice wrote. It replaces and removes these, and no others.\n';
/** What `kubectl apply -f` and `-k`, Argo CD and Flux read, folders in the folder included. */
const APPLIED = /\.(ya?ml|json|jsonnet|libsonnet)$|(^|\/)kustomization$/i;
/** How Sluice's own objects are told apart where a folder has no list yet: one that was rendered before there were lists. */
const OWN_LABEL = 'app.kubernetes.io/managed-by: sluice';

/** A rendered folder beside what would be rendered into it now. Files are named by their path in the folder. */
export interface FolderState {
  /** Rendered files that are missing or other than they would be rendered. */
  readonly outdated: readonly string[];
  /** Files that Sluice wrote and would not render now. */
  readonly stale: readonly string[];
  /** Files that Sluice did not write, in the way of one it would. */
  readonly inTheWay: readonly string[];
  /** Other files that Sluice did not write, and that are applied with the folder. */
  readonly foreign: readonly string[];
}

/** Compares a folder with what would be rendered into it. A folder that is not there is empty. */
export async function folderState(folder: string, files: ReadonlyMap<string, string>): Promise<FolderState> {
  const [{ present, links }, listed] = await Promise.all([filesBelow(folder), listedIn(folder)]);
  const texts = new Map(await Promise.all([...files.keys()].map(async (file) => [file, await readIfThere(join(folder, file))] as const)));
  const differing = [...files].filter(([file, text]) => texts.get(file) !== text).map(([file]) => file);
  const isOwn = (file: string) => (listed ? listed.has(file) : texts.get(file)?.includes(OWN_LABEL) === true);
  return {
    outdated: [...differing, ...(listed && listText([...files.keys()]) === listText([...listed]) ? [] : [FILE_LIST])],
    stale: present.filter((file) => isUnfinished(file) || (!files.has(file) && listed?.has(file) === true)),
    inTheWay: differing.filter((file) => texts.get(file) !== undefined && !isOwn(file)),
    foreign: present.filter(
      (file) => (APPLIED.test(file) || links.has(file)) && !isUnfinished(file) && !files.has(file) && listed?.has(file) !== true,
    ),
  };
}

/** Refuses a folder with files that would be applied though Sluice did not write them. */
export function refuseForeign(folder: string, { foreign }: Pick<FolderState, 'foreign'>): void {
  if (foreign.length === 0) return;
  const shown = foreign.map((file) => relative(process.cwd(), join(folder, file)));
  throw new UserError(
    `${shown.join(', ')}: Sluice did not write ${foreign.length === 1 ? 'this file' : 'these files'}`,
    'kubectl, Argo CD and Flux apply the whole folder, so it would be applied without lint and plan',
    'move it out of the folder',
  );
}

/** What became of a folder. */
export interface FolderChange {
  /** How many files were written. */
  readonly written: number;
  /** Files that were removed, by their path in the folder. */
  readonly removed: readonly string[];
}

/**
 * Writes what is rendered into a folder and removes what Sluice wrote there before and renders no more. The list comes first, and names
 * both: a run that is killed leaves no file whose author is unknown.
 */
export async function writeFolder(
  folder: string,
  files: ReadonlyMap<string, string>,
  { outdated, stale }: FolderState,
): Promise<FolderChange> {
  if (outdated.length + stale.length === 0) return { written: 0, removed: [] };
  const list = join(folder, FILE_LIST);
  await writeWhole(list, listText([...files.keys(), ...stale.filter((file) => !isUnfinished(file))]));
  const wrote = await Promise.all([...files].map(([file, text]) => writeWhole(join(folder, file), text)));
  await remove(stale.map((file) => join(folder, file)));
  await writeWhole(list, listText([...files.keys()]));
  return { written: wrote.filter(Boolean).length, removed: stale };
}

const listText = (files: readonly string[]): string =>
  HEADER +
  files
    .toSorted()
    .map((file) => `${file}\n`)
    .join('');

/** The files Sluice wrote into a folder; nothing where no list says so. */
async function listedIn(folder: string): Promise<ReadonlySet<string> | undefined> {
  const text = await readIfThere(join(folder, FILE_LIST));
  return text === undefined ? undefined : new Set(text.split('\n').filter((line) => line !== '' && !line.startsWith('#')));
}

/** Every file at or below a folder, with slashes. A symbolic link may be a folder of files, which some tools follow. */
async function filesBelow(folder: string): Promise<{ readonly present: readonly string[]; readonly links: ReadonlySet<string> }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => !entry.isDirectory());
  const pathOf = (entry: (typeof entries)[number]) =>
    join(entry.parentPath, entry.name)
      .slice(folder.length + 1)
      .replaceAll('\\', '/');
  return { present: files.map(pathOf).sort(), links: new Set(files.filter((entry) => entry.isSymbolicLink()).map(pathOf)) };
}
