import type { Problem } from '../../../charts/shared/index.js';
import type { Binding } from '../../workspace/bindings.js';
import { type ClusterSighting, type PlatformPlace, recordName } from './sight-cluster.js';

/** Everything that says whether a cluster is the one an environment belongs to. */
export interface BindingEvidence {
  /** The platform, as described. */
  readonly place: PlatformPlace;
  /** Binding of the environment; nothing before the first apply. */
  readonly binding: Binding | undefined;
  /** Bindings of the other environments. */
  readonly others: readonly Binding[];
  /** What the cluster shows. */
  readonly sighting: ClusterSighting;
  /** The context that is asked for. */
  readonly context: string;
  /** File of the binding, for messages. */
  readonly file: string;
}

/** Why a cluster is not the one an environment belongs to; empty where nothing speaks against it. What cannot be read counts against it. */
export function wrongClusterProblems(evidence: BindingEvidence): readonly Problem[] {
  return [
    ...uidProblems(evidence),
    ...kafkaIdProblems(evidence),
    ...recordProblems(evidence),
    ...liveKafkaProblems(evidence),
    ...neighbourProblems(evidence),
  ];
}

function uidProblems({ place: { environment }, binding, sighting: { uid }, context, file }: BindingEvidence): readonly Problem[] {
  if ('unknown' in uid)
    return [
      {
        what: `context ${context}: whether this is the cluster of ${environment} cannot be checked`,
        why: `the UID of namespace kube-system identifies a cluster, and it cannot be read: ${uid.unknown}`,
        fix: 'ask for the right to get the namespace kube-system; "sluice explain wrong-cluster" shows the role',
      },
    ];
  if (binding === undefined || binding.clusterUid === uid.value) return [];
  return [
    {
      what: `context ${context} is not the cluster of ${environment}`,
      why: `${file} binds ${environment} to cluster ${binding.clusterUid} (context ${binding.context}, ${binding.server}); this one is ${uid.value}`,
      fix: `name the right one, e.g. --context ${binding.context}; if ${environment} has moved to this cluster on purpose: sluice bind ${environment} --context ${context}`,
    },
  ];
}

function kafkaIdProblems({ place, binding, file }: BindingEvidence): readonly Problem[] {
  const { environment, kafkaClusterId } = place;
  if (binding === undefined || binding.kafkaClusterId === kafkaClusterId) return [];
  return [
    {
      what: `kafka.clusterId of ${environment} is ${kafkaClusterId}, and ${file} binds it to ${binding.kafkaClusterId}`,
      why: 'the id is on every disk of the cluster and never changes: this description is of another Kafka cluster',
      fix: `restore kafka.clusterId: '${binding.kafkaClusterId}'; for a new, empty Kafka cluster: sluice bind ${environment}`,
    },
  ];
}

function recordProblems({ place, sighting: { recorded }, context }: BindingEvidence): readonly Problem[] {
  const { environment, namespace } = place;
  if (recorded === undefined || recorded.environment === environment) return [];
  return [
    {
      what: `namespace ${namespace} of context ${context} holds environment ${recorded.environment}, not ${environment}`,
      why: `ConfigMap ${namespace}/${recordName(place)} records it: applying ${environment} would overwrite its objects`,
      fix: `name the cluster of ${environment} with --context; if ${recorded.environment} was renamed to ${environment}, delete that ConfigMap first`,
    },
  ];
}

function liveKafkaProblems({ place, sighting: { kafka }, context }: BindingEvidence): readonly Problem[] {
  const { environment, namespace, kafkaClusterId } = place;
  return [...kafka].flatMap(([id, names]) => {
    if (id === kafkaClusterId) return [];
    return [
      {
        what: `namespace ${namespace} of context ${context} holds Kafka cluster ${id} (${names.join(', ')}), and ${environment} is ${kafkaClusterId}`,
        why: 'applying one over the other restarts brokers that then refuse their disks, and changes settings of topics that hold other data',
        fix: `name the cluster of ${environment} with --context, or give ${environment} a namespace of its own`,
      },
    ];
  });
}

function neighbourProblems({ place, others, sighting: { uid }, context }: BindingEvidence): readonly Problem[] {
  return others.flatMap(({ environment, clusterUid, namespace, partOf, kafkaClusterId }) => {
    const isHere = 'value' in uid && uid.value === clusterUid && namespace === place.namespace && partOf === place.partOf;
    if (!isHere || kafkaClusterId === place.kafkaClusterId) return [];
    return [
      {
        what: `context ${context} is the cluster of ${environment}, in the same namespace ${namespace}`,
        why: `objects of ${environment} and ${place.environment} have the same names: each would overwrite the other's`,
        fix: `name the cluster of ${place.environment} with --context, or give one of them another namespace; delete the binding of a retired environment`,
      },
    ];
  });
}
