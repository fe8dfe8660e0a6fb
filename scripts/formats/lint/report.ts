import type { EnvironmentClass, Severity } from '../../../charts/shared/severity.js';
import type { Finding, Rule, Waiver } from '../../../policy/rules/index.js';

/** A finding, and whose it is. */
export interface LintFinding extends Finding {
  /** Environment, file or folder it was found in. */
  readonly subject: string;
  /** Field inside the object, where the finding is about one. */
  readonly path?: string;
  /** Whether it says that something was not judged. @default false */
  readonly isUnjudged?: true;
  /** The waiver that sets it aside. */
  readonly waived?: Pick<Waiver, 'reason' | 'owner' | 'until'>;
}

/** What was looked at. */
export interface LintSubject {
  /** Name of the environment or file. */
  readonly name: string;
  /** Class of the environment; decides how strict the rules are. */
  readonly class: EnvironmentClass;
  /** Minor version of the API server. */
  readonly kubernetesVersion: string;
  /** Number of objects. */
  readonly objects: number;
}

/** All that a run of lint has to tell. */
export interface LintReport {
  /** What was checked. */
  readonly subjects: readonly LintSubject[];
  /** The gravest first. */
  readonly findings: readonly LintFinding[];
}

/** How a report is written. */
export interface FormatOptions {
  /** Whether notes and waived findings are shown. */
  readonly verbose: boolean;
  /** Version of Sluice. */
  readonly version: string;
  /** Whose findings they are. @default lint */
  readonly command?: string;
  /** Rules that may have found something. @default those of lint */
  readonly rules?: readonly DescribedRule[];
}

/** What a format tells of a rule. */
export type DescribedRule = Pick<Rule, 'id' | 'title' | 'why' | 'source' | 'severity'> & Partial<Pick<Rule, 'wrong' | 'right'>>;

/** A way to write a report: text for standard output. */
export type Format = (report: LintReport, options: FormatOptions) => string;

/** Findings that count: those no waiver sets aside. */
export const unwaived = (findings: readonly LintFinding[]): readonly LintFinding[] => findings.filter(({ waived }) => waived === undefined);

/** What was not judged, and is not waived. */
export const unjudged = (findings: readonly LintFinding[]): readonly LintFinding[] =>
  unwaived(findings).filter(({ isUnjudged }) => isUnjudged === true);

/** How many findings there are of each severity, how many things were not judged, and how many findings are waived. */
export function tally(findings: readonly LintFinding[]): Readonly<Record<Severity | 'notJudged' | 'waived', number>> {
  const judged = unwaived(findings).filter(({ isUnjudged }) => !isUnjudged);
  const of = (severity: Severity) => judged.filter((finding) => finding.severity === severity).length;
  return {
    block: of('block'),
    acknowledge: of('acknowledge'),
    warn: of('warn'),
    info: of('info'),
    notJudged: unjudged(findings).length,
    waived: findings.length - unwaived(findings).length,
  };
}

const WORDS = {
  block: 'blocked',
  acknowledge: 'to acknowledge',
  warn: 'warned of',
  info: 'noted',
  notJudged: 'not judged',
  waived: 'waived',
} as const;

/** `2 blocked, 1 warned of`; `nothing found` when there is nothing. */
export function tallyText(findings: readonly LintFinding[]): string {
  const numbers = tally(findings);
  const said = (['block', 'acknowledge', 'warn', 'info', 'notJudged', 'waived'] as const).flatMap((kind) =>
    numbers[kind] > 0 ? [`${numbers[kind]} ${WORDS[kind]}`] : [],
  );
  return said.length === 0 ? 'nothing found' : said.join(', ');
}

/** The object as a reader finds it: resource, field, file and line. */
export const whereabouts = ({ resource, path, file, line }: LintFinding): string =>
  `${resource}${path ? ` ${path}` : ''} (${file}:${line})`;
