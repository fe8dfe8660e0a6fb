import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { readIfThere } from '../workspace/files.js';
import type { Workspace } from '../workspace/workspace.js';
import { withEpoch } from './new-repository.js';

/** What a render does not read, and what holds passwords. */
const LEFT_OUT = new Set(['node_modules', '.git', 'rendered', 'dist', '.env', '.sluice', 'package-lock.json', 'npm-shrinkwrap.json']);
/** What makes npm install more than the one package that is compared with. */
const NEEDS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies', 'workspaces', 'overrides', 'scripts'];

/** Runs work in a temporary folder, and removes the folder afterwards. */
export async function inTemporaryFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'sluice-upgrade-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Copies what a render reads of a repository. Its `package.json` asks for no packages there. */
export async function copyRepository({ root }: Pick<Workspace, 'root'>, to: string): Promise<void> {
  const filter = (path: string) =>
    !relative(root, path)
      .split(sep)
      .some((part) => LEFT_OUT.has(part));
  await cp(root, to, { recursive: true, filter });
  const manifest: unknown = JSON.parse((await readIfThere(join(root, 'package.json'))) ?? '{}');
  const kept = Object.entries(manifest ?? {}).filter(([key]) => !NEEDS.includes(key));
  await writeFile(join(to, 'package.json'), JSON.stringify(Object.fromEntries(kept)));
}

/** Links the packages of a repository, Sluice apart, that a copy has not installed itself: environment files may import them. */
export async function linkPackages({ root }: Pick<Workspace, 'root'>, to: string): Promise<void> {
  const [from, into] = [join(root, 'node_modules'), join(to, 'node_modules')];
  for (const name of await packagesIn(from)) {
    if (name === 'sluice') continue;
    await mkdir(join(into, name, '..'), { recursive: true });
    await symlink(join(from, name), join(into, name)).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    });
  }
}

/** Names of the packages in a folder, those of a scope among them. */
async function packagesIn(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => !name.startsWith('.'));
  const scoped = names.filter((name) => name.startsWith('@'));
  const members = await Promise.all(scoped.map(async (scope) => (await readdir(join(folder, scope))).map((name) => join(scope, name))));
  return [...names.filter((name) => !name.startsWith('@')), ...members.flat()];
}

/** Copies the release files beside `directory` into another folder, in another epoch. */
export async function copyReleases(directory: string, to: string, epoch: string): Promise<void> {
  const [from, into] = [join(directory, 'releases'), join(to, 'releases')];
  await mkdir(into, { recursive: true });
  for (const name of await readdir(from)) {
    if (name.endsWith('.yaml')) await writeFile(join(into, name), withEpoch(await readFile(join(from, name), 'utf8'), epoch));
  }
}
