import { join, relative, resolve } from 'node:path';
import { countedWith } from '../../charts/shared/count.js';
import type { Platform } from '../../platform/platform.js';
import { manifests } from '../../stacks/kubernetes/index.js';
import type { Command } from '../command.js';
import { EXIT, type Io, UserError } from '../terminal/io.js';
import { foldersIn } from '../workspace/files.js';
import { environmentsNamed, loadPlatforms } from '../workspace/platforms.js';
import { writeReleaseLines } from '../workspace/release-lines.js';
import { renderPlatform } from '../workspace/render.js';
import { FILE_LIST, type FolderState, folderState, refuseForeign, writeFolder } from '../workspace/rendered-folder.js';
import { renderedFolder, type Workspace } from '../workspace/workspace.js';

/** An environment's platform and its files. */
interface Rendered {
  readonly platform: Platform;
  readonly files: ReadonlyMap<string, string>;
}

/** Renders environments, one folder each. With `--check` it writes nothing and fails when the files on disk differ. */
export const synth: Command = {
  name: 'synth [environments...]',
  summary: 'render manifests, one folder an environment',
  options: [
    ['--out <dir>', 'where to write (default: rendered/ of the project)'],
    ['--check', 'write nothing; fail when the files on disk differ'],
  ],
  examples: ['sluice synth', 'sluice synth prod --out /tmp/review', 'sluice synth --check'],
  async run({ environments, out, check }, io, workspace) {
    const chosen = environmentsNamed(names(environments), workspace);
    const platforms = await loadPlatforms(chosen, workspace);
    const folder = typeof out === 'string' ? resolve(out) : renderedFolder(workspace);
    const rendered = platforms.map((platform) => ({ platform, files: manifests(renderPlatform(platform)) }));
    const folders = await Promise.all(rendered.map(async (each) => ({ ...each, ...(await stateOf(each, folder)) })));
    if (check === true) {
      await writeReleaseLines(workspace, true); // first: a release of another line is why the files differ
      checkAll(folders, io);
    } else {
      await writeAll(folders, io);
      await writeReleaseLines(workspace, false);
    }
    if (out === undefined) await refuseOrphans(folder, workspace);
    return EXIT.ok;
  },
};

const names = (value: unknown) => (Array.isArray(value) ? value.map(String) : []);

/** What would be rendered into a folder, and what is in it. */
interface RenderedFolder extends Rendered {
  readonly target: string;
  readonly state: FolderState;
}

async function stateOf({ platform, files }: Rendered, folder: string): Promise<Pick<RenderedFolder, 'target' | 'state'>> {
  const target = join(folder, platform.name);
  return { target, state: await folderState(target, files) };
}

/** Nothing is written when one of the folders holds a file of somebody else in the way. */
async function writeAll(folders: readonly RenderedFolder[], io: Io): Promise<void> {
  refuseInTheWay(folders.flatMap(({ target, state }) => state.inTheWay.map((file) => join(target, file))));
  for (const { platform, files, target, state } of folders) {
    const { written, removed } = await writeFolder(target, files, state);
    const objects = [...files.values()].reduce((sum, text) => sum + text.split('\n---\n').length, 0);
    const difference = written + removed.length === 0 ? 'unchanged' : `${written} written, ${removed.length} removed`;
    io.out(`${platform.name}: ${objects} objects in ${files.size} files, ${difference} (${shown(target)})`);
    for (const file of removed) io.out(`  removed ${shown(join(target, file))}`);
    for (const file of state.foreign)
      io.err(`${shown(join(target, file))} is left alone: Sluice did not write it. kubectl, Argo CD and Flux apply it with the others`);
  }
}

const shown = (path: string) => relative(process.cwd(), path) || '.';

function refuseInTheWay(paths: readonly string[]): void {
  if (paths.length === 0) return;
  throw new UserError(
    `${paths.map(shown).join(', ')}: Sluice did not write ${paths.length === 1 ? 'this file' : 'these files'}`,
    `it replaces only files that ${FILE_LIST} in the same folder names`,
    'move them away, or choose another folder with --out',
  );
}

function checkAll(folders: readonly RenderedFolder[], io: Io): void {
  const outdated = folders.flatMap(({ target, state }) => [...state.outdated, ...state.stale].map((file) => shown(join(target, file))));
  if (outdated.length > 0) {
    throw new UserError(
      `${countedWith(outdated.length, 'file')} out of date: ${outdated.join(', ')}`,
      'what is reviewed would not be what is applied',
      'run "sluice synth" and commit the result',
    );
  }
  for (const { target, state } of folders) refuseForeign(target, state);
  io.out(`${folders.map(({ platform }) => platform.name).join(', ')}: as on disk`);
}

/** Folders of environments that are no more: nobody reviews them, and `kubectl apply -f` would still take them. Never removed unasked. */
async function refuseOrphans(folder: string, workspace: Workspace): Promise<void> {
  const known = workspace.environments.map(({ name }) => name);
  const orphans = (await foldersIn(folder)).filter((name) => !known.includes(name));
  if (orphans.length === 0) return;
  const paths = orphans.map((name) => relative(process.cwd(), join(folder, name)));
  throw new UserError(
    `${paths.join(', ')}: no environment of that name`,
    'what stands there is rendered from nothing',
    `remove it: git rm -r ${paths.join(' ')}`,
  );
}
