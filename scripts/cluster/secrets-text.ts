import { requiredKeys, type SecretRequirement, secretNamespace } from '../../charts/shared/secret.js';
import type { GenerateOutcome } from './generate-secrets.js';
import { isBlocking, type SecretState } from './secrets.js';

/** What each required Secret must hold, for those who bring their own. */
export function neededText(requirements: readonly SecretRequirement[], namespace: string): string {
  if (requirements.length === 0) return 'no Secrets are needed';
  return requirements
    .flatMap((requirement) => [
      `${secretNamespace(requirement, namespace)}/${requirement.name}: ${requirement.purpose} (${keysText(requirement)})`,
      ...contentLines(requirement, namespace),
    ])
    .join('\n');
}

const isKafkaCertificate = (requirement: SecretRequirement) =>
  requirement.kind === 'certificate' && (requirement.reader ?? 'kafka') === 'kafka';

function keysText(requirement: SecretRequirement): string {
  const keys = requiredKeys(requirement).map((key) => (key === 'tls.key' && isKafkaCertificate(requirement) ? 'tls.key as PKCS#8' : key));
  return keys.join(', ');
}

function contentLines(requirement: SecretRequirement, platform: string): readonly string[] {
  if (requirement.kind === 'given') return ['  never generated: only whoever runs what it opens knows the values'];
  if (requirement.kind === 'copy') return [`  the same values as in ${platform}/${requirement.from}`];
  if (requirement.kind !== 'certificate') return [];
  const maker = requirement.source === 'cert-manager' ? ['  made by cert-manager'] : [];
  const subject = isKafkaCertificate(requirement) ? [`  subject CN=${requirement.commonName}`] : [];
  return [...maker, ...subject, ...requirement.dnsNames.map((name) => `  DNS name ${name}`)];
}

/** A line per required Secret: status, name, purpose, what is wrong. Values are not in a `SecretState`, so none can show. */
export function secretStatesText(states: readonly SecretState[]): string {
  if (states.length === 0) return 'no Secrets are needed';
  const rows = states.map(({ status, requirement, findings, daysLeft }) => {
    const good = daysLeft === undefined ? '' : `ends in ${daysLeft} days`;
    return [status, requirement.name, requirement.purpose, findings.join('; ') || good];
  });
  return columns(rows);
}

/** What was made now, by name, for a person. */
export function generatedText({ made }: GenerateOutcome): string {
  if (made.length === 0) return 'nothing to make';
  return columns(made.map(({ kind, name }) => ['made', name, KIND_WORDS[kind]]));
}

const KIND_WORDS = {
  authority: 'certificate authority',
  certificate: 'certificate and key',
  scram: 'user and password',
  password: 'user and password',
  'access-key': 'access key',
  copy: 'copy, in the namespace of those who read it',
} as const;

/** Where the platform is, for the commands in texts. */
export interface SecretsPlace {
  /** Name of the environment. */
  readonly environment: string;
  /** Kubernetes namespace. */
  readonly namespace: string;
}

/** For each Secret that is not as it must be and that only somebody else can give: what, why, and what to do. */
export function givenTexts(states: readonly SecretState[], { namespace }: SecretsPlace): readonly string[] {
  return states.filter((state) => isBlocking(state) && state.requirement.kind === 'given').map((state) => givenText(state, namespace));
}

function givenText({ requirement, status, findings, missingKeys }: SecretState, platform: string): string {
  const { name, purpose } = requirement;
  const namespace = secretNamespace(requirement, platform);
  const files = missingKeys.map((key) => `--from-file=${key}`).join(' ');
  const create = `write each value into a file named as its key, without a line end, then: kubectl -n ${namespace} create secret generic ${name} ${files}`;
  return [
    `error: Secret ${namespace}/${name} ${findings.join('; ')}`,
    `why: ${purpose}: only whoever runs that knows the values, so they cannot be made here`,
    `fix: ${status === 'missing' ? create : `add ${missingKeys.join(' and ')} to it`}; or let your secret store fill it`,
  ].join('\n');
}

/** For each copy that is not what it was made from: what, why, and what to do. */
export function staleCopyTexts(states: readonly SecretState[], { environment, namespace: platform }: SecretsPlace): readonly string[] {
  return states.flatMap(({ requirement, status, findings }) => {
    if (requirement.kind !== 'copy' || status !== 'unfit') return [];
    const { name, namespace, from } = requirement;
    return [
      `error: Secret ${namespace}/${name}: ${findings.join('; ')}\n` +
        `why: pods there would log in, or trust, as it was before ${platform}/${from} changed\n` +
        `fix: kubectl -n ${namespace} delete secret ${name}, then sluice secrets ${environment} --generate; restart the pods that mount it`,
    ];
  });
}

/** How many Secrets keep the platform from starting, and what to do. `undefined` when none does. */
export function blockingText(states: readonly SecretState[], { environment }: SecretsPlace): string | undefined {
  const blocking = states.filter(isBlocking);
  if (blocking.length === 0) return undefined;
  const canBeMade = blocking.some(({ status, requirement }) => status === 'missing' && requirement.kind !== 'given');
  const byHand = canBeMade ? 'put them there' : 'put them there or correct them: what exists is never overwritten';
  const fix = canBeMade ? `${byHand}, or run "sluice secrets ${environment} --generate"` : byHand;
  return `${blocking.length} of ${states.length} Secrets keep the platform from starting\nfix: ${fix}`;
}

function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
