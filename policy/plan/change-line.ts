import type { FieldChange } from '../diff/index.js';
import type { Consequence, Performer, TransitionFinding } from '../transitions/transition.js';

/** One line of a diff: what a change means, in words. */
export interface ChangeLine {
  /** What the change does to the platform. */
  readonly consequence: Consequence;
  /** What it is about. */
  readonly resource: string;
  /** The change in words. */
  readonly text: string;
  /** Who carries it out. */
  readonly by: Performer;
  /** Whether the change can be undone without loss. */
  readonly isReversible: boolean;
  /** The values that differ and are told by this line. */
  readonly fields: readonly FieldChange[];
  /** The rule that has something to say to it. */
  readonly finding?: TransitionFinding;
}
