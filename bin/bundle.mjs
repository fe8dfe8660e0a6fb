// The compiled bundle: where it is, whether it is fresh, how it is loaded. Plain JavaScript, because it runs before anything is compiled.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';

/** Folder of the project. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const OPTION = '--environments';
/** Exit code of a command line that is not understood. */
const USAGE = 64;

/** What decides about every bundle beside its sources: how it is compiled, and which packages it holds. */
const TOOLS = ['bin/build.mjs', 'bin/bundle.mjs', 'package-lock.json'].map((file) => join(root, file));

/** Whether nothing that a bundle is made of changed or went away since. What is new counts once a file that changed imports it. */
function isFresh(outdir) {
  const main = statSync(join(outdir, 'main.cjs'), { throwIfNoEntry: false });
  const list = join(outdir, 'sources.txt');
  if (!main || !existsSync(list)) return false;
  const sources = readFileSync(list, 'utf8').split('\n');
  return [...TOOLS, ...sources].every((file) => (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) < main.mtimeMs);
}

/** Compiles an entry when a source is newer than its bundle, and returns the bundle. */
export async function bundle(name, contents) {
  const outdir = join(root, 'dist', name);
  if (!isFresh(outdir)) {
    const { build } = await import('./build.mjs');
    await build({ root, outdir, contents });
  }
  return join(outdir, 'main.cjs');
}

/**
 * Loads a bundle with the machine code of an earlier run of the same verb, which halves the start-up. The code is kept after the first
 * run, when it holds what that verb really used; one of another Node is refused by V8 and made anew. Returns the exports and what to
 * call at the end.
 */
export function load(file, verb) {
  const kept = `${file}.${verb}.code`;
  const cachedData = existsSync(kept) ? readFileSync(kept) : undefined;
  const source = readFileSync(file, 'latin1'); // the bundler writes ASCII
  const script = new vm.Script(source, { filename: file, cachedData });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(file), module);
  const keep = () => {
    if (cachedData && !script.cachedDataRejected) return;
    const unfinished = `${kept}.${process.pid}`;
    writeFileSync(unfinished, script.createCachedData());
    renameSync(unfinished, kept);
  };
  return { exports: module.exports, keep };
}

/** Takes `--environments FILE` off the command line: it decides what is compiled, so it comes before any parsing. */
function environmentsFile(args) {
  const index = args.indexOf(OPTION);
  if (index < 0) return { environments: join(root, 'environments', 'index.ts'), rest: args };
  const given = args[index + 1] ?? '';
  const environments = resolve(given);
  if (!environments.endsWith('.ts') || !existsSync(environments)) {
    fail(
      USAGE,
      `${OPTION} ${given}: no such file`,
      'it names the TypeScript file that exports `environments`',
      `sluice ${OPTION} path/to/environments.ts …`,
    );
  }
  return { environments, rest: args.toSpliced(index, 2) };
}

function fail(code, what, why, fix) {
  process.stderr.write(`error: ${what}\nwhy: ${why}\nfix: ${fix}\n`);
  process.exit(code);
}

/** Folder of a file's bundle: two files never share one, however alike their paths end. */
export const bundleName = (environments) => `sluice-${createHash('sha256').update(environments).digest('hex').slice(0, 16)}`;

const entry = (environments) => `import { main } from './scripts/main.js';
import { environments } from ${JSON.stringify(environments)};
export const run = (args) => main(args, { environments, directory: ${JSON.stringify(dirname(environments))}, root: ${JSON.stringify(root)} });`;

/** Runs the command line. */
export async function run(args) {
  const { environments, rest } = environmentsFile(args);
  let file;
  try {
    file = await bundle(bundleName(environments), entry(environments));
  } catch (error) {
    const [, ...lines] = String(error.message).split('\n');
    fail(
      1,
      'the sources do not compile',
      lines.slice(0, 3).join('\n     ') || error.message,
      'correct the file named above; "npx tsc --noEmit" shows every error',
    );
  }
  const [verb = ''] = rest;
  const { exports, keep } = load(file, verb.replace(/[^a-z]/g, ''));
  await exports.run(rest);
  if (process.exitCode !== USAGE) keep(); // a misspelt verb is no verb
}
