// Compiles TypeScript into one file. Loaded only when something changed.
import { statSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { build as esbuild } from 'esbuild';

/** `import text from './start.sh?raw'` reads the file in, as the test runner does. */
export const rawText = {
  name: 'raw-text',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\?raw$/ }, ({ path, resolveDir }) => ({
      path: resolve(resolveDir, path.replace(/\?raw$/, '')),
      namespace: 'raw-text',
    }));
    onLoad({ filter: /.*/, namespace: 'raw-text' }, async ({ path }) => ({
      contents: await readFile(path, 'utf8'),
      loader: 'text',
      watchFiles: [path],
    }));
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

/** Files a bundle is made of, by esbuild's own account, with what tells that one changed. One that changed meanwhile never matches. */
function sourcesOf({ inputs }, root, started) {
  const files = Object.keys(inputs).filter((input) => input !== '<stdin>');
  return files.map((input) => {
    const file = resolve(root, input.replace(/^raw-text:/, ''));
    const { mtimeMs, size } = statSync(file);
    return [file, mtimeMs < started ? mtimeMs : -1, size];
  });
}

/** Packages that a bundle leaves to whoever loads it. */
const importsOf = ({ outputs }) => [
  ...new Set(
    Object.values(outputs)
      .flatMap(({ imports }) => imports)
      .filter(({ external }) => external)
      .map(({ path }) => path),
  ),
];

/** Compiles into `outdir/main.cjs`, and says in `outdir/made-of.json` of what it is made; whole or not at all. */
export async function build({ root, outdir, key, ...options }) {
  const fresh = `${outdir}.${process.pid}`;
  const started = Date.now();
  try {
    await mkdir(dirname(outdir), { recursive: true });
    const { metafile } = await esbuild({
      ...SHARED,
      ...options,
      absWorkingDir: root,
      outfile: join(fresh, 'main.cjs'),
      format: 'cjs', // one file: its compiled code can be kept beside it, see bundle.mjs
      banner: { js: '(function (exports, require, module) {' }, // as it is loaded: a copy of all of it would take its time
      footer: { js: '})' },
    });
    const made = { key, sources: sourcesOf(metafile, root, started), imports: importsOf(metafile) };
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
export const buildEnvironments = ({ root, outdir, key, file }) => build({ root, outdir, key, entryPoints: [file], ...ENVIRONMENTS });
