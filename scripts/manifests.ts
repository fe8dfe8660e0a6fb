import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { text as streamText } from 'node:stream/consumers';
import { parseAllDocuments } from 'yaml';
import { UserError } from './io.js';

/** One object and the file it stands in. */
export interface Manifest {
  readonly file: string;
  readonly object: unknown;
}

/** Every object of a YAML file, of all YAML files below a folder, or of standard input (`-`). */
export async function readManifests(path: string, environments: readonly string[]): Promise<readonly Manifest[]> {
  if (path === '-') return parsed('standard input', await streamText(process.stdin));
  const info = await stat(path).catch(() => undefined);
  if (!info) {
    throw new UserError(
      `"${path}" is neither an environment nor a file`,
      `the environments are ${environments.join(', ')}`,
      'name one of them, or a file or folder that exists',
    );
  }
  const files = info.isDirectory() ? await yamlFiles(path) : [path];
  const manifests = await Promise.all(files.map(async (file) => parsed(file, await readFile(file, 'utf8'))));
  return manifests.flat();
}

async function yamlFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true });
  return entries
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}

function parsed(file: string, text: string): Manifest[] {
  return parseAllDocuments(text).flatMap((document) => {
    const [error] = document.errors;
    if (error)
      throw new UserError(
        `${file}, line ${error.linePos?.[0].line ?? '?'}: not YAML`,
        error.message.split('\n')[0] ?? '',
        'correct the line',
      );
    const object: unknown = document.toJS();
    return object === null ? [] : [{ file, object }];
  });
}
