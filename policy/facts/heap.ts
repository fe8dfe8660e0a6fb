import { RECOGNISED, recognisedAs } from '../../charts/recognised.js';
import { shortSizeMiB } from './amounts.js';
import type { HeapFact } from './container.js';
import { type Settings, textOf } from './settings.js';

/** Variables that start scripts put on Java's command line, the one that counts first. */
const VARIABLES = [
  ...(recognisedAs('kafka')?.heapVariables ?? []),
  ...RECOGNISED.flatMap(({ software, heapVariables = [] }) => (software === 'kafka' ? [] : heapVariables)),
  'KAFKA_OPTS',
  'KAFKA_JVM_PERFORMANCE_OPTS',
  'JVMFLAGS',
  'SERVER_JVMFLAGS',
  'JAVA_TOOL_OPTIONS',
  'JAVA_OPTS',
];

/** Heap of the Java that some variables describe. */
export function heapOf(env: Settings): HeapFact | undefined {
  for (const name of VARIABLES) {
    const [value, setting] = [textOf(env, name), env[name]];
    const heap = value === undefined ? undefined : heapIn(value);
    if (heap && setting) return { ...heap, place: setting.place };
  }
  return undefined;
}

/** Heap that some Java options describe: the last `-Xmx` counts. */
export function heapIn(options: string): Omit<HeapFact, 'place'> | undefined {
  const maxMiB = shortSizeMiB([...options.matchAll(/-Xmx(\d+[bkmgt]?)/gi)].at(-1)?.[1]);
  if (maxMiB !== undefined) return { maxMiB };
  const percent = [...options.matchAll(/-XX:MaxRAMPercentage=([\d.]+)/g)].at(-1)?.[1];
  return percent === undefined ? undefined : { ramPercent: Number(percent) };
}
