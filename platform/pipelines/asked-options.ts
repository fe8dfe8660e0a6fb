import { nearest } from '../../charts/shared/spelling.js';

/** An option that a pipeline was given and never asked for, while it asked for one with nearly the same name. */
export interface MisspeltOption {
  /** As the environment writes it. */
  readonly given: string;
  /** As the pipeline reads it. */
  readonly meant: string;
}

/** A result that was made from options, and which of them are misspelt: types are gone when a pipeline runs, so what it reads is what counts. */
export function madeFrom<Options, Result>(
  options: Options,
  make: (options: Options) => Result,
): { readonly result: Result; readonly misspelt: readonly MisspeltOption[] } {
  if (!isFields(options)) return { result: make(options), misspelt: [] };
  const asked = new Set<string>();
  const result = make(new Proxy(options, { get: (target, key) => Reflect.get(target, noted(key, asked)) }));
  const missing = [...asked].filter((key) => !(key in options));
  const misspelt = Object.keys(options)
    .filter((key) => !asked.has(key))
    .flatMap((given) => {
      const meant = nearest(given, missing);
      return meant === undefined ? [] : [{ given, meant }];
    });
  return { result, misspelt };
}

/** A spread reads every key that is there, and none that is missing. */
function noted(key: string | symbol, asked: Set<string>): string | symbol {
  if (typeof key === 'string') asked.add(key);
  return key;
}

function isFields(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
