import { copiesLost, type Rack } from './copies.js';
import type { Nodes } from './nodes.js';
import { asPreferred, type Loss, nowhere, type Outcome, outcomes } from './placements.js';
import { brokersOf, type PodSet, podsOf, type SurvivalCluster, type SurvivalPlatform, type TopicClass } from './platform.js';
import { relatedSets } from './related.js';

/** What a loss leaves, at worst, over every placement that is looked at. */
export interface Left {
  /** Each placement of sets that are placed together. */
  cases(sets: readonly string[]): readonly Case[];
  /** Pods of some sets that are placed together. */
  pods(sets: readonly string[]): number;
  /** Copies of the worst partition of some topics, and how many are lost. */
  copies(cluster: SurvivalCluster, topics: TopicClass): { readonly left: number; readonly lost: number };
}

/** What a loss takes in one placement. */
export interface Case {
  /** Pods of some sets. */
  lost(sets: readonly string[]): number;
  /** Copies of the worst partition of some topics. */
  copiesLost(cluster: SurvivalCluster, topics: TopicClass): number;
}

/** What is left in every placement that is legal. What does not fit on the nodes counts as lost. */
export const leftAtWorst = (platform: SurvivalPlatform, nodes: Nodes, loss: Loss): Left =>
  leftOf(platform, loss, (sets) => {
    const found = outcomes(sets, nodes, loss);
    return found.length > 0 ? found : [nowhere(sets)];
  });

/** What is left where the scheduler could do all it prefers; where it could not, any legal placement counts. */
export const leftAsPreferred = (platform: SurvivalPlatform, nodes: Nodes, loss: Loss): Left =>
  leftOf(platform, loss, (sets) => {
    const wished = outcomes(
      sets.map((set) => ({ ...set, placement: asPreferred(set.placement) })),
      nodes,
      loss,
    );
    if (wished.length > 0) return wished;
    const legal = outcomes(sets, nodes, loss);
    return legal.length > 0 ? legal : [nowhere(sets)];
  });

function leftOf(platform: SurvivalPlatform, loss: Loss, outcomesOf: (sets: readonly PodSet[]) => readonly Outcome[]): Left {
  const groups = relatedSets(platform);
  const known = new Map<readonly PodSet[], readonly Outcome[]>(); // only what is asked for is worked out
  const of = (keys: readonly string[]) => {
    const group = groups.find((sets) => sets.some(({ key }) => keys.includes(key))) ?? [];
    const all = known.get(group) ?? outcomesOf(group);
    known.set(group, all);
    return all;
  };
  const cases = (keys: readonly string[]): readonly Case[] => of(keys).map((outcome) => caseOf(outcome, loss));
  return {
    cases,
    pods: (keys) => podsOf(platform, keys) - Math.max(0, ...cases(keys).map(({ lost }) => lost(keys))),
    copies(cluster, topics) {
      const keys = brokersOf(cluster);
      const lost = Math.max(0, ...cases(keys).map((each) => each.copiesLost(cluster, topics)));
      return { left: copiesOf(cluster, topics, platform) - lost, lost };
    },
  };
}

const caseOf = (outcome: Outcome, loss: Loss): Case => ({
  lost: (keys) => keys.reduce((sum, key) => sum + (outcome.lost[key] ?? 0), 0),
  copiesLost: ({ brokers }, { copies }) => copiesLost(copies, racksOf(brokers, outcome, loss)),
});

/** Copies that partitions of some topics have: no more than there are brokers. */
export const copiesOf = (cluster: SurvivalCluster, { copies }: TopicClass, platform: Pick<SurvivalPlatform, 'sets'>): number =>
  Math.min(copies, podsOf(platform, brokersOf(cluster)));

/** Brokers by what they call their rack; those without one are one rack. */
function racksOf(brokers: SurvivalCluster['brokers'], { lost, placed }: Outcome, loss: Loss): readonly Rack[] {
  const racks = new Map<string, Rack>();
  const add = (name: string, more: Rack) => {
    const known = racks.get(name) ?? { brokers: 0, lost: 0 };
    racks.set(name, { brokers: known.brokers + more.brokers, lost: known.lost + more.lost });
  };
  for (const { set, rack } of brokers) {
    const zones = Object.entries(placed[set] ?? {});
    const gone = lost[set] ?? 0;
    if (rack?.kind === 'zone')
      for (const [zone, count] of zones) add(`zone ${zone}`, { brokers: count, lost: zone === loss.zone ? gone : 0 });
    else add(rack?.name ?? '', { brokers: zones.reduce((sum, [, count]) => sum + count, 0), lost: gone });
  }
  return [...racks.values()];
}
