import type { Problem } from '../../charts/shared/index.js';
import { eachLimited } from './concurrency.js';
import type { Asking } from './delivery.js';
import { ifAllowed } from './if-allowed.js';
import { at, type KubernetesObject, listAt, textAt } from './objects.js';

/** StorageClasses that disks name and the cluster does not have. Nothing is said of disks that name none: the cluster's default is its own. */
export async function storageClassProblems(objects: readonly KubernetesObject[], asking: Asking): Promise<readonly Problem[]> {
  const own = new Set(objects.filter(({ kind }) => kind === 'StorageClass').map(({ metadata }) => metadata.name));
  const uses = [...storageClassUses(objects)].filter(([name]) => !own.has(name));
  const found = await eachLimited(uses, async ([name, users]) => ((await isOffered(name, asking)) ? [] : [absent(name, users)]));
  return found.flat();
}

/** The classes that disks name, and the objects that have these disks. */
export function storageClassUses(objects: readonly KubernetesObject[]): ReadonlyMap<string, readonly string[]> {
  const uses = new Map<string, readonly string[]>();
  for (const object of objects) {
    for (const name of new Set(claims(object).flatMap((claim) => textAt(claim, 'spec', 'storageClassName') || []))) {
      uses.set(name, [...(uses.get(name) ?? []), `${object.kind} ${object.metadata.name}`]);
    }
  }
  return uses;
}

function claims(object: KubernetesObject): readonly unknown[] {
  const volumes = [
    at(object, 'spec'),
    at(object, 'spec', 'template', 'spec'),
    at(object, 'spec', 'jobTemplate', 'spec', 'template', 'spec'),
  ]
    .flatMap((pod) => listAt(pod, 'volumes'))
    .map((volume) => at(volume, 'ephemeral', 'volumeClaimTemplate'));
  const own = object.kind === 'PersistentVolumeClaim' ? [object] : [];
  return [...own, ...listAt(object, 'spec', 'volumeClaimTemplates'), ...volumes];
}

/** A volume somebody made by hand may carry the name of a class that does not exist. */
async function isOffered(name: string, asking: Asking): Promise<boolean> {
  const ref = { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', name };
  const known = await ifAllowed(() => asking.cluster.get(ref), asking, `you may not read StorageClass ${name}: not checked`);
  if (!known.allowed || known.value !== undefined) return true;
  const refused = `there is no StorageClass ${name}, and you may not list PersistentVolumes that may carry its name: not checked`;
  const volumes = await ifAllowed(() => asking.cluster.list({ apiVersion: 'v1', kind: 'PersistentVolume' }), asking, refused);
  return !volumes.allowed || volumes.value.some((volume) => textAt(volume, 'spec', 'storageClassName') === name);
}

function absent(name: string, users: readonly string[]): Problem {
  return {
    what: `there is no StorageClass ${name} (for ${users.join(', ')})`,
    why: 'their disks would never be made, and their pods would wait for ever',
    fix: 'make it, or name another in kubernetes.storageClass or at the disk; "kubectl get storageclass" lists those there are',
  };
}
