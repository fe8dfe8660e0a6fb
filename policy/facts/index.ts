export type { AclFact, UserFact } from './access.js';
export { type AutoscalerFact, type BudgetFact, sparedBy } from './budgets.js';
export type { Cluster, Quorum, Voter } from './cluster.js';
export type { ComponentFact } from './component-fact.js';
export type { ClientFact, RegistryFact } from './components.js';
export type { ConnectCluster } from './connect.js';
export type { ConnectorFact } from './connectors.js';
export {
  type ContainerFact,
  type HeapFact,
  type MountFact,
  mountOf,
  type PortFact,
  type ProbeFact,
  type ResourcesFact,
  type Running,
} from './container.js';
export { type Comparison, compareLocations, type DataLocation, dataLocation, locationText } from './data-location.js';
export type { DatabaseFact } from './databases.js';
export { type ReadFile, readDocuments, type SourceDocument, type Unreadable } from './document.js';
export type { Edge, Facts } from './facts.js';
export type { ImageFact, Software } from './images.js';
export type { DataDir, KafkaNodes, KafkaRole } from './kafka-node.js';
export type { Listener } from './listeners.js';
export { addresses } from './listeners.js';
export type { LiteralSecret } from './literal-secrets.js';
export type { MirrorFact, MirrorFlow } from './mirrors.js';
export type { ClaimFact, PersistentVolumeFact, RouteFact, ServiceFact, ServicePort, StorageClassFact } from './network.js';
export type { NetworkPolicyFact, PolicyPeer, PolicyRule } from './network-policies.js';
export { connectorViews, isCompose, kubernetesObjects, type ObjectFact } from './objects.js';
export type { OperatedCluster, Watching } from './operated-clusters.js';
export type { PeerLogin } from './peer-logins.js';
export type { Place } from './place.js';
export { ANYWHERE, type ApartFact, HOST_KEY, type PlacementFact, type SpreadFact, ZONE_KEYS } from './placement.js';
export { propertyLines } from './properties-file.js';
export { type ReadOptions, readFacts } from './read-facts.js';
export type { AccessRule, RoleBindingFact, RoleFact } from './roles.js';
export { choosesPods, hasLabels, type Selector, selects } from './selector.js';
export { compareSettings, type Fingerprint, flagOf, listOf, numberOf, type Setting, type Settings, textOf } from './settings.js';
export type { PackageFact, StreamJobFact, StreamQuery } from './stream-job.js';
export { DRIVER_ACCOUNT } from './stream-jobs.js';
export { isStrimzi, STRIMZI_CLUSTER } from './strimzi.js';
export { fieldsOfSetting } from './strimzi-settings.js';
export type { Retired, Topic } from './topics.js';
export { View } from './view.js';
export { clusterAt, hostsOf } from './whereabouts.js';
export {
  isDurable,
  isEphemeral,
  mountedVolume,
  type PodFact,
  type UpdateFact,
  type VolumeFact,
  volumeOf,
  type Workload,
} from './workload.js';
export type { ZooKeeperDir, ZooKeeperFact } from './zookeepers.js';
