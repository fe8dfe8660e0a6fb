import type { GenerateOutcome } from './generate-secrets.js';
import type { SecretState } from './secrets.js';

/** A line per required Secret: status, name, purpose, what is wrong. Values are not in a `SecretState`, so none can show. */
export function secretStatesText(states: readonly SecretState[]): string {
  if (states.length === 0) return 'no Secrets are needed';
  const rows = states.map(({ status, requirement, findings, daysLeft }) => {
    const good = daysLeft === undefined ? '' : `ends in ${daysLeft} days`;
    return [status, requirement.name, requirement.purpose, findings.join('; ') || good];
  });
  return columns(rows);
}

/** What was made now, by name, for a person. */
export function generatedText({ made }: GenerateOutcome): string {
  if (made.length === 0) return 'nothing to make';
  return columns(made.map(({ kind, name }) => ['made', name, KIND_WORDS[kind]]));
}

const KIND_WORDS = { authority: 'certificate authority', certificate: 'certificate and key', scram: 'user and password' } as const;

function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
