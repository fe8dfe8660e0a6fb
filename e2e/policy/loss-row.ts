import { listAt, textAt } from '../../scripts/cluster/objects.js';

/** One cell of a row of `sluice survive`. */
export interface Promised {
  /** E.g. `quorum`, `writes`, `registry`. */
  readonly id: string;
  readonly verdict: string;
  readonly why: string;
}

/** The cells of a row, by the name of the loss, e.g. `zone zone-a`. */
export function rowOf(report: unknown, loss: string): readonly Promised[] {
  const [subject] = listAt(report, 'subjects');
  const row = listAt(subject, 'losses').find((each) => textAt(each, 'name') === loss);
  if (row === undefined) throw new Error(`the table has no row "${loss}"`);
  return listAt(row, 'cells').map((cell) => ({
    id: textAt(cell, 'id') ?? '',
    verdict: textAt(cell, 'verdict') ?? '',
    why: textAt(cell, 'why') ?? '',
  }));
}

/**
 * Whether something must go on by what was promised. A row speaks of the worst placement that is legal: what it says no to goes on all
 * the same where none of its pods is in the zone that was lost. `spared` are those.
 */
export const mustHold = ({ id, verdict }: Promised, spared: readonly string[]): boolean => verdict === 'yes' || spared.includes(id);
