import { type DiffReport, humanDiff, markdownDiff } from '../../policy/plan/index.js';
import { TRANSITIONS } from '../../policy/transitions/index.js';
import type { FormatName } from '../commands/lint-options.js';
import { FORMATS } from './lint/index.js';
import type { FormatOptions, LintReport } from './lint/report.js';

/** How a diff or a plan is written. */
export interface DiffFormat {
  /** Output format. */
  readonly format: FormatName;
  /** `diff` or `plan`. */
  readonly command: string;
  /** What it is about, e.g. `rendered/staging → staging`. */
  readonly title: string;
  /** Whether every changed field is shown. */
  readonly verbose: boolean;
  /** Version of Sluice. */
  readonly version: string;
}

/** Text of a diff. What finds lines in files (SARIF, GitHub, JUnit) is written as lint writes it. */
export function diffText(report: DiffReport, how: DiffFormat): string {
  switch (how.format) {
    case 'human':
      return humanDiff(report, how.verbose);
    case 'markdown':
      return markdownDiff(report, `sluice ${how.command}: ${how.title}`);
    case 'json':
      return JSON.stringify(report, null, 2);
    case 'ndjson':
      return linesOf(report);
    default:
      return FORMATS[how.format](findingsOf(report, how), optionsOf(how));
  }
}

/** One object a line: each change, each finding, then the summary. */
function linesOf({ schemaVersion, changes, findings, summary }: DiffReport): string {
  const lines = [
    ...changes.map((change) => ({ type: 'change', schemaVersion, ...change })),
    ...findings.map((finding) => ({ type: 'finding', schemaVersion, ...finding })),
    { type: 'summary', schemaVersion, ...summary },
  ];
  return lines.map((line) => JSON.stringify(line)).join('\n');
}

const findingsOf = (report: DiffReport, { title }: DiffFormat): LintReport => ({
  subjects: [{ name: title, class: report.class, kubernetesVersion: '', objects: report.summary.objects }],
  findings: report.findings.map((finding) => ({ ...finding, subject: title })),
});

const optionsOf = ({ command, verbose, version }: DiffFormat): FormatOptions => ({
  command,
  verbose,
  version,
  rules: TRANSITIONS.map(({ severities, ...rule }) => ({ ...rule, severity: severities })),
});
