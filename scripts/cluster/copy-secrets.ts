import type { CopyRequirement } from '../../charts/shared/secret.js';
import { type Clock, REAL_CLOCK } from '../terminal/clock.js';
import type { Cluster } from './cluster.js';
import { type KubernetesObject, refOf, textAt } from './objects.js';
import { ASKING_SECONDS, type Patience, patienceFor } from './patience.js';
import { withRetries } from './retries.js';
import { readSecret, secretValues } from './secrets.js';

/** Where Secrets are copied. */
export interface CopyOptions {
  /** Namespace of the platform. */
  readonly namespace: string;
  /** The cluster. */
  readonly cluster: Cluster;
  /** The rendered Certificates, from which cert-manager makes Secrets. @default none */
  readonly certificates?: readonly KubernetesObject[];
  /** @default the machine's clock */
  readonly clock?: Clock;
}

/** How long cert-manager gets to sign: seconds, where its issuer works. */
const SIGNING_SECONDS = 60;
const PAUSE_MS = 2_000;

/** Applies an object that does not exist. One that does stays as it is: what differs in it is the business of an apply, which asks before. */
export async function createIfMissing(object: KubernetesObject, cluster: Cluster, patience: Patience): Promise<void> {
  const found = await withRetries(patience, () => cluster.get(refOf(object)));
  if (found === undefined) await withRetries(patience, () => cluster.apply(object));
}

/** The values that a copy holds. Nothing where the Secret it is made from lacks one of the keys. */
export async function copiedValues(
  requirement: CopyRequirement,
  options: CopyOptions,
): Promise<Readonly<Record<string, string>> | undefined> {
  const values = (await signed(requirement, options)) ?? {};
  const entries = requirement.keys.flatMap((key) => (values[key] ? [[key, values[key]] as const] : []));
  return entries.length === requirement.keys.length ? Object.fromEntries(entries) : undefined;
}

/** The Secret that is copied. One of cert-manager's is waited for, and its Certificate applied: an apply that comes later finds all there. */
async function signed({ from }: CopyRequirement, { namespace, cluster, certificates = [], clock = REAL_CLOCK }: CopyOptions) {
  const found = await readSecret(cluster, namespace, from);
  if (found) return secretValues(found);
  const certificate = certificates.find((one) => textAt(one, 'spec', 'secretName') === from && one.metadata.namespace === namespace);
  if (!certificate) return undefined;
  await createIfMissing(certificate, cluster, patienceFor(ASKING_SECONDS, clock));
  const end = clock.now() + SIGNING_SECONDS * 1_000;
  while (clock.now() < end) {
    const made = await readSecret(cluster, namespace, from);
    if (made) return secretValues(made);
    await clock.pause(PAUSE_MS);
  }
  return undefined;
}
