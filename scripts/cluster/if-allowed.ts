import { ClusterError } from './cluster-error.js';
import { withRetries } from './concurrency.js';
import type { Delivery } from './delivery.js';

/** An answer, or that the user may not have it. */
export type Answer<R> = { readonly allowed: true; readonly value: R } | { readonly allowed: false };

/** Asks for something a user need not be allowed to see. A refusal is said, and what the answer was for goes unchecked. */
export async function ifAllowed<R>(
  request: () => Promise<R>,
  { clock, io }: Pick<Delivery, 'clock' | 'io'>,
  refused: string,
): Promise<Answer<R>> {
  try {
    return { allowed: true, value: await withRetries(clock, request) };
  } catch (error) {
    if (!(error instanceof ClusterError && error.problem === 'forbidden')) throw error;
    io.err(refused);
    return { allowed: false };
  }
}
