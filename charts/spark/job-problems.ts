import { boundProblems, type Problem, under } from '../shared/index.js';
import { SHARED_CHECKPOINT } from './bounds.js';
import { modeProblems } from './mode-problems.js';
import { checkpointProblems, type JobSurroundings, placeProblems } from './place-problems.js';
import { nameProblems, sourceProblems } from './source-problems.js';
import { type StreamJob, tablesOf } from './stream-job.js';

/** What is wrong with one job. */
export function streamJobProblems(job: StreamJob, surroundings: JobSurroundings): Problem[] {
  return [
    ...nameProblems(job),
    ...sourceProblems(job),
    ...modeProblems(job),
    ...checkpointProblems(job, surroundings),
    ...placeProblems(job, surroundings),
    ...deliveryProblems(job),
    ...sizeProblems(job),
  ];
}

/** What is wrong with jobs, one by one and among themselves: names, checkpoints, tables. */
export function streamJobsProblems(jobs: readonly StreamJob[], surroundings: JobSurroundings): Problem[] {
  return [
    ...jobs.flatMap((job) => under(job.name, streamJobProblems(job, surroundings))),
    ...shared(
      jobs.map(({ name }) => ({ job: name, value: name })),
      'name',
      'their objects would overwrite each other',
      'rename one',
    ),
    ...sharedCheckpoints(jobs),
    ...shared(
      jobs.flatMap((job) => tablesOf(job).map((value) => ({ job: job.name, value }))),
      'table',
      'two drivers that commit to one table on a plain object store overwrite each other’s commits',
      'give each job a table of its own, and join them in a third',
    ),
  ];
}

type Use = { readonly job: string; readonly value: string };
function shared(uses: readonly Use[], kind: string, why: string, fix: string): Problem[] {
  return [...new Set(uses.map(({ value }) => value))].flatMap((value) => {
    const jobs = uses.filter((use) => use.value === value).map(({ job }) => job);
    return jobs.length < 2 ? [] : [{ what: `${kind} ${value} belongs to ${jobs.join(' and ')}`, why, fix }];
  });
}

/** Equal ones, and one inside another. */
function sharedCheckpoints(jobs: readonly StreamJob[]): Problem[] {
  const uses = jobs.flatMap(({ name, checkpoint }) => (checkpoint ? [{ of: name, path: checkpoint }] : []));
  return uses.flatMap((use, index) => boundProblems(SHARED_CHECKPOINT, { ...use, others: uses.slice(0, index) }));
}

function deliveryProblems({ delivery, sink, source, trigger }: StreamJob): Problem[] {
  if (delivery !== 'exactly-once') return [];
  const cannot =
    sink.kind === 'kafka' || sink.kind === 'console'
      ? `sink ${sink.kind} writes a batch again after a crash`
      : trigger.kind === 'continuous'
        ? 'a continuous trigger reads records again after a crash'
        : source.allowDataLoss !== undefined
          ? 'allowDataLoss passes over records that Kafka has dropped'
          : undefined;
  if (!cannot) return [];
  return [
    {
      path: 'delivery',
      what: 'exactly-once',
      why: cannot,
      fix: "say 'at-least-once' and let readers drop doubles, or use a Delta sink with an interval",
    },
  ];
}

/** Spark refuses to start a driver or executor with less. */
const LEAST_HEAP_MIB = 512;
/** Python and native memory beside the heap. */
const LEAST_BESIDE_MIB = 384;

function sizeProblems({ driver, executors }: StreamJob): Problem[] {
  return Object.entries({ driver, executors }).flatMap(([path, { memoryMiB, heapMiB, cores }]) => {
    const problems: Problem[] = [];
    if (heapMiB < LEAST_HEAP_MIB || memoryMiB - heapMiB < LEAST_BESIDE_MIB) {
      problems.push({
        path,
        what: `${heapMiB} MiB of heap in ${memoryMiB} MiB of memory`,
        why: `Spark wants ${LEAST_HEAP_MIB} MiB of heap, and Python and native memory ${LEAST_BESIDE_MIB} MiB beside it`,
        fix: `use memoryGiB ${Math.max(1, Math.ceil((Math.max(heapMiB, LEAST_HEAP_MIB) + LEAST_BESIDE_MIB) / 512) / 2)}`,
      });
    }
    if (!Number.isInteger(cores) || cores < 1)
      problems.push({ path, what: `${cores} cores`, why: 'nothing could run', fix: 'use 1 or more' });
    return problems;
  });
}
