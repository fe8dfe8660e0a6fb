const MIB_PER_GIB = 1024;

/** Whole MiB of a size in GiB. */
export const toMiB = (gib: number) => Math.round(gib * MIB_PER_GIB);

/** Heap for a memory limit: a share of it, in whole MiB, up to a bound. */
export const heapFor = (memoryMiB: number, percent: number, maxMiB = Number.POSITIVE_INFINITY) =>
  Math.min(Math.floor((memoryMiB * percent) / 100), maxMiB);
