import type { KubernetesVersion } from './kubernetes-version.js';
import type { Labels } from './labels.js';
import type { Toleration } from './workload.js';

/** The Kubernetes cluster and what it asks of pods. */
export interface KubernetesSpec {
  /** Minor version of the API server, e.g. `1.34`. Another than these is refused with the nearest one. */
  readonly version: KubernetesVersion;
  /** Zones of the nodes, as in `topology.kubernetes.io/zone`. Without them nothing is spread over zones. @default none */
  readonly zones?: readonly [string, ...string[]];
  /** StorageClass of every disk that names none. @default the cluster's own default */
  readonly storageClass?: string;
  /** `hard`: a pod waits rather than share a node with its like or unbalance zones. @default hard where zones are given, else soft */
  readonly spread?: 'hard' | 'soft';
  /** Prefix put before every image, e.g. `registry.example.com/mirror`. @default none */
  readonly imageMirror?: string;
  /** Secrets with registry credentials. @default none */
  readonly imagePullSecrets?: readonly string[];
  /** When the kubelet pulls images. @default IfNotPresent */
  readonly imagePullPolicy?: 'IfNotPresent' | 'Always';
  /** Addresses and port of the API server, for pods that ask it: drivers of stream jobs alone. @default any address, port 443 and 6443 */
  readonly apiServer?: ApiServerSpec;
  /**
   * Who answers name queries, as network policies take it: `[{ namespace: 'openshift-dns', port: 5353 }]` on OpenShift, and
   * `{ cidr: '169.254.20.10/32' }` beside the pods for NodeLocal DNSCache. @default pods `k8s-app: kube-dns` of `kube-system`, port 53
   */
  readonly dns?: readonly [DnsSpec, ...DnsSpec[]];
  /** Labels a node must have. @default none */
  readonly nodeSelector?: Labels;
  /** Taints that pods put up with. @default none */
  readonly tolerations?: readonly Toleration[];
  /** Existing PriorityClass. @default none */
  readonly priorityClassName?: string;
  /** Labels on every object, not on its pods: changing one restarts nothing. @default none */
  readonly labels?: Labels;
  /** Annotations on every object, not on its pods: changing one restarts nothing. @default none */
  readonly annotations?: Labels;
  /** Labels on every pod, e.g. for a cost report that reads pods. Changing one restarts every pod. @default none */
  readonly podLabels?: Labels;
  /** Annotations on every pod, e.g. for a log collector. Changing one restarts every pod. @default none */
  readonly podAnnotations?: Labels;
}

/** A server of names: pods of a namespace, or addresses. */
export type DnsSpec =
  | {
      readonly namespace: string /** @default all pods of the namespace */;
      readonly labels?: Labels /** @default 53 */;
      readonly port?: number;
    }
  | { /** e.g. `169.254.20.10/32` */ readonly cidr: string /** @default 53 */; readonly port?: number };

/** Where pods reach the Kubernetes API, as network policies take it: behind the Service's address stand others. */
export interface ApiServerSpec {
  /** Ranges of addresses, e.g. `10.0.0.10/32`. */
  readonly cidrs: readonly [string, ...string[]];
  /** Port the API server itself listens on. @default 443 and 6443 */
  readonly port?: number;
}
