import {
  DEFAULT_KUBERNETES_VERSION,
  isKubernetesVersion,
  type KubernetesVersion,
  unknownKubernetesVersion,
} from '../../charts/shared/kubernetes-version.js';
import { ENVIRONMENT_CLASSES } from '../../charts/shared/severity.js';
import type { Command } from '../command.js';
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
    ['--verbose', 'tell notes and waived findings as well'],
  ],
  examples: [
    'sluice lint',
    'sluice lint prod -o sarif',
    'sluice lint compose.yaml --class local',
    'helm template events kafka | sluice lint -',
  ],
  async run({ subjects, output, class: classGiven, kubernetesVersion, verbose }, io, workspace) {
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
    const how = { verbose: verbose === true, version: VERSION };
    io.out(FORMATS[format](report, how));
    await leaveSummary(format, () => FORMATS.markdown(report, how), io);
    return report.findings.some(({ severity, waived }) => severity === 'block' && waived === undefined) ? EXIT.blocked : EXIT.ok;
  },
};

function knownVersion(version: string): KubernetesVersion {
  if (isKubernetesVersion(version)) return version;
  const { why, nearest } = unknownKubernetesVersion(version);
  throw new UserError(`no schema for Kubernetes ${version}`, why, `use --kubernetes-version ${nearest}`, EXIT.usage);
}
