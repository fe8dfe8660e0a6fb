import { recognisedAs } from '../../charts/recognised.js';
import { BLOCK, BLOCK_IN_PRODUCTION, BLOCK_WHERE_IT_COUNTS, WARN, WARN_IN_PRODUCTION } from '../../charts/shared/severity.js';
import { nearest } from '../../charts/shared/spelling.js';
import { type Facts, hasLabels, type KafkaNodes, type ObjectFact, type ServiceFact, type Workload } from '../facts/index.js';
import { streamingWorkloads, workloadOf } from './nouns.js';
import type { Rule, Violation } from './rule.js';

const SLUICE = 'sluice';
const MANAGED_BY = 'app.kubernetes.io/managed-by';

/** How pods that keep something are run. */
export const SETS: readonly Rule[] = [
  {
    id: 'K8S-05',
    title: 'a Service finds no pods',
    severity: BLOCK,
    why: 'its selector asks for labels that the pods it belongs to do not have: it resolves to nothing',
    source: 'kube-score and kube-linter find it as well',
    wrong: 'selector: { app: kafka-broker }   # pods are labelled app: kafka',
    right: 'selector: { app: kafka }',
    check: (facts) => facts.services.flatMap((service) => lostService(service, facts)),
  },
  {
    id: 'K8S-07',
    title: 'the first pod waits for pods that wait for it',
    severity: BLOCK,
    why: 'pods are made one after another, each when the one before is ready; a node that is ready only with a quorum never is',
    source: 'kubernetes/kubernetes#38418, cockroachdb/cockroach-operator#470',
    wrong: 'podManagementPolicy: OrderedReady   # the default; three nodes that are broker and controller',
    right: 'podManagementPolicy: Parallel',
    check: (facts) => facts.nodes.flatMap((node) => ordered(node, workloadOf(facts, node.resource))),
  },
  {
    id: 'K8S-08',
    title: 'voters cannot find one another before they are ready',
    severity: WARN,
    why: 'a headless Service names ready pods only: after a full stop no voter resolves another, and none becomes ready',
    source: 'banzaicloud/koperator#687, bitnami/charts#14116',
    wrong: 'spec: { clusterIP: None }   # its pods have a readinessProbe',
    right: 'spec: { clusterIP: None, publishNotReadyAddresses: true }',
    check: (facts) =>
      quorumSets(facts).flatMap((workload) => {
        const service = serviceOf(workload, facts);
        if (service === undefined || !service.isHeadless || service.publishesNotReady || !mayWaitForOthers(workload)) return [];
        return [
          {
            resource: service.resource,
            place: service.place,
            what: `${service.name} hides pods of ${workload.name} that are not ready`,
            fix: 'set publishNotReadyAddresses: true',
          },
        ];
      }),
  },
  {
    id: 'K8S-09',
    title: 'pods of a set have no names',
    severity: BLOCK,
    why: 'a StatefulSet gives its pods names through a headless Service; without one, advertised addresses and voters do not resolve',
    source: 'Kubernetes documentation, StatefulSet: serviceName',
    wrong: 'kind: StatefulSet\nspec: { serviceName: kafka }   # an ordinary Service',
    right: 'kind: Service\nspec: { clusterIP: None }',
    check: (facts) => keepers(facts).flatMap((workload) => nameless(workload, facts)),
  },
  {
    id: 'K8S-16',
    title: 'all copies may be on one host',
    severity: BLOCK_IN_PRODUCTION,
    why: 'nothing keeps the scheduler from putting all brokers on one node: its loss is the loss of every copy',
    source: 'Kubernetes documentation, pod anti-affinity; kube-linter no-anti-affinity',
    wrong: 'spec: { replicas: 3 }   # no affinity, no topologySpreadConstraints',
    right: 'podAntiAffinity:\n  requiredDuringSchedulingIgnoredDuringExecution:\n    - topologyKey: kubernetes.io/hostname',
    check: (facts) => replicatedSets(facts).flatMap(together),
  },
  {
    id: 'K8S-30',
    title: 'an autoscaler takes brokers away',
    severity: BLOCK,
    why: 'a broker or voter that is scaled away takes its copies and its vote with it: nothing moves them first',
    source: 'Strimzi documentation, scaling clusters',
    wrong: 'kind: HorizontalPodAutoscaler\nspec: { scaleTargetRef: { kind: StatefulSet, name: kafka } }',
    right: '# no autoscaler: change replicas, after partitions were moved',
    check: (facts) =>
      facts.autoscalers.flatMap((scaler) => {
        const target = [...facts.nodes, ...facts.zooKeepers].find(
          ({ name, namespace }) => name === scaler.targetName && namespace === scaler.namespace,
        );
        return target === undefined
          ? []
          : [{ resource: scaler.resource, place: scaler.place, what: `it scales ${target.name}`, fix: 'remove it' }];
      }),
  },
  {
    id: 'K8S-31',
    title: 'a roll of brokers that stops half-way, or takes two at once',
    severity: WARN_IN_PRODUCTION,
    why: 'with OnDelete or a partition some pods keep the old template until somebody acts; two unavailable at once can stop writes',
    source: 'Kubernetes documentation, update strategies',
    wrong: 'updateStrategy: { type: RollingUpdate, rollingUpdate: { maxUnavailable: 2 } }',
    right: 'updateStrategy: { type: RollingUpdate }',
    check: (facts) => facts.nodes.flatMap((node) => halfRolled(workloadOf(facts, node.resource))),
  },
  {
    id: 'K8S-32',
    title: 'disks are deleted with their set',
    severity: BLOCK_WHERE_IT_COUNTS,
    why: 'one deletion, or one scale-down, deletes the records for good',
    source: 'Kubernetes documentation, persistentVolumeClaimRetentionPolicy',
    wrong: 'persistentVolumeClaimRetentionPolicy: { whenDeleted: Delete }',
    right: 'persistentVolumeClaimRetentionPolicy: { whenDeleted: Retain, whenScaled: Retain }',
    check: (facts) =>
      streamingWorkloads(facts).flatMap(({ resource, place, claimRetention }) =>
        Object.entries(claimRetention)
          .filter(([, policy]) => policy === 'Delete')
          .map(([when]) => ({ resource, place, what: `${when} is Delete`, fix: `set ${when} to Retain` })),
      ),
  },
  {
    id: 'K8S-35',
    title: 'an API version that is gone',
    severity: BLOCK,
    why: 'a Kubernetes of today does not know it: the object is refused',
    source: 'Kubernetes deprecated API migration guide; Strimzi 1.0 release notes',
    wrong: 'apiVersion: policy/v1beta1\nkind: PodDisruptionBudget',
    right: 'apiVersion: policy/v1\nkind: PodDisruptionBudget',
    check: ({ objects }) => objects.flatMap(gone),
  },
];

/** The Service that gives a set's pods their names. */
const serviceOf = ({ serviceName, namespace }: Workload, { services }: Facts): ServiceFact | undefined =>
  services.find((service) => service.name === serviceName && service.namespace === namespace);

/** Sets whose pods are called by name. */
const keepers = (facts: Facts) =>
  facts.workloads.filter(
    ({ kind, pod }) => kind === 'StatefulSet' && pod.containers.some(({ runs }) => recognisedAs(runs)?.isCalledByName),
  );

function quorumSets(facts: Facts): readonly Workload[] {
  const voters = [...facts.nodes.filter(({ roles }) => roles.includes('controller')), ...facts.zooKeepers].filter(
    ({ replicas }) => replicas > 1,
  );
  return voters.flatMap(({ resource }) => workloadOf(facts, resource) ?? []);
}

/** Whether pods may have to find one another to become ready. ZooKeeper says `imok` alone, and without a probe a pod is ready at once. */
const mayWaitForOthers = ({ pod }: Workload) =>
  pod.containers.some(({ readinessProbe, startupProbe }) =>
    [readinessProbe, startupProbe].some((probe) => probe !== undefined && !/\bruok\b/.test(probe.command ?? '')),
  );

const POD_NAME = 'statefulset.kubernetes.io/pod-name';

/** A Service that belongs to a workload by name and selects none of all. One of something that is not here may be right. */
function lostService(service: ServiceFact, { workloads }: Facts): readonly Violation[] {
  const { [POD_NAME]: _, ...labels } = service.selector ?? {};
  if (Object.keys(labels).length === 0) return [];
  const near = workloads.filter(({ namespace, origin }) => namespace === service.namespace && origin === 'kubernetes');
  const owner = near.find(({ serviceName, name }) => serviceName === service.name || service.name === name);
  if (owner === undefined || near.some(({ pod }) => hasLabels(labels, pod.labels))) return [];
  const wrong = Object.entries(labels).find(([key, value]) => owner.pod.labels[key] !== value);
  const [key = '', value = ''] = wrong ?? [];
  const has = owner.pod.labels[key] ?? nearest(key, Object.keys(owner.pod.labels));
  return [
    {
      resource: service.resource,
      place: service.place,
      what: `it selects ${key}: ${value}, and the pods of ${owner.name} have ${has ?? 'no such label'}`,
      fix: 'make selector and pod labels equal',
    },
  ];
}

function ordered(node: KafkaNodes, workload: Workload | undefined): readonly Violation[] {
  if (workload?.kind !== 'StatefulSet' || workload.podManagement === 'Parallel' || node.replicas < 2 || node.readinessProbe === undefined)
    return [];
  const needsQuorum =
    node.mode === 'kraft' && node.roles.includes('controller') && (node.roles.length > 1 || node.readinessProbe.how === 'exec');
  if (!needsQuorum) return [];
  return [
    {
      resource: node.resource,
      place: node.place,
      what: `${node.name}: pods are made one by one, and each is ready only with a quorum`,
      fix: 'set podManagementPolicy: Parallel',
    },
  ];
}

function nameless(workload: Workload, facts: Facts): readonly Violation[] {
  const { resource, place, serviceName, name } = workload;
  if (serviceName === undefined || serviceName === '')
    return [{ resource, place, what: `${name} has no serviceName`, fix: 'name a headless Service' }];
  const service = serviceOf(workload, facts);
  if (service === undefined || service.isHeadless) return [];
  return [
    { resource, place, what: `serviceName is ${serviceName}, which is not headless`, fix: 'set clusterIP: None on it, or name another' },
  ];
}

/** Sets of more than one pod that hold copies of one another. */
const replicatedSets = (facts: Facts): readonly Workload[] =>
  [...facts.nodes, ...facts.zooKeepers].filter(({ replicas }) => replicas > 1).flatMap(({ resource }) => workloadOf(facts, resource) ?? []);

function together({ resource, place, name, replicas, pod, origin }: Workload): readonly Violation[] {
  if (origin !== 'kubernetes' || pod.hostAntiAffinity !== 'none' || pod.spread.some(({ key }) => key === 'kubernetes.io/hostname'))
    return [];
  return [
    {
      resource,
      place,
      what: `nothing keeps the ${replicas} pods of ${name} apart`,
      fix: 'add a podAntiAffinity over kubernetes.io/hostname',
    },
  ];
}

function halfRolled(workload: Workload | undefined): readonly Violation[] {
  if (workload?.kind !== 'StatefulSet' || workload.labels[MANAGED_BY] === SLUICE) return []; // their pods are replaced by the runbook replace-pods
  const { resource, update } = workload;
  const at = { resource, place: update.place };
  if (update.type === 'OnDelete')
    return [{ ...at, what: 'updateStrategy is OnDelete', fix: 'use RollingUpdate, or see that somebody deletes the pods' }];
  if ((update.partition ?? 0) > 0)
    return [{ ...at, what: `the roll stops at pod ${update.partition}`, fix: 'set partition to 0 when the roll is over' }];
  const away = Number(update.maxUnavailable);
  return away > 1 ? [{ ...at, what: `${away} brokers may be away at once`, fix: 'remove maxUnavailable' }] : [];
}

/** What took the place of versions that are gone, by the kinds that mattered. */
const GONE: Readonly<Record<string, string>> = {
  'policy/v1beta1': 'policy/v1',
  'apps/v1beta1': 'apps/v1',
  'apps/v1beta2': 'apps/v1',
  'extensions/v1beta1': 'apps/v1',
  'extensions/v1beta1 Ingress': 'networking.k8s.io/v1',
  'extensions/v1beta1 NetworkPolicy': 'networking.k8s.io/v1',
  'networking.k8s.io/v1beta1': 'networking.k8s.io/v1',
  'batch/v1beta1': 'batch/v1',
  'batch/v2alpha1': 'batch/v1',
  'autoscaling/v2beta1': 'autoscaling/v2',
  'autoscaling/v2beta2': 'autoscaling/v2',
  'rbac.authorization.k8s.io/v1beta1': 'rbac.authorization.k8s.io/v1',
  'apiextensions.k8s.io/v1beta1': 'apiextensions.k8s.io/v1',
  'storage.k8s.io/v1beta1': 'storage.k8s.io/v1',
  'kafka.strimzi.io/v1alpha1': 'kafka.strimzi.io/v1',
  'kafka.strimzi.io/v1beta1': 'kafka.strimzi.io/v1',
};
/** What the newest operator does not know, and the one before does. */
const GOING: Readonly<Record<string, string>> = { 'kafka.strimzi.io/v1beta2': 'kafka.strimzi.io/v1' };

function gone({ apiVersion, kind, resource, place }: ObjectFact): readonly Violation[] {
  const [now, next] = [GONE[`${apiVersion} ${kind}`] ?? GONE[apiVersion], GOING[apiVersion]];
  if (now !== undefined) return [{ resource, place, what: `${apiVersion} of ${kind} is gone`, fix: `write ${now}` }];
  return next === undefined
    ? []
    : [
        {
          resource,
          place,
          what: `${apiVersion} of ${kind} is gone since Strimzi 1.0`,
          fix: `write ${next} once the operator serves it`,
          atMost: 'warn',
        },
      ];
}
