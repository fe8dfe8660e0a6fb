import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vitest/config';

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The package by its own name is its sources here, as `paths` of tsconfig.json tells the compiler. */
export const alias = [
  { find: /^sluice$/, replacement: source('./index.ts') },
  { find: /^sluice\/(charts|policy)$/, replacement: source('./$1/index.ts') },
];

/** `import bytes from './program.jar?base64'` reads a file that is no text, as the bundler does. `?raw` the runner knows by itself. */
export const base64Files: Plugin = {
  name: 'base64-files',
  enforce: 'pre',
  async load(id) {
    if (!id.endsWith('?base64')) return null;
    return `export default ${JSON.stringify(await readFile(id.slice(0, id.lastIndexOf('?')), 'base64'))}`;
  },
};
