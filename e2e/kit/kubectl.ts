import { gunzipSync } from 'node:zlib';
import { at, isKubernetesObject, type KubernetesObject, listAt, textAt } from '../../scripts/cluster/objects.js';
import { type Ended, run, succeed } from './run.js';
import { type Look, until } from './until.js';

/** Runs kubectl against the current `KUBECONFIG`; it must end well. */
export const kubectl = (...args: readonly string[]) => succeed('kubectl', args);

/** Runs kubectl, however it ends. */
export const tryKubectl = (...args: readonly string[]) => run('kubectl', args);

/** Applies objects of the tests' own. */
export const applyObjects = (objects: readonly unknown[]) =>
  succeed('kubectl', ['apply', '--server-side', '--force-conflicts', '--field-manager=sluice-e2e', '-f', '-'], {
    input: objects.map((object) => JSON.stringify(object)).join('\n---\n'),
  });

/** One object, or nothing where there is none. `kind` as kubectl takes it. */
export async function getObject(kind: string, name: string, namespace: string): Promise<KubernetesObject | undefined> {
  const found: unknown = JSON.parse((await kubectl('-n', namespace, 'get', kind, name, '--ignore-not-found', '-o', 'json')) || 'null');
  return isKubernetesObject(found) ? found : undefined;
}

/** All objects of a kind in a namespace. */
export async function listObjects(kind: string, namespace: string, ...args: readonly string[]): Promise<readonly KubernetesObject[]> {
  const found: unknown = JSON.parse(await kubectl('-n', namespace, 'get', kind, '-o', 'json', ...args));
  return listAt(found, 'items').filter(isKubernetesObject);
}

/** A container to run something in. */
export interface PodRef {
  readonly namespace: string;
  readonly name: string;
}

/** Runs a command in a pod, however it ends. */
export const tryExec = ({ namespace, name }: PodRef, ...command: readonly string[]): Promise<Ended> =>
  run('kubectl', ['-n', namespace, 'exec', name, '--', ...command]);

/** Runs a command in a pod; it must end well. */
export const exec = ({ namespace, name }: PodRef, ...command: readonly string[]) =>
  succeed('kubectl', ['-n', namespace, 'exec', name, '--', ...command]);

/** The stream between kubectl and a busy cluster breaks now and then. */
const BROKEN_STREAM = /unexpected EOF|connection reset|broken pipe|websocket/i;
const TRIES = 3;
/** Packed, because much of it is text and what is long breaks more often. */
const PACKED = 'set -o pipefail; "$@" | gzip -c | base64 -w0';

/** What a command prints that only looks, however long that is. A broken stream is tried again. */
export async function look({ namespace, name }: PodRef, ...command: readonly string[]): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    const { code, stdout, stderr } = await tryExec({ namespace, name }, '/bin/bash', '-c', PACKED, 'look', ...command);
    if (code === 0) return gunzipSync(Buffer.from(stdout, 'base64')).toString('utf8');
    if (attempt === TRIES || !BROKEN_STREAM.test(stderr)) throw new Error(`${command.join(' ')} ended with exit code ${code}\n${stderr}`);
  }
}

/** A condition of an object, e.g. `Ready`. */
export const condition = (object: KubernetesObject | undefined, type: string): string =>
  textAt(
    listAt(object, 'status', 'conditions').find((entry) => textAt(entry, 'type') === type),
    'status',
  ) ?? 'Unknown';

/** Waits until a pod is ready; with `notUid`, until another pod of that name is. */
export function podReady({ namespace, name }: PodRef, seconds: number, notUid?: string): Promise<KubernetesObject> {
  return until(`pod ${namespace}/${name}`, seconds, async (): Promise<Look<KubernetesObject>> => {
    const pod = await getObject('pod', name, namespace);
    if (pod && pod.metadata.uid !== notUid && condition(pod, 'Ready') === 'True') return { found: pod };
    const phase = pod ? `${textAt(pod, 'status', 'phase')}, ready: ${condition(pod, 'Ready')}` : 'not there';
    return { missing: pod?.metadata.uid === notUid && pod ? `${phase}, the earlier one` : phase };
  });
}

/** How the last ended run of a pod's first container ended. */
export function lastExit(pod: KubernetesObject | undefined): { readonly code: unknown; readonly message: string } | undefined {
  const [state] = listAt(pod, 'status', 'containerStatuses');
  const ended = at(state, 'state', 'terminated') ?? at(state, 'lastState', 'terminated');
  return ended === undefined ? undefined : { code: at(ended, 'exitCode'), message: textAt(ended, 'message') ?? '' };
}
