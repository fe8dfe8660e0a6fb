import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, writeFiles } from '../test/script.js';
import { ROOT } from '../test/sources.js';

/** A machine with an installed package, and the folder its compiled code goes to. */
function machine() {
  const folder = emptyFolder();
  const [root, xdg, temporary] = [join(folder, 'node_modules', 'sluice'), join(folder, 'xdg'), join(folder, 'tmp')];
  for (const path of [root, xdg, temporary]) mkdirSync(path, { recursive: true });
  const cache = (of = root) => {
    const code = `import { cacheFolder } from ${JSON.stringify(join(ROOT, 'bin', 'cache.cjs'))}; console.log(cacheFolder(${JSON.stringify(of)}));`;
    const env = { ...process.env, XDG_CACHE_HOME: xdg, TMPDIR: temporary };
    return execFileSync(process.execPath, ['--input-type=module', '--eval', code], { encoding: 'utf8', env }).trim();
  };
  /** Makes a folder one that nobody can write to, whoever runs the test: it is a file. */
  const block = (path: string) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '');
  };
  return { folder, root, xdg, temporary, cache, block };
}

describe('compiled code is kept', () => {
  it('in dist/ of a checkout', () => {
    const { folder, cache } = machine();
    writeFiles(folder, { 'clone/scripts/main.ts': '' });
    expect(cache(join(folder, 'clone'))).toBe(join(folder, 'clone', 'dist'));
  });

  it('in node_modules/.cache beside an installed package', () => {
    const { folder, cache } = machine();
    expect(cache()).toBe(join(folder, 'node_modules', '.cache', 'sluice'));
  });

  it("in the user's cache folder where that cannot be written, or a checkout cannot", () => {
    const { folder, xdg, cache, block } = machine();
    block(join(folder, 'node_modules', '.cache'));
    expect(cache()).toBe(join(xdg, 'sluice'));
    writeFiles(folder, { 'clone/scripts/main.ts': '', 'clone/dist': '' });
    expect(cache(join(folder, 'clone'))).toBe(join(xdg, 'sluice'));
  });

  it('in a temporary folder of this user alone where nothing else can be written', () => {
    const { folder, xdg, temporary, cache, block } = machine();
    block(join(folder, 'node_modules', '.cache'));
    block(join(xdg, 'sluice'));
    const own = cache();
    expect(own).toBe(join(temporary, `sluice-${process.getuid?.()}`));
    expect(statSync(own).mode & 0o777).toBe(0o700);
    expect(cache()).toBe(own);
  });

  it('for one run alone when that folder is open to others: they could put code there', () => {
    const { folder, xdg, temporary, cache, block } = machine();
    block(join(folder, 'node_modules', '.cache'));
    block(join(xdg, 'sluice'));
    const open = join(temporary, `sluice-${process.getuid?.()}`);
    mkdirSync(open);
    chmodSync(open, 0o777);
    const once = cache();
    expect(once).not.toBe(open);
    expect(existsSync(once)).toBe(false); // gone with the run
  });
});
