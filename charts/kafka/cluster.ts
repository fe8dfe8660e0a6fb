import type { CertificateRequirement, Properties, Resources, RunnableImage, Volume } from '../shared/index.js';
import type { ClientListener, InterBrokerListener, ListenerSecurity } from './listeners.js';
import type { KafkaLine } from './versions/index.js';

/** A Kafka cluster with every default and address filled in. Plain data: Kubernetes, compose and Strimzi are drawn from it. */
export interface KafkaCluster {
  /** Start of every object's name, e.g. `kafka`. */
  readonly name: string;
  /** Kubernetes namespace. */
  readonly namespace: string;
  /** 16 bytes in base64url, 22 characters. On every disk of the cluster; never changes. */
  readonly clusterId: string;
  /** Which Kafka runs. */
  readonly version: KafkaVersion;
  /** Image, and what is known of it. */
  readonly image: RunnableImage;
  /** What keeps the cluster's metadata: KRaft or ZooKeeper. */
  readonly coordination: Coordination;
  /** Groups of brokers; one StatefulSet each. */
  readonly pools: readonly [NodePool, ...NodePool[]];
  /** The inter-broker listener first. */
  readonly listeners: readonly [InterBrokerListener, ...ClientListener[]];
  /** Copies of each partition unless a topic says otherwise. */
  readonly replicationFactor: number;
  /** Copies that must have a record before acks=all is answered. */
  readonly minInSyncReplicas: number;
  /** Settings that take effect at a restart: they are in the properties file. */
  readonly restartSettings: Properties;
  /** Settings of brokers alone that Sluice chose; a setting of the same name above comes before it. */
  readonly brokerDefaults: Properties;
  /** Settings Kafka takes live, cluster-wide: the access Job sets them, and removes those that it had set and are no longer here. */
  readonly liveSettings: Properties;
  /** Whether users need ACLs, and who does not. Absent: everybody may do everything. */
  readonly authorization?: { readonly superUsers: readonly string[] };
  /** Certificates of the nodes and of the administrator. Absent: nothing speaks TLS. */
  readonly certificates?: KafkaCertificates;
  /** How long a broker may take to read its logs after an unclean stop before it is killed. */
  readonly recoveryBudgetSeconds: number;
  /** `gated`: pods are replaced by `sluice` one at a time. `rolling`: by Kubernetes; for a single pod. */
  readonly rollout: 'gated' | 'rolling';
}

/** Which Kafka. */
export interface KafkaVersion {
  /** Full version of Apache Kafka, e.g. `4.3.1`. */
  readonly version: string;
  /** Minor version, e.g. `4.3`. */
  readonly line: KafkaLine;
  /** Metadata version a new disk is formatted with. Raising it on a running cluster is a one-way door. */
  readonly metadataVersion: string;
}

/** Who keeps the cluster's metadata. */
export type Coordination = KraftCoordination | ZooKeeperCoordination;
export interface KraftCoordination {
  readonly mode: 'kraft';
  /** Dedicated controllers, or `combined` where the brokers of the only pool do it too. */
  readonly controllers: NodePool | 'combined';
  /** Listener of the controllers. */
  readonly listener: { readonly name: string; readonly port: number } & ListenerSecurity;
  /** Members of the quorum. */
  readonly voters: readonly Voter[];
  /** `static`: voters are fixed for life. `dynamic`: they can change; every voter's disk has an id from the start. */
  readonly quorum: 'static' | 'dynamic';
  /** ConfigMap that says whether the cluster was ever complete; see the runbook `empty-controller-disk`. */
  readonly bootstrapMarker: string;
}
export interface ZooKeeperCoordination {
  readonly mode: 'zookeeper';
  /** `host:port,…` of the ensemble. */
  readonly connect: string;
  /** Client port of ZooKeeper. */
  readonly port: number;
}

/** One member of the quorum. */
export interface Voter {
  /** Node id of the controller. */
  readonly nodeId: number;
  /** Host name of the controller. */
  readonly host: string;
  /** Port of its listener. */
  readonly port: number;
  /** Id of its metadata directory, 22 characters; only a dynamic quorum has it. */
  readonly directoryId?: string;
}

/** Nodes that are alike: one StatefulSet. */
export interface NodePool {
  /** Name of the StatefulSet, e.g. `kafka-broker-a`. */
  readonly name: string;
  /** Whether the nodes are brokers, controllers or both. */
  readonly roles: readonly ('broker' | 'controller')[];
  /** Number of nodes. */
  readonly replicas: number;
  /** Node id of the first pod; the others follow. */
  readonly firstNodeId: number;
  /** Zone its pods are bound to, also their `broker.rack`. */
  readonly zone?: string;
  /** Disks of each node, the first one with the metadata. */
  readonly volumes: readonly [Volume, ...Volume[]];
  /** Memory and CPU of each node. */
  readonly resources: Resources;
  /** JVM heap of each node in MiB. */
  readonly heapMiB: number;
  /** Headless Service that names its pods. */
  readonly serviceName: string;
  /** Full name of each pod, by ordinal. */
  readonly hosts: readonly string[];
}

/** Certificates by their Secrets. */
export interface KafkaCertificates {
  /** Certificate of brokers and controllers. */
  readonly nodes: CertificateRequirement;
  /** Certificate of Sluice's own administrative client. */
  readonly admin: CertificateRequirement;
  /** Issuer of cert-manager, when that makes them. */
  readonly issuer?: { readonly name: string; readonly kind: 'Issuer' | 'ClusterIssuer' };
}

/** Node ids of a pool. */
export const nodeIds = ({ firstNodeId, replicas }: Pick<NodePool, 'firstNodeId' | 'replicas'>): number[] =>
  Array.from({ length: replicas }, (_, ordinal) => firstNodeId + ordinal);

/** Pools whose nodes vote in the quorum; none in ZooKeeper mode. */
export function controllerPools({ coordination, pools }: KafkaCluster): readonly NodePool[] {
  if (coordination.mode === 'zookeeper') return [];
  return coordination.controllers === 'combined' ? pools : [coordination.controllers];
}

/** Every pool of the cluster, controllers first. */
export function allPools({ coordination, pools }: KafkaCluster): readonly NodePool[] {
  if (coordination.mode === 'zookeeper' || coordination.controllers === 'combined') return pools;
  return [coordination.controllers, ...pools];
}

/** Folder a volume is mounted at. */
export const mountPath = (volume: Volume) => `/var/lib/kafka/${volume.name}`;
/** Folder of the partitions on a volume: below the mount, because ext4's `lost+found` at its root stops Kafka. */
export const logDir = (volume: Volume) => `${mountPath(volume)}/kafka`;

/** Name of the bootstrap Service: the first address a client inside the cluster asks. */
export const bootstrapServiceName = (cluster: Pick<KafkaCluster, 'name'>) => `${cluster.name}-bootstrap`;
/** Name of the headless Service of the brokers. */
export const brokersServiceName = (name: string) => `${name}-brokers`;
/** Name of the headless Service of the controllers. */
export const controllersServiceName = (name: string) => `${name}-controllers`;
/** Host of a Service, as certificates and clients in other namespaces use it. */
export const serviceHost = (service: string, namespace: string) => `${service}.${namespace}.svc`;
