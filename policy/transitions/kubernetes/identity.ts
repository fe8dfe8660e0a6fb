import { DANGEROUS } from '../../../charts/shared/severity.js';
import { keyOf, type Manifest, refOf } from '../../diff/index.js';
import { at, list, text } from '../../schemas/json.js';
import type { Outcome, Transit, Transition } from '../transition.js';
import { listed } from '../words.js';
import { added, claimTemplates, firstImage, removed, type Single } from './objects.js';

/** Kinds that are the data, or the only way to it. */
const PRECIOUS = [
  'PersistentVolumeClaim',
  'PersistentVolume',
  'StatefulSet',
  'Secret',
  'Kafka',
  'KafkaNodePool',
  'KafkaUser',
  'KafkaConnect',
  'KafkaConnector',
] as const;

/** A set that is gone, and the new one that looks like it. */
interface Renamed {
  readonly old: Single;
  readonly now: Single;
}

/** Stateful sets that went while their like came, in the same namespace. */
function renamed(transit: Transit): readonly Renamed[] {
  const candidates = added(transit, 'StatefulSet');
  return removed(transit, 'StatefulSet').flatMap((old) => {
    const now = candidates.find(({ manifest }) => isLike(manifest, old.manifest));
    return now === undefined ? [] : [{ old, now }];
  });
}

const COMPONENT = ['metadata', 'labels', 'app.kubernetes.io/component'] as const;

function isLike(a: Manifest, b: Manifest): boolean {
  const isSameNamespace = refOf(a).namespace === refOf(b).namespace;
  const isSamePart = text(at(a, ...COMPONENT)) === text(at(b, ...COMPONENT));
  return isSameNamespace && isSamePart && firstImage(a) === firstImage(b) && claimTemplates(a).join() === claimTemplates(b).join();
}

/** K8S-06: a stateful set is known by another name. */
export const setRenamed: Transition = {
  id: 'K8S-06',
  title: 'A stateful set is renamed',
  severities: DANGEROUS,
  why: 'a new name is a new set: its pods begin with empty disks, and the old disks are left behind',
  source: 'cdk8s-team/cdk8s#392',
  check: (transit) =>
    renamed(transit).map(({ old, now }) => ({
      resource: old.object,
      consequence: claimTemplates(old.manifest).length > 0 ? 'data-loss' : 'outage',
      by: 'prune',
      isReversible: false,
      text: `${refOf(old.manifest).name} becomes ${refOf(now.manifest).name}: the new pods start${claimTemplates(old.manifest).length > 0 ? ' with empty disks' : ''}, and the old set goes with what it serves.`,
    })),
};

/** Objects of the same kind and name in another namespace. */
function movedFrom(transit: Transit): readonly Single[] {
  const came = new Set(added(transit, 'StatefulSet').map(({ manifest }) => keyOf({ ...refOf(manifest), namespace: '' })));
  return removed(transit, 'StatefulSet').filter(({ manifest }) => came.has(keyOf({ ...refOf(manifest), namespace: '' })));
}

/** SPK-16 tells of a job that keeps nothing on a disk of its own. */
const isStreamJob = (manifest: Manifest) => text(at(manifest, ...COMPONENT)) === 'stream-job';

/** K8S-33: a namespace, or the definition of a kind, is taken away or left. */
export const namespaceGone: Transition = {
  id: 'K8S-33',
  title: 'A namespace or a kind goes, with all that is in it',
  severities: DANGEROUS,
  why: 'deleting a namespace deletes its disks, and deleting a definition deletes every object of its kind',
  source: 'argoproj/argo-cd#9853',
  check: (transit) => [
    ...removed(transit, 'Namespace').map(({ object, manifest }) =>
      lost(object, `Namespace ${refOf(manifest).name} goes, with its pods, disks and Secrets.`),
    ),
    ...removed(transit, 'CustomResourceDefinition').map(({ object, manifest }) =>
      lost(object, `${refOf(manifest).name} goes, with every object of that kind in the cluster.`),
    ),
    ...movedFrom(transit)
      .filter(({ manifest }) => claimTemplates(manifest).length > 0 || !isStreamJob(manifest))
      .map(({ object, manifest }) =>
        lost(object, `${refOf(manifest).name} moves to another namespace: disks do not move along, and every address of it changes.`),
      ),
  ],
};

const lost = (resource: string, words: string): Outcome => ({
  resource,
  consequence: 'data-loss',
  by: 'prune',
  isReversible: false,
  text: words,
});

/** K8S-34: what holds data, or is the only way to it, is taken out. */
export const preciousRemoved: Transition = {
  id: 'K8S-34',
  title: 'Something that holds data is taken out',
  severities: DANGEROUS,
  why: 'whoever prunes deletes it, and what it held is gone or out of reach',
  source: 'argoproj/argo-cd#19520',
  check: (transit) => {
    const told = new Set([...renamed(transit).map(({ old }) => old.object), ...movedFrom(transit).map(({ object }) => object)]);
    return removed(transit, ...PRECIOUS)
      .filter(({ object }) => !told.has(object))
      .map(({ object, manifest }) => removal(object, manifest));
  },
};

/** What follows where something goes that holds no data itself. */
const CUT_OFF: Readonly<Record<string, { readonly words: string; readonly isReversible: boolean }>> = {
  KafkaUser: { words: 'its operator deletes its credentials and ACLs, and its clients are refused', isReversible: false },
  KafkaConnect: { words: 'its workers stop, and no connector of it runs; its topics stay', isReversible: true },
  KafkaConnector: { words: 'it stops; its offsets stay in the topic of its Connect cluster', isReversible: true },
};

/** Whether the disks of a node pool are deleted with it. */
const losesDisks = (pool: Manifest) => {
  const storage = at(pool, 'spec', 'storage');
  return [storage, ...list(at(storage, 'volumes'))].some((disk) => at(disk, 'deleteClaim') === true || at(disk, 'type') === 'ephemeral');
};

function removal(resource: string, manifest: Manifest): Outcome {
  const { kind, name } = refOf(manifest);
  const cut = Object.hasOwn(CUT_OFF, kind) ? CUT_OFF[kind] : undefined;
  if (cut !== undefined)
    return { ...lost(resource, `${kind} ${name} is taken out: ${cut.words}.`), consequence: 'outage', isReversible: cut.isReversible };
  if (kind === 'KafkaNodePool' && !losesDisks(manifest)) {
    const words = `${kind} ${name} is taken out: its nodes stop, and their disks stay behind unused.`;
    return { ...lost(resource, words), consequence: 'outage', isReversible: true };
  }
  const disks = kind === 'StatefulSet' ? claimTemplates(manifest) : [];
  if (kind === 'StatefulSet' && disks.length === 0) {
    return { ...lost(resource, `StatefulSet ${name} goes: nobody serves what it served.`), consequence: 'outage', isReversible: true };
  }
  const words =
    disks.length > 0
      ? `its pods stop, and their disks (${listed(disks)}) stay behind unused`
      : 'whoever prunes deletes it, with what it holds';
  return lost(resource, `${kind} ${name} is taken out: ${words}.`);
}
