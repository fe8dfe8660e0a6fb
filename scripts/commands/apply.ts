import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Platform } from '../../platform/platform.js';
import { type KubernetesObject, manifests, type RenderedObjects } from '../../stacks/kubernetes/index.js';
import { applyObjects } from '../cluster/apply.js';
import { rightCluster } from '../cluster/binding/right-cluster.js';
import { ClusterError } from '../cluster/cluster-error.js';
import { connect } from '../cluster/connect.js';
import { NOTHING_APPLIED } from '../cluster/ledger.js';
import type { ApplyOutcome } from '../cluster/outcome.js';
import { type Patience, patienceFor } from '../cluster/patience.js';
import { outcomeText } from '../cluster/text.js';
import type { Command } from '../command.js';
import { interruptible } from '../terminal/interruption.js';
import { EXIT, type Io, UserError } from '../terminal/io.js';
import { CONTEXT_OPTION, contextOf, timeoutOption, timeoutSeconds } from '../terminal/options.js';
import { environmentsNamed, loadPlatforms } from '../workspace/platforms.js';
import { renderPlatform } from '../workspace/render.js';
import { folderState, refuseForeign } from '../workspace/rendered-folder.js';
import { renderedFolder, type Workspace } from '../workspace/workspace.js';

const DEFAULT_TIMEOUT_SECONDS = 900;

/** Applies an environment to a cluster and waits until it is ready. */
export const apply: Command = {
  name: 'apply <environment>',
  summary: 'apply an environment by server-side apply, and wait until everything is ready',
  options: [
    CONTEXT_OPTION,
    timeoutOption('how long everything may take: requests, pauses, and the wait until all is ready', DEFAULT_TIMEOUT_SECONDS),
    ['--force-conflicts <reason>', 'overwrite fields that another manager set, such as an autoscaler: with the reason'],
  ],
  examples: [
    'sluice apply staging',
    'sluice apply staging --context staging-admin --timeout 1800',
    'sluice apply staging --force-conflicts "replicas were raised by hand during the incident"',
  ],
  async run({ environment, context, timeout, forceConflicts }, io, workspace) {
    const waitSeconds = timeoutSeconds(timeout, DEFAULT_TIMEOUT_SECONDS);
    const takeOverReason = reasonOf(forceConflicts);
    const [platform] = await loadPlatforms(environmentsNamed([String(environment)], workspace), workspace);
    if (platform === undefined) return EXIT.error;
    const rendered = renderPlatform(platform);
    await refuseUnreviewed(rendered, join(renderedFolder(workspace), platform.name));
    const subject = { platform, objects: [...rendered.values()].flat(), workspace, io };
    await interruptible(async (signal) => {
      const outcome = await delivered(subject, { context, waitSeconds, takeOverReason, signal });
      io.out(outcomeText(outcome)); // before the signals end the process again: what was done is said in any case
    });
    return EXIT.ok;
  },
};

/** What is applied, and where that is said. */
interface Subject {
  readonly platform: Platform;
  readonly objects: readonly KubernetesObject[];
  readonly workspace: Workspace;
  readonly io: Io;
}

/** How it is applied. */
interface Options {
  readonly context: unknown;
  readonly waitSeconds: number;
  readonly takeOverReason: string | undefined;
  readonly signal: AbortSignal;
}

/** One deadline, from the first request on. */
async function delivered(subject: Subject, { context, waitSeconds, takeOverReason, signal }: Options): Promise<ApplyOutcome> {
  const { platform, objects, io } = subject;
  const patience = { ...patienceFor(waitSeconds), signal, onWait: (words: string) => io.err(words) };
  const { name, kubernetesVersion, prerequisites, workloads } = platform;
  const { cluster, binding } = await clusterOf(subject, contextOf(context), patience);
  const expected = { kubernetesVersion, prerequisites, namespace: workloads.namespace };
  const timing = { timeoutSeconds: waitSeconds, until: patience.until, signal };
  return await applyObjects(objects, cluster, { io, environment: name, expected, binding, takeOverReason, ...timing });
}

/** The environment's own cluster. Until it is found nothing is applied, and a failure says so. */
async function clusterOf({ platform, workspace, io }: Subject, context: string | undefined, patience: Patience) {
  try {
    const cluster = await connect({ context, patience });
    return { cluster, binding: await rightCluster(platform, cluster, { workspace, io, patience }) };
  } catch (error) {
    if (error instanceof ClusterError && error.problem === 'interrupted')
      throw new UserError('interrupted', NOTHING_APPLIED, `run: sluice apply ${platform.name}`, EXIT.interrupted);
    io.err(NOTHING_APPLIED);
    throw error;
  }
}

/** Why conflicts are overridden. A reason is more than blanks: it is what the log of a pipeline shows later. */
function reasonOf(given: unknown): string | undefined {
  if (given === undefined) return undefined;
  const reason = String(given).trim();
  if (reason !== '') return reason;
  throw new UserError(
    '--force-conflicts without a reason',
    'it overwrites what somebody else set',
    'write --force-conflicts "why"',
    EXIT.usage,
  );
}

/** What is reviewed is what is applied: the files on disk must be what the description gives now. */
async function refuseUnreviewed(rendered: RenderedObjects, folder: string): Promise<void> {
  const shown = relative(process.cwd(), folder) || '.';
  if (!(await readdir(folder).catch(() => undefined))) {
    throw new UserError(
      `${shown} does not exist`,
      'it holds the files that are reviewed, and nothing else is applied',
      'run "sluice synth", review and commit the result, then apply',
    );
  }
  const state = await folderState(folder, manifests(rendered));
  refuseForeign(folder, state);
  const differing = [...state.outdated, ...state.stale];
  if (differing.length === 0) return;
  const why = 'what is reviewed would not be what is applied';
  throw new UserError(
    `${shown} is out of date: ${differing.join(', ')}`,
    why,
    'run "sluice synth", review and commit the result, then apply',
  );
}
