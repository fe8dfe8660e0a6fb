export { COMBINED_ROLES, CONTROLLERS, METADATA_VERSION, NODE_IDS, type NodeIds, ZOOKEEPER_MODE } from './bounds.js';
export {
  allPools,
  bootstrapServiceName,
  brokersServiceName,
  type Coordination,
  controllerPools,
  controllersServiceName,
  type KafkaCertificates,
  type KafkaCluster,
  type KafkaVersion,
  type KraftCoordination,
  type NodePool,
  nodeIds,
  serviceHost,
  type Voter,
  type ZooKeeperCoordination,
} from './cluster.js';
export { componentConnection, componentListener, kafkaService, userSecret } from './component-access.js';
export { type ClientIdentity, CREDENTIALS_DIR, kafkaConnection } from './connection.js';
export { brokerIdentity, controllerIdentity } from './identity.js';
export { KAFKA_IMAGES } from './images.js';
export { listenerProblems } from './listener-problems.js';
export {
  type ClientListener,
  clientPlaintext,
  clientScram,
  clientTls,
  externalLoadBalancer,
  externalNodePort,
  type InterBrokerListener,
  internalPlaintext,
  internalTls,
  LISTENER_DEFAULTS,
  type Listener,
} from './listeners.js';
export { DERIVED_KEYS, type DerivedKey } from './server-properties.js';
