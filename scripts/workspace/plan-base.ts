import { join, relative } from 'node:path';
import type { Plan } from '../../policy/plan/index.js';
import { yamlText } from '../../stacks/yaml.js';
import { type Io, UserError } from '../terminal/io.js';
import { contextOf } from '../terminal/options.js';
import { commitOf, filesAt, isIgnored } from './git.js';
import { environmentsNamed, loadPlatforms } from './platforms.js';
import { renderPlatform } from './render.js';
import type { ReadState } from './states.js';
import { renderedFolder, type Workspace } from './workspace.js';
import { yamlAt } from './yaml-files.js';

/** The state a plan starts from. */
export interface PlanBase extends ReadState {
  /** Commit it was read from, where it was one. */
  readonly commit?: string;
}

/** How the earlier state is found. */
export interface PlanOrigin {
  /** Where the cluster of `live` is named. */
  readonly io: Io;
  /** `rendered`, `git:REF` or `live`. */
  readonly against: string;
  /** Context of the kubeconfig, for `live`. */
  readonly context: unknown;
}

/** The state an environment is in, as far as somebody wrote it down, or as the cluster says. */
export async function planBase(environment: string, { against, context, io }: PlanOrigin, workspace: Workspace): Promise<PlanBase> {
  if (against === 'live') return liveBase(environment, { context, io }, workspace);
  if (against === 'rendered') return renderedBase(environment, workspace);
  if (against.startsWith('git:')) return committedBase(environment, against.slice('git:'.length), workspace);
  throw new UserError(`a plan cannot be made against "${against}"`, 'it compares with rendered, git:REF or live', 'use one of them');
}

/** The rendered files as they were committed last; where git keeps none of any environment, as they are on disk. */
async function renderedBase(environment: string, workspace: Workspace): Promise<PlanBase> {
  const folder = join(renderedFolder(workspace), environment);
  const isKept = (await commitOf(workspace.root, 'HEAD')) !== undefined && !(await isIgnored(workspace.root, folder));
  if (isKept) {
    const committed = await committedBase(environment, 'HEAD', workspace);
    return committed.files.length > 0 ? { ...committed, name: 'rendered at HEAD' } : committed;
  }
  const files = await yamlAt(folder, workspace).catch(() => []);
  return { name: files.length > 0 ? 'rendered on disk, as git keeps no earlier state' : 'nothing rendered yet', files };
}

/** The rendered files of a commit. An environment that is newer than the commit has none: all of it is new. */
async function committedBase(environment: string, ref: string, workspace: Workspace): Promise<PlanBase> {
  const folder = relative(workspace.root, join(renderedFolder(workspace), environment));
  const files = await filesAt(workspace.root, ref, folder);
  const commit = await commitOf(workspace.root, ref);
  const name = files.length > 0 ? `git:${ref}` : `git:${ref}, which has no ${folder}`; // all of it is new
  return { name, files, ...(commit !== undefined && { commit }) };
}

/** What the cluster holds of the platform. */
async function liveBase(environment: string, { context, io }: Omit<PlanOrigin, 'against'>, workspace: Workspace): Promise<PlanBase> {
  const [platform] = await loadPlatforms(environmentsNamed([environment], workspace), workspace);
  if (!platform) return { name: 'live', files: [] };
  const described = [...renderPlatform(platform).values()].flat();
  const { connect } = await import('../cluster/connect.js');
  const { liveObjects } = await import('../cluster/live-state.js');
  const { rightCluster } = await import('../cluster/binding/right-cluster.js');
  const cluster = await connect({ context: contextOf(context) });
  await rightCluster(platform, cluster, { workspace, io });
  const objects = await liveObjects(described, cluster);
  const files = objects.map((object) => {
    const { kind, metadata } = object;
    return {
      file: `live/${[kind, metadata.namespace, metadata.name].filter(Boolean).join('/')}`,
      text: yamlText(object),
    };
  });
  return { name: `live in ${cluster.name}`, files };
}

/** A plan as it is saved: JSON with its fields in one order. */
export const planText = (made: Plan): string => `${JSON.stringify(made, null, 2)}\n`;
