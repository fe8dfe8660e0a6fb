import type { Labels } from './labels.js';
import type { Neighbour } from './reach.js';

/** What the environment decides for every pod: where it may run and what it carries. Plain data. */
export interface Workloads {
  /** Namespace of all objects. */
  readonly namespace: string;
  /** Name of the platform in the label `app.kubernetes.io/part-of`. */
  readonly partOf: string;
  /** Labels added to every object, not to its pods: a change restarts nothing. */
  readonly labels: Labels;
  /** Annotations added to every object, not to its pods. */
  readonly annotations: Labels;
  /** Labels added to every pod: a change restarts all of them. */
  readonly podLabels: Labels;
  /** Annotations added to every pod: a change restarts all of them. */
  readonly podAnnotations: Labels;
  /** Names of Secrets with registry credentials. */
  readonly imagePullSecrets: readonly string[];
  /** When the kubelet pulls. */
  readonly imagePullPolicy: 'IfNotPresent' | 'Always';
  /** Labels a node must have. */
  readonly nodeSelector: Labels;
  /** Tolerations of every pod. */
  readonly tolerations: readonly Toleration[];
  /** Existing PriorityClass, if any. */
  readonly priorityClassName?: string;
  /** Who answers name queries, by UDP and TCP. @default pods `k8s-app: kube-dns` of `kube-system`, port 53 */
  readonly dns?: readonly Neighbour[];
  /** Zones the cluster's nodes are in; empty when unknown. */
  readonly zones: readonly string[];
  /** `hard`: a pod waits rather than share a node or unbalance the zones. `soft`: the scheduler tries. */
  readonly spread: 'hard' | 'soft';
}

/** A taint that pods put up with. */
export interface Toleration {
  /** Key of the taint. @default every key */
  readonly key?: string;
  /** How `value` is compared. @default Equal */
  readonly operator?: 'Equal' | 'Exists';
  /** Value of the taint. */
  readonly value?: string;
  /** Effect of the taint. @default every effect */
  readonly effect?: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
}

/** Memory and processor of one container. Memory is request and limit; processor is requested, never limited. */
export interface Resources {
  /** Memory in MiB: request and limit. */
  readonly memoryMiB: number;
  /** CPU request in thousandths of a core. */
  readonly cpuMillis: number;
}

/** A disk of a pod. */
export interface Volume {
  /** Name of the claim template and of the mount, e.g. `data-0`. */
  readonly name: string;
  /** Size in GiB. */
  readonly storageGiB: number;
  /** StorageClass; the cluster's default when absent. */
  readonly storageClass?: string;
}
