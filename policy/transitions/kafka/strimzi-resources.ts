import { type Manifest, refOf } from '../../diff/index.js';
import { type Cluster, STRIMZI_CLUSTER } from '../../facts/index.js';
import { at } from '../../schemas/json.js';
import { type Changed, changed } from '../kubernetes/objects.js';
import type { State, Transit } from '../transition.js';

/** API group of Strimzi's resources. */
const GROUP = 'kafka.strimzi.io';

/** Whether an object is of a kind of Strimzi's. */
export function isOfStrimzi(manifest: Manifest, kind: string): boolean {
  const ref = refOf(manifest);
  return ref.group === GROUP && ref.kind === kind;
}

/** The Kafka resource of a cluster that Strimzi runs; nothing where it is not in these files. */
export const kafkaResource = ({ name, namespace }: Pick<Cluster, 'name' | 'namespace'>, { manifests }: Pick<State, 'manifests'>) =>
  manifests.find((manifest) => {
    const ref = refOf(manifest);
    return isOfStrimzi(manifest, 'Kafka') && ref.name === name && ref.namespace === namespace;
  });

/** Strimzi's resources of some kinds that were there before and after, and differ. */
export const changedOfStrimzi = (transit: Transit, ...kinds: readonly string[]): readonly Changed[] =>
  changed(transit, ...kinds).filter(({ ref }) => ref.group === GROUP);

/** Resources of a kind that belong to a Kafka resource by their label. */
export const belongingTo = (kafka: Manifest, kind: string, { manifests }: Pick<State, 'manifests'>): readonly Manifest[] => {
  const { name, namespace } = refOf(kafka);
  return manifests.filter(
    (manifest) =>
      isOfStrimzi(manifest, kind) &&
      refOf(manifest).namespace === namespace &&
      at(manifest, 'metadata', 'labels', STRIMZI_CLUSTER) === name,
  );
};
