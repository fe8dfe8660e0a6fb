import { join, relative, resolve } from 'node:path';
import type { Platform } from '../../environments/platform.js';
import { renderManifests } from '../../stacks/kubernetes/index.js';
import type { Command } from '../command.js';
import { leftovers, readIfThere, remove, writeWhole } from '../files.js';
import { EXIT, type Io, UserError } from '../io.js';
import { environmentsNamed, loadPlatforms } from '../platforms.js';
import { writeReleaseLines } from '../release-lines.js';

const DEFAULT_OUT = 'rendered';

/** Renders environments, one folder each. With `--check` it writes nothing and fails when the files on disk differ. */
export const synth: Command = {
  name: 'synth [environments...]',
  summary: 'render manifests, one folder an environment',
  options: [
    ['--out <dir>', `where to write (default: ${DEFAULT_OUT}/ of the project)`],
    ['--check', 'write nothing; fail when the files on disk differ'],
  ],
  examples: ['sluice synth', 'sluice synth prod --out /tmp/review', 'sluice synth --check'],
  async run({ environments, out, check }, io, workspace) {
    await writeReleaseLines(workspace, check === true);
    const chosen = environmentsNamed(names(environments), workspace);
    const platforms = await loadPlatforms(chosen, workspace);
    const folder = typeof out === 'string' ? resolve(out) : join(workspace.root, DEFAULT_OUT);
    const rendered = platforms.map((platform) => ({ platform, files: renderManifests(platform) }));
    if (check === true) return checkFiles(rendered, folder, io);
    for (const { platform, files } of rendered) await writeFiles(platform, files, folder, io);
    return EXIT.ok;
  },
};

const names = (value: unknown) => (Array.isArray(value) ? value.map(String) : []);

async function writeFiles({ name }: Platform, files: ReadonlyMap<string, string>, folder: string, io: Io): Promise<void> {
  const target = join(folder, name);
  let changed = 0;
  for (const [file, text] of files) if (await writeWhole(join(target, file), text)) changed += 1;
  const stale = await leftovers(target, new Set(files.keys()));
  await remove(stale);
  const objects = [...files.values()].reduce((sum, text) => sum + text.split('\n---\n').length, 0);
  const difference = changed + stale.length === 0 ? 'unchanged' : `${changed} written, ${stale.length} removed`;
  io.out(`${name}: ${objects} objects in ${files.size} files, ${difference} (${relative(process.cwd(), target) || '.'})`);
}

async function checkFiles(
  rendered: readonly { platform: Platform; files: ReadonlyMap<string, string> }[],
  folder: string,
  io: Io,
): Promise<number> {
  const differing: string[] = [];
  for (const { platform, files } of rendered) {
    const target = join(folder, platform.name);
    for (const [file, text] of files) if ((await readIfThere(join(target, file))) !== text) differing.push(join(target, file));
    differing.push(...(await leftovers(target, new Set(files.keys()))));
  }
  if (differing.length > 0) {
    const shown = differing.map((path) => relative(process.cwd(), path));
    throw new UserError(
      `${shown.length} ${shown.length === 1 ? 'file is' : 'files are'} out of date: ${shown.join(', ')}`,
      'what is reviewed would not be what is applied',
      'run "sluice synth" and commit the result',
    );
  }
  io.out(`${rendered.map(({ platform }) => platform.name).join(', ')}: as on disk`);
  return EXIT.ok;
}
