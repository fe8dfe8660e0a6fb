import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { manifests, type RenderedObjects } from '../../stacks/kubernetes/index.js';
import { applyObjects } from '../cluster/apply.js';
import { rightCluster } from '../cluster/binding/right-cluster.js';
import { connect } from '../cluster/connect.js';
import { outcomeText } from '../cluster/text.js';
import type { Command } from '../command.js';
import { EXIT, UserError } from '../terminal/io.js';
import { CONTEXT_OPTION, contextOf, timeoutOption, timeoutSeconds } from '../terminal/options.js';
import { environmentsNamed, loadPlatforms } from '../workspace/platforms.js';
import { renderPlatform } from '../workspace/render.js';
import { folderState, refuseForeign } from '../workspace/rendered-folder.js';
import { renderedFolder } from '../workspace/workspace.js';

const DEFAULT_TIMEOUT_SECONDS = 900;

/** Applies an environment to a cluster and waits until it is ready. */
export const apply: Command = {
  name: 'apply <environment>',
  summary: 'apply an environment by server-side apply, and wait until everything is ready',
  options: [
    CONTEXT_OPTION,
    timeoutOption('how long to wait for readiness', DEFAULT_TIMEOUT_SECONDS),
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
    const objects = [...rendered.values()].flat();
    const cluster = await connect({ context: contextOf(context) });
    const binding = await rightCluster(platform, cluster, { workspace, io });
    const interruption = new AbortController();
    const interrupt = () => interruption.abort();
    process.once('SIGINT', interrupt);
    try {
      const expected = { ...platform, namespace: platform.workloads.namespace };
      const outcome = await applyObjects(objects, cluster, {
        io,
        timeoutSeconds: waitSeconds,
        environment: platform.name,
        expected,
        binding,
        takeOverReason,
        signal: interruption.signal,
      });
      io.out(outcomeText(outcome));
      return EXIT.ok;
    } finally {
      process.removeListener('SIGINT', interrupt);
    }
  },
};

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
