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
      ...directed('ingress', ingress, 'from'),
      ...directed('egress', egress, 'to'),
    },
  };
}

/** No rule lets nothing through, whether that is an empty list or none: the server keeps no empty one. */
const directed = (direction: 'ingress' | 'egress', rules: unknown, peers: 'from' | 'to') =>
  Array.isArray(rules) && rules.length > 0 ? { [direction]: singles(rules, peers) } : {};

/** An absent list of ports or peers lets everything through. */
const singles = (rules: readonly unknown[], peers: 'from' | 'to') =>
  rules.filter(isObject).flatMap((rule) => {
    const [ports, others] = [list(rule.ports), list(rule[peers])];
    return orAll(ports).flatMap((port) => orAll(others).map((peer) => ({ port, [peers]: withPlainSelectors(peer) })));
  });

/** Without the empty parts of selectors: they select the same without them, and the server keeps none. */
function withPlainSelectors(peer: unknown): unknown {
  if (!isObject(peer)) return peer;
  const plain = (selector: unknown) =>
    isObject(selector) ? Object.fromEntries(Object.entries(selector).filter(([, part]) => !isEmpty(part))) : selector;
  const { podSelector, namespaceSelector } = peer;
  return {
    ...peer,
    ...(podSelector !== undefined && { podSelector: plain(podSelector) }),
    ...(namespaceSelector !== undefined && { namespaceSelector: plain(namespaceSelector) }),
  };
}

const isEmpty = (part: unknown) => (Array.isArray(part) ? part.length === 0 : isObject(part) && Object.keys(part).length === 0);

const orAll = (items: readonly unknown[]) => (items.length === 0 ? ['any'] : items);
