import { EXIT, UserError } from './io.js';

/** What a choice is called, and the option that makes it, when the message should name that. */
export interface Choice {
  /** What is chosen, e.g. `output format`. */
  readonly noun: string;
  /** Option of the command line. */
  readonly flag?: string;
}

/** One of some names, or a `UserError` that lists them and advises the first. */
export function oneOf<Name extends string>(names: readonly Name[], given: unknown, { noun, flag }: Choice): Name {
  const found = names.find((name) => name === given);
  if (found) return found;
  const advised = [flag, names[0]].filter((word) => word !== undefined).join(' ');
  throw new UserError(`there is no ${noun} "${String(given)}"`, `there are ${names.join(', ')}`, `use ${advised}`, EXIT.usage);
}
