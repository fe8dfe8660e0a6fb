// The package `sluice`: what environment files import, all from one place.

export { consume, describe, type Permission, produce } from './charts/access/index.js';
export {
  type ConnectorSpec,
  connector,
  elasticsearchSink,
  fileSink,
  fileSource,
  jdbcSource,
  postgresChanges,
  s3Sink,
} from './charts/connect/connector-spec.js';
export {
  baked,
  copiedFrom,
  debeziumPostgres,
  elasticsearch,
  inImage,
  jdbc,
  type Plugin,
  type PluginDelivery,
  plugin,
  s3 as s3Plugin,
} from './charts/connect/index.js';
export type { ConnectSpec } from './charts/connect/spec.js';
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
} from './charts/kafka/index.js';
export type { BrokerSettings, KafkaLine, TopicSettings } from './charts/kafka/versions/index.js';
export { type ObjectStoreSpec, s3, s3StandIn } from './charts/object-store/spec.js';
export type { PostgresSpec } from './charts/postgres/spec.js';
export type { RestProxySpec } from './charts/rest-proxy/spec.js';
export type { SchemaRegistrySpec } from './charts/schema-registry/spec.js';
export {
  bigint,
  boolean,
  type Column,
  type Dataset,
  dataset,
  date,
  decimal,
  double,
  integer,
  json,
  oneOf,
  text,
  timestamp,
  uuid,
} from './charts/shared/dataset/index.js';
export { type KubernetesSpec, type Labels, type RateSpec, type SecretRef, secret, type Toleration } from './charts/shared/index.js';
export type { OwnContainer, OwnMount, OwnParts, OwnVariables, SidecarSpec } from './charts/shared/own-parts.js';
export type { EnvironmentClass } from './charts/shared/severity.js';
export {
  availableNow,
  bronzeSink,
  consoleSink,
  continuous,
  deltaSink,
  everySeconds,
  kafkaSink,
  parquetSink,
  type StreamJobSpec,
  type StreamSinkSpec,
} from './charts/spark/job-spec.js';
export type { SparkSpec } from './charts/spark/spec.js';
export type { KafkaClientSpec } from './platform/clients/client-spec.js';
export { type Environment, environment } from './platform/environment.js';
export type { Extras, ExtrasContext, PlainObject } from './platform/extras.js';
export * from './platform/kafka-lines.js'; // a star: `declare module 'sluice'` adds to the interface through it, and not through a name
export type { Patch } from './platform/patch.js';
export {
  type ClientPart,
  client,
  generator,
  type Pipeline,
  type PipelinePart,
  pipeline,
  streamJob,
  type TopicOptions,
  type TopicPart,
  topic,
  topicOf,
} from './platform/pipelines/pipeline.js';
export {
  type AnyKafkaSpec,
  type CertificatesSpec,
  type ClientSpec,
  certificatesFromSecrets,
  certManager,
  type EnvironmentSpec,
  type KafkaSpec,
  type PerZone,
  type PoolSpec,
  perZone,
  pool,
  type TopicSpec,
  type UserSpec,
  type VolumeSpec,
} from './platform/spec.js';
