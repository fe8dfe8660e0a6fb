import {
  DEFAULT_KUBERNETES_VERSION,
  isKubernetesVersion,
  type KubernetesVersion,
  unknownKubernetesVersion,
} from '../../charts/shared/kubernetes-version.js';
import { ENVIRONMENT_CLASSES } from '../../charts/shared/severity.js';
import { UNREADABLE_RULE } from '../../policy/rules/not-judged.js';
import type { Command } from '../command.js';
import type { LintReport } from '../formats/lint/report.js';
import { oneOf } from '../terminal/choice.js';
import { EXIT, UserError } from '../terminal/io.js';
import { namesOf } from '../terminal/options.js';
import { leaveSummary } from '../terminal/step-summary.js';
import { VERSION } from '../version.js';
import { FORMAT_NAMES } from './lint-options.js';

const DEFAULT_CLASS = 'production';

/** Judges environments or any YAML: the strict schema check of an API server, and the rules of the catalogue. */
export const lint: Command = {
  name: 'lint [subjects...]',
  summary: 'judge environments or any YAML: the Kubernetes schema, and what is known to break streaming platforms',
  options: [
    ['-o, --output <format>', FORMAT_NAMES.join(', '), 'human'],
    ['--class <class>', `what files are for: ${ENVIRONMENT_CLASSES.join(', ')}; an environment knows its own`, DEFAULT_CLASS],
    ['--kubernetes-version <version>', 'for files; an environment names its own', DEFAULT_KUBERNETES_VERSION],
    ['--strict', 'exit with 3 when anything was not judged: a template, a kind without a schema'],
    ['--verbose', 'tell notes and waived findings as well'],
  ],
  examples: [
    'sluice lint',
    'sluice lint prod -o sarif',
    'sluice lint compose.yaml --class local',
    'helm template events kafka | sluice lint -',
  ],
  async run({ subjects, output, class: classGiven, kubernetesVersion, strict, verbose }, io, workspace) {
    const format = oneOf(FORMAT_NAMES, output, { noun: 'output format', flag: '-o' });
    const environmentClass = oneOf(ENVIRONMENT_CLASSES, classGiven, { noun: 'class', flag: '--class' });
    const [{ subjectsOf }, { dayOf, lintSubjects }, { FORMATS }] = await Promise.all([
      import('../workspace/subjects.js'),
      import('../workspace/lint-subjects.js'),
      import('../formats/lint/index.js'),
    ]);
    const names = namesOf(subjects);
    const asked = {
      names,
      class: environmentClass,
      version: knownVersion(String(kubernetesVersion)),
    };
    const report = await lintSubjects(await subjectsOf(asked, workspace), workspace, dayOf(new Date()));
    if (report.findings.length === 0 && report.subjects.every(({ objects }) => objects === 0)) throw nothingToJudge(report);
    const how = { verbose: verbose === true, version: VERSION };
    io.out(FORMATS[format](report, how), format === 'github' ? 'commands' : undefined);
    await leaveSummary(format, () => FORMATS.markdown(report, how), io);
    return lintCode(report, strict === true);
  },
};

const nothingToJudge = ({ subjects }: LintReport) =>
  new UserError(
    `${subjects.map(({ name }) => name).join(', ')}: nothing to judge`,
    'no Kubernetes object, compose file or connector is in it',
    'name files that hold some, or a folder above them',
  );

/** Exit code of a report: blocked before unreadable. An input in which nothing is judged is no success. */
function lintCode({ subjects, findings }: LintReport, isStrict: boolean): number {
  const counted = findings.filter(({ waived }) => waived === undefined);
  const isUnreadable = ({ id }: { readonly id: string }) => id === UNREADABLE_RULE.id;
  if (counted.some((finding) => finding.severity === 'block' && !isUnreadable(finding))) return EXIT.blocked;
  if (counted.some(isUnreadable) || subjects.every(({ objects }) => objects === 0)) return EXIT.error;
  return isStrict && counted.some(({ isUnjudged }) => isUnjudged) ? EXIT.blocked : EXIT.ok;
}

function knownVersion(version: string): KubernetesVersion {
  if (isKubernetesVersion(version)) return version;
  const { why, nearest } = unknownKubernetesVersion(version);
  throw new UserError(`no schema for Kubernetes ${version}`, why, `use --kubernetes-version ${nearest}`, EXIT.usage);
}
