// Compiles the command and one set of environments into a bundle. Loaded only when something changed.
import { readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build as esbuild } from 'esbuild';

/** `import text from './start.sh?raw'` reads the file in, as the test runner does. */
const rawText = {
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
const EXTERNAL = ['@kubernetes/client-node', '@peculiar/x509', 'esbuild', 'listr2'];

/** Files a bundle is made of, by esbuild's own account; the packages among them change with the lock file only. */
const sourcesOf = ({ inputs }, root) =>
  Object.keys(inputs)
    .filter((input) => input !== '<stdin>' && !/(^|\/)node_modules\//.test(input))
    .map((input) => resolve(root, input.replace(/^raw-text:/, '')));

/** Compiles an entry's text into `outdir/main.cjs`, and says in `outdir/sources.txt` of which files it is made; whole or not at all. */
export async function build({ root, outdir, contents }) {
  const fresh = `${outdir}.${process.pid}`;
  const started = new Date();
  try {
    const { metafile } = await esbuild({
      absWorkingDir: root,
      metafile: true,
      stdin: { contents, resolveDir: root, loader: 'ts' },
      outfile: join(fresh, 'main.cjs'),
      banner: { js: '(function (exports, require, module) {' }, // as it is loaded: a copy of all of it would take its time
      footer: { js: '})' },
      bundle: true,
      format: 'cjs', // one file: its compiled code can be kept beside it, see bundle.mjs
      platform: 'node',
      loader: { '.json': 'copy' }, // read when it is needed: the settings of six Kafka lines are larger than all the code
      target: 'node20',
      supported: { 'dynamic-import': false }, // `require` loads ES modules too, and works from kept machine code
      minifySyntax: true,
      minifyWhitespace: true, // names stay: what asks for them would cost a call for each function
      external: EXTERNAL,
      plugins: [rawText],
      logLevel: 'silent',
    });
    await writeFile(join(fresh, 'sources.txt'), sourcesOf(metafile, root).join('\n'));
    await utimes(join(fresh, 'main.cjs'), started, started); // what changed meanwhile is newer
    await rm(outdir, { recursive: true, force: true });
    await rename(fresh, outdir).catch((error) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error; // another process compiled it meanwhile: theirs is as good
    });
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}
