import type { ClusterError } from '../../scripts/cluster/cluster-error.js';
import type { KubernetesObject, ObjectRef } from '../../scripts/cluster/objects.js';
import type { FakeCluster } from './fake-cluster.js';

/** Kinds by the plural in a path, with their API version; those of no namespace are marked. */
const KINDS: Readonly<Record<string, readonly [apiVersion: string, kind: string, scope?: 'cluster']>> = {
  namespaces: ['v1', 'Namespace', 'cluster'],
  configmaps: ['v1', 'ConfigMap'],
  secrets: ['v1', 'Secret'],
  services: ['v1', 'Service'],
  serviceaccounts: ['v1', 'ServiceAccount'],
  pods: ['v1', 'Pod'],
  events: ['v1', 'Event'],
  persistentvolumes: ['v1', 'PersistentVolume', 'cluster'],
  persistentvolumeclaims: ['v1', 'PersistentVolumeClaim'],
  statefulsets: ['apps/v1', 'StatefulSet'],
  deployments: ['apps/v1', 'Deployment'],
  replicasets: ['apps/v1', 'ReplicaSet'],
  jobs: ['batch/v1', 'Job'],
  cronjobs: ['batch/v1', 'CronJob'],
  networkpolicies: ['networking.k8s.io/v1', 'NetworkPolicy'],
  poddisruptionbudgets: ['policy/v1', 'PodDisruptionBudget'],
  roles: ['rbac.authorization.k8s.io/v1', 'Role'],
  rolebindings: ['rbac.authorization.k8s.io/v1', 'RoleBinding'],
  storageclasses: ['storage.k8s.io/v1', 'StorageClass', 'cluster'],
  customresourcedefinitions: ['apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'cluster'],
};

/** The object a path names; its name is empty where the path is a list. `sub` is what follows, e.g. `log`. */
export function pathOf(path: string): (ObjectRef & { readonly sub: string }) | undefined {
  const [, , namespace, plural = '', name = '', sub = ''] =
    /^\/(api|apis\/[^/]+)\/[^/]+(?:\/namespaces\/([^/]+)(?=\/[a-z]))?\/([a-z]+)(?:\/([^/]+))?(?:\/([a-z]+))?$/.exec(path) ?? [];
  const known = KINDS[plural];
  if (known === undefined) return undefined;
  const [apiVersion, kind] = known;
  return { apiVersion, kind, name: decodeURIComponent(name), sub, ...(namespace !== undefined && { namespace }) };
}

/** The API version whose kinds a path asks for. */
export const apiVersionIn = (path: string): string | undefined => /^\/apis?\/([^/]+(?:\/[^/]+)?)$/.exec(path)?.[1];

/** The kinds of an API version, as the API server lists them. */
export const discovery = (version: string) => ({
  resources: Object.entries(KINDS).flatMap(([name, [apiVersion, kind, scope]]) =>
    apiVersion === version ? [{ name, kind, namespaced: scope === undefined }] : [],
  ),
});

/** What is asked of an object. */
export interface ObjectRequest {
  readonly place: ObjectRef & { readonly sub: string };
  readonly object: KubernetesObject | undefined;
  readonly verb: string;
  readonly query: URLSearchParams;
}

/** Status and body of an answer. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const NOT_FOUND: Answer = { status: 404, body: { kind: 'Status', reason: 'NotFound', message: 'not found' } };

/** Does what a request asks for to the cluster in memory. */
export async function answerOf(cluster: FakeCluster, { place, object, verb, query }: ObjectRequest): Promise<Answer> {
  const isDryRun = query.has('dryRun');
  switch (verb) {
    case 'LIST': {
      const { apiVersion, kind, namespace } = place;
      const labelSelector = query.get('labelSelector') ?? '';
      const items = await cluster.list({ apiVersion, kind, labelSelector, ...(namespace !== undefined && { namespace }) });
      return { status: 200, body: { items, metadata: {} } };
    }
    case 'GET': {
      if (place.sub === 'log') return { status: 200, body: 'a line' };
      const found = await cluster.get(place);
      return found ? { status: 200, body: found } : NOT_FOUND;
    }
    case 'PATCH':
      if (!object) return NOT_FOUND;
      return { status: 200, body: await cluster.apply(object, { isDryRun, takesOver: query.get('force') === 'true' }) };
    case 'POST':
      return object ? { status: 201, body: await cluster.create(object, { isDryRun }) } : NOT_FOUND;
    case 'DELETE':
      return (await cluster.remove(place)) ? { status: 200, body: { kind: 'Status', status: 'Success' } } : NOT_FOUND;
    default:
      return { status: 405, body: { message: `no ${verb}` } };
  }
}

/** A refusal of the cluster in memory as the API server would send it. */
export function statusOf({ problem, why, ownedFields }: ClusterError): Answer {
  const causes = ownedFields.map(({ field, manager }) => ({
    reason: 'FieldManagerConflict',
    message: `conflict with "${manager}" using apps/v1`,
    field,
  }));
  switch (problem) {
    case 'owned':
      return { status: 409, body: { reason: 'Conflict', message: why, details: { causes } } };
    case 'exists':
      return { status: 409, body: { reason: 'AlreadyExists', message: why } };
    case 'forbidden':
      return { status: 403, body: { reason: 'Forbidden', message: `User "x" cannot do resource "y": ${why}` } };
    case 'transient':
      return { status: 503, body: { message: why } };
    default:
      return { status: 422, body: { reason: 'Invalid', message: why } };
  }
}
