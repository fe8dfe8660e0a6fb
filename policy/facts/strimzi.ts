import { lineOfVersion } from '../../charts/shared/version.js';
import { quantityMiB } from './amounts.js';
import { resources } from './containers.js';
import { type Context, ofKind } from './context.js';
import { operatorLocation } from './data-location.js';
import { heapIn } from './heap.js';
import { type ImageFact, imageFact } from './images.js';
import type { DataDir, KafkaRole } from './kafka-node.js';
import type { LooseNodes } from './kafka-nodes.js';
import type { Listener } from './listeners.js';
import type { SourceObject } from './objects.js';
import { optional } from './optional.js';
import { placementOf } from './placement.js';
import type { RawSetting, Settings } from './settings.js';
import { fieldSettings } from './strimzi-settings.js';
import type { View } from './view.js';
import { isDurable, type VolumeFact } from './workload.js';

/** Label by which resources say which Strimzi cluster they belong to. */
export const STRIMZI_CLUSTER = 'strimzi.io/cluster';

/** Whether an object is Strimzi's. */
export const isStrimzi = ({ apiVersion }: Pick<SourceObject, 'apiVersion'>): boolean => apiVersion.startsWith('kafka.strimzi.io/');

const EXPOSURES: Readonly<Record<string, Listener['exposure']>> = {
  nodeport: 'node-port',
  loadbalancer: 'load-balancer',
  ingress: 'ingress',
  route: 'ingress',
};
/** Strimzi's grace, when nobody says another. */
const GRACE_SECONDS = 30;

/** Kafka processes that Strimzi would make: of a Kafka resource, and of node pools. */
export function strimziNodes(context: Context): readonly LooseNodes[] {
  const clusters = ofKind(context, 'Kafka').filter(isStrimzi);
  // A pool that names no cluster is read by nobody: there are no such nodes.
  const pools = ofKind(context, 'KafkaNodePool').filter((pool) => isStrimzi(pool) && clusterName(pool) !== undefined);
  const pooled = pools.map((pool) =>
    poolNodes(
      pool,
      clusters.find((cluster) => isOf(pool, cluster)),
      context,
    ),
  );
  const whole = clusters
    .filter((cluster) => !pools.some((pool) => isOf(pool, cluster)) && saysReplicas(cluster))
    .map((cluster) => clusterNodes(cluster, context));
  return [...pooled, ...whole];
}

/** Whether a Kafka resource has nodes of its own. One without has node pools, which may be in files that are not here. */
const saysReplicas = ({ view }: SourceObject) => view.get('spec', 'kafka', 'replicas').exists;

const clusterName = ({ view }: SourceObject) => view.get('metadata', 'labels', STRIMZI_CLUSTER).scalar;
const isOf = (pool: SourceObject, cluster: SourceObject) => clusterName(pool) === cluster.name && pool.namespace === cluster.namespace;

function poolNodes(pool: SourceObject, cluster: SourceObject | undefined, context: Context): LooseNodes {
  const spec = pool.view.get('spec');
  const said = spec.get('roles').items.map(({ text }) => text);
  const roles = (['broker', 'controller'] as const).filter((role) => said.includes(role));
  return nodes({ object: pool, spec, roles: roles.length > 0 ? roles : ['broker'], cluster }, context);
}

function clusterNodes(cluster: SourceObject, context: Context): LooseNodes {
  return nodes({ object: cluster, spec: cluster.view.get('spec', 'kafka'), roles: ['broker'], cluster }, context);
}

interface Described {
  readonly object: SourceObject;
  /** Where replicas, storage and resources stand. */
  readonly spec: View;
  readonly roles: readonly KafkaRole[];
  readonly cluster: SourceObject | undefined;
}

function nodes({ object, spec, roles, cluster }: Described, context: Context): LooseNodes {
  const kafka = cluster?.view.get('spec', 'kafka');
  const version = kafka?.get('version').scalar;
  const limits = resources(first(spec, kafka, 'resources').get('limits'));
  const requests = resources(first(spec, kafka, 'resources').get('requests'));
  const jvm = first(spec, kafka, 'jvmOptions');
  const image = imageOf(kafka);
  return {
    resource: object.resource,
    place: object.view.place,
    origin: 'strimzi',
    name: object.name,
    ...optional('namespace', object.namespace),
    roles,
    mode: cluster?.view.get('spec', 'zookeeper').exists === true ? 'zookeeper' : 'kraft',
    replicas: spec.get('replicas').number ?? 1,
    ...optional('image', image),
    ...optional('version', version),
    ...optional('line', lineOfVersion(version)),
    settings: kafka && cluster ? clusterSettings(kafka, cluster.resource, context) : {},
    ...(cluster === undefined && { settingsElsewhere: true as const }),
    listeners: roles.includes('broker') && kafka ? kafka.get('listeners').items.map(listener) : [],
    dataDirs: storageDirs(first(spec, kafka, 'storage'), roles, object.name),
    ...optional('heap', heap(jvm)),
    ...optional('memoryRequestMiB', requests.memoryMiB),
    ...optional('memoryLimitMiB', limits.memoryMiB),
    placement: placementOf(first(spec, kafka, 'template').get('pod')),
    operatorBudget: strimziBudget(kafka),
    ...optional('rackFrom', kafka?.get('rack', 'topologyKey').scalar),
    graceSeconds: first(spec, kafka, 'template').get('pod', 'terminationGracePeriodSeconds').number ?? GRACE_SECONDS,
    podLabels: { [STRIMZI_CLUSTER]: cluster?.name ?? clusterName(object) ?? '' },
    ...optional('metadataVersion', metadataVersion(kafka, object, context)),
  };
}

/** Strimzi makes a budget for each of its clusters; without a template one pod may be away. */
export const strimziBudget = (spec: View | undefined): string =>
  spec?.get('template', 'podDisruptionBudget', 'maxUnavailable').scalar ?? '1';

const first = (spec: View, kafka: View | undefined, field: string): View =>
  spec.get(field).exists || kafka === undefined ? spec.get(field) : kafka.get(field);

function imageOf(kafka: View | undefined): ImageFact | undefined {
  const reference = kafka?.get('image').scalar;
  return reference === undefined ? undefined : imageFact(reference);
}

/** What is set for every node: `config`, and what the operator makes of other fields. */
const clusterSettings = (kafka: View, resource: string, context: Context): Settings => ({
  ...fieldSettings(kafka, resource, context),
  ...configSettings(kafka.get('config'), resource, context),
});

/** Settings written as fields of a custom resource. */
export function configSettings(config: View, resource: string, context: Context): Settings {
  const raw = config.entries.map(
    ([key, view]): RawSetting => ({ key, value: view.scalar ?? '', origin: 'resource', resource, place: view.place }),
  );
  return context.settings(raw);
}

function metadataVersion(kafka: View | undefined, { resource }: SourceObject, context: Context) {
  const view = kafka?.get('metadataVersion');
  const value = view?.scalar;
  if (view === undefined || value === undefined) return undefined;
  return context.setting({ key: 'metadata.version', value, origin: 'resource', resource, place: view.place });
}

/** SASL mechanisms by the type of authentication of a listener. */
const MECHANISMS: Readonly<Record<string, readonly string[]>> = { 'scram-sha-512': ['SCRAM-SHA-512'], oauth: ['OAUTHBEARER'] };

function listener(view: View): Listener {
  const isTls = view.get('tls').boolean === true;
  const login = view.get('authentication', 'type').text ?? '';
  const hasLogin = ['scram-sha-512', 'oauth', 'custom'].includes(login);
  const mechanisms = MECHANISMS[login];
  return {
    name: view.get('name').scalar ?? '',
    protocol: `${hasLogin ? 'SASL_' : ''}${isTls ? 'SSL' : 'PLAINTEXT'}`,
    ...optional('mechanisms', mechanisms),
    ...optional('port', view.get('port').number),
    purpose: 'client',
    exposure: EXPOSURES[view.get('type').text ?? ''] ?? 'inside',
    place: view.place,
  };
}

function heap(jvm: View) {
  const maximum = jvm.get('-Xmx').scalar;
  const found = maximum === undefined ? undefined : heapIn(`-Xmx${maximum}`);
  return found && { ...found, place: jvm.get('-Xmx').place };
}

function storageDirs(storage: View, roles: readonly KafkaRole[], owner: string): readonly DataDir[] {
  if (!storage.exists) return [];
  const isJbod = storage.get('type').text === 'jbod';
  const volumes = isJbod ? storage.get('volumes').items : [storage];
  const shared = volumes.findIndex((view) => view.get('kraftMetadata').text === 'shared');
  return volumes.map((view, index) => {
    const volume = storageVolume(view, index);
    const isMetadata = index === Math.max(shared, 0);
    const holds = !roles.includes('broker') ? 'metadata' : isMetadata ? 'both' : 'records';
    const path = `/var/lib/kafka/${volume.name}`;
    return { path, holds, location: operatorLocation(path, volume, owner), volume, survives: isDurable(volume), place: view.place };
  });
}

function storageVolume(view: View, index: number): VolumeFact {
  const isEphemeral = view.get('type').text === 'ephemeral';
  return {
    name: `data-${view.get('id').number ?? index}`,
    kind: isEphemeral ? 'empty-dir' : 'claim-template',
    ...optional('sizeMiB', quantityMiB(view.get(isEphemeral ? 'sizeLimit' : 'size').scalar)),
    ...optional('storageClass', view.get('class').scalar),
    place: view.place,
  };
}
