import { isDeepStrictEqual } from 'node:util';
import { UserError } from '../terminal/io.js';
import { ClusterError } from './cluster-error.js';
import { type Delivery, stopIfInterrupted } from './delivery.js';
import { standIn } from './dry-run.js';
import { type KubernetesObject, label, refOf, textAt } from './objects.js';
import { laterSignal, remainingMs } from './patience.js';
import { isFinished } from './readiness.js';
import { withRetries } from './retries.js';

/** What applying did to one object. `rerun`: a finished Job started afresh; `running`: a Job left at its work. */
export type Change = 'created' | 'changed' | 'unchanged' | 'rerun' | 'running';

/** One applied object and what became of it. */
export interface AppliedObject {
  /** The object. */
  readonly object: KubernetesObject;
  /** What became of it. */
  readonly change: Change;
}

/** How long a finished Job and its pods may take to disappear. */
const JOB_REMOVAL_SECONDS = 60;
const POLL_MS = 500;
/** How much later than everything else the pair of deletion and creation stops. */
const PAIR_GRACE_MS = 600;

/** Applies one object; repeats what fails for a passing reason. The ledger knows what became of it, however this ends. */
export async function applyObject(object: KubernetesObject, delivery: Delivery): Promise<AppliedObject> {
  stopIfInterrupted(delivery);
  const { cluster, ledger } = delivery;
  const before = await withRetries(delivery, () => cluster.get(refOf(object)));
  stopIfInterrupted(delivery);
  if (object.kind === 'Job' && before !== undefined) return { object, change: await runAgain(object, before, delivery) };
  const takesOver = delivery.takesOver?.has(label(object)) === true;
  const after = await noted(object, delivery, () => withRetries(delivery, () => cluster.apply(object, { takesOver })));
  refuseDying(after);
  ledger.done(object);
  if (before === undefined) return { object, change: 'created' };
  return { object, change: isDeepStrictEqual(meaning(before), meaning(after)) ? 'unchanged' : 'changed' };
}

/** Notes a request that changes an object; one that was refused has changed nothing. */
async function noted<R>(object: KubernetesObject, { ledger }: Delivery, request: () => Promise<R>): Promise<R> {
  ledger.begin(object);
  try {
    return await request();
  } catch (error) {
    if (error instanceof ClusterError && !error.lasts && error.problem !== 'interrupted') ledger.refused(object);
    throw error;
  }
}

/**
 * A Job cannot be changed, and is named by the hash of what it does. It runs at every apply, as only the Job itself sees the live state;
 * where nothing differs it changes nothing.
 */
async function runAgain(job: KubernetesObject, live: KubernetesObject, delivery: Delivery): Promise<Change> {
  const isDying = live.metadata.deletionTimestamp !== undefined;
  if (!isDying && !isFinished(live)) {
    delivery.ledger.done(job);
    return 'running';
  }
  // Only what the cluster would take is deleted: it is asked just before, under a free name.
  await withRetries(delivery, () => delivery.cluster.create(standIn(job), { isDryRun: true }));
  stopIfInterrupted(delivery);
  await replaceJob(job, live, withLaterEnd(delivery));
  delivery.ledger.done(job);
  return 'rerun';
}

/**
 * Deletes a finished Job and creates it again, as closely as can be. Its ended pods go by themselves; those of the new run have another
 * owner, so their logs cannot be taken for one another.
 */
async function replaceJob(job: KubernetesObject, live: KubernetesObject, delivery: Delivery): Promise<void> {
  const { cluster, ledger } = delivery;
  const { uid, deletionTimestamp } = live.metadata;
  const known = typeof uid === 'string' ? { uid } : {};
  if (deletionTimestamp === undefined) {
    await noted(job, delivery, () => withRetries(delivery, () => cluster.remove(refOf(job), { propagation: 'Background', ...known })));
    ledger.deleted(job);
  }
  await untilGone(live, delivery);
  await withRetries(delivery, () => cluster.apply(job));
}

/** What ends the delivery ends the pair a moment later: a Job that was deleted should be created again. */
function withLaterEnd(delivery: Delivery): Delivery {
  const signal = laterSignal(delivery.signal, PAIR_GRACE_MS);
  if (signal === undefined) return delivery;
  return { ...delivery, signal, cluster: delivery.cluster.within({ ...delivery, signal }) };
}

/** Waits until a deleted object is gone. */
export async function untilGone(live: KubernetesObject, delivery: Delivery): Promise<void> {
  const { cluster, clock, signal } = delivery;
  const deadline = clock.now() + Math.min(JOB_REMOVAL_SECONDS * 1_000, remainingMs(delivery));
  for (;;) {
    stopIfInterrupted(delivery);
    const found = await withRetries(delivery, () => cluster.get(refOf(live)));
    if (found === undefined || found.metadata.uid !== live.metadata.uid) return;
    if (clock.now() >= deadline) {
      const { namespace, name } = live.metadata;
      throw new UserError(
        `${label(live)} does not go away`,
        'it was deleted, and a pod or a finalizer holds it',
        `look at it: kubectl -n ${namespace} describe job ${name}`,
      );
    }
    await clock.pause(POLL_MS, signal);
  }
}

/** Nothing can be created in a namespace that is being deleted. */
function refuseDying(after: KubernetesObject): void {
  if (after.kind !== 'Namespace' || textAt(after, 'status', 'phase') !== 'Terminating') return;
  throw new UserError(
    `${label(after)} is being deleted`,
    'nothing can be created in it until it is gone',
    'wait until it is gone, then run this again',
  );
}

/** The object without what every write or controller changes: comparing it says whether an apply meant anything. */
function meaning(object: KubernetesObject): unknown {
  const { status: _status, metadata, ...content } = object;
  const { resourceVersion: _version, generation: _generation, managedFields: _fields, annotations, ...identity } = metadata;
  return { ...content, metadata: identity, annotations: annotations ?? {} };
}
