import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';

const FILE = 'file:';

/**
 * Tarball or folder that the running package was installed from, as npm recorded it: its full path. Nothing for one of the registry, and
 * for a checkout.
 * @param program file of the running command
 */
export function installedFrom(program: string): string | undefined {
  const modules = dirname(dirname(dirname(realpathSync(program))));
  const record = join(modules, '.package-lock.json');
  if (basename(modules) !== 'node_modules' || !existsSync(record)) return undefined;
  const { packages }: { readonly packages?: Readonly<Record<string, { readonly resolved?: string }>> } = JSON.parse(
    readFileSync(record, 'utf8'),
  );
  const resolved = packages?.['node_modules/sluice']?.resolved ?? '';
  return resolved.startsWith(FILE) ? resolve(dirname(modules), resolved.slice(FILE.length)) : undefined;
}

/** What the `package.json` of a folder names for a tarball. */
export const fileSpec = (tarball: string, folder: string): string => `${FILE}${relative(folder, tarball).replaceAll('\\', '/')}`;
