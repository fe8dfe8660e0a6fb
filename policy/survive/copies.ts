/** Brokers of one rack, and how many of them are lost. Copies know racks, not nodes. */
export interface Rack {
  /** Number of brokers. */
  readonly brokers: number;
  /** Number of them that are lost. */
  readonly lost: number;
}

/**
 * Copies of a partition that are lost at worst. Kafka goes round the racks: each gets one copy before any gets a second,
 * and which ones get the last is not known. Within a rack any broker may have a copy.
 */
export function copiesLost(copies: number, racks: readonly Rack[]): number {
  const filled = racks.filter(({ brokers }) => brokers > 0).map((rack) => ({ ...rack, kept: 0 }));
  let left = Math.min(
    copies,
    filled.reduce((sum, { brokers }) => sum + brokers, 0),
  );
  for (;;) {
    const open = filled.filter(({ brokers, kept }) => kept < brokers);
    if (open.length === 0 || left < open.length) {
      const gone = filled.reduce((sum, { kept, lost }) => sum + Math.min(kept, lost), 0);
      return gone + Math.min(left, open.filter(({ kept, lost }) => lost > kept).length);
    }
    for (const rack of open) rack.kept += 1;
    left -= open.length;
  }
}
