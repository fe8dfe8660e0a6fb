import type { AwaitedState } from '../terminal/progress.js';
import { progressFor } from '../terminal/progress-for.js';
import { ClusterError, type Words } from './cluster-error.js';
import { type Delivery, stopIfInterrupted } from './delivery.js';
import { DeliveryFailure, gatherEvidence, type Scene, tried } from './failure.js';
import { LastWords } from './last-words.js';
import { type KubernetesObject, label, refOf } from './objects.js';
import { remainingMs } from './patience.js';
import type { PodHistory } from './pod-trouble.js';
import { look, type Sighting } from './sighting.js';
import { failedWords, lateWords, suspect, type TroubledPod, troubleWords, type Verdict, verdictOn } from './verdict.js';

/** How often the cluster is looked at. */
const POLL_MS = 1_000;

/** How long a workload may be without any pod before its events are asked why none can be created. */
const NO_PODS_SECONDS = 20;

/** Waits until every target is ready in one and the same look. Fails at once when one is clearly broken, or when time is up. */
export async function awaitReady(targets: readonly KubernetesObject[], delivery: Delivery, history: PodHistory): Promise<Sighting> {
  const progress = await progressFor(delivery.io, delivery.clock, targets.map(label));
  const watch = new Watch(delivery, history);
  try {
    for (;;) {
      stopIfInterrupted(delivery);
      const sighting = await look(delivery, targets).catch((error: unknown) => watch.lastLook(error));
      const verdicts = targets.map((target) => watch.verdict(target, sighting));
      progress.update(verdicts.map(awaitedState));
      if (verdicts.every(({ state }) => state === 'ready')) return sighting;
      await watch.failIfBroken(verdicts);
      await watch.failIfLate(verdicts);
      await delivery.clock.pause(POLL_MS, delivery.signal);
    }
  } finally {
    await progress.end();
  }
}

function awaitedState({ object, state, detail }: Verdict): AwaitedState {
  return { label: label(object), ready: state === 'ready', detail };
}

/** What is remembered from one look to the next. */
class Watch {
  /** When each trouble was first seen, by pod, container and reason. */
  readonly #since = new Map<string, number>();
  /** Jobs seen to succeed: with a time to live they may be gone at the next look. */
  readonly #succeeded = new Map<string, Verdict>();

  readonly #lastWords: LastWords;
  #seen: readonly Verdict[] = [];

  constructor(
    private readonly delivery: Delivery,
    private readonly history: PodHistory,
  ) {
    this.#lastWords = new LastWords(delivery);
  }

  verdict(target: KubernetesObject, sighting: Sighting): Verdict {
    const known = this.#succeeded.get(label(target));
    if (known !== undefined) return known;
    const verdict = verdictOn(target, sighting, this.history);
    if (target.kind === 'Job' && verdict.state === 'ready') this.#succeeded.set(label(target), verdict);
    return verdict;
  }

  /** What ends a look: where that is only that time is up, whatever is not ready is late, and the look is not at fault. */
  async lastLook(error: unknown): Promise<never> {
    const isTime = error instanceof ClusterError && error.lasts && remainingMs(this.delivery) === 0;
    if (isTime) await this.failIfLate(this.#seen);
    throw error;
  }

  async failIfBroken(verdicts: readonly Verdict[]): Promise<void> {
    this.#seen = verdicts;
    const failed = verdicts.find(({ state }) => state === 'failed');
    if (failed !== undefined) {
      const known = this.#lastWords.of(failed);
      throw known === undefined
        ? await this.#failure(failedWords(failed), sceneOf(failed))
        : new DeliveryFailure(failedWords(failed), known);
    }
    await this.#lastWords.listen(verdicts);
    const present = new Set<string>();
    for (const verdict of verdicts) {
      for (const one of verdict.troubled) {
        if (this.#lasts(troubleKey(one), one.trouble.graceSeconds, present)) {
          throw await this.#failure(troubleWords(verdict, one), { object: verdict.object, pod: one.pod, container: one.trouble.container });
        }
      }
      if (verdict.state === 'waiting' && verdict.pods.length === 0 && this.#lasts(label(verdict.object), NO_PODS_SECONDS, present)) {
        await this.#failIfNoPodCanBeMade(verdict);
      }
    }
    for (const key of this.#since.keys()) if (!present.has(key)) this.#since.delete(key);
  }

  async failIfLate(verdicts: readonly Verdict[]): Promise<void> {
    const { timeoutSeconds } = this.delivery;
    const late = verdicts.find(({ state }) => state !== 'ready');
    if (late === undefined || remainingMs(this.delivery) > 0) return;
    throw await this.#failure(lateWords(late, timeoutSeconds), sceneOf(late));
  }

  /** E.g. Pod Security or a quota refuses every pod: only the workload's events say so. */
  async #failIfNoPodCanBeMade({ object }: Verdict): Promise<void> {
    const events = await tried(() => this.delivery.cluster.events(refOf(object)));
    if (!Array.isArray(events)) return; // why there is no pod stays unknown; that there is none is said when time is up
    const refused = events.findLast(({ type, reason }) => type === 'Warning' && reason === 'FailedCreate');
    if (refused === undefined) return;
    const fix = 'correct what the cluster refuses (Pod Security, quota, service account), then run this again';
    throw await this.#failure({ what: `${label(object)} is broken: no pod can be created`, why: refused.message, fix }, { object });
  }

  #lasts(key: string, seconds: number, present: Set<string>): boolean {
    present.add(key);
    const now = this.delivery.clock.now();
    const since = this.#since.get(key) ?? now;
    this.#since.set(key, since);
    return now - since >= seconds * 1_000;
  }

  async #failure(words: Words, scene: Scene): Promise<DeliveryFailure> {
    return new DeliveryFailure(words, await gatherEvidence(this.delivery, scene));
  }
}

function troubleKey({ pod, trouble }: TroubledPod): string {
  return `${String(pod.metadata.uid)} ${trouble.container ?? ''} ${trouble.reason}`;
}

function sceneOf(verdict: Verdict): Scene {
  return { object: verdict.object, pod: suspect(verdict) };
}
