import { existsSync, mkdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, writeFiles } from '../../test/script.js';
import { copyRepository, inTemporaryFolder, linkPackages } from './repository-copy.js';

describe('a copy of a repository', () => {
  it('has what a render reads, asks for no packages, and holds no password', async () => {
    const [root, parent] = [emptyFolder(), emptyFolder()];
    writeFiles(root, {
      'package.json': JSON.stringify({ name: 'team', type: 'module', dependencies: { sluice: '1.0.0' }, scripts: { prepare: 'x' } }),
      'package-lock.json': '{}',
      '.env': 'PASSWORD=x',
      'environments/dev.ts': '',
      'environments/shared/rendered/a.yaml': '',
      'node_modules/other/index.js': '',
    });
    const to = join(parent, 'copy');
    await copyRepository({ root }, to);
    expect(JSON.parse(readFileSync(join(to, 'package.json'), 'utf8'))).toEqual({ name: 'team', type: 'module' });
    expect(['environments/dev.ts', '.env', 'package-lock.json', 'node_modules'].map((name) => existsSync(join(to, name)))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('shares the packages it has not installed itself, those of a scope among them', async () => {
    const [root, to] = [emptyFolder(), emptyFolder()];
    for (const name of ['sluice', 'shared', '@acme/names', '@acme/zones']) mkdirSync(join(root, 'node_modules', name), { recursive: true });
    for (const name of ['sluice', '@acme/zones']) mkdirSync(join(to, 'node_modules', name), { recursive: true });
    await linkPackages({ root }, to);
    for (const name of ['shared', '@acme/names'])
      expect(readlinkSync(join(to, 'node_modules', name))).toBe(join(root, 'node_modules', name));
    for (const name of ['sluice', '@acme/zones']) expect(() => readlinkSync(join(to, 'node_modules', name))).toThrow('EINVAL');
  });

  it('is gone afterwards, also when the work fails', async () => {
    const folders: string[] = [];
    const failing = inTemporaryFolder(async (folder) => {
      folders.push(folder);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(folders.map((folder) => existsSync(folder))).toEqual([false]);
  });
});
