import { replicasOf } from '../../charts/shared/replicas.js';
import type { Cluster, Quorum, Voter } from './cluster.js';
import { type Group, grouped } from './grouping.js';
import type { KafkaNodes } from './kafka-node.js';
import type { LooseNodes } from './kafka-nodes.js';
import { exposedListeners } from './listener-exposure.js';
import type { ServiceFact } from './network.js';
import { optional } from './optional.js';
import { listOf, type Settings } from './settings.js';
import { STRIMZI_CLUSTER } from './strimzi.js';

/** Clusters, and their nodes. */
export interface FoundClusters {
  /** Clusters. */
  readonly clusters: readonly Cluster[];
  /** Nodes of all clusters. */
  readonly nodes: readonly KafkaNodes[];
}

/** Settings of a cluster that are set while it runs, by the namespace they are declared in. */
export interface LiveSettings {
  /** Kubernetes namespace; absent where the manifest names none. */
  readonly namespace?: string;
  /** Broker settings that are set dynamically. */
  readonly settings: Settings;
}

/** Clusters that some nodes make up. */
export function clustersOf(loose: readonly LooseNodes[], services: readonly ServiceFact[], live: readonly LiveSettings[]): FoundClusters {
  const taken = new Map<string, number>();
  const found = grouped(loose).map((group) => {
    const key = unique(keyOf(group), taken);
    const nodes = group.map((one): KafkaNodes => ({ ...one, listeners: exposedListeners(one, services), cluster: key }));
    return { cluster: clusterOf(key, group, live), nodes };
  });
  return { clusters: found.map(({ cluster }) => cluster), nodes: found.flatMap(({ nodes }) => nodes) };
}

function unique(key: string, taken: Map<string, number>): string {
  const count = (taken.get(key) ?? 0) + 1;
  taken.set(key, count);
  return count === 1 ? key : `${key}#${count}`;
}

const keyOf = (group: Group) => [group[0].namespace, nameOf(group)].filter(Boolean).join('/');

/** What all nodes of a group are called: by Strimzi, by a label they share, or by how their names begin. */
function nameOf(group: Group): string {
  const [first] = group;
  const strimzi = first.podLabels[STRIMZI_CLUSTER];
  if (first.origin === 'strimzi' && strimzi) return strimzi;
  for (const label of ['app.kubernetes.io/instance', 'release', 'app.kubernetes.io/part-of']) {
    const value = first.podLabels[label];
    if (value !== undefined && group.every(({ podLabels }) => podLabels[label] === value)) return value;
  }
  const shared = withoutEnd(group.map(({ name }) => name).reduce(commonStart));
  return shared === '' ? first.name : shared;
}

/** Without the dashes and numbers at its end. By hand: a pattern would try each of them again from every place. */
function withoutEnd(name: string): string {
  let end = name.length;
  while (/[-._\d]/.test(name[end - 1] ?? '')) end -= 1;
  return name.slice(0, end);
}

function commonStart(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return a.slice(0, length);
}

function clusterOf(key: string, group: Group, live: readonly LiveSettings[]): Cluster {
  const brokers = group.filter(({ roles }) => roles.includes('broker'));
  const controllers = group.filter(({ roles }) => roles.includes('controller'));
  const [first] = group;
  const lead = brokers[0] ?? first;
  const set = live.filter(({ namespace }) => namespace === lead.namespace).map(({ settings }) => settings);
  const version = group.map((nodes) => nodes.version).find((known) => known !== undefined);
  const line = group.map((nodes) => nodes.line).find((known) => known !== undefined);
  const zones = brokers.flatMap(({ zone }) => zone ?? []);
  return {
    key,
    name: nameOf(group),
    ...optional('namespace', lead.namespace),
    resource: lead.resource,
    place: lead.place,
    origin: lead.origin,
    mode: group.some(({ mode }) => mode === 'zookeeper') ? 'zookeeper' : 'kraft',
    ...optional('version', version),
    ...optional('line', line),
    brokers: replicasOf(brokers),
    controllers: replicasOf(controllers),
    isCombined: group.some(({ roles }) => roles.length > 1),
    settings: Object.assign({}, lead.settings, ...set),
    ...optional('quorum', quorumOf(group)),
    ...optional(
      'clusterId',
      group.map(({ clusterId }) => clusterId).find((id) => id !== undefined),
    ),
    zones: [...new Set(zones)],
  };
}

function quorumOf(group: Group): Quorum | undefined {
  for (const nodes of group) {
    const [fixed, dynamic] = [nodes.settings['controller.quorum.voters'], nodes.settings['controller.quorum.bootstrap.servers']];
    const setting = fixed ?? dynamic;
    if (setting === undefined) continue;
    const key = fixed ? 'controller.quorum.voters' : 'controller.quorum.bootstrap.servers';
    const voters = listOf(nodes.settings, key).map(voter);
    return { kind: fixed ? 'static' : 'dynamic', voters, resource: nodes.resource, place: setting.place };
  }
  const [first] = group;
  const isKraft = first.origin === 'strimzi' && first.mode === 'kraft';
  return isKraft ? { kind: 'operator', voters: [], resource: first.resource, place: first.place } : undefined;
}

function voter(text: string): Voter {
  const [, id, host = text, port] = /^(?:(\d+)@)?(.*?)(?::(\d+))?$/.exec(text) ?? [];
  return {
    host,
    ...optional('id', id === undefined ? undefined : Number(id)),
    ...optional('port', port === undefined ? undefined : Number(port)),
  };
}
