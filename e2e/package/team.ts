import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { figure } from '../kit/steps.js';
import { type Ended, emptyFolder, mustRunIn, secondsOf } from './kit.js';

/** The programs of a machine that has Node and npm, and nothing else: no git, no kubectl, no Docker. */
const PROGRAMS = ['node', 'npm', 'npx', 'sh'];

/** A PATH with Node and npm alone. */
function reducedPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-path-'));
  for (const name of PROGRAMS) {
    const found = [dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].map((each) => join(each, name)).find(existsSync);
    if (!found) throw new Error(`no ${name} on this machine`);
    symlinkSync(found, join(folder, name));
  }
  return folder;
}
const PATH = reducedPath();

/** Runs a program in a folder, with Node and npm on the PATH. */
export function withNodeAlone(cwd: string, [program = '', ...args]: readonly string[], env: Readonly<Record<string, string>> = {}): Ended {
  const outside = { HOME: process.env.HOME, PATH, CI: '1', ...env };
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8', env: outside });
  return { code: status, out: stdout, err: stderr };
}

/** Runs a program that must succeed, keeps how long it took, and returns what it printed. */
export function timed(what: string, cwd: string, ...command: readonly string[]): string {
  let ended: Ended | undefined;
  const seconds = secondsOf(() => (ended = withNodeAlone(cwd, command)));
  figure('package', `${what}, s`, seconds.toFixed(1));
  if (ended?.code !== 0) throw new Error(`${command.join(' ')} in ${cwd}: ${ended?.code}\n${ended?.out}${ended?.err}`);
  return ended.out;
}

/** A repository that init wrote, with the package of a tarball installed: what a team has on its first day. */
export function newTeam(tarball: string, ...options: readonly string[]): string {
  const parent = emptyFolder('team');
  timed('init', parent, 'npm', 'exec', '--yes', `--package=${tarball}`, '--', 'sluice', 'init', 'platform', ...options);
  const folder = join(parent, 'platform');
  install(folder, tarball);
  return folder;
}

/** Installs the package of a tarball, and whatever else the repository asks for. */
export const install = (folder: string, tarball: string): string =>
  timed('npm install', folder, 'npm', 'install', '--save-exact', '--no-audit', '--no-fund', '--prefer-offline', tarball);

/** Another version of a packed package: unpacked, edited, and packed again. */
export function repacked(tarball: string, version: string, change: (program: string) => string = (text) => text): string {
  const folder = emptyFolder('repacked');
  mustRunIn(folder, 'tar', '-xzf', tarball);
  const [manifest, program] = [join(folder, 'package', 'package.json'), join(folder, 'package', 'dist', 'cli', 'main.cjs')];
  writeFileSync(program, change(readFileSync(program, 'latin1')), 'latin1');
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(/"version": "[^"]*"/, `"version": "${version}"`));
  mustRunIn(join(folder, 'package'), 'npm', 'pack', '--silent', '--ignore-scripts', '--pack-destination', folder);
  const [name = ''] = readdirSync(folder).filter((each) => each.endsWith('.tgz'));
  return join(folder, name);
}

/** Edits a file of a repository. A text that is not in it is a mistake of the test. */
export function edit(folder: string, file: string, from: string, to: string): void {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
  writeFileSync(path, text.replace(from, to));
}
