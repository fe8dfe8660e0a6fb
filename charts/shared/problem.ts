import type { SeverityByClass } from './severity.js';

/** Something wrong with a description, found before anything is rendered. Problems are collected and told all at once. */
export interface Problem {
  /** Where in the description, e.g. `prod.kafka.replicationFactor`. Filled in by whoever collects. */
  readonly path?: string;
  /** What is wrong, with the value found. */
  readonly what: string;
  /** What would happen if it were let through. */
  readonly why: string;
  /** What to do, with a value that would pass. */
  readonly fix: string;
  /** The lint rule of which it is a breach, e.g. `KFK-02`. @default none: only a description can break it */
  readonly rule?: string;
  /** Severity of that rule by class of environment. @default the description is refused in every class */
  readonly severity?: SeverityByClass;
}

/** Puts problems under a path, e.g. `kafka` + `.pools[1]`. */
export function under(path: string, problems: readonly Problem[]): Problem[] {
  return problems.map((problem) => ({ ...problem, path: problem.path ? joined(path, problem.path) : path }));
}

function joined(parent: string, child: string): string {
  return child.startsWith('[') ? `${parent}${child}` : `${parent}.${child}`;
}
