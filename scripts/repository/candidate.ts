import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { UserError } from '../terminal/io.js';

const execute = promisify(execFile);
/** Room for what npm and a render say. */
const MOST_BYTES = 64 * 1024 * 1024;
/** A version or a tag of the registry, e.g. `0.2.0` or `latest`. */
const PUBLISHED = /^[\w.+-]+$/;

/** An installed version of Sluice. */
export interface Candidate {
  /** Version of Sluice. */
  readonly version: string;
  /** What `npm install` takes to install it: `sluice@0.2.0`, or the path of a tarball or folder. */
  readonly installs: string;
  /** File that runs it. */
  readonly program: string;
}

/** Installs a version beside a copy of a repository: a version or tag of the registry, a tarball, or a folder that holds the package. */
export async function installCandidate(to: string, repository: string): Promise<Candidate> {
  const spec = await specOf(to);
  const args = ['install', spec, '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--prefer-offline'];
  try {
    await execute('npm', args, { cwd: repository, maxBuffer: MOST_BYTES });
  } catch (error) {
    throw notInstalled(to, error);
  }
  const folder = join(repository, 'node_modules', 'sluice');
  const { version, bin } = await manifestOf(folder, to);
  return { version, installs: spec.startsWith('sluice@') ? `sluice@${version}` : to, program: join(folder, bin) };
}

async function specOf(to: string): Promise<string> {
  const path = resolve(to);
  if (await stat(path).catch(() => undefined)) return path;
  if (PUBLISHED.test(to) && !to.endsWith('.tgz')) return `sluice@${to}`;
  throw new UserError(
    `--to ${to}: no such file`,
    'it names a published version, e.g. 0.2.0 or latest, or a tarball that npm pack made',
    'correct the path, or name a version',
  );
}

async function manifestOf(folder: string, to: string): Promise<{ readonly version: string; readonly bin: string }> {
  const manifest: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8').catch(() => 'null'));
  const found = isManifest(manifest) ? manifest : undefined;
  const holdsSluice = await stat(join(folder, 'dist', 'cli', 'main.cjs')).catch(() => undefined);
  if (found && holdsSluice) return { version: found.version, bin: found.bin.sluice };
  throw new UserError(
    `--to ${to} is not a package of Sluice`,
    'npm installed it, and it does not have the command of Sluice',
    'name a version, or a tarball of Sluice',
  );
}

const isManifest = (value: unknown): value is { readonly version: string; readonly bin: { readonly sluice: string } } =>
  isRecord(value) && typeof value.version === 'string' && isRecord(value.bin) && typeof value.bin.sluice === 'string';
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** npm's message when the registry does not answer. */
const UNREACHABLE = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED|network|socket hang up/i;
/** npm's message for a version that does not exist. */
const UNKNOWN = /\bE404\b|ETARGET|No matching version/;

/** npm's failure as an error: registry unreachable, version not found, or any other. */
export function notInstalled(to: string, error: unknown): UserError {
  const text = errorText(error);
  const first = text.split('\n').find((line) => /npm (ERR!|error)/.test(line) && !/code E/.test(line)) ?? text.split('\n')[0] ?? '';
  const said = first.replace(/^npm (ERR!|error)\s*/, '').trim() || 'npm gave no reason';
  if (UNKNOWN.test(text))
    return new UserError(`Sluice ${to} was not found in the registry`, said, 'list the published versions: npm view sluice versions');
  if (UNREACHABLE.test(text))
    return new UserError(
      'the package registry cannot be reached',
      said,
      'give a tarball instead: npm pack sluice@VERSION where there is a network, then sluice upgrade --to ./sluice-VERSION.tgz',
    );
  return new UserError(
    `Sluice ${to} could not be installed beside a copy of the repository`,
    said,
    'npm install it elsewhere to see all npm says',
  );
}

/** Standard error of a program that failed. */
export const errorText = (error: unknown): string => {
  if (isRecord(error) && typeof error.stderr === 'string' && error.stderr.trim() !== '') return error.stderr.trim();
  return error instanceof Error ? error.message : String(error);
};

/** Renders environments with a candidate, in a copy of the repository, into a folder. Its refusal is passed on as it is. */
export async function renderWith(
  { program, version }: Candidate,
  repository: string,
  names: readonly string[],
  out: string,
): Promise<void> {
  try {
    await execute(process.execPath, [program, 'synth', ...names, '--out', out], { cwd: repository, maxBuffer: MOST_BYTES });
  } catch (error) {
    const [what = '', why, fix] = errorText(error).split('\n');
    throw new UserError(
      `Sluice ${version} does not render ${names.join(', ')}: ${what.replace(/^error: /, '')}`,
      why?.replace(/^why: /, '') ?? 'it gave no reason',
      fix?.replace(/^fix: /, '') ?? 'run it again with --debug',
    );
  }
}
