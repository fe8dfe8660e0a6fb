import { nearest } from '../../charts/shared/spelling.js';
import { connectorViews, isCompose, type SourceDocument, type View } from '../../policy/facts/index.js';
import { type Finding, SCHEMA_RULE } from '../../policy/rules/index.js';
import { isKubernetesOwn, isServedUnchecked, type Schemas, schemaFindings, schemasFor } from '../../policy/schemas/index.js';
import type { Subject } from './subjects.js';

/** A finding of the strict schema check, at its line. */
export type SchemaCheckFinding = Finding & { readonly path?: string; readonly isUnjudged?: true };

/** What an API server would say to the objects of a subject. Compose files and bare connectors are no objects. */
export async function schemaCheck({ version, documents }: Subject): Promise<readonly SchemaCheckFinding[]> {
  const views = checkedObjects(documents);
  if (views.length === 0) return [];
  const objects = views.map(({ value }) => value);
  const schemas = await schemasFor(objects, version);
  const found = schemaFindings(objects, schemas);
  return found.map(({ index, resource, path, what, why, fix, isAccepted }) => {
    const view = views[index];
    const unjudged = view && unjudgedReason(view, path, schemas);
    const place = view === undefined ? { file: '', line: 1 } : placeOf(view, path);
    const { id, title } = SCHEMA_RULE;
    const severity = unjudged || isAccepted ? 'info' : what.endsWith(GOT_NULL) ? 'warn' : 'block';
    return {
      id,
      severity,
      title,
      resource,
      ...(path !== '' && { path }),
      ...place,
      ...(unjudged ? { ...unjudged, isUnjudged: true } : { what, why, fix }),
    };
  });
}

/** An operator’s kind may refuse a null, and mostly drops it: odd, and no reason to stop. */
const GOT_NULL = ', got null';

/** How many objects a subject has; a compose file and a connector count as one each. */
export const objectCount = ({ documents }: Pick<Subject, 'documents'>): number =>
  checkedObjects(documents).length + documents.filter(({ root }) => isCompose(root)).length + connectorCount(documents);

const connectorCount = (documents: readonly SourceDocument[]) => documents.flatMap(({ root }) => connectorViews(root)).length;

const UNCHECKED = {
  what: 'a kind without a schema: its fields are not checked',
  why: 'nothing here knows its fields, mostly because an operator defines them; the rules read what they know of it',
  fix: 'let the API server check it: kubectl apply --dry-run=server',
};

const NO_OBJECT = {
  what: 'no Kubernetes object: nothing here judges it',
  why: 'it has none of the fields an object has, so it is read by something else',
  fix: 'leave it out of what is applied',
};

/** Why the schema check has nothing to say of an object, when that is so. */
function unjudgedReason(view: View, path: string, schemas: Schemas): typeof UNCHECKED | undefined {
  if (path === 'kind' && isCustom(view, schemas)) return UNCHECKED;
  const isObject = ['apiVersion', 'kind', 'metadata', 'spec'].some((field) => view.get(field).exists);
  return isObject ? undefined : NO_OBJECT;
}

function checkedObjects(documents: readonly SourceDocument[]): readonly View[] {
  return documents.flatMap(({ root }) => {
    if (isCompose(root) || connectorViews(root).length > 0) return [];
    return root.get('kind').text === 'List' ? root.get('items').items : [root];
  });
}

/** Whether an object is of a kind that exists for all that is known here: an operator's, or a rare one of a known version. */
function isCustom(view: View, schemas: Schemas): boolean {
  const [apiVersion, kind] = [view.get('apiVersion').text ?? '', view.get('kind').text ?? ''];
  if (schemas.kind(`${apiVersion}/${kind}`) !== undefined) return false;
  if (!isKubernetesOwn(apiVersion) || isServedUnchecked(apiVersion)) return true;
  const known = schemas.kinds.filter((name) => name.startsWith(`${apiVersion}/`)).map((name) => name.slice(apiVersion.length + 1));
  return known.length > 0 && nearest(kind, known) === undefined;
}

/** Where the field of a path stands: `spec.ports[0].port`, `metadata.labels["a.b/c"]`. */
function placeOf(view: View, path: string) {
  const steps = [...path.matchAll(/\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|([^.[\]]+)/g)];
  let current = view;
  for (const [, index, quoted, name] of steps) {
    const next = current.get(index ?? quoted ?? name ?? '');
    if (next.value === undefined) break;
    current = next;
  }
  return current.place;
}
