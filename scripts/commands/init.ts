import { basename, join, relative, resolve } from 'node:path';
import type { Command } from '../command.js';
import { EXIT, UserError } from '../terminal/io.js';
import { VERSION } from '../version.js';

/** Writes a repository for a team's environments. It needs no repository around it, and no network. */
export const init: Command = {
  name: 'init [folder]',
  summary: 'write a new repository: a laptop and one cluster, release files, a pipeline, a test, a CI workflow',
  options: [
    ['--from <examples>', 'use shipped examples instead, e.g. staging or dev,staging,prod (default: local and a small dev)'],
    ['--dry-run', 'write nothing; list the files'],
  ],
  examples: ['sluice init platform', 'sluice init --dry-run', 'sluice init platform --from staging,prod'],
  worksAnywhere: true,
  async run({ folder: given, from, dryRun }, io) {
    const [
      { EXAMPLE_NAMES, repositoryFiles },
      { drawClusterId },
      { fileSpec, installedFrom },
      { packageName },
      { refuseNonEmpty, writeNew },
    ] = await Promise.all([
      import('../repository/new-repository.js'),
      import('../repository/cluster-id.js'),
      import('../repository/installed-from.js'),
      import('../repository/package-json.js'),
      import('../repository/write-new.js'),
    ]);
    const folder = resolve(typeof given === 'string' ? given : '.');
    const shown = relative(process.cwd(), folder) || '.';
    const examples = examplesIn(from, EXAMPLE_NAMES);
    await refuseNonEmpty(folder, shown);
    const tarball = installedFrom(process.argv[1] ?? '');
    const sluice = tarball === undefined ? VERSION : fileSpec(tarball, folder);
    const files = repositoryFiles({ name: packageName(basename(folder)), sluice, examples, drawId: drawClusterId });
    for (const path of files.keys()) io.out(join(shown, path));
    if (dryRun === true) {
      io.err(`${files.size} files; nothing was written`);
      return EXIT.ok;
    }
    await writeNew(folder, files);
    io.err(nextSteps(files.size, shown, sluice));
    return EXIT.ok;
  },
};

/** The shipped examples that are asked for. */
function examplesIn(from: unknown, known: readonly string[]): readonly string[] {
  if (typeof from !== 'string') return [];
  const names = from.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length === 0) return names;
  throw new UserError(
    `--from ${from}: no example is called "${unknown[0]}"`,
    `the shipped examples are ${known.join(', ')}; local comes with each`,
    `name one or several of them, e.g. --from ${known.slice(1).join(',')}`,
    EXIT.usage,
  );
}

const nextSteps = (count: number, folder: string, sluice: string): string =>
  [
    `${count} files written. Next:`,
    ...(folder === '.' ? [] : [`  cd ${folder}`]),
    '  npm install',
    '  npm start                 check types, render every environment into rendered/, judge it',
    '  npm test',
    '  git init && git add --all && git commit -m "Add the platform"',
    ...(sluice === VERSION ? [] : [`package.json names ${sluice}: keep that file there, or install a published version later`]),
  ].join('\n');
