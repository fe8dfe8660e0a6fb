import { guarded, unguarded } from './budgets.js';
import type { Left } from './left.js';
import { podsOf, SERVICE_COLUMNS, type Service, type SurvivalCluster, type SurvivalPlatform, setOf, type TopicClass } from './platform.js';

/** What a platform does for others: a column of the table. */
export interface Capability {
  /** Name of the capability, as in the JSON output. */
  readonly id: string;
  /** What is above the column. */
  readonly label: string;
  /** Whether the platform is down without it. */
  readonly isEssential: boolean;
  judge(left: Left): Judgement;
}

/** Whether something goes on, and why. */
export interface Judgement {
  /** Whether the capability survives. */
  readonly holds: boolean;
  /** Why, in one sentence. */
  readonly why: string;
}

const LABELS = {
  quorum: 'quorum',
  writes: 'acks=all writes',
  reads: 'reads',
  internal: 'internal topics',
  budgets: 'budgets',
} as const;

/** Names told before the rest is only counted. */
const MOST_NAMES = 3;

/** The capabilities of a platform, in the order of the table. */
export function capabilities(platform: SurvivalPlatform): readonly Capability[] {
  const several = platform.clusters.length > 1;
  const ofClusters = platform.clusters.flatMap((cluster) => clusterCapabilities(cluster, platform, several ? ` of ${cluster.key}` : ''));
  const served = SERVICE_COLUMNS.flatMap(({ id, label }): Capability[] => {
    const services = platform.services.filter(({ column }) => column?.id === id);
    if (services.length === 0) return [];
    const judge = (left: Left) => both(services.map((service) => serving(service, platform, left)));
    return [{ id, label, isEssential: false, judge }];
  });
  return [...ofClusters, ...served, ...budgetCapability(platform)];
}

/** Whether a drain, begun while something is lost, would stop what the loss left. One machine is not drained. */
function budgetCapability(platform: SurvivalPlatform): readonly Capability[] {
  const groups = guarded(platform);
  if (platform.runsOn === 'machine' || groups.length === 0) return [];
  const judge = (left: Left): Judgement => {
    const open = unguarded(groups, platform, left);
    return { holds: open.length === 0, why: open.join('; ') };
  };
  return [{ id: 'budgets', label: LABELS.budgets, isEssential: false, judge }];
}

function clusterCapabilities(cluster: SurvivalCluster, platform: SurvivalPlatform, suffix: string): readonly Capability[] {
  const make = (id: keyof typeof LABELS, isEssential: boolean, judge: Capability['judge']): Capability => ({
    id,
    label: `${LABELS[id]}${suffix}`,
    isEssential,
    judge,
  });
  const users = ({ kind }: TopicClass) => kind === 'declared' || kind === 'default';
  const quorum = make('quorum', true, (left) => quorumLeft(cluster, platform, left));
  if (cluster.brokers.length === 0) return [quorum];
  return [
    ...(cluster.quorum ? [quorum] : []),
    make('writes', true, (left) => written(cluster, platform, left, users)),
    make('reads', false, (left) => read(cluster, platform, left, users)),
    make('internal', false, (left) => written(cluster, platform, left, (topics) => !users(topics))),
  ];
}

function quorumLeft({ quorum }: SurvivalCluster, platform: SurvivalPlatform, left: Left): Judgement {
  if (quorum === undefined) return { holds: true, why: '' };
  const [pods, all] = [left.pods(quorum.sets), podsOf(platform, quorum.sets)];
  const majority = Math.floor(all / 2) + 1;
  const saying = `${pods} of ${all} ${quorum.kind} left`;
  return pods >= majority ? { holds: true, why: saying } : { holds: false, why: `${saying}, a majority is ${majority}` };
}

type Chosen = (topics: TopicClass) => boolean;

/** Whether topics can be written with acks=all: enough copies are left, and somebody names a leader where one is lost. */
function written(cluster: SurvivalCluster, platform: SurvivalPlatform, left: Left, chosen: Chosen): Judgement {
  return both(
    cluster.topics.filter(chosen).map((topics) => {
      const { left: copies, lost } = left.copies(cluster, topics);
      const why = `${copies} of ${topics.copies} copies left, ${topics.minInSync} needed`;
      if (copies < topics.minInSync) return { holds: false, why: `${namesOf(topics)}: ${why}` };
      return led(cluster, platform, left, lost) ?? { holds: true, why: lost === 0 ? 'no copy is lost' : why };
    }),
  );
}

function read(cluster: SurvivalCluster, platform: SurvivalPlatform, left: Left, chosen: Chosen): Judgement {
  return both(
    cluster.topics.filter(chosen).map((topics) => {
      const { left: copies, lost } = left.copies(cluster, topics);
      if (copies < 1) return { holds: false, why: `${namesOf(topics)}: no copy left` };
      return led(cluster, platform, left, lost) ?? { holds: true, why: '' };
    }),
  );
}

function led(cluster: SurvivalCluster, platform: SurvivalPlatform, left: Left, lost: number): Judgement | undefined {
  const isLeaderless = lost > 0 && !quorumLeft(cluster, platform, left).holds;
  return isLeaderless ? { holds: false, why: 'nobody can name new leaders' } : undefined;
}

function serving({ column, name, set, cluster: key }: Service, platform: SurvivalPlatform, left: Left): Judgement {
  const [pods, all] = [left.pods([set]), podsOf(platform, [set])];
  const saying = `${pods} of ${all} ${column?.pods ?? ''} ${name} left`;
  if (pods < 1) return { holds: false, why: setOf(platform, set)?.moves ? `${saying} until one starts on another node` : saying };
  const cluster = platform.clusters.find((each) => each.key === key);
  const topics = cluster && written(cluster, platform, left, (each) => column?.topics?.some((kind) => kind === each.kind) === true);
  return topics === undefined || topics.holds
    ? { holds: true, why: saying }
    : { holds: false, why: `${name}: its topics cannot be written` };
}

/** All must hold; of those that do not, each says why; else all say it. */
function both(all: readonly Judgement[]): Judgement {
  const failing = all.filter(({ holds }) => !holds);
  const whys = (failing.length > 0 ? failing : all).map(({ why }) => why).filter((why) => why !== '');
  return { holds: failing.length === 0, why: [...new Set(whys)].join('; ') };
}

function namesOf({ names }: TopicClass): string {
  const more = names.length - MOST_NAMES;
  return more > 0 ? `${names.slice(0, MOST_NAMES).join(', ')} and ${more} more` : names.join(', ');
}
