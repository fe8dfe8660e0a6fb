import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder } from '../../test/script.js';
import { fileError } from './file-error.js';

function thrownBy(act: () => void): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('a refusal of the file system', () => {
  it('names the path and says what to do', () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'file'), '');
    const error = fileError(thrownBy(() => mkdirSync(join(folder, 'file', 'inner'))));
    expect(error).toMatchObject({
      message: `${join(folder, 'file', 'inner')} cannot be written`,
      why: expect.stringMatching(/is a file/),
      fix: 'name a folder',
      exitCode: 1,
    });
    expect(fileError(thrownBy(() => readFileSync(folder)))).toBeUndefined(); // read() names no path
  });

  it('names the file that was meant, not the one beside it', () => {
    const error = Object.assign(new Error('EACCES'), { code: 'EACCES', syscall: 'open', path: '/a/b.yaml.17.unfinished' });
    expect(fileError(error)?.message).toBe('/a/b.yaml cannot be opened');
  });

  it.each([new Error('other'), Object.assign(new Error('gone'), { code: 'ENOENT', syscall: 'open', path: '/a' }), 'text', undefined])(
    'is not %s',
    (error) => {
      expect(fileError(error)).toBeUndefined();
    },
  );
});
