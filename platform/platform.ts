import type { Access } from '../charts/access/index.js';
import type { KafkaClient } from '../charts/clients/index.js';
import type { Connection } from '../charts/component.js';
import type { ResolvedComponents } from '../charts/components.js';
import type { KafkaCluster } from '../charts/kafka/index.js';
import type {
  ApiServerSpec,
  EnvironmentClass,
  KubernetesVersion,
  Labels,
  PlacedParts,
  Prerequisite,
  SecretRequirement,
  Workloads,
} from '../charts/shared/index.js';
import type { ZooKeeperEnsemble } from '../charts/zookeeper/index.js';
import type { ExtraManifest, Extras } from './extras.js';
import type { Patch } from './patch.js';

/** An environment with every default and address filled in: plain data, the same for the same input. All targets are drawn from it. */
export type Platform = PlatformBase & ResolvedComponents;

/** A platform without its components: each of those has a field of its own. */
export interface PlatformBase {
  /** Name of the environment. */
  readonly name: string;
  /** Class of the environment; decides how strict the rules are. */
  readonly class: EnvironmentClass;
  /** Minor version of the API server. */
  readonly kubernetesVersion: KubernetesVersion;
  /** Where pods reach the Kubernetes API. */
  readonly apiServer?: ApiServerSpec;
  /** What the environment decides for every pod. */
  readonly workloads: Workloads;
  /** The Kafka cluster, resolved. */
  readonly kafka: KafkaCluster;
  /** The ZooKeeper ensemble; absent in KRaft mode. */
  readonly zookeeper?: ZooKeeperEnsemble;
  /** Topics, users and live settings. */
  readonly access: Access;
  /** Pods that may connect: those that `kafka.clients` names, and those of declared clients. */
  readonly clients: readonly { readonly namespace: string; readonly labels: Labels; readonly listener: string }[];
  /** Applications of other teams, with their properties. */
  readonly declaredClients: readonly KafkaClient[];
  /** Connections that components and declared clients open, beside those within one component. */
  readonly connections: readonly Connection[];
  /** Secrets that must be there before anything starts. */
  readonly secrets: readonly SecretRequirement[];
  /** Operators and custom resources the cluster must have. */
  readonly prerequisites: readonly Prerequisite[];
  /** What pools and components carry of the user's own. */
  readonly own: readonly PlacedParts[];
  /** Objects beside the platform, made when manifests are rendered: the only part that is not plain data. */
  readonly extras?: Extras;
  /** Objects beside the platform, as they were read. */
  readonly manifests: readonly ExtraManifest[];
  /** Changes to rendered objects. */
  readonly patches: readonly Patch[];
}
