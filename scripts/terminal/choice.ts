import { nearest } from '../../charts/shared/spelling.js';
import { EXIT, UserError } from './io.js';

/** What a choice is called, and the option that makes it, when the message should name that. */
export interface Choice {
  /** What is chosen, e.g. `output format`. */
  readonly noun: string;
  /** Option of the command line. */
  readonly flag?: string;
}

/** One of some names, or a `UserError` that lists them and advises the one that was meant, else the first. */
export function oneOf<Name extends string>(names: readonly Name[], given: unknown, { noun, flag }: Choice): Name {
  const found = names.find((name) => name === given);
  if (found) return found;
  const text = String(given);
  const meant = names.find((name) => text !== '' && name.startsWith(text)) ?? nearest(text, names) ?? names[0];
  const advised = [flag, meant].filter((word) => word !== undefined).join(' ');
  throw new UserError(`there is no ${noun} "${text}"`, `there are ${names.join(', ')}`, `use ${advised}`, EXIT.usage);
}
