import type { Delivery } from './delivery.js';
import { at, type KubernetesObject, label, listAt, mapAt, selects, textAt } from './objects.js';
import { isOnDelete } from './readiness.js';
import { withRetries } from './retries.js';

/** What one look at the cluster showed of the awaited objects. */
export interface Sighting {
  /** Live objects by `label`. */
  readonly live: ReadonlyMap<string, KubernetesObject>;
  /** Every pod of their namespaces, those being deleted left out. */
  readonly pods: readonly KubernetesObject[];
  /** ReplicaSets, which tell a Deployment's present pods from its earlier ones. */
  readonly replicaSets: readonly KubernetesObject[];
}

/** Looks once: one list a namespace and kind, whatever the number of objects. */
export async function look(delivery: Delivery, targets: readonly KubernetesObject[]): Promise<Sighting> {
  const namespaces = [...new Set(targets.map(namespaceOf))];
  const kinds = new Map(targets.map((target) => [`${namespaceOf(target)} ${target.kind}`, target]));
  const listed = (apiVersion: string, kind: string, namespace: string) =>
    withRetries(delivery, () => delivery.cluster.list({ apiVersion, kind, namespace }));
  const replicaSetsIn = [...kinds.values()].filter(({ kind }) => kind === 'Deployment').map(namespaceOf);
  const [objects, pods, replicaSets] = await Promise.all([
    Promise.all([...kinds.values()].map((one) => listed(one.apiVersion, one.kind, namespaceOf(one)))),
    Promise.all(namespaces.map((namespace) => listed('v1', 'Pod', namespace))),
    Promise.all(replicaSetsIn.map((namespace) => listed('apps/v1', 'ReplicaSet', namespace))),
  ]);
  return {
    live: new Map(objects.flat().map((object) => [label(object), object])),
    pods: pods.flat().filter((pod) => pod.metadata.deletionTimestamp === undefined),
    replicaSets: replicaSets.flat(),
  };
}

/** The pods a workload's readiness depends on: those of an earlier revision only where nothing but a person replaces them. */
export function podsOf(workload: KubernetesObject, sighting: Sighting): readonly KubernetesObject[] {
  const own = sighting.pods.filter((pod) => namespaceOf(pod) === namespaceOf(workload) && selects(workload, pod));
  if (workload.kind === 'StatefulSet' && !isOnDelete(workload)) return own.filter((pod) => !isOutdated(workload, pod));
  if (workload.kind !== 'Deployment') return own;
  const hash = mapAt(currentReplicaSet(workload, sighting), 'metadata', 'labels')[TEMPLATE_HASH];
  return own.filter((pod) => pod.metadata.labels?.[TEMPLATE_HASH] === hash);
}

/** Whether a StatefulSet's pod still runs an earlier revision than the one applied. */
export function isOutdated(statefulSet: KubernetesObject, pod: KubernetesObject): boolean {
  const revision = textAt(statefulSet, 'status', 'updateRevision');
  const own = pod.metadata.labels?.['controller-revision-hash'];
  return statefulSet.kind === 'StatefulSet' && revision !== undefined && own !== undefined && own !== revision;
}

const TEMPLATE_HASH = 'pod-template-hash';
const REVISION = 'deployment.kubernetes.io/revision';

function currentReplicaSet(deployment: KubernetesObject, { replicaSets }: Sighting): KubernetesObject | undefined {
  const uid = at(deployment, 'metadata', 'uid');
  const owned = replicaSets.filter((set) => listAt(set, 'metadata', 'ownerReferences').some((owner) => at(owner, 'uid') === uid));
  return owned.find((set) => set.metadata.annotations?.[REVISION] === deployment.metadata.annotations?.[REVISION]);
}

function namespaceOf(object: KubernetesObject): string {
  return object.metadata.namespace ?? 'default';
}
