/** Tools that a new repository is checked and tested with: the versions Sluice itself is tested with. A test compares. */
export const TOOLS = { typescript: '5.9.3', vitest: '4.1.12' } as const;
/** The oldest Node that runs Sluice. */
const NODE = '>=20.19';

/** A name npm takes: lower case letters, digits and dashes. @default `streaming-platform` for a folder whose name has none of them */
export const packageName = (folder: string): string =>
  folder
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'streaming-platform';

/** `package.json` of a new repository. Versions are exact: nothing that renders or checks changes unasked. */
export function packageJson(name: string, sluice: string): string {
  const content = {
    name,
    version: '0.0.0',
    private: true,
    type: 'module',
    engines: { node: NODE },
    scripts: {
      start: 'tsc --noEmit && sluice synth && sluice lint',
      test: 'tsc --noEmit && vitest run',
    },
    dependencies: { sluice },
    devDependencies: TOOLS,
    allowScripts: { esbuild: true },
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
