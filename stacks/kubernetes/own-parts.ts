import { type Labels, type Problem, selectorLabels, under } from '../../charts/shared/index.js';
import type { OwnParts, PlacedParts } from '../../charts/shared/own-parts.js';
import { fieldsOf } from './fields.js';
import type { KubernetesObject, RenderedObjects } from './objects.js';
import { withLabels, withOwnPod } from './own-pod.js';
import { ownPodProblems } from './own-pod-problems.js';
import { type Patched, renamed } from './patches.js';

/** Where the pod templates of a kind are, from its spec. */
const TEMPLATES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  StatefulSet: [['template']],
  Deployment: [['template']],
  Job: [['template']],
  CronJob: [['jobTemplate', 'spec', 'template']],
  SparkApplication: [
    ['driver', 'template'],
    ['executor', 'template'],
  ],
  ScheduledSparkApplication: [
    ['template', 'driver', 'template'],
    ['template', 'executor', 'template'],
  ],
};
/** Kinds whose pods run until they are replaced. */
const STAYING: readonly string[] = ['StatefulSet', 'Deployment'];

/** Adds the user's own parts to the objects they are for. What collides with Sluice's own is a problem. */
export function withOwnParts(rendered: RenderedObjects, placed: readonly PlacedParts[]): Patched {
  return placed.reduce<Patched>(
    (state, part) => {
      const hit = [...state.rendered.values()].flat().filter((object) => isOf(object, part));
      const problems = [...labelProblems(part.parts), ...hit.flatMap((object) => podProblems(object, part.parts))];
      const changed = (object: KubernetesObject) =>
        hit.includes(object) ? [...accountFor(object, part.parts), withParts(object, part.parts)] : [object];
      return {
        rendered: new Map([...state.rendered].map(([file, objects]) => [file, objects.flatMap(changed)])),
        problems: [...state.problems, ...under(part.path, once(hit.length === 0 ? [unused] : problems))],
      };
    },
    { rendered, problems: [] },
  );
}

/** A pool of several zones has the same problem in each of its sets. */
const once = (problems: readonly Problem[]): Problem[] =>
  problems.filter(({ path, what }, index) => problems.findIndex((other) => other.path === path && other.what === what) === index);

function isOf({ metadata }: KubernetesObject, { identity }: PlacedParts): boolean {
  return Object.entries(selectorLabels(identity)).every(([label, value]) => metadata.labels?.[label] === value);
}

/** The account of a workload's pods: of the workload's name, so that each has its own. */
function accountFor(
  { kind, metadata }: KubernetesObject,
  { labels, annotations, accountAnnotations }: OwnParts,
): readonly KubernetesObject[] {
  if (!accountAnnotations || !STAYING.includes(kind)) return [];
  const { 'app.kubernetes.io/version': _, ...kept } = metadata.labels ?? {};
  const account = {
    annotations: { ...metadata.annotations, ...annotations, ...accountAnnotations },
    labels: withLabels(labels, kept),
    name: metadata.name,
    ...(metadata.namespace !== undefined && { namespace: metadata.namespace }),
  };
  return [{ apiVersion: 'v1', kind: 'ServiceAccount', metadata: account, automountServiceAccountToken: false }];
}

function withParts(object: KubernetesObject, parts: OwnParts): KubernetesObject {
  const { labels, annotations } = object.metadata;
  const annotated = { ...annotations, ...parts.annotations };
  const account = parts.accountAnnotations && STAYING.includes(object.kind) ? object.metadata.name : undefined;
  const own = { parts, kind: object.kind, ...(account !== undefined && { account }) };
  const spec = (TEMPLATES[object.kind] ?? []).reduce<unknown>((value, path) => changedAt(value, path, own), object.spec);
  const metadata = {
    ...object.metadata,
    ...(object.kind === 'Job' && JSON.stringify(spec) !== JSON.stringify(object.spec) && { name: renamed(object, spec) }),
    labels: withLabels(parts.labels, labels),
    ...(Object.keys(annotated).length > 0 && { annotations: annotated }),
  };
  return { ...object, metadata, ...(spec !== undefined && { spec }) };
}

/** What is added to the pods of an object. */
interface OwnOf {
  readonly parts: OwnParts;
  readonly kind: string;
  /** Name of the pods' account. */
  readonly account?: string;
}

function changedAt(value: unknown, [field, ...rest]: readonly string[], own: OwnOf): unknown {
  const fields = fieldsOf(value);
  if (field !== undefined) return { ...fields, [field]: changedAt(fields[field], rest, own) };
  const template = withOwnPod(fields, own.parts, { ends: !STAYING.includes(own.kind) });
  return own.account === undefined ? template : { ...template, spec: { ...fieldsOf(template.spec), serviceAccountName: own.account } };
}

function podProblems(object: KubernetesObject, parts: OwnParts): Problem[] {
  const claims = fieldsOf(object.spec).volumeClaimTemplates;
  return [...networkProblems(object, parts), ...templateProblems(object, parts, claims)];
}

/** Pods that an operator makes from an application have other labels than the application. */
function networkProblems({ kind }: KubernetesObject, { sidecars = [] }: OwnParts): Problem[] {
  const hasNetwork = sidecars.some(
    ({ ports = [], reaches = [] }) => ports.some(({ clients = [] }) => clients.length > 0) || reaches.length > 0,
  );
  if (!hasNetwork || !kind.endsWith('Application')) return [];
  return [
    {
      path: 'sidecars',
      what: `sidecars of a ${kind} have clients or reaches`,
      why: 'an operator makes its pods, and no network policy of a sidecar selects them',
      fix: "use delivery: 'pods', or add a NetworkPolicy to the extra objects",
    },
  ];
}

function templateProblems(object: KubernetesObject, parts: OwnParts, claims: unknown): Problem[] {
  return (TEMPLATES[object.kind] ?? []).flatMap((path) => {
    const template = path.reduce<unknown>((value, field) => fieldsOf(value)[field], object.spec);
    return ownPodProblems(fieldsOf(fieldsOf(template).spec), parts, claims);
  });
}

/** Labels by which Sluice's selectors and policies find pods. */
const OURS = 'app.kubernetes.io/';

const labelProblems = ({ labels = {}, podLabels = {} }: OwnParts): Problem[] =>
  Object.entries({ labels, podLabels }).flatMap(([field, map]: [string, Labels]) =>
    Object.keys(map)
      .filter((label) => label.startsWith(OURS))
      .map((label) => ({
        path: `${field}.${label}`,
        what: `label ${label} is set by Sluice`,
        why: 'selectors and network policies find pods by these labels, so the value would be ignored',
        fix: 'use a label with a prefix of your own, e.g. example.com/team',
      })),
  );

const unused: Problem = {
  what: 'has parts for pods that are not rendered',
  why: 'labels, placement, variables or containers would be missing without a word',
  fix: 'move them to the component or pool whose pods are rendered, or remove them',
};
