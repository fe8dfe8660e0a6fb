import { setTimeout as sleep } from 'node:timers/promises';

/** Time, as the waiting sees it. Tests pass one that jumps. */
export interface Clock {
  /** Milliseconds, only ever compared with one another. */
  now(): number;
  /** Resolves after that many milliseconds, or as soon as the signal aborts. Never rejects. */
  pause(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's own clock. */
export const REAL_CLOCK: Clock = {
  now: () => performance.now(),
  async pause(milliseconds, signal) {
    await sleep(milliseconds, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
  },
};
