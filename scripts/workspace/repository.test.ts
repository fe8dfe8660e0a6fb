import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, writeFiles } from '../../test/script.js';
import { UserError } from '../terminal/io.js';
import { givenFile, listOf, nowhere, refuseOutside, repositoryAbove, rootOf } from './repository.js';

const message = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return [error.message, error.why, error.fix, error.exitCode];
  }
  return undefined;
};

describe('the repository of a folder', () => {
  const folders = () => {
    const root = emptyFolder();
    writeFiles(root, { 'environments/index.ts': '', 'a/b/c.md': '', 'a/inner/environments/index.ts': '', 'a/inner/docs/d.md': '' });
    return root;
  };

  it('is the nearest upwards that lists environments', () => {
    const root = folders();
    expect(repositoryAbove(root)).toBe(root);
    expect(repositoryAbove(join(root, 'environments'))).toBe(root);
    expect(repositoryAbove(join(root, 'a', 'b'))).toBe(root);
    expect(repositoryAbove(join(root, 'a', 'inner', 'docs'))).toBe(join(root, 'a', 'inner'));
  });

  it('may be none', () => {
    expect(repositoryAbove(emptyFolder())).toBeUndefined();
  });

  it.each([
    ['/x/environments/index.ts', '/x'],
    ['/x/environments/other.ts', '/x'],
    ['/x/e2e/environments.ts', '/x/e2e'],
    ['/environments/index.ts', '/'],
  ])('of %s is %s', (file, root) => {
    expect(rootOf(file)).toBe(root);
  });
});

describe('a file given by --environments', () => {
  it('is taken when it is TypeScript and there', () => {
    const folder = emptyFolder();
    writeFiles(folder, { 'mine.ts': '' });
    expect(givenFile(join(folder, 'mine.ts'))).toBe(join(folder, 'mine.ts'));
  });

  it('that is not there is a wrong command line', () => {
    expect(message(() => givenFile('nowhere.ts'))?.at(-1)).toBe(64);
    expect(message(() => givenFile('package.json'))?.at(0)).toBe('--environments package.json: no such file');
  });
});

describe('without a repository', () => {
  it('commands that need one refuse, with the folder they looked in', () => {
    expect(message(() => refuseOutside(nowhere('/x')))).toEqual([
      'there is no environments/index.ts in /x or above',
      'it lists the environments of a repository, and this command works on them',
      'change to the folder of a repository, or name its file: sluice --environments path/to/environments/index.ts …',
      1,
    ]);
  });

  it('and with one they go on', () => {
    expect(message(() => refuseOutside({}))).toBeUndefined();
  });

  it('messages list no environments', () => {
    expect([listOf([]), listOf(['a', 'b'])]).toEqual([
      'there are no environments here: no environments/index.ts',
      'the environments are a, b',
    ]);
  });
});
