import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder } from '../../test/script.js';
import { differingFiles, foldersIn, leftovers, readIfThere, remove, writeWhole } from './files.js';

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
  const files = new Map([['a.yaml', 'a']]);

  it('has leftovers: manifests nobody renders, and unfinished files', async () => {
    const folder = emptyFolder();
    for (const name of ['a.yaml', 'b.yaml', '.unfinished-1-a.yaml', 'README.md']) writeFileSync(join(folder, name), '');
    const found = await leftovers(folder, new Set(files.keys()));
    expect(found.sort()).toEqual([join(folder, '.unfinished-1-a.yaml'), join(folder, 'b.yaml')]);
    await remove(found);
    expect(readdirSync(folder).sort()).toEqual(['README.md', 'a.yaml']);
  });

  it('differs by missing, changed and extra files', async () => {
    const folder = emptyFolder();
    expect(await differingFiles(files, folder)).toEqual([join(folder, 'a.yaml')]);
    writeFileSync(join(folder, 'a.yaml'), 'a');
    expect(await differingFiles(files, folder)).toEqual([]);
    writeFileSync(join(folder, 'b.yaml'), 'b');
    expect(await differingFiles(files, folder)).toEqual([join(folder, 'b.yaml')]);
  });

  it('that is not there has nothing in it', async () => {
    const nowhere = join(emptyFolder(), 'nowhere');
    expect([await leftovers(nowhere, new Set()), await foldersIn(nowhere), await readIfThere(nowhere)]).toEqual([[], [], undefined]);
  });
});
