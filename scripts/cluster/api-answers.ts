import type { ClusterEvent } from './cluster.js';
import { type Attempt, ClusterError, refusal } from './cluster-error.js';
import { isKubernetesObject, type KubernetesObject, numberAt, type ObjectRef, textAt } from './objects.js';
import type { ApiAnswer } from './transport.js';

/** Path below the server under which an API version is. */
export function root(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

/** The body of a good answer. Throws what the server refused. */
export function accepted(answer: ApiAnswer, attempt: Attempt): unknown {
  if (answer.status >= 200 && answer.status < 300) return answer.body;
  throw refusal(answer.status, answer.body, attempt, answer.retryAfterMs);
}

/** An answer as the object it should be. */
export function narrowed(value: unknown, ref: ObjectRef): KubernetesObject {
  if (isKubernetesObject(value)) return value;
  throw new ClusterError('transient', {
    what: `the answer about ${ref.kind} ${ref.name} is no Kubernetes object`,
    why: 'something between here and the API server answered instead',
    fix: 'check the server address in the kubeconfig and any proxy on the way',
  });
}

/** An event, whichever of its fields hold what. */
export function eventOf(event: unknown): ClusterEvent {
  return {
    type: textAt(event, 'type') ?? '',
    reason: textAt(event, 'reason') ?? '',
    message: textAt(event, 'message') ?? '',
    count: Math.max(1, numberAt(event, 'count'), numberAt(event, 'series', 'count')),
    at: textAt(event, 'series', 'lastObservedTime') ?? textAt(event, 'lastTimestamp') ?? textAt(event, 'eventTime') ?? '',
  };
}
