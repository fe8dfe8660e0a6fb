import type { Delivery } from './delivery.js';
import { type FailureEvidence, gatherEvidence } from './failure.js';
import { label, numberAt } from './objects.js';
import { containerStates, isPodReady } from './pod-trouble.js';
import type { Verdict } from './verdict.js';

/**
 * What the tries of running Jobs said. A Job that restarts its container in place (`OnFailure`) has its pod, and the log with it,
 * deleted in the moment it fails for good: so the log of every failed try is read when it is seen.
 */
export class LastWords {
  readonly #heard = new Map<string, string>();
  readonly #words = new Map<string, FailureEvidence>();

  constructor(private readonly delivery: Delivery) {}

  /** Reads the log of every try that failed since the last call. */
  async listen(verdicts: readonly Verdict[]): Promise<void> {
    for (const verdict of verdicts) {
      if (verdict.object.kind !== 'Job' || verdict.state !== 'waiting') continue;
      for (const pod of verdict.pods) {
        const tries = containerStates(pod).map(
          (state) => `${numberAt(state, 'restartCount')} ${numberAt(state, 'state', 'terminated', 'exitCode')}`,
        );
        const heard = `${String(pod.metadata.uid)} ${tries.join(' ')}`;
        const failed = tries.some((text) => text !== '0 0');
        if (!failed || isPodReady(pod) || this.#heard.get(label(verdict.object)) === heard) continue;
        this.#heard.set(label(verdict.object), heard);
        const evidence = await gatherEvidence(this.delivery, { object: verdict.object, pod });
        if (evidence.log !== undefined && evidence.log.lines.length > 0) this.#words.set(label(verdict.object), evidence);
      }
    }
  }

  /** Evidence from the last failed try of a Job, where its own pod is gone. */
  of(verdict: Verdict): FailureEvidence | undefined {
    return verdict.pods.length === 0 ? this.#words.get(label(verdict.object)) : undefined;
  }
}
