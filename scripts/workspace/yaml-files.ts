import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { text as streamText } from 'node:stream/consumers';
import { readDocuments, type SourceDocument } from '../../policy/facts/index.js';
import { UserError } from '../terminal/io.js';
import { environmentNames } from './platforms.js';
import { listOf } from './repository.js';
import type { Workspace } from './workspace.js';

/** A file that was read. */
export interface TextFile {
  /** Its path from where the command runs. */
  readonly file: string;
  /** Content of the file. */
  readonly text: string;
}

/** What a path is called for people: where it is from here, or standard input. */
export const shownName = (path: string): string => (path === '-' ? STANDARD_INPUT : relative(process.cwd(), path) || '.');
const STANDARD_INPUT = 'standard input';

/** The YAML of a file, of all YAML files below a folder, or of standard input (`-`). Anything else is an error that names the environments. */
export async function yamlAt(path: string, workspace: Pick<Workspace, 'environments'>): Promise<readonly TextFile[]> {
  if (path === '-') return [{ file: STANDARD_INPUT, text: await streamText(process.stdin) }];
  const info = await stat(path).catch(() => undefined);
  if (!info) {
    throw new UserError(
      `"${path}" is neither an environment nor a file`,
      listOf(environmentNames(workspace)),
      'name one of them, or a file or folder that exists',
    );
  }
  const names = info.isDirectory() ? (await readdir(path, { recursive: true })).filter((file) => /\.ya?ml$/.test(file)).sort() : [''];
  return Promise.all(names.map(async (name) => ({ file: shownName(join(path, name)), text: await readFile(join(path, name), 'utf8') })));
}

/** Documents of some files. One that cannot be read ends the command: what is found in the rest would look like all there is. */
export function documentsOf(files: readonly TextFile[]): readonly SourceDocument[] {
  return files.flatMap(({ file, text }) => {
    const { documents, unreadable } = readDocuments(file, text);
    const [first] = unreadable;
    if (first) throw new UserError(`${first.place.file}, line ${first.place.line}: not YAML`, first.reason, 'correct the line');
    return documents;
  });
}
