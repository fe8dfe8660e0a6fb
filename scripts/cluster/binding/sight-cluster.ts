import { LABEL } from '../../../charts/shared/labels.js';
import type { Cluster } from '../cluster.js';
import { ClusterError } from '../cluster-error.js';
import { type KubernetesObject, listAt, textAt } from '../objects.js';

/** Which platform is looked for in a cluster. */
export interface PlatformPlace {
  /** Name of the environment. */
  readonly environment: string;
  /** Kubernetes namespace of the platform. */
  readonly namespace: string;
  /** Value of the label `app.kubernetes.io/part-of`: two platforms may share a namespace. */
  readonly partOf: string;
  /** Kafka's cluster id, as the environment describes it. */
  readonly kafkaClusterId: string;
}

/** What tells a cluster, and what is in it, apart from others. */
export interface ClusterSighting {
  /** UID of the namespace kube-system, or why it cannot be read. */
  readonly uid: { readonly value: string } | { readonly unknown: string };
  /** The environment that recorded itself in the namespace; nothing where none did. */
  readonly recorded?: { readonly environment: string; readonly kafkaClusterId: string };
  /** Kafka cluster ids of the live workloads of the platform, with the names of the workloads. */
  readonly kafka: ReadonlyMap<string, readonly string[]>;
}

/** Name of the ConfigMap by which an environment records itself beside its objects. */
export const recordName = ({ partOf }: Pick<PlatformPlace, 'partOf'>): string => `${partOf}-environment`;

/** Reads what identifies a cluster and the platform in it. */
export async function sightCluster(cluster: Cluster, place: PlatformPlace): Promise<ClusterSighting> {
  const { namespace, partOf } = place;
  const labelSelector = `${LABEL.partOf}=${partOf}`;
  const [uid, record, sets] = await Promise.all([
    uidOf(cluster),
    cluster.get({ apiVersion: 'v1', kind: 'ConfigMap', name: recordName(place), namespace }),
    cluster.list({ apiVersion: 'apps/v1', kind: 'StatefulSet', namespace, labelSelector }),
  ]);
  return { uid, ...recordedIn(record), kafka: kafkaIds(sets) };
}

async function uidOf(cluster: Cluster): Promise<ClusterSighting['uid']> {
  try {
    const uid = (await cluster.get({ apiVersion: 'v1', kind: 'Namespace', name: 'kube-system' }))?.metadata.uid;
    return typeof uid === 'string' ? { value: uid } : { unknown: 'the cluster has no namespace kube-system' };
  } catch (error) {
    if (error instanceof ClusterError && error.problem === 'forbidden') return { unknown: error.why };
    throw error;
  }
}

function recordedIn(record: KubernetesObject | undefined): Pick<ClusterSighting, 'recorded'> {
  if (record === undefined) return {};
  const [environment, kafkaClusterId] = [textAt(record, 'data', 'environment') ?? '', textAt(record, 'data', 'kafkaClusterId') ?? ''];
  return { recorded: { environment, kafkaClusterId } };
}

/** The cluster id is in the environment of every container that formats a disk. */
function kafkaIds(sets: readonly KubernetesObject[]): ReadonlyMap<string, readonly string[]> {
  const found = sets.flatMap((set) => {
    const containers = listAt(set, 'spec', 'template', 'spec', 'containers');
    const variables = containers.flatMap((container) => listAt(container, 'env'));
    const id = variables.find((variable) => textAt(variable, 'name') === 'CLUSTER_ID');
    const value = textAt(id, 'value');
    return value === undefined ? [] : [{ value, name: set.metadata.name }];
  });
  const ids = [...new Set(found.map(({ value }) => value))];
  return new Map(ids.map((id) => [id, found.filter(({ value }) => value === id).map(({ name }) => name)]));
}
