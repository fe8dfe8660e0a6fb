import { at, isObject, type JsonObject } from '../schemas/json.js';
import { POD_DEFAULTS } from './defaults-pod.js';
import { withoutEmpty } from './empty-fields.js';
import { kindOf, type Manifest } from './object.js';

/** What the API server fills in where a field is missing: the place (`*` is every item of a list, the empty one the object itself), and the fields. */
export type Default = readonly [place: string, fields: JsonObject | ((found: JsonObject) => JsonObject)];

const CLAIM: JsonObject = { volumeMode: 'Filesystem' };

const KIND_DEFAULTS: Readonly<Record<string, readonly Default[]>> = {
  StatefulSet: [
    ['spec', { podManagementPolicy: 'OrderedReady', replicas: 1, revisionHistoryLimit: 10, updateStrategy: { type: 'RollingUpdate' } }],
    ['spec', { persistentVolumeClaimRetentionPolicy: {}, minReadySeconds: 0 }],
    ['spec.persistentVolumeClaimRetentionPolicy', { whenDeleted: 'Retain', whenScaled: 'Retain' }],
    ['spec.updateStrategy', ({ type }) => (type === 'RollingUpdate' ? { rollingUpdate: {} } : {})],
    ['spec.updateStrategy.rollingUpdate', { partition: 0 }],
    ['spec.volumeClaimTemplates.*', { apiVersion: 'v1', kind: 'PersistentVolumeClaim' }],
    ['spec.volumeClaimTemplates.*.spec', CLAIM],
  ],
  Deployment: [
    ['spec', { replicas: 1, revisionHistoryLimit: 10, progressDeadlineSeconds: 600, strategy: { type: 'RollingUpdate' } }],
    ['spec.strategy', ({ type }) => (type === 'RollingUpdate' ? { rollingUpdate: {} } : {})],
    ['spec.strategy.rollingUpdate', { maxSurge: '25%', maxUnavailable: '25%' }],
  ],
  DaemonSet: [
    ['spec', { revisionHistoryLimit: 10, updateStrategy: { type: 'RollingUpdate' } }],
    ['spec.updateStrategy', ({ type }) => (type === 'RollingUpdate' ? { rollingUpdate: {} } : {})],
    ['spec.updateStrategy.rollingUpdate', { maxSurge: 0, maxUnavailable: 1 }],
  ],
  Job: [['spec', { backoffLimit: 6, completions: 1, parallelism: 1, completionMode: 'NonIndexed', suspend: false }]],
  CronJob: [
    ['spec', { concurrencyPolicy: 'Allow', suspend: false, successfulJobsHistoryLimit: 3, failedJobsHistoryLimit: 1 }],
    ['spec.jobTemplate.spec', { backoffLimit: 6, completions: 1, parallelism: 1, completionMode: 'NonIndexed', suspend: false }],
  ],
  Service: [
    ['spec', { type: 'ClusterIP', sessionAffinity: 'None', internalTrafficPolicy: 'Cluster' }],
    ['spec', ({ type }) => (type === 'NodePort' || type === 'LoadBalancer' ? { externalTrafficPolicy: 'Cluster' } : {})],
    ['spec.ports.*', ({ port }) => ({ protocol: 'TCP', targetPort: port })],
  ],
  PersistentVolumeClaim: [['spec', CLAIM]],
  Secret: [['', { type: 'Opaque' }]],
  NetworkPolicy: [
    ['spec', ({ egress }) => ({ policyTypes: Array.isArray(egress) && egress.length > 0 ? ['Ingress', 'Egress'] : ['Ingress'] })],
    ['spec.ingress.*.ports.*', { protocol: 'TCP' }],
    ['spec.egress.*.ports.*', { protocol: 'TCP' }],
  ],
};

/** Where the pods of a kind stand. */
const POD_PLACES: Readonly<Record<string, string>> = {
  Pod: 'spec',
  StatefulSet: 'spec.template.spec',
  Deployment: 'spec.template.spec',
  DaemonSet: 'spec.template.spec',
  ReplicaSet: 'spec.template.spec',
  Job: 'spec.template.spec',
  CronJob: 'spec.jobTemplate.spec.template.spec',
};

/** Where the template of a workload's pods stands, e.g. `['spec', 'template']`; nothing for kinds without pods. */
export function templatePlace(kind: string): readonly string[] | undefined {
  const place = Object.hasOwn(POD_PLACES, kind) ? POD_PLACES[kind] : undefined;
  return place === undefined || kind === 'Pod' ? undefined : place.split('.').slice(0, -1);
}

/** The manifest with what the API server would fill in, and without what only the server writes. */
export function defaulted(manifest: Manifest): Manifest {
  const kind = kindOf(manifest);
  const place = Object.hasOwn(POD_PLACES, kind) ? POD_PLACES[kind] : undefined;
  const own = Object.hasOwn(KIND_DEFAULTS, kind) ? (KIND_DEFAULTS[kind] ?? []) : [];
  const pods = place === undefined ? [] : POD_DEFAULTS.map(([below, fields]): Default => [below ? `${place}.${below}` : place, fields]);
  let filled: unknown = withoutServerFields(withoutEmpty(manifest));
  for (const [where, fields] of [...own, ...pods]) filled = inside(filled, where === '' ? [] : where.split('.'), fields);
  return isObject(filled) ? filled : manifest;
}

const SERVER_METADATA: ReadonlySet<string> = new Set(
  'uid resourceVersion generation creationTimestamp deletionTimestamp managedFields selfLink ownerReferences'.split(' '),
);
const SERVER_ANNOTATIONS =
  /^(kubectl\.kubernetes\.io\/last-applied-configuration|deployment\.kubernetes\.io\/revision|pv\.kubernetes\.io\/.*)$/;

function withoutServerFields({ status: _status, metadata, spec, ...content }: Manifest): Manifest {
  const kept = Object.entries(isObject(metadata) ? metadata : {}).filter(([field]) => !SERVER_METADATA.has(field));
  const annotations = at(metadata, 'annotations');
  const ours = Object.entries(isObject(annotations) ? annotations : {}).filter(([name]) => !SERVER_ANNOTATIONS.test(name));
  const { annotations: _annotations, ...named } = Object.fromEntries(kept);
  return {
    ...content,
    ...(spec !== undefined && { spec: isObject(spec) ? withPlainClaims(spec) : spec }),
    metadata: { ...named, ...(ours.length > 0 && { annotations: Object.fromEntries(ours) }) },
  };
}

/** The server gives the templates of claims a status, as if they were claims. */
function withPlainClaims(spec: JsonObject): JsonObject {
  if (!Array.isArray(spec.volumeClaimTemplates)) return spec;
  const plain = spec.volumeClaimTemplates.map((claim: unknown) => {
    if (!isObject(claim)) return claim;
    const { status: _status, ...rest } = claim;
    return rest;
  });
  return { ...spec, volumeClaimTemplates: plain };
}

function inside(value: unknown, [step, ...rest]: readonly string[], fields: Default[1]): unknown {
  if (step === undefined) {
    if (!isObject(value)) return value;
    const present = Object.fromEntries(Object.entries(value).filter(([, found]) => found !== undefined && found !== null));
    return { ...(typeof fields === 'function' ? fields(present) : fields), ...present };
  }
  if (step === '*') return Array.isArray(value) ? value.map((item) => inside(item, rest, fields)) : value;
  if (!isObject(value) || value[step] === undefined) return value;
  return { ...value, [step]: inside(value[step], rest, fields) };
}
