import { type Format, type LintReport, tally } from './report.js';

const SCHEMA_VERSION = 1;

const summary = ({ subjects, findings }: LintReport) => ({
  subjects: subjects.map((subject) => ({ ...subject, findings: tally(findings.filter((finding) => finding.subject === subject.name)) })),
  findings: tally(findings),
});

/** One object for programs. */
export const json: Format = (report) =>
  JSON.stringify({ schemaVersion: SCHEMA_VERSION, findings: report.findings, summary: summary(report) }, null, 2);

/** One object a line: each finding, then the summary. */
export const ndjson: Format = (report) =>
  [
    ...report.findings.map((finding) => ({ type: 'finding', schemaVersion: SCHEMA_VERSION, ...finding })),
    { type: 'summary', schemaVersion: SCHEMA_VERSION, ...summary(report) },
  ]
    .map((line) => JSON.stringify(line))
    .join('\n');
