import { optional } from './optional.js';
import { type Selector, selectorOf } from './selector.js';
import type { View } from './view.js';

/** Labels by which nodes tell their zone. */
export const ZONE_KEYS: readonly string[] = ['topology.kubernetes.io/zone', 'failure-domain.beta.kubernetes.io/zone'];
/** Label by which nodes tell their name. */
export const HOST_KEY = 'kubernetes.io/hostname';

/** What the scheduler is told about where pods of a set may be. */
export interface PlacementFact {
  /** Zones they may be in; nothing is any. */
  readonly zones?: readonly string[];
  /** Pods they may not share a node or zone with. */
  readonly apart: readonly ApartFact[];
  /** Topology spread constraints. */
  readonly spread: readonly SpreadFact[];
}

/** One term of a pod anti-affinity. */
export interface ApartFact {
  /** Label that makes nodes one place. */
  readonly key: string;
  /** Whether the scheduler must, or only prefers to. */
  readonly hard: boolean;
  /** Pods the term applies to. */
  readonly selector: Selector;
}

/** One topology spread constraint. */
export interface SpreadFact extends ApartFact {
  /** By how many pods places may differ. */
  readonly maxSkew: number;
}

/** Pods the scheduler may put anywhere. */
export const ANYWHERE: PlacementFact = { apart: [], spread: [] };

/** The placement that the spec of a pod asks for. */
export function placementOf(pod: View): PlacementFact {
  const anti = pod.get('affinity', 'podAntiAffinity');
  const required = anti.get('requiredDuringSchedulingIgnoredDuringExecution').items;
  const preferred = anti.get('preferredDuringSchedulingIgnoredDuringExecution').items.map((item) => item.get('podAffinityTerm'));
  return {
    ...optional('zones', zonesOf(pod)),
    apart: [
      ...required.filter(choosesPods).map((term) => apart(term, true)),
      ...preferred.filter(choosesPods).map((term) => apart(term, false)),
    ],
    spread: pod
      .get('topologySpreadConstraints')
      .items.filter(choosesPods)
      .map((constraint) => ({
        ...apart(constraint, constraint.get('whenUnsatisfiable').text !== 'ScheduleAnyway'),
        maxSkew: constraint.get('maxSkew').number ?? 1,
      })),
  };
}

/** Without a selector a term chooses no pods; with an empty one it chooses all. */
const choosesPods = (term: View) => term.get('labelSelector').exists;

const apart = (term: View, hard: boolean): ApartFact => ({
  key: term.get('topologyKey').scalar ?? '',
  hard,
  selector: selectorOf(term.get('labelSelector')),
});

/** Zones that a node selector or a required affinity leaves. Terms are alternatives: one without zones leaves all. */
export function zonesOf(pod: View): readonly string[] | undefined {
  const selected = ZONE_KEYS.map((key) => pod.get('nodeSelector', key).scalar).find((zone) => zone !== undefined);
  if (selected !== undefined) return [selected];
  const terms = pod.get('affinity', 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution', 'nodeSelectorTerms').items;
  const found = terms.map((term) => {
    const expression = term
      .get('matchExpressions')
      .items.find((item) => ZONE_KEYS.includes(item.get('key').scalar ?? '') && item.get('operator').text === 'In');
    return expression?.get('values').items.flatMap(({ scalar }) => scalar ?? []) ?? [];
  });
  return found.length === 0 || found.some((zones) => zones.length === 0) ? undefined : [...new Set(found.flat())];
}
