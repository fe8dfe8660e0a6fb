import { lineHoldsSecret, secretKind } from '../../charts/shared/secret-text.js';

/** What stands for a value nobody may see. */
export const HIDDEN = '(hidden)';

const SECRET_WORDS =
  /passw|passphrase|secret(?!Name|Ref|KeyRef)|token(?!Path|Url)|credential|api[-_.]?key|access[-_.]?key|private[-_.]?key|jaas\.config|sasl_jaas/i;
/** What is not the secret but says where it is: a reference, a path, a class, a switch. */
const HARMLESS =
  /^\s*$|^(true|false)$|\$\{[^}]+\}|^\/[\w./-]+$|^\d+$|^[\w.$]+\.[A-Z]\w+$|Module (required|requisite|sufficient|optional)\s*;\s*$/;

/** A longer text is a file: its lines are never shown, only that it changed. */
const LONGEST_SECRET = 4_096;

/** Places of numbers that nobody counts with. */
const SECRET_NUMBER = /(passw(or)?d|passphrase|secret|pin)$/i;
/** A line of a file that gives a secret its value, in any of the ways files are written. */
const SECRET_LINE =
  /^\s*(?:export\s+)?["']?[\w.-]*(?:passw(?:or)?d|passphrase|secret|token|api[-_.]?key|access[-_.]?key|private[-_.]?key)["']?\s*[:=]\s*["']?(?![$"'\s{<])\S|-----BEGIN [A-Z ]*PRIVATE KEY/im;

/** Whether the value at a place must not be shown: it looks like a password, and is no reference to one. */
export function isHidden(steps: readonly string[], value: unknown): boolean {
  const place = steps.at(-1) === 'value' ? steps.at(-2) : steps.at(-1);
  if (typeof value === 'number') return SECRET_NUMBER.test(place ?? '');
  if (typeof value !== 'string') return false;
  if (value.includes('\n') && SECRET_LINE.test(value)) return true;
  if (value.length < LONGEST_SECRET && secretKind(place ?? '', value) === 'literal') return true;
  if (HARMLESS.test(value)) return false;
  return SECRET_WORDS.test(place ?? '') && !/name$|provider|mechanism|class$|type$/i.test(place ?? '');
}

/** Whether a word of a command line is the secret that the option before it takes. */
export const isHiddenWord = (before: unknown, word: unknown): boolean =>
  typeof before === 'string' && typeof word === 'string' && /^--?[\w.-]+$/.test(before) && lineHoldsSecret(`${before} ${word}`);
