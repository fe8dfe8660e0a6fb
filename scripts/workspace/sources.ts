import { connectorViews, isCompose, readDocuments, type SourceDocument } from '../../policy/facts/index.js';
import { templateNote, withoutCharts } from './helm-charts.js';
import { type BuildKustomization, withoutKustomizations } from './kustomizations.js';
import type { NotJudged } from './not-judged.js';
import type { Workspace } from './workspace.js';
import { shownName, type TextFile, yamlAt } from './yaml-files.js';

/** What is judged together: the files of a command line, or what one kustomization builds. */
export interface SourceSet {
  /** What people call it. */
  readonly name: string;
  /** Its documents. */
  readonly documents: readonly SourceDocument[];
  /** What of it was not judged. */
  readonly notJudged: readonly NotJudged[];
}

/** Names of a set that are listed; the others are counted. */
const MOST_NAMES = 3;

/**
 * The sets of some paths. All paths together are one set, as they say together what runs; a kustomization is built, and is a set of its own.
 * One file that cannot be read does not keep the rest from being judged.
 */
export async function sourceSets(
  paths: readonly string[],
  workspace: Pick<Workspace, 'environments'>,
  build?: BuildKustomization,
): Promise<readonly SourceSet[]> {
  if (paths.length === 0) return [];
  const files = (await Promise.all(paths.map((path) => yamlAt(path, workspace)))).flat();
  const split = await withoutKustomizations(unique(files), build);
  const together = setOf(nameOf(paths), split.others, split.notJudged);
  const built = split.built.map(({ folder, files: own }) => setOf(folder, own, []));
  const isEmpty = together.documents.length === 0 && together.notJudged.length === 0;
  return isEmpty && built.length > 0 ? built : [together, ...built];
}

/** The files of a state as far as they are judged. */
export interface JudgedFiles {
  /** Manifests, and what kustomizations build. */
  readonly files: readonly TextFile[];
  /** What is not judged. */
  readonly notJudged: readonly NotJudged[];
  /** Contents of what is not judged, in an order that depends on them alone: two states may have the same. */
  readonly leftOut: readonly string[];
}

/** The files of a state as far as they are judged: kustomizations built, charts and foreign JSON left out. */
export async function judgedFiles(files: readonly TextFile[], build?: BuildKustomization): Promise<JudgedFiles> {
  const split = await withoutKustomizations(files, build);
  const { others, notJudged } = withoutCharts(split.others);
  const ours = others.filter((each) => !each.file.endsWith('.json') || readOne(each).documents.length > 0);
  const parts = split.built.length > 0 ? split.others : files; // the parts of what was built are in what was built
  return {
    files: [...ours, ...split.built.flatMap((each) => each.files)],
    notJudged: [...split.notJudged, ...notJudged],
    leftOut: parts
      .filter((each) => !ours.includes(each))
      .map(({ text }) => text)
      .sort(),
  };
}

function nameOf(paths: readonly string[]): string {
  const names = [...new Set(paths.map(shownName))];
  const more = names.length - MOST_NAMES;
  return more > 0 ? `${names.slice(0, MOST_NAMES).join(', ')} and ${more} more` : names.join(', ');
}

/** A path that is given twice, or inside a folder that is given too, is read once. */
const unique = (files: readonly TextFile[]) => [...new Map(files.map((each) => [each.file, each])).values()];

function setOf(name: string, files: readonly TextFile[], before: readonly NotJudged[]): SourceSet {
  const { others, notJudged } = withoutCharts(files);
  const read = others.map(readOne);
  return {
    name,
    documents: read.flatMap(({ documents }) => documents),
    notJudged: [...before, ...notJudged, ...read.flatMap((each) => each.notJudged)],
  };
}

function readOne({ file, text, encoding }: TextFile): Pick<SourceSet, 'documents' | 'notJudged'> {
  if (encoding !== undefined) return { documents: [], notJudged: [wrongEncoding(file, encoding)] };
  const { documents, unreadable } = readDocuments(file, text);
  const isOurs = !file.endsWith('.json') || documents.some(({ root }) => isKnown(root));
  return {
    documents: isOurs ? documents : [],
    notJudged: unreadable.map(({ place, reason }) =>
      text.includes('{{') ? templateNote(file, place.line) : notYaml(file, place.line, reason),
    ),
  };
}

/** Whether a JSON document is something that is judged: a folder holds many others, e.g. a package.json. */
const isKnown = (root: SourceDocument['root']) =>
  (root.get('apiVersion').exists && root.get('kind').exists) || isCompose(root) || connectorViews(root).length > 0;

const notYaml = (file: string, line: number, reason: string): NotJudged => ({
  file,
  line,
  what: `it is not YAML: ${reason}`,
  why: 'nothing of this document could be judged',
  fix: 'correct the line',
  isBroken: true,
});

const wrongEncoding = (file: string, encoding: string): NotJudged => ({
  file,
  line: 1,
  what: encoding === 'binary' ? 'it is no text' : `its encoding is ${encoding}`,
  why: 'YAML is read as UTF-8, by kubectl too',
  fix: 'save it as UTF-8; in PowerShell: Out-File -Encoding utf8',
  isBroken: true,
});
