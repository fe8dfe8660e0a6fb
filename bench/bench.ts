import { coldStart } from './cold-start.js';
import { manyEnvironments } from './many-environments.js';
import { oneSet } from './one-set.js';
import { twoSets } from './two-sets.js';

/** Prints every comparison. Ratios within one run are what counts: the machine may be slow, but it is so for both sides. */
export async function run(root: string): Promise<void> {
  await coldStart(root);
  await manyEnvironments(root);
  await oneSet(root);
  await twoSets(root);
}
