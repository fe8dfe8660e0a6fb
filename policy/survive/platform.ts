import type { BudgetFact, PlacementFact } from '../facts/index.js';

/** What of a platform matters when a node or a zone is lost. Plain data: a change of it can be tried. */
export interface SurvivalPlatform {
  /** `machine`: everything runs on one, as with compose. */
  readonly runsOn: 'kubernetes' | 'machine';
  readonly sets: readonly PodSet[];
  readonly clusters: readonly SurvivalCluster[];
  readonly services: readonly Service[];
  readonly budgets: readonly Budget[];
}

/** How many pods of some sets an eviction may take at once. What it does not count, evictions may take as they like. */
export interface Budget extends Pick<BudgetFact, 'minAvailable' | 'maxUnavailable'> {
  /** Keys of the sets. */
  readonly sets: readonly string[];
}

/** Equal pods: a StatefulSet, a Deployment, a node pool, a service of compose. */
export interface PodSet {
  /** Its resource. */
  readonly key: string;
  readonly name: string;
  readonly namespace?: string;
  readonly replicas: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly placement: PlacementFact;
  /** Whether another node takes its pods over: they have no disk and no fixed name. */
  readonly moves: boolean;
}

/** A Kafka cluster: who decides, who keeps copies, and how many copies there are. */
export interface SurvivalCluster {
  readonly key: string;
  readonly quorum?: SurvivalQuorum;
  readonly brokers: readonly BrokerSet[];
  readonly topics: readonly TopicClass[];
}

/** Those whose majority decides. */
export interface SurvivalQuorum {
  readonly kind: 'controllers' | 'ZooKeepers';
  /** Keys of their sets. */
  readonly sets: readonly string[];
}

/** A set of brokers, and what they call their rack. */
export interface BrokerSet {
  readonly set: string;
  /** A name that is written down; or the zone of the node a pod runs on. Without it copies may lie anywhere. */
  readonly rack?: { readonly kind: 'named'; readonly name: string } | { readonly kind: 'zone' };
}

/** Topics that fare alike: as many copies, as many of them in sync. */
export interface TopicClass {
  /** `declared`, or of all that nobody declares; the others are what Kafka and its neighbours keep for themselves. */
  readonly kind: 'declared' | 'default' | 'groups' | 'transactions' | 'connect' | 'schemas';
  readonly names: readonly string[];
  readonly copies: number;
  readonly minInSync: number;
}

/** Something beside Kafka that serves. */
export interface Service {
  readonly kind: 'connect' | 'registry' | 'rest-proxy' | 'single';
  readonly name: string;
  /** Key of its set. */
  readonly set: string;
  /** Key of its cluster. */
  readonly cluster?: string;
}

/** The set of a key. */
export const setOf = ({ sets }: Pick<SurvivalPlatform, 'sets'>, key: string): PodSet | undefined => sets.find((set) => set.key === key);

/** Keys of the sets of a cluster's brokers. */
export const brokersOf = ({ brokers }: Pick<SurvivalCluster, 'brokers'>): readonly string[] => brokers.map(({ set }) => set);

/** Pods of some sets together. */
export const podsOf = (platform: Pick<SurvivalPlatform, 'sets'>, keys: readonly string[]): number =>
  keys.reduce((sum, key) => sum + (setOf(platform, key)?.replicas ?? 0), 0);
