import { counted } from '../../charts/shared/count.js';
import type { Problem } from '../../charts/shared/index.js';

/** Descriptions that cannot be rendered, or a cluster that cannot take them: every problem, told at once. */
export class ProblemsError extends Error {
  constructor(
    readonly problems: readonly Problem[],
    /** What was left undone. */
    readonly outcome = 'nothing was written',
  ) {
    super(counted(problems.length, 'problem'));
    this.name = 'ProblemsError';
  }
}

/** A problem in three lines: what, why, what to do. */
export const problemText = ({ path, what, why, fix }: Problem) => `error: ${path ? `${path}: ` : ''}${what}\nwhy: ${why}\nfix: ${fix}`;
