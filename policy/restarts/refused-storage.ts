import { type FieldChange, type ObjectChange, quantity } from '../diff/index.js';
import { strimziEffect } from './strimzi-fields.js';

/**
 * Whether Strimzi refuses the storage of a changed resource, and keeps all of what there is: another type or class, or a smaller disk. It
 * then adds and removes no volume either.
 */
export const isStorageRefused = (change: ObjectChange): boolean => change.fields.some((field) => isRefused(field, change));

function isRefused(field: FieldChange, change: ObjectChange): boolean {
  const { steps, before, after } = field;
  if (!isOfStorage(field) || change.kind !== 'changed' || isOfOtherVolume(field, change)) return false;
  if (strimziEffect(change, steps) === 'refused') return true;
  const [from, to] = [quantity(before), quantity(after)];
  return steps.at(-1) === 'size' && from !== undefined && to !== undefined && to < from;
}

/** Whether a value is part of the storage of nodes. */
export const isOfStorage = ({ steps }: Pick<FieldChange, 'steps'>): boolean =>
  steps[1] === 'storage' || (steps[1] === 'kafka' && steps[2] === 'storage');

/** Whether the volume of a value is there in one state only: it is added or removed, which is allowed. */
function isOfOtherVolume({ steps }: FieldChange, { fields }: ObjectChange): boolean {
  const volumes = steps.indexOf('volumes');
  if (volumes < 0) return false;
  const id = [...steps.slice(0, volumes + 2), 'id'].join('\0');
  return fields.some((field) => field.steps.join('\0') === id && (field.before === undefined || field.after === undefined));
}
