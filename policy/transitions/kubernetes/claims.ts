import { ACKNOWLEDGE, BLOCK } from '../../../charts/shared/severity.js';
import { type FieldChange, type Manifest, quantity } from '../../diff/index.js';
import { podNames } from '../../restarts/index.js';
import type { Outcome, Transit, Transition } from '../transition.js';
import { bytes } from '../words.js';
import { type Changed, changed, claimTemplates, inNamespace } from './objects.js';

/** A claim, or the template of claims, whose size differs. */
interface Resized {
  readonly change: Changed;
  readonly field: FieldChange;
  readonly from: number;
  readonly to: number;
}

const isSize = ({ steps }: FieldChange) => (steps.at(-1) === 'storage' && steps.at(-2) === 'requests') || isOperatorSize(steps);
/** Strimzi's word for it. */
const isOperatorSize = (steps: readonly string[]) => steps.at(-1) === 'size' && steps.includes('storage');
const KINDS = ['StatefulSet', 'PersistentVolumeClaim', 'Kafka', 'KafkaNodePool'] as const;

const resized = (transit: Transit): readonly Resized[] =>
  changed(transit, ...KINDS).flatMap((change) =>
    change.fields.filter(isSize).flatMap((field) => {
      const [from, to] = [quantity(field.before), quantity(field.after)];
      return from === undefined || to === undefined ? [] : [{ change, field, from, to }];
    }),
  );

/** Name of the claim template a change is in. */
const templateName = ({ steps }: FieldChange) => (steps[1] === 'volumeClaimTemplates' ? (steps[2] ?? '') : '');

/** Claims a StatefulSet made of a template. */
const claimsOf = ({ change, field }: Pick<Resized, 'change' | 'field'>): readonly string[] =>
  change.ref.kind === 'StatefulSet' ? podNames(change.before).names.map((pod) => `${templateName(field)}-${pod}`) : [change.ref.name];

/** K8S-02: disks of a StatefulSet are to grow. */
export const claimGrown: Transition = {
  id: 'K8S-02',
  title: 'The disks of a StatefulSet grow',
  severities: ACKNOWLEDGE,
  why: 'the template cannot be changed in place; claims grow by hand, and the set is recreated around its running pods',
  source: 'kubernetes/kubernetes#68737',
  check: (transit) => resized(transit).flatMap((found) => (found.to > found.from ? [grown(found)] : [])),
};

function grown(found: Resized): Outcome {
  const { change, field, from, to } = found;
  const claims = claimsOf(found);
  const isSet = change.ref.kind === 'StatefulSet';
  const where = inNamespace(change.after);
  const patch = JSON.stringify({ spec: { resources: { requests: { storage: field.after } } } });
  return {
    resource: change.object,
    consequence: 'one-way',
    by: isSet ? 'person' : isOperatorSize(field.steps) ? 'operator' : 'apply',
    isReversible: false,
    text: `${diskName(found)} grows from ${bytes(from)} to ${bytes(to)}; it can never shrink again.`,
    fields: [field],
    ...(isSet && {
      procedure: [
        'see that the storage class has allowVolumeExpansion: true',
        ...claims.map((claim) => `kubectl ${where}patch pvc ${claim} --type merge -p '${patch}'`),
        `kubectl ${where}delete statefulset ${change.ref.name} --cascade=orphan`,
        'apply again: the new set takes the running pods over',
      ],
    }),
  };
}

function diskName({ change: { ref }, field }: Resized): string {
  if (ref.kind === 'StatefulSet') return `Disk ${templateName(field)} of ${ref.name}`;
  return ref.kind === 'PersistentVolumeClaim' ? `Claim ${ref.name}` : `A disk of ${ref.name}`;
}

/** K8S-03: a disk is to shrink. */
export const claimShrunk: Transition = {
  id: 'K8S-03',
  title: 'A disk shrinks',
  severities: BLOCK,
  why: 'a claim can never ask for less than before',
  source: 'helm/charts#23640',
  check: (transit) =>
    resized(transit).flatMap(({ change, field, from, to }) =>
      to >= from
        ? []
        : [
            {
              resource: change.object,
              consequence: 'no-effect',
              by: 'nobody',
              isReversible: true,
              text: `${change.ref.name}: ${bytes(from)} of disk cannot become ${bytes(to)}; ${isOperatorSize(field.steps) ? 'the operator changes no disk at all then' : 'the API server refuses it'}. Move to new brokers with smaller disks instead.`,
              fields: [field],
            },
          ],
    ),
};

/** K8S-04: the storage class of disks that exist is changed, or what kind of storage they are. */
export const storageClassChanged: Transition = {
  id: 'K8S-04',
  title: 'The storage class of existing disks is changed',
  severities: BLOCK,
  why: 'a claim keeps the class it was made with; only a new disk has another',
  source: 'elastic/cloud-on-k8s#3752; Strimzi documentation: changes of storage',
  check: (transit) =>
    changed(transit, ...KINDS).flatMap(({ object, ref, fields, before, after }) =>
      fields.flatMap((field) => {
        const text = classWords(field, before, after);
        if (text === undefined) return [];
        return [
          { resource: object, consequence: 'no-effect', by: 'nobody', isReversible: true, text: `${ref.name}: ${text}`, fields: [field] },
        ];
      }),
    ),
};

function classWords({ steps, before: from, after: to }: FieldChange, before: Manifest, after: Manifest): string | undefined {
  const last = steps.at(-1) ?? '';
  if (last === 'storageClassName') {
    if (steps[1] === 'volumeClaimTemplates' && !isKept(steps[2] ?? '', before, after)) return undefined;
    return `storage class ${className(from)} cannot become ${className(to)} for disks that exist; the API server refuses it.`;
  }
  if (!steps.includes('storage') || (last !== 'class' && last !== 'type') || from === undefined || to === undefined) return undefined;
  return `storage of ${last} ${from} cannot become ${to}; the operator keeps what there is. Make another node pool, move the partitions, then remove this one.`;
}

/** A class as people call it: without one the cluster's own is taken, and an empty one is none. */
const className = (name: FieldChange['before']) => (name === undefined ? "the cluster's default" : name === '' ? '"" (none)' : name);

/** Whether a claim template is there before and after. */
const isKept = (name: string, before: Manifest, after: Manifest) => [before, after].every((set) => claimTemplates(set).includes(name));
