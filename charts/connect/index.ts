export type { Format } from '../shared/index.js';
export {
  type ClientOverrides,
  CONNECT_DEFAULTS,
  CONNECT_PORT,
  type ConnectCluster,
  connectIdentity,
  connectNames,
  connectProblems,
  flushIntervalMs,
  restHost,
  STORAGE_PARTITIONS,
  type StorageTopics,
  workersServiceName,
} from './config.js';
export {
  type Connector,
  connectorConfig,
  connectorJson,
  connectorSecretKeys,
  connectorSecrets,
  HEARTBEAT_PREFIX,
  secretFile,
  secretReference,
  sinkGroup,
  topicParties,
} from './connector.js';
export { type ConnectorHost, connectorProblems } from './connector-problems.js';
export {
  DEBEZIUM_POSTGRES_DEFAULTS,
  type DebeziumPostgres,
  debeziumPostgresConnector,
  debeziumPostgresProblems,
  heartbeatTopic,
} from './connectors/debezium-postgres.js';
export {
  ELASTICSEARCH_SINK_DEFAULTS,
  type ElasticsearchSink,
  elasticsearchSinkConnector,
  elasticsearchSinkProblems,
} from './connectors/elasticsearch-sink.js';
export { type FileConnector, fileConnector, fileConnectorProblems } from './connectors/file.js';
export {
  JDBC_SOURCE_DEFAULTS,
  type JdbcMode,
  type JdbcSelection,
  type JdbcSource,
  jdbcSourceConnector,
} from './connectors/jdbc-source.js';
export { jdbcSourceProblems } from './connectors/jdbc-source-problems.js';
export {
  type Flush,
  type ObjectFormat,
  type ObjectPartitioner,
  S3_SINK_CLASS,
  S3_SINK_DEFAULTS,
  type S3Sink,
  s3SinkConnector,
} from './connectors/s3-sink.js';
export { bufferProblems, type SinkRoom, s3SinkProblems } from './connectors/s3-sink-problems.js';
export { type Converter, converterProblems, formatProblems, type TopicParty } from './converters.js';
export { connectDockerfile } from './dockerfile.js';
export { CONNECT_IMAGES } from './images.js';
export { CONNECTOR_SECRETS_DIR } from './paths.js';
export {
  avroConverter,
  baked,
  copiedFrom,
  debeziumPostgres,
  elasticsearch,
  inImage,
  jdbc,
  type Plugin,
  type PluginDelivery,
  plugin,
  pluginPath,
  pluginProblems,
  providedClasses,
  s3,
} from './plugins.js';
export { CONNECT_DERIVED_KEYS, type ConnectDerivedKey, connectProperties } from './worker-properties.js';
