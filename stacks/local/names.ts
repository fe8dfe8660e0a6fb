import type { Pod } from './pods.js';

/** Name of the project of an environment: two of them on one machine do not meet. */
export const projectName = (environment: string) => `sluice-${environment}`;

/** Characters of the cluster id in the names of volumes: enough to tell two clusters apart. */
const ID_LENGTH = 8;

/** What every volume's name ends in: the cluster's id and its number of brokers. Data of another shape is another volume. */
export const volumeSuffix = ({ clusterId, brokers }: { readonly clusterId: string; readonly brokers: number }) =>
  `${clusterId
    .slice(0, ID_LENGTH)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')}-${brokers}`;

/** Label with the whole id of the cluster a volume belongs to. */
export const CLUSTER_LABEL = 'sluice.dev/cluster-id';
/** Label with the number of brokers a volume belongs to. */
export const BROKERS_LABEL = 'sluice.dev/brokers';
/** Label with the names of a service's files, which hold their hashes: a changed file is a changed service. */
export const FILES_LABEL = 'sluice.dev/files';

/** Names of the services by pod: short where there is one of a kind, numbered from 1 where there are several. */
export function serviceNames(pods: readonly Pod[]): ReadonlyMap<Pod, string> {
  const bases = pods.map((pod) => [pod, baseName(pod)] as const);
  const counted = new Map<string, number>();
  return new Map(
    bases.map(([pod, base]) => {
      const number = (counted.get(base) ?? 0) + 1;
      counted.set(base, number);
      return [pod, bases.filter(([, other]) => other === base).length === 1 ? base : `${base}-${number}`];
    }),
  );
}

/** Brokers of all pools are `kafka`; everything else has its workload's name. */
const baseName = ({ component: { name, part }, workload }: Pod) => (name === 'kafka' && part === 'broker' ? 'kafka' : workload);

/** A text as the name of a variable in `.env`. */
export const variable = (...words: readonly string[]) =>
  ['SLUICE', ...words]
    .join('_')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_');
