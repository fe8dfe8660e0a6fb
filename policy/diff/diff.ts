import { HIDDEN } from './hidden.js';
import { type Leaf, leavesOf, pathOf } from './leaves.js';
import { type Manifest, type ObjectRef, refOf } from './object.js';
import { familyLabel, type Pair, pairs } from './pairs.js';
import { withLaterNames } from './renamed-containers.js';
import { templateRevision } from './revision.js';

/** One value that differs. */
export interface FieldChange {
  /** The object in words, e.g. `StatefulSet/streaming/kafka-broker-1a`. */
  readonly object: string;
  /** Fields and items that lead to the value. */
  readonly steps: readonly string[];
  /** The same in one line. */
  readonly path: string;
  /** Value before, as it was written; absent when there was none, `(hidden)` when it may be secret. */
  readonly before?: Leaf['value'];
  /** Value after; absent where the field was removed. */
  readonly after?: Leaf['value'];
  /** The name of an object that is named by its content: what it means stands at that object. */
  readonly isContentName: boolean;
}

/** One object that differs. */
export interface ObjectChange extends Pair {
  /** What happened to the object. */
  readonly kind: 'added' | 'removed' | 'changed';
  /** The object in words, without the hash of its content. */
  readonly object: string;
  /** Reference after, or before when it is gone. */
  readonly ref: ObjectRef;
  /** What differs by meaning; empty for objects that were made or taken away, and where a pod template differs in its order alone. */
  readonly fields: readonly FieldChange[];
}

/** What differs between two sets of manifests, by meaning: how it is written, and in which order, is no difference. */
export function diffManifests(before: readonly Manifest[], after: readonly Manifest[]): readonly ObjectChange[] {
  const paired = pairs(before, after);
  const renamed = new Map(paired.flatMap(contentNames));
  return paired.flatMap((pair) => changeOf(pair, renamed));
}

/** Old and new name of an object that is named by its content. */
function contentNames({ before, after }: Pair): readonly (readonly [string, string])[] {
  if (before === undefined || after === undefined) return [];
  const [old, now] = [refOf(before).name, refOf(after).name];
  return old === now ? [] : [[old, now]];
}

function changeOf(pair: Pair, renamed: ReadonlyMap<string, string>): readonly ObjectChange[] {
  const { before, after } = pair;
  if (before === undefined) return after === undefined ? [] : [whole('added', after, pair)];
  if (after === undefined) return [whole('removed', before, pair)];
  const ref = refOf(after);
  const fields = fieldChanges(before, after, renamed);
  const isNothing = !mentionsOthers(fields) && templateRevision(before) === templateRevision(after);
  if (isNothing) return [];
  return [{ ...pair, kind: 'changed', object: familyLabel(ref), ref, fields }];
}

/** A pod template that names a new ConfigMap differs, even when that is all; an object's own new name alone does not. */
const mentionsOthers = (fields: readonly FieldChange[]) => fields.some(({ path }) => path !== 'metadata.name');

function whole(kind: 'added' | 'removed', manifest: Manifest, pair: Pair): ObjectChange {
  const ref = refOf(manifest);
  return { ...pair, kind, object: familyLabel(ref), ref, fields: [] };
}

/** Values that differ between two states of an object. */
export function fieldChanges(before: Manifest, after: Manifest, renamed: ReadonlyMap<string, string> = new Map()): readonly FieldChange[] {
  if (before === after) return [];
  const now = leavesOf(after);
  const old = withLaterNames(leavesOf(before), now);
  const object = familyLabel(refOf(after));
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((path) => {
    const [earlier, later] = [old.get(path), now.get(path)];
    if (earlier?.meaning === later?.meaning) return [];
    if (
      (isEmpty(earlier) && later === undefined && hasBelow(now, path)) ||
      (isEmpty(later) && earlier === undefined && hasBelow(old, path))
    )
      return [];
    const steps = (later ?? earlier)?.steps ?? [];
    const isContentName = typeof earlier?.value === 'string' && renamed.get(earlier.value) === later?.value && later !== undefined;
    return [{ object, steps, path: pathOf(steps), isContentName, ...side('before', earlier), ...side('after', later) }];
  });
}

/** An object or list with nothing in it: once it has something, that is told. */
const isEmpty = (leaf: Leaf | undefined) => leaf?.value === '{}' || leaf?.value === '[]';
const hasBelow = (leaves: ReadonlyMap<string, Leaf>, path: string) =>
  [...leaves.keys()].some((key) => key.startsWith(path) && (key[path.length] === '.' || key[path.length] === '['));

const side = (name: 'before' | 'after', leaf: Leaf | undefined) => (leaf === undefined ? {} : { [name]: leaf.value });

/** Whether a change's values may be shown. */
export const isShown = ({ before, after }: FieldChange): boolean => before !== HIDDEN && after !== HIDDEN;
