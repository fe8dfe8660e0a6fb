import type { ComponentFields } from '../charts/components.js';
import type { ConnectSpec } from '../charts/connect/spec.js';
import type { ClientListener, DerivedKey, InterBrokerListener } from '../charts/kafka/index.js';
import type { BrokerSettings, KafkaLine, TopicSettings } from '../charts/kafka/versions/index.js';
import type { EnvironmentClass, KubernetesSpec, Labels, OwnParts, Permission, RateSpec } from '../charts/shared/index.js';
import type { Extras } from './extras.js';
import type { Patch } from './patch.js';
import type { ClientPart, Pipeline } from './pipelines/pipeline.js';

/** One environment as a person writes it: {@link EnvironmentBase} and the components' fields. */
export type EnvironmentSpec<Name extends string, Kafka extends AnyKafkaSpec, Connect extends ConnectSpec = ConnectSpec> = EnvironmentBase<
  Name,
  Kafka
> &
  Omit<ComponentFields, keyof LineFields<Connect>> &
  LineFields<Connect>;

/** The components' fields that are typed by the Kafka line. */
interface LineFields<Connect extends ConnectSpec> {
  /** Kafka Connect, for the pipelines' connectors. @default none */
  readonly connect?: Connect;
}

/** One environment as a person writes it, before its components add a field each. What it leaves out has a default; versions and images are in `releases/<name>.yaml`. */
export interface EnvironmentBase<Name extends string, Kafka extends AnyKafkaSpec> {
  /** Lower case letters, digits and dashes; names the folder in `rendered/` and the release file. */
  readonly name: Name;
  /** How much it matters; decides how strict the rules are. */
  readonly class: EnvironmentClass;
  /** Environment whose evidence this one needs before it is changed. @default none */
  readonly promotesFrom?: string;
  /** Kubernetes namespace of all objects; it is made, and closed to pods that are not `restricted`. */
  readonly namespace: string;
  /** Begins every object's name, so that two platforms fit one namespace, e.g. `blue`. @default none */
  readonly prefix?: string;
  /** The Kubernetes cluster and what it asks of pods. */
  readonly kubernetes: KubernetesSpec;
  /** Kafka, with its topics and users. */
  readonly kafka: Kafka;
  /** Topics, connectors, stream jobs, generators and clients, by what belongs together. @default none */
  readonly pipelines?: readonly Pipeline[];
  /** Applications of other teams that use Kafka, beside those of the pipelines: `client('billing', {…})`. @default none */
  readonly clients?: readonly ClientPart[];
  /** Objects beside the platform, made by a function; rendered, linted, planned and applied with it. @default none */
  readonly extras?: Extras;
  /** Files or folders of YAML with objects beside the platform, from the folder of the environments, e.g. `manifests/grafana`. @default none */
  readonly manifests?: readonly string[];
  /** Changes to rendered objects that the description does not express. The reason becomes an annotation. @default none */
  readonly patches?: readonly Patch[];
}

/** Kafka on one line: settings, topics and coordination are typed by it. */
export type KafkaSpec<Line extends KafkaLine> = KafkaShape<
  Without<BrokerSettings<Line>, DerivedKey>,
  Without<TopicSettings<Line>, 'min.insync.replicas'>,
  CoordinationSpec<Line>
>;
/** Kafka on whichever line: what is handled once it was written. Problems check it against the version that runs. */
export type AnyKafkaSpec = KafkaShape<AnySettings, AnySettings, KraftSpec | ZooKeeperSpec>;
/** `Omit` by renaming: the library's own goes through a union of all keys, which is too large for the compiler here. */
type Without<Settings, Key> = { readonly [K in keyof Settings as K extends Key ? never : K]: Settings[K] };
type AnySettings = Readonly<Record<string, unknown>>;

/** Kafka and what lives in it. */
interface KafkaShape<Settings, TopicSettings, Coordination> {
  /** 16 random bytes as 22 characters of base64url: `sluice` never draws one, because it must never change. */
  readonly clusterId: string;
  /** Who keeps the cluster's metadata. */
  readonly coordination: Coordination;
  /** Groups of brokers: `[pool({…})]`, or `perZone({…})` for one a zone. */
  readonly pools: readonly [PoolSpec, ...PoolSpec[]] | PerZone;
  /** The brokers' own listener first, then those of clients. */
  readonly listeners: readonly [InterBrokerListener, ...ClientListener[]];
  /** Copies of each partition. @default 3, or the number of brokers where there are fewer */
  readonly replicationFactor?: number;
  /** Copies that must have a record before acks=all is answered. @default one fewer than the copies, at least 1 */
  readonly minInSyncReplicas?: number;
  /** Broker settings by their Kafka names, typed by the version in the release. @default none */
  readonly settings?: Settings;
  /** Keys no model knows, e.g. of a plugin: each with the reason. @default none */
  readonly unchecked?: Readonly<Record<string, { readonly value: string; readonly why: string }>>;
  /** Where certificates come from. Needed as soon as a listener speaks TLS. @default { from: 'secrets' } */
  readonly certificates?: CertificatesSpec;
  /** Topics the access Job makes and keeps as declared. @default none */
  readonly topics?: readonly TopicSpec<TopicSettings>[];
  /** Topics to delete, with their data, and why. @default none */
  readonly retiredTopics?: Readonly<Record<string, string>>;
  /** Users with their passwords and ACLs. @default none */
  readonly users?: readonly UserSpec[];
  /** Users who may no longer log in, and why. @default none */
  readonly retiredUsers?: Readonly<Record<string, string>>;
  /** Pods that may connect, beside declared clients: the network policies let nobody else through. @default none */
  readonly clients?: readonly ClientSpec[];
  /** Seconds a broker may take to read its logs after a crash. Rule of thumb: 60 a GiB of unflushed segments. @default 1800 */
  readonly recoveryBudgetSeconds?: number;
}

/** Who keeps the metadata. ZooKeeper ended with Kafka 3.9: on a later line it does not type-check. */
export type CoordinationSpec<Line extends KafkaLine> = KraftSpec | (Line extends `3.${string}` ? ZooKeeperSpec : never);

/** KRaft: Kafka keeps its own metadata. */
export interface KraftSpec extends OwnParts {
  readonly mode: 'kraft';
  /** Dedicated controllers: 1, 3 or 5. `combined`: the brokers of the only pool do it, for a laptop. */
  readonly controllers: number | 'combined';
  /** Disk of each controller. @default 10 */
  readonly storageGiB?: number;
  /** Memory of each controller: request and limit. @default 1 */
  readonly memoryGiB?: number;
  /** Processor of each controller in thousandths of a core: requested, never limited. @default 250 */
  readonly cpuMillis?: number;
  /** JVM heap. @default 60 % of the memory */
  readonly heapMiB?: number;
  /** First node id; the brokers' ids must not meet it. @default 0 */
  readonly firstNodeId?: number;
  /** A quorum whose members can change later: one directory id a controller (22 characters). A choice for life. @default static voters */
  readonly dynamicQuorum?: { readonly directoryIds: readonly [string, ...string[]] };
}

/** An ensemble of ZooKeeper servers. */
export interface ZooKeeperSpec extends OwnParts {
  readonly mode: 'zookeeper';
  /** 1, 3 or 5. */
  readonly replicas: number;
  /** Each of the two disks (snapshots, transaction log). @default 10 */
  readonly storageGiB?: number;
  /** Memory of each server: request and limit. @default 1.5 */
  readonly memoryGiB?: number;
  /** Processor of each server in thousandths of a core: requested, never limited. @default 250 */
  readonly cpuMillis?: number;
  /** JVM heap. @default two thirds of the memory */
  readonly heapMiB?: number;
}

/** Brokers that are alike: one StatefulSet. */
export interface PoolSpec extends PoolShape {
  /** Last part of the StatefulSet's name: `a` gives `kafka-broker-a`. Renaming replaces the brokers. */
  readonly name: string;
  /** Zone the pool is bound to. @default none */
  readonly zone?: string;
  /** Node id of its first broker; ranges must not meet. @default 100 for the first pool, 200 for the second, … */
  readonly firstNodeId?: number;
}

/** What the brokers of a pool have. */
export interface PoolShape extends OwnParts {
  /** Brokers in the pool. */
  readonly brokers: number;
  /** Disks of each broker: one, or several (JBOD). Adding or taking one away later is a procedure, not an edit. */
  readonly volumes: readonly [VolumeSpec, ...VolumeSpec[]];
  /** Memory of each broker: request and limit. @default 4 */
  readonly memoryGiB?: number;
  /** Processor of each broker in thousandths of a core: requested, never limited. @default 1000 */
  readonly cpuMillis?: number;
  /** JVM heap. @default half the memory, at most 6144: the rest is the page cache, which Kafka lives on */
  readonly heapMiB?: number;
}

/** One disk. */
export interface VolumeSpec {
  /** Size of the claim; it can grow later, never shrink. */
  readonly storageGiB: number;
  /** StorageClass of the claim. @default the environment's */
  readonly storageClass?: string;
}

/** One pool a zone, all alike. */
export interface PerZone {
  /** The pool of each zone. */
  readonly perZone: PoolShape;
}
/** The same pool in every zone of the environment, named by the zones' last parts: `eu-west-1a` gives `kafka-broker-1a`. */
export const perZone = (shape: PoolShape): PerZone => ({ perZone: shape });
/** One pool of brokers. */
export const pool = (spec: PoolSpec): PoolSpec => spec;

/** Where certificates come from. */
export type CertificatesSpec = { readonly from: 'secrets' } | { readonly from: 'cert-manager'; readonly issuer: IssuerSpec };
/** An existing issuer of cert-manager. */
export interface IssuerSpec {
  /** Name of the issuer. */
  readonly name: string;
  /** `Issuer`: of the platform's namespace, with an authority that signs for nobody else. `ClusterIssuer` signs for every namespace. */
  readonly kind: 'Issuer' | 'ClusterIssuer';
  /** What keeps other namespaces from a `ClusterIssuer`: whoever gets a certificate from it can be Kafka's administrator. @default nothing does */
  readonly onlyHere?: string;
}
/** Somebody puts the Secrets there: a person, External Secrets, or `sluice secrets ENV --generate`. */
export const certificatesFromSecrets = (): CertificatesSpec => ({ from: 'secrets' });
/** cert-manager makes them, by an existing issuer. */
export const certManager = (issuer: IssuerSpec): CertificatesSpec => ({
  from: 'cert-manager',
  issuer,
});

/** One topic. */
export interface TopicSpec<Settings> {
  /** Letters, digits, `.`, `_` and `-`. Renaming makes a new, empty topic. */
  readonly name: string;
  /** More can be added later, which moves keys; fewer never. */
  readonly partitions: number;
  /** Copies of each partition. @default the cluster's */
  readonly replicationFactor?: number;
  /** Copies that must have a record before acks=all is answered. @default the cluster's, or one fewer than the topic's own copies */
  readonly minInSyncReplicas?: number;
  /** Topic settings by their Kafka names. @default none */
  readonly settings?: Settings;
  /** What is written to it. Lint and `survive --capacity` say whether disks suffice. @default unknown */
  readonly rate?: RateSpec;
}

/** Somebody who logs in. */
export interface UserSpec {
  /** Lower case letters, digits and dashes. A SCRAM user's password is in the Secret `kafka-user-<name>`, behind the environment's prefix. */
  readonly name: string;
  /** `scram`: by password. `mtls`: by a certificate with the subject `CN=<name>`. @default scram */
  readonly authentication?: 'scram' | 'mtls';
  /** What it may do: `produce('orders')`, `consume('orders', { group: 'billing' })`. */
  readonly can: readonly Permission[];
}

/** Pods that may open connections to a listener. */
export interface ClientSpec {
  /** Namespace of the pods. */
  readonly namespace: string;
  /** Labels of the pods. @default all pods of the namespace */
  readonly labels?: Labels;
  /** Name of the listener, e.g. `CLIENT`. */
  readonly listener: string;
}
