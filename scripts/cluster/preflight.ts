import { isKubernetesVersion, type Prerequisite, unknownKubernetesVersion } from '../../charts/shared/index.js';
import { UserError } from '../terminal/io.js';
import { ProblemsError } from '../terminal/problems-error.js';
import { missingKind } from './cluster-error.js';
import { eachLimited } from './concurrency.js';
import type { Delivery } from './delivery.js';
import { ifAllowed } from './if-allowed.js';
import { jobsElsewhere } from './jobs-elsewhere.js';
import { groupOf, type KubernetesObject, textAt } from './objects.js';
import { prerequisiteProblems } from './prerequisites.js';
import { withRetries } from './retries.js';
import { missingKeys, type SecretUse, secretUses } from './secret-references.js';
import { storageClassProblems } from './storage-classes.js';

/** What an environment expects of the cluster it is applied to. */
export interface Expectations {
  /** Minor version of the API server it was written for, e.g. `1.34`. */
  readonly kubernetesVersion: string;
  /** Where its objects live: operators must watch it. */
  readonly namespace: string;
  /** Operators the cluster must have. */
  readonly prerequisites: readonly Prerequisite[];
}

/** Refuses a cluster that lacks something the environment cannot do without: operators, StorageClasses, an end of what ran elsewhere. All is told at once. */
export async function refuseUnfitCluster(
  objects: readonly KubernetesObject[],
  expected: Expectations | undefined,
  delivery: Delivery,
): Promise<void> {
  if (expected !== undefined) await warnOfVersion(expected, delivery);
  const problems = [
    ...(expected === undefined ? [] : await prerequisiteProblems(expected.prerequisites, expected.namespace, delivery)),
    ...(await storageClassProblems(objects, delivery)),
    ...(await jobsElsewhere(objects, delivery)),
  ];
  if (problems.length > 0) throw new ProblemsError(problems, 'nothing was applied');
}

/** Another minor version mostly works, so it is no reason to stop. */
async function warnOfVersion({ kubernetesVersion: wanted }: Expectations, delivery: Delivery): Promise<void> {
  const { cluster, io } = delivery;
  const runs = await withRetries(delivery, () => cluster.kubernetesVersion());
  if (runs === wanted) return;
  if (runs === undefined) return io.err('the cluster does not say which Kubernetes it runs: not checked');
  const what = `warning: the cluster runs Kubernetes ${runs}, kubernetes.version is ${wanted}`;
  const why = `why: objects were checked against the schemas of ${wanted}: ${runs} may refuse a field, or not know it`;
  const fix = `fix: ${isKubernetesVersion(runs) ? `set kubernetes.version to '${runs}' and synth again` : unknownVersion(runs)}, or name another cluster with --context`;
  io.err([what, why, fix].join('\n'));
}

const unknownVersion = (runs: string) => {
  const { why, nearest } = unknownKubernetesVersion(runs);
  return `${why}; '${nearest}' is the nearest: set that and synth again`;
};

/** Refuses a set with a kind the cluster does not know, unless the set itself defines it. */
export async function refuseUnknownKinds(objects: readonly KubernetesObject[], delivery: Delivery): Promise<void> {
  const own = new Set(objects.filter(isDefinition).map((one) => `${textAt(one, 'spec', 'group')} ${textAt(one, 'spec', 'names', 'kind')}`));
  const kinds = new Map(objects.map(({ apiVersion, kind }) => [`${apiVersion} ${kind}`, { apiVersion, kind }]));
  for (const { apiVersion, kind } of kinds.values()) {
    if (own.has(`${groupOf(apiVersion)} ${kind}`)) continue;
    if (!(await withRetries(delivery, () => delivery.cluster.serves(apiVersion, kind)))) throw missingKind(apiVersion, kind);
  }
}

/** Whether an object defines a kind of its own. */
function isDefinition(object: KubernetesObject): boolean {
  return object.kind === 'CustomResourceDefinition';
}

/** Refuses a set whose pods could not start for want of a Secret, or of a key in one. */
export async function refuseMissingSecrets(objects: readonly KubernetesObject[], delivery: Delivery): Promise<void> {
  const lacks = await eachLimited(secretUses(objects), (use) => lackOf(use, delivery));
  const found = lacks.filter((lack) => lack !== undefined);
  if (found.length === 0) return;
  throw new UserError(
    `missing ${found.length === 1 ? 'Secret' : 'Secrets'}: ${found.join('; ')}`,
    'the pods that refer to them could not start; nothing but the namespace was applied',
    `run: sluice secrets ${delivery.environment} --generate`,
  );
}

/** Whoever applies need not be allowed to read passwords: then the pods themselves will tell. */
async function lackOf({ namespace, secret, keys, users }: SecretUse, delivery: Delivery): Promise<string | undefined> {
  const ref = { apiVersion: 'v1', kind: 'Secret', name: secret, namespace };
  const answer = await ifAllowed(() => delivery.cluster.get(ref), delivery, `you may not read Secret ${namespace}/${secret}: not checked`);
  if (!answer.allowed) return undefined;
  if (answer.value === undefined) return `${namespace}/${secret} (for ${users.join(', ')})`;
  const missing = missingKeys(answer.value, keys);
  return missing.length === 0 ? undefined : `${namespace}/${secret} lacks ${missing.join(', ')} (for ${users.join(', ')})`;
}
