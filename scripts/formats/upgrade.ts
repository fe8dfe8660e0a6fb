import { epochChanges, isEpoch } from '../../platform/epoch.js';
import { type DiffReport, humanDiff, markdownDiff } from '../../policy/plan/index.js';
import type { Renderer, Upgrade, UpgradeStep } from '../repository/upgrade.js';

/** How an upgrade is written. */
export interface UpgradeFormat {
  /** Output format. */
  readonly format: 'human' | 'json' | 'markdown';
  /** Show the values behind each line. */
  readonly verbose: boolean;
}

/** Text of an upgrade: each environment, the sum, and how to take it. */
export function upgradeText(upgrade: Upgrade, { format, verbose }: UpgradeFormat): string {
  const { steps, candidate } = upgrade;
  if (format === 'json') return JSON.stringify({ schemaVersion: 1, steps, ...(candidate && { installs: candidate.installs }) }, null, 2);
  const body = format === 'human' ? steps.map((step) => humanStep(step, verbose)) : steps.map(markdownStep);
  return [...body, sumText(upgrade), ...(steps.length === 0 ? [] : [takeText(upgrade)])].join('\n\n');
}

const humanStep = (step: UpgradeStep, verbose: boolean): string =>
  [`${step.environment}: ${moveText(step)}`, ...newDefaults(step), step.identical ? SAME_BYTES : humanDiff(step.report, verbose)].join(
    '\n',
  );

const markdownStep = (step: UpgradeStep): string => markdownDiff(step.report, `${step.environment}: ${moveText(step)}`);

const SAME_BYTES = 'The same bytes.';

const moveText = ({ from, to }: UpgradeStep): string =>
  from.version === to.version ? `render epoch ${from.epoch} → ${to.epoch}` : `Sluice ${rendererText(from)} → ${rendererText(to)}`;
const rendererText = ({ version, epoch }: Renderer) => `${version} (epoch ${epoch})`;

/** What the epochs in between say of themselves, as far as this version knows them. */
const newDefaults = ({ from, to }: UpgradeStep): readonly string[] =>
  isEpoch(from.epoch) && isEpoch(to.epoch) ? epochChanges(from.epoch, to.epoch).map((change) => `  ${change}`) : [];

/** All environments in one sentence: what restarts and where. */
function sumText({ steps, candidate }: Upgrade): string {
  if (steps.length === 0 && candidate)
    return `Sluice ${candidate.version} is the installed version, and every environment is in this epoch already.`;
  if (steps.length === 0) return 'Every environment is in this epoch already. To compare with a newer version of Sluice: --to latest.';
  const touched = steps.filter(({ report }) => report.summary.objects > 0);
  const changed = new Set(touched.map(({ environment }) => environment));
  const untouched = [...new Set(steps.map(({ environment }) => environment).filter((name) => !changed.has(name)))];
  const twice = new Set(steps.map(({ environment }) => environment)).size < steps.length;
  const restarts = touched.map((step) => `${step.environment}${twice ? `, ${moveText(step)}` : ''}: ${restartText(step.report)}`);
  return [
    ...(restarts.length > 0 ? ['Restarts', ...restarts.map((line) => `  ${line}`)] : []),
    ...(untouched.length > 0 ? [`Nothing changes in ${untouched.join(', ')}.`] : []),
  ].join('\n');
}

function restartText({ pods }: DiffReport): string {
  const restarting = pods.filter(({ effect }) => effect === 'restart');
  const count = restarting.reduce((sum, pod) => sum + pod.count, 0);
  return count === 0 ? 'no pod' : `${count} ${count === 1 ? 'pod' : 'pods'} of ${restarting.map(({ workload }) => workload).join(', ')}`;
}

/** How the upgrade is taken: the version for the repository, then the epoch for one environment after the other. */
function takeText({ steps, candidate }: Upgrade): string {
  const moved = steps.filter(({ from, to }) => from.epoch !== to.epoch);
  const actions = [
    ...(candidate ? [`npm install --save-exact ${candidate.installs}`, 'npx sluice synth'] : []),
    ...moved.flatMap(({ environment, to }) => [
      `in environments/releases/${environment}.yaml: renderEpoch: "${to.epoch}"`,
      `npx sluice synth ${environment}, review git diff rendered/${environment}, commit, and apply it before the next environment`,
    ]),
    ...(moved.length === 0 ? ['review git diff rendered/, and commit it with package.json and package-lock.json'] : []),
  ];
  return ['To take it', ...actions.map((action, index) => `  ${index + 1}. ${action}`)].join('\n');
}
