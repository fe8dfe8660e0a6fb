import type { LooseNodes } from './kafka-nodes.js';
import { textOf } from './settings.js';
import { STRIMZI_CLUSTER } from './strimzi.js';

/** Nodes that belong to one cluster. */
export type Group = readonly [LooseNodes, ...LooseNodes[]];

/** Puts nodes together that show they are of one cluster, by their id first, then by the quorum or ensemble they talk to. */
export function grouped(nodes: readonly LooseNodes[]): readonly Group[] {
  const byIdentity = joined(
    nodes.map((one): Group => [one]),
    identityKeys,
  );
  return joined(byIdentity, (group) => [...new Set(group.flatMap(acquaintanceKeys))], haveOtherIds);
}

/** Merges groups that share a key, unless something forbids it. */
function joined(groups: readonly Group[], keysOf: (group: Group) => readonly string[], forbids = (_a: Group, _b: Group) => false) {
  const result: Group[] = [];
  for (const group of groups) {
    const keys = keysOf(group);
    const known = result.findIndex((other) => keysOf(other).some((key) => keys.includes(key)) && !forbids(other, group));
    const other = result[known];
    if (other) result[known] = [...other, ...group];
    else result.push(group);
  }
  return result;
}

const identityKeys = (group: Group): readonly string[] =>
  group.flatMap((nodes) => [strimziKey(nodes), idKey(nodes)].filter((key) => key !== undefined));

function strimziKey({ origin, namespace, podLabels }: LooseNodes): string | undefined {
  return origin === 'strimzi' ? `strimzi ${namespace ?? ''}/${podLabels[STRIMZI_CLUSTER] ?? ''}` : undefined;
}

function idKey({ clusterId, namespace, origin }: LooseNodes): string | undefined {
  if (clusterId === undefined || origin === 'strimzi') return undefined;
  const id = clusterId.reference ?? clusterId.value;
  return id === '' ? undefined : `id ${namespace ?? ''}/${id}`;
}

const VOTER_KEYS = ['controller.quorum.voters', 'controller.quorum.bootstrap.servers', 'zookeeper.connect'];

function acquaintanceKeys({ settings, namespace, origin, podLabels }: LooseNodes): readonly string[] {
  if (origin === 'strimzi') return [];
  const talksTo = VOTER_KEYS.flatMap((key) => {
    const value = textOf(settings, key);
    return value === undefined || value === '' ? [] : [`${key} ${namespace ?? ''}/${value}`];
  });
  const release = podLabels['app.kubernetes.io/instance'] ?? podLabels.release;
  const app = podLabels['app.kubernetes.io/name'] ?? podLabels.app;
  return [...talksTo, ...(release !== undefined && app !== undefined ? [`release ${namespace ?? ''}/${release}/${app}`] : [])];
}

/** Whether two groups have ids of different clusters. */
function haveOtherIds(a: Group, b: Group): boolean {
  const [of, other] = [a, b].map((group) => group.flatMap((nodes) => idKey(nodes) ?? []));
  return of !== undefined && other !== undefined && of.length > 0 && other.length > 0 && !of.some((id) => other.includes(id));
}
