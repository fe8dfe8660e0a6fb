import type { AclFact, UserFact } from './access.js';
import type { Cluster } from './cluster.js';
import type { DatabaseFact, RegistryFact, RestProxyFact, ZooKeeperFact } from './components.js';
import type { ConnectCluster, ConnectorFact } from './connect.js';
import type { KafkaNodes } from './kafka-node.js';
import type { LiteralSecret } from './literal-secrets.js';
import type { AutoscalerFact, BudgetFact, ClaimFact, NetworkPolicyFact, RouteFact, ServiceFact } from './network.js';
import type { ObjectFact } from './objects.js';
import type { Place } from './place.js';
import type { StreamJobFact } from './stream-job.js';
import type { Retired, Topic } from './topics.js';
import type { Workload } from './workload.js';

/**
 * What some manifests say, in the nouns of streaming. Plain data: it can be written down, compared and read again. No secret is in it.
 * Each noun names the object it comes from, and file and line.
 */
export interface Facts {
  /** Every Kubernetes object, known or not, in the order it was read. */
  readonly objects: readonly ObjectFact[];
  /** Everything that runs containers. */
  readonly workloads: readonly Workload[];
  readonly services: readonly ServiceFact[];
  readonly routes: readonly RouteFact[];
  readonly budgets: readonly BudgetFact[];
  readonly networkPolicies: readonly NetworkPolicyFact[];
  readonly autoscalers: readonly AutoscalerFact[];
  readonly claims: readonly ClaimFact[];
  readonly clusters: readonly Cluster[];
  /** Kafka processes; `cluster` is the key of theirs. */
  readonly nodes: readonly KafkaNodes[];
  readonly zooKeepers: readonly ZooKeeperFact[];
  readonly topics: readonly Topic[];
  readonly retired: readonly Retired[];
  readonly users: readonly UserFact[];
  readonly acls: readonly AclFact[];
  readonly connects: readonly ConnectCluster[];
  readonly connectors: readonly ConnectorFact[];
  readonly registries: readonly RegistryFact[];
  readonly restProxies: readonly RestProxyFact[];
  readonly databases: readonly DatabaseFact[];
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
  readonly bootstrap?: string;
  /** Port it dials. */
  readonly port?: number;
  /** `security.protocol` of the client. @default PLAINTEXT */
  readonly protocol: string;
  readonly place: Place;
}
