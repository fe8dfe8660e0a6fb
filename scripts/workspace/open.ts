import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import vm from 'node:vm';
import type { Environment } from '../../platform/environment.js';
import { UserError } from '../terminal/io.js';
import { DescriptionError, placeFinder, shownFile } from './place.js';
import { givenFile, INDEX, nowhere, repositoryAbove, rootOf } from './repository.js';
import type { Workspace } from './workspace.js';

/** A compiled file of environments. */
export interface CompiledEnvironments {
  /** The file it became. A map of its lines is beside it. */
  readonly bundle: string;
  /** Packages it asks for when it is loaded. */
  readonly imports: readonly string[];
}

/** Compiles a file that exports `environments`, unless what was compiled before is fresh. */
export type Compile = (file: string) => Promise<CompiledEnvironments>;

/** Packages that an environment file gets from the running command, so that there is one of each. Loaded when one is imported. */
const PROVIDED: Readonly<Record<string, () => Promise<unknown>>> = {
  sluice: () => import('../../index.js'),
  'sluice/charts': () => import('../../charts/index.js'),
  'sluice/policy': () => import('../../policy/index.js'),
  cdk8s: () => import('cdk8s'),
  constructs: () => import('constructs'),
};

/** Opens the repository of a file, or the nearest one upwards. Throws `UserError` when it does not compile or load. */
export async function openWorkspace(given: string | undefined, compile: Compile): Promise<Workspace> {
  const file = given === undefined ? nearestIndex() : givenFile(given);
  if (file === undefined) return nowhere();
  const { bundle, imports } = await compiled(file, compile);
  const placeOf = placeFinder(bundle);
  const exported = await loaded({ file, bundle, imports, placeOf });
  return { environments: environmentsIn(exported, file), directory: dirname(file), root: rootOf(file), placeOf };
}

function nearestIndex(): string | undefined {
  const root = repositoryAbove(process.cwd());
  return root && join(root, INDEX);
}

async function compiled(file: string, compile: Compile): Promise<CompiledEnvironments> {
  try {
    return await compile(file);
  } catch (error) {
    const [first = '', ...lines] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new UserError(
      'the environments do not compile',
      lines.slice(0, 3).join('\n     ') || first,
      'correct the file named above; "npx tsc --noEmit" shows every error',
    );
  }
}

/** A compiled file, and how to find the place of an error in its sources. */
interface Loading extends CompiledEnvironments {
  readonly file: string;
  readonly placeOf: (error: unknown) => string | undefined;
}

/** What the compiled file exports. */
async function loaded({ file, bundle, imports, placeOf }: Loading): Promise<object> {
  const provided = new Map<string, unknown>();
  for (const name of imports) {
    const load = PROVIDED[name];
    if (load) provided.set(name, await load());
  }
  const elsewhere = createRequire(file);
  const module = { exports: {} };
  const script = new vm.Script(readFileSync(bundle, 'utf8'), { filename: bundle });
  try {
    script.runInThisContext()(module.exports, (name: string) => provided.get(name) ?? elsewhere(name), module);
  } catch (error) {
    throw new DescriptionError(placeOf(error) ?? shownFile(file), error);
  }
  return module.exports;
}

function environmentsIn(exported: object, file: string): readonly Environment[] {
  const environments: unknown = 'environments' in exported ? exported.environments : undefined;
  if (isList(environments)) return environments;
  throw new UserError(
    `${shownFile(file)} exports no list named environments`,
    'a repository’s environments are those of that list, in the order of promotion',
    'export const environments: readonly Environment[] = [local, …];',
  );
}

const isList = (value: unknown): value is readonly Environment[] => Array.isArray(value);
