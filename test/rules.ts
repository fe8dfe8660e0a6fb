import { expect, it } from 'vitest';
import { type Change, problemsOf, sound } from './described.js';

/** A rule from both sides: what breaks it, the nearest description that keeps it, and what is said of the first. */
export type Rule = readonly [rule: string, bad: Change, good: Change, path: string, what: string, fix: string];

/** Each rule is told once, with its path, the value found and what would pass; and it is silent on the other side. */
export function itTells(rules: readonly Rule[]): void {
  it.each(rules)('%s', async (_, bad, good, path, what, fix) => {
    const where = `${bad(sound).environment.name}.${path}`;
    const problems = await problemsOf(bad);
    expect(problems.filter((problem) => problem.path === where)).toMatchObject([
      { path: where, what, why: expect.stringMatching(/\w+ \w+/), fix },
    ]);
    expect(await problemsOf(good)).toEqual([]);
  });
}
