import { BLOCK } from '../../charts/shared/severity.js';
import { type Facts, isStrimzi, type ObjectFact, type OperatedCluster, STRIMZI_CLUSTER } from '../facts/index.js';
import type { Rule, Violation } from './rule.js';

const USES_RESOURCES = 'strimzi.io/use-connector-resources';

/** What operators read, and what they pass over. */
export const OPERATORS: readonly Rule[] = [
  {
    id: 'KFK-55',
    title: 'a custom resource that no operator reads',
    severity: BLOCK,
    why: 'the label strimzi.io/cluster and the namespace decide who reads it; of one that fits no cluster nothing is made, and nothing is logged',
    source: 'strimzi/strimzi-kafka-operator#8676 and #3484, strimzi/strimzi-kafka-bridge#263',
    wrong: 'kind: KafkaTopic\nmetadata: { name: payments, namespace: kafka }   # no label',
    right: 'kind: KafkaTopic\nmetadata: { name: payments, namespace: kafka, labels: { strimzi.io/cluster: events } }',
    check: (facts) => facts.objects.flatMap((object) => unreadBy(object, facts)),
  },
  {
    id: 'CON-44',
    title: 'a connector that no Connect cluster runs',
    severity: BLOCK,
    why: 'the label must name a KafkaConnect of the same namespace that has strimzi.io/use-connector-resources: otherwise nothing happens',
    source: 'strimzi/strimzi-kafka-operator#3006 and #2319; Strimzi documentation of KafkaConnector',
    wrong: 'kind: KafkaConnect\nmetadata: { name: cdc }   # not annotated, and a KafkaConnector names it',
    right: 'kind: KafkaConnect\nmetadata: { name: cdc, annotations: { strimzi.io/use-connector-resources: "true" } }',
    check: (facts) => connectorsUnread(facts),
  },
];

const ofKind = ({ objects }: Facts, kind: string) => objects.filter((object) => object.kind === kind && isStrimzi(object));

/** A manifest without a namespace may be applied to any. */
const isSamePlace = (one: string | undefined, other: string | undefined) => one === undefined || other === undefined || one === other;

/** A rebalance that is only a pattern for others. */
const TEMPLATE = 'strimzi.io/rebalance-template';

/** Kinds that belong to a Kafka cluster: who reads each, and where. */
const READERS: Readonly<Record<string, { readonly reader: string; where(cluster: OperatedCluster): OperatedCluster['topics'] }>> = {
  KafkaNodePool: { reader: 'cluster operator', where: (cluster) => cluster },
  KafkaRebalance: { reader: 'cluster operator', where: (cluster) => cluster },
  KafkaTopic: { reader: 'topic operator', where: ({ topics }) => topics },
  KafkaUser: { reader: 'user operator', where: ({ users }) => users },
};

function unreadBy(object: ObjectFact, { operatedClusters: clusters }: Facts): readonly Violation[] {
  const { kind, labels, namespace, resource, place } = object;
  const known = READERS[kind];
  if (known === undefined || !isStrimzi(object) || object.annotations[TEMPLATE] === 'true') return [];
  const at = { resource, place };
  const label = labels[STRIMZI_CLUSTER];
  const names = [...new Set(clusters.map(({ name }) => name))].slice(0, 5).join(' or ');
  if (label === undefined) {
    const fix = `add the label ${STRIMZI_CLUSTER}${names === '' ? ', the name of its cluster' : `: ${names}`}`;
    return [{ ...at, what: `it has no label ${STRIMZI_CLUSTER}`, fix, ...(clusters.length === 0 && { atMost: 'warn' as const }) }];
  }
  const named = clusters.filter(({ name }) => name === label);
  if (named.length === 0) {
    if (clusters.length === 0) return [];
    const isNear = clusters.some((cluster) => [cluster, cluster.topics].some((each) => each && isSamePlace(each.namespace, namespace)));
    const what = `its label ${STRIMZI_CLUSTER} names ${label}, and the clusters here are ${names}`;
    return [{ ...at, what, fix: `name ${names}`, ...(!isNear && { atMost: 'warn' as const }) }];
  }
  const watched = named.flatMap((cluster) => known.where(cluster) ?? []);
  if (watched.length === 0) {
    const what = `the cluster ${label} has no ${known.reader}`;
    return [{ ...at, what, fix: `add entityOperator.${kind === 'KafkaTopic' ? 'topicOperator' : 'userOperator'}: {}`, atMost: 'warn' }];
  }
  if (watched.some((each) => isSamePlace(each.namespace, namespace))) return [];
  const where = watched.map((each) => each.namespace).join(', ');
  return [{ ...at, what: `it is in ${namespace}, and the ${known.reader} of ${label} watches ${where}`, fix: `move it to ${where}` }];
}

function connectorsUnread(facts: Facts): readonly Violation[] {
  const connects = ofKind(facts, 'KafkaConnect');
  const found = ofKind(facts, 'KafkaConnector').map((connector) => {
    const runner = runnerOf(connector, connects);
    const near = connects.filter((each) => isSamePlace(each.namespace, connector.namespace));
    return { connector, runner, meant: runner ?? (near.length === 1 ? near[0] : undefined) };
  });
  const idle = new Set(found.flatMap(({ meant }) => (meant && meant.annotations[USES_RESOURCES] !== 'true' ? [meant] : [])));
  return [
    ...found.flatMap(({ connector, runner }) => (runner === undefined ? astray(connector, connects) : [])),
    ...[...idle].map((workers) => ({
      resource: workers.resource,
      place: workers.place,
      what: `KafkaConnect ${workers.name} is not annotated with ${USES_RESOURCES}, and ${found.find(({ meant }) => meant === workers)?.connector.name} is a KafkaConnector`,
      fix: `annotate it with ${USES_RESOURCES}: "true"; the operator then removes connectors made by REST`,
    })),
  ];
}

const runnerOf = ({ labels, namespace }: ObjectFact, connects: readonly ObjectFact[]) =>
  connects.find((each) => each.name === labels[STRIMZI_CLUSTER] && isSamePlace(each.namespace, namespace));

function astray({ labels, namespace, resource, place }: ObjectFact, connects: readonly ObjectFact[]): readonly Violation[] {
  const label = labels[STRIMZI_CLUSTER];
  const near = connects.filter((each) => isSamePlace(each.namespace, namespace)).map(({ name }) => name);
  if (label === undefined) {
    const name = near.length === 0 ? 'the name of its KafkaConnect' : near.join(' or ');
    return [
      { resource, place, what: `it has no label ${STRIMZI_CLUSTER}, so no KafkaConnect runs it`, fix: `add ${STRIMZI_CLUSTER}: ${name}` },
    ];
  }
  const elsewhere = connects.find(({ name }) => name === label);
  if (elsewhere !== undefined) {
    const what = `KafkaConnect ${label} is in ${elsewhere.namespace}, and the connector in ${namespace}`;
    return [{ resource, place, what, fix: `move it to ${elsewhere.namespace}` }];
  }
  if (near.length === 0) return []; // its workers may be in files that are not here
  return [
    {
      resource,
      place,
      what: `it names KafkaConnect ${label}, and here is ${near.join(', ')}`,
      fix: `set ${STRIMZI_CLUSTER} to ${near[0]}`,
    },
  ];
}
