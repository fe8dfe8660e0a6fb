import { type Bound, type Breach, boundProblems } from './bound.js';
import type { Problem } from './problem.js';
import { BLOCK, WARN_EVERYWHERE } from './severity.js';

/** What a Java heap is judged by. */
export interface HeapValues {
  /** Most of the heap, `-Xmx`, in MiB. Absent where it is a share of the memory. */
  readonly heapMiB?: number;
  /** `-XX:MaxRAMPercentage`, where the heap has no size. */
  readonly ramPercent?: number;
  /** Share of the memory that `heapMiB` was derived from, in percent: it grows with the memory. @default the size is fixed */
  readonly derivedPercent?: number;
  /** Memory limit of the container, in MiB. */
  readonly memoryMiB: number;
  /** What runs in it. Brokers need the page cache beside the heap. */
  readonly program: HeapProgram;
}

/** Programs whose heaps have bounds of their own. */
export type HeapProgram = 'kafka' | 'zookeeper' | 'other';

/** Most of the memory limit that a heap may take, in percent, and least that is left beside it, in MiB: metaspace, stacks, buffers. */
const ROOM: Readonly<Record<HeapProgram, { readonly percent: number; readonly besideMiB: number }>> = {
  kafka: { percent: 60, besideMiB: 192 },
  zookeeper: { percent: 75, besideMiB: 192 },
  other: { percent: 75, besideMiB: 0 },
};
/** Below this a JVM starts, and runs out of memory with the first records. */
const LEAST_HEAP_MIB = 64;
const PERCENT = 100;

/** Largest heap that fits a memory limit. */
export const mostHeapMiB = (memoryMiB: number, program: HeapProgram): number =>
  Math.min(Math.floor((memoryMiB * ROOM[program].percent) / PERCENT), memoryMiB - ROOM[program].besideMiB);

/** Smallest memory limit that a heap fits in. */
function leastMemoryMiB(heapMiB: number, { program, derivedPercent }: Pick<HeapValues, 'program' | 'derivedPercent'>): number {
  const { percent, besideMiB } = ROOM[program];
  if (derivedPercent === undefined) return Math.max(Math.ceil((heapMiB * PERCENT) / percent), heapMiB + besideMiB);
  const enoughHeap = Math.ceil((LEAST_HEAP_MIB * PERCENT) / derivedPercent);
  return Math.max(enoughHeap, Math.ceil((besideMiB * PERCENT) / (PERCENT - derivedPercent)));
}

/** K8S-13: a heap must leave room in its container. */
export const HEAP: Bound<HeapValues> = {
  id: 'K8S-13',
  severity: BLOCK,
  why: 'Java needs room beside its heap, and a broker the page cache: the kernel kills the container under load',
  breach(values) {
    const { heapMiB, memoryMiB, program } = values;
    if (heapMiB === undefined) return shareBreach(values);
    const most = mostHeapMiB(memoryMiB, program);
    const isTooSmall = heapMiB < LEAST_HEAP_MIB;
    if (!isTooSmall && heapMiB <= most) return undefined;
    return {
      what: `a heap of ${heapMiB} MiB in ${memoryMiB} MiB of memory`,
      ...remedy(values, heapMiB, most),
      ...(isTooSmall && { why: 'the JVM runs out of memory with the first records' }),
      ...(heapMiB < memoryMiB && { severity: WARN_EVERYWHERE }),
    };
  },
};

/** The heap that fits the memory, or the memory that fits the heap; for a derived heap the memory alone. */
function remedy(values: HeapValues, heapMiB: number, most: number): Pick<Breach<HeapValues>, 'fix' | 'passing'> {
  const { derivedPercent } = values;
  const wanted = Math.max(heapMiB, LEAST_HEAP_MIB);
  const memory = leastMemoryMiB(wanted, values);
  const grown = derivedPercent === undefined ? wanted : Math.floor((memory * derivedPercent) / PERCENT);
  const enough = { heapMiB: grown, memoryMiB: Math.max(memory, values.memoryMiB) };
  if (heapMiB < LEAST_HEAP_MIB && most >= LEAST_HEAP_MIB && derivedPercent === undefined)
    return { fix: `raise the heap to ${LEAST_HEAP_MIB} MiB or more`, passing: [{ heapMiB: LEAST_HEAP_MIB }] };
  const raise = `raise the memory to ${enough.memoryMiB} MiB`;
  if (heapMiB < LEAST_HEAP_MIB) return { fix: `${raise} and the heap to ${grown} MiB`, passing: [enough] };
  if (most < LEAST_HEAP_MIB) return { fix: raise, passing: [enough] };
  return { fix: `${raise}, or lower the heap to ${most} MiB`, passing: [enough, { heapMiB: most }] };
}

function shareBreach({ ramPercent, program }: HeapValues): Breach<HeapValues> | undefined {
  const { percent } = ROOM[program];
  if (ramPercent === undefined || ramPercent <= percent) return undefined;
  return {
    what: `the heap may take ${ramPercent} % of the memory`,
    fix: `set MaxRAMPercentage to ${percent} or less`,
    passing: [{ ramPercent: percent }],
    severity: WARN_EVERYWHERE,
  };
}

/** A heap that does not fit its container, at the field that decides: the heap, or the memory it is derived from. */
export const heapProblems = (values: HeapValues): Problem[] =>
  boundProblems(HEAP, values, values.derivedPercent === undefined ? 'heapMiB' : 'memoryGiB');
