import { type Format, type LintFinding, unwaived } from './report.js';

/** JUnit XML: a suite for each subject, a case for each finding that counts; what blocks is a failure. */
export const junit: Format = ({ subjects, findings }, { command = 'lint' }) => {
  const names = [...subjects.map(({ name }) => name), ...(findings.some(({ subject }) => subject === 'waivers') ? ['waivers'] : [])];
  const suites = names.map((name) =>
    suite(
      name,
      findings.filter(({ subject }) => subject === name),
    ),
  );
  return ['<?xml version="1.0" encoding="UTF-8"?>', `<testsuites name="sluice ${command}">`, ...suites, '</testsuites>'].join('\n');
};

function suite(name: string, findings: readonly LintFinding[]): string {
  const failures = unwaived(findings).filter(({ severity }) => severity === 'block').length;
  const skipped = findings.length - unwaived(findings).length;
  const cases =
    findings.length === 0
      ? [`    <testcase name="no finding" classname="${xml(name)}"/>`]
      : findings.map((finding) => testCase(name, finding));
  const numbers = `tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}"`;
  return [`  <testsuite name="${xml(name)}" ${numbers}>`, ...cases, '  </testsuite>'].join('\n');
}

function testCase(suiteName: string, { id, title, severity, resource, file, line, what, why, fix, waived }: LintFinding): string {
  const head = `    <testcase name="${xml(`${id} ${resource}`)}" classname="${xml(suiteName)}" file="${xml(file)}" line="${line}">`;
  const text = xml(`${what}\nwhy: ${why}\nfix: ${fix}\n${file}:${line}`);
  if (waived) return `${head}<skipped message="${xml(`waived until ${waived.until}: ${waived.reason}`)}"/></testcase>`;
  if (severity === 'block') return `${head}<failure type="${id}" message="${xml(title)}">${text}</failure></testcase>`;
  return `${head}<system-out>${xml(severity)}: ${text}</system-out></testcase>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as XML may hold it: what no parser takes is left out. */
const xml = (text: string) =>
  [...text]
    .filter((character) => character >= ' ' || character === '\n' || character === '\t')
    .join('')
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
