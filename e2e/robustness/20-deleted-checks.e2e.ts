import { afterAll, describe, expect, it } from 'vitest';
import * as facts from '../../policy/facts/index.js';
import * as rules from '../../policy/rules/index.js';
import * as transitions from '../../policy/transitions/index.js';
import { figure } from '../kit/steps.js';
import { brokenRules, brokenTransitions, type Check, checksBelow, policiesWithout } from './checks.js';

// A rule that could be taken out without a test noticing is not tested. So each is taken out of the sources, and its fixture must go quiet.
const CHECKS = checksBelow('policy/rules');
const TRANSITION_CHECKS = checksBelow('policy/transitions');
const named = (checks: readonly Check[]) => checks.map((check) => [check.id, check] as const);
const ids = (checks: readonly { readonly id: string }[]) => checks.map(({ id }) => id).sort();

let [quiet, loud] = [0, 0];
afterAll(() => {
  figure('robustness', 'rules whose failing fixture goes quiet without their check', `${quiet} of ${quiet + loud}`);
});

function count(broken: readonly string[], id: string): void {
  if (broken.includes(id)) loud += 1;
  else quiet += 1;
  expect(broken).not.toContain(id);
}

describe('rules about one state', () => {
  it('are all found in the sources', () => expect(ids(CHECKS)).toEqual(ids(rules.RULES)));

  it.each(named(CHECKS))('%s', async (id, check) => {
    expect(await brokenRules(id, { rules, facts })).toContain(id);
    count(await brokenRules(id, await policiesWithout(check)), id);
  });
});

describe('rules about two states', () => {
  it('are all found in the sources', () => expect(ids(TRANSITION_CHECKS)).toEqual(ids(transitions.TRANSITIONS)));

  it.each(named(TRANSITION_CHECKS))('%s', async (id, check) => {
    expect(await brokenTransitions(id, { transitions })).toContain(id);
    count(await brokenTransitions(id, await policiesWithout(check)), id);
  });
});
