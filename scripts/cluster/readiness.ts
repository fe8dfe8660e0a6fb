import { counted } from '../../charts/shared/count.js';
import { at, type KubernetesObject, label, listAt, numberAt, textAt } from './objects.js';

/** How far a live object is. `failed` is final: it will not become ready by itself. */
export type Readiness =
  | { readonly state: 'ready' }
  | { readonly state: 'waiting'; readonly detail: string }
  | { readonly state: 'failed'; readonly detail: string };

const READY: Readiness = { state: 'ready' };

/** The kinds whose readiness means something, and where they live. */
export const AWAITED_KINDS: Readonly<Record<string, string>> = {
  StatefulSet: 'apps/v1',
  Deployment: 'apps/v1',
  DaemonSet: 'apps/v1',
  Job: 'batch/v1',
};

/** Whether `applyObjects` waits for an object. */
export function isAwaited(object: KubernetesObject): boolean {
  return AWAITED_KINDS[object.kind] === object.apiVersion;
}

/** How far one live workload or Job is; `undefined` means the cluster does not show it (yet). */
export function readinessOf(live: KubernetesObject | undefined): Readiness {
  if (live === undefined) return waiting('not there yet');
  if (live.kind === 'Job') return jobReadiness(live);
  if (numberAt(live, 'status', 'observedGeneration') < numberAt(live, 'metadata', 'generation'))
    return waiting('not taken up by its controller yet');
  switch (live.kind) {
    case 'StatefulSet':
      return statefulSetReadiness(live);
    case 'Deployment':
      return deploymentReadiness(live);
    case 'DaemonSet':
      return allReady({ ready: numberAt(live, 'status', 'numberReady'), wanted: numberAt(live, 'status', 'desiredNumberScheduled') });
    default:
      throw new Error(`readiness of ${label(live)} is not defined`);
  }
}

/** Replicas asked for; Kubernetes' own default is one. */
export function wantedReplicas(workload: KubernetesObject): number {
  return at(workload, 'spec', 'replicas') === undefined ? 1 : numberAt(workload, 'spec', 'replicas');
}

/** Whether a StatefulSet leaves it to somebody else to replace its pods. */
export function isOnDelete(statefulSet: KubernetesObject): boolean {
  return textAt(statefulSet, 'spec', 'updateStrategy', 'type') === 'OnDelete';
}

/** Whether a Job has come to its end, one way or the other. */
export function isFinished(job: KubernetesObject): boolean {
  return condition(job, 'Complete') !== undefined || condition(job, 'Failed') !== undefined;
}

function jobReadiness(job: KubernetesObject): Readiness {
  const failed = condition(job, 'Failed');
  if (failed !== undefined)
    return { state: 'failed', detail: [textAt(failed, 'reason'), textAt(failed, 'message')].filter(Boolean).join(': ') };
  if (condition(job, 'Complete') !== undefined) return READY;
  const tries = numberAt(job, 'status', 'failed');
  return waiting(tries === 0 ? 'running' : `running, ${counted(tries, 'failed try', 'failed tries')}`);
}

function statefulSetReadiness(live: KubernetesObject): Readiness {
  const wanted = wantedReplicas(live);
  const ready = numberAt(live, 'status', 'readyReplicas');
  if (isOnDelete(live)) return allReady({ ready, wanted, present: numberAt(live, 'status', 'replicas') });
  const updated = wanted - numberAt(live, 'spec', 'updateStrategy', 'rollingUpdate', 'partition');
  const isCurrent = textAt(live, 'status', 'currentRevision') === textAt(live, 'status', 'updateRevision');
  const rolled = isCurrent ? wanted : numberAt(live, 'status', 'updatedReplicas');
  if (rolled < updated) return waiting(`${rolled} of ${updated} of the new revision`);
  return allReady({ ready, wanted, present: numberAt(live, 'status', 'replicas') });
}

function deploymentReadiness(live: KubernetesObject): Readiness {
  const wanted = wantedReplicas(live);
  const updated = numberAt(live, 'status', 'updatedReplicas');
  if (updated < wanted) return waiting(`${updated} of ${wanted} of the new revision`);
  return allReady({ ready: numberAt(live, 'status', 'readyReplicas'), wanted, present: numberAt(live, 'status', 'replicas') });
}

/** Ready when as many are there and ready as were asked for, and none that should be gone remains. */
function allReady({ ready, wanted, present = wanted }: { ready: number; wanted: number; present?: number }): Readiness {
  if (ready < wanted) return waiting(`${ready} of ${wanted} ready`);
  return present > wanted ? waiting(`${present - wanted} of the earlier ones still there`) : READY;
}

function condition(live: KubernetesObject, type: string): unknown {
  return listAt(live, 'status', 'conditions').find((entry) => textAt(entry, 'type') === type && textAt(entry, 'status') === 'True');
}

function waiting(detail: string): Readiness {
  return { state: 'waiting', detail };
}
