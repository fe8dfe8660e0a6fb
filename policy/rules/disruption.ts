import { replicasOf } from '../../charts/shared/replicas.js';
import { BLOCK_IN_PRODUCTION, WARN_IN_PRODUCTION } from '../../charts/shared/severity.js';
import { type BudgetFact, type Cluster, choosesPods, type Facts, type KafkaNodes, numberOf, sparedBy } from '../facts/index.js';
import { KAFKA_DEFAULTS, minInSync, nodesOf, replication, streamingWorkloads, withRole } from './nouns.js';
import type { Rule, Violation } from './rule.js';

/** How many pods may be taken away at once. */
export const DISRUPTION: readonly Rule[] = [
  {
    id: 'K8S-10',
    title: 'no disruption budget',
    severity: WARN_IN_PRODUCTION,
    why: 'a drain of several nodes may evict all pods at once: nothing else holds it back',
    source: 'confluentinc/cp-helm-charts#3',
    wrong: 'kind: StatefulSet   # three brokers, and no PodDisruptionBudget selects them',
    right: 'kind: PodDisruptionBudget\nspec: { minAvailable: 2, selector: { matchLabels: { app: kafka } } }',
    check: (facts) => {
      const withPeers = facts.nodes.filter(
        (node) => node.origin === 'kubernetes' && replicasOf(facts.nodes.filter(({ cluster }) => cluster === node.cluster)) > 1,
      );
      const others = [...facts.zooKeepers, ...facts.connects].filter(({ origin, replicas }) => origin === 'kubernetes' && replicas > 1);
      return [...withPeers, ...others]
        .filter(({ podLabels, namespace }) => !facts.budgets.some((budget) => choosesPods(budget, namespace, podLabels)))
        .map(({ resource, place, name }) => ({
          resource,
          place,
          what: `no PodDisruptionBudget selects the pods of ${name}`,
          fix: 'add one with minAvailable: one less than the pods there are',
        }));
    },
  },
  {
    id: 'K8S-11',
    title: 'a disruption budget that allows too much',
    severity: BLOCK_IN_PRODUCTION,
    why: 'one drain may take a majority of the voters, or more brokers than the in-sync copies can spare: the cluster stops',
    source: 'cozystack/etcd-operator#351, banzaicloud/koperator#769',
    wrong: 'minAvailable: 1   # of three controllers',
    right: 'minAvailable: 2   # of three controllers',
    check: (facts) => [
      ...facts.budgets.flatMap((budget) => [...quorumBudget(budget, facts), ...brokerBudget(budget, facts)]),
      ...facts.clusters.flatMap((cluster) => budgetsApart(cluster, facts)),
    ],
  },
  {
    id: 'K8S-12',
    title: 'a disruption budget that allows nothing',
    severity: WARN_IN_PRODUCTION,
    why: 'a node with such a pod can never be drained: upgrades of the cluster hang until somebody deletes the pod by hand',
    source: 'strimzi/strimzi-kafka-operator#6616, cloudnative-pg/cloudnative-pg#2570',
    wrong: 'replicas: 1\nminAvailable: 1',
    right: 'replicas: 1   # and no budget',
    check: (facts) =>
      facts.budgets.flatMap((budget) => {
        const pods = streamingWorkloads(facts).filter((workload) => choosesPods(budget, workload.namespace, workload.pod.labels));
        const all = replicasOf(pods);
        const spare = sparedBy(budget, all);
        if (all === 0 || spare === undefined || spare > 0) return [];
        return [
          {
            resource: budget.resource,
            place: budget.place,
            what: `${said(budget)}, with ${all} pods`,
            fix: all === 1 ? 'remove it' : `set minAvailable to ${all - 1}`,
          },
        ];
      }),
  },
];

const said = ({ minAvailable, maxUnavailable }: BudgetFact) =>
  minAvailable !== undefined ? `minAvailable is ${minAvailable}` : `maxUnavailable is ${maxUnavailable ?? 'not set'}`;

/** Clusters that a budget can be about: a budget reaches no other namespace. */
const clustersNear = ({ namespace }: BudgetFact, { clusters }: Facts) => clusters.filter((cluster) => cluster.namespace === namespace);

function quorumBudget(budget: BudgetFact, facts: Facts): readonly Violation[] {
  const controllers = withRole(facts.nodes, 'controller').filter(isSet);
  const meant = new Set(controllers.filter((node) => choosesPods(budget, node.namespace, node.podLabels)).map(({ cluster }) => cluster));
  const voters = [
    ...[...meant].map((key) => controllers.filter(({ cluster }) => cluster === key)),
    ...facts.zooKeepers.filter(({ origin }) => origin === 'kubernetes').map((ensemble) => [ensemble]),
  ];
  return voters.flatMap((sets) => {
    const chosen = sets.filter(({ namespace, podLabels }) => choosesPods(budget, namespace, podLabels));
    const all = replicasOf(sets);
    const spare = sparedBy(budget, replicasOf(chosen));
    if (chosen.length === 0 || all < 2 || spare === undefined) return [];
    const mostLost = all - (Math.floor(all / 2) + 1);
    if (spare <= mostLost) return [];
    const what = `${said(budget)}: ${spare} of ${all} voters may go at once, and a majority is ${all - mostLost}`;
    return [{ resource: budget.resource, place: budget.place, what, fix: `set minAvailable to ${all - 1}` }];
  });
}

function brokerBudget(budget: BudgetFact, facts: Facts): readonly Violation[] {
  return clustersNear(budget, facts).flatMap((cluster) => {
    const chosen = withRole(nodesOf(facts, cluster), 'broker').filter(
      (node) => isSet(node) && choosesPods(budget, node.namespace, node.podLabels),
    );
    const spare = sparedBy(budget, replicasOf(chosen));
    const slack = slackOf(cluster, facts);
    if (chosen.length === 0 || spare === undefined || slack === undefined || slack < 1 || spare <= slack) return [];
    const what = `${said(budget)}: ${spare} brokers may go at once, and the in-sync copies can spare ${slack}`;
    return [{ resource: budget.resource, place: budget.place, what, fix: `set minAvailable to ${replicasOf(chosen) - slack}` }];
  });
}

/** Budgets that are each right, and let go too many brokers together: one for each pool. */
function budgetsApart(cluster: Cluster, facts: Facts): readonly Violation[] {
  const over = (node: KafkaNodes) => facts.budgets.filter((budget) => choosesPods(budget, node.namespace, node.podLabels));
  const brokers = withRole(nodesOf(facts, cluster), 'broker').filter((node) => isSet(node) && over(node).length === 1);
  const budgets = facts.budgets.filter((budget) => brokers.some((node) => over(node).includes(budget)));
  const spares = budgets.map((budget) => {
    const pods = replicasOf(brokers.filter((node) => over(node).includes(budget)));
    return Math.max(0, Math.min(pods, sparedBy(budget, pods) ?? 0));
  });
  const [first] = budgets;
  const slack = slackOf(cluster, facts) ?? 0;
  const together = spares.reduce((sum, spare) => sum + spare, 0);
  if (first === undefined || slack < 1 || together <= slack || spares.some((spare) => spare > slack)) return [];
  const what = `with ${budgets.map(({ name }) => name).join(', ')} ${together} brokers may go at once, and the in-sync copies can spare ${slack}`;
  return [
    { resource: first.resource, place: first.place, what, fix: 'let one budget select the brokers of all pools, with maxUnavailable: 1' },
  ];
}

const isSet = ({ origin }: KafkaNodes) => origin === 'kubernetes';

/** Brokers that may be away while writes with acks=all go on: of the topic that can spare least. */
function slackOf(cluster: Cluster, facts: Facts): number | undefined {
  const declared = facts.topics
    .filter((topic) => topic.cluster === cluster.key)
    .map((topic) => [replication(topic, facts), minInSync(topic, facts)] as const);
  const common = [
    numberOf(cluster.settings, 'default.replication.factor'),
    numberOf(cluster.settings, 'min.insync.replicas') ?? KAFKA_DEFAULTS['min.insync.replicas'],
  ] as const;
  const slacks = [common, ...declared].flatMap(([copies, least]) =>
    copies !== undefined && least !== undefined && copies > 1 ? [copies - least] : [],
  );
  return slacks.length === 0 ? undefined : Math.min(...slacks);
}
