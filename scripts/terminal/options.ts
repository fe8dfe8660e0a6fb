import { EXIT, UserError } from './io.js';

/** Which cluster a command talks to. */
export const CONTEXT_OPTION = ['--context <name>', 'context of the kubeconfig (default: the current one)'] as const;

/** The context that is asked for; nothing for the current one. */
export const contextOf = (given: unknown): string | undefined => (typeof given === 'string' ? given : undefined);

/** How long a command waits, with its default in seconds. */
export const timeoutOption = (description: string, defaultSeconds: number) =>
  ['--timeout <seconds>', description, String(defaultSeconds)] as const;

/** The seconds of `--timeout`: a number above 0. */
export const timeoutSeconds = (given: unknown, defaultSeconds: number): number =>
  above(0, given ?? defaultSeconds, { flag: '--timeout', noun: 'seconds', example: defaultSeconds });

/** What a number is called, and one that is taken. */
export interface NumberOption {
  /** Option of the command line. */
  readonly flag: string;
  /** What is counted, e.g. `seconds`. */
  readonly noun: string;
  /** A value that is accepted. */
  readonly example: number;
}

/** The number of an option, above a bound; anything else is a wrong command line. */
export function above(bound: number, given: unknown, { flag, noun, example }: NumberOption): number {
  const number = Number(given);
  if (number > bound && Number.isFinite(number)) return number;
  throw new UserError(`${flag} ${String(given)}`, `it is a number of ${noun} above ${bound}`, `use e.g. ${flag} ${example}`, EXIT.usage);
}

/** The positional arguments of a command that takes any number of them. */
export const namesOf = (given: unknown): readonly string[] => (Array.isArray(given) ? given.map(String) : []);
