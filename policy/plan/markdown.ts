import { cell } from '../markdown-cell.js';
import { CONSEQUENCES, PERFORMERS } from '../transitions/transition.js';
import { HEADINGS, summaryText } from './human.js';
import type { DiffReport, ReportedChange } from './report.js';

/** What a comment may hold, less room for the last line. */
const MAX_LENGTH = 65_000;
/** By this a comment is found again and replaced. */
const MARKER = '<!-- sluice diff -->';

/** A diff for a comment on a pull request: a table for each consequence, the harmless ones folded. */
export function markdownDiff(report: DiffReport, title: string): string {
  const sections = CONSEQUENCES.flatMap((consequence) => {
    const changes = report.changes.filter((change) => change.consequence === consequence);
    if (changes.length === 0) return [];
    const rows = changes.map(
      (change) =>
        `| ${cells(change)
          .map((lines) => cell(...lines))
          .join(' | ')} |`,
    );
    const table = ['| | What it means | By | Undo |', '| --- | --- | --- | --- |', ...rows, ''];
    return [
      `<details${consequence === 'no-effect' ? '>' : ' open>'}`,
      `<summary>${HEADINGS[consequence]}: ${changes.length}</summary>\n`,
      ...table,
      '</details>\n',
    ];
  });
  return cut([MARKER, `## ${title}\n`, `${summaryText(report)}\n`, ...sections].join('\n'));
}

const cells = ({
  id = '',
  severity,
  text,
  by,
  reversible,
  acknowledge,
  procedure = [],
}: ReportedChange): readonly (readonly string[])[] => [
  [severity === 'block' || severity === 'acknowledge' ? `**${id} ${severity}**` : id],
  [text, ...procedure.map((step, index) => `${index + 1}. ${step}`), ...(acknowledge ? [`Acknowledge: \`${acknowledge}\``] : [])],
  [PERFORMERS[by]],
  [reversible ? 'yes' : 'no'],
];

function cut(text: string): string {
  if (text.length <= MAX_LENGTH) return text;
  const kept = text.slice(0, MAX_LENGTH);
  return `${kept.slice(0, kept.lastIndexOf('\n'))}\n\n</details>\n\nCut here: run \`sluice diff\` for the rest.`;
}
