import type { Build, Peer } from '../shared/constructs.js';
import { DriverRole } from './accounts.js';
import type { ResolvedSpark } from './component.js';
import { streamPodLabels } from './config.js';
import { JobsQuotaLimit } from './jobs-quota.js';
import { StreamRunner, StreamWorkload } from './stream-workload.js';

/** The stream jobs, in a namespace of their own. */
export const buildSpark: Build<{ readonly spark?: ResolvedSpark }> = (scope, { spark: resolved }, wiring) => {
  if (!resolved) return;
  const { kafka, edgesOf, apiServer } = wiring;
  const { runtime, jobs, quota } = resolved;
  const workloads = { ...wiring.workloads, namespace: runtime.namespace };
  const isOperated = runtime.delivery === 'spark-operator';
  const home = (peer: Peer): Peer => (peer.kind === 'pods' ? { namespace: wiring.workloads.namespace, ...peer } : peer);
  const [bucket] = edgesOf(streamPodLabels(workloads)).map(({ peers: to, ports }) => ({ peers: to.map(home), ports }));
  const peers = { kafka: home(kafka), ...(bucket && { bucket }), ...(isOperated && { apiServer }) };
  new JobsQuotaLimit(scope, 'Quota', { quota, runtime, workloads });
  if (isOperated) new DriverRole(scope, 'Role', { runtime, workloads });
  const { name: runner } = new StreamRunner(scope, 'Runner', { runtime, workloads });
  for (const job of jobs) new StreamWorkload(scope, job.name, { job, runtime, peers, runner, workloads });
};
