import type { FieldChange } from '../diff/index.js';
import { isStorageRefused as isRefusedByOperator } from '../restarts/index.js';
import type { Performer, Transit } from './transition.js';

/** Changed values of an object that say where its data is kept. */
export const placeFields = ({ changes }: Pick<Transit, 'changes'>, resource: string): readonly FieldChange[] =>
  changes.flatMap(({ object, fields }) => (object === resource ? fields.filter(isPlace) : []));

const isPlace = ({ steps }: FieldChange) =>
  steps.some((step) => /^(volumes|volumeMounts|volumeClaimTemplates|PGDATA|ZOO_DATA_DIR|ZOO_DATA_LOG_DIR)$/.test(step));

/** Whether an operator refuses the changed storage of a resource: it then changes nothing of the storage at all. */
export const isStorageRefused = ({ changes }: Pick<Transit, 'changes'>, { resource, origin }: Owner): boolean =>
  origin === 'strimzi' && changes.some((change) => change.object === resource && isRefusedByOperator(change));

interface Owner {
  readonly resource: string;
  readonly origin: string;
}

/** Who replaces the pod or container of something. */
export const replacerOf = ({ origin }: Pick<Owner, 'origin'>): Performer =>
  origin === 'compose' ? 'compose' : origin === 'strimzi' ? 'operator' : 'controller';
