import { RECOGNISED } from '../../charts/recognised.js';
import { type FieldChange, labelOf, type Manifest, type ObjectChange, refOf, templateRevision } from '../diff/index.js';
import { type Facts, isStrimzi, type KafkaNodes } from '../facts/index.js';
import { at } from '../schemas/json.js';
import { isHeld } from './held.js';
import type { PodEffect } from './pods.js';
import { isOfStorage, isStorageRefused } from './refused-storage.js';
import type { SettingEffect } from './settings.js';
import { strimziEffect } from './strimzi-fields.js';

const RESOURCES = RECOGNISED.flatMap(({ resources = [] }) => resources);

/** The state that operators bring about. */
export interface Wanted {
  /** Objects of the state. */
  readonly manifests: readonly Manifest[];
  /** What the objects mean. */
  readonly facts: Facts;
}

/** Pods that an operator replaces: of Kafka by what changed in its resource and by settings that need a restart, of what else it runs by the fields of its resource. */
export function operatorEffects(
  changes: readonly ObjectChange[],
  wanted: Wanted,
  settings: readonly SettingEffect[],
): readonly PodEffect[] {
  const acted = changes.filter(({ after }) => !isHeld(after, wanted.manifests));
  const nodes = wanted.facts.nodes.filter(({ origin }) => origin === 'strimzi');
  return [...nodes.flatMap((node) => nodePods(node, acted, wanted, settings)), ...acted.flatMap(ownPods)];
}

function nodePods(
  node: KafkaNodes,
  changes: readonly ObjectChange[],
  { manifests, facts }: Wanted,
  settings: readonly SettingEffect[],
): readonly PodEffect[] {
  const cluster = facts.clusters.find(({ key }) => key === node.cluster);
  const kafka = changes.find((change) => isKafka(change) && change.ref.name === cluster?.name && change.ref.namespace === node.namespace);
  const own = changes.find(({ object }) => object === node.resource);
  const pool = manifests.find((manifest) => labelOf(refOf(manifest)) === node.resource && refOf(manifest).kind === 'KafkaNodePool');
  const causes = [
    ...replacing(kafka, node).filter((field) => pool === undefined || !isOverridden(field, pool)),
    ...(own === kafka ? [] : replacing(own, node)),
  ].map(({ path }) => path);
  const keys = settings.filter(({ how, nodes: of }) => how === 'restart' && of.includes(node.resource)).map(({ key }) => key);
  const because = [...new Set([...causes, ...keys])];
  if (because.length === 0 || own?.kind === 'added') return [];
  return [{ workload: node.resource, effect: 'restart', pods: [], count: node.replicas, left: node.replicas, by: 'operator', because }];
}

const isKafka = ({ ref, after }: ObjectChange) => ref.kind === 'Kafka' && isStrimzi({ apiVersion: String(after?.apiVersion) });

/** Changed values that the pods of some nodes are replaced for. */
function replacing(change: ObjectChange | undefined, { roles }: KafkaNodes): readonly FieldChange[] {
  if (change === undefined) return [];
  const isRefused = isStorageRefused(change);
  return change.fields.filter((field) => {
    const effect = isRefused && isOfStorage(field) ? 'refused' : strimziEffect(change, field.steps);
    return effect === 'nodes' || (effect === 'brokers' && roles.includes('broker'));
  });
}

/** Fields of a Kafka resource that count only for pools without their own. */
const OF_POOLS = ['resources', 'jvmOptions', 'template', 'storage'];

const isOverridden = ({ steps: [, , field = ''] }: FieldChange, pool: Manifest) =>
  OF_POOLS.includes(field) && (field === 'storage' || at(pool, 'spec', field) !== undefined);

/** Pods of a resource that is all of its own. */
function ownPods(change: ObjectChange): readonly PodEffect[] {
  const { ref, object, after, kind } = change;
  if (kind !== 'changed' || templateRevision(after ?? {}) !== undefined) return [];
  const resource = RESOURCES.find((each) => each.kind === ref.kind);
  const because = change.fields.filter((field) => isOfPods(field, change, resource?.podFields ?? [])).map(({ path }) => path);
  if (because.length === 0) return [];
  const count = (resource?.morePods ?? 0) + numberAt(after, ...(resource?.pods ?? ['replicas']));
  return [{ workload: object, effect: 'restart', pods: [], count, left: count, by: 'operator', because }];
}

const isOfPods = ({ steps }: FieldChange, change: ObjectChange, podFields: readonly string[]) =>
  (steps[0] === 'spec' && podFields.includes(steps[1] ?? '')) ||
  (isStrimzi({ apiVersion: String(change.after?.apiVersion) }) && strimziEffect(change, steps) === 'pods');

const numberAt = (manifest: unknown, ...place: readonly string[]): number => {
  const found = at(manifest, 'spec', ...place);
  return typeof found === 'number' && Number.isInteger(found) && found > 0 ? found : 1;
};
