import type { Severity } from '../../../charts/shared/severity.js';
import { cell } from '../../../policy/markdown-cell.js';
import { type Format, type LintFinding, tallyText } from './report.js';

/** What a comment may hold, less room for the last line. */
const MAX_LENGTH = 65_000;
/** By this a comment is found again and replaced. */
const MARKER = '<!-- sluice lint -->';
const HEADINGS: Readonly<Record<Severity, string>> = { block: 'Blocked', acknowledge: 'To acknowledge', warn: 'Warnings', info: 'Notes' };

/** For a comment on a pull request: a table for each subject and severity, notes folded. */
export const markdown: Format = ({ subjects, findings }) => {
  const names = [...subjects.map(({ name }) => name), 'waivers'];
  const sections = names.flatMap((name) => {
    const own = findings.filter(({ subject }) => subject === name);
    if (own.length === 0 && name === 'waivers') return [];
    return [`### ${name}: ${tallyText(own)}\n`, ...Object.keys(HEADINGS).flatMap((severity) => section(severity, own))];
  });
  return cut([MARKER, '## sluice lint\n', ...sections].join('\n'));
};

function section(severity: string, findings: readonly LintFinding[]): readonly string[] {
  const own = findings.filter((finding) => finding.severity === severity);
  const heading = Object.entries(HEADINGS).find(([key]) => key === severity)?.[1] ?? severity;
  if (own.length === 0) return [];
  const rows = own.map(({ id, resource, file, line, what, fix, waived }) => {
    const said = waived ? `${what} (waived until ${waived.until}: ${waived.reason})` : what;
    return `| ${[cell(id), cell(resource, `${file}:${line}`), cell(said), cell(fix)].join(' | ')} |`;
  });
  const table = ['| Rule | Where | What | Fix |', '| --- | --- | --- | --- |', ...rows, ''];
  return [`<details${severity === 'info' ? '>' : ' open>'}`, `<summary>${heading}: ${own.length}</summary>\n`, ...table, '</details>\n'];
}

function cut(text: string): string {
  if (text.length <= MAX_LENGTH) return text;
  const kept = text.slice(0, MAX_LENGTH);
  return `${kept.slice(0, kept.lastIndexOf('\n'))}\n\n</details>\n\nCut here: run \`sluice lint\` for the rest.`;
}
