import { keyOf, refOf } from '../../policy/diff/index.js';
import { at, textAt } from '../../scripts/delivery/objects.js';
import type { KubernetesObject } from '../../stacks/kubernetes/index.js';
import { getObject } from '../kit/kubectl.js';
import { run } from '../kit/run.js';
import { until } from '../kit/until.js';

const APPLY = ['apply', '--server-side', '--force-conflicts', '--field-manager=sluice', '-f', '-'];
/** How the server names an object it refuses. */
const REFUSED = /(\w+)(?:\.[\w.]+)? "([^"]+)" is invalid/g;
const SECONDS_TO_OBSERVE = 30;

/** Sets without pods and Jobs that do not start: what is asked here is what the API server and the controllers say, and pods say nothing. */
export function withoutPods(object: KubernetesObject): KubernetesObject {
  const spec = typeof object.spec === 'object' ? object.spec : {};
  if (object.kind === 'StatefulSet') return { ...object, spec: { ...spec, replicas: 0 } };
  return object.kind === 'Job' ? { ...object, spec: { ...spec, suspend: true } } : object;
}

const documents = (objects: readonly KubernetesObject[]) => objects.map((object) => JSON.stringify(withoutPods(object))).join('\n---\n');

/** Applies objects, without pods. */
export async function applied(objects: readonly KubernetesObject[]): Promise<void> {
  const { code, stderr } = await run('kubectl', APPLY, { input: documents(objects) });
  if (code !== 0) throw new Error(`kubectl apply: ${stderr}`);
}

/** Kinds of the objects the API server refuses to change: a dry run of every object that was there before. */
export async function refusedKinds(before: readonly KubernetesObject[], after: readonly KubernetesObject[]): Promise<readonly string[]> {
  const known = new Map(before.map((object) => [keyOf(refOf(object)), JSON.stringify(object)]));
  const changed = after.filter((object) => {
    const old = known.get(keyOf(refOf(object)));
    return old !== undefined && old !== JSON.stringify(object);
  });
  if (changed.length === 0) return [];
  const { stderr } = await run('kubectl', [...APPLY, '--dry-run=server'], { input: documents(changed) });
  return [...new Set([...stderr.matchAll(REFUSED)].map(([, kind = '']) => kind))].toSorted();
}

/** Revision of the pod template of each set, once its controller has seen the latest one. */
export async function revisions(sets: readonly KubernetesObject[]): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(
    sets.map(async ({ metadata: { name, namespace = 'default' } }) => {
      const revision = await until(`revision of ${name}`, SECONDS_TO_OBSERVE, async () => {
        const live = await getObject('statefulset', name, namespace);
        const isSeen = live !== undefined && at(live, 'metadata', 'generation') === at(live, 'status', 'observedGeneration');
        const text = textAt(live, 'status', 'updateRevision');
        return isSeen && text !== undefined ? { found: text } : { missing: 'not observed yet' };
      });
      return [name, revision] as const;
    }),
  );
  return new Map(found);
}

/** Names of the sets whose template has another revision after an edit. The sets are then as they were before. */
export async function changedRevisions(
  before: readonly KubernetesObject[],
  after: readonly KubernetesObject[],
): Promise<readonly string[]> {
  const sets = before.filter(({ kind }) => kind === 'StatefulSet');
  const edited = after.filter((object) => object.kind === 'StatefulSet' && sets.some(({ metadata }) => isSame(metadata, object.metadata)));
  const old = await revisions(sets);
  await applied(edited);
  const now = await revisions(edited);
  await applied(sets);
  return [...now].flatMap(([name, revision]) => (old.get(name) === revision ? [] : [name])).toSorted();
}

const isSame = (a: KubernetesObject['metadata'], b: KubernetesObject['metadata']) => a.name === b.name && a.namespace === b.namespace;
