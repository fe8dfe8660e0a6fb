// `npm pack` and `npm publish` run this first: the command's bundle, the library's modules and their types, into dist/. Same sources, same bytes.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { build as esbuild } from 'esbuild';
import ts from 'typescript';
import { build, COMMAND, EXTERNAL, SHARED } from './build.mjs';
import { ENTRY, root } from './bundle.cjs';

const dist = join(root, 'dist');
/** What the package offers: the keys of `exports`, and the source of each. */
const ENTRIES = { index: 'index.ts', charts: 'charts/index.ts', policy: 'policy/index.ts' };
/** Packages that the reader's own code shares with the library: one of each must be loaded. */
const SHARED_WITH_USER = ['cdk8s', 'cdk8s-plus-28', 'constructs'];

/** The command, as a checkout compiles it for itself. */
const command = () =>
  build({ root, outdir: join(dist, 'cli'), key: 'package', stdin: { contents: ENTRY, resolveDir: root, loader: 'ts' }, ...COMMAND });

/** The library: ES modules that share their parts. Its data is the command's. */
const library = () =>
  esbuild({
    ...SHARED,
    ...COMMAND,
    absWorkingDir: root,
    entryPoints: Object.entries(ENTRIES).map(([out, source]) => ({ in: source, out: `lib/${out}` })),
    outdir: dist,
    chunkNames: 'lib/[name]-[hash]',
    assetNames: 'cli/[name]-[hash]',
    format: 'esm',
    splitting: true,
    external: [...EXTERNAL, ...SHARED_WITH_USER, 'cdk8s-plus-28/*'],
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" }, // reads the data
  });

/** The declarations that the entries reach, and no others. */
function types() {
  const emitted = mkdtempSync(join(dist, 'types-'));
  try {
    const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    const args = [compiler, '-p', join(root, 'tsconfig.package.json'), '--outDir', emitted];
    if (spawnSync(process.execPath, args, { stdio: ['ignore', 2, 'inherit'] }).status !== 0) throw new Error('the types do not compile');
    for (const file of reached(Object.values(ENTRIES).map((source) => join(emitted, source.replace(/\.ts$/, '.d.ts'))))) {
      cpSync(file, join(dist, 'types', relative(emitted, file)));
    }
  } finally {
    rmSync(emitted, { recursive: true, force: true });
  }
}

/** Declaration files that are reached from some of them, those included. */
function reached(entries) {
  const found = new Set();
  const visit = (file) => {
    if (found.has(file)) return;
    found.add(file);
    for (const { fileName } of ts.preProcessFile(readFileSync(file, 'utf8')).importedFiles) {
      const target = fileName.startsWith('.') && join(dirname(file), fileName.replace(/\.js$/, '.d.ts'));
      if (target && existsSync(target)) visit(target);
    }
  };
  for (const entry of entries) visit(entry);
  return found;
}

for (const part of ['cli', 'lib', 'types']) rmSync(join(dist, part), { recursive: true, force: true });
await command();
await library();
types();
