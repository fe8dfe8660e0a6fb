import { describe, expect, it } from 'vitest';
import { judgeMutations, mutatedFixture } from '../../e2e/policy/mutations.js';

const INPUTS = 300;
const MAX_MS = 1000;

describe('broken input', () => {
  it(`never ends in an exception, and is answered within a second (${INPUTS} of them)`, async () => {
    const { crashes, slowest, read } = await judgeMutations(INPUTS);
    expect(crashes).toEqual([]);
    expect(slowest.milliseconds).toBeLessThan(MAX_MS);
    expect(read).toBeGreaterThan(INPUTS / 5); // else only the YAML parser was tried
  }, 120_000);

  it('is the same for the same seed', () => {
    expect(mutatedFixture(7)).toEqual(mutatedFixture(7));
  });
});
