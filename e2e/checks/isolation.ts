import { expect } from 'vitest';
import { accessIdentity } from '../../charts/access/access.js';
import { selectorLabels } from '../../charts/shared/index.js';
import { sparkIdentity } from '../../charts/spark/config.js';
import type { Platform } from '../../platform/platform.js';
import { listAt, numberAt, textAt } from '../../scripts/cluster/objects.js';
import { renderObjects } from '../../stacks/kubernetes/index.js';
import { type IntruderSpec, intruder } from '../kit/intruder.js';
import { applyObjects, exec, getObject, listObjects, type PodRef, podReady, tryKubectl } from '../kit/kubectl.js';
import { figure } from '../kit/steps.js';
import { until } from '../kit/until.js';

/** What the accounts of a job may be, and what they are tried on. */
export interface Isolation {
  /** The platform as it runs. */
  readonly platform: Platform;
  /** The same with the Spark operator: its drivers have rights. */
  readonly operated: Platform;
  /** Name of the stream job. */
  readonly job: string;
}

const jobsNamespace = ({ spark }: Platform) => spark?.runtime.namespace ?? '';
const accountOf = ({ platform, job }: Isolation) => ({ namespace: jobsNamespace(platform), name: `${job}-driver` });

/** Puts there what a driver would have: its account, role and binding, and its policies. The lab has no operator that starts one. */
export async function giveDriverRights({ operated }: Isolation): Promise<void> {
  const kinds = ['ServiceAccount', 'Role', 'RoleBinding', 'NetworkPolicy'];
  const objects = [...renderObjects(operated).values()].flat();
  await applyObjects(objects.filter(({ kind, metadata }) => kinds.includes(kind) && metadata.namespace === jobsNamespace(operated)));
}

/** Verbs and resources that would reach what is Kafka's, or lead out of the namespace. */
const FORBIDDEN: readonly (readonly [verb: string, resource: string])[] = [
  ...['get', 'list', 'watch', 'create', 'patch', 'delete'].map((verb) => [verb, 'secrets'] as const),
  ...['create', 'update', 'patch', 'delete'].flatMap((verb) => [[verb, 'roles'] as const, [verb, 'rolebindings'] as const]),
  ...['create', 'patch', 'delete'].map((verb) => [verb, 'networkpolicies'] as const),
  ...['get', 'delete'].map((verb) => [verb, 'persistentvolumeclaims'] as const),
  ['create', 'serviceaccounts/token'],
  ['create', 'pods/exec'],
  ['create', 'pods/ephemeralcontainers'],
  ['get', 'pods/log'],
  ['delete', 'resourcequotas'],
];
/** Rights a driver has in its own namespace. */
const ALLOWED: readonly (readonly [verb: string, resource: string])[] = [
  ['create', 'pods'],
  ['deletecollection', 'pods'],
  ['create', 'configmaps'],
];

/** The API server's own access review: all of the platform's namespace is closed, and of its own a driver has what Spark needs. */
export async function expectNoRights(isolation: Isolation): Promise<void> {
  const { namespace, name } = accountOf(isolation);
  const platform = isolation.platform.workloads.namespace;
  const account = `system:serviceaccount:${namespace}:${name}`;
  const may = async (verb: string, resource: string, where: string) => {
    const [kind = '', part] = resource.split('/'); // after a slash kubectl reads a name
    const asked = ['auth', 'can-i', verb, kind, ...(part === undefined ? [] : [`--subresource=${part}`])];
    return (await tryKubectl(...asked, '-n', where, `--as=${account}`)).stdout.trim();
  };
  const asked = [...FORBIDDEN, ...ALLOWED, ['delete', 'statefulsets'] as const, ['get', 'configmaps'] as const];
  const there = await Promise.all(asked.map(async ([verb, resource]) => [verb, resource, await may(verb, resource, platform)]));
  const own = await Promise.all(FORBIDDEN.map(async ([verb, resource]) => [verb, resource, await may(verb, resource, namespace)]));
  const wide = await Promise.all(
    [['impersonate', 'users'] as const, ['impersonate', 'serviceaccounts'] as const, ['delete', 'namespaces'] as const].map(
      async ([verb, resource]) => [verb, resource, await may(verb, resource, platform)],
    ),
  );
  expect([...there, ...own, ...wide].filter(([, , answer]) => answer !== 'no')).toEqual([]);
  for (const [verb, resource] of ALLOWED) expect(await may(verb, resource, namespace), `${verb} ${resource}`).toBe('yes');
  figure(
    isolation.platform.name,
    'access reviews of a driver: refused / allowed',
    `${there.length + own.length + wide.length} / ${ALLOWED.length}`,
  );
}

const API = 'https://kubernetes.default.svc';
const TOKEN = '/var/run/secrets/kubernetes.io/serviceaccount';

/** A pod of a job whose program is somebody else's: with the driver's account and token, and whatever labels. */
export async function startIntruder(isolation: Isolation, name: string, labels: Readonly<Record<string, string>>): Promise<PodRef> {
  const { namespace, name: account } = accountOf(isolation);
  const pod = intruder({ namespace, name, account, labels });
  await applyObjects([pod]);
  await podReady({ namespace, name }, 120);
  return { namespace, name };
}

/** Labels of a driver, which may ask the API server; and those of the access Job, which brokers let in in their own namespace. */
export const driverLabels = ({ platform, job }: Isolation) => selectorLabels(sparkIdentity(platform.workloads, 'driver', job));
/** Labels of the access Job. */
export const accessLabels = ({ platform }: Isolation) => selectorLabels(accessIdentity(platform.workloads));

/** What the API server answers the intruder, with the token that is mounted: the HTTP status. */
async function ask(
  pod: PodRef,
  method: string,
  path: string,
  options: { readonly body?: unknown; readonly as?: string } = {},
): Promise<string> {
  const { body, as } = options;
  const script = `curl -s -o /dev/null -w '%{http_code}' -m 20 --cacert ${TOKEN}/ca.crt -H "Authorization: Bearer $(cat ${TOKEN}/token)" "$@"`;
  const more = [
    ...(body === undefined ? [] : ['-H', 'Content-Type: application/json', '-d', JSON.stringify(body)]),
    ...(as === undefined ? [] : ['-H', `Impersonate-User: ${as}`]),
  ];
  return (await exec(pod, '/bin/sh', '-c', script, 'ask', '-X', method, ...more, `${API}${path}`)).trim();
}

/** By trying: no Secret is read, no pod beside Kafka is made, no disk or broker deleted, nobody else impersonated. */
export async function expectTriesRefused(isolation: Isolation, pod: PodRef): Promise<void> {
  const { platform } = isolation;
  const { namespace: jobs, name: account } = accountOf(isolation);
  const kafka = platform.workloads.namespace;
  const secret = platform.kafka.certificates?.admin.name ?? '';
  const path = (namespace: string, rest: string) => `/api/v1/namespaces/${namespace}/${rest}`;
  const [disk = ''] = (await listObjects('pvc', kafka)).map(({ metadata }) => metadata.name);
  const beside = intruder({ namespace: kafka, name: 'thief', account: 'default', labels: {}, secret });
  const privileged = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'root' },
    spec: { hostNetwork: true, containers: [{ name: 'a', image: 'a:1' }] },
  };
  const answers = {
    'sees its own pods': await ask(pod, 'GET', path(jobs, 'pods')),
    'reads the administrator’s key': await ask(pod, 'GET', path(kafka, `secrets/${secret}`)),
    'lists its own namespace’s Secrets': await ask(pod, 'GET', path(jobs, 'secrets')),
    'makes a pod beside Kafka that mounts the key': await ask(pod, 'POST', path(kafka, 'pods'), { body: beside }),
    'deletes a disk': await ask(pod, 'DELETE', path(kafka, `persistentvolumeclaims/${disk}`)),
    'deletes a broker': await ask(pod, 'DELETE', path(kafka, 'pods/kafka-broker-a-0')),
    'impersonates an administrator': await ask(pod, 'GET', path(kafka, 'secrets'), { as: 'system:admin' }),
    'makes a privileged pod in its own namespace': await ask(pod, 'POST', path(jobs, 'pods'), { body: privileged }),
  };
  expect(answers).toEqual({ ...Object.fromEntries(Object.keys(answers).map((what) => [what, '403'])), 'sees its own pods': '200' });
  await expectMountRefused({ namespace: jobs, name: 'mounts-key', account, labels: {}, secret }, pod, path(jobs, 'pods'));
  figure(platform.name, 'tries of a driver that were refused', Object.keys(answers).length);
}

/** A pod of its own namespace may name the administrator's Secret, and never starts: there is none of that name. */
async function expectMountRefused(spec: IntruderSpec, by: PodRef, path: string): Promise<void> {
  expect(await ask(by, 'POST', path, { body: intruder(spec) })).toBe('201');
  const { namespace, name, secret } = spec;
  await until('the kubelet to find no such Secret', 90, async () => {
    const events = await listObjects('events', namespace, `--field-selector=involvedObject.name=${name},reason=FailedMount`);
    const found = events.some((event) => textAt(event, 'message')?.includes(`secret "${secret}" not found`));
    return found ? { found } : { missing: `${events.length} events` };
  });
  expect(textAt(await getObject('pod', name, namespace), 'status', 'phase')).toBe('Pending');
  await tryKubectl('-n', namespace, 'delete', 'pod', name, '--force', '--grace-period=0');
}

/** Ports of the platform that the intruder opens a connection to, by pod and number. */
export async function portsReached({ platform }: Isolation, pod: PodRef): Promise<readonly string[]> {
  const pods = await listObjects('pods', platform.workloads.namespace, '--field-selector=status.phase=Running');
  const ports = pods.flatMap((of) =>
    listAt(of, 'spec', 'containers')
      .flatMap((container) => listAt(container, 'ports'))
      .map((port) => ({
        name: `${of.metadata.name}:${numberAt(port, 'containerPort')}`,
        ip: textAt(of, 'status', 'podIP'),
        port: numberAt(port, 'containerPort'),
      })),
  );
  expect(ports.length).toBeGreaterThan(2);
  const script = `for at in "$@"; do t=$(curl -s -o /dev/null -w '%{time_connect}' -m 3 "telnet://$at" </dev/null); case $t in 0.000000) echo "$at closed";; *) echo "$at open";; esac; done`;
  const answer = await exec(pod, '/bin/sh', '-c', script, 'sweep', ...ports.map(({ ip, port }) => `${ip}:${port}`));
  const open = new Set(answer.split('\n').flatMap((line) => (line.endsWith(' open') ? [line.split(' ')[0]] : [])));
  return ports
    .filter(({ ip, port }) => open.has(`${ip}:${port}`))
    .map(({ name }) => name)
    .toSorted();
}
