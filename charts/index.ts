// `sluice/charts`: the constructs, for people who write a cdk8s app of their own. Each takes `(scope, id, config)` and publishes addresses.
export { type AccessConfig, KafkaAccess } from './access/access.js';
export type { Access, Permission, Topic, User } from './access/index.js';
export { ClientSettings } from './clients/client-settings.js';
export type { KafkaClient } from './clients/index.js';
export { KafkaConnect, type KafkaConnectConfig } from './connect/connect.js';
export { ConnectorDelivery, type ConnectorDeliveryConfig } from './connect/delivery.js';
export { CONNECT_IMAGES, type ConnectCluster, type Connector } from './connect/index.js';
export {
  type ClientListener,
  type InterBrokerListener,
  KAFKA_IMAGES,
  type KafkaCluster,
  kafkaConnection,
  type Listener,
  type NodePool,
} from './kafka/index.js';
export { Kafka, type KafkaConfig } from './kafka/kafka.js';
export { Buckets } from './object-store/buckets.js';
export { OBJECT_STORE_IMAGES, type ObjectStoreConfig, objectStoreImage } from './object-store/index.js';
export { ObjectStore, type ObjectStoreWiring } from './object-store/object-store.js';
export { DataGenerators, type DataGeneratorsWiring } from './postgres/data-generators.js';
export { POSTGRES_IMAGES, type PostgresConfig, postgresImage } from './postgres/index.js';
export { Postgres, type PostgresWiring } from './postgres/postgres.js';
export { PostgresMigration, type PostgresMigrationWiring } from './postgres/postgres-migration.js';
export { REST_PROXY_IMAGES, type RestProxyConfig, restProxyUrl } from './rest-proxy/index.js';
export { RestProxy, type RestProxyWiring } from './rest-proxy/rest-proxy.js';
export { CompatibilityLevels } from './schema-registry/compatibility-levels.js';
export { SCHEMA_REGISTRY_IMAGES, type SchemaRegistryConfig, schemaRegistryUrl } from './schema-registry/index.js';
export { SchemaRegistry, type SchemaRegistryWiring } from './schema-registry/schema-registry.js';
export { DenyByDefault, DisruptionBudget, EdgePolicy, HashedConfigMap, k8s, type Peer } from './shared/constructs.js';
export {
  contractOf,
  type ImageContract,
  type KafkaConnection,
  type Labels,
  type Problem,
  parseImage,
  type Resources,
  type RunnableImage,
  type SecretRef,
  secret,
  type Toleration,
  type Volume,
  type Workloads,
} from './shared/index.js';
export { SPARK_IMAGES, type SparkRuntime, type StreamJob } from './spark/index.js';
export { PodDelivery } from './spark/pod-delivery.js';
export { type DeliveredJob, SparkApplication } from './spark/spark-application.js';
export { ZOOKEEPER_IMAGES, type ZooKeeperEnsemble } from './zookeeper/index.js';
export { ZooKeeper, type ZooKeeperConfig } from './zookeeper/zookeeper.js';
