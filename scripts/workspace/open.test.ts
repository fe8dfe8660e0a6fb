import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { environment, pool } from '../../index.js';
import { emptyFolder, writeFiles } from '../../test/script.js';
import { openWorkspace } from './open.js';

/** A file of environments, and what a compiler would have made of it. */
function described(body: string, imports: readonly string[] = ['sluice']) {
  const root = emptyFolder();
  const [file, bundle] = [join(root, 'environments', 'index.ts'), join(root, 'cache', 'main.cjs')];
  writeFiles(root, { 'environments/index.ts': '', 'cache/main.cjs': `(function (exports, require, module) {\n${body}\n})` });
  return { root, file, bundle, open: () => openWorkspace(file, async () => ({ bundle, imports })) };
}

describe('a repository that is opened', () => {
  it('has the environments that its file exports', async () => {
    const { root, open } = described("module.exports = { environments: [{ name: 'qa' }] };");
    expect(await open()).toMatchObject({ environments: [{ name: 'qa' }], directory: join(root, 'environments'), root });
  });

  it('gets the package from the running command: one copy of each', async () => {
    const { open } = described("const sluice = require('sluice'); module.exports = { environments: [sluice.environment, sluice.pool] };");
    expect((await open()).environments).toEqual([environment, pool]);
  });

  it('gets other packages from where its file is', async () => {
    const { root, open } = described("module.exports = { environments: [require('shop-names')] };", ['shop-names']);
    writeFiles(root, { 'node_modules/shop-names/index.js': "module.exports = 'from there';" });
    expect((await open()).environments).toEqual(['from there']);
  });

  it.each([
    ['nothing', ''],
    ['something else', 'module.exports = { environment: [] };'],
    ['no list', 'module.exports = { environments: {} };'],
  ])('and exports %s is refused', async (_, body) => {
    await expect(described(body).open()).rejects.toThrow(/exports no list named environments$/);
  });

  it('tells what the description throws, without the names that compiling made', async () => {
    await expect(described("throw new Error('(0 , import_sluice.pol) is not a function');").open()).rejects.toThrow(
      /environments\/index\.ts: pol is not a function$/,
    );
  });

  it('tells why it does not compile', async () => {
    const { file } = described('');
    const opened = openWorkspace(file, async () => {
      throw new Error('Build failed with 1 error:\nindex.ts:1:2: ERROR: Unexpected ";"');
    });
    await expect(opened).rejects.toMatchObject({ message: 'the environments do not compile', why: 'index.ts:1:2: ERROR: Unexpected ";"' });
  });
});
