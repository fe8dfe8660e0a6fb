import { createHash } from 'node:crypto';
import { counted } from '../../charts/shared/count.js';
import { EXIT, UserError } from '../terminal/io.js';
import { ClusterError, type OwnedField } from './cluster-error.js';
import { eachLimited } from './concurrency.js';
import { type Delivery, stopIfInterrupted } from './delivery.js';
import { scaledFields } from './managed-fields.js';
import { at, groupOf, type KubernetesObject, label, refOf, textAt } from './objects.js';
import { type Refused, refusedTogether } from './refused.js';
import { withRetries } from './retries.js';

/** An object with fields that an apply would take over. */
export interface TakeOver {
  /** The object. */
  readonly object: KubernetesObject;
  /** Its fields with another manager and another value. */
  readonly fields: readonly OwnedField[];
}

/**
 * Lets the API server check every object before the first is written: fields, admission, quotas, rights, and who owns what. Throws what it
 * refuses, all at once. Objects in a namespace, or of a kind, that this very apply creates cannot be checked: that is said.
 */
export async function dryRun(objects: readonly KubernetesObject[], delivery: Delivery): Promise<readonly TakeOver[]> {
  const refused: Refused[] = [];
  const takeOvers: TakeOver[] = [];
  const { possible, early } = await splitByPossible(objects, delivery);
  if (early.length > 0) {
    delivery.io.err(`${counted(early.length, 'object')} not checked beforehand: this apply creates their namespace or their kind`);
  }
  await eachLimited(possible, async (object) => {
    try {
      const fields = await checkOne(object, delivery);
      if (fields.length > 0) takeOvers.push({ object, fields });
    } catch (error) {
      if (!(error instanceof ClusterError)) throw error;
      if (error.problem === 'owned') takeOvers.push({ object, fields: error.ownedFields });
      else if (error.problem !== 'refused') throw error;
      else if (NO_DRY_RUN.test(error.why)) delivery.io.err(`${label(object)}: not checked beforehand: ${error.why}`);
      else refused.push({ object, error });
    }
  });
  for (const { object, error } of refused) delivery.io.err(`${label(object)}: refused: ${error.why}`);
  if (refused.length > 0) throw refusedTogether(refused, 'nothing was applied');
  return takeOvers;
}

/** A webhook with side effects cannot be asked without them. */
const NO_DRY_RUN = /does not support dry run/;

/** Asks about one object. Returns fields that an apply would take over without the API server calling it a conflict. */
async function checkOne(object: KubernetesObject, delivery: Delivery): Promise<readonly OwnedField[]> {
  stopIfInterrupted(delivery);
  const { cluster } = delivery;
  const isRead = object.kind === 'Job' || at(object, 'spec', 'replicas') !== undefined;
  const live = isRead ? await withRetries(delivery, () => cluster.get(refOf(object))) : undefined;
  if (object.kind === 'Job' && live !== undefined) {
    await withRetries(delivery, () => cluster.create(standIn(object), { isDryRun: true }));
    return [];
  }
  await withRetries(delivery, () => cluster.apply(object, { isDryRun: true }));
  return scaledFields(object, live);
}

/** A Job is not changed but deleted and created again: the same Job under a name that is free shows whether it could be created. */
export function standIn(job: KubernetesObject): KubernetesObject {
  const name = `dry-run-${createHash('sha256').update(job.metadata.name).digest('hex').slice(0, 10)}`;
  return { ...job, metadata: { ...job.metadata, name } };
}

async function splitByPossible(objects: readonly KubernetesObject[], delivery: Delivery) {
  const namespaces = objects.filter(({ kind }) => kind === 'Namespace');
  const found = await Promise.all(namespaces.map((object) => withRetries(delivery, () => delivery.cluster.get(refOf(object)))));
  const absent = new Set(namespaces.filter((_, index) => found[index] === undefined).map(({ metadata }) => metadata.name));
  const defined = new Set(objects.map((one) => `${textAt(one, 'spec', 'group')} ${textAt(one, 'spec', 'names', 'kind')}`));
  const isEarly = ({ apiVersion, kind, metadata: { namespace } }: KubernetesObject) =>
    (namespace !== undefined && absent.has(namespace)) || defined.has(`${groupOf(apiVersion)} ${kind}`);
  return { possible: objects.filter((object) => !isEarly(object)), early: objects.filter(isEarly) };
}

/** Lists what an apply would take over, and refuses it unless somebody gave a reason. */
export function allowTakeOvers(takeOvers: readonly TakeOver[], reason: string | undefined, { io, environment }: Delivery): void {
  if (takeOvers.length === 0) return;
  for (const { object, fields } of takeOvers) {
    for (const { field, manager } of fields) io.err(`${label(object)}: ${field} is owned by ${manager}`);
  }
  const count = counted(
    takeOvers.reduce((sum, { fields }) => sum + fields.length, 0),
    'field',
  );
  if (reason !== undefined) {
    io.err(`taking over ${count}: ${reason}`);
    return;
  }
  throw new UserError(
    `${count} of ${takeOvers.map(({ object }) => label(object)).join(', ')}: another manager set another value`,
    'applying would overwrite what an autoscaler, a controller or a person changed; nothing was applied',
    `look at the list above; to overwrite: sluice apply ${environment} --force-conflicts "why"`,
    EXIT.unacknowledged,
  );
}
