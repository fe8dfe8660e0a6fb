import { join } from 'node:path';
import type { Environment } from '../../platform/environment.js';

/** What a run works on: the environments that were compiled in, and where they came from. */
export interface Workspace {
  readonly environments: readonly Environment[];
  /** Folder of the environments' file; `releases/` is beside it. */
  readonly directory: string;
  /** Folder of the project: `rendered/` is in it. */
  readonly root: string;
}

/** Where the workspace's environments are rendered: `rendered/` of the project, or beside environments from elsewhere. */
export const renderedFolder = ({ root, directory }: Workspace) =>
  join(directory === join(root, 'environments') ? root : directory, 'rendered');
