/** Pods of sets, by the key of the set. */
export type Counts = Readonly<Record<string, number>>;

/** Which pods may share a node. */
export interface Crowd {
  /** Keys of sets whose pods never do; a set with itself: one pod a node. */
  readonly apart: readonly (readonly [set: string, other: string])[];
  /** Most pods of some sets on one node. */
  readonly caps: readonly { readonly sets: readonly string[]; readonly most: number }[];
}

/** Beyond so many crowds on one node none is tried: all that are in the zone are taken to be on it. */
const MOST_CROWDS = 500;

/** Whether pods of some sets fit on the nodes of a zone, by a bound that never says no to what fits. */
export function fitsInZone(counts: Counts, nodes: number, crowd: Crowd): boolean {
  const present = Object.keys(counts).filter((set) => (counts[set] ?? 0) > 0);
  if (present.length === 0) return true;
  if (nodes === 0) return false;
  const needed = (set: string) => (areApart(set, set, crowd) ? (counts[set] ?? 0) : 1);
  const needs = (group: readonly string[]) => group.reduce((sum, set) => sum + needed(set), 0);
  const capped = crowd.caps.every(({ sets, most }) => sets.reduce((sum, set) => sum + (counts[set] ?? 0), 0) <= most * nodes);
  return capped && present.every((set) => needs(keepingApart(set, present, crowd)) <= nodes);
}

/** What may be on one node at worst, the rest of the zone's pods being on its other nodes. Of two crowds the smaller is left out. */
export function worstOnNode(counts: Counts, nodes: number, crowd: Crowd): readonly Counts[] {
  const isLegal = (here: Counts) => mayShare(here, crowd) && fitsInZone(without(counts, here), nodes - 1, crowd);
  if (isLegal(counts)) return [counts];
  const sets = Object.keys(counts);
  const most = (set: string) => (areApart(set, set, crowd) ? Math.min(1, counts[set] ?? 0) : (counts[set] ?? 0));
  if (sets.reduce((product, set) => product * (most(set) + 1), 1) > MOST_CROWDS) return [counts];
  let all: readonly Counts[] = [{}];
  for (const set of sets) {
    all = all.flatMap((here) => Array.from({ length: most(set) + 1 }, (_, count) => ({ ...here, [set]: count })));
  }
  const legal = all.filter(isLegal);
  return legal.filter((here) => !legal.some((other) => other !== here && sets.every((set) => (other[set] ?? 0) >= (here[set] ?? 0))));
}

const areApart = (a: string, b: string, { apart }: Crowd) =>
  apart.some(([set, other]) => (set === a && other === b) || (set === b && other === a));

/** Sets of which none shares a node with another, grown from one. */
function keepingApart(first: string, present: readonly string[], crowd: Crowd): readonly string[] {
  const group = [first];
  for (const set of present) if (!group.includes(set) && group.every((member) => areApart(member, set, crowd))) group.push(set);
  return group;
}

function mayShare(here: Counts, crowd: Crowd): boolean {
  const present = Object.keys(here).filter((set) => (here[set] ?? 0) > 0);
  const alone = present.every((set) => (here[set] ?? 0) <= 1 || !areApart(set, set, crowd));
  const strangers = present.every((set) => present.every((other) => set === other || !areApart(set, other, crowd)));
  return alone && strangers && crowd.caps.every(({ sets, most }) => sets.reduce((sum, set) => sum + (here[set] ?? 0), 0) <= most);
}

const without = (counts: Counts, here: Counts): Counts =>
  Object.fromEntries(Object.entries(counts).map(([set, count]) => [set, count - (here[set] ?? 0)]));
