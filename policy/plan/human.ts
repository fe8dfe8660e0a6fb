import { counted, countedWith } from '../../charts/shared/count.js';
import { CONSEQUENCES, type Consequence, PERFORMERS } from '../transitions/transition.js';
import type { DiffReport, ReportedChange, ReportedField } from './report.js';

/** Headings of the consequences. */
export const HEADINGS: Readonly<Record<Consequence, string>> = {
  'data-loss': 'Data loss',
  'one-way': 'No way back',
  outage: 'Outage',
  restart: 'Restart',
  'not-judged': 'Not judged',
  'no-effect': 'No interruption',
};
const MARKS = { block: 'BLOCKED ', acknowledge: 'ASKS    ', warn: 'WARNS   ', info: '        ' } as const;

/** A diff for people: grouped by consequence, a line a change; with `verbose` the values behind each. */
export function humanDiff(report: DiffReport, verbose: boolean): string {
  const groups = CONSEQUENCES.flatMap((consequence) => {
    const changes = report.changes.filter((change) => change.consequence === consequence);
    return changes.length === 0 ? [] : [[HEADINGS[consequence], ...changes.flatMap((change) => changeText(change, verbose))].join('\n')];
  });
  return [...groups, summaryText(report)].join('\n\n');
}

function changeText(
  { text, by, reversible, id, severity, acknowledge, procedure, fields }: ReportedChange,
  verbose: boolean,
): readonly string[] {
  const who = by === 'nobody' ? 'by nobody' : `by ${PERFORMERS[by]}`;
  const notes = [who, ...(reversible ? [] : ['cannot be undone']), ...(acknowledge === undefined ? [] : [`acknowledge ${acknowledge}`])];
  const mark = severity === undefined ? MARKS.info : MARKS[severity];
  return [
    `  ${mark}${id === undefined ? '' : `${id} `}${text}`,
    `          ${notes.join(', ')}`,
    ...(procedure ?? []).map((step, index) => `          ${index + 1}. ${step}`),
    ...(verbose ? fields.map((field) => `          ${fieldText(field)}`) : []),
  ];
}

/** Longest text a value is shown with. */
const MOST_SHOWN = 100;

function fieldText({ object, path, before, after }: ReportedField): string {
  return `${object} ${path}: ${valueText(before)} → ${valueText(after)}`;
}

function valueText(value: ReportedField['before']): string {
  if (value === undefined) return 'nothing';
  const text = String(value);
  if (text.includes('\n')) return `a text of ${counted(text.split('\n').length, 'line')}`;
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}

/** A diff in one sentence. */
export function summaryText({ summary, pods }: DiffReport): string {
  if (summary.objects === 0 && summary.notJudged === 0) return 'Nothing differs.';
  const restarts = pods.filter(({ effect }) => effect === 'restart').reduce((sum, { count }) => sum + count, 0);
  const parts = [
    countedWith(summary.objects, 'object', ['differs', 'differ']),
    restarts === 0 ? 'no pod restarts' : countedWith(restarts, 'pod', ['restarts', 'restart']),
    ...(summary.notJudged > 0 ? [`${counted(summary.notJudged, 'change')} not judged`] : []),
    ...(summary.blocked.length > 0 ? [`${counted(summary.blocked.length, 'change')} blocked`] : []),
    ...(summary.acknowledgements.length > 0 ? [`${counted(summary.acknowledgements.length, 'acknowledgement')} asked for`] : []),
  ];
  return `${parts.join(', ')}.`;
}
