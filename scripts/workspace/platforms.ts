import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import { connectLine } from '../../charts/connect/spec.js';
import { KAFKA_LINES, type KafkaLine, loadModel } from '../../charts/kafka/versions/index.js';
import { type Problem, under } from '../../charts/shared/index.js';
import { shipped } from '../../charts/shared/shipped.js';
import type { Environment } from '../../platform/environment.js';
import type { Inputs } from '../../platform/inputs.js';
import type { Platform } from '../../platform/platform.js';
import { environmentShapeProblems } from '../../platform/problems/environment-shape.js';
import { type Checked, checked, crossEnvironmentProblems } from '../../platform/problems/problems.js';
import { isRecord } from '../../platform/problems/shape-words.js';
import type { Release } from '../../platform/release/release.js';
import { parseRelease } from '../../platform/release/release-schema.js';
import { UserError } from '../terminal/io.js';
import { ProblemsError } from '../terminal/problems-error.js';
import { readManifests } from './own-manifests.js';
import { refuseOutside } from './repository.js';
import type { Workspace } from './workspace.js';

/** Names of all environments. Those that have none are left out: `environmentsNamed` tells them. */
export const environmentNames = ({ environments }: Pick<Workspace, 'environments'>): readonly string[] =>
  environments.flatMap((environment: unknown) => (isRecord(environment) && typeof environment.name === 'string' ? [environment.name] : []));

/**
 * The environments of those names, all when none is given. An unknown name is a `UserError` that lists the known ones; misspelt keys and
 * wrong types are a `ProblemsError`: nothing else may be asked of such an environment.
 */
export function environmentsNamed(names: readonly string[], workspace: Workspace): readonly Environment[] {
  refuseOutside(workspace);
  refuseNameless(workspace);
  const chosen = names.length === 0 ? workspace.environments : names.map((name) => environmentNamed(name, workspace));
  const problems = chosen.flatMap((environment) => under(environment.name, environmentShapeProblems(environment)));
  if (problems.length > 0) throw new ProblemsError(problems);
  return chosen;
}

/** Refuses environments without a name, as a `ProblemsError`: one cannot be chosen, so it is told whatever is asked for. */
export function refuseNameless({ environments }: Workspace): void {
  const problems = environments.flatMap((environment: unknown, index) => {
    const isNamed = isRecord(environment) && typeof environment.name === 'string';
    return isNamed ? [] : under(`environments[${index}]`, environmentShapeProblems(environment));
  });
  if (problems.length > 0) throw new ProblemsError(problems);
}

function environmentNamed(name: string, { environments }: Workspace): Environment {
  const found = environments.find((environment) => environment.name === name);
  if (found) return found;
  const known = environments.map((environment) => environment.name).join(', ');
  throw new UserError(
    `there is no environment "${name}"`,
    `environments/index.ts exports ${known}`,
    `use one of ${known}, or add environments/${name}.ts to environments/index.ts`,
  );
}

/** Resolved platforms. Throws `ProblemsError` with every problem of all of them; nothing has been written then. */
export async function loadPlatforms(environments: readonly Environment[], workspace: Workspace): Promise<readonly Platform[]> {
  const loaded = await Promise.all(environments.map((environment) => loadPlatform(environment, workspace)));
  const problems = [
    ...loaded.flatMap((result) => ('problems' in result ? result.problems : [])),
    ...crossEnvironmentProblems(workspace.environments),
  ];
  if (problems.length > 0) throw new ProblemsError(problems);
  return loaded.flatMap((result) => ('platform' in result ? [result.platform] : []));
}

/** The release of an environment. Throws `ProblemsError` with everything wrong in its file. */
export async function loadRelease({ name }: Environment, workspace: Workspace): Promise<Release> {
  const result = await readRelease(name, workspace);
  if ('problems' in result) throw new ProblemsError(result.problems);
  return result.release;
}

async function readRelease(name: string, workspace: Workspace): Promise<{ release: Release } | { problems: readonly Problem[] }> {
  const file = releaseFile(workspace, name);
  const others = environmentNames(workspace).filter((other) => other !== name && existsSync(releaseFile(workspace, other)));
  const result = parseRelease(await readYaml(file, others[0]));
  return 'problems' in result ? { problems: inFile(file, result.problems) } : result;
}

async function loadPlatform(environment: Environment, workspace: Workspace): Promise<Checked> {
  const file = releaseFile(workspace, environment.name);
  const result = await readRelease(environment.name, workspace);
  if ('problems' in result) return result;
  const line = lineOf(result.release);
  if (!line) return { problems: inFile(file, [unknownLine(result.release)]) };
  const read = await readManifests(environment, workspace);
  const found = checked(environment, { ...(await modelsFor(result.release, line)), manifests: read.manifests });
  if (read.problems.length === 0) return found;
  return { problems: [...('problems' in found ? found.problems : []), ...read.problems] };
}

/** The settings models a release needs: Kafka's own, and that of the Kafka inside the Connect workers' image. */
export async function modelsFor(release: Release, line: KafkaLine): Promise<Inputs> {
  const inImage = release.connect && connectLine(release.connect, line);
  const ofWorkers = KAFKA_LINES.find((known) => known === inImage);
  return {
    release,
    model: await loadModel(line),
    ...(ofWorkers && ofWorkers !== line && { connectModel: await loadModel(ofWorkers) }),
  };
}

const inFile = (file: string, problems: readonly Problem[]) =>
  problems.map(({ path, ...problem }) => ({ ...problem, path: [here(file), ...(path ? [path] : [])].join(': ') }));

/** Release file of an environment. */
export const releaseFile = ({ directory }: Workspace, name: string) => join(directory, 'releases', `${name}.yaml`);

const lineOf = ({ kafka }: Release) => KAFKA_LINES.find((line) => kafka.version.startsWith(`${line}.`));

const unknownLine = ({ kafka }: Release): Problem => ({
  path: 'kafka.version',
  what: `Kafka ${kafka.version} is not one Sluice knows`,
  why: 'its settings could not be checked',
  fix: `use ${KAFKA_LINES.map((line) => `${line}.x`).join(', ')}`,
});

/** A path from where the command runs. */
const here = (path: string) => relative(process.cwd(), path);

async function readYaml(file: string, example: string | undefined): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    throw new UserError(
      `${here(file)} cannot be read`,
      'versions and images stand in it',
      example === undefined
        ? `write it: ${shipped('docs/examples/components-release.yaml')} is an example`
        : `write it after the example of another environment: cp ${here(join(dirname(file), `${example}.yaml`))} ${here(file)}`,
    );
  }
  try {
    return parse(text);
  } catch (error) {
    const place = error instanceof YAMLParseError && error.linePos ? `, line ${error.linePos[0].line}` : '';
    throw new UserError(
      `${file}${place} is not YAML`,
      error instanceof Error ? (error.message.split('\n')[0] ?? '') : '',
      'correct the line',
    );
  }
}
