import { secretKind } from '../facts/settings.js';

/** What stands for a value nobody may see. */
export const HIDDEN = '(hidden)';

const SECRET_WORDS =
  /passw|passphrase|secret(?!Name|Ref|KeyRef)|token(?!Path|Url)|credential|api[-_.]?key|access[-_.]?key|private[-_.]?key|jaas\.config|sasl_jaas/i;
/** What is not the secret but says where it is: a reference, a path, a class, a switch. */
const HARMLESS =
  /^\s*$|^(true|false)$|\$\{[^}]+\}|^\/[\w./-]+$|^\d+$|^[\w.$]+\.[A-Z]\w+$|Module (required|requisite|sufficient|optional)\s*;\s*$/;

/** A longer text is a file: its lines are never shown, only that it changed. */
const LONGEST_SECRET = 4_096;

/** Whether the value at a place must not be shown: it looks like a password, and is no reference to one. */
export function isHidden(steps: readonly string[], value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const place = steps.at(-1) === 'value' ? steps.at(-2) : steps.at(-1);
  if (value.length < LONGEST_SECRET && secretKind(place ?? '', value) === 'literal') return true;
  if (HARMLESS.test(value)) return false;
  return SECRET_WORDS.test(place ?? '') && !/name$|provider|mechanism|class$|type$/i.test(place ?? '');
}
