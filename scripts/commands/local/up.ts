import { composeYaml } from '../../../stacks/local/index.js';
import type { Command } from '../../command.js';
import { completeEnv, type EnvValues } from '../../compose/env-file.js';
import { type Machine, realMachine } from '../../compose/machine.js';
import { marksOf, readMarks, writeMarks } from '../../compose/password-marks.js';
import { checkEngine, preflight, unpublished } from '../../compose/preflight.js';
import { containerStates, inOrder } from '../../compose/project.js';
import { standings } from '../../compose/standing.js';
import { type Started, sendRecord, start } from '../../compose/start.js';
import { EXIT, type Io } from '../../terminal/io.js';
import { timeoutOption, timeoutSeconds } from '../../terminal/options.js';
import { readIfThere, writeWhole } from '../../workspace/files.js';
import { accessPoints, accessTable, exportLines } from './access.js';
import { ENVIRONMENT_OPTION, type LoadedStack, loadStack, shownPath } from './stack.js';

const DEFAULT_TIMEOUT_SECONDS = 600;

/** Starts the platform on this machine, and says how to reach it once a record went through. */
export const upOn = (machine: Machine): Command => ({
  name: 'up',
  summary: 'run the platform on this machine, in Docker',
  options: [
    ['--profile <name>', 'min: Kafka; kafka: and Schema Registry, REST proxy; full: and all the rest', 'full'],
    ['--brokers <number>', '1 or 3 (default: as the environment says)'],
    ['--ui', 'a web page for Kafka too'],
    ['--print', 'print the compose file and start nothing'],
    timeoutOption('how long to wait', DEFAULT_TIMEOUT_SECONDS),
    ENVIRONMENT_OPTION,
  ],
  examples: ['sluice local up --profile kafka', 'sluice local up --brokers 3 --ui', 'sluice local up --print > compose.yaml'],
  async run(args, io, workspace) {
    const waitSeconds = timeoutSeconds(args.timeout, DEFAULT_TIMEOUT_SECONDS);
    const loaded = await loadStack(args, workspace);
    const { stack, place } = loaded;
    if (args.print === true) {
      io.out(composeYaml(stack.file).trimEnd());
      const passwords = stack.secrets.map(({ variable }) => variable).join(', ');
      if (passwords !== '') io.err(`it takes passwords from variables, or from .env beside it: ${passwords}`);
      return EXIT.ok;
    }
    await checkEngine(machine.docker);
    const values = await completeEnv(place.env, stack);
    const text = composeYaml(stack.file);
    const isSame = (await readIfThere(place.compose)) === text;
    const started =
      (isSame ? await alreadyUp(machine, loaded, values) : undefined) ??
      (await startAll(machine, { loaded, text, values, io, timeoutSeconds: waitSeconds }));
    io.err(started.text);
    io.out(summary(loaded, values));
    return EXIT.ok;
  },
});

/** Starts the platform on this machine. */
export const up = upOn(realMachine);

/** What is said when everything runs already, by the values in force; nothing when something does not. */
async function alreadyUp(
  machine: Machine,
  { stack, place }: LoadedStack,
  values: EnvValues,
): Promise<{ readonly text: string } | undefined> {
  const states = await containerStates(machine.docker, stack.project);
  const seen = standings(inOrder(stack), stack, states);
  if (!seen.every(({ verdict }) => verdict === 'ready') || unpublished(stack, values, states).length > 0) return undefined;
  const marks = await readMarks(place.marks);
  if (Object.entries(marksOf(stack, values)).some(([variable, mark]) => marks[variable] !== mark)) return undefined;
  const began = machine.clock.now();
  if ((await sendRecord(machine, stack)) !== undefined) return undefined;
  return { text: `all ${seen.length} services run already; a record went through in ${tenths(machine.clock.now() - began)} s` };
}

const tenths = (milliseconds: number) => (milliseconds / 1_000).toFixed(1);

interface StartPlan {
  readonly loaded: LoadedStack;
  readonly text: string;
  readonly values: EnvValues;
  readonly io: Io;
  readonly timeoutSeconds: number;
}

async function startAll(machine: Machine, { loaded, text, values, io, timeoutSeconds }: StartPlan): Promise<{ readonly text: string }> {
  const { stack, place } = loaded;
  const states = await containerStates(machine.docker, stack.project);
  const marks = await readMarks(place.marks);
  await preflight(machine, { stack, values, marks, envFile: shownPath(place.env), states, tell: (line) => io.err(line) });
  await writeMarks(place.marks, { ...marks, ...marksOf(stack, values) });
  await writeWhole(place.compose, text);
  const { signal, done } = machine.interruption();
  try {
    return { text: startedText(stack.file.services, await start(machine, { stack, place, io, timeoutSeconds, signal })) };
  } finally {
    done();
  }
}

const startedText = (services: Readonly<Record<string, unknown>>, { firstRecordSeconds, seconds }: Started) =>
  `a record went through after ${firstRecordSeconds} s; all ${Object.keys(services).length} services are ready after ${seconds} s`;

/** Where everything is, what a program wants to know, and what to do next. */
function summary({ stack, platform, options }: LoadedStack, values: Readonly<Record<string, string>>): string {
  const points = accessPoints({ stack, platform, values });
  const next = ['sluice local smoke', 'sluice local seed --rate 10', 'sluice local down   # keeps all data'];
  return [
    accessTable(points),
    ...exportLines(points),
    '',
    `other containers: network ${stack.project}_default, ${stack.bootstrap}`,
    `next (profile ${options.profile}):`,
    ...next.map((line) => `  ${line}`),
  ].join('\n');
}
