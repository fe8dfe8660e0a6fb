import { LABEL } from '../../charts/shared/labels.js';
import { ClusterError } from './cluster-error.js';
import type { Asking } from './delivery.js';
import type { KubernetesObject } from './objects.js';
import { withRetries } from './retries.js';

/** Annotation of a StatefulSet: the name of the ConfigMap that says its cluster has been formed. */
export const BOOTSTRAP_MARKER = 'sluice.dev/bootstrap-marker';

const COPIED_LABELS = [LABEL.partOf, LABEL.managedBy];

/**
 * Closes the bootstrap markers: from then on an empty controller disk is refused instead of formatted.
 * A marker that exists is left alone, whatever it holds. Returns the names of those closed now, as `namespace/name`.
 */
export async function closeBootstrapMarkers(objects: readonly KubernetesObject[], delivery: Asking): Promise<readonly string[]> {
  const markers = new Map(objects.flatMap(markerOf).map((marker) => [`${marker.metadata.namespace}/${marker.metadata.name}`, marker]));
  const closed: string[] = [];
  for (const [name, marker] of markers) {
    const { namespace } = marker.metadata;
    const ref = { apiVersion: 'v1', kind: 'ConfigMap', name: marker.metadata.name, ...(namespace === undefined ? {} : { namespace }) };
    if ((await withRetries(delivery, () => delivery.cluster.get(ref))) !== undefined) continue;
    await withRetries(delivery, () => delivery.cluster.create(marker)).then(() => closed.push(name), ignoreExisting);
  }
  return closed;
}

function markerOf(object: KubernetesObject): readonly KubernetesObject[] {
  const name = object.metadata.annotations?.[BOOTSTRAP_MARKER];
  if (object.kind !== 'StatefulSet' || name === undefined) return [];
  const { namespace = 'default', labels: given = {} } = object.metadata;
  const labels = Object.fromEntries(COPIED_LABELS.flatMap((key) => (given[key] === undefined ? [] : [[key, given[key]]])));
  return [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace, labels }, data: { state: 'closed', closedBy: 'sluice apply' } },
  ];
}

/** Somebody else closed it in between: as good. */
function ignoreExisting(error: unknown): void {
  if (!(error instanceof ClusterError && error.problem === 'exists')) throw error;
}
