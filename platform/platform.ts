import type { Access } from '../charts/access/index.js';
import type { KafkaCluster } from '../charts/kafka/index.js';
import type { KubernetesVersion, Labels, Prerequisite, SecretRequirement, Workloads } from '../charts/shared/index.js';
import type { EnvironmentClass } from '../charts/shared/severity.js';
import type { ZooKeeperEnsemble } from '../charts/zookeeper/index.js';
import type { Patch } from './patch.js';
import type { Components } from './resolve/components.js';
import type { ApiServerSpec } from './spec.js';

/** An environment with every default and address filled in: plain data, the same for the same input. All targets are drawn from it. */
export interface Platform extends Components {
  readonly name: string;
  readonly class: EnvironmentClass;
  readonly kubernetesVersion: KubernetesVersion;
  /** Where pods reach the Kubernetes API. */
  readonly apiServer?: ApiServerSpec;
  readonly workloads: Workloads;
  readonly kafka: KafkaCluster;
  readonly zookeeper?: ZooKeeperEnsemble;
  readonly access: Access;
  /** Pods that may connect: those that `kafka.clients` names, and those of declared clients. */
  readonly clients: readonly { readonly namespace: string; readonly labels: Labels; readonly listener: string }[];
  /** Secrets that must be there before anything starts. */
  readonly secrets: readonly SecretRequirement[];
  /** Operators and custom resources the cluster must have. */
  readonly prerequisites: readonly Prerequisite[];
  readonly patches: readonly Patch[];
}
