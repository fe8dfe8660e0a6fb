import { recognisedAs } from '../../charts/recognised.js';
import {
  ANYWHERE,
  type Cluster,
  type ContainerFact,
  choosesPods,
  type Facts,
  type KafkaNodes,
  type PlacementFact,
  STRIMZI_CLUSTER,
  textOf,
  type Workload,
} from '../facts/index.js';
import { nodesOf, withRole, workloadOf } from '../rules/nouns.js';
import type { BrokerSet, Budget, PodSet, Service, SurvivalCluster, SurvivalPlatform, SurvivalQuorum } from './platform.js';
import { topicClasses } from './topic-classes.js';

/** Kinds whose pods end by themselves, or whose number nobody says. */
const PASSING = ['Job', 'CronJob', 'DaemonSet'];

/** The platforms that some facts describe: what Kubernetes runs, and what a compose file starts on one machine. */
export function survivalPlatforms(facts: Facts): readonly SurvivalPlatform[] {
  const isCompose = ({ origin }: { readonly origin: string }) => origin === 'compose';
  const [machine, kubernetes] = [platformOf(facts, isCompose, 'machine'), platformOf(facts, (each) => !isCompose(each), 'kubernetes')];
  return [kubernetes, machine].filter(({ sets }) => sets.length > 0);
}

interface Found {
  readonly resource: string;
  readonly origin: string;
  readonly name: string;
  readonly namespace?: string;
  readonly replicas: number;
  readonly podLabels: Readonly<Record<string, string>>;
  readonly placement?: PlacementFact;
  readonly operatorBudget?: string;
}

function platformOf(facts: Facts, belongs: (each: Found) => boolean, runsOn: SurvivalPlatform['runsOn']): SurvivalPlatform {
  const lasting = (each: Found) => belongs(each) && each.replicas > 0 && !PASSING.includes(workloadOf(facts, each.resource)?.kind ?? '');
  const nodes = facts.nodes.filter(lasting);
  const zooKeepers = facts.zooKeepers.filter(lasting);
  const named = serviceFacts(facts).filter(({ found }) => lasting(found));
  const sets = [...nodes, ...zooKeepers, ...named.map(({ found }) => found)].map((found) => podSet(found, facts));
  const clusters = facts.clusters.flatMap((cluster) => {
    const own = nodesOf({ nodes }, cluster);
    return own.length === 0 ? [] : [clusterOf(cluster, own, zooKeepers, facts)];
  });
  const all = uniqueSets(sets);
  const budgets = runsOn === 'machine' ? [] : [...writtenBudgets(all, facts), ...operatorBudgets(nodes, named)];
  return { runsOn, sets: all, clusters, services: named.map(({ service }) => service), budgets };
}

const writtenBudgets = (sets: readonly PodSet[], { budgets }: Facts): readonly Budget[] =>
  budgets.flatMap((budget) => {
    const { minAvailable, maxUnavailable } = budget;
    const chosen = sets.filter((set) => choosesPods(budget, set.namespace, set.labels)).map(({ key }) => key);
    if (chosen.length === 0) return [];
    return [{ sets: chosen, ...(minAvailable !== undefined && { minAvailable }), ...(maxUnavailable !== undefined && { maxUnavailable }) }];
  });

/** An operator makes one budget for all nodes of a cluster, and one for each Connect cluster. */
function operatorBudgets(nodes: readonly KafkaNodes[], named: readonly FoundService[]): readonly Budget[] {
  const pods = [
    ...nodes.map((node) => ({ owner: node.cluster, ...node })),
    ...named.map(({ found }) => ({ owner: found.resource, ...found })),
  ];
  const budgets = new Map<string, Budget>();
  for (const { owner, resource, operatorBudget } of pods) {
    if (operatorBudget === undefined) continue;
    budgets.set(owner, { sets: [...(budgets.get(owner)?.sets ?? []), resource], maxUnavailable: operatorBudget });
  }
  return [...budgets.values()];
}

const uniqueSets = (sets: readonly PodSet[]) => sets.filter((set, index) => sets.findIndex(({ key }) => key === set.key) === index);

function podSet(found: Found, facts: Facts): PodSet {
  const workload = workloadOf(facts, found.resource);
  const { name, namespace, replicas } = found;
  return {
    key: found.resource,
    name,
    ...(namespace !== undefined && { namespace }),
    replicas,
    labels: found.origin === 'strimzi' ? strimziLabels(found) : found.podLabels,
    placement: workload?.pod.placement ?? found.placement ?? ANYWHERE,
    moves: workload === undefined ? found.origin === 'operator' : isMovable(workload),
  };
}

/** Labels that Strimzi gives its pods, by which templates keep them apart. */
function strimziLabels({ podLabels, name }: Found): PodSet['labels'] {
  const cluster = podLabels[STRIMZI_CLUSTER] ?? name;
  const kind = podLabels['strimzi.io/kind'] ?? 'Kafka';
  return {
    'strimzi.io/kind': kind,
    'strimzi.io/pool-name': name,
    'strimzi.io/name': `${cluster}-${kind === 'Kafka' ? 'kafka' : 'connect'}`,
    'app.kubernetes.io/instance': cluster,
    ...podLabels,
  };
}

const isMovable = ({ kind, pod }: Workload) =>
  ['Deployment', 'ReplicaSet'].includes(kind) &&
  !pod.volumes.some((volume) => ['claim', 'claim-template', 'host-path'].includes(volume.kind));

function clusterOf(cluster: Cluster, nodes: readonly KafkaNodes[], zooKeepers: readonly Found[], facts: Facts): SurvivalCluster {
  const quorum = quorumOf(cluster, nodes, zooKeepers);
  return {
    key: cluster.key,
    ...(quorum && { quorum }),
    brokers: withRole(nodes, 'broker').map(brokerSet),
    topics: topicClasses(cluster, facts),
  };
}

function quorumOf({ mode }: Cluster, nodes: readonly KafkaNodes[], zooKeepers: readonly Found[]): SurvivalQuorum | undefined {
  const deciding: readonly Found[] = mode === 'kraft' ? withRole(nodes, 'controller') : ensembleOf(nodes, zooKeepers);
  if (deciding.length === 0) return undefined;
  return { kind: mode === 'kraft' ? 'controllers' : 'ZooKeepers', sets: deciding.map(({ resource }) => resource) };
}

/** ZooKeepers that the brokers name, or all of their namespace. */
function ensembleOf([node]: readonly KafkaNodes[], zooKeepers: readonly Found[]): readonly Found[] {
  const address = node === undefined ? '' : (textOf(node.settings, 'zookeeper.connect') ?? '');
  const near = zooKeepers.filter(({ namespace }) => namespace === node?.namespace);
  const named = near.filter(({ name }) => address.includes(name));
  return named.length > 0 ? named : near.length > 0 ? near : zooKeepers;
}

function brokerSet(node: KafkaNodes): BrokerSet {
  const rack = textOf(node.settings, 'broker.rack');
  // A rack with a variable in it is filled in when the pod starts, from its node: nothing else is known by then.
  const isFilledIn = node.rackFrom !== undefined || (rack !== undefined && /[${}]/.test(rack));
  if (isFilledIn) return { set: node.resource, rack: { kind: 'zone' } };
  return { set: node.resource, ...(rack !== undefined && rack !== '' && { rack: { kind: 'named', name: rack } }) };
}

interface FoundService {
  readonly found: Found;
  readonly service: Service;
}

function serviceFacts(facts: Facts): readonly FoundService[] {
  const clients = [...facts.connects, ...facts.registries, ...facts.gateways];
  const stores = facts.workloads.filter(({ pod }) => pod.containers.some(isStore)).map(asFound);
  const single: readonly Found[] = [...facts.databases, ...stores, ...streamJobs(facts)];
  return [
    ...clients.map((found) => ({ found, service: serviceOf(found, recognisedAs(found.software)?.client, found.cluster) })),
    ...single.map((found) => ({ found, service: serviceOf(found) })),
  ];
}

const isStore = ({ runs }: ContainerFact) => recognisedAs(runs)?.role === 'store';

function serviceOf({ name, resource }: Found, column?: Service['column'], cluster?: string): Service {
  return { ...(column && { column }), name, set: resource, ...(cluster !== undefined && { cluster }) };
}

const asFound = ({ pod, ...workload }: Workload): Found => ({ ...workload, podLabels: pod.labels });

/** Jobs that run all the time: of the operator, a driver each; of pods, their own. */
function streamJobs(facts: Facts): readonly Found[] {
  return facts.streamJobs.flatMap((job): readonly Found[] => {
    const workload = workloadOf(facts, job.resource);
    if (workload) return [asFound(workload)];
    const { resource, name, namespace } = job;
    const driver: Found = {
      ...{ resource, name, ...(namespace !== undefined && { namespace }) },
      origin: job.restartPolicy === 'Never' ? 'kubernetes' : 'operator', // the operator starts a lost driver again, where it may
      replicas: 1,
      podLabels: {},
    };
    return job.kind === 'application' ? [driver] : [];
  });
}
