// Compiled bundles: where they are, whether they are fresh, how they are loaded. Plain JavaScript, because it runs before anything is compiled.
const { createHash } = require('node:crypto');
const { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { dirname, join } = require('node:path');
const vm = require('node:vm');
const { cacheFolder, isCheckout } = require('./cache.cjs');
const { isSame, stampOf } = require('./stamp.cjs');

/** Folder of the package: a checkout, or where npm installed it. */
const root = dirname(__dirname);
/** Exit code of a command line that is not understood. */
const USAGE = 64;

/** What decides about every bundle of a checkout beside its sources: how it is compiled, and which packages it holds. */
const TOOLS = ['bin/build.mjs', 'bin/bundle.cjs', 'bin/stamp.cjs', 'package-lock.json'];

const shortHash = (text) => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** What a bundle says it is made of, when it is there, under that key, and nothing of it changed. What is new counts once a file imports it. */
function freshManifest(outdir, key) {
  const list = join(outdir, 'made-of.json');
  if (!existsSync(join(outdir, 'main.cjs')) || !existsSync(list)) return undefined;
  const made = JSON.parse(readFileSync(list, 'utf8'));
  return made.key === key && made.sources.every(isSame) ? made : undefined;
}

/** Compiles code of this checkout when a source differs from its bundle, and returns the bundle. */
async function bundle(name, contents) {
  const outdir = join(cacheFolder(root), `${name}-${shortHash(root)}`); // of this checkout: the folder may be everybody's
  const key = TOOLS.map((file) => stampOf(join(root, file))).join();
  if (!freshManifest(outdir, key)) {
    const { build, COMMAND } = await import('./build.mjs');
    await build({ root, outdir, key, stdin: { contents, resolveDir: root, loader: 'ts' }, ...COMMAND });
  }
  return join(outdir, 'main.cjs');
}

/** The command's bundle: the package holds it ready. */
const ENTRY = "export { run } from './scripts/run.js';";
const command = () => (isCheckout(root) ? bundle('cli', ENTRY) : join(root, 'dist', 'cli', 'main.cjs'));

/**
 * Loads a bundle with the machine code of an earlier run of the same verb, which halves the start-up. The code is kept after the first
 * run, when it holds what that verb really used; one of another Node is refused by V8 and made anew. Returns the exports and what to
 * call at the end.
 */
function load(file, verb, cache = cacheFolder(root)) {
  const kept = join(cache, `code-${shortHash(file)}-${shortHash(stampOf(file))}`, verb || 'none');
  const cachedData = existsSync(kept) ? readFileSync(kept) : undefined;
  const source = readFileSync(file, 'latin1'); // the bundler writes ASCII
  const script = new vm.Script(source, { filename: file, cachedData });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(file), module);
  const keep = () => {
    if (cachedData && !script.cachedDataRejected) return;
    if (!existsSync(dirname(kept))) removeCodeOfOlder(file, cache);
    mkdirSync(dirname(kept), { recursive: true });
    const unfinished = `${kept}.${process.pid}`;
    writeFileSync(unfinished, script.createCachedData());
    renameSync(unfinished, kept);
  };
  return { exports: module.exports, keep };
}

/** Machine code of what a bundle was before: nothing reads it again. */
function removeCodeOfOlder(file, cache) {
  for (const name of readdirSync(cache)) {
    if (name.startsWith(`code-${shortHash(file)}-`)) rmSync(join(cache, name), { recursive: true, force: true });
  }
}

/** Compiles a file that exports environments, unless what was compiled before is fresh. */
async function compiledEnvironments(file, { cache, key }) {
  const outdir = join(cache, `environments-${shortHash(file)}`);
  const made = freshManifest(outdir, key);
  if (made) return { bundle: join(outdir, 'main.cjs'), imports: made.imports };
  const { buildEnvironments } = await import('./build.mjs');
  await buildEnvironments({ root: process.cwd(), outdir, key, file });
  return { bundle: join(outdir, 'main.cjs'), imports: JSON.parse(readFileSync(join(outdir, 'made-of.json'), 'utf8')).imports };
}

/** The verb of a command line, for the name of its machine code. */
const verbOf = (args) => (args[0] === '--environments' ? args[2] : args[0])?.replace(/[^a-z]/g, '') ?? '';

/** Runs the command line. */
async function run(args) {
  let file;
  try {
    file = await command();
  } catch (error) {
    const [, ...lines] = String(error.message).split('\n');
    const shown = lines.slice(0, 3).join('\n     ') || error.message;
    process.stderr.write(`error: the sources of Sluice do not compile\nwhy: ${shown}\nfix: "npx tsc --noEmit" shows every error\n`);
    process.exit(1);
  }
  const cache = cacheFolder(root);
  const { exports, keep } = load(file, verbOf(args), cache);
  await exports.run(args, (environments) => compiledEnvironments(environments, { cache, key: stampOf(file) }));
  if (process.exitCode !== USAGE) keep(); // a misspelt verb is no verb
}

module.exports = { root, ENTRY, bundle, load, run };
