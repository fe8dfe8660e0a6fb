// Compiles the command and one set of environments into a bundle. Loaded only when something changed.
import { readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
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

/** Writes `outdir/main.js` and its chunks, whole or not at all. */
export async function build({ root, outdir, environments }) {
  const fresh = `${outdir}.${process.pid}`;
  try {
    await esbuild({
      stdin: {
        contents: `import { main } from './scripts/main.js';
import { environments } from ${JSON.stringify(environments)};
export const run = (args) => main(args, { environments, directory: ${JSON.stringify(dirname(environments))}, root: ${JSON.stringify(root)} });`,
        resolveDir: root,
        loader: 'ts',
      },
      entryNames: 'main',
      outdir: fresh,
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      minify: true,
      keepNames: true,
      external: EXTERNAL,
      plugins: [rawText],
      banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
      logLevel: 'silent',
    });
    await rm(outdir, { recursive: true, force: true });
    await rename(fresh, outdir);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  return join(outdir, 'main.js');
}
