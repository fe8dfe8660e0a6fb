import { join, relative, resolve } from 'node:path';
import { countedWith } from '../../charts/shared/count.js';
import type { Platform } from '../../platform/platform.js';
import { manifests } from '../../stacks/kubernetes/index.js';
import type { Command } from '../command.js';
import { EXIT, type Io, UserError } from '../terminal/io.js';
import { differingFiles, foldersIn, leftovers, remove, writeWhole } from '../workspace/files.js';
import { environmentsNamed, loadPlatforms } from '../workspace/platforms.js';
import { writeReleaseLines } from '../workspace/release-lines.js';
import { renderPlatform } from '../workspace/render.js';
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
    await writeReleaseLines(workspace, check === true);
    if (check === true) await checkFiles(rendered, folder, io);
    else for (const { platform, files } of rendered) await writeFiles(platform, files, folder, io);
    if (out === undefined) await refuseOrphans(folder, workspace);
    return EXIT.ok;
  },
};

const names = (value: unknown) => (Array.isArray(value) ? value.map(String) : []);

async function writeFiles({ name }: Platform, files: Rendered['files'], folder: string, io: Io): Promise<void> {
  const target = join(folder, name);
  const wrote = await Promise.all([...files].map(([file, text]) => writeWhole(join(target, file), text)));
  const changed = wrote.filter(Boolean).length;
  const stale = await leftovers(target, new Set(files.keys()));
  await remove(stale);
  const objects = [...files.values()].reduce((sum, text) => sum + text.split('\n---\n').length, 0);
  const difference = changed + stale.length === 0 ? 'unchanged' : `${changed} written, ${stale.length} removed`;
  io.out(`${name}: ${objects} objects in ${files.size} files, ${difference} (${relative(process.cwd(), target) || '.'})`);
}

async function checkFiles(rendered: readonly Rendered[], folder: string, io: Io): Promise<number> {
  const differing: string[] = [];
  for (const { platform, files } of rendered) differing.push(...(await differingFiles(files, join(folder, platform.name))));
  if (differing.length > 0) {
    const shown = differing.map((path) => relative(process.cwd(), path));
    throw new UserError(
      `${countedWith(shown.length, 'file')} out of date: ${shown.join(', ')}`,
      'what is reviewed would not be what is applied',
      'run "sluice synth" and commit the result',
    );
  }
  io.out(`${rendered.map(({ platform }) => platform.name).join(', ')}: as on disk`);
  return EXIT.ok;
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
