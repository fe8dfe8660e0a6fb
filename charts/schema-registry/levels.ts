import type { Problem } from '../shared/index.js';

/** Which older or newer readers a new schema must not break. `_TRANSITIVE` looks at all versions, not at the latest alone. */
export type CompatibilityLevel = (typeof COMPATIBILITY_LEVELS)[number];
/** All levels there are. */
export const COMPATIBILITY_LEVELS = [
  'BACKWARD',
  'BACKWARD_TRANSITIVE',
  'FORWARD',
  'FORWARD_TRANSITIVE',
  'FULL',
  'FULL_TRANSITIVE',
  'NONE',
] as const;
/** Level of one subject. `INHERIT` takes away what was set for it before: the registry's own level holds again. */
export type SubjectLevel = CompatibilityLevel | 'INHERIT';

/** The levels of a registry. */
export interface Levels {
  /** Level of every subject that has none of its own. */
  readonly compatibility: CompatibilityLevel;
  /** Levels of single subjects, by their names. */
  readonly subjects: Readonly<Record<string, SubjectLevel>>;
}

/** What the Job makes of the levels: one a line, with the path that sets it. The registry's own comes first. */
export function levelsFile({ compatibility, subjects }: Levels): string {
  const lines = Object.entries(subjects)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([subject, level]) => `${level} /config/${encodeURIComponent(subject)}`);
  return ['# LEVEL PATH', `${compatibility} /config`, ...lines].map((line) => `${line}\n`).join('');
}

/** Names the registry keeps for itself, and two that a URL swallows. */
const RESERVED_SUBJECTS: readonly string[] = ['__GLOBAL', '__EMPTY', '.', '..'];
const isSubject = (name: string) => name.trim() === name && /^[^\p{Cc}/]+$/u.test(name) && !RESERVED_SUBJECTS.includes(name);

/** Names of subjects the registry could not take. */
export function subjectProblems({ subjects }: Pick<Levels, 'subjects'>): Problem[] {
  return Object.keys(subjects)
    .filter((subject) => !isSubject(subject))
    .map((subject) => ({
      path: 'subjects',
      what: `subject ${JSON.stringify(subject)}`,
      why: 'it is empty, padded, reserved, or holds a slash or a control character: no URL of the registry would reach it',
      fix: 'name it after its topic, e.g. orders-value',
    }));
}
