// Compiles TypeScript into one file. Loaded only when something changed.
import { statSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { build as esbuild } from 'esbuild';
import { hashOf, stampOf } from './stamp.cjs';

/** What `?raw` and `?base64` behind the name of an imported file make of it: text. */
const TEXTS = [
  { query: 'raw', namespace: 'raw-text', encoding: 'utf8' },
  { query: 'base64', namespace: 'base64-text', encoding: 'base64' },
];

/** `import text from './start.sh?raw'` reads the file in, as the test runner does; `?base64` the bytes of one that is no text. */
export const rawText = {
  name: 'raw-text',
  setup({ onResolve, onLoad }) {
    for (const { query, namespace, encoding } of TEXTS) {
      onResolve({ filter: new RegExp(`\\?${query}$`) }, ({ path, resolveDir }) => ({
        path: resolve(resolveDir, path.slice(0, path.lastIndexOf('?'))),
        namespace,
      }));
      onLoad({ filter: /.*/, namespace }, async ({ path }) => ({
        contents: await readFile(path, encoding),
        loader: 'text',
        watchFiles: [path],
      }));
    }
  },
};

/** Heavy packages that only some commands load: they stay where npm put them. */
export const EXTERNAL = ['@kubernetes/client-node', '@peculiar/x509', 'esbuild', 'listr2'];
/** What an environment file may import that is not compiled into its bundle: the running command has it. */
const PROVIDED = ['sluice', 'sluice/*', 'cdk8s', 'cdk8s-plus-28', 'cdk8s-plus-28/*', 'constructs'];

/** Options of the command's own bundle. */
export const COMMAND = {
  loader: { '.json': 'copy' }, // read when it is needed: the settings of six Kafka lines are larger than all the code
  supported: { 'dynamic-import': false }, // `require` loads ES modules too, and works from kept machine code
  minifySyntax: true,
  minifyWhitespace: true, // names stay: what asks for them would cost a call for each function
  external: EXTERNAL,
};
/** Options of a bundle of environments: small, and with a map from its lines to those of the files it is made of. */
export const ENVIRONMENTS = { supported: { 'dynamic-import': false }, sourcemap: 'external', sourcesContent: false, external: PROVIDED };

/** Options of every bundle. */
export const SHARED = { bundle: true, platform: 'node', target: 'node20', plugins: [rawText], logLevel: 'silent', metafile: true };

/** Files a bundle is made of, by esbuild's own account. */
const inputsOf = ({ inputs }, root) =>
  Object.keys(inputs)
    .filter((input) => input !== '<stdin>')
    .map((input) => resolve(root, input.replace(/^(raw|base64)-text:/, '')));

/** With what tells that one changed, without reading it. One that changed meanwhile never matches. */
const stamped = (files, started) => files.map((file) => [file, statSync(file).ctimeMs < started ? stampOf(file) : 'changed']);

/** Remembers the hash of every file as it was read for the bundle. */
const hashing = (hashes) => ({
  name: 'hashing',
  setup({ onLoad }) {
    onLoad({ filter: /.*/, namespace: 'file' }, async ({ path }) => {
      const contents = await readFile(path);
      hashes.set(path, hashOf(contents));
      return { contents, loader: 'default' };
    });
    for (const { namespace, encoding } of TEXTS)
      onLoad({ filter: /.*/, namespace }, async ({ path }) => {
        const contents = await readFile(path);
        hashes.set(path, hashOf(contents));
        return { contents: contents.toString(encoding), loader: 'text', watchFiles: [path] };
      });
  },
});

/** Packages that a bundle leaves to whoever loads it. */
const importsOf = ({ outputs }) => [
  ...new Set(
    Object.values(outputs)
      .flatMap(({ imports }) => imports)
      .filter(({ external }) => external)
      .map(({ path }) => path),
  ),
];

/**
 * Compiles into `outdir/main.cjs`, and says in `outdir/made-of.json` of what it is made; whole or not at all. `byContent` judges sources by
 * their content: an environment must never be stale, however its files came to be.
 */
export async function build({ root, outdir, key, byContent = false, ...options }) {
  const fresh = `${outdir}.${process.pid}`;
  const started = Date.now();
  const hashes = new Map();
  try {
    await mkdir(dirname(outdir), { recursive: true });
    const { metafile } = await esbuild({
      ...SHARED,
      ...options,
      ...(byContent && { plugins: [hashing(hashes), ...SHARED.plugins] }),
      absWorkingDir: root,
      outfile: join(fresh, 'main.cjs'),
      format: 'cjs', // one file: its compiled code can be kept beside it, see bundle.cjs
      banner: { js: '(function (exports, require, module) {' }, // as it is loaded: a copy of all of it would take its time
      footer: { js: '})' },
    });
    const files = inputsOf(metafile, root);
    const sources = byContent ? files.map((file) => [file, hashes.get(file) ?? 'unknown']) : stamped(files, started);
    const made = { key, sources, imports: importsOf(metafile) };
    await writeFile(join(fresh, 'made-of.json'), JSON.stringify(made));
    await rm(outdir, { recursive: true, force: true });
    await rename(fresh, outdir).catch((error) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error; // another process compiled it meanwhile: theirs is as good
    });
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

/** Compiles a file that exports `environments`. */
export const buildEnvironments = ({ root, outdir, key, file }) =>
  build({ root, outdir, key, byContent: true, entryPoints: [file], ...ENVIRONMENTS });
