import { RECOGNISED } from '../../charts/recognised.js';
import { type FieldChange, type ObjectChange, templateRevision } from '../diff/index.js';
import type { Facts } from '../facts/index.js';
import { at } from '../schemas/json.js';
import type { PodEffect } from './pods.js';
import type { SettingEffect } from './settings.js';

const RESOURCES = RECOGNISED.flatMap(({ resources = [] }) => resources.filter(({ podFields }) => podFields !== undefined));

/** Fields of a custom resource that its operator replaces pods for. */
const POD_FIELDS: Readonly<Record<string, readonly string[]>> = {
  Kafka: [
    'version',
    'image',
    'listeners',
    'jvmOptions',
    'resources',
    'template',
    'rack',
    'authorization',
    'metricsConfig',
    'logging',
    'livenessProbe',
    'readinessProbe',
  ],
  KafkaNodePool: ['jvmOptions', 'resources', 'template'],
  ...Object.fromEntries(RESOURCES.map(({ kind, podFields = [] }) => [kind, podFields])),
};

/** Pods that an operator replaces: of Kafka by what changed in its resource and by settings that need a restart, of what else it runs by the fields of its resource. */
export function operatorEffects(changes: readonly ObjectChange[], after: Facts, settings: readonly SettingEffect[]): readonly PodEffect[] {
  return [...kafkaPods(changes, after, settings), ...changes.flatMap(ownPods)];
}

function kafkaPods(changes: readonly ObjectChange[], { nodes, clusters }: Facts, settings: readonly SettingEffect[]): readonly PodEffect[] {
  return nodes.flatMap((node): PodEffect[] => {
    if (node.origin !== 'strimzi') return [];
    const cluster = clusters.find(({ key }) => key === node.cluster);
    const kafka = changes.find(({ ref }) => ref.kind === 'Kafka' && ref.name === cluster?.name && ref.namespace === node.namespace);
    const own = changes.find(({ object }) => object === node.resource);
    const causes = [...podFields(kafka), ...podFields(own), ...disks(kafka), ...disks(own)].map(({ path }) => path);
    const keys = settings.filter(({ how, nodes: of }) => how === 'restart' && of.includes(node.resource)).map(({ key }) => key);
    const because = [...new Set([...causes, ...keys])];
    if (because.length === 0 || own?.kind === 'added') return [];
    return [{ workload: node.resource, effect: 'restart', pods: [], count: node.replicas, left: node.replicas, by: 'operator', because }];
  });
}

/** Pods of a resource that is all of its own. */
function ownPods(change: ObjectChange): readonly PodEffect[] {
  const { ref, object, after, kind } = change;
  const resource = RESOURCES.find((each) => each.kind === ref.kind);
  if (kind !== 'changed' || resource === undefined || templateRevision(after ?? {}) !== undefined) return [];
  const because = podFields(change).map(({ path }) => path);
  if (because.length === 0) return [];
  const count = (resource.morePods ?? 0) + numberAt(after, ...(resource.pods ?? []));
  return [{ workload: object, effect: 'restart', pods: [], count, left: count, by: 'operator', because }];
}

const numberAt = (manifest: unknown, ...place: readonly string[]): number => {
  const found = at(manifest, 'spec', ...place);
  return typeof found === 'number' && Number.isInteger(found) && found > 0 ? found : 1;
};

/** Disks that come or go: pods mount others then. One that only grows stays mounted. */
const disks = (change: ObjectChange | undefined): readonly FieldChange[] =>
  (change?.fields ?? []).filter(
    ({ steps, before, after }) => steps.includes('storage') && steps.at(-1) === 'id' && (before === undefined || after === undefined),
  );

/** Changed values that pods are replaced for. */
function podFields(change: ObjectChange | undefined): readonly FieldChange[] {
  const wanted = change && Object.hasOwn(POD_FIELDS, change.ref.kind) ? (POD_FIELDS[change.ref.kind] ?? []) : [];
  return (change?.fields ?? []).filter(({ steps: [top, first = '', second = ''] }) => {
    const field = change?.ref.kind === 'Kafka' && first === 'kafka' ? second : first;
    return top === 'spec' && (change?.ref.kind !== 'Kafka' || first === 'kafka') && wanted.includes(field);
  });
}
