import { isKubernetesVersion, KUBERNETES_VERSIONS, type KubernetesVersion } from '../../../charts/shared/kubernetes-version.js';
import { ACKNOWLEDGE, BLOCK } from '../../../charts/shared/severity.js';
import { type FieldChange, kindOf, type Manifest, type ObjectChange, quantity, refOf } from '../../diff/index.js';
import { at, text } from '../../schemas/json.js';
import type { Outcome, Transition } from '../transition.js';
import { listed } from '../words.js';
import { type Changed, changed } from './objects.js';
import { dangerOfRecreating, stepsToRecreate } from './recreate.js';

/** Fields of a StatefulSet's spec that can be changed; the API server refuses every other. */
const STATEFUL_SET_MUTABLE: ReadonlySet<string> = new Set([
  'replicas',
  'ordinals',
  'template',
  'updateStrategy',
  'revisionHistoryLimit',
  'persistentVolumeClaimRetentionPolicy',
  'minReadySeconds',
]);

/** Fields of a Job's spec that cannot be changed. */
const JOB_IMMUTABLE: ReadonlySet<string> = new Set([
  'selector',
  'template',
  'completions',
  'completionMode',
  'podFailurePolicy',
  'backoffLimitPerIndex',
  'managedBy',
  'successPolicy',
]);

type Refuses = (field: FieldChange, change: Changed, version: KubernetesVersion) => boolean;

/** What the API server refuses to change, by kind. */
const IMMUTABLE: Readonly<Record<string, Refuses>> = {
  StatefulSet: ({ steps: [top, field = ''] }) => top === 'spec' && !STATEFUL_SET_MUTABLE.has(field),
  Deployment: ({ steps: [top, field] }) => top === 'spec' && field === 'selector',
  DaemonSet: ({ steps: [top, field] }) => top === 'spec' && field === 'selector',
  Job: (field, { before, after }, version) =>
    field.steps[0] === 'spec' &&
    JOB_IMMUTABLE.has(field.steps[1] ?? '') &&
    !isSuspendedJobsResource(field, before, version) &&
    !isDeletedBefore(after),
  PersistentVolumeClaim: ({ steps: [top, field] }, _, version) =>
    top === 'spec' && field !== 'resources' && !(field === 'volumeAttributesClassName' && isSince(version, '1.34')),
  StorageClass: ({ steps: [top = ''] }) => ['provisioner', 'parameters', 'reclaimPolicy', 'volumeBindingMode'].includes(top),
  ConfigMap: ({ steps: [top = ''] }, { before }) => before.immutable === true && ['data', 'binaryData', 'immutable'].includes(top),
  Secret: ({ steps: [top = ''] }, { before }) => top === 'type' || (before.immutable === true && ['data', 'immutable'].includes(top)),
  Service: ({ steps: [top, field], before, after }) =>
    top === 'spec' && field === 'clusterIP' && before !== undefined && after !== undefined,
  RoleBinding: ({ steps: [top] }) => top === 'roleRef',
  ClusterRoleBinding: ({ steps: [top] }) => top === 'roleRef',
};

/** Annotations by which a tool runs an object as a hook, with those that say when it deletes the earlier one; without these it does so first. */
const HOOKS = [
  { hook: 'helm.sh/hook', policy: 'helm.sh/hook-delete-policy', first: /before-hook-creation|hook-succeeded/ },
  { hook: 'argocd.argoproj.io/hook', policy: 'argocd.argoproj.io/hook-delete-policy', first: /BeforeHookCreation|HookSucceeded/ },
] as const;

/** Whether a tool deletes the earlier object before it makes this one. */
const isDeletedBefore = (manifest: Manifest) =>
  HOOKS.some(({ hook, policy, first }) => {
    const [runs, deletes] = [hook, policy].map((name) => text(at(manifest, 'metadata', 'annotations', name)));
    return runs !== undefined && (deletes === undefined || first.test(deletes));
  });

const isSince = (version: KubernetesVersion, first: KubernetesVersion) =>
  KUBERNETES_VERSIONS.indexOf(version) >= KUBERNETES_VERSIONS.indexOf(first);

/** Since 1.36 what the containers of a suspended Job ask for can be changed. */
const isSuspendedJobsResource = ({ steps }: FieldChange, before: Manifest, version: KubernetesVersion) =>
  isSince(version, '1.36') &&
  at(before, 'spec', 'suspend') === true &&
  /^spec template spec (containers|initContainers) \S+ resources( |$)/.test(steps.join(' '));

/** The version of the cluster some manifests are for: that of their namespace's Pod Security profile. Without one, the oldest known. */
export function clusterVersion(manifests: readonly Manifest[]): KubernetesVersion {
  const labels = manifests.filter((manifest) => kindOf(manifest) === 'Namespace').map((manifest) => at(manifest, 'metadata', 'labels'));
  const versions = labels.map((found) => text(at(found, 'pod-security.kubernetes.io/enforce-version'))?.replace(/^v/, '') ?? '');
  return versions.find(isKubernetesVersion) ?? KUBERNETES_VERSIONS[0];
}

/**
 * The changed values that the API server refuses, of an object that keeps its name.
 * @param version of the API server: a later one may take what an earlier one refuses
 */
export function immutableFields(change: ObjectChange, version: KubernetesVersion = KUBERNETES_VERSIONS[0]): readonly FieldChange[] {
  const { before, after, ref, fields } = change;
  const refuses = Object.hasOwn(IMMUTABLE, ref.kind) ? IMMUTABLE[ref.kind] : undefined;
  if (before === undefined || after === undefined || refuses === undefined || refOf(before).name !== refOf(after).name) return [];
  return fields.filter((field) => refuses(field, { ...change, before, after }, version));
}

/** Whether an object that is refused cannot be brought there by recreating it around its pods either. */
export const isHopeless = (change: ObjectChange): boolean =>
  immutableFields(change).some(
    ({ steps, before, after }) =>
      steps[1] === 'selector' ||
      (steps.at(-1) === 'storageClassName' && before !== undefined && after !== undefined) ||
      (steps.at(-1) === 'storage' && (quantity(after) ?? 0) < (quantity(before) ?? 0)),
  );

/** Objects the API server refuses: a field of theirs cannot be changed, or a claim would shrink. */
export const refusedObjects = (changes: readonly ObjectChange[]): readonly ObjectChange[] =>
  changes.filter((change) => immutableFields(change).length > 0 || isShrunkClaim(change));

const isShrunkClaim = ({ ref, kind, fields }: ObjectChange) =>
  ref.kind === 'PersistentVolumeClaim' &&
  kind === 'changed' &&
  fields.some(({ steps, before, after }) => steps.at(-1) === 'storage' && (quantity(after) ?? 0) < (quantity(before) ?? 0));

/** Fields other rules speak of: sizes and classes of claims, and selectors. */
const isOthers = ({ steps }: FieldChange) => steps.includes('storage') || steps.includes('storageClassName') || steps[1] === 'selector';

const KINDS = Object.keys(IMMUTABLE);

/** K8S-01: a field is changed that the API server refuses to change. */
export const immutableField: Transition = {
  id: 'K8S-01',
  title: 'A field is changed that cannot be changed',
  severities: BLOCK,
  why: 'the API server refuses the object, and whatever was applied before it stays half done',
  source: 'fluxcd/flux2#3573, open-telemetry/opentelemetry-operator#1491',
  check: (transit) =>
    changed(transit, ...KINDS).flatMap((change) => {
      const fields = immutableFields(change, clusterVersion(transit.after.manifests)).filter((field) => !isOthers(field));
      return fields.length === 0 ? [] : [refused(change, fields)];
    }),
};

function refused(change: Changed, fields: readonly FieldChange[]): Outcome {
  const { object, ref } = change;
  const names = listed(fields.map(({ path }) => path));
  const steps = stepsToRecreate(change);
  return {
    resource: object,
    consequence: 'no-effect',
    by: steps.length > 0 ? 'person' : 'nobody',
    isReversible: true,
    text: `${ref.kind} ${ref.name}: ${names} cannot be changed; the API server refuses it, and nothing of the object is applied.${dangerOfRecreating(change)}`,
    fields,
    ...(steps.length > 0 && { procedure: steps }),
    ...(ref.kind === 'Job' && { severities: ACKNOWLEDGE }),
  };
}

/** K8S-05: a selector is changed. */
export const selectorChanged: Transition = {
  id: 'K8S-05',
  title: 'A selector is changed',
  severities: BLOCK,
  why: 'a workload cannot change its selector, and a Service that selects nothing answers nobody',
  source: 'Kubernetes API reference: field is immutable',
  check: (transit) => [
    ...changed(transit, 'StatefulSet', 'Deployment', 'DaemonSet').flatMap((change) => {
      const fields = immutableFields(change).filter(({ steps }) => steps[1] === 'selector');
      return fields.length === 0 ? [] : [selectorOutcome(change, fields)];
    }),
    ...changed(transit, 'Service').flatMap(({ object, ref, after, fields }) => {
      const selector = fields.filter(({ steps }) => steps[1] === 'selector');
      if (selector.length === 0 || selectsPods(at(after, 'spec', 'selector'), transit.after.manifests)) return [];
      return [
        { ...CUT_OFF, resource: object, text: `Service ${ref.name} selects no pod any more: its clients find nobody.`, fields: selector },
      ];
    }),
  ],
};

const CUT_OFF = { consequence: 'outage', by: 'apply', isReversible: true } as const;

function selectorOutcome({ object, ref }: Changed, fields: readonly FieldChange[]): Outcome {
  return {
    resource: object,
    consequence: 'no-effect',
    by: 'nobody',
    isReversible: true,
    text: `${ref.kind} ${ref.name}: its selector cannot be changed. A set under a new name, beside this one, is the way; its pods begin with empty disks.`,
    fields,
  };
}

function selectsPods(selector: unknown, manifests: readonly unknown[]): boolean {
  const wanted = Object.entries(typeof selector === 'object' && selector !== null ? selector : {});
  return manifests.some((manifest) => {
    const labels = at(manifest, 'spec', 'template', 'metadata', 'labels');
    return labels !== undefined && wanted.every(([key, value]) => at(labels, key) === value);
  });
}
