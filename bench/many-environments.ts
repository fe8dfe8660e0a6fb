import { stringify } from 'yaml';
import { loadModel } from '../charts/kafka/versions/index.js';
import type { Environment } from '../environments/environment.js';
import { environmentProblems } from '../environments/problems.js';
import { prod } from '../environments/prod.js';
import { resolve } from '../environments/resolve.js';
import { manifests, renderObjects } from '../stacks/kubernetes/index.js';
import { paired } from './measure.js';

const COUNTS = [1, 10, 50] as const;
const ROUNDS = 5;

const environments = (count: number): readonly Environment[] =>
  Array.from({ length: count }, (_, index) => ({ ...prod, name: `prod-${index}`, namespace: `streaming-${index}` }));

/** Growth with the number of environments in one process, beside nothing but writing the same objects as YAML. */
export async function manyEnvironments(): Promise<void> {
  const release = { schemaVersion: 1, kafka: { version: '4.3.1', metadataVersion: '4.3', image: 'apache/kafka:4.3.1' } } as const;
  const inputs = { release, model: await loadModel('4.3') };
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
