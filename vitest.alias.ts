import { fileURLToPath } from 'node:url';

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The package by its own name is its sources here, as `paths` of tsconfig.json tells the compiler. */
export const alias = [
  { find: /^sluice$/, replacement: source('./index.ts') },
  { find: /^sluice\/(charts|policy)$/, replacement: source('./$1/index.ts') },
];
