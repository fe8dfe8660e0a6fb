import type { SurviveFormat } from '../../commands/survive-options.js';
import { CAPACITY_HEAD, capacityData, capacityNotes, capacityRow } from './capacity-table.js';
import { adviceText, headCells, notes, premise, rowCells, type SurviveReport } from './report.js';

const SCHEMA_VERSION = 1;

/** How reports are written. */
export const SURVIVE_WRITERS: Readonly<Record<SurviveFormat, (reports: readonly SurviveReport[]) => string>> = {
  human: (reports) => reports.map(humanReport).join('\n\n'),
  json: (reports) => JSON.stringify({ schemaVersion: SCHEMA_VERSION, subjects: reports.map(data) }, null, 2),
  markdown: (reports) => reports.map(markdownReport).join('\n\n'),
};

function humanReport(report: SurviveReport): string {
  const rows = [headCells(report.survival), ...report.survival.rows.map(rowCells)];
  const lines = [premise(report), '', ...aligned(rows), ...below(report).map((line) => `\n${line}`)];
  return [...lines, ...disks(report, (head, cells) => aligned([head, ...cells]))].join('\n');
}

/** Columns as wide as their widest cell; the last one is open. */
export function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0))).join('  '));
}

function markdownReport(report: SurviveReport): string {
  const rows = report.survival.rows.map(rowCells);
  const table = markdownTable(headCells(report.survival), rows);
  const lines = [`**${premise(report)}**`, '', ...table, ...below(report).map((line) => `\n- ${line}`)];
  return [...lines, ...disks(report, markdownTable)].join('\n');
}

/** A table of Markdown. */
export const markdownTable = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`);

/** The table of disks, and what it leaves out. */
function disks({ capacity }: SurviveReport, table: (head: readonly string[], rows: readonly (readonly string[])[]) => readonly string[]) {
  if (capacity === undefined) return [];
  const rows = capacity.map(capacityRow);
  return [...(rows.length > 0 ? ['', ...table(CAPACITY_HEAD, rows)] : []), '', ...capacityNotes(capacity)];
}

const below = (report: SurviveReport) => [...notes(report), ...report.advice.map(adviceText)];

const data = ({ subject, runsOn, survival, advice, capacity }: SurviveReport) => ({
  name: subject,
  runsOn,
  pods: survival.pods,
  nodes: survival.nodes,
  ...(survival.assumed !== undefined && { assumed: survival.assumed }),
  unplaceable: survival.unplaceable,
  losses: survival.rows,
  advice,
  ...(capacity !== undefined && { capacity: capacityData(capacity) }),
});
