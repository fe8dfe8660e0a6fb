import { keyOf, labelOf, type Manifest, type ObjectRef, refOf } from './object.js';

/** An object before and after; one of the two is missing when it was made or taken away. */
export interface Pair {
  /** The object before; absent for an added one. */
  readonly before?: Manifest;
  /** The object after; absent for a removed one. */
  readonly after?: Manifest;
}

/** Kinds whose names may end in a hash of their content. */
const HASHED_KINDS: ReadonlySet<string> = new Set(['ConfigMap', 'Secret', 'Job']);
/** Ours: ten hexadecimal digits. Kustomize's: ten letters and digits. */
const HASHED_NAME = /^(.+)-([0-9a-f]{10}|[2456789bcdfghkmt]{10})$/;

/** Objects of two sets that are the same object, whatever the content hash in its name. */
export function pairs(before: readonly Manifest[], after: readonly Manifest[]): readonly Pair[] {
  const [earlier, later] = [byKey(before), byKey(after)];
  const kept = [...earlier].flatMap(([key, old]): Pair[] => {
    const now = later.get(key);
    return now === undefined ? [] : [{ before: old, after: now }];
  });
  const gone = [...earlier].filter(([key]) => !later.has(key)).map(([, manifest]) => manifest);
  const made = [...later].filter(([key]) => !earlier.has(key)).map(([, manifest]) => manifest);
  return [...kept, ...restated(families(gone, made))];
}

const byKey = (manifests: readonly Manifest[]) => new Map(manifests.map((manifest) => [keyOf(refOf(manifest)), manifest]));

/** One that went and one that came, of one family, are one object with new content. */
function families(gone: readonly Manifest[], made: readonly Manifest[]): readonly Pair[] {
  const [earlier, later] = [grouped(gone), grouped(made)];
  return [...new Set([...earlier.keys(), ...later.keys()])].flatMap((family): Pair[] => {
    const [old = [], now = []] = [earlier.get(family), later.get(family)];
    const [first, second] = [old[0], now[0]];
    if (first !== undefined && second !== undefined && old.length === 1 && now.length === 1) return [{ before: first, after: second }];
    return [...old.map((manifest) => ({ before: manifest })), ...now.map((manifest) => ({ after: manifest }))];
  });
}

/** One that went and one that came are one object, where only one of them says its namespace and no other has the name. */
function restated(found: readonly Pair[]): readonly Pair[] {
  const bare = (manifest: Manifest) => familyKey({ ...refOf(manifest), namespace: '' });
  const isAlone = ({ before, after }: Pair) => (before === undefined) !== (after === undefined);
  const named = new Map<string, readonly Pair[]>();
  for (const pair of found.filter(isAlone)) {
    const manifest = pair.before ?? pair.after ?? {};
    named.set(bare(manifest), [...(named.get(bare(manifest)) ?? []), pair]);
  }
  const joined = [...named.values()].flatMap((group): readonly Pair[] => {
    const [before, after] = [group.find((pair) => pair.before)?.before, group.find((pair) => pair.after)?.after];
    if (group.length !== 2 || before === undefined || after === undefined) return group;
    return (refOf(before).namespace === undefined) === (refOf(after).namespace === undefined) ? group : [{ before, after }];
  });
  return [...found.filter((pair) => !isAlone(pair)), ...joined];
}

function grouped(manifests: readonly Manifest[]): ReadonlyMap<string, readonly Manifest[]> {
  const groups = new Map<string, Manifest[]>();
  for (const manifest of manifests) {
    const family = familyKey(refOf(manifest));
    groups.set(family, [...(groups.get(family) ?? []), manifest]);
  }
  return groups;
}

const familyKey = (ref: ObjectRef) => keyOf({ ...ref, name: familyName(ref) });

/** Name of an object without the hash of its content. */
export function familyName({ kind, name }: ObjectRef): string {
  return HASHED_KINDS.has(kind) ? (HASHED_NAME.exec(name)?.[1] ?? name) : name;
}

/** Whether an object is named by the hash of its content, so that changed content is another object. */
export const isHashed = (ref: ObjectRef): boolean => familyName(ref) !== ref.name;

/** An object in words, without the hash of its content, e.g. `ConfigMap/streaming/kafka-access`. */
export const familyLabel = (ref: ObjectRef): string => labelOf({ ...ref, name: familyName(ref) });
