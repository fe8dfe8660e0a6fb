import { familyLabel, keyOf, type ObjectRef, refOf } from '../../policy/diff/index.js';
import { at, isKubernetesObject, listAt, textAt } from '../../scripts/cluster/objects.js';
import type { KubernetesObject } from '../../stacks/kubernetes/index.js';
import { listObjects } from '../kit/kubectl.js';
import { run } from '../kit/run.js';
import { type Look, until } from '../kit/until.js';
import { unique } from './unique.js';

const APPLY = ['apply', '--server-side', '--force-conflicts', '--field-manager=sluice', '-o', 'json', '-f', '-'];
/** How the server names an object it refuses. */
const REFUSED = /(\w+)(?:\.[\w.]+)? "([^"]+)" is invalid/g;
const SECONDS_TO_OBSERVE = 60;

/** What an API server says to a change of a set of objects. */
export interface Answer {
  /** Kinds of the objects it refuses. */
  readonly refused: readonly string[];
  /** Objects it stores otherwise than before, those that come, go or are refused among them; without the hash of their content. */
  readonly changed: readonly string[];
  /** StatefulSets whose controller sees another pod template. A set that is refused has none. */
  readonly restarts: readonly string[];
}

/** Objects as a server stores them, without what it counts and what its controllers report. */
export type Stored = ReadonlyMap<string, Kept>;
interface Kept {
  readonly ref: ObjectRef;
  /** Without the hash of its content. */
  readonly label: string;
  readonly text: string;
  /** Pod template of a StatefulSet. */
  readonly template?: string;
}

/** Applies objects, but without pods: sets of none, and Jobs that do not start. What is asked here is what servers and controllers say. */
export async function applied(objects: readonly KubernetesObject[]): Promise<void> {
  const { code, stderr } = await kubectlApply(objects.map(withoutPods));
  if (code !== 0) throw new Error(`kubectl apply: ${stderr}`);
}

/** As it is applied here. */
export const withoutPods = (object: KubernetesObject) =>
  object.kind === 'StatefulSet' ? withSpec(object, { replicas: 0 }) : suspended(object);
const suspended = (object: KubernetesObject) => (object.kind === 'Job' ? withSpec(object, { suspend: true }) : object);
const withSpec = ({ spec, ...object }: KubernetesObject, more: Readonly<Record<string, unknown>>): KubernetesObject => ({
  ...object,
  spec: { ...(typeof spec === 'object' && spec), ...more },
});

const kubectlApply = (objects: readonly KubernetesObject[], ...more: readonly string[]) =>
  run('kubectl', [...APPLY, ...more], { input: objects.map((object) => JSON.stringify(object)).join('\n---\n') });

function storedOf(json: string): Stored {
  const found: unknown = JSON.parse(json);
  const objects = isKubernetesObject(found) ? [found] : listAt(found, 'items').filter(isKubernetesObject);
  return new Map(objects.map((object) => [keyOf(refOf(object)), kept(object)]));
}

function kept({ status: _, ...object }: KubernetesObject & { readonly status?: unknown }): Kept {
  const { name, namespace, labels, annotations } = object.metadata;
  const template = object.kind === 'StatefulSet' ? JSON.stringify(at(object, 'spec', 'template')) : undefined;
  return {
    ref: refOf(object),
    label: familyLabel(refOf(object)),
    text: JSON.stringify({ ...object, metadata: { name, namespace, labels, annotations } }),
    ...(template !== undefined && { template }),
  };
}

/** What an API server says to a change, by dry runs: nothing is changed by asking. */
export async function answerOf(before: Stored, after: readonly KubernetesObject[]): Promise<Answer> {
  const present = new Set(after.map((object) => keyOf(refOf(object))));
  const gone = [...before].flatMap(([key, { label }]) => (present.has(key) ? [] : [label]));
  const namespaces = new Set([...before.values()].map(({ ref }) => ref.namespace));
  // Of a namespace that is not there yet nothing can be asked.
  const [askable, foreign] = parted(after, ({ kind, metadata }) => kind === 'Namespace' || namespaces.has(metadata.namespace));
  const { stored, refused } = await dryRun(askable);
  const differing = [...stored].filter(([key, { text }]) => before.get(key)?.text !== text);
  const rolled = differing.filter(([key, { template }]) => before.has(key) && before.get(key)?.template !== template);
  const changed = [...gone, ...differing.map(([, { label }]) => label), ...[...refused, ...foreign].map(labelOf)];
  return {
    refused: unique(refused.map(({ kind }) => kind)),
    changed: unique(changed),
    restarts: unique(rolled.map(([, { ref }]) => ref.name)),
  };
}

const labelOf = (object: KubernetesObject) => familyLabel(refOf(object));

function parted<T>(items: readonly T[], belongs: (item: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [items.filter(belongs), items.filter((item) => !belongs(item))];
}

/** What would be stored of objects, and which of them are refused. Of a set with a refused object kubectl shows none, so the others are asked for again. */
export async function dryRun(
  objects: readonly KubernetesObject[],
): Promise<{ readonly stored: Stored; readonly refused: readonly KubernetesObject[] }> {
  if (objects.length === 0) return { stored: new Map(), refused: [] };
  const { code, stdout, stderr } = await kubectlApply(objects.map(suspended), '--dry-run=server');
  if (code === 0) return { stored: storedOf(stdout), refused: [] };
  const named = new Set([...stderr.matchAll(REFUSED)].map(([, kind, name]) => `${kind} ${name}`));
  const [refused, others] = parted(objects, ({ kind, metadata }) => named.has(`${kind} ${metadata.name}`));
  if (refused.length === 0) throw new Error(`kubectl apply --dry-run=server: ${stderr}`);
  const rest = await dryRun(others);
  return { stored: rest.stored, refused: [...refused, ...rest.refused] };
}

/** Revision of the pod template of each set of a namespace, once its controller has seen the latest one. */
export function revisions(namespace: string): Promise<ReadonlyMap<string, string>> {
  return until('every set to be observed', SECONDS_TO_OBSERVE, async (): Promise<Look<ReadonlyMap<string, string>>> => {
    const sets = await listObjects('statefulset', namespace);
    const unseen = sets.filter((set) => at(set, 'metadata', 'generation') !== at(set, 'status', 'observedGeneration'));
    if (unseen.length > 0) return { missing: unseen.map(({ metadata }) => metadata.name).join(', ') };
    return { found: new Map(sets.map((set) => [set.metadata.name, textAt(set, 'status', 'updateRevision') ?? ''])) };
  });
}
