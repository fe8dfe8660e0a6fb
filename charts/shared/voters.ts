import type { Bound } from './bound.js';
import type { SeverityByClass } from './severity.js';

/** How many nodes vote. */
export interface VoterValues {
  /** A whole number, at least 1. */
  readonly voters: number;
}

/** An even number costs a machine and adds no safety; on a laptop nothing is to be kept safe. */
const EVEN: SeverityByClass = { local: 'off', development: 'warn', staging: 'block', production: 'block' };

/** Next number of voters that survives more losses than this one, or as many with one node fewer. */
const oddFrom = (voters: number) => Math.max(3, voters % 2 === 0 ? voters + 1 : voters);

/** The nearest odd number of voters that is no smaller, for a number that no cluster can have. */
export function oddVoters(given: number): number {
  const enough = Math.max(1, Math.ceil(given)) || 1;
  return enough % 2 === 1 ? enough : enough + 1;
}

/** Voters in an even number. `noun` names them in the plural, e.g. `controllers`. */
export const evenVoters = (id: string, noun: string): Bound<VoterValues> => ({
  id,
  severity: EVEN,
  why: 'an even number of voters needs a larger majority and survives no more losses than one fewer',
  breach({ voters }) {
    if (voters < 1 || voters % 2 === 1) return undefined;
    return { what: `${voters} ${noun}`, fix: `use ${oddFrom(voters)}`, passing: [{ voters: oddFrom(voters) }] };
  },
});
