import { setMaxListeners } from 'node:events';
import { type Clock, REAL_CLOCK } from '../terminal/clock.js';

/** How long work may go on: one moment and one signal end every request and every pause of it. */
export interface Patience {
  /** Source of time, so that tests need not wait. */
  readonly clock: Clock;
  /** Moment on that clock, in milliseconds, at which everything ends. */
  readonly until: number;
  /** Ends everything at once: Ctrl-C, or the end of a pipeline's job. */
  readonly signal?: AbortSignal;
  /** Hears of a request that is repeated for a while. @default nobody does */
  readonly onWait?: (words: string) => void;
}

/** Milliseconds that are left; never below 0. */
export const remainingMs = ({ clock, until }: Pick<Patience, 'clock' | 'until'>): number => Math.max(0, until - clock.now());

/** Patience that begins now. */
export const patienceFor = (seconds: number, clock: Clock = REAL_CLOCK): Patience => ({ clock, until: clock.now() + seconds * 1_000 });

/** How long a verb that only asks, or makes single Secrets, bears with a cluster that does not answer. */
export const ASKING_SECONDS = 180;

/** A signal that follows another one some time later: what must not be left half done gets that time. */
export function laterSignal(signal: AbortSignal | undefined, milliseconds: number): AbortSignal | undefined {
  if (signal === undefined) return undefined;
  const later = new AbortController();
  setMaxListeners(0, later.signal);
  const start = () => void setTimeout(() => later.abort(), milliseconds).unref();
  if (signal.aborted) start();
  else signal.addEventListener('abort', start, { once: true });
  return later.signal;
}
