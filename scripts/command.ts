import type { Io } from './terminal/io.js';
import type { Workspace } from './workspace/workspace.js';

/** One verb of `sluice`. The command line parser reads it, and tests call `run` directly. */
export interface Command {
  /** Verb and arguments as commander writes them, e.g. `synth [environments...]`. */
  readonly name: string;
  /** One line for the help. */
  readonly summary: string;
  /** Flags, description, default. */
  readonly options: readonly (readonly [flags: string, description: string, fallback?: string])[];
  /** Two or three lines a reader can copy. */
  readonly examples: readonly string[];
  /** Whether it runs without a repository, and compiles none. @default false */
  readonly worksAnywhere?: true;
  /** Does the work and returns the exit code. `args` holds positional arguments by their names and options in camel case. */
  run(args: Readonly<Record<string, unknown>>, io: Io, workspace: Workspace): Promise<number>;
}

/** Verbs under one word, e.g. `sluice local up`. */
export interface CommandGroup {
  /** First word of the verbs. */
  readonly name: string;
  /** One line for the help. */
  readonly summary: string;
  /** The verbs. */
  readonly commands: readonly Command[];
}
