import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { prod } from '../environments/prod.js';
import type { Environment } from '../platform/environment.js';
import type { Inputs } from '../platform/inputs.js';
import { environmentProblems } from '../platform/problems/problems.js';
import { parseRelease } from '../platform/release/release-schema.js';
import { resolve } from '../platform/resolve/resolve.js';
import { modelsFor } from '../scripts/workspace/platforms.js';
import { manifests, renderObjects } from '../stacks/kubernetes/index.js';
import { paired } from './measure.js';

const COUNTS = [1, 10, 50] as const;
const ROUNDS = 5;

/** As many platforms like prod. */
export const environments = (count: number): readonly Environment[] =>
  Array.from({ length: count }, (_, index) => ({ ...prod, name: `prod-${index}`, namespace: `streaming-${index}` }));

/** What prod is resolved from: its committed release. */
export async function prodInputs(root: string): Promise<Inputs> {
  const result = parseRelease(parse(readFileSync(join(root, 'environments', 'releases', 'prod.yaml'), 'utf8')));
  if ('problems' in result) throw new Error(`prod's release: ${JSON.stringify(result.problems)}`);
  return modelsFor(result.release, '4.3');
}

/** Growth with the number of environments in one process, beside nothing but writing the same objects as YAML. */
export async function manyEnvironments(root: string): Promise<void> {
  const inputs = await prodInputs(root);
  for (const count of COUNTS) {
    const specs = environments(count);
    const objects = specs.map((spec) => [...renderObjects(resolve(spec, inputs)).values()].flat());
    const render = () => {
      for (const spec of specs) {
        if (environmentProblems(spec, inputs).length > 0) throw new Error(`${spec.name} has problems`);
        manifests(renderObjects(resolve(spec, inputs)));
      }
    };
    const write = () => objects.flat().map((object) => stringify(object, { lineWidth: 0, aliasDuplicateObjects: false }));
    const { a, b, ratio } = await paired(ROUNDS, render, write);
    console.log(
      `${count} environments: ${a.toFixed(0)} ms (${(a / count).toFixed(1)} each), YAML alone: ${b.toFixed(0)} ms, ratio ${ratio.toFixed(2)}`,
    );
  }
}
