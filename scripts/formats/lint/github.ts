import type { Severity } from '../../../charts/shared/severity.js';
import { type Format, type LintFinding, tallyText, unwaived } from './report.js';

/** Annotations of one kind that GitHub shows of one step; the others it drops without a word. */
const MAX_OF_A_KIND = 10;
const KINDS = { error: ['block'], warning: ['acknowledge', 'warn'], notice: ['info'] } as const satisfies Readonly<
  Record<string, readonly Severity[]>
>;

/** Annotations for GitHub's log: as many of each kind as it shows, and a line for the rest. */
export const github: Format = ({ findings }, { command = 'lint' }) => {
  const all = unwaived(findings);
  const lines = Object.entries(KINDS).flatMap(([kind, severities]) => {
    const own = all.filter(({ severity }) => severities.some((each) => each === severity));
    const rest = own.length - MAX_OF_A_KIND;
    const more = rest > 0 ? [`and ${rest} more of kind ${kind}: run ${command} with -o human or -o markdown for all of them`] : [];
    return [...own.slice(0, MAX_OF_A_KIND).map((finding) => annotation(kind, finding)), ...more];
  });
  return [...lines, `sluice ${command}: ${tallyText(findings)}`].join('\n');
};

function annotation(kind: string, { id, title, file, line, resource, what, why, fix }: LintFinding): string {
  const place = `file=${property(file)},line=${line},title=${property(`${id} ${title}`)}`;
  return `::${kind} ${place}::${message(`${resource}: ${what}\nwhy: ${why}\nfix: ${fix}`)}`;
}

const message = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string) => message(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
