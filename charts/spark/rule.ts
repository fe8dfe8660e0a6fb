import type { Problem } from '../shared/index.js';

/** One rule: its problem where it is broken. */
export const when = (isBroken: boolean, problem: Problem): Problem[] => (isBroken ? [problem] : []);
