import { choosesPods, type Facts, type NetworkPolicyFact, type PolicyRule, type Workload } from '../facts/index.js';
import { streamingWorkloads } from './nouns.js';
import type { Violation } from './rule.js';

type Labels = Workload['pod']['labels'];

/** Policies that restrict some pods in one direction. */
export const policiesFor = (
  labels: Labels,
  namespace: string | undefined,
  type: string,
  { networkPolicies }: Facts,
): readonly NetworkPolicyFact[] =>
  networkPolicies.filter((policy) => policy.types.includes(type) && choosesPods(policy, namespace, labels));

/** Policies of other makers, which may allow what Kubernetes' own do not. */
const OTHER_POLICIES = /^(Cilium\w*|Global|Admin|BaselineAdmin)NetworkPolicy$/;

/** Pods that may connect to some others, and ask no name server where those are. */
export function withoutNames(facts: Facts): readonly Violation[] {
  const isJudged = !facts.objects.some(({ kind }) => OTHER_POLICIES.test(kind));
  return podsOf(facts).flatMap(({ resource, name, namespace, labels }) => {
    const policies = policiesFor(labels, namespace, 'Egress', facts);
    const [first] = policies;
    const rules = policies.flatMap(({ egress }) => egress);
    if (first === undefined || rules.some(reachesNames)) return [];
    const why = 'Kafka, and whoever looks for it, goes by names: without DNS nothing is found';
    const fix = 'allow egress to the name server: protocol UDP and TCP, port 53';
    const what = `${first.name} restricts where ${name} may connect to, and no policy lets it ask for names at port 53`;
    return [{ resource, place: first.place, what, why, fix, ...(!isJudged && { atMost: 'warn' as const }) }];
  });
}

/** Pods of the platform: of workloads, and those that an operator starts. */
const podsOf = (facts: Facts) => [
  ...streamingWorkloads(facts)
    .filter(({ origin }) => origin === 'kubernetes')
    .map(({ resource, name, namespace, pod }) => ({ resource, name, namespace, labels: pod.labels })),
  ...[...facts.nodes, ...facts.connects]
    .filter(({ origin }) => origin === 'strimzi')
    .map(({ resource, name, namespace, podLabels }) => ({ resource, name, namespace, labels: podLabels })),
];

/** The name server is in another namespace, or at an address. */
const reachesNames = ({ peers, allowsNames }: PolicyRule) =>
  allowsNames && (peers.length === 0 || peers.some(({ namespaces, cidr }) => namespaces !== undefined || cidr !== undefined));
