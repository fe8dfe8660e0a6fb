import { at, isObject, list, object, text } from '../policy/schemas/json.js';
import type { KubernetesObject } from '../stacks/kubernetes/index.js';

/** A pod of a workload: the workload's name, and the template. */
export interface Pod {
  readonly of: KubernetesObject;
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, unknown>>;
  readonly spec: unknown;
  readonly containers: readonly unknown[];
  readonly replicas: number;
}

/** Pods of all workloads. */
export const podsOf = (objects: readonly KubernetesObject[]): readonly Pod[] =>
  objects.flatMap((of) => {
    const template = at(of, 'spec', 'template');
    if (template === undefined) return [];
    const spec = at(template, 'spec');
    const replicas = at(of, 'spec', 'replicas');
    return [
      {
        of,
        name: `${of.kind}/${of.metadata.name}`,
        namespace: of.metadata.namespace ?? '',
        labels: object(at(template, 'metadata', 'labels')),
        spec,
        containers: [...list(at(spec, 'initContainers')), ...list(at(spec, 'containers'))],
        replicas: typeof replicas === 'number' ? replicas : 1,
      },
    ];
  });

/** Objects of one kind. */
export const ofKind = (objects: readonly KubernetesObject[], kind: string) => objects.filter((candidate) => candidate.kind === kind);

/** Whether a selector's labels are all among some labels; one without labels selects everything. */
export const selects = (selector: unknown, labels: Readonly<Record<string, unknown>>) =>
  Object.entries(object(selector)).every(([key, value]) => labels[key] === value);

/** Whether a policy is about a pod: it reaches no other namespace. */
export const isAbout = (policy: KubernetesObject, { namespace, labels }: Pick<Pod, 'namespace' | 'labels'>): boolean =>
  policy.metadata.namespace === namespace && selects(at(policy, 'spec', 'podSelector', 'matchLabels'), labels);

/** Whether a peer of a policy is a pod: in the policy's namespace, unless it names another. */
export function isPeer(peer: unknown, of: KubernetesObject, { namespace, labels }: Pick<Pod, 'namespace' | 'labels'>): boolean {
  const named = at(peer, 'namespaceSelector', 'matchLabels', 'kubernetes.io/metadata.name') ?? of.metadata.namespace;
  return at(peer, 'ipBlock') === undefined && named === namespace && selects(at(peer, 'podSelector', 'matchLabels'), labels);
}

/** Every text anywhere in a value, with its path. */
export function texts(value: unknown, path = ''): readonly (readonly [path: string, value: string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (Array.isArray(value)) return value.flatMap((item, index) => texts(item, `${path}[${index}]`));
  return isObject(value) ? Object.entries(value).flatMap(([key, item]) => texts(item, `${path}.${key}`)) : [];
}

/** Names of one field in a list of records, e.g. of ports. */
export const names = (value: unknown, field = 'name') => list(value).map((item) => text(at(item, field)));
