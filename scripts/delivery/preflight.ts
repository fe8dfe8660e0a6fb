import { UserError } from '../io.js';
import { ClusterError, missingKind } from './cluster-error.js';
import { eachLimited, withRetries } from './concurrency.js';
import type { Delivery } from './delivery.js';
import { groupOf, type KubernetesObject, textAt } from './objects.js';
import { missingKeys, type SecretUse, secretUses } from './secret-references.js';

/** Requests at a time. */
const PARALLEL = 8;

/** Refuses a set with a kind the cluster does not know, unless the set itself defines it. */
export async function refuseUnknownKinds(objects: readonly KubernetesObject[], { cluster, clock }: Delivery): Promise<void> {
  const own = new Set(objects.filter(isDefinition).map((one) => `${textAt(one, 'spec', 'group')} ${textAt(one, 'spec', 'names', 'kind')}`));
  const kinds = new Map(objects.map(({ apiVersion, kind }) => [`${apiVersion} ${kind}`, { apiVersion, kind }]));
  for (const { apiVersion, kind } of kinds.values()) {
    if (own.has(`${groupOf(apiVersion)} ${kind}`)) continue;
    if (!(await withRetries(clock, () => cluster.serves(apiVersion, kind)))) throw missingKind(apiVersion, kind);
  }
}

/** Whether an object defines a kind of its own. */
export function isDefinition(object: KubernetesObject): boolean {
  return object.kind === 'CustomResourceDefinition';
}

/** Refuses a set whose pods could not start for want of a Secret, or of a key in one. */
export async function refuseMissingSecrets(objects: readonly KubernetesObject[], delivery: Delivery): Promise<void> {
  const lacks = await eachLimited(secretUses(objects), PARALLEL, (use) => lackOf(use, delivery));
  const found = lacks.filter((lack) => lack !== undefined);
  if (found.length === 0) return;
  throw new UserError(
    `missing ${found.length === 1 ? 'Secret' : 'Secrets'}: ${found.join('; ')}`,
    'the pods that refer to them could not start; nothing but the namespace was applied',
    `run: sluice secrets ${delivery.environment} --generate`,
  );
}

async function lackOf({ namespace, secret, keys, users }: SecretUse, { cluster, clock, io }: Delivery): Promise<string | undefined> {
  try {
    const live = await withRetries(clock, () => cluster.get({ apiVersion: 'v1', kind: 'Secret', name: secret, namespace }));
    if (live === undefined) return `${namespace}/${secret} (for ${users.join(', ')})`;
    const missing = missingKeys(live, keys);
    return missing.length === 0 ? undefined : `${namespace}/${secret} lacks ${missing.join(', ')} (for ${users.join(', ')})`;
  } catch (error) {
    // Whoever applies need not be allowed to read passwords: then the pods themselves will tell.
    if (!(error instanceof ClusterError && error.problem === 'forbidden')) throw error;
    io.err(`you may not read Secret ${namespace}/${secret}: not checked`);
    return undefined;
  }
}
