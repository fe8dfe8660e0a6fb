import Table from 'cli-table3';
import type { Command } from '../../command.js';
import { readEnv } from '../../compose/env-file.js';
import { type Machine, realMachine } from '../../compose/machine.js';
import { checkEngine } from '../../compose/preflight.js';
import { containerStates } from '../../compose/project.js';
import { EXIT, UserError } from '../../terminal/io.js';
import { timeoutOption, timeoutSeconds } from '../../terminal/options.js';
import { type SmokeStep, smokeSteps } from './smoke-steps.js';
import { ENVIRONMENT_OPTION, runningStack } from './stack.js';

/** Between two tries of a step that is not there yet. */
const TRY_MS = 1_000;
const DEFAULT_TIMEOUT_SECONDS = 180;

/** Proves that the parts work together, each step timed. */
export const smokeOn = (machine: Machine): Command => ({
  name: 'smoke',
  summary: 'prove that what runs works: record, schema, connectors, object in the bucket, stream jobs',
  options: [timeoutOption('how long each step may take', DEFAULT_TIMEOUT_SECONDS), ENVIRONMENT_OPTION],
  examples: ['sluice local smoke'],
  async run(args, io, workspace) {
    await checkEngine(machine.docker);
    const states = await containerStates(machine.docker, `sluice-${String(args.environment ?? 'local')}`);
    if (states.length === 0) throw new UserError('nothing runs', 'there is nothing to prove', 'sluice local up');
    const loaded = await runningStack(args, workspace, states);
    const steps = smokeSteps(machine, { ...loaded, values: await readEnv(loaded.place.env), states });
    const table = new Table({ head: ['step', 'result', 's'], style: { head: [], border: [] } });
    let failures = 0;
    for (const step of steps) {
      const { problem, seconds } = await proved(machine, step, timeoutSeconds(args.timeout, DEFAULT_TIMEOUT_SECONDS));
      io.err(`${step.name}: ${problem ?? 'works'} (${seconds} s)`);
      table.push([step.name, problem ?? 'works', seconds]);
      failures += problem === undefined ? 0 : 1;
    }
    io.out(table.toString());
    return failures === 0 ? EXIT.ok : EXIT.error;
  },
});

/** Proves the stack of this machine. */
export const smoke = smokeOn(realMachine);

/** Tries a step until it works or time is up, and says why not. */
async function proved(
  { clock }: Machine,
  step: SmokeStep,
  timeoutSeconds: number,
): Promise<{ problem: string | undefined; seconds: string }> {
  const began = clock.now();
  const seconds = () => (clock.now() - began) / 1_000;
  let problem = await step.problem();
  while (problem !== undefined && seconds() < timeoutSeconds) {
    await clock.pause(TRY_MS);
    problem = await step.problem();
  }
  return { problem, seconds: seconds().toFixed(1) };
}
