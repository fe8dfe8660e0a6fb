import { setTimeout as pause } from 'node:timers/promises';
import { step } from './steps.js';

/** Between two looks: most looks start a process, on a machine that is busy. */
const POLL_MS = 700;
const HEARTBEAT_MS = 15_000;

/** What one look found: the value that was waited for, or why it is not there yet. */
export type Look<T> = { readonly found: T } | { readonly missing: string };

/** Looks until what is waited for is there. Fails with the last reason when time is up. */
export async function until<T>(what: string, seconds: number, look: () => Promise<Look<T>>): Promise<T> {
  const started = Date.now();
  let told = started;
  for (;;) {
    const seen = await look();
    if ('found' in seen) return seen.found;
    if (Date.now() - started > seconds * 1000) throw new Error(`not within ${seconds} s: ${what}; last seen: ${seen.missing}`);
    if (Date.now() - told > HEARTBEAT_MS) {
      told = Date.now();
      step(`still waiting for ${what}: ${seen.missing}`);
    }
    await pause(POLL_MS);
  }
}

/** A look that may fail while the cluster is in trouble: then what was waited for is not there yet. */
export async function orMissing<T>(look: () => Promise<Look<T>>): Promise<Look<T>> {
  try {
    return await look();
  } catch (error) {
    return { missing: error instanceof Error ? (error.message.split('\n').at(1) ?? error.message) : String(error) };
  }
}
