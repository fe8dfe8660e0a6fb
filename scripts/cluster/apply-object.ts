import { isDeepStrictEqual } from 'node:util';
import { UserError } from '../terminal/io.js';
import { withRetries } from './concurrency.js';
import { type Delivery, stopIfInterrupted } from './delivery.js';
import { type KubernetesObject, label, refOf, textAt } from './objects.js';
import { isFinished } from './readiness.js';

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

/** Applies one object; repeats what fails for a passing reason. */
export async function applyObject(object: KubernetesObject, delivery: Delivery): Promise<AppliedObject> {
  stopIfInterrupted(delivery);
  const { cluster, clock } = delivery;
  const before = await withRetries(clock, () => cluster.get(refOf(object)));
  if (object.kind === 'Job' && before !== undefined) return { object, change: await runAgain(object, before, delivery) };
  const takesOver = delivery.takesOver?.has(label(object)) === true;
  const after = await withRetries(clock, () => cluster.apply(object, { takesOver }));
  refuseDying(after);
  if (before === undefined) return { object, change: 'created' };
  return { object, change: isDeepStrictEqual(meaning(before), meaning(after)) ? 'unchanged' : 'changed' };
}

/**
 * A Job cannot be changed, and is named by the hash of what it does. It runs at every apply, as only the Job itself sees the live state;
 * where nothing differs it changes nothing.
 */
async function runAgain(job: KubernetesObject, live: KubernetesObject, delivery: Delivery): Promise<Change> {
  const { cluster, clock } = delivery;
  const isDying = live.metadata.deletionTimestamp !== undefined;
  if (!isDying && !isFinished(live)) return 'running';
  // Foreground: the earlier pods are gone before the new ones start, so their logs cannot be taken for one another.
  if (!isDying) await withRetries(clock, () => cluster.remove(refOf(job), { propagation: 'Foreground' }));
  await untilGone(live, delivery);
  await withRetries(clock, () => cluster.apply(job));
  return 'rerun';
}

async function untilGone(live: KubernetesObject, delivery: Delivery): Promise<void> {
  const { cluster, clock, signal } = delivery;
  const deadline = clock.now() + JOB_REMOVAL_SECONDS * 1_000;
  for (;;) {
    stopIfInterrupted(delivery);
    const found = await withRetries(clock, () => cluster.get(refOf(live)));
    if (found === undefined || found.metadata.uid !== live.metadata.uid) return;
    if (clock.now() >= deadline) {
      const { namespace, name } = live.metadata;
      throw new UserError(
        `${label(live)} does not go away`,
        `it was finished and deleted ${JOB_REMOVAL_SECONDS} s ago, to be run again; a pod or a finalizer holds it`,
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
