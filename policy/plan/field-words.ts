import { type FieldChange, HIDDEN, quantity } from '../diff/index.js';
import { bytes, duration } from '../transitions/words.js';

/** Longest value that still reads as one. */
const MOST_SHOWN = 60;

/** A changed value in words, e.g. `memory limit 4 GiB → 2 GiB` or `retention.ms set to 3 days`. */
export function fieldWords(field: FieldChange): string {
  const name = fieldName(field);
  const [before, after] = [valueWords(field, field.before), valueWords(field, field.after)];
  if (field.before === undefined) return isLong(after) ? `${name} added` : `${name} set to ${after}`;
  if (field.after === undefined) return isLong(before) ? `${name} removed` : `${name} removed (was ${before})`;
  if (before === HIDDEN || isLong(before) || isLong(after)) return `${name} changed`;
  return `${name} ${before} → ${after}`;
}

const isLong = (value: string) => value.length > MOST_SHOWN || value.includes('\n') || value === HIDDEN;

/** What a reader calls the place of a value. */
export function fieldName({ steps }: Pick<FieldChange, 'steps'>): string {
  if (steps[0] === 'data' && steps.length > 1) return steps.slice(steps.length > 2 ? 2 : 1).join(' ');
  const container = steps.findIndex((step) => step === 'containers' || step === 'initContainers');
  if (container >= 0) return containerField(steps.slice(container + 2));
  if (steps.at(-2) === 'labels') return `label ${steps.at(-1)}`;
  if (steps.at(-2) === 'annotations') return `annotation ${steps.at(-1)}`;
  return steps.filter((step) => step !== 'spec' && step !== 'template').join(' ');
}

function containerField([field = '', ...rest]: readonly string[]): string {
  if (field === 'env') return rest.slice(0, rest.at(-1) === 'value' ? -1 : undefined).join(' ');
  if (field === 'resources') return `${rest.at(-1)} ${rest[0] === 'limits' ? 'limit' : 'request'}`;
  if (field.endsWith('Probe')) return [`${field.slice(0, -'Probe'.length)} probe`, ...rest].join(' ');
  return [field, ...rest].join(' ');
}

function valueWords({ steps }: FieldChange, value: FieldChange['before']): string {
  const key = steps.at(-1) ?? '';
  const number = Number(value);
  if (typeof value !== 'boolean' && value !== null && value !== '' && Number.isInteger(number)) {
    if (/(^|\.)ms$/.test(key)) return number > Number.MAX_SAFE_INTEGER ? 'for ever' : duration(number);
    if (/(^|\.)bytes$/.test(key) && (number < 0 || number >= 1024)) return bytes(number);
  }
  const amount = key === 'memory' || key.endsWith('storage') ? quantity(value) : undefined;
  if (value === '') return '""';
  return amount === undefined ? String(value) : bytes(amount);
}
