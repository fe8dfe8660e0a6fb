import { type KafkaLine, linesAround, loadModel, type VersionModel } from '../../charts/kafka/versions/index.js';
import { type EnvironmentClass, SEVERITIES, type Severity } from '../../charts/shared/severity.js';
import type { Facts } from '../facts/index.js';
import type { Finding, Rule, RuleContext, Violation } from './rule.js';

/** Findings of some rules about some facts, the gravest first, then by file and line. */
export function findingsOf(
  facts: Facts,
  rules: readonly Rule[],
  { environmentClass, ...context }: RuleContext & { readonly environmentClass: EnvironmentClass },
): readonly Finding[] {
  const found = rules.flatMap((rule) =>
    rule.check(facts, context).flatMap((violation) => {
      const severity = (violation.instead ?? rule.severity)[environmentClass];
      return severity === 'off' ? [] : [findingOf(rule, severity, violation)];
    }),
  );
  return [...found].sort(byGravity);
}

function findingOf({ id, title, why }: Rule, severity: Severity, violation: Violation): Finding {
  const { resource, place, what, fix, atMost } = violation;
  return { id, severity: milder(severity, atMost), title, resource, ...place, what, why: violation.why ?? why, fix };
}

const gravity = (severity: Severity) => SEVERITIES.indexOf(severity);

const milder = (severity: Severity, atMost: Severity | undefined) =>
  atMost !== undefined && gravity(atMost) > gravity(severity) ? atMost : severity;

/** Order of findings: the gravest first, then by file, line and rule. */
export const byGravity = (a: Finding, b: Finding): number =>
  gravity(a.severity) - gravity(b.severity) || compare(a.file, b.file) || a.line - b.line || compare(a.id, b.id) || compare(a.what, b.what);

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Settings of the Kafka lines that some facts name. Only those are read. */
export async function modelsFor(facts: Facts): Promise<ReadonlyMap<KafkaLine, VersionModel>> {
  const named = new Set([...facts.clusters, ...facts.nodes].map(({ line }) => line));
  const lines = new Set([...named].flatMap((line) => (line === undefined ? [] : linesAround(line))));
  return new Map(await Promise.all([...lines].map(async (line) => [line, await loadModel(line)] as const)));
}
