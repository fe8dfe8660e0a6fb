import type { Pipeline, PipelinePart } from 'sluice';

/** What a stream job needs at least: Spark itself takes most of it. */
const DRIVER = { memoryGiB: 1, heapMiB: 512, cpuMillis: 100 } as const;

/** The same pipeline for a laptop: of its stream jobs the first, as small as Spark can be. Each more would be another gigabyte. */
export const small = ({ name, parts }: Pipeline): Pipeline => {
  const kept = parts.find(({ kind }) => kind === 'stream-job');
  return {
    name,
    parts: parts.flatMap((part): PipelinePart[] => {
      if (part.kind !== 'stream-job') return [part];
      return part === kept ? [{ ...part, job: { ...part.job, driver: DRIVER } }] : [];
    }),
  };
};
