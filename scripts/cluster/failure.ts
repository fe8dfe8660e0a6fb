import { UserError } from '../terminal/io.js';
import type { Cluster, ClusterEvent } from './cluster.js';
import { ClusterError, type Words } from './cluster-error.js';
import type { Asking } from './delivery.js';
import { at, type KubernetesObject, label, numberAt, type ObjectRef, refOf, textAt } from './objects.js';
import { containerStates } from './pod-trouble.js';

/** How much of a log and of an object's history a failure shows. */
const LOG_LINES = 15;
const EVENTS = 5;

/** What the cluster had to say about a failure. */
export interface FailureEvidence {
  /** E.g. `Pod streaming/kafka-a-0`. */
  readonly subject: string;
  /** Events of the object, oldest first. */
  readonly events: readonly ClusterEvent[];
  /** Left out where no container had run. */
  readonly log?: { readonly container: string; readonly lines: readonly string[] };
  /** What could not be read, and why. @default everything was read */
  readonly unread?: readonly string[];
}

/** An applied object that is broken or not ready in time. */
export class DeliveryFailure extends UserError {
  constructor(
    words: Words,
    /** The pod's or, without one, the object's events and last log lines. */
    readonly evidence: FailureEvidence,
  ) {
    super(words.what, words.why, words.fix);
    this.name = 'DeliveryFailure';
  }
}

/** Where to look for evidence. */
export interface Scene {
  /** The object that failed. */
  readonly object: KubernetesObject;
  /** Its pod with the problem. */
  readonly pod?: KubernetesObject | undefined;
  /** Container of that pod. */
  readonly container?: string | undefined;
}

/** How long evidence may take to read, when time is already up. */
const EVIDENCE_SECONDS = 5;

/**
 * Reads events and log of what failed. Each is read once: what cannot be read, for want of a right or because the cluster does not answer,
 * is said, and never takes the place of the failure.
 */
export async function gatherEvidence(delivery: Asking, { object, pod, container }: Scene): Promise<FailureEvidence> {
  const cluster = delivery.cluster.within({ ...delivery, until: delivery.clock.now() + EVIDENCE_SECONDS * 1_000 });
  const subject = refOf(pod ?? object);
  const events = await tried(() => cluster.events(subject));
  const wantsMore = pod !== undefined && (!isList(events) || events.length === 0);
  const ofObject = wantsMore ? await tried(() => cluster.events(refOf(object))) : [];
  const state = pod === undefined ? undefined : containerStates(pod).find(({ name }) => name === (container ?? spokesman(pod)));
  const log = state === undefined ? undefined : await tried(() => logOf(cluster, subject, state));
  const known = [ofObject, events].flatMap((list) => (isList(list) ? list : []));
  const unread = new Set([events, ofObject, log].flatMap((part) => (part instanceof ClusterError ? [`${part.message}: not shown`] : [])));
  return {
    subject: label(subject),
    events: known.slice(-EVENTS),
    ...(log !== undefined && !(log instanceof ClusterError) && { log }),
    ...(unread.size > 0 && { unread: [...unread] }),
  };
}

/** An answer, or why there is none. An interruption is no answer to put up with. */
export async function tried<R>(request: () => Promise<R>): Promise<R | ClusterError> {
  try {
    return await request();
  } catch (error) {
    if (error instanceof ClusterError && error.problem !== 'interrupted') return error;
    throw error;
  }
}

const isList = (value: readonly ClusterEvent[] | ClusterError): value is readonly ClusterEvent[] => !(value instanceof ClusterError);

/** Evidence for a reader, without a trailing newline. */
export function evidenceText({ subject, events, log, unread = [] }: FailureEvidence): string {
  const history = events.map(
    ({ at, type, reason, message, count }) => `    ${at} ${type} ${reason}${count > 1 ? ` (${count} times)` : ''}: ${message.trim()}`,
  );
  const lines = log?.lines.map((line) => `    ${line}`) ?? [];
  return [
    subject,
    ...(history.length > 0 ? ['  last events', ...history] : unread.length > 0 ? [] : ['  no events']),
    ...unread.map((words) => `  ${words}`),
    ...(log === undefined ? [] : [`  last lines of container ${log.container}${lines.length === 0 ? ': none' : ''}`, ...lines]),
  ].join('\n');
}

/** The container most worth hearing: one that ended badly, else one that runs without being ready, init containers first. */
function spokesman(pod: KubernetesObject): unknown {
  const states = containerStates(pod);
  const failed = states.find((state) => ['state', 'lastState'].some((when) => numberAt(state, when, 'terminated', 'exitCode') !== 0));
  const running = states.find((state) => state.ready !== true && at(state, 'state', 'running') !== undefined);
  return (failed ?? running)?.name;
}

async function logOf(
  cluster: Cluster,
  pod: ObjectRef,
  state: Readonly<Record<string, unknown>>,
): Promise<NonNullable<FailureEvidence['log']>> {
  const container = textAt(state, 'name') ?? '';
  const request = { namespace: pod.namespace ?? 'default', pod: pod.name, container, tailLines: LOG_LINES };
  // After a restart the words that matter are those of the run that ended.
  const previous = at(state, 'state', 'terminated') === undefined && at(state, 'lastState', 'terminated') !== undefined;
  const lines = await cluster.logs({ ...request, previous });
  if (lines.length > 0 || !previous) return { container, lines };
  return { container, lines: await cluster.logs(request) };
}
