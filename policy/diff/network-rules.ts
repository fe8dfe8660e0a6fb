import { isObject, list } from '../schemas/json.js';
import { kindOf, type Manifest } from './object.js';

/** A network policy with its rules taken apart: one port and one peer each, so that a peer that comes or goes is told as that. */
export function withSingleRules(manifest: Manifest): Manifest {
  const { spec } = manifest;
  if (kindOf(manifest) !== 'NetworkPolicy' || !isObject(spec)) return manifest;
  const { ingress, egress, ...rest } = spec;
  return {
    ...manifest,
    spec: {
      ...rest,
      ...(Array.isArray(ingress) && { ingress: singles(ingress, 'from') }),
      ...(Array.isArray(egress) && { egress: singles(egress, 'to') }),
    },
  };
}

/** An absent list of ports or peers lets everything through. */
const singles = (rules: readonly unknown[], peers: 'from' | 'to') =>
  rules.filter(isObject).flatMap((rule) => {
    const [ports, others] = [list(rule.ports), list(rule[peers])];
    return orAll(ports).flatMap((port) => orAll(others).map((peer) => ({ port, [peers]: peer })));
  });

const orAll = (items: readonly unknown[]) => (items.length === 0 ? ['any'] : items);
