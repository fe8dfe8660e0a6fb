import { boundProblems, type Problem } from '../shared/index.js';
import { CHECKPOINT } from './bounds.js';
import type { SparkRuntime } from './config.js';
import { when } from './rule.js';
import { type StreamJob, tablesOf, topicsWritten } from './stream-job.js';

/** What a job is judged by beside itself. */
export interface JobSurroundings {
  /** How and where the job runs. */
  readonly runtime: Pick<SparkRuntime, 'delivery' | 'lake'>;
  /** Whether it is a laptop's or a developer's environment. */
  readonly isPlayground: boolean;
}

/** Whether a restart finds its way, and nobody deletes it. */
export function checkpointProblems(job: StreamJob, { runtime }: JobSurroundings): Problem[] {
  const { checkpoint, sink, deadLetters } = job;
  const values = {
    ...(checkpoint !== undefined && { path: checkpoint }),
    isForTrying: sink.kind === 'console' && deadLetters.kind === 'console',
    isOnVolume: runtime.lake.kind === 'volume',
  };
  const lost = boundProblems(CHECKPOINT, values, 'checkpoint');
  return lost.length > 0 || checkpoint === undefined ? lost : insideTable(job, checkpoint);
}

function insideTable(job: StreamJob, checkpoint: string): Problem[] {
  const table = tablesOf(job).find((path) => `${checkpoint}/`.startsWith(`${path}/`));
  if (!table) return [];
  return when(!checkpoint.slice(table.length + 1).startsWith('_'), {
    path: 'checkpoint',
    what: `${checkpoint} lies inside the table ${table}`,
    why: 'VACUUM deletes what is no part of the table, unless its folder begins with _',
    fix: `use ${table}/_checkpoints/${job.name}, or checkpoint: 'checkpoints/${job.name}'`,
  });
}

/** What is wrong with where a job writes. */
export function placeProblems(job: StreamJob, { runtime, isPlayground }: JobSurroundings): Problem[] {
  const consoles = Object.entries({ sink: job.sink, deadLetters: job.deadLetters }).filter(([, { kind }]) => kind === 'console');
  const [first, second] = tablesOf(job);
  return [
    ...(isPlayground ? [] : consoles.map(([path]) => onConsole(path))),
    ...when(topicsWritten(job).includes(job.source.topic), {
      path: 'sink',
      what: `writes to its own source ${job.source.topic}`,
      why: 'it would read what it wrote, for ever',
      fix: `use another topic, e.g. ${job.source.topic}-out`,
    }),
    ...when(first !== undefined && first === second, {
      path: 'deadLetters',
      what: `the same table as the sink, ${first}`,
      why: 'the two have different columns',
      fix: `use ${first}_dead_letters`,
    }),
    ...when(runtime.delivery === 'spark-operator' && runtime.lake.kind === 'volume', {
      path: 'lake',
      what: 'a volume with the Spark operator',
      why: 'executors run in other pods, and cannot see the driver’s disk',
      fix: "use an object store, or delivery 'pods'",
    }),
  ];
}

const onConsole = (path: string): Problem => ({
  path,
  what: 'console',
  why: 'rows, personal ones too, end in the log of a pod and nowhere else',
  fix: 'use delta, parquet or kafka; the console is for local and dev',
});
