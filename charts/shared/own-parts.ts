import type { Identity, Labels } from './labels.js';
import type { ReachSpec } from './reach.js';
import type { SecretRef } from './secret.js';
import type { Toleration } from './workload.js';

/**
 * What the pods of a component or of a pool carry beside what Sluice renders for them. It goes to the pods that keep running; one-shot
 * Jobs are placed by `kubernetes` alone. Every field but `labels` and `annotations` restarts the pods when it changes.
 */
export interface OwnParts {
  /** Labels on the objects, e.g. a cost centre; not on the pods, so that a change restarts nothing. @default those of `kubernetes` */
  readonly labels?: Labels;
  /** Annotations on the objects, not on the pods. @default those of `kubernetes` */
  readonly annotations?: Labels;
  /** Labels on the pods, beside those of `kubernetes`. @default none */
  readonly podLabels?: Labels;
  /** Annotations on the pods, beside those of `kubernetes`. @default none */
  readonly podAnnotations?: Labels;
  /**
   * Annotations of an account of the pods' own, e.g. a cloud role; no token of the Kubernetes API is mounted. @default the namespace's
   * default account, without a token
   */
  readonly accountAnnotations?: Labels;
  /** Labels a node must have, beside those of `kubernetes`. @default none */
  readonly nodeSelector?: Labels;
  /** Taints that the pods tolerate, beside those of `kubernetes`. @default none */
  readonly tolerations?: readonly Toleration[];
  /** Rules about nodes, beside the zone of a pool. @default none */
  readonly nodeAffinity?: NodeAffinitySpec;
  /** Existing PriorityClass. @default that of `kubernetes` */
  readonly priorityClassName?: string;
  /** Environment variables of the main container: texts, or references. A variable that Sluice sets is a problem. @default none */
  readonly env?: OwnVariables;
  /** Volumes, and where the main container sees them. @default none */
  readonly mounts?: readonly OwnMount[];
  /** Containers that run beside the main one. @default none */
  readonly sidecars?: readonly SidecarSpec[];
  /** Containers that end before the main one starts, in this order. @default none */
  readonly initContainers?: readonly OwnContainer[];
}

/** Environment variables by name: a text, or where the value is found. */
export type OwnVariables = Readonly<Record<string, string | SecretRef | { readonly configMap: string; readonly key: string } | PodField>>;

/** A field of the pod, e.g. `{ field: 'status.podIP' }`. */
export interface PodField {
  /** Path of the field, as the downward API names it. */
  readonly field: 'metadata.name' | 'metadata.namespace' | 'spec.nodeName' | 'status.podIP' | 'status.hostIP';
}

/** Conditions on a node's labels: all of the required ones hold, the scheduler tries to satisfy the preferred ones. */
export interface NodeAffinitySpec {
  /** @default none */
  readonly required?: readonly NodeCondition[];
  /** @default none */
  readonly preferred?: readonly NodeCondition[];
}

/** A condition on a label of a node. */
export interface NodeCondition {
  /** The label, e.g. `node.kubernetes.io/instance-type`. */
  readonly key: string;
  /** How the label's value is compared with `values`. */
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  /** Its values, for `In` and `NotIn`. @default none */
  readonly values?: readonly string[];
}

/** A volume of the user's own: exactly one source. */
export type OwnMount = {
  /** Name of the volume in the pod; no volume of Sluice may have it. */
  readonly name: string;
  /** Folder in the main container. It must not meet a folder that Sluice mounts. @default only other containers see the volume */
  readonly path?: string;
  /** @default true for ConfigMaps and Secrets, else false */
  readonly readOnly?: boolean;
} & (
  | { /** Existing ConfigMap, or one among the extra objects. */ readonly configMap: string }
  | { /** Existing Secret. */ readonly secret: string }
  | { /** Empty folder that is gone with the pod, and its size limit in MiB. */ readonly scratchMiB: number }
  | { /** Existing PersistentVolumeClaim. */ readonly claim: string }
);

/** A container of the user's own. It runs as the pod's user, without capabilities, over a read-only root file system. */
export interface OwnContainer {
  /** Lower case letters, digits and dashes; no other container of the pod may have it. */
  readonly name: string;
  /** Pinned image, e.g. `registry.example.com/agent:1.4.0`. It is never looked up in `imageMirror`. */
  readonly image: string;
  /** @default the image's own */
  readonly command?: readonly string[];
  /** @default the image's own */
  readonly args?: readonly string[];
  /** @default none */
  readonly env?: OwnVariables;
  /** Memory in MiB: request and limit. */
  readonly memoryMiB: number;
  /** Processor in thousandths of a core: requested, never limited. */
  readonly cpuMillis: number;
  /** Volumes it sees, own ones or Sluice's; Sluice's must be read-only. @default none */
  readonly mounts?: readonly { readonly name: string; readonly path: string; readonly readOnly?: boolean }[];
}

/** A container that runs beside the main one. */
export interface SidecarSpec extends OwnContainer {
  /** Ports it listens on, and its clients: network policies let only these through. @default none */
  readonly ports?: readonly SidecarPort[];
  /** What it connects to: network policies let only this through. @default none */
  readonly reaches?: readonly ReachSpec[];
  /** Path of an HTTP answer that says it is ready, at its first port. @default none: it is ready once it runs */
  readonly readyPath?: string;
  /** Starts before the main container and ends after it (a restartable init container). @default false */
  readonly startsFirst?: boolean;
}

/** A port of a sidecar. */
export interface SidecarPort {
  /** E.g. `metrics`. */
  readonly name: string;
  /** Number of the container port, from 1 to 65535. */
  readonly port: number;
  /** Pods that may open connections to it. @default none */
  readonly clients?: readonly { readonly namespace: string; readonly labels?: Labels }[];
}

/** The user's own parts of one kind of pods. */
export interface PlacedParts {
  /** Field of the environment, e.g. `kafka.pools[0]`. */
  readonly path: string;
  /** The pods and their objects, by their labels. */
  readonly identity: Identity;
  /** What the user adds to these pods and their objects. */
  readonly parts: OwnParts;
  /** Namespace of the pods. @default the platform's */
  readonly namespace?: string;
}
