import { connectorsAt } from '../connector-documents.js';
import type { SourceDocument } from './document.js';
import { optional } from './optional.js';
import type { Place } from './place.js';
import type { View } from './view.js';

/** A Kubernetes object, before anything is known of its kind. */
export interface SourceObject {
  /** Content of the object. */
  readonly view: View;
  /** API group and version, e.g. `apps/v1`. */
  readonly apiVersion: string;
  /** Kind of the object, e.g. `StatefulSet`. */
  readonly kind: string;
  /** Name of the object. */
  readonly name: string;
  /** Kubernetes namespace; absent where the manifest names none. */
  readonly namespace?: string;
  /** Kind, namespace and name, e.g. `StatefulSet/streaming/kafka-controller`. */
  readonly resource: string;
}

/** An object as facts keep it: also those nothing more is known of. */
export interface ObjectFact {
  /** Kind, namespace and name of the object, as findings show it. */
  readonly resource: string;
  /** API group and version, e.g. `apps/v1`. */
  readonly apiVersion: string;
  /** Kind of the object, e.g. `StatefulSet`. */
  readonly kind: string;
  /** Name of the object. */
  readonly name: string;
  /** Kubernetes namespace; absent where the manifest names none. */
  readonly namespace?: string;
  /** Labels. */
  readonly labels: Readonly<Record<string, string>>;
  /** Annotations. */
  readonly annotations: Readonly<Record<string, string>>;
  /** Where it is written: file and line. */
  readonly place: Place;
}

/** What every fact about an object says of it: its name, and where it is written. */
export const namingOf = ({ resource, view, name, namespace }: SourceObject) => ({
  resource,
  place: view.place,
  name,
  ...optional('namespace', namespace),
});

/** Kubernetes objects of some documents; a `List` counts as its items. */
export function kubernetesObjects(documents: readonly SourceDocument[]): readonly SourceObject[] {
  return documents.flatMap(({ root }) => (isCompose(root) ? [] : objectsIn(root)));
}

/** Compose files among some documents. */
export const composeFiles = (documents: readonly SourceDocument[]): readonly View[] =>
  documents.flatMap(({ root }) => (isCompose(root) ? [root] : []));

/** Whether a document is a compose file: services, and no kind. */
export function isCompose(root: View): boolean {
  return root.get('services').entries.length > 0 && !root.get('kind').exists && !root.get('apiVersion').exists;
}

/** Connectors of a document that is no Kubernetes object. */
export const connectorViews = (root: View): readonly View[] => connectorsAt(root.value).map(({ steps }) => root.get(...steps));

function objectsIn(view: View): readonly SourceObject[] {
  const kind = view.get('kind').text;
  if (kind === undefined) return [];
  if (kind === 'List') return view.get('items').items.flatMap(objectsIn);
  const name = view.get('metadata', 'name').scalar ?? view.get('metadata', 'generateName').scalar ?? '';
  const namespace = view.get('metadata', 'namespace').scalar;
  const resource = [kind, namespace, name].filter(Boolean).join('/');
  return [{ view, apiVersion: view.get('apiVersion').text ?? '', kind, name, ...(namespace !== undefined && { namespace }), resource }];
}

/** What facts keep of an object. */
export function objectFact({ view, ...rest }: SourceObject): ObjectFact {
  const metadata = view.get('metadata');
  return { ...rest, labels: metadata.get('labels').record, annotations: metadata.get('annotations').annotations, place: view.place };
}

/** Text files of ConfigMaps by ConfigMap: each with the view its lines are counted from. */
export interface ConfigFiles {
  /** Files of a ConfigMap, by their names. */
  of(name: string, namespace: string | undefined): readonly ConfigFile[];
}

/** One file of a ConfigMap. */
export interface ConfigFile {
  /** Name of the ConfigMap. */
  readonly configMap: string;
  /** Key of the file. */
  readonly name: string;
  /** Content of the file. */
  readonly view: View;
}

/** The files of all ConfigMaps. A ConfigMap without a namespace is found from any. */
export function configFiles(objects: readonly SourceObject[]): ConfigFiles {
  const byName = new Map<string, SourceObject[]>();
  for (const object of objects.filter(({ kind }) => kind === 'ConfigMap')) {
    byName.set(object.name, [...(byName.get(object.name) ?? []), object]);
  }
  return {
    of(name, namespace) {
      const named = byName.get(name) ?? [];
      const found =
        named.find((object) => object.namespace === namespace) ?? named.find((object) => object.namespace === undefined) ?? named[0];
      if (!found) return [];
      return found.view.get('data').entries.map(([file, view]) => ({ configMap: found.resource, name: file, view }));
    },
  };
}
