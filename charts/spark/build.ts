import type { Build } from '../shared/constructs.js';
import { SparkAccounts } from './accounts.js';
import type { ResolvedSpark } from './component.js';
import { streamPodLabels } from './config.js';
import { StreamRunner, StreamWorkload } from './stream-workload.js';

/** The stream jobs, and the accounts the Spark operator starts them with. */
export const buildSpark: Build<{ readonly spark?: ResolvedSpark }> = (scope, { spark: resolved }, wiring) => {
  if (!resolved) return;
  const { workloads, kafka, edgesOf, apiServer } = wiring;
  const { runtime, jobs } = resolved;
  const isOperated = runtime.delivery === 'spark-operator';
  const [bucket] = edgesOf(streamPodLabels(workloads));
  const peers = { kafka, ...(bucket && { bucket }), ...(isOperated && { apiServer }) };
  if (isOperated) new SparkAccounts(scope, 'Accounts', { runtime, workloads });
  const { name: runner } = new StreamRunner(scope, 'Runner', { runtime, workloads });
  for (const job of jobs) new StreamWorkload(scope, job.name, { job, runtime, peers, runner, workloads });
};
