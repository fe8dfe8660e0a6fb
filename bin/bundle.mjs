// The compiled bundle: where it is, whether it is fresh, how it is made. Plain JavaScript, because it runs before anything is compiled.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Folder of the project. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const SOURCES = ['bin', 'charts', 'environments', 'policy', 'scripts', 'stacks'];
const OPTION = '--environments';

/** Newest change of a source below some folders, in milliseconds. */
function newest(folders) {
  let time = 0;
  for (const folder of folders) {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) time = Math.max(time, newest([path]), statSync(path).mtimeMs);
      else if (/\.(ts|mjs|sh|json)$/.test(entry.name)) time = Math.max(time, statSync(path).mtimeMs);
    }
  }
  return time;
}

/** Compiles when needed and returns the file to import. `environments` is the file that exports them. */
export async function bundle(environments) {
  const key = Buffer.from(environments).toString('base64url').slice(-24);
  const outdir = join(root, 'dist', key);
  const main = join(outdir, 'main.js');
  const sources = [...SOURCES.map((folder) => join(root, folder)), dirname(environments)];
  if (existsSync(main) && statSync(main).mtimeMs > newest([...new Set(sources)])) return main;
  const { build } = await import('./build.mjs');
  await build({ root, outdir, environments });
  return main;
}

/** Takes `--environments FILE` off the command line: it decides what is compiled, so it comes before any parsing. */
function environmentsFile(args) {
  const index = args.indexOf(OPTION);
  if (index < 0) return { environments: join(root, 'environments', 'index.ts'), rest: args };
  const environments = resolve(args[index + 1] ?? '');
  if (!/\.ts$/.test(environments) || !existsSync(environments)) {
    process.stderr.write(
      `error: ${OPTION} ${args[index + 1] ?? ''}: no such file\nwhy: it names the TypeScript file that exports \`environments\`\nfix: sluice ${OPTION} path/to/environments.ts …\n`,
    );
    process.exit(64);
  }
  return { environments, rest: args.toSpliced(index, 2) };
}

/** Runs the command line. */
export async function run(args) {
  const { environments, rest } = environmentsFile(args);
  let main;
  try {
    main = await bundle(environments);
  } catch (error) {
    process.stderr.write(
      `error: the sources do not compile\nwhy: ${String(error.message).split('\n').slice(0, 4).join('\n     ')}\nfix: correct the file named above; "npx tsc --noEmit" shows every error\n`,
    );
    process.exit(1);
  }
  const { run: runMain } = await import(pathToFileURL(main).href);
  await runMain(rest);
}
