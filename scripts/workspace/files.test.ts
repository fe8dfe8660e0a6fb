import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder } from '../../test/script.js';
import { foldersIn, readIfThere, writeWhole } from './files.js';

describe('a file that is written', () => {
  it('takes the place of the old one at once: whoever reads that one reads it to its end', async () => {
    const path = join(emptyFolder(), 'a.yaml');
    writeFileSync(path, 'old');
    const reader = openSync(path, 'r');
    expect(await writeWhole(path, 'new')).toBe(true);
    expect([readFileSync(reader, 'utf8'), readFileSync(path, 'utf8')]).toEqual(['old', 'new']);
    closeSync(reader);
  });

  it('is left alone when it is equal', async () => {
    const path = join(emptyFolder(), 'deep', 'a.yaml');
    expect([await writeWhole(path, 'x'), await writeWhole(path, 'x')]).toEqual([true, false]);
  });

  it('has its final mode from the first byte on, whatever a killed run left', async () => {
    const folder = emptyFolder();
    const path = join(folder, '.env');
    writeFileSync(`${path}.${process.pid}.unfinished`, 'of a killed run', { mode: 0o644 });
    await writeWhole(path, 'secret', { mode: 0o600 });
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('leaves nothing beside it', async () => {
    const folder = emptyFolder();
    await writeWhole(join(folder, 'a.yaml'), 'x');
    expect(readdirSync(folder)).toEqual(['a.yaml']);
  });

  it('is the old one still when the new one cannot take its place', async () => {
    const folder = emptyFolder();
    mkdirSync(join(folder, 'a.yaml', 'in-the-way'), { recursive: true });
    await expect(writeWhole(join(folder, 'a.yaml'), 'x')).rejects.toThrow();
    expect(readdirSync(join(folder, 'a.yaml'))).toEqual(['in-the-way']);
  });
});

describe('a folder', () => {
  it('that is not there has nothing in it', async () => {
    const nowhere = join(emptyFolder(), 'nowhere');
    expect([await foldersIn(nowhere), await readIfThere(nowhere)]).toEqual([[], undefined]);
  });
});
