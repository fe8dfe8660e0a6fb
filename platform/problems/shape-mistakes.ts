import type { Problem } from '../../charts/shared/index.js';
import { nearest } from '../../charts/shared/spelling.js';
import { type Shape, shapeWords, valueWords } from './shape-words.js';

/** A key that the type does not have. */
export const unknownKey = (path: string, meant: string | undefined, keys: readonly string[]): Problem => ({
  path,
  what: 'is not a known key',
  why: 'it would be ignored, and the default used instead',
  fix: meant === undefined ? `remove it, or use one of ${keys.join(', ')}` : `did you mean ${meant}?`,
});

/** A required key without a value. */
export const missingKey = (path: string, shape: Shape): Problem => ({
  path,
  what: 'is missing',
  why: 'it has no default',
  fix: `add it: ${shapeWords([shape])}`,
});

/** A list that must not be empty. */
export const emptyList = (path: string): Problem => ({
  path,
  what: 'is an empty list',
  why: 'it needs at least one member',
  fix: 'add a member',
});

/** A value of another type than the expected ones. */
export function wrong(value: unknown, expected: readonly Shape[], path: string): Problem {
  const words = expected.flatMap((shape) => (typeof shape === 'object' && 'values' in shape ? shape.values.map(String) : []));
  const meant = typeof value === 'string' ? nearest(value, words) : undefined;
  return {
    path,
    what: `is ${valueWords(value, words.length > 0)}, expected ${shapeWords(expected)}`,
    why: 'a value is taken as it is written: one of another type would be computed with, or ignored',
    fix: meant === undefined ? `write ${shapeWords(expected)}` : `did you mean ${meant}?`,
  };
}
