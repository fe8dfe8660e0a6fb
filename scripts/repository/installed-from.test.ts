import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, writeFiles } from '../../test/script.js';
import { fileSpec, installedFrom } from './installed-from.js';

/** The command of a package in a folder whose npm recorded where it came from. */
function installed(resolved: string, modules = 'node_modules'): { readonly folder: string; readonly program: string } {
  const folder = emptyFolder();
  writeFiles(folder, {
    [`${modules}/.package-lock.json`]: JSON.stringify({ packages: { 'node_modules/sluice': { resolved } } }),
    [`${modules}/sluice/bin/sluice.cjs`]: '',
  });
  return { folder, program: join(folder, modules, 'sluice', 'bin', 'sluice.cjs') };
}

describe('a package', () => {
  it('that was installed from a tarball says which, and a folder beside it names it by a relative path', () => {
    const { folder, program } = installed('file:../packs/sluice-0.1.0.tgz');
    const tarball = join(folder, '..', 'packs', 'sluice-0.1.0.tgz');
    expect(installedFrom(program)).toBe(tarball);
    expect(fileSpec(tarball, join(folder, 'platform'))).toBe('file:../../packs/sluice-0.1.0.tgz');
  });

  it('of a registry, and a checkout, name none', () => {
    expect(installedFrom(installed('https://npm.example/sluice-0.1.0.tgz').program)).toBeUndefined();
    expect(installedFrom(installed('file:../a.tgz', 'clone').program)).toBeUndefined();
    expect(installedFrom(installed('').program)).toBeUndefined();
  });
});
