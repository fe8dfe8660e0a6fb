import { at, isRecord, type KubernetesObject, listAt, numberAt, textAt } from './objects.js';

/** Exit code of Sluice's start scripts for "refused: will not start on this disk". Starting again cannot help. */
export const EXIT_REFUSED = 78;

/** Restarts from which a crash loop counts as broken. Fewer are usual while a pod waits for its neighbours. */
export const MIN_CRASH_RESTARTS = 4;

/** How long a pod may be without a node, or without what its environment refers to, before that counts. */
const GRACE_SECONDS = { Unschedulable: 60, CreateContainerConfigError: 20 } as const;

/** Waiting reasons that no later event of the same apply cures. */
const IMAGE_REASONS: readonly string[] = ['ImagePullBackOff', 'ErrImageNeverPull', 'InvalidImageName'];

/** Why a pod does not become ready. */
export interface PodTrouble {
  /** Kubernetes' word, e.g. `CrashLoopBackOff`, or `exit code 78`. */
  readonly reason: string;
  /** Kubernetes' sentence, or the container's termination message. */
  readonly message: string;
  /** The container it is about; left out when the pod as a whole is. */
  readonly container?: string;
  /** Counts as broken once it has lasted this long. */
  readonly graceSeconds: number;
}

/** What was known of the pods before anything was applied: old crashes are not held against a new attempt. */
export interface PodHistory {
  /** Restarts so far, by pod uid and container. */
  readonly restarts: ReadonlyMap<string, number>;
  /** Container ids of runs that had ended already. */
  readonly endedRuns: ReadonlySet<string>;
}

/** A pod's containers' states, the init containers' first. */
export function containerStates(pod: KubernetesObject): readonly Readonly<Record<string, unknown>>[] {
  return [...listAt(pod, 'status', 'initContainerStatuses'), ...listAt(pod, 'status', 'containerStatuses')].filter(isRecord);
}

/** Remembers how the pods stand now. */
export function podHistory(pods: readonly KubernetesObject[]): PodHistory {
  const states = pods.flatMap((pod) => containerStates(pod).map((state) => ({ pod, state })));
  return {
    restarts: new Map(states.map(({ pod, state }) => [key(pod, state), numberAt(state, 'restartCount')])),
    endedRuns: new Set(states.flatMap(({ state }) => endings(state).flatMap((ending) => textAt(ending, 'containerID') ?? []))),
  };
}

/** What is clearly wrong with a pod. `judgeCrashes: false` for Jobs, whose own backoff limit says when it is enough. */
export function podTrouble(pod: KubernetesObject, history: PodHistory, judgeCrashes: boolean): PodTrouble | undefined {
  for (const state of containerStates(pod)) {
    const found = startTrouble(state) ?? (judgeCrashes ? crashTrouble(pod, state, history) : undefined);
    if (found !== undefined) return found;
  }
  return schedulingTrouble(pod);
}

/** Why a pod is not ready, in a few words, broken or not: `kafka ContainerCreating`. Empty where there is nothing to add. */
export function podState(pod: KubernetesObject): string {
  const states = containerStates(pod);
  const waiting = states.find((state) => textAt(state, 'state', 'waiting', 'reason') !== undefined);
  if (waiting !== undefined && textAt(waiting, 'state', 'waiting', 'reason') !== 'PodInitializing')
    return `${textAt(waiting, 'name')} ${textAt(waiting, 'state', 'waiting', 'reason')}`;
  const starting = listAt(pod, 'status', 'initContainerStatuses').find((state) => at(state, 'state', 'running') !== undefined);
  if (starting !== undefined) return `init container ${textAt(starting, 'name')} runs`;
  const unready = states.find((state) => state.ready !== true && at(state, 'state', 'running') !== undefined);
  if (unready !== undefined) return `${textAt(unready, 'name')} runs, not ready`;
  const ended = states.find((state) => numberAt(state, 'state', 'terminated', 'exitCode') !== 0);
  if (ended !== undefined) return `${textAt(ended, 'name')} ended with exit code ${numberAt(ended, 'state', 'terminated', 'exitCode')}`;
  return schedulingTrouble(pod)?.reason ?? '';
}

/** Whether a pod counts as ready. */
export function isPodReady(pod: KubernetesObject): boolean {
  return listAt(pod, 'status', 'conditions').some((entry) => textAt(entry, 'type') === 'Ready' && textAt(entry, 'status') === 'True');
}

function startTrouble(state: Readonly<Record<string, unknown>>): PodTrouble | undefined {
  const reason = textAt(state, 'state', 'waiting', 'reason') ?? '';
  const container = textAt(state, 'name') ?? '';
  const message = textAt(state, 'state', 'waiting', 'message') ?? '';
  if (IMAGE_REASONS.includes(reason)) return { reason, message: message || `image ${textAt(state, 'image')}`, container, graceSeconds: 0 };
  if (reason !== 'CreateContainerConfigError') return undefined;
  return { reason, message, container, graceSeconds: GRACE_SECONDS.CreateContainerConfigError };
}

function crashTrouble(pod: KubernetesObject, state: Readonly<Record<string, unknown>>, history: PodHistory): PodTrouble | undefined {
  const container = textAt(state, 'name') ?? '';
  const refused = endings(state).find(
    (end) => numberAt(end, 'exitCode') === EXIT_REFUSED && !history.endedRuns.has(textAt(end, 'containerID') ?? ''),
  );
  if (refused !== undefined) {
    const message = textAt(refused, 'message')?.trim() || 'the start script refused to start on this disk';
    return { reason: `exit code ${EXIT_REFUSED}`, message, container, graceSeconds: 0 };
  }
  const restarts = numberAt(state, 'restartCount');
  const before = history.restarts.get(key(pod, state)) ?? 0;
  if (textAt(state, 'state', 'waiting', 'reason') !== 'CrashLoopBackOff' || restarts < MIN_CRASH_RESTARTS || restarts <= before)
    return undefined;
  const message = `${restarts} restarts, last exit code ${numberAt(state, 'lastState', 'terminated', 'exitCode')}`;
  return { reason: 'CrashLoopBackOff', message, container, graceSeconds: 0 };
}

function schedulingTrouble(pod: KubernetesObject): PodTrouble | undefined {
  const found = listAt(pod, 'status', 'conditions').find(
    (entry) => textAt(entry, 'type') === 'PodScheduled' && textAt(entry, 'status') === 'False',
  );
  if (textAt(found, 'reason') !== 'Unschedulable') return undefined;
  return { reason: 'Unschedulable', message: textAt(found, 'message') ?? '', graceSeconds: GRACE_SECONDS.Unschedulable };
}

function endings(state: Readonly<Record<string, unknown>>): readonly unknown[] {
  return [at(state, 'state', 'terminated'), at(state, 'lastState', 'terminated')].filter((end) => end !== undefined);
}

function key(pod: KubernetesObject, state: Readonly<Record<string, unknown>>): string {
  return `${textAt(pod, 'metadata', 'uid')} ${textAt(state, 'name')}`;
}
