import { type FieldChange, quantity } from '../diff/index.js';
import type { Performer, Transit } from './transition.js';

/** Changed values of an object that say where its data is kept. */
export const placeFields = ({ changes }: Pick<Transit, 'changes'>, resource: string): readonly FieldChange[] =>
  changes.flatMap(({ object, fields }) => (object === resource ? fields.filter(isPlace) : []));

const isPlace = ({ steps }: FieldChange) =>
  steps.some((step) => /^(volumes|volumeMounts|volumeClaimTemplates|PGDATA|ZOO_DATA_DIR|ZOO_DATA_LOG_DIR)$/.test(step));

/**
 * Whether an operator refuses the storage of a resource, and keeps what there is: another type or class, or a smaller disk. It then
 * changes nothing of the storage at all.
 */
export const isStorageRefused = ({ changes }: Pick<Transit, 'changes'>, { resource, origin }: Owner): boolean =>
  origin === 'strimzi' && changes.some(({ object, fields }) => object === resource && fields.some(isRefused));

interface Owner {
  readonly resource: string;
  readonly origin: string;
}

function isRefused({ steps, before, after }: FieldChange): boolean {
  if (!steps.includes('storage') || before === undefined || after === undefined) return false;
  const last = steps.at(-1);
  return last === 'type' || last === 'class' || (last === 'size' && (quantity(after) ?? 0) < (quantity(before) ?? 0));
}

/** Who replaces the pod or container of something. */
export const replacerOf = ({ origin }: Pick<Owner, 'origin'>): Performer =>
  origin === 'compose' ? 'compose' : origin === 'strimzi' ? 'operator' : 'controller';
