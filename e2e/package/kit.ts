import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from '../../test/sources.js';

/** How a program ended. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a program in a folder. */
export function runIn(cwd: string, program: string, ...args: readonly string[]): Ended {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8', env: { ...process.env, CI: '1' } });
  return { code: status, out: stdout, err: stderr };
}

/** Runs a program that must succeed, and returns what it printed. */
export function mustRunIn(cwd: string, program: string, ...args: readonly string[]): string {
  const { code, out, err } = runIn(cwd, program, ...args);
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} in ${cwd}: ${code}\n${out}${err}`);
  return out;
}

/** An empty folder below the machine's temporary one. */
export const emptyFolder = (name: string) => mkdtempSync(join(tmpdir(), `sluice-package-${name}-`));

/** A packed package. */
export interface Tarball {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Paths in it, without the leading `package/`. */
  readonly paths: readonly string[];
}

/** Packs this checkout, as `npm publish` would. */
export function pack(): Tarball {
  const folder = emptyFolder('tarball');
  mustRunIn(ROOT, 'npm', 'pack', '--silent', '--pack-destination', folder);
  const [name = ''] = readdirSync(folder);
  const file = join(folder, name);
  const content = readFileSync(file);
  const paths = mustRunIn(folder, 'tar', 'tzf', file).trim().split('\n');
  return {
    file,
    sha256: createHash('sha256').update(content).digest('hex'),
    bytes: content.length,
    paths: paths.map((path) => path.replace(/^package\//, '')),
  };
}

/** Writes files by their paths below a folder. */
export function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Compiler options at their strictest, as a user may have them. Libraries are checked too. */
const STRICT = {
  target: 'ES2022',
  module: 'NodeNext',
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  resolveJsonModule: true,
  skipLibCheck: false,
  types: [],
  noEmit: true,
};

/** A project that uses the package and nothing else of ours. */
export function project(name: string, files: Readonly<Record<string, string>>, packages: readonly string[]): string {
  const folder = emptyFolder(name);
  write(folder, {
    'package.json': JSON.stringify({ name, private: true, type: 'module' }),
    'tsconfig.json': JSON.stringify({ compilerOptions: STRICT, include: ['**/*.ts'], exclude: ['node_modules'] }),
    ...files,
  });
  mustRunIn(folder, 'npm', 'install', '--no-audit', '--no-fund', '--loglevel=error', ...packages);
  return folder;
}

/** What the compiler says of a project; it throws when the compiler did not get as far. */
export function typeErrors(folder: string): string {
  const { code, out, err } = runIn(folder, process.execPath, join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', '.');
  if ((code === 0) !== (out === '')) throw new Error(`tsc ended with ${code}: ${out}${err}`);
  return out;
}

/** Runs the installed command, as `npx sluice` does. */
export const sluice = (folder: string, ...args: readonly string[]) =>
  runIn(folder, join(folder, 'node_modules', '.bin', 'sluice'), ...args);

/** Seconds that some work takes. */
export function secondsOf(work: () => unknown): number {
  const started = performance.now();
  work();
  return (performance.now() - started) / 1000;
}
