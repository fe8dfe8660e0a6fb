import { secretNamespace } from '../../charts/shared/secret.js';
import type { Platform } from '../../platform/platform.js';
import { rightCluster } from '../cluster/binding/right-cluster.js';
import { connect } from '../cluster/connect.js';
import { generateSecrets } from '../cluster/generate-secrets.js';
import { type SecretState, secretStates } from '../cluster/secrets.js';
import { blockingText, givenTexts, neededText, staleCopyTexts } from '../cluster/secrets-text.js';
import type { Command } from '../command.js';
import { EXIT, type Io } from '../terminal/io.js';
import { CONTEXT_OPTION, contextOf } from '../terminal/options.js';
import { environmentsNamed, loadPlatforms } from '../workspace/platforms.js';
import { renderPlatform } from '../workspace/render.js';

/** Says which Secrets an environment needs and how they stand; makes the missing ones on request. No value is ever shown. */
export const secrets: Command = {
  name: 'secrets <environment>',
  summary: 'which Secrets the environment needs, which are missing; --generate makes those in the cluster',
  options: [
    ['--generate', 'make what is missing: authorities, certificates, passwords, keys; nothing that exists is touched'],
    CONTEXT_OPTION,
    ['--offline', 'list what is needed without asking a cluster'],
  ],
  examples: ['sluice secrets staging', 'sluice secrets staging --generate --context staging-admin', 'sluice secrets prod --offline'],
  async run({ environment, generate, context, offline }, io, workspace) {
    const [platform] = await loadPlatforms(environmentsNamed([String(environment)], workspace), workspace);
    if (!platform) return EXIT.error;
    if (offline === true) return listNeeded(platform, io);
    const cluster = await connect({ context: contextOf(context) });
    const right = await rightCluster(platform, cluster, { workspace, io });
    const { namespace } = platform.workloads;
    if (generate !== true) return report(await secretStates(platform.secrets, namespace, cluster), platform, io);
    const rendered = [...renderPlatform(platform).values()].flat();
    const ensure = rendered.filter(({ kind }) => kind === 'Namespace');
    const certificates = rendered.filter(({ kind }) => kind === 'Certificate');
    await right.bind();
    const { made, states } = await generateSecrets(platform.secrets, { namespace, cluster, ensure, certificates });
    await right.record();
    for (const one of made) io.out(`made ${one.kind} ${one.namespace}/${one.name}`);
    return report(states, platform, io);
  },
};

function listNeeded({ secrets: needed, workloads }: Platform, io: Io): number {
  io.out(neededText(needed, workloads.namespace));
  return EXIT.ok;
}

function report(states: readonly SecretState[], { name, workloads }: Platform, io: Io): number {
  for (const { requirement, status, findings } of states) {
    io.out(
      `${status.padEnd(10)} ${secretNamespace(requirement, workloads.namespace)}/${requirement.name}: ${requirement.purpose}${findings.length > 0 ? ` — ${findings.join('; ')}` : ''}`,
    );
  }
  const place = { environment: name, namespace: workloads.namespace };
  for (const text of [...givenTexts(states, place), ...staleCopyTexts(states, place)]) io.err(text);
  const blocking = blockingText(states, place);
  io.err(blocking ?? (states.length === 0 ? 'no Secrets are needed' : 'every Secret is there or will be made'));
  return blocking === undefined ? EXIT.ok : EXIT.error;
}
