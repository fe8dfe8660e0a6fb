import type { Clock } from '../terminal/clock.js';
import { ClusterError } from './cluster-error.js';

/** Pauses before the second, third, … try of a request; their number is the number of further tries. */
const RETRY_PAUSES_MS = [250, 500, 1_000, 2_000, 4_000, 8_000] as const;

/** Runs `work` on every item, at most `limit` at a time, and returns the results in the items' order. The first error stops new work. */
export async function eachLimited<T, R>(items: readonly T[], limit: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results = new Map<number, R>();
  const queue = items.entries();
  let failed = false;
  const lane = async () => {
    for (const [index, item] of queue) {
      if (failed) return;
      try {
        results.set(index, await work(item));
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: Math.min(limit, items.length) }, lane));
  const broken = lanes.find((result) => result.status === 'rejected');
  if (broken !== undefined) throw broken.reason;
  return [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
}

/** Repeats a request that failed for a reason that passes: a conflict, an overloaded or restarting API server, a lost connection. */
export async function withRetries<R>(clock: Clock, request: () => Promise<R>): Promise<R> {
  for (const pause of RETRY_PAUSES_MS) {
    try {
      return await request();
    } catch (error) {
      if (!(error instanceof ClusterError && error.passes)) throw error;
    }
    await clock.pause(pause);
  }
  return await request();
}
