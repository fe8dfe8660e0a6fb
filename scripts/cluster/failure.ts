import { UserError } from '../terminal/io.js';
import type { ClusterEvent } from './cluster.js';
import type { Words } from './cluster-error.js';
import { withRetries } from './concurrency.js';
import type { Delivery } from './delivery.js';
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

/** Reads events and log of what failed. */
export async function gatherEvidence({ cluster, clock }: Delivery, { object, pod, container }: Scene): Promise<FailureEvidence> {
  const subject = refOf(pod ?? object);
  const events = await withRetries(clock, () => cluster.events(subject));
  const ofObject = pod === undefined || events.length > 0 ? [] : await withRetries(clock, () => cluster.events(refOf(object)));
  const state = pod === undefined ? undefined : containerStates(pod).find(({ name }) => name === (container ?? spokesman(pod)));
  const log = state === undefined ? undefined : await logOf({ cluster, clock }, subject, state);
  return { subject: label(subject), events: [...ofObject, ...events].slice(-EVENTS), ...(log === undefined ? {} : { log }) };
}

/** Evidence for a reader, without a trailing newline. */
export function evidenceText({ subject, events, log }: FailureEvidence): string {
  const history = events.map(
    ({ at, type, reason, message, count }) => `    ${at} ${type} ${reason}${count > 1 ? ` (${count} times)` : ''}: ${message.trim()}`,
  );
  const lines = log?.lines.map((line) => `    ${line}`) ?? [];
  return [
    subject,
    ...(history.length > 0 ? ['  last events', ...history] : ['  no events']),
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

type Reader = Pick<Delivery, 'cluster' | 'clock'>;

async function logOf(
  { cluster, clock }: Reader,
  pod: ObjectRef,
  state: Readonly<Record<string, unknown>>,
): Promise<FailureEvidence['log']> {
  const container = textAt(state, 'name') ?? '';
  const request = { namespace: pod.namespace ?? 'default', pod: pod.name, container, tailLines: LOG_LINES };
  // After a restart the words that matter are those of the run that ended.
  const previous = at(state, 'state', 'terminated') === undefined && at(state, 'lastState', 'terminated') !== undefined;
  const lines = await withRetries(clock, () => cluster.logs({ ...request, previous }));
  if (lines.length > 0 || !previous) return { container, lines };
  return { container, lines: await withRetries(clock, () => cluster.logs(request)) };
}
