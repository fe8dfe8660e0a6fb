import type { Words } from './cluster-error.js';
import { type KubernetesObject, label } from './objects.js';
import { isPodReady, type PodHistory, type PodTrouble, podState, podTrouble } from './pod-trouble.js';
import { readinessOf } from './readiness.js';
import { isOutdated, podsOf, type Sighting } from './sighting.js';

/** A pod of an awaited object with something clearly wrong. */
export interface TroubledPod {
  /** The pod. */
  readonly pod: KubernetesObject;
  /** What is wrong with it. */
  readonly trouble: PodTrouble;
  /** It runs an earlier revision, and nothing but deleting it brings the one applied. */
  readonly outdated: boolean;
}

/** What one look says about one awaited object. */
export interface Verdict {
  /** The live object, or what was applied while the cluster does not show it. */
  readonly object: KubernetesObject;
  /** How far the object is. */
  readonly state: 'ready' | 'waiting' | 'failed';
  /** What is missing, in words. */
  readonly detail: string;
  /** Pods it depends on. */
  readonly pods: readonly KubernetesObject[];
  /** Pods with problems. */
  readonly troubled: readonly TroubledPod[];
}

const NO_HISTORY: PodHistory = { restarts: new Map(), endedRuns: new Set() };

/** Judges one awaited object by one look at the cluster. */
export function verdictOn(target: KubernetesObject, sighting: Sighting, history: PodHistory): Verdict {
  const live = sighting.live.get(label(target));
  const readiness = readinessOf(live);
  if (live === undefined) return { object: target, state: 'waiting', detail: 'not there yet', pods: [], troubled: [] };
  if (readiness.state === 'ready') return { object: live, state: 'ready', detail: '', pods: [], troubled: [] };
  const pods = podsOf(live, sighting);
  const unready = pods.filter((pod) => !isPodReady(pod));
  const troubled = unready.flatMap((pod) => {
    const outdated = isOutdated(live, pod);
    const trouble = podTrouble(pod, outdated ? NO_HISTORY : history, live.kind !== 'Job');
    return trouble === undefined ? [] : [{ pod, trouble, outdated }];
  });
  const [first] = readiness.state === 'waiting' ? unready : [];
  const note = first === undefined ? '' : podState(first);
  const detail = first === undefined || note === '' ? readiness.detail : `${readiness.detail}; ${first.metadata.name}: ${note}`;
  return { object: live, state: readiness.state, detail, pods, troubled };
}

/** A broken pod in words. */
export function troubleWords({ object }: Verdict, { pod, trouble, outdated }: TroubledPod): Words {
  const container = trouble.container === undefined ? '' : `, container ${trouble.container}`;
  const why = [trouble.reason, trouble.message].filter((text) => text !== '').join(': ');
  return {
    what: `${label(object)} is broken: ${pod.metadata.name}${container}: ${trouble.reason}`,
    why: outdated ? `${why}; the pod still runs an earlier revision, and is not replaced by itself` : why,
    fix: outdated ? `if what was applied cures it, run: ${kubectl(pod, 'delete')}` : remedy(pod, trouble),
  };
}

/** A failed Job in words. */
export function failedWords({ object, detail }: Verdict): Words {
  return {
    what: `${label(object)} failed`,
    why: detail || 'its last try failed',
    fix: 'the lines above say why; correct it and run this again: the Job is started afresh',
  };
}

/** Something not ready in time, in words. */
export function lateWords(verdict: Verdict, timeoutSeconds: number): Words {
  return {
    what: `${label(verdict.object)} is not ready after ${timeoutSeconds} s`,
    why: verdict.detail,
    fix: `look at it: ${kubectl(suspect(verdict) ?? verdict.object, 'describe')}; or wait longer with --timeout`,
  };
}

/** The pod most worth a look. Of a Job's tries that is the last, of replicas the first one not ready. */
export function suspect({ object, pods }: Verdict): KubernetesObject | undefined {
  const born = (pod: KubernetesObject) => String(pod.metadata.creationTimestamp ?? '');
  const unready = pods.filter((pod) => !isPodReady(pod));
  return object.kind === 'Job' ? unready.toSorted((a, b) => born(a).localeCompare(born(b))).at(-1) : unready[0];
}

/** A kubectl command about an object, ready to copy. */
export function kubectl({ kind, metadata: { name, namespace } }: KubernetesObject, verb: 'delete' | 'describe'): string {
  return `kubectl ${namespace === undefined ? '' : `-n ${namespace} `}${verb} ${kind.toLowerCase()} ${name}`;
}

function remedy(pod: KubernetesObject, { reason, container }: PodTrouble): string {
  switch (reason) {
    case 'ImagePullBackOff':
    case 'ErrImageNeverPull':
    case 'InvalidImageName':
      return `check the image's name and that the nodes may pull it; once they can, "${kubectl(pod, 'delete')}" tries at once`;
    case 'CreateContainerConfigError':
      return 'create what the message names, or correct the reference to it';
    case 'Unschedulable':
      return 'free or add room that fits the message (CPU, memory, zone, disk), then run this again';
    case 'CrashLoopBackOff':
      return `the lines above say why; more of them: kubectl -n ${pod.metadata.namespace} logs ${pod.metadata.name} -c ${container} --previous`;
    default:
      return 'the lines above name the cause and the runbook; nothing was changed on the disk';
  }
}
