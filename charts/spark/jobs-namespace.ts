import type { Site } from '../component.js';
import type { Problem, Resources } from '../shared/index.js';
import type { SidecarSpec } from '../shared/own-parts.js';
import type { StreamJob } from './stream-job.js';

/** What all pods of the jobs together may ask for. */
export interface JobsQuota extends Resources {
  /** Pods that have not ended. */
  readonly pods: number;
}

/** The namespace of an environment's stream jobs, unless it is named. Of two platforms in one namespace, each has its own. */
export const defaultJobsNamespace = ({ namespace, prefix }: Pick<Site, 'namespace' | 'prefix'>) => `${namespace}-${prefix}jobs`;

/** A restart has the old pods and the new ones for a while. */
const GENERATIONS = 2;

/** Twice what the jobs declare: room for a restart of all of them, and an end to what one of them can take from the cluster. */
export function jobsQuota(jobs: readonly StreamJob[], delivery: 'spark-operator' | 'pods', sidecars: readonly SidecarSpec[]): JobsQuota {
  const pods = jobs.flatMap(({ driver, executors }) =>
    delivery === 'pods' ? [driver] : [driver, ...Array.from({ length: executors.instances }, () => executors)],
  );
  const sum = (amountOf: (part: Resources) => number) =>
    GENERATIONS * pods.reduce((total, pod) => total + amountOf(pod) + sidecars.reduce((beside, each) => beside + amountOf(each), 0), 0);
  return {
    pods: GENERATIONS * pods.length,
    memoryMiB: sum(({ memoryMiB }) => memoryMiB),
    cpuMillis: sum(({ cpuMillis }) => cpuMillis),
  };
}

const NAME = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** What is wrong with the name of the namespace. */
export function jobsNamespaceProblems(name: string, site: Pick<Site, 'namespace' | 'prefix'>): Problem[] {
  const fix = `use ${defaultJobsNamespace(site)}, or another namespace for stream jobs alone`;
  if (name === site.namespace) {
    const why = "a job's driver may create pods there, and a pod mounts every Secret of its namespace: the administrator's key too";
    return [{ path: 'namespace', what: `stream jobs run in ${name}, beside Kafka`, why, fix }];
  }
  if (NAME.test(name)) return [];
  const why = 'a namespace has 1 to 63 lower case letters, digits and dashes, and begins and ends with a letter or digit';
  return [{ path: 'namespace', what: `namespace "${name}"`, why, fix: name.length > 63 ? 'name a shorter one in spark.namespace' : fix }];
}
