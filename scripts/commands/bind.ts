import { rightCluster } from '../cluster/binding/right-cluster.js';
import { connect } from '../cluster/index.js';
import type { Command } from '../command.js';
import { EXIT } from '../terminal/io.js';
import { CONTEXT_OPTION, contextOf } from '../terminal/options.js';
import { bindingFile } from '../workspace/bindings.js';
import { shownFile } from '../workspace/place.js';
import { environmentsNamed, loadPlatforms } from '../workspace/platforms.js';

/** Records on purpose which cluster an environment belongs to. A cluster that holds another environment there is refused. */
export const bind: Command = {
  name: 'bind <environment>',
  summary: 'record which cluster an environment belongs to, in environments/bindings/; every verb then refuses another cluster',
  options: [CONTEXT_OPTION],
  examples: ['sluice bind staging --context staging-admin'],
  async run({ environment, context }, io, workspace) {
    const [platform] = await loadPlatforms(environmentsNamed([String(environment)], workspace), workspace);
    if (!platform) return EXIT.error;
    const cluster = await connect({ context: contextOf(context) });
    const right = await rightCluster(platform, cluster, { workspace, io, rebinds: true });
    await right.bind();
    io.out(`${platform.name}: bound to context ${cluster.name} (${shownFile(bindingFile(workspace, platform.name))})`);
    return EXIT.ok;
  },
};
