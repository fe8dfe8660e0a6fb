import { type ApartFact, choosesPods, HOST_KEY, type PlacementFact, type SpreadFact, ZONE_KEYS } from '../facts/index.js';
import { type Counts, type Crowd, fitsInZone, worstOnNode } from './crowd.js';
import { NO_ZONE, type Nodes } from './nodes.js';
import type { PodSet } from './platform.js';

/** A node or a zone that is lost. */
export interface Loss {
  /** Whether a node or a zone is lost. */
  readonly kind: 'node' | 'zone';
  /** Name of the zone. */
  readonly zone: string;
}

/** What one legal placement loses: pods that are gone, and where all of them were. */
export interface Outcome {
  /** Number of lost pods by set. */
  readonly lost: Counts;
  /** By set, then by zone. */
  readonly placed: Readonly<Record<string, Counts>>;
}

/** Beyond so many placements none is tried: everything that may be together is taken to be. */
const MOST_PLACEMENTS = 2_000;

/** Everything some related sets may lose in a loss, over all placements that are legal. Empty when there is none. */
export function outcomes(all: readonly PodSet[], nodes: Nodes, loss: Loss): readonly Outcome[] {
  const sets = all.filter((set) => !isHomeless(set, nodes));
  const crowd = crowdOf(sets, nodes);
  const found = distributions(sets, nodes, crowd);
  const waiting = nowhere(all.filter((set) => isHomeless(set, nodes)));
  if (found === undefined) return [joined(togetherIn(sets, loss.zone), waiting)];
  const onNode = remembered((counts: Counts) => worstOnNode(counts, nodesIn(nodes, loss.zone), crowd));
  const possible = found.flatMap((placed) => {
    const inZone = (set: PodSet) => placed[set.key]?.[loss.zone] ?? 0;
    const counts = Object.fromEntries(sets.map((set) => [set.key, inZone(set)]));
    if (loss.kind === 'zone') return [{ lost: counts, placed }];
    return onNode(counts).map((lost) => ({ lost, placed }));
  });
  return distinct(possible).map((outcome) => joined(outcome, waiting));
}

/** Sets of which not all pods fit: those without a zone that has nodes, else all that are placed together, else none. */
export function unplaceable(sets: readonly PodSet[], nodes: Nodes): readonly PodSet[] {
  const homeless = sets.filter((set) => isHomeless(set, nodes));
  if (homeless.length > 0) return homeless;
  const found = distributions(sets, nodes, crowdOf(sets, nodes));
  return found?.length === 0 ? sets : [];
}

const isHomeless = (set: PodSet, nodes: Nodes) => eligible(set, nodes).length === 0;

/** Pods that run nowhere are as good as lost. */
export function nowhere(sets: readonly PodSet[]): Outcome {
  const lost = Object.fromEntries(sets.map(({ key, replicas }) => [key, replicas]));
  return { lost, placed: Object.fromEntries(sets.map(({ key, replicas }) => [key, { [NO_ZONE]: replicas }])) };
}

const joined = (a: Outcome, b: Outcome): Outcome => ({ lost: { ...a.lost, ...b.lost }, placed: { ...a.placed, ...b.placed } });

/** A function that works out nothing twice: many placements have the same pods in one zone. */
function remembered<T>(work: (counts: Counts) => T): (counts: Counts) => T {
  const known = new Map<string, { readonly result: T }>();
  return (counts) => {
    const key = JSON.stringify(counts);
    const found = known.get(key) ?? { result: work(counts) };
    known.set(key, found);
    return found.result;
  };
}

const nodesIn = (nodes: Nodes, zone: string) => nodes.find((each) => each.zone === zone)?.nodes ?? 0;

const distinct = (all: readonly Outcome[]) => [...new Map(all.map((outcome) => [JSON.stringify(outcome), outcome])).values()];

/** What is lost when nothing is known but the zones a set may be in. */
function togetherIn(sets: readonly PodSet[], zone: string): Outcome {
  const here = (set: PodSet) => (set.placement.zones === undefined || set.placement.zones.includes(zone) ? set.replicas : 0);
  const lost = Object.fromEntries(sets.map((set) => [set.key, here(set)]));
  return { lost, placed: Object.fromEntries(sets.map((set) => [set.key, { [zone]: set.replicas }])) };
}

type Placed = Outcome['placed'];

/** Every legal way to divide the pods among the zones; nothing when there are too many. */
function distributions(sets: readonly PodSet[], nodes: Nodes, crowd: Crowd): readonly Placed[] | undefined {
  let found: readonly Placed[] = [{}];
  for (const set of sets) {
    const zones = eligible(set, nodes);
    const choices = compositions(set.replicas, zones);
    if (choices === undefined || choices.length * found.length > MOST_PLACEMENTS) return undefined;
    found = found.flatMap((placed) => choices.map((counts) => ({ ...placed, [set.key]: counts })));
  }
  const rules = { crowd, rules: zoneRules(sets, nodes) };
  return found.filter((placed) => isLegal(placed, sets, nodes, rules));
}

const eligible = ({ placement }: PodSet, nodes: Nodes): readonly string[] =>
  nodes.filter((each) => each.nodes > 0 && (placement.zones?.includes(each.zone) ?? true)).map(({ zone }) => zone);

/** Every way to divide pods among zones; none when there are pods and no zone. */
function compositions(pods: number, [first, ...others]: readonly string[]): readonly Counts[] | undefined {
  if (first === undefined) return pods === 0 ? [{}] : [];
  if (others.length === 0) return [{ [first]: pods }];
  const all: Counts[] = [];
  for (let here = 0; here <= pods; here += 1) {
    const rest = compositions(pods - here, others);
    if (rest === undefined || all.length + rest.length > MOST_PLACEMENTS) return undefined;
    all.push(...rest.map((counts) => ({ [first]: here, ...counts })));
  }
  return all;
}

/** Constraints between zones, worked out once for all placements. */
interface ZoneRule {
  readonly set: PodSet;
  /** Sets that are counted. */
  readonly others: readonly PodSet[];
  /** Zones the set may be in. */
  readonly zones: readonly string[];
  /** By how many pods zones may differ; nothing where no two may share one. */
  readonly maxSkew?: number;
}

function zoneRules(sets: readonly PodSet[], nodes: Nodes): readonly ZoneRule[] {
  return sets.flatMap((set) => {
    const terms: readonly (ApartFact & { readonly maxSkew?: number })[] = [...set.placement.apart, ...set.placement.spread];
    return terms
      .filter(({ hard, key }) => hard && ZONE_KEYS.includes(key))
      .map(({ selector, maxSkew }) => ({
        set,
        others: sets.filter((other) => isChosen(set, other, selector)),
        zones: eligible(set, nodes),
        ...(maxSkew !== undefined && { maxSkew }),
      }));
  });
}

function isLegal(placed: Placed, sets: readonly PodSet[], nodes: Nodes, { crowd, rules }: { crowd: Crowd; rules: readonly ZoneRule[] }) {
  const at: At = (set, zone) => placed[set.key]?.[zone] ?? 0;
  if (!rules.every((rule) => (rule.maxSkew === undefined ? isAlone(rule, at) : isEven(rule, rule.maxSkew, at)))) return false;
  return nodes.every(({ zone, nodes: count }) => {
    const counts = Object.fromEntries(sets.map((set) => [set.key, at(set, zone)]));
    return fitsInZone(counts, count, crowd);
  });
}

type At = (set: PodSet, zone: string) => number;

const isAlone = ({ set, others, zones }: ZoneRule, at: At): boolean =>
  zones.every((zone) => at(set, zone) === 0 || others.every((other) => at(other, zone) <= (other.key === set.key ? 1 : 0)));

/** Where pods of a set are, their like are no more than the skew above the emptiest zone the set may be in. */
function isEven({ set, others, zones }: ZoneRule, maxSkew: number, at: At): boolean {
  const like = (zone: string) => others.reduce((sum, other) => sum + at(other, zone), 0);
  const least = Math.min(...zones.map(like));
  return zones.every((zone) => at(set, zone) === 0 || like(zone) - least <= maxSkew);
}

/** Whether a selector in the pods of one set chooses those of another: it looks at its own namespace. */
export const isChosen = (set: PodSet, other: PodSet, selector: SpreadFact['selector']): boolean =>
  choosesPods({ namespace: set.namespace, selector }, other.namespace, other.labels);

/** The rules for pods on one node. */
function crowdOf(sets: readonly PodSet[], nodes: Nodes): Crowd {
  const onHost = <T extends { readonly key: string; readonly hard: boolean }>(terms: readonly T[]) =>
    terms.filter(({ key, hard }) => hard && key === HOST_KEY);
  const pairs = sets.flatMap((set) =>
    onHost(set.placement.apart).flatMap(({ selector }) =>
      sets.filter((other) => isChosen(set, other, selector)).map((other) => [set.key, other.key] as const),
    ),
  );
  const caps = sets.flatMap((set) =>
    onHost(set.placement.spread).map(({ selector, maxSkew }) => {
      const like = sets.filter((other) => isChosen(set, other, selector));
      const pods = like.reduce((sum, { replicas }) => sum + replicas, 0);
      const places = nodes.filter(({ zone }) => eligible(set, nodes).includes(zone)).reduce((sum, each) => sum + each.nodes, 0);
      return { sets: like.map(({ key }) => key), most: Math.max(1, Math.floor((pods + (places - 1) * maxSkew) / Math.max(1, places))) };
    }),
  );
  return { apart: pairs, caps };
}

/** The placement with what the scheduler only prefers made into what it must. */
export function asPreferred({ zones, apart, spread }: PlacementFact): PlacementFact {
  const soft = apart.filter(({ hard }) => !hard).map((term) => ({ ...term, hard: true, maxSkew: 1 }));
  return {
    ...(zones && { zones }),
    apart: apart.filter(({ hard }) => hard),
    spread: [...spread.map((constraint) => ({ ...constraint, hard: true })), ...soft],
  };
}
