import { join } from 'node:path';
import type { Environment } from '../../platform/environment.js';

/** What a run works on: a repository, as it is when the run begins. */
export interface Workspace {
  /** Environments of the project. */
  readonly environments: readonly Environment[];
  /** Folder of the environments' file; `releases/` is beside it. */
  readonly directory: string;
  /** Folder of the repository: `rendered/` is in it. */
  readonly root: string;
  /** Where there is no repository: the folder from which one was looked for upwards. @default there is one */
  readonly searchedFrom?: string;
  /** File and line of the description that an error came from; nothing when it did not. @default none is known */
  readonly placeOf?: (error: unknown) => string | undefined;
}

/** Opens the repository of a file that exports `environments`, or the nearest one upwards. */
export type OpenWorkspace = (environments?: string) => Promise<Workspace>;

/** Where a repository's environments are rendered. */
export const renderedFolder = ({ root }: Pick<Workspace, 'root'>) => join(root, 'rendered');
