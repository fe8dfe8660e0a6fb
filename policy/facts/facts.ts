import type { AclFact, UserFact } from './access.js';
import type { UnreadDeclaration } from './access-declarations.js';
import type { AutoscalerFact, BudgetFact } from './budgets.js';
import type { Cluster } from './cluster.js';
import type { ClientFact, RegistryFact } from './components.js';
import type { ConnectCluster } from './connect.js';
import type { ConnectorFact } from './connectors.js';
import type { DatabaseFact } from './databases.js';
import type { KafkaNodes } from './kafka-node.js';
import type { LiteralSecret } from './literal-secrets.js';
import type { MirrorFact } from './mirrors.js';
import type { ClaimFact, PersistentVolumeFact, RouteFact, ServiceFact, StorageClassFact } from './network.js';
import type { NetworkPolicyFact } from './network-policies.js';
import type { ObjectFact } from './objects.js';
import type { OperatedCluster } from './operated-clusters.js';
import type { Place } from './place.js';
import type { RoleBindingFact, RoleFact } from './roles.js';
import type { StreamJobFact } from './stream-job.js';
import type { Retired, Topic } from './topics.js';
import type { Workload } from './workload.js';
import type { ZooKeeperFact } from './zookeepers.js';

/**
 * What some manifests say, in the nouns of streaming. Plain data: it can be written down, compared and read again. No secret is in it.
 * Each noun names the object it comes from, and file and line.
 */
export interface Facts {
  /** Every Kubernetes object, known or not, in the order it was read. */
  readonly objects: readonly ObjectFact[];
  /** Everything that runs containers. */
  readonly workloads: readonly Workload[];
  /** Services. */
  readonly services: readonly ServiceFact[];
  /** Routes from outside the cluster. */
  readonly routes: readonly RouteFact[];
  /** Disruption budgets. */
  readonly budgets: readonly BudgetFact[];
  /** Network policies. */
  readonly networkPolicies: readonly NetworkPolicyFact[];
  /** Roles of accounts. */
  readonly roles: readonly RoleFact[];
  /** Who gets them. */
  readonly roleBindings: readonly RoleBindingFact[];
  /** Autoscalers. */
  readonly autoscalers: readonly AutoscalerFact[];
  /** Volume claims that belong to no workload. */
  readonly claims: readonly ClaimFact[];
  /** Storage classes. */
  readonly storageClasses: readonly StorageClassFact[];
  /** Volumes that claims are bound to. */
  readonly persistentVolumes: readonly PersistentVolumeFact[];
  /** Kafka clusters. */
  readonly clusters: readonly Cluster[];
  /** Kafka resources of an operator, whether their nodes are here or not. */
  readonly operatedClusters: readonly OperatedCluster[];
  /** Kafka processes; `cluster` is the key of theirs. */
  readonly nodes: readonly KafkaNodes[];
  /** ZooKeeper ensembles. */
  readonly zooKeepers: readonly ZooKeeperFact[];
  /** Declared topics. */
  readonly topics: readonly Topic[];
  /** Topics and users declared for deletion. */
  readonly retired: readonly Retired[];
  /** Declared users. */
  readonly users: readonly UserFact[];
  /** Declared ACLs. */
  readonly acls: readonly AclFact[];
  /** Access declarations that cannot be read. */
  readonly unreadDeclarations: readonly UnreadDeclaration[];
  /** Connect clusters. */
  readonly connects: readonly ConnectCluster[];
  /** Connectors. */
  readonly connectors: readonly ConnectorFact[];
  /** MirrorMakers. */
  readonly mirrors: readonly MirrorFact[];
  /** Schema Registries. */
  readonly registries: readonly RegistryFact[];
  /** Gateways by which programs that speak HTTP use Kafka. */
  readonly gateways: readonly ClientFact[];
  /** Databases. */
  readonly databases: readonly DatabaseFact[];
  /** Stream jobs. */
  readonly streamJobs: readonly StreamJobFact[];
  /** Who talks to which Kafka cluster, as far as the manifests show. */
  readonly edges: readonly Edge[];
  /** Passwords and keys that stand in the manifests for all to read; places only. */
  readonly literalSecrets: readonly LiteralSecret[];
}

/** A connection from a client to a Kafka cluster. */
export interface Edge {
  /** Resource that connects. */
  readonly from: string;
  /** Key of the cluster. */
  readonly cluster: string;
  /** Bootstrap servers the client is given. */
  readonly bootstrap?: string;
  /** Port it dials. */
  readonly port?: number;
  /** `security.protocol` of the client. @default PLAINTEXT */
  readonly protocol: string;
  /** Where it is written: file and line. */
  readonly place: Place;
}
