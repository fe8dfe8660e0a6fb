import type { Problem } from '../../charts/shared/index.js';
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
  if (factor > brokers) {
    return [
      {
        path,
        what: `${factor} copies on ${brokers} ${brokers === 1 ? 'broker' : 'brokers'}`,
        why: "each copy needs a broker of its own: no topic could be created, Kafka's own neither",
        fix: `use ${brokers}, or add brokers`,
      },
    ];
  }
  if (!isProduction || factor >= 3) return [];
  return [
    {
      path,
      what: `${factor} ${factor === 1 ? 'copy' : 'copies'} in production`,
      why: 'a broker in maintenance and one failure lose data',
      fix: 'use 3',
    },
  ];
}

function minInSyncProblems(minInSync: number, factor: number): Problem[] {
  const path = 'minInSyncReplicas';
  const allowed = Math.max(1, factor - 1);
  if (!Number.isInteger(minInSync) || minInSync < 1)
    return [{ path, what: `${minInSync}`, why: 'a write needs at least one copy', fix: `use ${allowed}` }];
  if (minInSync > factor)
    return [{ path, what: `${minInSync} in-sync copies of ${factor}`, why: 'no acks=all write would ever succeed', fix: `use ${allowed}` }];
  if (minInSync === factor && factor > 1)
    return [
      {
        path,
        what: `${minInSync} in-sync copies of ${factor}`,
        why: 'writes stop as soon as one broker restarts, so no roll can go on',
        fix: `use ${allowed}`,
      },
    ];
  return [];
}
