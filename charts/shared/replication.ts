import type { Bound } from './bound.js';
import { counted } from './count.js';
import { BLOCK } from './severity.js';

const MIN = 'min.insync.replicas';
/** Replicas that are worth having: one may restart and another be lost. */
const WANTED_REPLICAS = 3;

/** Most in-sync replicas that leave room for one broker to restart: one fewer than the replicas, and at least 1. */
export const mostInSync = (replicas: number): number => Math.max(1, Math.floor(replicas) - 1);

/** Replicas of a partition, and how many of them a write with acks=all waits for. */
export interface InSyncValues {
  /** Whose they are, e.g. `topic orders`. @default the cluster's default */
  readonly of?: string;
  /** Number of pods. */
  readonly replicas: number;
  /** Minimum in-sync replicas. */
  readonly minInSync: number;
}

const owner = (of: string | undefined) => (of === undefined ? '' : `${of}: `);
const inSyncFix = ({ replicas }: InSyncValues) => ({
  fix: `set ${MIN} to ${mostInSync(replicas)}`,
  passing: [{ minInSync: mostInSync(replicas) }],
});

/** KFK-01: more replicas must be in sync than there are. */
export const TOO_MANY_IN_SYNC: Bound<InSyncValues> = {
  id: 'KFK-01',
  severity: BLOCK,
  why: 'every write with acks=all is refused, and a roll that waits for in-sync replicas never ends',
  breach(values) {
    const { of, replicas, minInSync } = values;
    if (minInSync <= replicas) return undefined;
    return { what: `${owner(of)}${MIN} is ${minInSync}, with ${counted(replicas, 'replica')}`, ...inSyncFix(values) };
  },
};

/** KFK-02: every replica must be in sync. One replica is no such case: there is none that could be away. */
export const ALL_IN_SYNC: Bound<InSyncValues> = {
  id: 'KFK-02',
  severity: BLOCK,
  why: 'one broker that restarts stops every write with acks=all, so no roll is possible without an outage',
  breach(values) {
    const { of, replicas, minInSync } = values;
    if (replicas < 2 || minInSync !== replicas) return undefined;
    return { what: `${owner(of)}all ${replicas} replicas must be in sync`, ...inSyncFix(values) };
  },
};

/** Replicas of a partition, and brokers that could hold them. */
export interface ReplicaValues {
  /** Whose they are, e.g. `topic orders`, `default.replication.factor`. */
  readonly of: string;
  /** Number of pods. */
  readonly replicas: number;
  /** Brokers of the cluster, at least 1. */
  readonly brokers: number;
}

/** KFK-04: more replicas than brokers. */
export const TOO_MANY_REPLICAS: Bound<ReplicaValues> = {
  id: 'KFK-04',
  severity: BLOCK,
  why: 'each replica needs a broker of its own: the topic is never created, and its clients wait for it',
  breach({ of, replicas, brokers }) {
    if (replicas <= brokers) return undefined;
    const most = Math.min(WANTED_REPLICAS, brokers);
    return {
      what: `${of}: ${counted(replicas, 'replica')} on ${counted(brokers, 'broker')}`,
      fix: `use ${most}, or ${replicas} brokers or more`,
      passing: [{ replicas: most }, { brokers: replicas }],
    };
  },
};
