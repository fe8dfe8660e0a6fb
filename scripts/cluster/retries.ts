import { ClusterError, interruption } from './cluster-error.js';
import type { Patience } from './patience.js';

/** The pause before the second try; each further one is twice as long, up to the longest, and then drawn by chance below that. */
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 8_000;
/** How long what mostly does not pass is tried again: a conflict, a namespace that is not there. */
const SHORT_MS = 16_000;
/** After how long a person hears that a request is being repeated, and how often again. */
const TELL_AFTER_MS = 5_000;
const TELL_EVERY_MS = 30_000;

/**
 * Repeats a request that failed for a reason that passes, until time is up: an overloaded or restarting API server, a lost connection.
 * Pauses differ by chance, so that many callers do not come back at once; a server that names a time is given it.
 */
export async function withRetries<R>(patience: Patience, request: () => Promise<R>, random = Math.random): Promise<R> {
  const { clock, signal, until, onWait } = patience;
  const started = clock.now();
  let nextWords = started + TELL_AFTER_MS;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await request();
    } catch (error) {
      if (!(error instanceof ClusterError && error.passes)) throw error;
      const end = error.lasts ? until : Math.min(until, started + SHORT_MS);
      const left = end - clock.now();
      const pause = pauseMs(attempt, error.retryAfterMs, random());
      if (left <= 0 || (error.retryAfterMs ?? 0) > left) throw error;
      if (clock.now() >= nextWords) {
        onWait?.(`${error.message} (${error.why}); trying again for up to ${Math.ceil(left / 1_000)} s`);
        nextWords = clock.now() + TELL_EVERY_MS;
      }
      await clock.pause(Math.min(pause, left), signal);
      if (signal?.aborted) throw interruption();
    }
  }
}

/** Between half and all of the doubled pause; at least what the server asked for, with up to a tenth more. */
function pauseMs(attempt: number, retryAfterMs: number | undefined, chance: number): number {
  const doubled = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt);
  return Math.max((doubled * (1 + chance)) / 2, (retryAfterMs ?? 0) * (1 + chance / 10));
}
