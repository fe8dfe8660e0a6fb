import { Chart, Testing } from 'cdk8s';
import type { KubernetesObject } from '../stacks/kubernetes/index.js';

/** Objects that constructs come to. */
export function synth(build: (scope: Chart) => unknown): KubernetesObject[] {
  const chart = new Chart(Testing.app(), 'test', { disableResourceNameHashes: true });
  build(chart);
  return Testing.synth(chart);
}

/** The object of a kind, and of a name where there are several; a missing one is a mistake in the test. */
export function resource(objects: readonly KubernetesObject[], kind: string, name?: string): KubernetesObject {
  const found = objects.filter((object) => object.kind === kind && (name === undefined || object.metadata.name === name));
  const [first] = found;
  if (!first || found.length > 1)
    throw new Error(
      `${found.length} of ${kind} ${name ?? ''}: ${objects.map(({ kind, metadata }) => `${kind}/${metadata.name}`).join(', ')}`,
    );
  return first;
}
