import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { text as streamText } from 'node:stream/consumers';
import type { EnvironmentClass } from '../../charts/shared/index.js';
import { readDocuments, type SourceDocument } from '../../policy/facts/index.js';
import { manifests } from '../../stacks/kubernetes/index.js';
import { UserError } from '../terminal/io.js';
import { committedFiles } from './git.js';
import { environmentNames, environmentsNamed, loadPlatforms, refuseNameless } from './platforms.js';
import { renderPlatform } from './render.js';
import { listOf } from './repository.js';
import type { Workspace } from './workspace.js';

/** A file of a state. */
export interface StateFile {
  readonly file: string;
  readonly text: string;
}

/** One state of a platform, wherever it was read. */
export interface ReadState {
  /** What it was read from, for people. */
  readonly name: string;
  readonly files: readonly StateFile[];
  /** Class of the environment, when it is one. */
  readonly environmentClass?: EnvironmentClass;
}

/** Beginning of a state in a commit: `git:REF:path`. */
const GIT = 'git:';

/** Reads a state: an environment by its name, `git:REF:path`, a file, a folder, or standard input (`-`). */
export async function readState(name: string, workspace: Workspace): Promise<ReadState> {
  refuseNameless(workspace);
  if (environmentNames(workspace).includes(name)) return renderedState(name, workspace);
  if (name === '-') return { name: 'standard input', files: [{ file: 'standard input', text: await streamText(process.stdin) }] };
  if (name.startsWith(GIT)) return committedState(name);
  return { name, files: await yamlFiles(name, workspace) };
}

/** What an environment's description gives now. */
export async function renderedState(name: string, workspace: Workspace): Promise<ReadState> {
  const [platform] = await loadPlatforms(environmentsNamed([name], workspace), workspace);
  if (!platform) return { name, files: [] };
  const files = [...manifests(renderPlatform(platform))].map(([file, text]) => ({ file: `rendered/${name}/${file}`, text }));
  return { name, files, environmentClass: platform.class };
}

async function committedState(name: string): Promise<ReadState> {
  const [, ref = '', path = ''] = /^git:([^:]+):?(.*)$/.exec(name) ?? [];
  if (ref === '')
    throw new UserError(`"${name}" names no commit`, 'a state in git is git:REF:path', 'write e.g. git:main:rendered/staging');
  return { name, files: await committedFiles(process.cwd(), ref, path) };
}

/** The YAML of a file, or of all files below a folder. */
export async function yamlFiles(path: string, workspace: Pick<Workspace, 'environments'>): Promise<readonly StateFile[]> {
  const info = await stat(path).catch(() => undefined);
  if (!info) {
    throw new UserError(
      `"${path}" is neither an environment nor a file`,
      listOf(environmentNames(workspace)),
      'name one of them, a file or folder that exists, or git:REF:path',
    );
  }
  const names = info.isDirectory() ? (await readdir(path, { recursive: true })).filter((file) => /\.ya?ml$/.test(file)).sort() : [''];
  return Promise.all(names.map(async (name) => ({ file: join(path, name), text: await readFile(join(path, name), 'utf8') })));
}

/** Documents of a state; one that is not YAML is told with its file and line. */
export function documentsIn({ files }: Pick<ReadState, 'files'>): readonly SourceDocument[] {
  return files.flatMap(({ file, text }) => {
    const { documents, unreadable } = readDocuments(file, text);
    const [first] = unreadable;
    if (first) throw new UserError(`${first.place.file}, line ${first.place.line}: not YAML`, first.reason, 'correct the line');
    return documents;
  });
}
