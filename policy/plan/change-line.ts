import type { FieldChange } from '../diff/index.js';
import type { Consequence, Performer, TransitionFinding } from '../transitions/transition.js';

/** One line of a diff: what a change means, in words. */
export interface ChangeLine {
  readonly consequence: Consequence;
  /** What it is about. */
  readonly resource: string;
  readonly text: string;
  readonly by: Performer;
  readonly isReversible: boolean;
  /** The values that differ and are told by this line. */
  readonly fields: readonly FieldChange[];
  /** The rule that has something to say to it. */
  readonly finding?: TransitionFinding;
}
