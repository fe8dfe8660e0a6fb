import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, writeFiles } from '../../test/script.js';
import { sluice, temporaryWorkspace } from '../../test/workspace.js';
import { writeNew } from '../repository/write-new.js';
import { VERSION } from '../version.js';

const workspace = temporaryWorkspace([]);
const init = (...args: readonly string[]) => sluice(workspace, 'init', ...args);

describe('sluice init', () => {
  it('writes a repository into a folder that is not there, and says what comes next', async () => {
    const folder = join(emptyFolder(), 'Acme Platform');
    const { code, out, err } = await init(folder);
    expect(code).toBe(0);
    expect(out.split('\n')).toHaveLength(13);
    expect(err).toMatch(/^13 files written\. Next:\n {2}cd .*Acme Platform\n {2}npm install\n {2}npm start/);
    expect(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).toMatchObject({
      name: 'acme-platform',
      dependencies: { sluice: VERSION },
    });
    expect(readdirSync(folder).sort()).toEqual([
      '.github',
      '.gitignore',
      'README.md',
      'environments',
      'package.json',
      'test',
      'tsconfig.json',
    ]);
  });

  it('takes an empty folder, and one in which git was started', async () => {
    const folder = emptyFolder();
    mkdirSync(join(folder, '.git'));
    expect((await init(folder)).code).toBe(0);
    expect(readdirSync(folder)).toContain('package.json');
  });

  it('refuses a folder that holds something, names it, and writes nothing', async () => {
    const folder = emptyFolder();
    writeFiles(folder, { 'package.json': '{}', 'README.md': '' });
    const { code, out, err } = await init(folder);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^error: .* is not empty: README\.md, package\.json\nwhy: init never overwrites a file\nfix: /);
    expect(readdirSync(folder).sort()).toEqual(['README.md', 'package.json']);
  });

  it('names eight of many files, and how many more there are', async () => {
    const folder = emptyFolder();
    for (let index = 0; index < 10; index++) writeFileSync(join(folder, `f${index}`), '');
    expect((await init(folder)).err).toContain('f0, f1, f2, f3, f4, f5, f6, f7 and 2 more');
  });

  it('refuses a file as its target', async () => {
    const folder = emptyFolder();
    writeFiles(folder, { target: '' });
    expect((await init(join(folder, 'target'))).err).toMatch(/^error: .*target is a file\n/);
  });

  it('with --dry-run lists the files and writes none', async () => {
    const folder = emptyFolder();
    const { code, out, err } = await init(folder, '--dry-run');
    expect([code, err]).toEqual([0, '13 files; nothing was written']);
    expect(out).toContain('environments/dev.ts');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('begins with shipped examples where it is asked to', async () => {
    const folder = emptyFolder();
    expect((await init(folder, '--from', 'staging, prod')).code).toBe(0);
    expect(readFileSync(join(folder, 'environments', 'index.ts'), 'utf8')).toContain(' = [local, staging, prod];');
  });

  it.each([['qa'], ['local'], ['dev,'], ['']])('refuses --from %j, and names the examples: 64', async (from) => {
    const { code, err } = await init(emptyFolder(), '--from', from);
    expect(code).toBe(64);
    expect(err).toMatch(/^error: --from .*: no example is called ".*"\nwhy: the shipped examples are dev, staging, prod; /);
  });
});

describe('new files', () => {
  it('are all written or none: what cannot take its place takes the others with it', async () => {
    const folder = emptyFolder();
    mkdirSync(join(folder, 'b', 'in-the-way'), { recursive: true });
    await expect(
      writeNew(
        folder,
        new Map([
          ['a', '1'],
          ['b', '2'],
        ]),
      ),
    ).rejects.toThrow();
    expect(readdirSync(folder)).toEqual(['b']);
    expect(readdirSync(join(folder, 'b'))).toEqual(['in-the-way']);
  });

  it('leave no folder behind that was not there', async () => {
    const parent = emptyFolder();
    await expect(
      writeNew(
        join(parent, 'new'),
        new Map([
          ['a', '1'],
          ['a/b', '2'],
        ]),
      ),
    ).rejects.toThrow();
    expect(readdirSync(parent)).toEqual([]);
  });
});
