import { accessIdentity } from '../../charts/access/access.js';
import { ACCESS_FILE, type AccessDeclaration, formatDeclaration } from '../../charts/access/admin/declaration.js';
import { selectorLabels } from '../../charts/shared/index.js';
import type { Platform } from '../../platform/platform.js';
import { at, type KubernetesObject, listAt, textAt } from '../../scripts/cluster/objects.js';
import { applyObjects, getObject, kubectl, listObjects } from '../kit/kubectl.js';
import { type Look, until } from '../kit/until.js';

const BIG_DIR = '/etc/sluice/big';
const SETTINGS = 'e2e-big-settings';
const PASSWORDS = 'e2e-big-passwords';
/** Kubernetes, then the program: the rest of the machine is busy too. */
const PATIENCE_SECONDS = 600;
/** Runs the program, and says what it took: milliseconds by the clock, processor, and its highest resident memory, looked at ten times a second. */
const MEASURED = [
  'began=$EPOCHREALTIME highest=0',
  'exec 3<> <(:)',
  '"$@" & pid=$!',
  'while kill -0 $pid 2>/dev/null; do',
  '  while read -r key kib _; do [[ $key == VmHWM: ]] && highest=$kib; done <"/proc/$pid/status"',
  '  read -rt 0.1 -u 3',
  'done',
  'wait $pid; code=$?',
  'ended=$EPOCHREALTIME',
  'times >/tmp/times',
  '{ read -r _; read -r user system; } </tmp/times',
  'echo "took $(((${ended/./} - ${began/./}) / 1000)) $user $system $((highest / 1024))"',
  'exit $code',
].join('\n');

/** How the access Job ended with another declaration. */
export interface JobRun {
  /** Exit code; 137 when the kernel ended it for its memory. */
  readonly code: number;
  /** Lines that it wrote. */
  readonly lines: readonly string[];
  /** Seconds of the process, by the clock. */
  readonly seconds: number;
  /** Seconds of the processor. */
  readonly cpuSeconds: number;
  /** Highest resident memory of the process in MiB. */
  readonly residentMiB: number;
}

/** What a run is given. */
export interface JobChoices {
  /** Name of the Job. */
  readonly name: string;
  /** What it applies. */
  readonly declaration: AccessDeclaration;
  /** What the program does. @default apply */
  readonly command?: 'apply' | 'compare';
  /** Memory limit of the container. @default as rendered */
  readonly memoryMiB?: number;
}

/** Makes what the passwords of a declaration are read from: one Secret for all users. */
export async function writePasswords({ workloads: { namespace } }: Platform, users: readonly string[]): Promise<void> {
  const stringData = Object.fromEntries(users.map((name) => [name, `password-of-${name}`]));
  await applyObjects([{ apiVersion: 'v1', kind: 'Secret', metadata: { name: PASSWORDS, namespace }, stringData }]);
}

/** File of a user's password in the container. */
export const passwordOf = (user: string) => `${BIG_DIR}/${user}`;

/** Starts the Job as it was rendered, with another declaration. */
export async function startJob(platform: Platform, choices: JobChoices): Promise<void> {
  const { namespace } = platform.workloads;
  const { name, declaration } = choices;
  const spec = Object(at(await accessJob(platform), 'spec', 'template', 'spec'));
  const data = { ...(await settingsOf(platform, spec)), [ACCESS_FILE]: formatDeclaration(declaration) };
  const template = { metadata: { labels: selectorLabels(accessIdentity(platform.workloads)) }, spec: changedSpec(spec, choices) };
  const labels = { 'app.kubernetes.io/component': 'access' };
  await kubectl('-n', namespace, 'delete', 'job', name, '--ignore-not-found', '--wait');
  await applyObjects([
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: SETTINGS, namespace }, data },
    { apiVersion: 'batch/v1', kind: 'Job', metadata: { name, namespace, labels }, spec: { backoffLimit: 0, template } },
  ]);
}

/** The rendered pod, measured, with the tests' settings and passwords. */
function changedSpec(spec: object, { command = 'apply', memoryMiB }: JobChoices): object {
  const [container] = listAt(spec, 'containers');
  const volumes = listAt(spec, 'volumes').filter((volume) => textAt(volume, 'name') !== 'settings');
  const words = listAt(container, 'command').map((word) => (word === 'apply' ? command : word));
  const measured = {
    ...Object(container),
    command: ['/bin/bash', '-c', MEASURED, 'measured', ...words],
    volumeMounts: [...listAt(container, 'volumeMounts'), { name: 'big', mountPath: BIG_DIR, readOnly: true }],
    ...(memoryMiB && { resources: memory(container, memoryMiB) }),
  };
  const settings = { name: 'settings', configMap: { name: SETTINGS } };
  return { ...spec, containers: [measured], volumes: [...volumes, settings, { name: 'big', secret: { secretName: PASSWORDS } }] };
}

/** Waits for the end of a Job. */
export async function jobEnd({ workloads: { namespace } }: Platform, name: string): Promise<JobRun> {
  const pod = await until(`job ${namespace}/${name}`, PATIENCE_SECONDS, async (): Promise<Look<KubernetesObject>> => {
    const [found] = await listObjects('pods', namespace, '-l', `batch.kubernetes.io/job-name=${name}`);
    const phase = textAt(found, 'status', 'phase') ?? 'not there';
    return found && /Succeeded|Failed/.test(phase) ? { found } : { missing: phase };
  });
  const [state] = listAt(pod, 'status', 'containerStatuses');
  const lines = (await kubectl('-n', namespace, 'logs', pod.metadata.name)).trim().split('\n');
  const [, ms, user, system, resident] = /^took (\d+) (\S+) (\S+) (\d+)$/.exec(lines.at(-1) ?? '') ?? [];
  return {
    code: Number(at(state, 'state', 'terminated', 'exitCode')),
    lines: ms === undefined ? lines : lines.slice(0, -1),
    seconds: Number(ms) / 1000,
    cpuSeconds: secondsOf(user) + secondsOf(system),
    residentMiB: Number(resident),
  };
}

/** Seconds of a time as bash has it, e.g. `1m2.345s`. */
function secondsOf(time = ''): number {
  const [, minutes, seconds] = /^(\d+)m(.*)s$/.exec(time) ?? [];
  return Number(minutes) * 60 + Number(seconds);
}

/** Runs the Job with a declaration. */
export async function runJob(platform: Platform, choices: JobChoices): Promise<JobRun> {
  await startJob(platform, choices);
  return await jobEnd(platform, choices.name);
}

const memory = (container: unknown, memoryMiB: number) => {
  const both = { ...Object(at(container, 'resources', 'limits')), memory: `${memoryMiB}Mi` };
  return { limits: both, requests: { ...both, cpu: '50m' } };
};

/** The rendered one: those of the tests have no label `managed-by`. */
async function accessJob({ workloads: { namespace } }: Platform): Promise<KubernetesObject> {
  const [job] = await listObjects('jobs', namespace, '-l', 'app.kubernetes.io/component=access,app.kubernetes.io/managed-by');
  if (!job) throw new Error(`no access Job is in ${namespace}`);
  return job;
}

/** Files of the rendered Job beside the declaration: connection and logging. */
async function settingsOf({ workloads: { namespace } }: Platform, spec: unknown): Promise<Readonly<Record<string, unknown>>> {
  const volume = listAt(spec, 'volumes').find((candidate) => textAt(candidate, 'name') === 'settings');
  const map = await getObject('configmap', textAt(volume, 'configMap', 'name') ?? '', namespace);
  return { ...Object(at(map, 'data')) };
}
