import { LABEL } from '../../charts/shared/labels.js';
import { familyLabel, isHashed, refOf as namedRef } from '../../policy/diff/index.js';
import { eachLimited } from './concurrency.js';
import { BOOTSTRAP_MARKER, type Cluster, type KubernetesObject, type ObjectRef } from './index.js';
import { appliedFields } from './managed-fields.js';
import { isRecord, label, refOf, textAt } from './objects.js';

/** Labels every object of a platform carries. */
const OURS = `${LABEL.managedBy}=sluice`;

/**
 * What a cluster holds of a platform: the objects its inventory labels name, and those the description has. Of each only the fields that
 * Sluice applied or describes: the rest is the server's and the controllers' own.
 */
export async function liveObjects(described: readonly KubernetesObject[], cluster: Cluster): Promise<readonly KubernetesObject[]> {
  const known = new Map(described.map((object) => [label(object), object]));
  const found = new Map<string, KubernetesObject>();
  const listed = await eachLimited(queries(described), async ({ namespace, ...query }) =>
    (await cluster.serves(query.apiVersion, query.kind)) ? cluster.list({ ...query, namespace, labelSelector: selector(described) }) : [],
  );
  for (const object of listed.flat()) found.set(label(object), object);
  const alone = described.filter((object) => !found.has(label(object)));
  const fetched = await eachLimited(alone, (object) => getIfServed(refOf(object), cluster));
  for (const object of fetched) if (object !== undefined) found.set(label(object), object);
  return inEffect(withoutMarkers([...found.values()])).map((object) => ownFields(object, known.get(label(object))));
}

/** Without the notes that `apply` itself keeps beside controllers: nobody describes them. */
export function withoutMarkers(live: readonly KubernetesObject[]): readonly KubernetesObject[] {
  const markers = live.map((object) => textAt(object, 'metadata', 'annotations', BOOTSTRAP_MARKER));
  return live.filter(({ kind, metadata }) => kind !== 'ConfigMap' || !markers.includes(metadata.name));
}

/** Kinds whose pods read ConfigMaps. */
const READERS = ['StatefulSet', 'Deployment', 'DaemonSet', 'CronJob', 'Job'];

/**
 * Without what a later one replaced. Who is named by its content is another object after each change, and the earlier ones stay: Jobs that
 * ran before the latest of their family, and ConfigMaps that no workload names any more while it names another of their family.
 */
export function inEffect(live: readonly KubernetesObject[]): readonly KubernetesObject[] {
  const isCurrent = (job: KubernetesObject) => !family(job, live).some((other) => bornAt(other) > bornAt(job));
  const current = live.filter((object) => object.kind !== 'Job' || !isNamedByContent(object) || isCurrent(object));
  const readers = current.filter(({ kind }) => READERS.includes(kind)).map((reader) => JSON.stringify(reader.spec));
  const isNamed = ({ metadata }: KubernetesObject) => readers.some((text) => text.includes(JSON.stringify(metadata.name)));
  return current.filter(
    (object) => object.kind !== 'ConfigMap' || !isNamedByContent(object) || isNamed(object) || !family(object, current).some(isNamed),
  );
}

const isNamedByContent = (object: KubernetesObject) => isHashed(namedRef(object));
const family = (object: KubernetesObject, all: readonly KubernetesObject[]) =>
  all.filter((other) => familyLabel(namedRef(other)) === familyLabel(namedRef(object)));
/** The API server writes times so that they sort as text. */
const bornAt = ({ metadata }: KubernetesObject) => String(metadata.creationTimestamp ?? '');

const getIfServed = async (ref: ObjectRef, cluster: Cluster) =>
  (await cluster.serves(ref.apiVersion, ref.kind)) ? cluster.get(ref) : undefined;

/** Kinds in the namespaces of a description. */
function queries(described: readonly KubernetesObject[]): readonly { apiVersion: string; kind: string; namespace: string }[] {
  const kinds = new Map(
    described.flatMap(({ apiVersion, kind, metadata: { namespace } }) =>
      namespace === undefined ? [] : [[`${apiVersion} ${kind} ${namespace}`, { apiVersion, kind, namespace }] as const],
    ),
  );
  return [...kinds.values()];
}

/** A namespace may be named otherwise than the platform in it: both are looked for. */
function selector(described: readonly KubernetesObject[]): string {
  const platforms = new Set(described.flatMap((object) => textAt(object, 'metadata', 'labels', LABEL.partOf) ?? []));
  return platforms.size === 0 ? OURS : `${OURS},${LABEL.partOf} in (${[...platforms].toSorted().join(',')})`;
}

/** The fields of a live object that Sluice applied, and those the description has whoever set them last. */
export function ownFields(live: KubernetesObject, described: KubernetesObject | undefined): KubernetesObject {
  const fields = appliedFields(live);
  if (fields === undefined && described === undefined) return live;
  const kept = prune(live, fields, described);
  const { apiVersion, kind, metadata } = live;
  return {
    ...(isRecord(kept) ? kept : {}),
    apiVersion,
    kind,
    metadata: { ...metadataOf(kept), name: metadata.name, ...namespaceOf(live) },
  };
}

const metadataOf = (kept: unknown) => (isRecord(kept) && isRecord(kept.metadata) ? kept.metadata : {});
const namespaceOf = ({ metadata: { namespace } }: KubernetesObject) => (namespace === undefined ? {} : { namespace });

/** `owned` is the server's own account of fields: `f:` names a field, `k:` an item by its keys, `v:` an item by its value, `.` the thing itself. */
function prune(live: unknown, owned: unknown, described: unknown): unknown {
  if (isLeaf(owned) && (described === undefined || !isContainer(described))) return live;
  if (Array.isArray(live)) return pruneList(live, owned, Array.isArray(described) ? described : []);
  if (!isRecord(live)) return live;
  const wanted = isRecord(described) ? described : {};
  const known = isRecord(owned) ? owned : {};
  const kept = Object.entries(live).filter(([name]) => name in wanted || `f:${name}` in known);
  return Object.fromEntries(kept.map(([name, value]) => [name, prune(value, known[`f:${name}`], wanted[name])]));
}

const isLeaf = (owned: unknown) => isRecord(owned) && Object.keys(owned).every((key) => key === '.');
const isContainer = (value: unknown) => isRecord(value) || Array.isArray(value);

function pruneList(live: readonly unknown[], owned: unknown, described: readonly unknown[]): unknown {
  const entries = isRecord(owned) ? Object.entries(owned).filter(([key]) => key.startsWith('k:')) : [];
  if (entries.length === 0) return live; // a list that is one value, or a set
  return live.flatMap((item) => {
    const [, fields] = entries.find(([key]) => hasKeys(item, key)) ?? [];
    const twin = described.find((candidate) => entries.some(([key]) => hasKeys(candidate, key) && hasKeys(item, key)));
    return fields === undefined && twin === undefined ? [] : [prune(item, fields, twin)];
  });
}

function hasKeys(item: unknown, key: string): boolean {
  const wanted: unknown = JSON.parse(key.slice('k:'.length));
  return (
    isRecord(wanted) &&
    isRecord(item) &&
    Object.entries(wanted).every(([name, value]) => (item[name] ?? (name === 'protocol' ? 'TCP' : undefined)) === value)
  );
}
