import { ClusterError } from './cluster-error.js';
import type { Asking } from './delivery.js';
import { withRetries } from './retries.js';

/** An answer, or that the user may not have it. */
export type Answer<R> = { readonly allowed: true; readonly value: R } | { readonly allowed: false };

/** Asks for something a user need not be allowed to see. A refusal is said, and what the answer was for goes unchecked. */
export async function ifAllowed<R>(request: () => Promise<R>, asking: Asking, refused: string): Promise<Answer<R>> {
  try {
    return { allowed: true, value: await withRetries(asking, request) };
  } catch (error) {
    if (!(error instanceof ClusterError && error.problem === 'forbidden')) throw error;
    asking.io.err(refused);
    return { allowed: false };
  }
}
