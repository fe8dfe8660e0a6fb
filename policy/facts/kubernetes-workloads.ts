import { quantityMiB } from './amounts.js';
import { containerFact, whoRuns } from './containers.js';
import { type Context, ofKind } from './context.js';
import { networkSource } from './network.js';
import type { SourceObject } from './objects.js';
import { optional } from './optional.js';
import { HOST_KEY, placementOf, zonesOf } from './placement.js';
import type { View } from './view.js';
import type { PodFact, UpdateFact, VolumeFact, Workload } from './workload.js';

const KINDS = ['StatefulSet', 'Deployment', 'DaemonSet', 'ReplicaSet', 'Job', 'CronJob', 'Pod'] as const;
const HOST_FIELDS = ['hostNetwork', 'hostPID', 'hostIPC'] as const;

/** Every workload of Kubernetes. */
export const kubernetesWorkloads = (context: Context): readonly Workload[] =>
  ofKind(context, ...KINDS).map((object) => workload(object, context));

function workload(object: SourceObject, context: Context): Workload {
  const { view, resource, kind, name, namespace } = object;
  const spec = view.get('spec');
  const template = templateOf(object);
  return {
    resource,
    place: view.place,
    origin: 'kubernetes',
    kind,
    name,
    ...optional('namespace', namespace),
    labels: view.get('metadata', 'labels').record,
    replicas: spec.get('replicas').number ?? 1,
    pod: podFact(template, object, context),
    ...optional('podManagement', spec.get('podManagementPolicy').text),
    update: updateFact(spec, view),
    ...optional('serviceName', spec.get('serviceName').scalar),
    claimRetention: {
      ...optional('whenDeleted', spec.get('persistentVolumeClaimRetentionPolicy', 'whenDeleted').text),
      ...optional('whenScaled', spec.get('persistentVolumeClaimRetentionPolicy', 'whenScaled').text),
    },
  };
}

function templateOf({ view, kind }: SourceObject): View {
  if (kind === 'Pod') return view;
  return kind === 'CronJob' ? view.get('spec', 'jobTemplate', 'spec', 'template') : view.get('spec', 'template');
}

function updateFact(spec: View, whole: View): UpdateFact {
  const strategy = spec.get('updateStrategy').exists ? spec.get('updateStrategy') : spec.get('strategy');
  const rolling = strategy.get('rollingUpdate');
  return {
    ...optional('type', strategy.get('type').text),
    ...optional('partition', rolling.get('partition').number),
    ...optional('maxUnavailable', rolling.get('maxUnavailable').scalar),
    ...optional('maxSurge', rolling.get('maxSurge').scalar),
    place: strategy.exists ? strategy.place : whole.place,
  };
}

function podFact(template: View, object: SourceObject, context: Context): PodFact {
  const pod = template.get('spec');
  const volumes = pod.get('volumes').items.map(volume);
  const files = volumes.flatMap(({ kind, source }) => (kind === 'config-map' ? context.files.of(source ?? '', object.namespace) : []));
  const annotations = { ...template.get('metadata', 'annotations').annotations, ...object.view.get('metadata', 'annotations').annotations };
  const owner = { ...object, files: files.map(({ name }) => name), annotations };
  const ends = object.kind === 'Job' || object.kind === 'CronJob';
  const containers = (field: string) =>
    pod.get(field).items.map((view) => containerFact(view, { ...owner, ends: ends || field === 'initContainers' }, context));
  return {
    place: pod.place,
    labels: template.get('metadata', 'labels').record,
    annotations: template.get('metadata', 'annotations').annotations,
    containers: containers('containers'),
    initContainers: containers('initContainers'),
    volumes: [...volumes, ...object.view.get('spec', 'volumeClaimTemplates').items.map(claimTemplate)],
    ...optional('graceSeconds', pod.get('terminationGracePeriodSeconds').number),
    hostAccess: HOST_FIELDS.filter((field) => pod.get(field).boolean === true).map((field) => ({ field, place: pod.get(field).place })),
    ...(pod.get('hostNetwork').boolean === true && { sharesNetwork: true as const }),
    ...optional('automountsToken', pod.get('automountServiceAccountToken').boolean),
    ...optional('serviceAccount', pod.get('serviceAccountName').scalar ?? pod.get('serviceAccount').scalar),
    ...optional('serviceLinks', pod.get('enableServiceLinks').boolean),
    ...optional('fsGroup', pod.get('securityContext', 'fsGroup').number),
    ...whoRuns(pod.get('securityContext')),
    hostAntiAffinity: hostAntiAffinity(pod),
    spread: pod.get('topologySpreadConstraints').items.map((constraint) => ({
      key: constraint.get('topologyKey').scalar ?? '',
      hard: constraint.get('whenUnsatisfiable').text !== 'ScheduleAnyway',
    })),
    ...optional('zone', zoneOf(pod)),
    placement: placementOf(pod),
    ...optional('restartPolicy', pod.get('restartPolicy').text),
  };
}

function hostAntiAffinity(pod: View): PodFact['hostAntiAffinity'] {
  const rules = pod.get('affinity', 'podAntiAffinity');
  const isHost = (term: View) => term.get('topologyKey').scalar === HOST_KEY;
  if (rules.get('requiredDuringSchedulingIgnoredDuringExecution').items.some(isHost)) return 'required';
  const preferred = rules.get('preferredDuringSchedulingIgnoredDuringExecution').items.map((item) => item.get('podAffinityTerm'));
  return preferred.some(isHost) ? 'preferred' : 'none';
}

/** The one zone that a node selector or a required affinity leaves. */
function zoneOf(pod: View): string | undefined {
  const zones = zonesOf(pod) ?? [];
  return zones.length === 1 ? zones[0] : undefined;
}

const SOURCES: readonly (readonly [field: string, kind: VolumeFact['kind'], name: string])[] = [
  ['emptyDir', 'empty-dir', 'medium'],
  ['configMap', 'config-map', 'name'],
  ['secret', 'secret', 'secretName'],
  ['persistentVolumeClaim', 'claim', 'claimName'],
  ['hostPath', 'host-path', 'path'],
  ['image', 'image', 'reference'],
];

/** A volume of a pod. */
export function volume(view: View): VolumeFact {
  const name = view.get('name').scalar ?? '';
  const [field, kind, source] = SOURCES.find(([known]) => view.get(known).value !== undefined) ?? (['', 'other', ''] as const);
  const ephemeral = view.get('ephemeral', 'volumeClaimTemplate', 'spec');
  if (ephemeral.exists) return { name, kind: 'empty-dir', place: view.place };
  return {
    name,
    kind,
    ...optional('source', view.get(field, source).scalar),
    ...optional('sizeMiB', quantityMiB(view.get('emptyDir', 'sizeLimit').scalar)),
    ...optional('network', networkSource(view)),
    place: view.place,
  };
}

function claimTemplate(view: View): VolumeFact {
  return {
    name: view.get('metadata', 'name').scalar ?? '',
    kind: 'claim-template',
    ...optional('sizeMiB', quantityMiB(view.get('spec', 'resources', 'requests', 'storage').scalar)),
    ...optional('storageClass', view.get('spec', 'storageClassName').scalar),
    place: view.place,
  };
}
