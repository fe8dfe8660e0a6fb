import { isCompose, isConnector, type SourceDocument, type View } from '../../policy/facts/index.js';
import { type Finding, SCHEMA_RULE } from '../../policy/rules/index.js';
import { loadSchemas, type Schemas, schemaFindings } from '../../policy/schemas/index.js';
import type { Subject } from './subjects.js';

/** A finding of the strict schema check, at its line. */
export type SchemaCheckFinding = Finding & { readonly path?: string };

/** What an API server would say to the objects of a subject. Compose files and bare connectors are no objects. */
export async function schemaCheck({ version, documents }: Subject): Promise<readonly SchemaCheckFinding[]> {
  const views = checkedObjects(documents);
  if (views.length === 0) return [];
  const schemas = await loadSchemas(version);
  const found = schemaFindings(
    views.map(({ value }) => value),
    schemas,
  );
  return found.map(({ index, resource, path, what, why, fix }) => {
    const view = views[index];
    const isUnchecked = view !== undefined && path === 'kind' && isCustom(view, schemas);
    const place = view === undefined ? { file: '', line: 1 } : placeOf(view, path);
    const said = isUnchecked ? UNCHECKED : { what, why, fix };
    const { id, title } = SCHEMA_RULE;
    return { id, severity: isUnchecked ? 'info' : 'block', title, resource, ...(path !== '' && { path }), ...place, ...said };
  });
}

/** How many objects a subject has. */
export const objectCount = ({ documents }: Subject): number =>
  checkedObjects(documents).length + documents.filter(({ root }) => isCompose(root)).length;

const UNCHECKED = {
  what: 'a custom resource: its fields are not checked',
  why: 'nothing here has the schema of its operator; the rules read what they know of it',
  fix: 'let the API server check it: kubectl apply --dry-run=server',
};

function checkedObjects(documents: readonly SourceDocument[]): readonly View[] {
  return documents.flatMap(({ root }) => {
    if (isCompose(root) || isConnector(root)) return [];
    return root.get('kind').text === 'List' ? root.get('items').items : [root];
  });
}

/** Groups that Kubernetes itself serves; operators of its community end in the same letters. */
const KUBERNETES_GROUP =
  /^(admissionregistration|apiextensions|apiregistration|authentication|authorization|certificates|coordination|discovery|events|flowcontrol\.apiserver|internal\.apiserver|networking|node|rbac\.authorization|resource|scheduling|storage|storagemigration)\.k8s\.io$/;

/** Whether an object is of a group that Kubernetes itself does not serve. */
function isCustom(view: View, schemas: Schemas): boolean {
  const apiVersion = view.get('apiVersion').text ?? '';
  const [group = ''] = apiVersion.split('/');
  const isKnown = schemas.kind(`${apiVersion}/${view.get('kind').text}`) !== undefined;
  return !isKnown && group.includes('.') && !KUBERNETES_GROUP.test(group);
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
