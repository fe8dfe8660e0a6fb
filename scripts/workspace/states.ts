import type { EnvironmentClass } from '../../charts/shared/severity.js';
import type { SourceDocument } from '../../policy/facts/index.js';
import { manifests } from '../../stacks/kubernetes/index.js';
import { UserError } from '../terminal/io.js';
import { committedFiles } from './git.js';
import { isKustomization } from './kustomizations.js';
import type { NotJudged } from './not-judged.js';
import { environmentNames, environmentsNamed, loadPlatforms, refuseNameless } from './platforms.js';
import { renderPlatform } from './render.js';
import { judgedFiles } from './sources.js';
import type { Workspace } from './workspace.js';
import { documentsOf, shownName, type TextFile, yamlAt } from './yaml-files.js';

/** One state of a platform, wherever it was read. */
export interface ReadState {
  /** What it was read from, for people. */
  readonly name: string;
  /** Files of the state, as far as they are judged. */
  readonly files: readonly TextFile[];
  /** What of it is not judged. @default nothing */
  readonly notJudged?: readonly NotJudged[];
  /** Contents of what is not judged. @default nothing */
  readonly leftOut?: readonly string[];
  /** Class of the environment, when it is one. */
  readonly environmentClass?: EnvironmentClass;
}

/** Beginning of a state in a commit: `git:REF:path`. */
const GIT = 'git:';

/** Reads a state: an environment by its name, `git:REF:path`, a file, a folder, or standard input (`-`). */
export async function readState(name: string, workspace: Workspace): Promise<ReadState> {
  refuseNameless(workspace);
  if (environmentNames(workspace).includes(name)) return renderedState(name, workspace);
  if (name.startsWith(GIT)) return committedState(name);
  return { name: name === '-' ? shownName(name) : name, ...(await judgedFiles(await yamlAt(name, workspace))) };
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
  const files = await committedFiles(process.cwd(), ref, path);
  const kustomization = files.find(({ file }) => isKustomization(file));
  if (kustomization) throw notBuiltFromCommit(kustomization.file, ref, path);
  return { name, ...(await judgedFiles(files)) };
}

const notBuiltFromCommit = (file: string, ref: string, path: string) =>
  new UserError(
    `${file} is a kustomization, which is not built from a commit`,
    'Kustomize reads files, and a patch or a base alone is not what is applied',
    `check the commit out: git worktree add ../before ${ref}, then compare ../before/${path}`,
  );

/** Documents of a state; one that is not YAML is told with its file and line. */
export const documentsIn = ({ files }: Pick<ReadState, 'files'>): readonly SourceDocument[] => documentsOf(files);
