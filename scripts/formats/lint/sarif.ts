import { createHash } from 'node:crypto';
import type { Severity } from '../../../charts/shared/severity.js';
import { OTHER_RULES, RULES } from '../../../policy/rules/index.js';
import type { DescribedRule, Format, LintFinding } from './report.js';

/** What code scanning keeps of one run. */
const MAX_RESULTS = 5000;
const LEVELS: Readonly<Record<Severity, string>> = { block: 'error', acknowledge: 'warning', warn: 'warning', info: 'note' };

/** SARIF 2.1.0, as code scanning services take it. */
export const sarif: Format = ({ findings }, { version, rules = [...RULES, ...OTHER_RULES] }) => {
  const used = rules.filter(({ id }) => findings.some((finding) => finding.id === id));
  const results = findings.slice(0, MAX_RESULTS).map((finding) =>
    result(
      finding,
      used.findIndex(({ id }) => id === finding.id),
    ),
  );
  const run = {
    tool: { driver: { name: 'sluice', semanticVersion: version, rules: used.map(descriptor) } },
    columnKind: 'utf16CodeUnits',
    results: withFingerprints(results, findings),
  };
  return JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }, null, 2);
};

const descriptor = ({ id, title, why, source, wrong, right, severity }: DescribedRule) => ({
  id,
  shortDescription: { text: title },
  fullDescription: { text: why },
  help: { text: `${why}\nSource: ${source}${wrong && right ? `\n\nWrong:\n${wrong}\n\nRight:\n${right}` : ''}` },
  defaultConfiguration: { level: severity.production === 'off' ? 'none' : LEVELS[severity.production] },
});

function result(finding: LintFinding, ruleIndex: number) {
  const { id, severity, what, fix, file, line, resource, subject, waived } = finding;
  return {
    ruleId: id,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: `${resource}: ${what}. ${fix}` },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: uriOf(file) }, region: { startLine: line } },
        logicalLocations: [{ fullyQualifiedName: `${subject}/${resource}`, kind: 'resource' }],
      },
    ],
    ...(waived && {
      suppressions: [{ kind: 'external', status: 'accepted', justification: `${waived.reason} (${waived.owner}, until ${waived.until})` }],
    }),
  };
}

const uriOf = (file: string) => file.split('/').map(encodeURIComponent).join('/');

/** A mark that stays when lines move: of rule, subject and resource; of several alike, in their order. */
function withFingerprints(results: readonly ReturnType<typeof result>[], findings: readonly LintFinding[]) {
  const seen = new Map<string, number>();
  return results.map((each, index) => {
    const { id = '', subject = '', resource = '', path = '' } = findings[index] ?? {};
    const base = [id, subject, resource, path].join('\n');
    const nth = (seen.get(base) ?? 0) + 1;
    seen.set(base, nth);
    const mark = createHash('sha256').update(`${base}\n${nth}`).digest('hex').slice(0, 32);
    return { ...each, partialFingerprints: { 'sluice/v1': mark } };
  });
}
