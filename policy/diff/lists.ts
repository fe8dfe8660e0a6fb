import { isObject, text } from '../schemas/json.js';

/** Names of an item in its list, the same in both states; nothing when only its place says which it is. */
type Naming = (item: unknown) => string | undefined;

const field =
  (...names: readonly string[]): Naming =>
  (item) => {
    if (!isObject(item)) return undefined;
    const found = names.map((name) => item[name] ?? (name === 'protocol' ? 'TCP' : undefined));
    return found.some((value) => value === undefined || isObject(value)) ? undefined : found.join('/');
  };

/** The first naming that names it. */
const either =
  (...namings: readonly Naming[]): Naming =>
  (item) =>
    namings.map((naming) => naming(item)).find((name) => name !== undefined);

const claimName: Naming = (item) => (isObject(item) && isObject(item.metadata) ? text(item.metadata.name) : undefined);

/** The value itself: a set. */
const member: Naming = (item) => (isObject(item) || Array.isArray(item) ? sorted(item) : String(item));

/** An ACL by what it is about: its operations are a set of their own. */
const aclName: Naming = (item) => {
  if (!isObject(item) || !isObject(item.resource)) return undefined;
  const { type, patternType = 'literal', name = '' } = item.resource;
  return [item.type ?? 'allow', type, patternType, name, item.host ?? '*'].map(String).join(' ');
};

/** Lists by the field they stand in, and what names an item there. */
const NAMINGS: Readonly<Record<string, Naming>> = {
  ports: either(field('name'), field('containerPort', 'protocol'), field('port', 'protocol'), member),
  volumeMounts: field('mountPath'),
  volumeDevices: field('devicePath'),
  volumeClaimTemplates: claimName,
  topologySpreadConstraints: field('topologyKey', 'whenUnsatisfiable'),
  hostAliases: field('ip'),
  items: field('key'),
  ingress: member,
  egress: member,
  from: member,
  to: member,
  policyTypes: member,
  accessModes: member,
  finalizers: member,
  add: member,
  drop: member,
  tolerations: member,
  matchExpressions: member,
  nodeSelectorTerms: member,
  requiredDuringSchedulingIgnoredDuringExecution: member,
  preferredDuringSchedulingIgnoredDuringExecution: member,
  values: member,
  verbs: member,
  resources: member,
  apiGroups: member,
  subjects: member,
  rules: member,
  acls: aclName,
  operations: member,
  superUsers: member,
  alternativeNames: member,
  roles: member,
  dnsNames: member,
  loadBalancerSourceRanges: member,
  externalIPs: member,
};

/**
 * Names of the items of a list by their merge key. Where two share one, or an item has none, their places name them all. A member of a
 * set names itself: twice is once.
 */
export function itemNames(fieldName: string, items: readonly unknown[]): readonly string[] {
  if (isSet(fieldName)) return items.map((item) => String(member(item)));
  const naming = Object.hasOwn(NAMINGS, fieldName) ? NAMINGS[fieldName] : either(field('name'), field('id'));
  const names = items.map((item) => naming?.(item));
  const isUnique = new Set(names).size === names.length && names.every((name) => name !== undefined);
  return isUnique ? names.map(String) : items.map((_, index) => String(index));
}

/** Whether the order of a list means nothing, and its items are compared whole. */
export const isSet = (fieldName: string): boolean => Object.hasOwn(NAMINGS, fieldName) && NAMINGS[fieldName] === member;

/** JSON with sorted fields: equal texts for equal values. */
export function sorted(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    isObject(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}
