import { BLOCK } from '../../charts/shared/severity.js';
import { isAtLeast } from '../../charts/shared/version.js';
import { type AccessRule, DRIVER_ACCOUNT, type Facts, flagOf, type RoleFact, type Settings, textOf } from '../facts/index.js';
import { spotOf } from './nouns.js';
import type { Rule, Violation } from './rule.js';

/** What the account of a driver may do. */
export const STREAM_RIGHTS: readonly Rule[] = [
  {
    id: 'SPK-20',
    title: 'the account of a driver may not make its executors',
    severity: BLOCK,
    why: 'the driver itself makes the pods of its executors, and a ConfigMap with their settings: without the right it ends, or runs with no executor',
    source: 'kubeflow/spark-operator#1314; Spark documentation, RBAC',
    wrong: 'kind: Role\nrules: [{ apiGroups: [""], resources: [pods, services], verbs: ["*"] }]',
    right: 'kind: Role\nrules: [{ apiGroups: [""], resources: [pods, services, configmaps, persistentvolumeclaims], verbs: ["*"] }]',
    check: (facts) => driversOf(facts).flatMap((driver) => powerless(driver, facts)),
  },
];

/** A driver that makes pods of its own, and the account it does it with. */
interface Driver {
  readonly name: string;
  readonly namespace?: string;
  readonly account: string;
  readonly sparkVersion?: string;
  readonly conf: Settings;
}

/** Drivers that an operator starts, that a pod submits, and pods that are one: only what makes pods has settings of `spark.kubernetes.`. */
function driversOf({ streamJobs, workloads }: Facts): readonly Driver[] {
  const operated = streamJobs.flatMap(({ driverAccount: account, ...job }) => (account === undefined ? [] : [{ ...job, account }]));
  const submitted = workloads.flatMap(({ name, namespace, pod }) =>
    pod.containers
      .filter(({ runs, arguments: conf }) => runs === 'spark' && Object.keys(conf).some((key) => key.startsWith('spark.kubernetes.')))
      .flatMap(({ arguments: conf }): readonly Driver[] => {
        const account = textOf(conf, DRIVER_ACCOUNT) ?? pod.serviceAccount;
        return account === undefined ? [] : [{ name, ...(namespace !== undefined && { namespace }), account, conf }];
      }),
  );
  return [...operated, ...submitted];
}

/** What a driver does to make its executors. */
const NEEDED: readonly {
  readonly resource: string;
  readonly verbs: readonly string[];
  readonly since?: string;
  readonly unless?: string;
}[] = [
  { resource: 'pods', verbs: ['create', 'get', 'list', 'watch', 'delete'] },
  { resource: 'configmaps', verbs: ['create'], since: '3.1', unless: 'spark.kubernetes.executor.disableConfigMap' },
];

/** Roles of Kubernetes itself that may do all of it. */
const WIDE = ['cluster-admin', 'admin', 'edit'];

const isSamePlace = (one: string | undefined, other: string | undefined) => one === undefined || other === undefined || one === other;

function powerless(driver: Driver, facts: Facts): readonly Violation[] {
  const roles = rolesOf(driver, facts);
  if (roles === undefined || roles.length === 0) return [];
  const rules = roles.flatMap((role) => role.rules);
  const missing = NEEDED.filter(
    ({ since, unless }) =>
      (since === undefined || driver.sparkVersion === undefined || isAtLeast(driver.sparkVersion, since)) &&
      (unless === undefined || flagOf(driver.conf, unless) !== true),
  ).flatMap(({ resource, verbs }) => {
    const denied = verbs.filter((verb) => !rules.some((rule) => allows(rule, resource, verb)));
    return denied.length === 0 ? [] : [`${denied.join(', ')} ${resource}`];
  });
  const [role] = roles;
  if (missing.length === 0 || role === undefined) return [];
  return [
    {
      ...spotOf(undefined, role),
      what: `${role.name} does not let ${driver.account}, the account of ${driver.name}, ${missing.join(' and ')}`,
      fix: 'allow every verb on pods, services, configmaps and persistentvolumeclaims',
    },
  ];
}

/** Roles that bindings give to the account; nothing where one of them is not here, or may do everything. */
function rolesOf({ account, namespace }: Driver, { roles, roleBindings }: Facts): readonly RoleFact[] | undefined {
  const bindings = roleBindings.filter(
    (binding) =>
      isSamePlace(binding.namespace, namespace) &&
      binding.subjects.some(
        (subject) =>
          (subject.kind === 'ServiceAccount' && subject.name === account && isSamePlace(subject.namespace, namespace)) ||
          (subject.kind === 'Group' && /^system:(serviceaccounts|authenticated)/.test(subject.name)),
      ),
  );
  const found = bindings.map(({ role, namespace: place }) =>
    roles.find(
      (each) => each.kind === role.kind && each.name === role.name && (each.kind === 'ClusterRole' || isSamePlace(each.namespace, place)),
    ),
  );
  const isWide = bindings.some(({ role }) => role.kind === 'ClusterRole' && WIDE.includes(role.name));
  return isWide || found.some((role) => role === undefined || role.isAggregated) ? undefined : found.flatMap((role) => role ?? []);
}

const allows = ({ groups, resources, verbs, names }: AccessRule, resource: string, verb: string) =>
  names.length === 0 &&
  [groups, resources, verbs].every((list, index) => list.includes('*') || list.includes(['', resource, verb][index] ?? ''));
