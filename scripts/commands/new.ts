import { join, relative } from 'node:path';
import type { Environment } from '../../platform/environment.js';
import { identityProblems } from '../../platform/problems/identity.js';
import type { Command, CommandGroup } from '../command.js';
import { EXIT, UserError } from '../terminal/io.js';
import { readIfThere } from '../workspace/files.js';
import { environmentsNamed, releaseFile } from '../workspace/platforms.js';
import type { Workspace } from '../workspace/workspace.js';

/** Adds an environment to a repository: a copy of an existing one. */
const newEnvironment: Command = {
  name: 'environment <name>',
  summary: 'add an environment copied from another one: its file, its release file, its line in index.ts, a fresh cluster id',
  options: [
    ['--like <environment>', 'the example (default: the first one whose class is not local)'],
    ['--namespace <namespace>', "Kubernetes namespace (default: the example's, with the new name in it)"],
    ['--zones <zones>', "zones of its nodes, e.g. eu-west-1a,eu-west-1b,eu-west-1c (default: the example's)"],
    ['--dry-run', 'write nothing; list the files'],
  ],
  examples: ['sluice new environment qa', 'sluice new environment prod-us --like prod --zones us-east-1a,us-east-1b,us-east-1c'],
  async run({ name: given, like, namespace, zones, dryRun }, io, workspace) {
    const name = String(given);
    const example = exampleFor(like, workspace);
    const { namespaceLike } = await import('../repository/new-environment.js');
    const chosen = typeof namespace === 'string' ? namespace : namespaceLike(example.namespace, example.name, name);
    refuseBadNames({ ...example, name, namespace: chosen }, workspace);
    const made = await filesOf({ name, namespace: chosen, zones: listOf(zones) }, example, workspace);
    for (const path of made.files.keys()) io.out(relative(process.cwd(), path));
    if (dryRun !== true) await made.write();
    io.err([dryRun === true ? `${made.files.size} files; nothing was written` : added(name), ...made.notes].join('\n'));
    return EXIT.ok;
  },
};

/** What can be added to a repository. */
export const newGroup: CommandGroup = {
  name: 'new',
  summary: 'add to the repository',
  commands: [newEnvironment],
};

const listOf = (given: unknown): readonly string[] | undefined =>
  typeof given === 'string' ? given.split(',').map((each) => each.trim()) : undefined;

const added = (name: string) =>
  [
    `${name} is added. Next:`,
    `  npx sluice synth ${name}`,
    `  npx sluice lint ${name}`,
    '  commit environments/ and rendered/ together',
  ].join('\n');

/** The environment that is the example. */
function exampleFor(like: unknown, workspace: Workspace): Environment {
  const all = environmentsNamed(typeof like === 'string' ? [like] : [], workspace);
  const chosen = all.find((environment) => environment.class !== 'local') ?? all[0];
  if (chosen) return chosen;
  throw new UserError(
    'the repository has no environment to copy',
    'environments/index.ts lists none',
    'write the first one by hand, or create a repository: sluice init',
  );
}

/** Refuses a name or namespace that Kubernetes or TypeScript does not accept, or that is in use. */
function refuseBadNames(wanted: Environment, { environments }: Workspace): void {
  const { name } = wanted;
  const [problem] = identityProblems(wanted);
  if (problem) throw new UserError(`${problem.path}: ${problem.what}`, problem.why, problem.fix, EXIT.usage);
  if (/^[0-9]/.test(name))
    throw new UserError(
      `name: "${name}" starts with a digit`,
      'it becomes a name in TypeScript',
      `start with a letter, e.g. env-${name}`,
      EXIT.usage,
    );
  if (environments.some((environment) => environment.name === name))
    throw new UserError(`environment "${name}" already exists`, 'two of one name would be rendered into one folder', 'choose another name');
}

/** What differs from the example. */
interface Wanted {
  readonly name: string;
  readonly namespace: string;
  readonly zones: readonly string[] | undefined;
}

/** The files to write, in the order they are written; `index.ts`, which brings the others into force, last. */
async function filesOf({ name, namespace, zones }: Wanted, example: Environment, workspace: Workspace) {
  const [{ copiedEnvironment, exportedName }, { withEnvironment }, { drawClusterId }, { addFiles }, { writeReleaseLines }] =
    await Promise.all([
      import('../repository/new-environment.js'),
      import('../repository/index-file.js'),
      import('../repository/cluster-id.js'),
      import('../repository/add-files.js'),
      import('../workspace/release-lines.js'),
    ]);
  const { directory } = workspace;
  const source = await needed(join(directory, `${example.name}.ts`), `it is the example; name another one with --like`);
  const release = await needed(releaseFile(workspace, example.name), 'versions and images of the new environment are copied from it');
  const index = await needed(join(directory, 'index.ts'), 'it lists the environments');
  const like = { name: example.name, namespace: example.namespace, clusterId: example.kafka.clusterId, source };
  const copied = copiedEnvironment({ name, like, clusterId: drawClusterId(), namespace, zones });
  const listed = withEnvironment(index, { name, identifier: copied.identifier, behind: exportedName(source) ?? example.name });
  if (listed === undefined)
    throw new UserError(
      `environments/index.ts does not list ${example.name} as sluice init writes it`,
      'the new environment would be added right behind it',
      `write the list as: export const environments: readonly Environment[] = [${example.name}, …];`,
    );
  const created = new Map([
    [join(directory, `${name}.ts`), copied.text],
    [releaseFile(workspace, name), release],
  ]);
  const changed = new Map([[join(directory, 'index.ts'), listed]]);
  return {
    files: new Map([...created, ...changed]),
    async write() {
      await addFiles(created, changed);
      await writeReleaseLines({ ...workspace, environments: listedBehind(example, name, workspace) }, false);
    },
    notes: [
      ...namespaceNotes(namespace, workspace),
      ...notesOf(copied.shared, zones === undefined ? example.kubernetes.zones : undefined, example.name),
    ],
  };
}

/** The environments in the order of `index.ts`, the new one among them. */
const listedBehind = (example: Environment, name: string, { environments }: Workspace): readonly Environment[] =>
  environments.flatMap((environment) => (environment === example ? [environment, { ...environment, name }] : [environment]));

async function needed(path: string, why: string): Promise<string> {
  const text = await readIfThere(path);
  if (text !== undefined) return text;
  throw new UserError(`${relative(process.cwd(), path)} does not exist`, why, 'write the environment by hand, or choose another example');
}

/** Two clusters may well have a namespace of the same name. One cluster may not have two platforms in it. */
const namespaceNotes = (namespace: string, { environments }: Workspace): readonly string[] => {
  const others = environments.filter((environment) => environment.namespace === namespace).map(({ name }) => name);
  return others.length > 0 ? [`namespace ${namespace} is also that of ${others.join(', ')}: never apply them to one cluster`] : [];
};

/** What the two environments still have in common, for a person to decide. */
const notesOf = (shared: readonly string[], zones: readonly string[] | undefined, like: string): readonly string[] => [
  ...(zones ? [`zones are those of ${like}: ${zones.join(', ')}`] : []),
  ...(shared.length > 0 ? [`still as in ${like}; two environments must not share them:`, ...shared.map((each) => `  ${each}`)] : []),
];
