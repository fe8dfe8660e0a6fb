import type { Labels } from './labels.js';
import type { Problem } from './problem.js';

/** Something pods may open connections to: pods of a namespace, or addresses outside the cluster. */
export type ReachSpec =
  | { readonly namespace: string /** @default all pods of the namespace */; readonly labels?: Labels; readonly port: number }
  | { /** e.g. `10.1.2.0/24` */ readonly cidr: string; readonly port: number };

/** The far end of a connection: pods, by default of the platform's own namespace, or addresses outside the cluster. */
export type Reach =
  | { readonly kind: 'pods'; readonly labels: Labels; readonly namespace?: string }
  | { readonly kind: 'addresses'; readonly cidr: string };

/** A far end with its port, as network policies name it. */
export interface Neighbour {
  /** Every one of these may be the far end. */
  readonly reach: readonly Reach[];
  /** TCP port. */
  readonly port: number;
}

/** A reach as policies name it. */
export const neighbourOf = (reach: ReachSpec): Neighbour =>
  'cidr' in reach
    ? { reach: [{ kind: 'addresses', cidr: reach.cidr }], port: reach.port }
    : { reach: [{ kind: 'pods', labels: reach.labels ?? {}, namespace: reach.namespace }], port: reach.port };

const IN_CLUSTER = /^[a-z0-9-]+\.([a-z0-9-]+)\.svc(\.cluster\.local)?$/;
const PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

/** What stands behind a URL: the pods of a Service's namespace, or any address, since names change theirs. */
export function neighbourAt(url: string): Neighbour | undefined {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const port = Number(parsed?.port || PORTS[parsed?.protocol ?? '']);
  if (!parsed || !port) return undefined;
  const [, namespace] = IN_CLUSTER.exec(parsed.hostname) ?? [];
  return namespace ? neighbourOf({ namespace, port }) : neighbourOf({ cidr: '0.0.0.0/0', port });
}

const CIDR = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;
const MAX_BYTE = 255;
const MAX_PREFIX = 32;

/** What is wrong with addresses of something outside the cluster: network policies take IPv4 ranges, not names. */
export function cidrProblems(cidrs: readonly string[] = []): Problem[] {
  return cidrs.flatMap((cidr, index) => {
    const [, ...parts] = CIDR.exec(cidr)?.map(Number) ?? [];
    const prefix = parts.at(-1) ?? -1;
    if (prefix >= 0 && prefix <= MAX_PREFIX && parts.slice(0, -1).every((byte) => byte <= MAX_BYTE)) return [];
    return [
      {
        path: `cidrs[${index}]`,
        what: `addresses "${cidr}"`,
        why: 'a network policy takes ranges of addresses, no names',
        fix: `use ${/^\d+(\.\d+){3}$/.test(cidr) ? `${cidr}/32` : 'a range, e.g. 10.1.2.0/24'}`,
      },
    ];
  });
}
