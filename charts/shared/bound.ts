import type { Problem } from './problem.js';
import type { EnvironmentClass, SeverityByClass } from './severity.js';

/**
 * One rule about values, wherever they are written. A description that breaks it has a problem, and anybody's YAML that breaks it has a
 * finding of lint: both call the same predicate, so threshold, severity and words are the same, and the fix of one satisfies the other.
 */
export interface Bound<Values> {
  /** Id of the lint rule, e.g. `KFK-02`. Permanent. */
  readonly id: string;
  /** Severity by class of environment, unless the breach has its own. */
  readonly severity: SeverityByClass;
  /** What happens if it is ignored, unless the breach has its own reason. */
  readonly why: string;
  /** How the values break it; nothing when they do not. */
  breach(values: Values): Breach<Values> | undefined;
}

/** How some values break a bound. */
export interface Breach<Values> {
  /** What is wrong, with the value found. */
  readonly what: string;
  /** What to do, with the values that pass. */
  readonly fix: string;
  /** What `fix` proposes, one entry for each alternative: the same values with one of them applied keep the bound. */
  readonly passing: readonly Partial<Values>[];
  /** Why it matters here. @default the bound's reason */
  readonly why?: string;
  /** Severity of this breach. @default the bound's */
  readonly severity?: SeverityByClass;
}

/** The breach of a bound as a problem of a description. */
export function boundProblems<Values>(bound: Bound<Values>, values: Values, path?: string): Problem[] {
  const breach = bound.breach(values);
  if (breach === undefined) return [];
  const { what, fix, why = bound.why, severity = bound.severity } = breach;
  return [{ ...(path !== undefined && { path }), what, why, fix, rule: bound.id, severity }];
}

/**
 * Whether a problem stops an environment of some class. One that is also a rule of lint stops where the rule warns, asks for a reason or
 * blocks; where the rule only informs, lint reports it from the rendered manifests.
 */
export function isRefused({ severity }: Problem, environmentClass: EnvironmentClass): boolean {
  const here = severity?.[environmentClass];
  return here === undefined || (here !== 'off' && here !== 'info');
}
