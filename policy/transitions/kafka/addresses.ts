import { clusterAt, hostsOf } from '../../facts/index.js';
import type { Transit } from '../transition.js';

/** Whether two lists of bootstrap servers mean one Kafka cluster. `unknown`: one of them is a variable. */
export type SameKafka = 'same' | 'other' | 'unknown';

/** Words at the end of a name that say which address of a cluster it is. */
const ADDRESS_WORDS = /[-_](headless|hs|svc|service|bootstrap|brokers?|client|internal|external|nodes|pool|\d+)$/;
const IP = /^[\d.]+$/;

/** Compares the bootstrap servers of a client before and after: by the clusters of the files, and by names. */
export function compareBootstraps(
  old: string | undefined,
  now: string | undefined,
  namespace: string | undefined,
  { before, after }: Pick<Transit, 'before' | 'after'>,
): SameKafka {
  if (old === undefined || now === undefined || old === now) return 'same';
  const [was, is] = [hostsOf(old), hostsOf(now)];
  if (was.some((host) => is.includes(host))) return 'same';
  const [from, to] = [clusterOf(was, namespace, before), clusterOf(is, namespace, after)];
  if (from !== undefined && to !== undefined) return from === to ? 'same' : 'other';
  if ([...was, ...is].some((host) => /[${}]/.test(host))) return 'unknown';
  const names = was.map((host) => nameOf(host, namespace));
  return is.some((host) => names.includes(nameOf(host, namespace))) ? 'same' : 'other';
}

const clusterOf = (hosts: readonly string[], namespace: string | undefined, { facts }: Transit['before']) =>
  hosts.map((host) => clusterAt(host, namespace, facts)).find((found) => found !== undefined);

/** What is equal for the addresses of one cluster: its name and namespace, or its domain. */
function nameOf(host: string, namespace = ''): string {
  if (IP.test(host)) return host;
  const [first = '', ...rest] = host.toLowerCase().split('.');
  const name = stem(first);
  if (rest.length === 0) return `${name} ${namespace}`;
  const service = rest.indexOf('svc');
  const isPod = /-\d+$/.test(first) && rest.length > (service === -1 ? 0 : 1);
  if (service === -1 && rest.length > 1) return [name, ...rest].join('.');
  const place = isPod ? (service === 1 || service === -1 ? namespace : rest[service - 1]) : rest[0];
  return `${name} ${place ?? namespace}`;
}

function stem(name: string): string {
  const shorter = name.replace(ADDRESS_WORDS, '');
  return shorter === name ? name : stem(shorter);
}
