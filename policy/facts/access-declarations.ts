import { ACCESS_FILE, type AccessDeclaration } from '../../charts/access/admin/declaration.js';
import { lineIn, parseDeclaration } from '../../charts/access/admin/parse.js';
import { type Context, ofKind } from './context.js';
import type { Place } from './place.js';

/** A declaration that the access Job applies, and where it is written. */
export interface PlacedDeclaration {
  /** What it declares. */
  readonly declaration: AccessDeclaration;
  /** Where a field's item is written, from 0; without an index the field itself. */
  readonly placeOf: (field: keyof AccessDeclaration, index?: number) => Place;
  /** Kind, namespace and name of the ConfigMap. */
  readonly resource: string;
  /** Namespace of the ConfigMap. */
  readonly namespace: string | undefined;
}

/** The access declarations among some manifests. */
export const accessDeclarations = (context: Context): readonly PlacedDeclaration[] =>
  ofKind(context, 'ConfigMap').flatMap(({ view, resource, namespace }) => {
    const file = view.get('data', ACCESS_FILE);
    const { text } = file;
    if (text === undefined) return [];
    const parsed = parseDeclaration(text);
    if ('problem' in parsed) return [];
    return [{ declaration: parsed.declaration, placeOf: (field, index) => file.lineOf(lineIn(text, field, index)), resource, namespace }];
  });
