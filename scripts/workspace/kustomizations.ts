import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { readDocuments } from '../../policy/facts/index.js';
import type { NotJudged } from './not-judged.js';
import type { TextFile } from './yaml-files.js';

const execute = promisify(execFile);
/** Milliseconds a build may take: it reads local files alone. */
const BUILD_MS = 60_000;
const MOST_BYTES = 256 * 1024 * 1024;
const NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
/** Fields that name files or other kustomizations, which may be elsewhere. */
const REFERRING = [
  'resources',
  'bases',
  'components',
  'generators',
  'transformers',
  'validators',
  'crds',
  'patches',
  'patchesStrategicMerge',
];
/** A resource that would be fetched from elsewhere. */
const REMOTE = /^\S*(:\/\/|[?&](ref|version)=)\S*$|^git@\S+$|^github\.com\/\S+$/;

/** Whether a file describes a kustomization. */
export const isKustomization = (file: string): boolean => NAMES.includes(basename(file));

/** One kustomization as it is applied: that no other one of the input refers to. */
export interface Kustomized {
  /** Its folder. */
  readonly folder: string;
  /** What it builds; nothing where it was not built. */
  readonly files: readonly TextFile[];
}

/** Files apart by whether Kustomize reads them. */
export interface KustomizeSplit {
  /** Files that no kustomization refers to. */
  readonly others: readonly TextFile[];
  /** What each kustomization builds. */
  readonly built: readonly Kustomized[];
  /** Those that could not be built. */
  readonly notJudged: readonly NotJudged[];
}

/** How a folder is built: its manifests as one text. Throws what went wrong. */
export type BuildKustomization = (folder: string) => Promise<string>;

/**
 * Builds the kustomizations among some files. Their resources and patches are no objects of their own: a patch holds a part of an object,
 * and a base lacks what its overlays add.
 */
export async function withoutKustomizations(files: readonly TextFile[], build: BuildKustomization = byKubectl): Promise<KustomizeSplit> {
  const all = files.map(({ file }) => file).filter(isKustomization);
  if (all.length === 0) return { others: files, built: [], notJudged: [] };
  const referred = new Set(all.flatMap((file) => [...partsOf(dirname(file))].map((part) => relative(process.cwd(), part) || '.')));
  const built: Kustomized[] = [];
  const notJudged: NotJudged[] = [];
  for (const file of all.filter((each) => !referred.has(dirname(each)))) {
    const folder = dirname(file);
    const remote = remoteOf(folder);
    const outcome = remote === undefined ? await outcomeOf(folder, build) : { reason: `it fetches ${remote}, and lint fetches nothing` };
    if ('text' in outcome) built.push({ folder, files: [{ file: `${folder} (kustomize)`, text: outcome.text }] });
    else notJudged.push(notBuilt(file, outcome.reason));
  }
  const isPart = ({ file }: TextFile) => isKustomization(file) || referred.has(file);
  return { others: files.filter((file) => !isPart(file)), built, notJudged };
}

async function outcomeOf(folder: string, build: BuildKustomization): Promise<{ readonly text: string } | { readonly reason: string }> {
  try {
    return { text: await build(folder) };
  } catch (error) {
    const lines = (error instanceof Error ? error.message : String(error)).split('\n').filter((line) => line.trim() !== '');
    return { reason: lines.find((line) => /error/i.test(line) && !line.startsWith('Command failed')) ?? lines[0] ?? 'it failed' };
  }
}

const notBuilt = (file: string, reason: string): NotJudged => ({
  file,
  line: 1,
  what: `kustomization ${dirname(file)} is not built, and its parts are not judged`,
  why: `${reason}; a patch or a base alone is not what is applied`,
  fix: `kubectl kustomize ${dirname(file)} | sluice lint -`,
  isBroken: false,
});

/** `kubectl kustomize`, or `kustomize build` where there is no kubectl. */
async function byKubectl(folder: string): Promise<string> {
  const options = { maxBuffer: MOST_BYTES, timeout: BUILD_MS };
  try {
    return (await execute('kubectl', ['kustomize', folder], options)).stdout;
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  try {
    return (await execute('kustomize', ['build', folder], options)).stdout;
  } catch (error) {
    throw isMissing(error) ? new Error('neither kubectl nor kustomize is on the PATH') : error;
  }
}

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** Texts of a kustomization, by its folder. `fields`: those they are in. @default all */
function textsOf(folder: string, fields?: readonly string[]): readonly string[] {
  const file = NAMES.map((name) => join(folder, name)).find((path) => existsSync(path));
  if (file === undefined) return [];
  const { documents } = readDocuments(file, readFileSync(file, 'utf8'));
  return documents.flatMap(({ root }) => (fields ? fields.flatMap((field) => textsIn(root.get(field).value)) : textsIn(root.value)));
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Absolute paths that a kustomization refers to, and that exist: files, and folders of other ones. `file.conf=path` names the path. */
const partsOf = (folder: string): ReadonlySet<string> =>
  new Set(
    textsOf(folder)
      .filter((text) => !text.includes('\n'))
      .flatMap((text) => [text, text.slice(text.indexOf('=') + 1)])
      .map((path) => resolve(folder, path))
      .filter((path) => path !== resolve(folder) && existsSync(path)),
  );

/** What a kustomization or one it is based on would fetch; nothing where all is here. */
function remoteOf(folder: string, seen = new Set<string>()): string | undefined {
  if (seen.has(resolve(folder))) return undefined;
  seen.add(resolve(folder));
  const remote = textsOf(folder, REFERRING).find((text) => REMOTE.test(text));
  return remote ?? [...partsOf(folder)].map((part) => remoteOf(part, seen)).find((found) => found !== undefined);
}
