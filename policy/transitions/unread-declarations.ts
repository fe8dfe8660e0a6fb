import { DECLARATION_FILES, readDeclaration } from '../../charts/access/admin/read.js';
import { labelOf, type Manifest, type ObjectChange, refOf } from '../diff/index.js';
import { at, text } from '../schemas/json.js';
import type { Unread } from './transition.js';

/** Access declarations that differ and cannot be read on one side. Neither side of them is judged: what is missing in one is not known to be gone. */
export const unreadDeclarations = (changes: readonly ObjectChange[]): readonly (Unread & UnjudgedObjects)[] =>
  changes.flatMap((change) => {
    const { before, after, object, fields } = change;
    const problem = problemOf(after) ?? problemOf(before);
    if (problem === undefined) return [];
    const own = fields.filter(({ steps }) => steps[0] === 'data' && DECLARATION_FILES.some((file) => file === steps[1]));
    if (change.kind === 'changed' && own.length === 0) return [];
    const objects = [before, after].flatMap((side) => (side === undefined ? [] : [labelOf(refOf(side))]));
    return [
      { resource: object, text: `${object} differs, and its topics, users and rights are not judged: ${problem}.`, fields: own, objects },
    ];
  });

/** ConfigMaps whose declaration is not judged, before and after. */
interface UnjudgedObjects {
  readonly objects: readonly string[];
}

function problemOf(manifest: Manifest | undefined): string | undefined {
  if (manifest?.kind !== 'ConfigMap') return undefined;
  return DECLARATION_FILES.flatMap((file) => {
    const read = readDeclaration(file, text(at(manifest, 'data', file)) ?? '');
    return at(manifest, 'data', file) !== undefined && read !== undefined && 'problem' in read ? [`${file}: ${read.problem}`] : [];
  }).at(0);
}
