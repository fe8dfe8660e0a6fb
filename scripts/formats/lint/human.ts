import { counted, countedWith } from '../../../charts/shared/count.js';
import { type Format, type LintFinding, tallyText, unwaived, whereabouts } from './report.js';

/** For people: rule by rule, the gravest first, then a line for each subject. Notes are unwaived, and told when asked for. */
export const human: Format = ({ subjects, findings }, { verbose }) => {
  const told = findings.filter(({ severity, waived }) => verbose || (severity !== 'info' && waived === undefined));
  const summary = subjects.map(({ name, objects, kubernetesVersion }) => {
    const own = findings.filter(({ subject }) => subject === name);
    return `${name}: ${counted(objects, 'object')} against Kubernetes ${kubernetesVersion}, ${tallyText(own)}`;
  });
  const hidden = unwaived(findings).length - unwaived(told).length;
  const more = hidden > 0 ? [`${countedWith(hidden, 'note')} not shown: --verbose`] : [];
  return [...byRule(told).map(ruleText), ...summary, ...more].join('\n');
};

/** Findings of one rule and one severity, in the order they come. */
const byRule = (findings: readonly LintFinding[]) => grouped(findings, ({ severity, id, why }) => `${severity} ${id} ${why}`);

/** Findings that say the same of different places. */
const alike = (findings: readonly LintFinding[]) => grouped(findings, ({ what, fix, waived }) => `${what} ${fix} ${waived?.reason}`);

type Group = readonly [LintFinding, ...LintFinding[]];

function grouped(findings: readonly LintFinding[], keyOf: (finding: LintFinding) => string): readonly Group[] {
  const groups = new Map<string, [LintFinding, ...LintFinding[]]>();
  for (const finding of findings) {
    const group = groups.get(keyOf(finding));
    if (group) group.push(finding);
    else groups.set(keyOf(finding), [finding]);
  }
  return [...groups.values()];
}

function ruleText(group: Group): string {
  const [{ id, severity, title, why }] = group;
  return [`${severity} ${id}: ${title}`, `  why: ${why}`, ...alike(group).flatMap(sayingText), ''].join('\n');
}

function sayingText([first, ...others]: Group): readonly string[] {
  const { subject, what, fix, waived } = first;
  return [
    `  ${subject}: ${whereabouts(first)}: ${what}`,
    ...others.map((other) => `    also ${other.subject}: ${whereabouts(other)}`),
    `    fix: ${fix}`,
    ...(waived ? [`    waived until ${waived.until} by ${waived.owner}: ${waived.reason}`] : []),
  ];
}
