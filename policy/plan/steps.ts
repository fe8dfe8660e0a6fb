import { RECOGNISED } from '../../charts/recognised.js';
/** What `sluice apply` does, one after the other. Within a step nothing waits for anything. */
export const APPLY_STEPS = ['namespaces', 'definitions', 'settings', 'workloads', 'jobs', 'custom-resources'] as const;
/** One of {@link APPLY_STEPS}. */
export type ApplyStep = (typeof APPLY_STEPS)[number];

/** What decides when an object is applied. */
export interface Kinded {
  /** E.g. `apps/v1`. */
  readonly apiVersion: string;
  /** E.g. `StatefulSet`. */
  readonly kind: string;
}

/** One step and the objects it is done to, in the order they are sent. */
export interface Step<T> {
  /** What is applied in the step. */
  readonly step: ApplyStep;
  /** Objects of the step. */
  readonly of: readonly T[];
}

/** The order objects are applied in; steps without objects are left out. `plan` prints these steps, `apply` executes them. */
export function stepsOf<T extends Kinded>(objects: readonly T[]): readonly Step<T>[] {
  return APPLY_STEPS.map((step) => ({ step, of: statefulFirst(objects.filter((object) => stepOf(object) === step)) })).filter(
    ({ of }) => of.length > 0,
  );
}

const WORKLOADS: readonly string[] = ['StatefulSet', 'Deployment', 'DaemonSet', 'CronJob', 'Pod'];

function stepOf(object: Kinded): ApplyStep {
  if (object.kind === 'Namespace') return 'namespaces';
  if (object.kind === 'CustomResourceDefinition') return 'definitions';
  if (isCustom(object)) return 'custom-resources';
  if (object.kind === 'Job') return 'jobs';
  return WORKLOADS.includes(object.kind) ? 'workloads' : 'settings';
}

/** API groups of operators that took a name below Kubernetes' own. */
const OUTSIDE_GROUPS = RECOGNISED.flatMap(({ operator }) => operator?.group ?? []).filter((group) => group.endsWith('.k8s.io'));

/** Whether a kind comes from a CustomResourceDefinition: its API group has a domain name that is not Kubernetes' own. */
export function isCustom({ apiVersion }: Pick<Kinded, 'apiVersion'>): boolean {
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  return group.includes('.') && (!group.endsWith('.k8s.io') || OUTSIDE_GROUPS.includes(group));
}

/** Clients retry until brokers answer: fewer of them do when the brokers' sets are sent first. */
const statefulFirst = <T extends Kinded>(objects: readonly T[]): readonly T[] =>
  objects.toSorted((a, b) => Number(a.kind !== 'StatefulSet') - Number(b.kind !== 'StatefulSet'));
