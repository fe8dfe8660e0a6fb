import { describe, expect, it } from 'vitest';
import { judgePairs, judgeStates, type MutationRun, mutatedPair, mutatedState } from '../../e2e/robustness/mutations.js';

/** As many as a unit test has time for; `npm run e2e:full robustness` tries 10,000. */
const STATES = 300;
const PAIRS = 150;
const MAX_MS = 1000;

function expectAnswers({ crashes, slowest, read, inputs }: MutationRun): void {
  expect(crashes).toEqual([]);
  expect(slowest.milliseconds).toBeLessThan(MAX_MS);
  expect(read).toBeGreaterThan(inputs / 5); // else only the YAML parser was tried
}

describe('broken input never ends in an exception, and is answered within a second', () => {
  it(`${STATES} states`, async () => expectAnswers(await judgeStates(STATES)), 120_000);
  it(`${PAIRS} pairs of states`, async () => expectAnswers(await judgePairs(PAIRS)), 120_000);

  it('is the same for the same seed', () => {
    expect(mutatedState(7)).toEqual(mutatedState(7));
    expect(mutatedPair(7)).toEqual(mutatedPair(7));
  });
});
