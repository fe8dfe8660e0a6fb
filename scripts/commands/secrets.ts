import type { SecretRequirement } from '../../charts/shared/index.js';
import type { Platform } from '../../environments/platform.js';
import type { Command } from '../command.js';
import { connect } from '../delivery/cluster.js';
import { generateSecrets } from '../delivery/generate-secrets.js';
import { isBlocking, type SecretState, secretStates } from '../delivery/secrets.js';
import { EXIT, type Io } from '../io.js';
import { environmentsNamed, loadPlatforms } from '../platforms.js';
import { renderPlatform } from '../render.js';

/** Says which Secrets an environment needs and how they stand; makes the missing ones on request. No value is ever shown. */
export const secrets: Command = {
  name: 'secrets <environment>',
  summary: 'which Secrets the environment needs, which are missing; --generate makes those in the cluster',
  options: [
    ['--generate', 'make what is missing: authority, certificates, passwords; nothing that exists is touched'],
    ['--context <name>', 'context of the kubeconfig (default: the current one)'],
    ['--offline', 'list what is needed without asking a cluster'],
  ],
  examples: ['sluice secrets staging', 'sluice secrets staging --generate --context staging-admin', 'sluice secrets prod --offline'],
  async run({ environment, generate, context, offline }, io, workspace) {
    const [platform] = await loadPlatforms(environmentsNamed([String(environment)], workspace), workspace);
    if (!platform) return EXIT.error;
    if (offline === true) return listNeeded(platform, io);
    const cluster = await connect({ context: typeof context === 'string' ? context : undefined });
    const { namespace } = platform.workloads;
    if (generate !== true) return report(await secretStates(platform.secrets, namespace, cluster), platform, io);
    const ensureNamespace = [...renderPlatform(platform).values()].flat().find(({ kind }) => kind === 'Namespace');
    const { made, states } = await generateSecrets(platform.secrets, { namespace, cluster, ensureNamespace });
    for (const { name, kind } of made) io.out(`made ${kind} ${namespace}/${name}`);
    return report(states, platform, io);
  },
};

function listNeeded({ secrets: needed, workloads }: Platform, io: Io): number {
  for (const requirement of needed) {
    io.out(`${workloads.namespace}/${requirement.name}: ${requirement.purpose} (${keysOf(requirement)})`);
    for (const line of certificateLines(requirement)) io.out(line);
  }
  if (needed.length === 0) io.out('no Secrets are needed');
  return EXIT.ok;
}

const keysOf = (requirement: SecretRequirement) =>
  requirement.kind === 'certificate' ? 'tls.crt, tls.key as PKCS#8, ca.crt' : 'username, password';

/** What a certificate must hold, for those who bring their own. */
function certificateLines(requirement: SecretRequirement): string[] {
  if (requirement.kind !== 'certificate') return [];
  const { commonName, dnsNames, source } = requirement;
  const maker = source === 'cert-manager' ? ['  made by cert-manager'] : [];
  return [...maker, `  subject CN=${commonName}`, ...dnsNames.map((name) => `  DNS name ${name}`)];
}

function report(states: readonly SecretState[], { name, workloads }: Platform, io: Io): number {
  for (const { requirement, status, findings } of states) {
    io.out(
      `${status.padEnd(10)} ${workloads.namespace}/${requirement.name}: ${requirement.purpose}${findings.length > 0 ? ` — ${findings.join('; ')}` : ''}`,
    );
  }
  const blocking = states.filter(isBlocking);
  if (blocking.length === 0) {
    io.err(states.length === 0 ? 'no Secrets are needed' : 'every Secret is there or will be made');
    return EXIT.ok;
  }
  io.err(
    `${blocking.length} of ${states.length} Secrets keep the platform from starting\nfix: put them there, or run "sluice secrets ${name} --generate"`,
  );
  return EXIT.error;
}
