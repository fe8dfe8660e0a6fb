import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Problem } from '../../charts/shared/index.js';
import type { Environment } from '../../platform/environment.js';
import type { ExtraManifest, PlainObject } from '../../platform/extras.js';
import type { Workspace } from './workspace.js';

/** The extra manifests of an environment, or what is wrong with them. */
export interface ReadManifests {
  /** Files that could be read. */
  readonly manifests: readonly ExtraManifest[];
  /** What is wrong with the others; empty when all could be read. */
  readonly problems: readonly Problem[];
}

/** Reads the files and folders that `manifests` of an environment names, from the folder of the environments, in order of their names. */
export async function readManifests(
  { manifests = [], name }: Environment,
  { directory }: Pick<Workspace, 'directory'>,
): Promise<ReadManifests> {
  const read = await Promise.all(
    manifests.map(async (path, index) => manifestsAt(join(directory, path), directory, `${name}.manifests[${index}]`)),
  );
  return { manifests: read.flatMap((each) => each.manifests), problems: read.flatMap((each) => each.problems) };
}

async function manifestsAt(path: string, directory: string, field: string): Promise<ReadManifests> {
  const info = isBelow(path, directory) ? await stat(path).catch(() => undefined) : undefined;
  const files = info?.isDirectory() ? await yamlFilesIn(path) : [path];
  if (!info || files.length === 0) return { manifests: [], problems: [nothingThere(path, directory, field)] };
  const read = await Promise.all(files.map(async (file) => readManifest(file, relative(directory, file))));
  return { manifests: read.flatMap((each) => each.manifests), problems: read.flatMap((each) => each.problems) };
}

/** What lies elsewhere is in no review of this repository. */
const isBelow = (path: string, directory: string) => !relative(directory, path).split(sep).includes('..');

async function yamlFilesIn(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { recursive: true });
  return found
    .filter((file) => /\.ya?ml$/.test(file))
    .sort()
    .map((file) => join(folder, file));
}

const nothingThere = (path: string, directory: string, field: string): Problem => ({
  path: field,
  what: `${relative(directory, path)} holds no YAML below the folder of the environments`,
  why: 'the objects you expect there would not be rendered',
  fix: `put YAML files into ${join(relative(process.cwd(), directory), relative(directory, path).replace(/^(\.\.\/)+/, ''))}, or correct the path`,
});

async function readManifest(path: string, file: string): Promise<ReadManifests> {
  const documents = parseAllDocuments(await readFile(path, 'utf8'));
  const list = Array.isArray(documents) ? documents : [];
  const results = list.map((document, index) => {
    const [error] = document.errors;
    if (error) return { problem: notYaml(`${file}, line ${error.linePos?.[0].line ?? 1}`, error.message.split('\n')[0] ?? '') };
    const value: unknown = document.toJS();
    if (value === null || value === undefined) return { objects: [] };
    const items = isRecord(value) && value.kind === 'List' && Array.isArray(value.items) ? value.items : [value];
    return items.every(isPlainObject) ? { objects: items } : { problem: notAnObject(`${file}, document ${index + 1}`) };
  });
  return {
    manifests: [{ file, objects: results.flatMap(({ objects = [] }) => objects) }],
    problems: results.flatMap(({ problem }) => problem ?? []),
  };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isPlainObject(value: unknown): value is PlainObject {
  if (!isRecord(value) || !isRecord(value.metadata)) return false;
  return [value.apiVersion, value.kind, value.metadata.name].every((text) => typeof text === 'string' && text !== '');
}

const notYaml = (path: string, reason: string): Problem => ({
  path,
  what: 'is not YAML',
  why: reason,
  fix: 'correct the line',
});

const notAnObject = (path: string): Problem => ({
  path,
  what: 'is not an object of Kubernetes',
  why: 'it has no apiVersion, no kind or no metadata.name, so nothing could be applied',
  fix: 'add what is missing, or move the file out of the folder',
});
