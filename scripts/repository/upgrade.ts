import { join, relative } from 'node:path';
import { NEWEST_EPOCH, type RenderEpoch } from '../../platform/epoch.js';
import type { DiffReport } from '../../policy/plan/index.js';
import { environmentsNamed, loadRelease } from '../workspace/platforms.js';
import { documentsIn, type ReadState, readState, renderedState } from '../workspace/states.js';
import type { Workspace } from '../workspace/workspace.js';
import { type Candidate, installCandidate, renderWith } from './candidate.js';
import { copyReleases, copyRepository, inTemporaryFolder, linkPackages } from './repository-copy.js';

/** What is asked for. */
export interface UpgradeQuestion {
  /** Names of the environments; empty for all. */
  readonly environments: readonly string[];
  /** Version, tag, tarball or folder of the Sluice to compare with. @default the one that runs */
  readonly to: string | undefined;
  /** Epoch to compare with. @default without `to` the newest; with it each environment's own */
  readonly epoch: string | undefined;
}

/** A version of Sluice in an epoch. */
export interface Renderer {
  /** Version of Sluice. */
  readonly version: string;
  /** Render epoch. */
  readonly epoch: string;
}

/** What one step of an upgrade changes in one environment. */
export interface UpgradeStep {
  /** Name of the environment. */
  readonly environment: string;
  /** Renderer that is in use. */
  readonly from: Renderer;
  /** Renderer that would be taken. */
  readonly to: Renderer;
  /** Whether both render the same bytes. */
  readonly identical: boolean;
  /** What the step changes. */
  readonly report: DiffReport;
}

/** Every step of an upgrade. */
export interface Upgrade {
  /** Steps, one for each environment. */
  readonly steps: readonly UpgradeStep[];
  /** The version that was installed to compare with. */
  readonly candidate?: Pick<Candidate, 'version' | 'installs'>;
}

/** Files of a state as one text: what "the same bytes" is about. */
const bytesOf = ({ files }: ReadState) =>
  files
    .map(({ file, text }) => `${file.split('/').slice(-2).join('/')}\0${text}`)
    .sort()
    .join('\0');

/** An environment as one renderer gives it. */
interface RenderedAs {
  readonly by: Renderer;
  readonly state: ReadState;
}

/** Renders each environment as it is now and as it would be: the version first, then the epoch. */
export async function upgradeOf(question: UpgradeQuestion, version: string, workspace: Workspace): Promise<Upgrade> {
  const names = environmentsNamed(question.environments, workspace).map(({ name }) => name);
  const now = new Map<string, RenderedAs>();
  for (const name of names)
    now.set(name, { by: { version, epoch: await epochOf(name, workspace) }, state: await renderedState(name, workspace) });
  const { to } = question;
  if (to === undefined) {
    const epoch = question.epoch ?? NEWEST_EPOCH;
    return { steps: await stepsBetween(now, await inEpoch(names, { version, epoch }, workspace), workspace) };
  }
  return inTemporaryFolder(async (folder) => {
    const repository = join(folder, 'repository');
    await copyRepository(workspace, repository);
    const candidate = await installCandidate(to, repository);
    await linkPackages(workspace, repository);
    const render = (epoch: string | undefined) => renderedByCandidate({ candidate, repository, out: folder }, { names, epoch }, workspace);
    const sameEpoch = await render(undefined);
    const steps = await stepsBetween(now, sameEpoch, workspace);
    const moved = question.epoch === undefined ? [] : await stepsBetween(sameEpoch, await render(question.epoch), workspace);
    return { steps: [...steps, ...moved], candidate };
  });
}

const epochOf = async (name: string, workspace: Workspace): Promise<RenderEpoch> => {
  const [environment] = environmentsNamed([name], workspace);
  if (!environment) throw new Error(`no environment ${name}`);
  return (await loadRelease(environment, workspace)).renderEpoch;
};

/** Environments as the running version gives them in an epoch: the release files are read from a copy. */
async function inEpoch(names: readonly string[], by: Renderer, workspace: Workspace): Promise<ReadonlyMap<string, RenderedAs>> {
  return inTemporaryFolder(async (folder) => {
    await copyReleases(workspace.directory, folder, by.epoch);
    const moved = { ...workspace, directory: folder };
    const states = new Map<string, RenderedAs>();
    for (const name of names) states.set(name, { by, state: await renderedState(name, moved) });
    return states;
  });
}

/** An installed candidate, the copy of the repository, and the folder it renders into. */
interface Installed {
  readonly candidate: Candidate;
  readonly repository: string;
  readonly out: string;
}

async function renderedByCandidate(
  { candidate, repository, out }: Installed,
  { names, epoch }: { readonly names: readonly string[]; readonly epoch: string | undefined },
  workspace: Workspace,
): Promise<ReadonlyMap<string, RenderedAs>> {
  const folder = join(out, epoch ?? 'own-epoch');
  const directory = join(repository, relative(workspace.root, workspace.directory));
  if (epoch !== undefined) await copyReleases(directory, directory, epoch);
  await renderWith(candidate, repository, names, folder);
  const states = new Map<string, RenderedAs>();
  for (const name of names) {
    const by = { version: candidate.version, epoch: epoch ?? (await epochOf(name, workspace)) };
    states.set(name, { by, state: await readState(join(folder, name), { ...workspace, environments: [] }) });
  }
  return states;
}

async function stepsBetween(
  before: ReadonlyMap<string, RenderedAs>,
  after: ReadonlyMap<string, RenderedAs>,
  { environments }: Workspace,
): Promise<readonly UpgradeStep[]> {
  const [{ transitBetween }, { reportOf }] = await Promise.all([
    import('../../policy/transitions/index.js'),
    import('../../policy/plan/index.js'),
  ]);
  const steps: UpgradeStep[] = [];
  for (const [environment, old] of before) {
    const next = after.get(environment);
    if (!next || (old.by.version === next.by.version && old.by.epoch === next.by.epoch)) continue;
    const transit = await transitBetween(documentsIn(old.state), documentsIn(next.state));
    const report = reportOf(transit, environments.find(({ name }) => name === environment)?.class ?? 'production');
    steps.push({ environment, from: old.by, to: next.by, identical: bytesOf(old.state) === bytesOf(next.state), report });
  }
  return steps;
}
