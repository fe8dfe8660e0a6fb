import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { UserError } from '../terminal/io.js';
import { isManifest } from './yaml-files.js';

const execute = promisify(execFile);
/** Room for one file of a repository. */
const MOST_BYTES = 256 * 1024 * 1024;

/** A YAML file of a git commit. */
export interface CommittedFile {
  /** Commit and path, e.g. `main:rendered/dev/kafka.yaml`. */
  readonly file: string;
  /** Content of the file. */
  readonly text: string;
}

/** Runs git in a folder; nothing when it fails. */
async function git(folder: string, args: readonly string[]): Promise<string | undefined> {
  try {
    return (await execute('git', ['-C', folder, ...args], { maxBuffer: MOST_BYTES })).stdout;
  } catch {
    return undefined;
  }
}

/** Whether git is told to ignore a path, which counts from the folder. */
export const isIgnored = async (folder: string, path: string): Promise<boolean> =>
  (await git(folder, ['check-ignore', '--quiet', '--', path])) !== undefined;

/** Full id of a commit, nothing where there is no such ref, or no repository. */
export const commitOf = async (folder: string, ref: string): Promise<string | undefined> =>
  (await git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]))?.trim();

/** The YAML files at or below a path in a commit, as they were. The path counts from the folder. None is a `UserError`. */
export async function committedFiles(folder: string, ref: string, path: string): Promise<readonly CommittedFile[]> {
  const files = await filesAt(folder, ref, path);
  if (files.length > 0) return files;
  throw new UserError(
    `${ref} has no YAML at ${path || '.'}`,
    'there is nothing to compare with',
    `look at it: git ls-tree -r --name-only ${ref}`,
  );
}

/** The same, none where the commit has none there. A ref that git does not know is a `UserError`. */
export async function filesAt(folder: string, ref: string, path: string): Promise<readonly CommittedFile[]> {
  const commit = await commitOf(folder, ref);
  if (commit === undefined)
    throw new UserError(
      `git knows no "${ref}" here`,
      'the old state would be read from it',
      'name a branch, a tag or a commit that is there',
    );
  const names = (await git(folder, ['ls-tree', '-r', '--name-only', '-z', commit, '--', path || '.'])) ?? '';
  const files = names.split('\0').filter(isManifest);
  return Promise.all(
    files.map(async (file) => {
      const text = await git(folder, ['show', `${commit}:./${file}`]);
      if (text === undefined)
        throw new UserError(`${file} of ${ref} cannot be read`, 'git does not show it', `try: git show ${ref}:./${file}`);
      return { file: `${ref}:${file}`, text };
    }),
  );
}
