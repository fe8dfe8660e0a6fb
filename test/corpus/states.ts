import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Environment } from '../../platform/environment.js';
import { environmentProblems } from '../../platform/problems/problems.js';
import type { Release } from '../../platform/release/release.js';
import { parseRelease } from '../../platform/release/release-schema.js';
import { resolve } from '../../platform/resolve/resolve.js';
import type { SourceFile } from '../../policy/transitions/index.js';
import { type KubernetesObject, renderObjects } from '../../stacks/kubernetes/index.js';
import { inputsOf } from '../described.js';
import { ROOT } from '../sources.js';
import type { Edit, Part } from './edit.js';

/** What Kafka and its registry run of an environment's release, as it is committed. */
export function releaseOf(file = join(ROOT, 'environments', 'releases', 'staging.yaml')): Release {
  const result = parseRelease(parse(readFileSync(file, 'utf8')));
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  const { schemaVersion, renderEpoch, kafka, schemaRegistry } = result.release;
  return { schemaVersion, renderEpoch, kafka, ...(schemaRegistry && { schemaRegistry }) };
}

/** Objects of a description. One with problems is a mistake of the corpus. */
export async function objectsOf(environment: Environment, release: Release): Promise<readonly KubernetesObject[]> {
  const inputs = await inputsOf(release);
  const problems = environmentProblems(environment, inputs);
  if (problems.length > 0) throw new Error(`not a sound environment: ${JSON.stringify(problems, null, 2)}`);
  return [...renderObjects(resolve(environment, inputs)).values()].flat();
}

/** Objects after an edit. */
export async function editedObjects(edit: Edit, environment: Environment, release: Release): Promise<readonly KubernetesObject[]> {
  const described = edit.describe?.(environment) ?? environment;
  const objects = await objectsOf(described, edit.release?.(release) ?? release);
  return edit.render?.(objects) ?? objects;
}

/** Objects as one file. */
export const asFile = (objects: readonly KubernetesObject[]): readonly SourceFile[] => [
  { file: 'all.yaml', text: objects.map((object) => stringify(object, { aliasDuplicateObjects: false })).join('---\n') },
];

const COMPONENT = 'app.kubernetes.io/component';
const LABELS: Readonly<Record<Part, string>> = {
  brokers: 'broker',
  controllers: 'controller',
  registry: 'registry',
  'first broker set': 'broker',
};

/** Names of the pods that some parts have in both states. */
export function podsOf(parts: readonly Part[], before: readonly KubernetesObject[]): readonly string[] {
  return parts
    .flatMap((part) => {
      const sets = before.filter(({ kind, metadata }) => kind === 'StatefulSet' && metadata.labels?.[COMPONENT] === LABELS[part]);
      return (part === 'first broker set' ? sets.slice(0, 1) : sets).flatMap(podNames);
    })
    .toSorted();
}

function podNames({ metadata, spec }: KubernetesObject): readonly string[] {
  const replicas = typeof spec === 'object' && spec !== null && 'replicas' in spec ? Number(spec.replicas) : 1;
  return Array.from({ length: replicas }, (_, index) => `${metadata.name}-${index}`);
}
