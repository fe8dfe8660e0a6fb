import { counted } from '../../charts/shared/count.js';
import {
  type CertificateRequirement,
  type CopyRequirement,
  requiredKeys,
  type SecretRequirement,
  secretNamespace,
} from '../../charts/shared/secret.js';
import { certificateReport, EXPIRY_WARNING_DAYS } from './certificate-findings.js';
import type { Cluster } from './cluster.js';
import { eachLimited } from './concurrency.js';
import { type KubernetesObject, mapAt } from './objects.js';
import { ASKING_SECONDS, patienceFor } from './patience.js';
import { withRetries } from './retries.js';

/**
 * How a required Secret stands. `awaited`: missing, and cert-manager makes it. `incomplete`: keys are missing.
 * `unfit`: complete, but the platform would not work with it. `expiring`: works, not for long.
 */
export type SecretStatus = 'present' | 'missing' | 'awaited' | 'incomplete' | 'unfit' | 'expiring';

/** One required Secret, as found in the cluster. Holds no value. */
export interface SecretState {
  /** What is required. */
  readonly requirement: SecretRequirement;
  /** What was found. */
  readonly status: SecretStatus;
  /** What is wrong, in words; empty when present. */
  readonly findings: readonly string[];
  /** Keys the Secret lacks. */
  readonly missingKeys: readonly string[];
  /** Of certificates that could be read: whole days until it ends. */
  readonly daysLeft?: number;
}

/** How each required Secret stands, in the requirements' order. */
export async function secretStates(
  requirements: readonly SecretRequirement[],
  namespace: string,
  cluster: Cluster,
): Promise<readonly SecretState[]> {
  const now = new Date();
  return await eachLimited(requirements, async (requirement) => {
    const live = await readSecret(cluster, secretNamespace(requirement, namespace), requirement.name);
    if (live === undefined) return absent(requirement);
    const state = stateOf(requirement, secretValues(live), now);
    return requirement.kind === 'copy' && state.status === 'present'
      ? copyState(requirement, { copy: live, from: await readSecret(cluster, namespace, requirement.from) })
      : state;
  });
}

/** What differs from the Secret it was copied from: somebody changed a password, or an authority, and not everywhere. */
function copyState(
  requirement: CopyRequirement,
  { copy, from }: { readonly copy: KubernetesObject; readonly from: KubernetesObject | undefined },
): SecretState {
  const [values, original] = [secretValues(copy), from && secretValues(from)];
  const differing = original === undefined ? [] : requirement.keys.filter((key) => values[key] !== original[key]);
  if (differing.length === 0) return { requirement, status: 'present', findings: [], missingKeys: [] };
  const findings = [`${differing.join(', ')} ${differing.length === 1 ? 'is' : 'are'} not what Secret ${requirement.from} holds`];
  return { requirement, status: 'unfit', findings, missingKeys: [] };
}

/** Whether pods could not start, or not work, with the Secret as it stands. One that cert-manager will make does not block. */
export function isBlocking({ status }: SecretState): boolean {
  return status === 'missing' || status === 'incomplete' || status === 'unfit';
}

/** A live Secret, or `undefined` where there is none. */
export async function readSecret(cluster: Cluster, namespace: string, name: string): Promise<KubernetesObject | undefined> {
  return await withRetries(patienceFor(ASKING_SECONDS), () => cluster.get({ apiVersion: 'v1', kind: 'Secret', name, namespace }));
}

/** A Secret's values, decoded. For looking at only: they must never be shown or stored. */
export function secretValues(secret: KubernetesObject): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(mapAt(secret, 'data')).map(([key, value]) => [key, Buffer.from(value, 'base64').toString('utf8')]),
  );
}

function absent(requirement: SecretRequirement): SecretState {
  if (requirement.kind === 'certificate' && requirement.source === 'cert-manager') {
    return { requirement, status: 'awaited', findings: ['cert-manager makes it once its Certificate is applied'], missingKeys: [] };
  }
  return { requirement, status: 'missing', findings: ['does not exist'], missingKeys: requiredKeys(requirement) };
}

function stateOf(requirement: SecretRequirement, values: Readonly<Record<string, string>>, now: Date): SecretState {
  const missingKeys = requiredKeys(requirement).filter((key) => !values[key]);
  if (missingKeys.length > 0) return { requirement, status: 'incomplete', findings: [`lacks ${missingKeys.join(', ')}`], missingKeys };
  if (requirement.kind === 'certificate') return certificateState(requirement, values, now);
  const fits = !('username' in requirement) || values.username === requirement.username;
  const findings = fits ? [] : [`its username is not ${requirement.username}`];
  return { requirement, status: fits ? 'present' : 'unfit', findings, missingKeys };
}

function certificateState(requirement: CertificateRequirement, values: Readonly<Record<string, string>>, now: Date): SecretState {
  const { faults, daysLeft } = certificateReport(requirement, { certificate: values['tls.crt'] ?? '', key: values['tls.key'] ?? '' }, now);
  const known = daysLeft === undefined ? {} : { daysLeft };
  if (faults.length > 0) return { requirement, status: 'unfit', findings: faults, missingKeys: [], ...known };
  // cert-manager renews by itself well before the end.
  const ending = daysLeft !== undefined && daysLeft < EXPIRY_WARNING_DAYS && requirement.source === 'secret';
  const findings = ending ? [`ends in ${counted(daysLeft, 'day')}`] : [];
  return { requirement, status: ending ? 'expiring' : 'present', findings, missingKeys: [], ...known };
}
