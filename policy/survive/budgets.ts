import { sparedBy } from '../facts/index.js';
import { type Case, copiesOf, type Left } from './left.js';
import { brokersOf, podsOf, type SurvivalCluster, type SurvivalPlatform, setOf } from './platform.js';

/** Pods that can spare one of them, and no more than some: what a budget is there for. */
export interface Guarded {
  /** In words, e.g. `brokers`. */
  readonly name: string;
  /** Keys of their sets. */
  readonly sets: readonly string[];
  /** What they are part of. */
  readonly cluster?: string;
  /** Whether enough is left when, after a loss, so many more pods are gone. */
  isEnough(one: Case, evicted: number): boolean;
}

/** Everything of a platform that a budget should hold together. What can spare no pod at all is not: only a budget that blocks every drain would. */
export function guarded(platform: SurvivalPlatform): readonly Guarded[] {
  const served = platform.services
    .filter(({ column, set }) => column !== undefined && podsOf(platform, [set]) > 1)
    .map(({ name, set }): Guarded => ({ name: `pods of ${name}`, sets: [set], isEnough: atLeast(1, platform, [set]) }));
  return [...platform.clusters.flatMap((cluster) => [...voters(cluster, platform), ...brokers(cluster, platform)]), ...served];
}

const atLeast = (least: number, platform: SurvivalPlatform, sets: readonly string[]) => {
  const all = podsOf(platform, sets);
  return ({ lost }: Case, evicted: number) => all - lost(sets) - evicted >= least;
};

function voters({ quorum, key }: SurvivalCluster, platform: SurvivalPlatform): readonly Guarded[] {
  const all = podsOf(platform, quorum?.sets ?? []);
  if (quorum === undefined || all < 3) return [];
  const { kind, sets } = quorum;
  return [{ name: kind, sets, cluster: key, isEnough: atLeast(Math.floor(all / 2) + 1, platform, sets) }];
}

/** Brokers, as the writes with acks=all of all topics need them. An evicted broker has one copy of a partition at most. */
function brokers(cluster: SurvivalCluster, platform: SurvivalPlatform): readonly Guarded[] {
  return cluster.topics
    .filter((topics) => copiesOf(cluster, topics, platform) > topics.minInSync)
    .map((topics) => ({
      name: 'brokers',
      sets: brokersOf(cluster),
      cluster: cluster.key,
      isEnough: (one, evicted) => copiesOf(cluster, topics, platform) - one.copiesLost(cluster, topics) - evicted >= topics.minInSync,
    }));
}

/** Of guarded pods, those that budgets fail to hold back after a loss: evictions may take so many more that what the loss left stops. In words, each once. */
export function unguarded(groups: readonly Guarded[], platform: SurvivalPlatform, left: Left): readonly string[] {
  const found = groups.flatMap(({ name, sets, isEnough }) => {
    const stopping = left
      .cases(sets)
      .map((one) => ({ there: podsOf(platform, sets) - one.lost(sets), evicted: evictable(sets, platform, one), one }))
      .filter(({ one, evicted }) => isEnough(one, 0) && !isEnough(one, evicted));
    const [worst] = stopping.toSorted((a, b) => a.there - b.there);
    return worst ? [`a drain may take ${worst.evicted} of the ${worst.there} ${name} left${because(sets, platform)}`] : [];
  });
  return [...new Set(found)];
}

/** Pods that evictions may take at once, after a loss. The API refuses to evict a pod that two budgets count. */
function evictable(keys: readonly string[], platform: SurvivalPlatform, { lost }: Case): number {
  const left = (sets: readonly string[]) => podsOf(platform, sets) - lost(sets);
  const over = (key: string) => platform.budgets.filter(({ sets }) => sets.includes(key));
  const free = left(keys.filter((key) => over(key).length === 0));
  const allowed = platform.budgets.map((budget) => {
    const own = keys.filter((key) => over(key).length === 1 && budget.sets.includes(key));
    const spared = sparedBy(budget, podsOf(platform, budget.sets));
    return spared === undefined ? left(own) : Math.max(0, Math.min(left(own), spared - lost(budget.sets)));
  });
  return allowed.reduce((sum, each) => sum + each, free);
}

function because(keys: readonly string[], platform: SurvivalPlatform): string {
  const counting = platform.budgets.filter(({ sets }) => keys.some((key) => sets.includes(key)));
  const free = keys.filter((key) => !counting.some(({ sets }) => sets.includes(key)));
  if (free.length > 0) return `: no budget counts ${free.map((key) => setOf(platform, key)?.name ?? key).join(', ')}`;
  return counting.length > 1 ? `: ${counting.length} budgets count them apart` : ': their budget lets it';
}
