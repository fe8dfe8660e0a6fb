import { UserError } from '../terminal/io.js';
import type { ClusterError } from './cluster-error.js';
import { type KubernetesObject, label } from './objects.js';

/** An object that the API server refused. */
export interface Refused {
  /** The object. */
  readonly object: KubernetesObject;
  /** Why it was refused. */
  readonly error: ClusterError;
}

/** One error for every refused object. `outcome` says what was left undone, or empty. */
export function refusedTogether(refused: readonly Refused[], outcome: string): UserError {
  const [first] = refused;
  if (first !== undefined && refused.length === 1) return first.error;
  const names = refused.map(({ object }) => label(object)).join(', ');
  const why = `each reason is in the lines above; the first: ${first?.error.why}`;
  return new UserError(
    `the cluster refused ${refused.length} objects: ${names}`,
    outcome === '' ? why : `${outcome}; ${why}`,
    'correct them in the description, synth again, then apply',
  );
}
