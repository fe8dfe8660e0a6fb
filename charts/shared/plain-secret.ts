import type { Problem } from './problem.js';
import { secretKind } from './secret-text.js';

/** Whether a setting holds a secret for everybody to read. */
export const holdsSecret = (key: string, value: string): boolean => secretKind(key, value) === 'literal';

/** Settings that hold a secret for all to read, each by its key; the value is never repeated. */
export const plainSecretProblems = (settings: Readonly<Record<string, string>>, fix: string): Problem[] =>
  Object.entries(settings)
    .filter(([key, value]) => holdsSecret(key, value))
    .map(([key]) => ({
      path: key,
      what: `${key} holds a secret in plain text`,
      why: 'it stands readable in manifests and in the repository',
      fix,
    }));
