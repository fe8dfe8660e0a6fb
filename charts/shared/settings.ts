import type { Problem } from './problem.js';
import type { Properties } from './properties.js';

/** Settings as Kafka reads them: lists with commas, all else as written. */
export const settingTexts = (settings: Readonly<Record<string, unknown>>): Properties =>
  Object.fromEntries(
    Object.entries(settings).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, Array.isArray(value) ? value.join(',') : String(value)]],
    ),
  );

/** Values of unchecked settings. */
export const uncheckedTexts = (unchecked: Readonly<Record<string, { readonly value: string }>>): Properties =>
  Object.fromEntries(Object.entries(unchecked).map(([key, { value }]) => [key, value]));

/** Unchecked settings whose `why` is empty. `reader` is what it should tell. */
export const unexplained = (unchecked: Readonly<Record<string, { readonly why: string }>>, reader = 'what reads it'): Problem[] =>
  Object.entries(unchecked)
    .filter(([, { why }]) => why.trim() === '')
    .map(([key]) => ({
      path: key,
      what: 'has no reason',
      why: 'nobody will know later whether it is still needed',
      fix: `say in \`why\` ${reader}`,
    }));

/** An unchecked setting that could be checked. */
export const checkable = (key: string): Problem => ({
  path: key,
  what: 'is a setting Kafka knows',
  why: 'unchecked keys escape type, range and version',
  fix: 'move it to settings',
});
