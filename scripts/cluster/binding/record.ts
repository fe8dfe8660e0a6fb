import type { Cluster } from '../cluster.js';
import { ClusterError } from '../cluster-error.js';
import type { KubernetesObject } from '../objects.js';
import { type PlatformPlace, recordName } from './sight-cluster.js';

/**
 * Records in the namespace which environment it holds, so that another one is refused where nobody has its binding. It carries no label
 * of the platform: it is not rendered, so no plan counts it among what is described. One that exists is left as it is.
 */
export async function recordEnvironment(cluster: Cluster, place: PlatformPlace): Promise<void> {
  try {
    await cluster.create(recordOf(place));
  } catch (error) {
    if (!(error instanceof ClusterError && error.problem === 'exists')) throw error;
  }
}

function recordOf(place: PlatformPlace): KubernetesObject {
  const { environment, kafkaClusterId, namespace } = place;
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: recordName(place), namespace, annotations: { 'sluice.dev/purpose': 'which environment this namespace holds' } },
    data: { environment, kafkaClusterId },
  };
}
