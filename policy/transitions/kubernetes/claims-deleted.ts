import { counted } from '../../../charts/shared/count.js';
import { DANGEROUS } from '../../../charts/shared/severity.js';
import type { FieldChange } from '../../diff/index.js';
import { isOfStorage, podNames } from '../../restarts/index.js';
import { changedOfStrimzi } from '../kafka/strimzi-resources.js';
import type { Outcome, Transit, Transition } from '../transition.js';
import { listed } from '../words.js';
import { type Changed, changed } from './objects.js';

/** K8S-32: claims are to be deleted with what they belong to. */
export const claimsDeletedWithSet: Transition = {
  id: 'K8S-32',
  title: 'Disks are deleted with their set',
  severities: DANGEROUS,
  why: 'a deleted or scaled-down set then takes its data along',
  source: 'Kubernetes documentation: PersistentVolumeClaim retention; Strimzi documentation: deleteClaim',
  check: (transit) => [...changed(transit, 'StatefulSet').flatMap(ofSet), ...ofOperator(transit)],
};

function ofSet({ object, ref, before, fields }: Changed): readonly Outcome[] {
  const risky = fields.filter(({ steps, after }) => steps[1] === 'persistentVolumeClaimRetentionPolicy' && after === 'Delete');
  if (risky.length === 0) return [];
  const when = listed(risky.map(({ steps }) => (steps[2] === 'whenScaled' ? 'scaled down' : 'deleted')));
  const text = `${ref.name}: when the set is ${when}, the disks of its ${counted(podNames(before).count, 'pod')} go with it.`;
  return [{ resource: object, consequence: 'data-loss', by: 'controller', isReversible: true, text, fields: risky }];
}

/** Strimzi makes the claims belong to the resource then, and Kubernetes deletes them with it. */
const ofOperator = (transit: Transit): readonly Outcome[] =>
  changedOfStrimzi(transit, 'Kafka', 'KafkaNodePool').flatMap((change): readonly Outcome[] => {
    const risky = change.fields.filter((field) => isSwitchedOn(field, change));
    if (risky.length === 0) return [];
    const text = `${change.ref.name}: deleteClaim is switched on: when the ${change.ref.kind === 'Kafka' ? 'cluster' : 'pool'} is deleted or scaled down, or a volume is taken out, its claims and disks are deleted with it.`;
    return [{ resource: change.object, consequence: 'data-loss', by: 'operator', isReversible: true, text, fields: risky }];
  });

/** Whether `deleteClaim` becomes true for a volume that was there before. */
function isSwitchedOn(field: FieldChange, { fields }: Changed): boolean {
  const { steps, after } = field;
  if (steps.at(-1) !== 'deleteClaim' || String(after) !== 'true') return false;
  const isNew = fields.some((other) => other.before === undefined && other.steps.at(-1) === 'type' && isSibling(other, field));
  return !isNew && (isOfStorage(field) || steps.includes('storage'));
}

const isSibling = (a: FieldChange, b: FieldChange) => a.steps.slice(0, -1).join('\0') === b.steps.slice(0, -1).join('\0');
