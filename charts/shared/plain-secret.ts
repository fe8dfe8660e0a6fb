import type { Problem } from './problem.js';

/** Keys whose value opens something, whoever reads them. */
const SECRET_KEY =
  /(^|[._-])(\w*password|passphrase|secret|\w*token|api\.?key|credentials|jaas\.config|user\.info|customer\.key|access\.key(\.id)?|private\.key)$|secret\.access/i;
/** An address or a line that holds a password: `scheme://user:password@host`, `…?password=…`. */
const SECRET_INSIDE = /:\/\/[^/\s:@]+:[^/\s@$]+@|(^|[?&;\s])password=(?!\$\{)/i;
/** What a config provider puts in: `${dir:/folder:file}`. */
const REFERENCE = /\$\{[^}:]+:[^}]+\}/;

/** Whether a setting holds a secret for all to read. */
export const holdsSecret = (key: string, value: string): boolean =>
  (SECRET_KEY.test(key) && value !== '' && !REFERENCE.test(value)) || SECRET_INSIDE.test(value);

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
