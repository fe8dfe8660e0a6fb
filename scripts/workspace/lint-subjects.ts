import { join, relative } from 'node:path';
import type { Severity } from '../../charts/shared/severity.js';
import { readFacts } from '../../policy/facts/index.js';
import {
  byGravity,
  findingsOf,
  modelsFor,
  outOfSight,
  type ReadWaivers,
  RULES,
  readWaivers,
  SCHEMA_RULE,
  UNJUDGED_RULE,
  UNREADABLE_RULE,
  unusedWaivers,
  waiverOf,
} from '../../policy/rules/index.js';
import type { LintFinding, LintReport } from '../formats/lint/report.js';
import { readIfThere } from './files.js';
import type { NotJudged } from './not-judged.js';
import { environmentNames } from './platforms.js';
import { objectCount, schemaCheck } from './schema-findings.js';
import type { Subject } from './subjects.js';
import type { Workspace } from './workspace.js';

/** File in which rules are set aside, beside the environments. */
export const waiversFile = ({ directory }: Workspace): string => join(directory, 'waivers.yaml');

/** Ids of what can be set aside. */
export const WAIVABLE: readonly string[] = [...RULES.map(({ id }) => id), SCHEMA_RULE.id];

/** The day of a moment, as waivers write it. */
export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

/** Everything that is found in some subjects, waivers considered. */
export async function lintSubjects(subjects: readonly Subject[], workspace: Workspace, today: string): Promise<LintReport> {
  const waivers = await waiversOf(workspace, today);
  const found: LintFinding[] = waivers.findings.map((finding) => ({ ...finding, subject: 'waivers' }));
  for (const subject of subjects) found.push(...(await subjectFindings(subject, waivers)));
  found.push(
    ...unusedWaivers(waivers.waivers, found, coverage(subjects, workspace)).map((finding) => ({ ...finding, subject: 'waivers' })),
  );
  return {
    subjects: subjects.map((subject) => ({
      name: subject.name,
      class: subject.class,
      kubernetesVersion: subject.version,
      objects: objectCount(subject),
    })),
    findings: found.sort(byGravity),
  };
}

/** Whether everything a waiver may be for was looked at: its subject, or every environment where it names none. */
function coverage(subjects: readonly Subject[], workspace: Workspace): (subject: string | undefined) => boolean {
  const names = new Set(subjects.flatMap(({ name, paths = [] }) => [name, ...paths]));
  const areAll = environmentNames(workspace).every((name) => names.has(name));
  return (subject) => (subject === undefined ? areAll : names.has(subject));
}

async function waiversOf(workspace: Workspace, today: string): Promise<ReadWaivers> {
  const file = waiversFile(workspace);
  const text = await readIfThere(file);
  return text === undefined ? { waivers: [], findings: [] } : readWaivers(relative(process.cwd(), file), text, today, WAIVABLE);
}

async function subjectFindings(subject: Subject, { waivers }: ReadWaivers): Promise<readonly LintFinding[]> {
  const facts = readFacts(subject.documents);
  const models = await modelsFor(facts);
  const found = [
    ...(subject.notJudged ?? []).map(notJudgedFinding),
    ...outOfSight(facts).map((finding) => ({ ...finding, isUnjudged: true as const })),
    ...(await schemaCheck(subject)),
    ...findingsOf(facts, RULES, { environmentClass: subject.class, models }),
  ];
  return found.map((finding) => {
    const waiver = [subject.name, ...(subject.paths ?? [])]
      .map((name) => waiverOf(finding, name, waivers))
      .find((each) => each !== undefined);
    if (waiver === undefined) return { ...finding, subject: subject.name };
    const { reason, owner, until } = waiver;
    return { ...finding, subject: subject.name, waived: { reason, owner, until } };
  });
}

function notJudgedFinding({ file, line, what, why, fix, isBroken }: NotJudged) {
  const { id, title } = isBroken ? UNREADABLE_RULE : UNJUDGED_RULE;
  const severity: Severity = isBroken ? 'block' : 'warn';
  return { id, title, severity, resource: file, file, line, what, why, fix, ...(!isBroken && { isUnjudged: true as const }) };
}
