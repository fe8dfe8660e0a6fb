import type { Bound } from '../../charts/shared/bound.js';
import type { Rule, Violation } from './rule.js';

/** What a rule of lint takes from a bound: the rest of its text is its own. */
export const ruleOf = ({ id, severity, why }: Pick<Bound<never>, 'id' | 'severity' | 'why'>): Pick<Rule, 'id' | 'severity' | 'why'> => ({
  id,
  severity,
  why,
});

/** The breach of a bound as a violation at a place. `of` names what breaks it, where the resource does not. */
export function boundViolations<Values>(
  bound: Bound<Values>,
  values: Values,
  at: Pick<Violation, 'resource' | 'place'>,
  of?: string,
): readonly Violation[] {
  const breach = bound.breach(values);
  if (breach === undefined) return [];
  const { what, fix, why, severity } = breach;
  const words = of === undefined ? what : `${of}: ${what}`;
  return [
    { resource: at.resource, place: at.place, what: words, fix, ...(why !== undefined && { why }), ...(severity && { instead: severity }) },
  ];
}
