import { renderObjects } from '../../stacks/kubernetes/index.js';
import type { Command } from '../command.js';
import { applyObjects } from '../delivery/apply.js';
import { connect } from '../delivery/cluster.js';
import { outcomeText } from '../delivery/text.js';
import { EXIT, UserError } from '../io.js';
import { environmentsNamed, loadPlatforms } from '../platforms.js';

const DEFAULT_TIMEOUT_SECONDS = '900';

/** Applies an environment to a cluster and waits until it is ready. */
export const apply: Command = {
  name: 'apply <environment>',
  summary: 'apply an environment by server-side apply, and wait until everything is ready',
  options: [
    ['--context <name>', 'context of the kubeconfig (default: the current one)'],
    ['--timeout <seconds>', 'how long to wait for readiness', DEFAULT_TIMEOUT_SECONDS],
  ],
  examples: ['sluice apply staging', 'sluice apply staging --context staging-admin --timeout 1800'],
  async run({ environment, context, timeout }, io, workspace) {
    const timeoutSeconds = Number(timeout);
    if (!(timeoutSeconds > 0))
      throw new UserError(
        `--timeout ${String(timeout)}`,
        'it is a number of seconds above 0',
        `use e.g. --timeout ${DEFAULT_TIMEOUT_SECONDS}`,
        EXIT.usage,
      );
    const [platform] = await loadPlatforms(environmentsNamed([String(environment)], workspace), workspace);
    if (!platform) return EXIT.error;
    const objects = [...renderObjects(platform).values()].flat();
    const cluster = await connect({ context: typeof context === 'string' ? context : undefined });
    const interruption = new AbortController();
    const interrupt = () => interruption.abort();
    process.once('SIGINT', interrupt);
    try {
      const outcome = await applyObjects(objects, cluster, { io, timeoutSeconds, environment: platform.name, signal: interruption.signal });
      io.out(outcomeText(outcome));
      return EXIT.ok;
    } finally {
      process.removeListener('SIGINT', interrupt);
    }
  },
};
