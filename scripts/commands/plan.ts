import { resolve } from 'node:path';
import type { Plan } from '../../policy/plan/index.js';
import type { Command } from '../command.js';
import { oneOf } from '../terminal/choice.js';
import { EXIT, type Io, UserError } from '../terminal/io.js';
import { leaveSummary } from '../terminal/step-summary.js';
import { VERSION } from '../version.js';
import { writeWhole } from '../workspace/files.js';
import { type PlanBase, planBase, planText } from '../workspace/plan-base.js';
import { documentsIn, renderedState } from '../workspace/states.js';
import type { Workspace } from '../workspace/workspace.js';
import { verdictCode } from './diff.js';
import { FORMAT_NAMES, type FormatName } from './lint-options.js';

/** Tells what applying an environment would do, in which order, and what it asks for. */
export const plan: Command = {
  name: 'plan <environment>',
  summary: 'tell what applying an environment will do, in which order, and what has to be acknowledged; save it as a file',
  options: [
    ['--against <state>', 'compare with: rendered (committed at HEAD), git:REF, or live (the cluster)', 'rendered'],
    ['--save <file>', 'write the plan as JSON'],
    ['--acknowledge <id=reason...>', 'say why a change is meant, by the id the plan names'],
    ['--context <name>', 'context of the kubeconfig, for live (default: the current one)'],
    ['-o, --output <format>', FORMAT_NAMES.join(', '), 'human'],
    ['--verbose', 'show the changed values behind each line'],
    ['--exit-code', 'exit with 2 when anything differs'],
  ],
  examples: ['sluice plan staging', 'sluice plan prod --against live --save prod.plan.json', 'sluice plan staging --against git:main'],
  async run(args, io, workspace) {
    const format = oneOf(FORMAT_NAMES, args.output, { noun: 'output format' });
    const made = await makePlan(String(args.environment), { ...args, io }, workspace);
    if (typeof args.save === 'string') await save(made, args.save, io);
    io.out(await textOf(made, format, args.verbose === true), format === 'github' ? 'commands' : undefined);
    const summary = format === 'github' ? await textOf(made, 'markdown', false) : '';
    await leaveSummary(format, () => summary, io);
    const open = made.acknowledgements.filter(({ reason }) => reason === undefined).length;
    return verdictCode({ ...made.summary, open }, args.exitCode === true);
  },
};

/** The plan of an environment. */
export async function makePlan(
  environment: string,
  args: Readonly<Record<string, unknown>> & { readonly io: Io },
  workspace: Workspace,
): Promise<Plan> {
  const against = String(args.against ?? 'rendered');
  const after = await renderedState(environment, workspace);
  const base: PlanBase = await planBase(environment, { against, context: args.context, io: args.io }, workspace);
  const { transitBetween } = await import('../../policy/transitions/index.js');
  const { planOf } = await import('../../policy/plan/index.js');
  const transit = await transitBetween(documentsIn(base), documentsIn(after));
  return planOf(transit, {
    environment,
    environmentClass: after.environmentClass ?? 'production',
    against: base.name,
    tool: VERSION,
    ...(base.commit !== undefined && { commit: base.commit }),
    before: base.files,
    after: after.files,
    reasons: reasonsIn(args.acknowledge),
  });
}

async function textOf(made: Plan, format: FormatName, verbose: boolean): Promise<string> {
  if (format === 'json') return planText(made).trimEnd();
  const [{ humanPlan }, { diffText }] = await Promise.all([import('../../policy/plan/index.js'), import('../formats/diff.js')]);
  if (format === 'human') return humanPlan(made, verbose);
  const title = `${made.environment} against ${made.against}`;
  return diffText(made, { format, command: 'plan', title, verbose, version: VERSION });
}

async function save(made: Plan, file: string, io: Io): Promise<void> {
  await writeWhole(resolve(file), planText(made));
  io.err(`${file}: the plan for ${made.environment}`);
}

/** Reasons by the id they acknowledge: each is written `ID=reason`. */
function reasonsIn(given: unknown): ReadonlyMap<string, string> {
  const entries = Array.isArray(given) ? given.map(String) : [];
  return new Map(
    entries.map((entry) => {
      const split = entry.indexOf('=');
      const reason = entry.slice(split + 1).trim();
      if (split > 0 && reason !== '') return [entry.slice(0, split), reason] as const;
      throw new UserError(
        `--acknowledge ${entry} gives no reason`,
        'a plan keeps why a change is meant',
        'write --acknowledge "ID=reason", with the id as the plan names it',
        EXIT.usage,
      );
    }),
  );
}
