import { isDeepStrictEqual } from 'node:util';
import { LABEL } from '../../charts/shared/labels.js';
import type { CertificateRequirement, SecretRequirement } from '../../charts/shared/secret.js';
import { UserError } from '../terminal/io.js';
import { authorityProblem, type KeyPair, makeAuthority, makeCertificate } from './certificates.js';
import { ClusterError } from './cluster-error.js';
import { type CopyOptions, copiedValues, createIfMissing } from './copy-secrets.js';
import type { KubernetesObject } from './objects.js';
import { ASKING_SECONDS, patienceFor } from './patience.js';
import { withRetries } from './retries.js';
import { accessKeyValues, passwordValues, scramValues } from './secret-values.js';
import { readSecret, type SecretState, secretStates, secretValues } from './secrets.js';

/** Where and for what to make Secrets. */
export interface GenerateOptions extends CopyOptions {
  /** The rendered Namespaces, each applied first where it does not exist. @default they are expected to exist */
  readonly ensure?: readonly KubernetesObject[];
}

/** A Secret made now. Holds no value. */
export interface GeneratedSecret {
  /** Namespace of the Secret. */
  readonly namespace: string;
  /** Name of the Secret. */
  readonly name: string;
  /** What the Secret holds. */
  readonly kind: 'authority' | 'certificate' | 'scram' | 'password' | 'access-key' | 'copy';
}

/** What was made, and how everything required stands afterwards. */
export interface GenerateOutcome {
  /** Secrets that were created. */
  readonly made: readonly GeneratedSecret[];
  /** All required Secrets, as they are now. */
  readonly states: readonly SecretState[];
}

/**
 * Makes what is missing, straight into the cluster: never on disk, never shown. What exists is never overwritten, and what only
 * somebody else can give stays missing.
 */
export async function generateSecrets(requirements: readonly SecretRequirement[], options: GenerateOptions): Promise<GenerateOutcome> {
  const { namespace, cluster, ensure = [] } = options;
  for (const one of ensure) await createIfMissing(one, cluster, patienceFor(ASKING_SECONDS));
  const before = await secretStates(requirements, namespace, cluster);
  const missing = before.filter(({ status }) => status === 'missing').map(({ requirement }) => requirement);
  const made: GeneratedSecret[] = [];
  const put = async (kind: GeneratedSecret['kind'], name: string, values: Readonly<Record<string, string>>) => {
    const created = await createSecret(options, name, values);
    if (created) made.push({ namespace, name, kind });
    return created;
  };
  const signed = missing.filter((requirement) => requirement.kind === 'certificate');
  const authorities = await authoritiesFor(signed, before, options);
  for (const [name, { pair, isNew }] of authorities) {
    if (isNew && !(await put('authority', name, { 'ca.crt': pair.certificate, 'ca.key': pair.key }))) throw overtaken(name);
  }
  for (const requirement of signed) {
    const authority = authorities.get(requirement.authority);
    if (authority === undefined) throw new Error(`authority ${requirement.authority} was not resolved`);
    await put('certificate', requirement.name, await certificateValues(requirement, authority.pair));
  }
  for (const requirement of missing) {
    if (requirement.kind === 'certificate' || requirement.kind === 'given' || requirement.kind === 'copy') continue;
    await put(requirement.kind, requirement.name, await drawnValues(requirement, options));
  }
  made.push(...(await makeCopies(missing, options)));
  return { made, states: await secretStates(requirements, namespace, cluster) };
}

/** Copies in other namespaces, of what is there by now. */
async function makeCopies(missing: readonly SecretRequirement[], options: GenerateOptions): Promise<readonly GeneratedSecret[]> {
  const made: GeneratedSecret[] = [];
  for (const requirement of missing) {
    if (requirement.kind !== 'copy') continue;
    const { name, namespace } = requirement;
    const values = await copiedValues(requirement, options);
    if (values && (await createSecret({ ...options, namespace }, name, values))) made.push({ namespace, name, kind: 'copy' });
  }
  return made;
}

type DrawnRequirement = Exclude<SecretRequirement, { readonly kind: 'certificate' | 'given' | 'copy' }>;

/** Values drawn by chance. A Kafka user also gets what its clients must trust, where that is there. */
async function drawnValues(requirement: DrawnRequirement, { cluster, namespace }: GenerateOptions) {
  if (requirement.kind === 'access-key') return accessKeyValues();
  if (requirement.kind === 'password') return passwordValues(requirement.username);
  const authority = await readSecret(cluster, namespace, requirement.authority);
  return scramValues(requirement.username, authority && secretValues(authority)['ca.crt']);
}

interface Authority {
  readonly pair: KeyPair;
  readonly isNew: boolean;
}

/** The authorities something must be signed by: read where they exist, made where nothing was signed by them before. Refuses before anything is created. */
async function authoritiesFor(
  signed: readonly CertificateRequirement[],
  states: readonly SecretState[],
  { namespace, cluster }: GenerateOptions,
) {
  const authorities = new Map<string, Authority>();
  for (const name of new Set(signed.map(({ authority }) => authority))) {
    const live = await readSecret(cluster, namespace, name);
    if (live !== undefined) {
      authorities.set(name, { pair: usable(name, secretValues(live)), isNew: false });
      continue;
    }
    const others = states.filter(({ requirement, status }) => isHeldCertificate(requirement, status) && requirement.authority === name);
    if (others.length > 0) throw orphaned(name, { held: others.map(({ requirement }) => requirement.name), wanted: signed });
    authorities.set(name, { pair: await makeAuthority(name), isNew: true });
  }
  return authorities;
}

function isHeldCertificate(requirement: SecretRequirement, status: SecretState['status']): requirement is CertificateRequirement {
  return requirement.kind === 'certificate' && status !== 'missing' && status !== 'awaited';
}

function usable(name: string, values: Readonly<Record<string, string>>): KeyPair {
  const pair = { certificate: values['ca.crt'] ?? '', key: values['ca.key'] ?? '' };
  const lacks = ['ca.crt', 'ca.key'].filter((key) => !values[key]);
  const problem = lacks.length > 0 ? `it lacks ${lacks.join(' and ')}` : authorityProblem(pair, new Date());
  if (problem === undefined) return pair;
  throw new UserError(
    `the authority in Secret ${name} cannot sign`,
    problem,
    'put a working authority there (ca.crt, ca.key), or supply the missing certificates yourself',
  );
}

function orphaned(name: string, { held, wanted }: { held: readonly string[]; wanted: readonly CertificateRequirement[] }): UserError {
  const missing = wanted.filter(({ authority }) => authority === name).map((requirement) => requirement.name);
  return new UserError(
    `Secret ${name}, the authority to sign ${missing.join(', ')}, does not exist`,
    `certificates it should have signed do: ${held.join(', ')}; they trust another authority, and would not trust a new one`,
    `put their authority into Secret ${name} (ca.crt, ca.key), or supply ${missing.join(', ')} signed by it`,
  );
}

function overtaken(name: string): UserError {
  return new UserError(
    `Secret ${name} was made by somebody else just now`,
    'two authorities under one name would not trust each other',
    'run this again: it signs with theirs',
  );
}

async function certificateValues(requirement: CertificateRequirement, authority: KeyPair): Promise<Readonly<Record<string, string>>> {
  const { certificate, key } = await makeCertificate(requirement, authority);
  return { 'tls.crt': certificate, 'tls.key': key, 'ca.crt': authority.certificate };
}

/** False when somebody else was faster: theirs stays. */
async function createSecret(
  { namespace, cluster }: GenerateOptions,
  name: string,
  values: Readonly<Record<string, string>>,
): Promise<boolean> {
  const data = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, Buffer.from(value).toString('base64')]));
  const metadata = { name, namespace, labels: { [LABEL.managedBy]: 'sluice' } };
  try {
    await withRetries(patienceFor(ASKING_SECONDS), () =>
      cluster.create({ apiVersion: 'v1', kind: 'Secret', type: 'Opaque', metadata, data }),
    );
    return true;
  } catch (error) {
    if (!(error instanceof ClusterError && error.problem === 'exists')) throw error;
    // The answer to our own request may have been lost, and this one follows its repetition: then what is there is ours.
    const found = await readSecret(cluster, namespace, name);
    return isDeepStrictEqual(found?.data, data);
  }
}
