import { isChosen } from './placements.js';
import { brokersOf, type PodSet, type SurvivalPlatform } from './platform.js';

/** Sets in groups: those of one group are placed with an eye on one another, or serve one purpose together. */
export function relatedSets(platform: SurvivalPlatform): readonly (readonly PodSet[])[] {
  const together = [
    ...platform.clusters.map(brokersOf),
    ...platform.clusters.map(({ quorum }) => quorum?.sets ?? []),
    ...platform.budgets.map(({ sets }) => sets),
    ...platform.sets.map((set) => [set.key, ...platform.sets.filter((other) => looksAt(set, other)).map(({ key }) => key)]),
  ];
  let groups: readonly ReadonlySet<string>[] = [];
  for (const keys of together) {
    const touched = groups.filter((group) => keys.some((key) => group.has(key)));
    const joined = new Set([...touched.flatMap((group) => [...group]), ...keys]);
    groups = [...groups.filter((group) => !touched.includes(group)), joined];
  }
  return groups.map((group) => platform.sets.filter(({ key }) => group.has(key))).filter((sets) => sets.length > 0);
}

const looksAt = (set: PodSet, other: PodSet) =>
  [...set.placement.apart, ...set.placement.spread].some(({ selector }) => isChosen(set, other, selector));
