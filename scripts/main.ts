import { CommanderError, Option, Command as Program } from 'commander';
import { shipped } from '../charts/shared/shipped.js';
import type { Command, CommandGroup } from './command.js';
import { fileError } from './terminal/file-error.js';
import { EXIT, type Io, UserError } from './terminal/io.js';
import { ProblemsError, problemText } from './terminal/problems-error.js';
import { processIo } from './terminal/process-io.js';
import { VERBS } from './verbs.js';
import { VERSION } from './version.js';
import { DescriptionError } from './workspace/place.js';
import { INDEX, nowhere } from './workspace/repository.js';
import type { OpenWorkspace, Workspace } from './workspace/workspace.js';

const isVerb = (word: string | undefined): word is string => word !== undefined && Object.hasOwn(VERBS, word);

/** Runs the command line and sets the exit code. Everything thrown ends here. */
export async function main(args: readonly string[], open: OpenWorkspace): Promise<void> {
  process.exitCode = await exitCode(args, open, processIo());
  // Who was told to stop has stopped: a connection that a proxy holds open must not keep the process.
  if (process.exitCode === EXIT.interrupted) setTimeout(() => process.exit(), LINGER_MS).unref();
}

/** How long an interrupted process may take to write its last words. */
const LINGER_MS = 200;

/** Exit code of a command line. The repository is opened once a verb asks for it. */
export async function exitCode(args: readonly string[], open: OpenWorkspace, io: Io): Promise<number> {
  let opened: Workspace | undefined;
  try {
    return await dispatch(args, async (file) => (opened = await open(file)), io);
  } catch (error) {
    const place = error instanceof UserError || fileError(error) ? undefined : opened?.placeOf?.(error);
    return explain(place === undefined ? error : new DescriptionError(place, error), args.includes('--debug'), io);
  }
}

const ENVIRONMENTS = '--environments';

async function dispatch(args: readonly string[], open: OpenWorkspace, io: Io): Promise<number> {
  let code: number = EXIT.ok;
  const [verb] = args.filter((arg, index) => !arg.startsWith('-') && args[index - 1] !== ENVIRONMENTS);
  const program = new Program('sluice')
    .description('One typed description of a streaming platform, every environment, and what a change means.')
    .version(VERSION, '--version', 'print the version')
    .option('--debug', 'show where an error came from')
    .addOption(
      new Option(`${ENVIRONMENTS} <file>`, `TypeScript file that exports \`environments\` (default: ${INDEX} here or in a folder above)`),
    )
    .addHelpText('after', `\nDocumentation: ${shipped('docs/README.md')}; "sluice VERB --help" shows examples.`)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.out(text.trimEnd()),
      writeErr: (text) => io.err(text.trimEnd()),
      outputError: (text, write) =>
        write(`${text.trimEnd()}\nwhy: the command line is not one sluice knows\nfix: sluice ${isVerb(verb) ? `${verb} ` : ''}--help\n`),
    });
  const wanted = isVerb(verb) ? [verb] : Object.keys(VERBS);
  for (const name of wanted) {
    const command = await VERBS[name]?.();
    if (command) add(program, command, { program, done: (result) => (code = result), open, io });
  }
  await program.parseAsync([...args], { from: 'user' });
  return code;
}

/** Where a command runs, and who is told how it ended. */
interface Surroundings {
  /** The whole command line, whose options hold for every verb. */
  readonly program: Program;
  readonly done: (code: number) => void;
  readonly open: OpenWorkspace;
  readonly io: Io;
}

function add(program: Program, command: Command | CommandGroup, surroundings: Surroundings): void {
  if ('commands' in command) {
    const group = program.command(command.name).summary(command.summary).description(command.summary);
    for (const each of command.commands) register(group, each, surroundings);
  } else register(program, command, surroundings);
}

function register(parent: Program, command: Command, { program, done, open, io }: Surroundings): void {
  const registered = parent.command(command.name).summary(command.summary).description(command.summary);
  for (const [flags, description, fallback] of command.options) registered.option(flags, description, fallback);
  registered.addHelpText('after', `\nExamples:\n${command.examples.map((example) => `  $ ${example}`).join('\n')}`);
  registered.action(async () => {
    const positional = Object.fromEntries(
      registered.registeredArguments.map((argument, index) => [argument.name(), registered.processedArgs[index]]),
    );
    const { environments } = program.opts();
    const workspace = command.worksAnywhere ? nowhere() : await open(typeof environments === 'string' ? environments : undefined);
    done(await command.run({ ...positional, ...registered.opts() }, io, workspace));
  });
}

function explain(thrown: unknown, debug: boolean, io: Io): number {
  const error = fileError(thrown) ?? thrown;
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (error instanceof ProblemsError) {
    io.err(`${error.problems.map(problemText).join('\n\n')}\n\n${error.message}; ${error.outcome}`);
    return EXIT.error;
  }
  if (error instanceof UserError) {
    io.err(`error: ${error.message}\nwhy: ${error.why}\nfix: ${error.fix}`);
    const { stack } = error.cause instanceof Error ? error.cause : error;
    if (debug && stack) io.err(stack);
    return error.exitCode;
  }
  const message = error instanceof Error ? error.message : String(error);
  io.err(`error: ${message}\nwhy: this is a defect of Sluice, not of your input\nfix: run it again with --debug and report what it prints`);
  if (debug && error instanceof Error) io.err(error.stack ?? '');
  return EXIT.error;
}
