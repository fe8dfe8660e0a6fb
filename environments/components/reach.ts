import type { Problem } from '../../charts/shared/index.js';

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
