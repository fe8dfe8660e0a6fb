import type { AccessDeclaration } from '../../charts/access/admin/declaration.js';
import { DECLARATION_FILES, type DeclarationFile, type ReadDeclaration, readDeclaration } from '../../charts/access/admin/read.js';
import { type Context, ofKind } from './context.js';
import type { Place } from './place.js';
import type { View } from './view.js';

/** A declaration that the access Job applies, and where it is written. */
export interface PlacedDeclaration {
  /** What it declares. */
  readonly declaration: ReadDeclaration;
  /** Where a field's item is written, from 0; without an index the field itself. */
  readonly placeOf: (field: keyof AccessDeclaration, index?: number) => Place;
  /** Kind, namespace and name of the ConfigMap. */
  readonly resource: string;
  /** Namespace of the ConfigMap. */
  readonly namespace: string | undefined;
}

/** A declaration that cannot be read: nothing is known of its topics, users and rights. */
export interface UnreadDeclaration {
  /** Kind, namespace and name of the ConfigMap. */
  readonly resource: string;
  /** Where the file begins. */
  readonly place: Place;
  /** Key of the ConfigMap, e.g. `access.json`. */
  readonly file: string;
  /** Why it cannot be read. */
  readonly problem: string;
}

/** The access declarations among some manifests. */
export const accessDeclarations = (context: Context): readonly PlacedDeclaration[] =>
  declarationFiles(context).flatMap(({ view, read, resource, namespace }) => {
    if ('problem' in read || context.withoutDeclarations?.has(resource)) return [];
    return [{ declaration: read.declaration, placeOf: (field, index) => view.lineOf(read.lineOf(field, index)), resource, namespace }];
  });

/** Those that cannot be read. */
export const unreadDeclarations = (context: Context): readonly UnreadDeclaration[] =>
  declarationFiles(context).flatMap(({ view, read, resource, file }) =>
    'problem' in read ? [{ resource, place: view.place, file, problem: read.problem }] : [],
  );

interface Found {
  readonly file: string;
  readonly view: View;
  readonly read: DeclarationFile;
  readonly resource: string;
  readonly namespace: string | undefined;
}

const declarationFiles = (context: Context): readonly Found[] =>
  ofKind(context, 'ConfigMap').flatMap(({ view: object, resource, namespace }) =>
    DECLARATION_FILES.flatMap((file) => {
      const view = object.get('data', file);
      const read = view.text === undefined ? undefined : readDeclaration(file, view.text);
      return read === undefined ? [] : [{ file, view, read, resource, namespace }];
    }),
  );
