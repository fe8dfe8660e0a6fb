import { inRole } from '../../charts/recognised.js';
import type { RecognisedClient } from '../../charts/shared/recognise.js';
import type { BudgetFact, PlacementFact } from '../facts/index.js';

/** What of a platform matters when a node or a zone is lost. Plain data: a change of it can be tried. */
export interface SurvivalPlatform {
  /** `machine`: everything runs on one, as with compose. */
  readonly runsOn: 'kubernetes' | 'machine';
  /** Sets of equal pods. */
  readonly sets: readonly PodSet[];
  /** Kafka clusters. */
  readonly clusters: readonly SurvivalCluster[];
  /** Services beside Kafka. */
  readonly services: readonly Service[];
  /** Disruption budgets. */
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
  /** Name of the workload. */
  readonly name: string;
  /** Kubernetes namespace; absent where the manifest names none. */
  readonly namespace?: string;
  /** Number of pods. */
  readonly replicas: number;
  /** Labels. */
  readonly labels: Readonly<Record<string, string>>;
  /** Where the scheduler may place the pods. */
  readonly placement: PlacementFact;
  /** Whether another node takes its pods over: they have no disk and no fixed name. */
  readonly moves: boolean;
}

/** A Kafka cluster: who decides, who keeps copies, and how many copies there are. */
export interface SurvivalCluster {
  /** Key of the cluster. */
  readonly key: string;
  /** Its quorum; absent where the manifests hold none. */
  readonly quorum?: SurvivalQuorum;
  /** Sets of brokers. */
  readonly brokers: readonly BrokerSet[];
  /** Topics, by replicas and minimum in-sync replicas. */
  readonly topics: readonly TopicClass[];
}

/** Those whose majority decides. */
export interface SurvivalQuorum {
  /** What the members are. */
  readonly kind: 'controllers' | 'ZooKeepers';
  /** Keys of their sets. */
  readonly sets: readonly string[];
}

/** A set of brokers, and what they call their rack. */
export interface BrokerSet {
  /** Key of the set. */
  readonly set: string;
  /** A name that is written down; or the zone of the node a pod runs on. Without it copies may lie anywhere. */
  readonly rack?: { readonly kind: 'named'; readonly name: string } | { readonly kind: 'zone' };
}

/** Topics that fare alike: as many copies, as many of them in sync. */
export interface TopicClass {
  /** `declared`, or of all that nobody declares; the others are what Kafka and its neighbours keep for themselves. */
  readonly kind: 'declared' | 'default' | 'groups' | 'transactions' | 'workers' | 'schemas';
  /** Names of the topics. */
  readonly names: readonly string[];
  /** Number of replicas. */
  readonly copies: number;
  /** Minimum in-sync replicas. */
  readonly minInSync: number;
}

/** A column of the table: programs beside Kafka that serve from it, of one kind. */
export type ServiceColumn = Pick<RecognisedClient, 'id' | 'label' | 'pods' | 'topics'>;

/** The columns there can be, in their order. */
export const SERVICE_COLUMNS: readonly ServiceColumn[] = (['workers', 'registry', 'gateway'] as const)
  .flatMap(inRole)
  .flatMap(({ client }) => client ?? []);

/** Something beside Kafka that serves. */
export interface Service {
  /** Its column of the table; absent for what runs once, as a database, a store or a job. */
  readonly column?: ServiceColumn;
  /** Name of the service. */
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
