import { type FieldChange, type Manifest, type ObjectChange, refOf } from '../../diff/index.js';
import { at, list, text } from '../../schemas/json.js';
import type { Transit } from '../transition.js';

/** An object there was before and after. */
export interface Changed extends ObjectChange {
  /** The object before. */
  readonly before: Manifest;
  /** The object after. */
  readonly after: Manifest;
}

/** Objects of some kinds that were there before and after, and differ. */
export function changed({ changes }: Transit, ...kinds: readonly string[]): readonly Changed[] {
  return changes.flatMap((change) => {
    const { before, after, ref } = change;
    return before !== undefined && after !== undefined && kinds.includes(ref.kind) ? [{ ...change, before, after }] : [];
  });
}

/** An object that is there in one state only. */
export interface Single {
  /** Kind, namespace and name. */
  readonly object: string;
  /** The object. */
  readonly manifest: Manifest;
}

/** Objects that are gone. */
export const removed = ({ changes }: Transit, ...kinds: readonly string[]): readonly Single[] =>
  changes.flatMap(({ kind, before, ref, object }) =>
    kind === 'removed' && before !== undefined && kinds.includes(ref.kind) ? [{ object, manifest: before }] : [],
  );

/** Objects that are new. */
export const added = ({ changes }: Transit, ...kinds: readonly string[]): readonly Single[] =>
  changes.flatMap(({ kind, after, ref, object }) =>
    kind === 'added' && after !== undefined && kinds.includes(ref.kind) ? [{ object, manifest: after }] : [],
  );

/** Changes below a place, e.g. `below(fields, 'spec', 'selector')`. */
export const below = (fields: readonly FieldChange[], ...place: readonly string[]): readonly FieldChange[] =>
  fields.filter(({ steps }) => place.every((step, index) => steps[index] === step));

/** Names of the claim templates of a StatefulSet. */
export const claimTemplates = (manifest: Manifest): readonly string[] =>
  list(at(manifest, 'spec', 'volumeClaimTemplates')).map((template) => text(at(template, 'metadata', 'name')) ?? '');

/** Image of the first container of a workload. */
export const firstImage = (manifest: Manifest): string =>
  text(at(list(at(manifest, 'spec', 'template', 'spec', 'containers'))[0], 'image')) ?? '';

/** `-n namespace ` of a kubectl command. */
export const inNamespace = (manifest: Manifest): string => {
  const { namespace } = refOf(manifest);
  return namespace === undefined ? '' : `-n ${namespace} `;
};

/** Kinds that run pods and keep them. */
export const WORKLOADS = ['StatefulSet', 'Deployment', 'DaemonSet'] as const;
