import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { text as streamText } from 'node:stream/consumers';
import type { KubernetesVersion } from '../../charts/shared/kubernetes-version.js';
import type { EnvironmentClass } from '../../charts/shared/severity.js';
import { readDocuments, type SourceDocument } from '../../policy/facts/index.js';
import { UserError } from '../terminal/io.js';
import { environmentNames, environmentsNamed, loadPlatforms, refuseNameless } from './platforms.js';
import { listOf } from './repository.js';
import { renderedFolder, type Workspace } from './workspace.js';

/** Documents to look at, and the place they are meant for. */
export interface Subject {
  readonly name: string;
  readonly class: EnvironmentClass;
  readonly version: KubernetesVersion;
  readonly documents: readonly SourceDocument[];
}

/** What is asked for. */
export interface Asked {
  /** Environments, files, folders, or `-`; none is every environment. */
  readonly names: readonly string[];
  /** For files: an environment knows its own. */
  readonly class: EnvironmentClass;
  readonly version: KubernetesVersion;
}

/** The subjects of some names: environments as they would be rendered now, and what is read from files. */
export async function subjectsOf({ names, ...place }: Asked, workspace: Workspace): Promise<readonly Subject[]> {
  refuseNameless(workspace);
  const known = environmentNames(workspace);
  const environments = names.filter((name) => known.includes(name));
  const paths = names.filter((name) => !known.includes(name));
  const isAsked = names.length === 0 || environments.length > 0;
  const rendered = isAsked ? await environmentSubjects(environments, workspace) : [];
  const files = await Promise.all(
    paths.map(async (path) => ({ name: displayName(path), ...place, documents: await documentsAt(path, known) })),
  );
  return [...rendered, ...files];
}

const displayName = (path: string) => (path === '-' ? STANDARD_INPUT : relative(process.cwd(), path) || '.');
const STANDARD_INPUT = 'standard input';

async function environmentSubjects(names: readonly string[], workspace: Workspace): Promise<readonly Subject[]> {
  const [platforms, { renderPlatform }, { manifests }] = await Promise.all([
    loadPlatforms(environmentsNamed(names, workspace), workspace),
    import('./render.js'),
    import('../../stacks/kubernetes/index.js'),
  ]);
  return platforms.map((platform) => {
    const folder = relative(process.cwd(), join(renderedFolder(workspace), platform.name));
    const files = [...manifests(renderPlatform(platform))];
    return {
      name: platform.name,
      class: platform.class,
      version: platform.kubernetesVersion,
      documents: files.flatMap(([file, text]) => readable(join(folder, file), text)),
    };
  });
}

/** Every document of a YAML or JSON file, of all YAML files below a folder, or of standard input. */
async function documentsAt(path: string, environments: readonly string[]): Promise<readonly SourceDocument[]> {
  if (path === '-') return readable(STANDARD_INPUT, await streamText(process.stdin));
  const info = await stat(path).catch(() => undefined);
  if (!info) {
    throw new UserError(
      `"${path}" is neither an environment nor a file`,
      listOf(environments),
      'name one of them, or a file or folder that exists',
    );
  }
  const files = info.isDirectory() ? await yamlFiles(path) : [path];
  const read = await Promise.all(files.map(async (file) => readable(displayName(file), await readFile(file, 'utf8'))));
  return read.flat();
}

async function yamlFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true });
  return entries
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}

/** Documents of a text. What cannot be read ends the command: a finding in the rest would look like all there is. */
function readable(file: string, text: string): readonly SourceDocument[] {
  const { documents, unreadable } = readDocuments(file, text);
  const [first] = unreadable;
  if (first) throw new UserError(`${file}, line ${first.place.line}: not YAML`, first.reason, 'correct the line');
  return documents;
}
