import { type Manifest, refOf } from '../diff/index.js';
import { at } from '../schemas/json.js';

/** Annotation that stops Strimzi's operators from acting on a resource. */
const PAUSE = 'strimzi.io/pause-reconciliation';
/** Label that names the Kafka resource that a pool, topic or user belongs to. */
const CLUSTER = 'strimzi.io/cluster';

/** Whether a resource of Strimzi is paused: its operator does nothing about it until that is taken away. */
export const isPaused = (manifest: Manifest | undefined): boolean =>
  manifest !== undefined &&
  refOf(manifest).group === 'kafka.strimzi.io' &&
  String(at(manifest, 'metadata', 'annotations', PAUSE)) === 'true';

/** Whether nothing is done about a resource for now: it is paused itself, or it is a node pool of a paused Kafka resource. */
export function isHeld(manifest: Manifest | undefined, all: readonly Manifest[]): boolean {
  if (manifest === undefined || isPaused(manifest)) return manifest !== undefined;
  const { kind, namespace, group } = refOf(manifest);
  if (kind !== 'KafkaNodePool' || group !== 'kafka.strimzi.io') return false;
  const cluster = at(manifest, 'metadata', 'labels', CLUSTER);
  return all.some((other) => {
    const ref = refOf(other);
    return ref.kind === 'Kafka' && ref.name === cluster && ref.namespace === namespace && isPaused(other);
  });
}
