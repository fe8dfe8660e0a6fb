import { join, relative } from 'node:path';
import type { KubernetesVersion } from '../../charts/shared/kubernetes-version.js';
import type { EnvironmentClass } from '../../charts/shared/severity.js';
import type { SourceDocument } from '../../policy/facts/index.js';
import type { NotJudged } from './not-judged.js';
import { environmentNames, environmentsNamed, loadPlatforms, refuseNameless } from './platforms.js';
import { sourceSets } from './sources.js';
import { renderedFolder, type Workspace } from './workspace.js';
import { documentsOf, shownName } from './yaml-files.js';

/** Documents to look at, and the place they are meant for. */
export interface Subject {
  /** Name of the environment or file. */
  readonly name: string;
  /** Class of the environment; decides how strict the rules are. */
  readonly class: EnvironmentClass;
  /** Minor version of the API server. */
  readonly version: KubernetesVersion;
  /** Documents to check. */
  readonly documents: readonly SourceDocument[];
  /** What of the input is not judged. @default nothing */
  readonly notJudged?: readonly NotJudged[];
  /** Paths it was read from; waivers may name one of them. @default none: an environment */
  readonly paths?: readonly string[];
}

/** What is asked for. */
export interface Asked {
  /** Environments, files, folders, or `-`; none is every environment. */
  readonly names: readonly string[];
  /** For files: an environment knows its own. */
  readonly class: EnvironmentClass;
  /** Minor version of the API server. */
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
  const sets = await sourceSets(paths, workspace);
  return [...rendered, ...sets.map((set) => ({ ...set, ...place, paths: paths.map(shownName) }))];
}

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
      documents: documentsOf(files.map(([file, text]) => ({ file: join(folder, file), text }))),
    };
  });
}
