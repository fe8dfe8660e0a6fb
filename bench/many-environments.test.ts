import { expect, it } from 'vitest';
import { environmentProblems } from '../platform/problems/problems.js';
import { ROOT } from '../test/sources.js';
import { environments, prodInputs } from './many-environments.js';

it('measures platforms that nothing is wrong with', async () => {
  const inputs = await prodInputs(ROOT);
  const problems = environments(2).flatMap((environment) => environmentProblems(environment, inputs));
  expect(problems).toEqual([]);
});
