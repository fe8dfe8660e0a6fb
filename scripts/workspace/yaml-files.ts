import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { readDocuments, type SourceDocument } from '../../policy/facts/index.js';
import { UserError } from '../terminal/io.js';
import { environmentNames } from './platforms.js';
import { listOf } from './repository.js';
import { decoded } from './text-encoding.js';
import type { Workspace } from './workspace.js';

/** A file that was read. */
export interface TextFile {
  /** Its path from where the command runs. */
  readonly file: string;
  /** Content of the file; empty where its bytes are no UTF-8. */
  readonly text: string;
  /** Encoding of its bytes, where that is not UTF-8. */
  readonly encoding?: string;
}

/** What a path is called for people: where it is from here, or standard input. */
export const shownName = (path: string): string => (path === '-' ? STANDARD_INPUT : relative(process.cwd(), path) || '.');
const STANDARD_INPUT = 'standard input';

/** Names of files in a folder that may hold manifests, a kustomization without an ending among them. */
const MANIFEST = /\.(ya?ml|json)$|(^|\/)Kustomization$/;
/** Folders that hold what others wrote: dependencies, and git's own. */
const FOREIGN = /(^|\/)(node_modules|\.git)\//;

/**
 * The file of a path, all YAML and JSON files below a folder, or standard input (`-`). Anything else is an error that names the environments.
 */
export async function yamlAt(path: string, workspace: Pick<Workspace, 'environments'>): Promise<readonly TextFile[]> {
  if (path === '-') return [{ file: STANDARD_INPUT, ...decoded(await buffer(process.stdin)) }];
  const info = await stat(path).catch(() => undefined);
  if (!info) {
    throw new UserError(
      `"${path}" is neither an environment nor a file`,
      listOf(environmentNames(workspace)),
      'name one of them, or a file or folder that exists',
    );
  }
  const names = info.isDirectory() ? (await readdir(path, { recursive: true })).filter(isManifest).sort() : [''];
  return Promise.all(names.map(async (name) => ({ file: shownName(join(path, name)), ...decoded(await readFile(join(path, name))) })));
}

/** Whether a file may hold manifests, by its name. */
export const isManifest = (name: string): boolean => MANIFEST.test(name) && !FOREIGN.test(name);

/** Documents of some files. One that cannot be read ends the command: what is found in the rest would look like all there is. */
export function documentsOf(files: readonly TextFile[]): readonly SourceDocument[] {
  return files.flatMap(({ file, text, encoding }) => {
    if (encoding !== undefined) throw new UserError(`${file} is ${encoding}`, 'YAML is read as UTF-8', 'save it as UTF-8');
    const { documents, unreadable } = readDocuments(file, text);
    const [first] = unreadable;
    if (first) throw new UserError(`${first.place.file}, line ${first.place.line}: not YAML`, first.reason, 'correct the line');
    return documents;
  });
}
