// Writes the generated pages of docs/, and the shapes of an environment in platform/generated/: npx tsx scripts/reference/generate.ts
import { writeFile } from 'node:fs/promises';
import { register } from 'node:module';

/** Reads `./start.sh?raw` as text and `?base64` as bytes, which the bundler and the test runner do by themselves. */
const RAW_TEXT = `import { readFile } from 'node:fs/promises';
export const load = async (url, context, next) => {
  const [, query] = /\\?(raw|base64)$/.exec(url) ?? [];
  if (query === undefined) return next(url, context);
  const text = await readFile(new URL(url), query === 'raw' ? 'utf8' : query);
  return { format: 'module', shortCircuit: true, source: 'export default ' + JSON.stringify(text) };
};`;
register(`data:text/javascript,${encodeURIComponent(RAW_TEXT)}`);

const { pages } = await import('./pages.js');
for (const [name, text] of await pages()) {
  await writeFile(new URL(`../../docs/reference/${name}`, import.meta.url), text);
  process.stdout.write(`docs/reference/${name}\n`);
}

const { SHAPES_FILE, shapesText } = await import('./shapes.js');
await writeFile(new URL(`../../${SHAPES_FILE}`, import.meta.url), shapesText());
process.stdout.write(`${SHAPES_FILE}\n`);
