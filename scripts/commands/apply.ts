import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { manifests, type RenderedObjects } from '../../stacks/kubernetes/index.js';
import { applyObjects } from '../cluster/apply.js';
import { connect } from '../cluster/connect.js';
import { outcomeText } from '../cluster/text.js';
import type { Command } from '../command.js';
import { EXIT, type Io, UserError } from '../terminal/io.js';
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
  options: [CONTEXT_OPTION, timeoutOption('how long to wait for readiness', DEFAULT_TIMEOUT_SECONDS)],
  examples: ['sluice apply staging', 'sluice apply staging --context staging-admin --timeout 1800'],
  async run({ environment, context, timeout }, io, workspace) {
    const waitSeconds = timeoutSeconds(timeout, DEFAULT_TIMEOUT_SECONDS);
    const [platform] = await loadPlatforms(environmentsNamed([String(environment)], workspace), workspace);
    if (!platform) return EXIT.error;
    const rendered = renderPlatform(platform);
    await refuseUnreviewed(rendered, join(renderedFolder(workspace), platform.name), io);
    const objects = [...rendered.values()].flat();
    const cluster = await connect({ context: contextOf(context) });
    const interruption = new AbortController();
    const interrupt = () => interruption.abort();
    process.once('SIGINT', interrupt);
    try {
      const { name, kubernetesVersion, prerequisites, workloads } = platform;
      const expected = { kubernetesVersion, prerequisites, namespace: workloads.namespace };
      const outcome = await applyObjects(objects, cluster, {
        io,
        timeoutSeconds: waitSeconds,
        environment: name,
        expected,
        signal: interruption.signal,
      });
      io.out(outcomeText(outcome));
      return EXIT.ok;
    } finally {
      process.removeListener('SIGINT', interrupt);
    }
  },
};

/** What is reviewed is what is applied: the files on disk must be what the description gives now. */
async function refuseUnreviewed(rendered: RenderedObjects, folder: string, io: Io): Promise<void> {
  const shown = relative(process.cwd(), folder) || '.';
  if (!(await readdir(folder).catch(() => undefined))) {
    io.err(`${shown} is not there: what is applied was not rendered for review`);
    return;
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
