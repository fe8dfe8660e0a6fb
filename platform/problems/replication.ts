import {
  ALL_IN_SYNC,
  boundProblems,
  counted,
  mostInSync,
  type Problem,
  TOO_MANY_IN_SYNC,
  TOO_MANY_REPLICAS,
} from '../../charts/shared/index.js';
import type { Environment } from '../environment.js';
import { replicationOf } from '../resolve/replication.js';

/** Copies, brokers, and how many copies a write waits for. */
export function replicationProblems(environment: Environment): Problem[] {
  const { brokers, replicationFactor: factor, minInSyncReplicas: minInSync } = replicationOf(environment);
  if (!(brokers >= 1)) return []; // the pools' problem: there is nothing to copy to
  return [...factorProblems(factor, brokers, environment.class === 'production'), ...minInSyncProblems(minInSync, factor)];
}

function factorProblems(factor: number, brokers: number, isProduction: boolean): Problem[] {
  const path = 'replicationFactor';
  if (!Number.isInteger(factor) || factor < 1)
    return [{ path, what: `${factor} copies`, why: 'a partition needs at least one', fix: 'use 3' }];
  const tooMany = boundProblems(TOO_MANY_REPLICAS, { of: 'default.replication.factor', replicas: factor, brokers }, path);
  if (tooMany.length > 0) return tooMany;
  if (!isProduction || factor >= 3) return [];
  return [
    {
      path,
      what: `${counted(factor, 'replica')} in production`,
      why: 'a broker in maintenance and one failure lose data',
      fix: 'use 3',
    },
  ];
}

function minInSyncProblems(minInSync: number, factor: number): Problem[] {
  const path = 'minInSyncReplicas';
  if (!Number.isInteger(minInSync) || minInSync < 1)
    return [{ path, what: `${minInSync}`, why: 'a write needs at least one copy', fix: `use ${mostInSync(factor)}` }];
  const values = { replicas: factor, minInSync };
  return [TOO_MANY_IN_SYNC, ALL_IN_SYNC].flatMap((bound) => boundProblems(bound, values, path));
}
