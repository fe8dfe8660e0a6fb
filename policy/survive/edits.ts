import { HOST_KEY, ZONE_KEYS } from '../facts/index.js';
import { guarded } from './budgets.js';
import { NO_ZONE, type Nodes } from './nodes.js';
import { brokersOf, type PodSet, podsOf, type Service, type SurvivalCluster, type SurvivalPlatform } from './platform.js';

/** A platform, and the nodes that were said for it. */
export interface Situation {
  /** The platform. */
  readonly platform: SurvivalPlatform;
  /** Nodes by zone; absent where they are not given. */
  readonly nodes?: Nodes | undefined;
}

/** One change that may help. */
export interface Edit {
  /** As advice, e.g. `3 controllers`. */
  readonly text: string;
  /** What it is a change of: `cluster`, `nodes`, `budgets`, or the id of a column of services. */
  readonly of: string;
  /** Loss it is meant for: zones are no answer to the loss of a node. */
  readonly against: 'any' | 'zone';
  apply(situation: Situation): Situation;
}

/** Copies that survive the loss of one and go on taking writes. */
const COPIES = 3;
const IN_SYNC = 2;
/** Voters, brokers, zones that survive the loss of one and keep their majority. */
const ENOUGH = 3;

/** Changes that may help, the smallest first. Whether one does is found by trying it. */
export function editsOf(situation: Situation): readonly Edit[] {
  const { platform } = situation;
  return [
    ...platform.clusters.flatMap((cluster) => clusterEdits(cluster, platform)),
    ...platform.services.flatMap((service) => serviceEdits(service, platform)),
    ...budgetEdits(platform),
    ...nodeEdits(situation),
  ];
}

function clusterEdits(cluster: SurvivalCluster, platform: SurvivalPlatform): readonly Edit[] {
  const edits = [...topicEdits(cluster), ...votersEdits(cluster, platform), ...brokerEdits(cluster, platform)];
  return platform.clusters.length === 1 ? edits : edits.map((each) => ({ ...each, text: `in ${cluster.key} ${each.text}` }));
}

function topicEdits({ key, topics: classes }: SurvivalCluster): readonly Edit[] {
  const strict = classes.some(({ copies, minInSync }) => copies > 1 && minInSync >= copies);
  const few = classes.some(({ copies }) => copies < COPIES);
  return [
    ...(strict ? [edit('cluster', 'min.insync.replicas one below the number of copies', topics(key, loosened))] : []),
    ...(few ? [edit('cluster', `${COPIES} copies of every topic, ${IN_SYNC} of them in sync`, topics(key, widened))] : []),
  ];
}

function votersEdits({ quorum, brokers }: SurvivalCluster, platform: SurvivalPlatform): readonly Edit[] {
  if (quorum === undefined || quorum.sets.some((voter) => brokers.some(({ set }) => set === voter))) return [];
  const { sets: voters, kind } = quorum;
  const isShort = podsOf(platform, voters) < ENOUGH;
  return [
    ...(isShort ? [edit('cluster', `${ENOUGH} ${kind}`, replicas(voters))] : []),
    edit('cluster', `each of the ${kind} on a node of its own (required anti-affinity)`, sets(voters, apart(HOST_KEY))),
    inZonesOnly('cluster', isShort ? `${ENOUGH} ${kind}, one in each of 3 zones` : `${kind} spread over 3 zones`, inZones(voters)),
  ];
}

function brokerEdits(cluster: SurvivalCluster, platform: SurvivalPlatform): readonly Edit[] {
  const { quorum, key } = cluster;
  const keys = brokersOf(cluster);
  if (keys.length === 0) return [];
  const isCombined = quorum?.sets.some((voter) => keys.includes(voter)) === true;
  const few = podsOf(platform, keys) < ENOUGH;
  return [
    ...(few ? [edit('cluster', isCombined ? `${ENOUGH} nodes that are broker and controller` : `${ENOUGH} brokers`, replicas(keys))] : []),
    edit('cluster', 'each broker on a node of its own (required anti-affinity)', sets(keys, apart(HOST_KEY))),
    inZonesOnly('cluster', 'broker pools in 3 zones, each with its broker.rack', (situation) => racked(key, inZones(keys)(situation))),
  ];
}

function serviceEdits({ column, name, set }: Service, platform: SurvivalPlatform): readonly Edit[] {
  if (column === undefined) return []; // a second one would be a second database, store or writer
  const kind = column.id;
  return [
    ...(podsOf(platform, [set]) < 2 ? [edit(kind, `replicas 2 for ${name}`, replicas([set], 2))] : []),
    edit(kind, `pods of ${name} on nodes of their own (required anti-affinity)`, sets([set], apart(HOST_KEY))),
    inZonesOnly(kind, `pods of ${name} in different zones`, sets([set], apart(ZONE_KEYS[0] ?? ''))),
  ];
}

/** One budget over all pods that serve together, in place of those that count some of them. */
function budgetEdits(platform: SurvivalPlatform): readonly Edit[] {
  const groups = new Map(guarded(platform).map((group) => [group.sets.join(' '), group]));
  const several = platform.clusters.length > 1;
  return [...groups.values()].map(({ name, sets: keys, cluster }) => {
    const where = several && cluster !== undefined ? ` of ${cluster}` : '';
    return edit('budgets', `one disruption budget over all ${name}${where}, with maxUnavailable 1`, budgeted(keys));
  });
}

const budgeted =
  (keys: readonly string[]): Apply =>
  ({ platform, ...rest }) => {
    const others = platform.budgets.map((budget) => ({ ...budget, sets: budget.sets.filter((key) => !keys.includes(key)) }));
    const budgets = [...others.filter(({ sets: counted }) => counted.length > 0), { sets: keys, maxUnavailable: '1' }];
    return { ...rest, platform: { ...platform, budgets } };
  };

/** More nodes, where somebody said how many there are. */
function nodeEdits({ nodes, platform }: Situation): readonly Edit[] {
  if (nodes === undefined) return [];
  const bound = [...new Set(platform.sets.flatMap(({ placement }) => placement.zones ?? []))];
  const without = bound.filter((zone) => !nodes.some((each) => each.zone === zone && each.nodes > 0));
  const opened = [...nodes, ...without.map((zone) => ({ zone, nodes: 1 }))];
  const more = nodes.map(({ zone, nodes: count }) => ({ zone, nodes: Math.max(count, ENOUGH) }));
  return [
    ...(without.length > 0 ? [edit('nodes', `a node in ${without.join(', ')}`, (situation) => ({ ...situation, nodes: opened }))] : []),
    edit('nodes', `${ENOUGH} nodes in each zone`, (situation) => ({ ...situation, nodes: more })),
  ];
}

type Apply = Edit['apply'];
const edit = (of: Edit['of'], text: string, apply: Apply): Edit => ({ of, text, against: 'any', apply });
const inZonesOnly = (of: Edit['of'], text: string, apply: Apply): Edit => ({ of, text, against: 'zone', apply });

const sets =
  (keys: readonly string[], change: (set: PodSet, keys: readonly string[]) => PodSet): Apply =>
  ({ platform, ...rest }) => ({
    ...rest,
    platform: { ...platform, sets: platform.sets.map((set) => (keys.includes(set.key) ? change(set, keys) : set)) },
  });

/** Label that a trial gives the pods it keeps apart. */
const TRIAL = 'sluice.trial/together';
const together = (keys: readonly string[]) => ({ [TRIAL]: keys.join(' ') });
const like = (keys: readonly string[]) => ({ labels: together(keys), expressions: [] });

const apart =
  (key: string) =>
  (set: PodSet, keys: readonly string[]): PodSet => ({
    ...set,
    labels: { ...set.labels, ...together(keys) },
    placement: { ...set.placement, apart: [...set.placement.apart, { key, hard: true, selector: like(keys) }] },
  });

/** As many pods in all as are asked for: the first set gets those that are missing. */
const replicas =
  (keys: readonly string[], wanted = ENOUGH): Apply =>
  (situation) => {
    const missing = wanted - podsOf(situation.platform, keys);
    return sets(keys.slice(0, 1), (set) => ({ ...set, replicas: set.replicas + Math.max(0, missing) }))(situation);
  };

const topics =
  (key: string, change: (topics: SurvivalCluster['topics'][number]) => SurvivalCluster['topics'][number]): Apply =>
  ({ platform, ...rest }) => ({
    ...rest,
    platform: {
      ...platform,
      clusters: platform.clusters.map((cluster) => (cluster.key === key ? { ...cluster, topics: cluster.topics.map(change) } : cluster)),
    },
  });

const loosened = (each: SurvivalCluster['topics'][number]) => ({
  ...each,
  minInSync: Math.min(each.minInSync, Math.max(1, each.copies - 1)),
});
const widened = (each: SurvivalCluster['topics'][number]) =>
  each.copies < COPIES ? { ...each, copies: COPIES, minInSync: IN_SYNC } : each;

/** Sets free of their zones, as many pods as zones at least, spread evenly over three zones that have nodes. */
function inZones(keys: readonly string[]): Apply {
  return (situation) => {
    const spread = (set: PodSet): PodSet => ({
      ...set,
      labels: { ...set.labels, ...together(keys) },
      placement: {
        apart: set.placement.apart,
        spread: [{ key: ZONE_KEYS[0] ?? '', hard: true, maxSkew: 1, selector: like(keys) }],
      },
    });
    const { platform, nodes } = replicas(keys)(sets(keys, spread)(situation));
    return { platform, ...(nodes && { nodes: threeZones(nodes) }) };
  };
}

function threeZones(nodes: Nodes): Nodes {
  const named = nodes.filter(({ zone, nodes: count }) => zone !== NO_ZONE && count > 0);
  const most = Math.max(1, ...nodes.map(({ nodes: count }) => count));
  const missing = Array.from({ length: Math.max(0, ENOUGH - named.length) }, (_, index) => ({
    zone: `another zone ${index + 1}`,
    nodes: most,
  }));
  return [...named, ...missing];
}

/** Brokers that call the zone they are in their rack. */
function racked(key: string, { platform, nodes }: Situation): Situation {
  const clusters = platform.clusters.map((cluster) =>
    cluster.key === key ? { ...cluster, brokers: cluster.brokers.map(({ set }) => ({ set, rack: { kind: 'zone' as const } })) } : cluster,
  );
  return { platform: { ...platform, clusters }, ...(nodes && { nodes }) };
}
