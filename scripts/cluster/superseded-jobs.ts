import { LABEL } from '../../charts/shared/labels.js';
import { familyLabel, isHashed, refOf as namedRef } from '../../policy/diff/index.js';
import { untilGone } from './apply-object.js';
import type { Delivery } from './delivery.js';
import { type KubernetesObject, label, refOf, textAt } from './objects.js';
import { isFinished } from './readiness.js';
import { withRetries } from './retries.js';

/**
 * Stops Jobs of an earlier description that have not ended: one that still waits for brokers would run beside its successor, or after it,
 * and undo what that did. Its successor is one of `objects`: named by another hash, of the same family and platform.
 */
export async function stopSupersededJobs(objects: readonly KubernetesObject[], delivery: Delivery): Promise<void> {
  const { cluster, io } = delivery;
  const jobs = objects.filter((object) => object.kind === 'Job' && isHashed(namedRef(object)));
  for (const namespace of new Set(jobs.map(({ metadata }) => metadata.namespace ?? 'default'))) {
    const live = await withRetries(delivery, () => cluster.list({ apiVersion: 'batch/v1', kind: 'Job', namespace }));
    const superseded = live.filter((job) => !isFinished(job) && jobs.some((successor) => supersedes(successor, job)));
    for (const job of superseded) {
      io.err(`${label(job)}: stopped: an earlier description made it, and its successor is applied now`);
      const uid = textAt(job, 'metadata', 'uid');
      // Foreground: its pods are gone before its successor starts.
      await withRetries(delivery, () => cluster.remove(refOf(job), { propagation: 'Foreground', uid }));
      await untilGone(job, delivery);
    }
  }
}

function supersedes(successor: KubernetesObject, job: KubernetesObject): boolean {
  const [mine, theirs] = [namedRef(successor), namedRef(job)];
  const isOther = successor.metadata.name !== job.metadata.name && successor.metadata.namespace === job.metadata.namespace;
  const isOfPlatform = successor.metadata.labels?.[LABEL.partOf] === job.metadata.labels?.[LABEL.partOf];
  return isOther && isOfPlatform && isHashed(theirs) && familyLabel(mine) === familyLabel(theirs);
}
