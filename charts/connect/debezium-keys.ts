import { type ConnectorKeys, words } from './key-list.js';

/** CommonConnectorConfig, and the topic names of every connector, 2.0 to 3.7. */
const COMMON = words(`
  binary.handling.mode connection.validation.timeout.ms converters custom.metric.tags custom.sanitize.pattern errors.max.retries
  event.converting.failure.handling.mode event.processing.failure.handling.mode executor.shutdown.timeout.ms extended.headers.enabled
  field.name.adjustment.mode guardrail.collections.limit.action guardrail.collections.max heartbeat.action.query heartbeat.interval.ms
  heartbeat.topics.prefix incremental.snapshot.allow.schema.changes incremental.snapshot.chunk.size
  incremental.snapshot.watermarking.strategy max.batch.size max.queue.size max.queue.size.in.bytes poll.dispatch.interval.ms
  poll.interval.ms post.processors provide.transaction.metadata query.fetch.size queue.provider.type
  retriable.restart.connector.wait.ms schema.name.adjustment.mode signal.data.collection signal.emit.failure.backoff.ms
  signal.emit.failure.max.retries signal.enabled.channels signal.kafka.topic signal.poll.interval.ms skip.messages.without.change
  skipped.operations snapshot.delay.ms snapshot.fetch.size snapshot.include.collection.list snapshot.isolation.mode
  snapshot.locking.mode snapshot.locking.mode.custom.name snapshot.max.threads snapshot.max.threads.multiplier snapshot.mode
  snapshot.mode.configuration.based.snapshot.data snapshot.mode.configuration.based.snapshot.on.data.error
  snapshot.mode.configuration.based.snapshot.on.schema.error snapshot.mode.configuration.based.snapshot.schema
  snapshot.mode.configuration.based.start.stream snapshot.mode.custom.name snapshot.query.mode snapshot.query.mode.custom.name
  sourceinfo.struct.maker statistics.metrics.enabled streaming.delay.ms tombstones.on.delete topic.cache.size topic.delimiter
  topic.heartbeat.prefix topic.naming.strategy topic.prefix topic.transaction transaction.metadata.factory transaction.topic`);

/** RelationalDatabaseConnectorConfig. */
const RELATIONAL = words(`
  column.exclude.list column.include.list column.propagate.source.type database.exclude.list database.include.list
  datatype.propagate.source.type decimal.handling.mode include.schema.changes include.schema.comments message.key.columns
  schema.exclude.list schema.include.list snapshot.lock.timeout.ms snapshot.select.statement.overrides
  snapshot.tables.order.by.row.count table.exclude.list table.ignore.builtin table.include.list time.precision.mode
  unavailable.value.placeholder`);

const PREFIXES = [
  'database.',
  'driver.',
  'column.mask.',
  'column.truncate.',
  'converters.',
  'custom.metric.',
  'post.processors.',
  'openlineage.integration.',
  'notification.',
  'schema.history.internal',
  'signal.',
  'internal.',
  'snapshot.select.statement.overrides.',
  'topic.regex.',
];

const debezium = (...own: readonly (readonly string[])[]): ConnectorKeys => ({ keys: [COMMON, ...own].flat(), prefixes: PREFIXES });

/** BinlogConnectorConfig, and those of MySQL and MariaDB. */
const BINLOG = words(`
  bigint.unsigned.handling.mode binlog.buffer.size binlog.net.read.timeout binlog.net.write.timeout connect.keep.alive
  connect.keep.alive.interval.ms connect.timeout.ms ddl.parser.type enable.time.adjuster event.deserialization.failure.handling.mode
  gtid.ignore.on.recovery gtid.new.channel.position gtid.source.excludes gtid.source.filter.dml.events gtid.source.includes include.query
  inconsistent.schema.handling.mode min.row.count.to.stream.results read.only resolve.create.table.like.schema
  use.nongraceful.disconnect`);

const SQLSERVER = words(`
  data.query.mode incremental.snapshot.option.recompile max.iteration.transactions source.timestamp.mode streaming.fetch.size`);

/** PostgresConnectorConfig. */
const POSTGRESQL = words(`
  flush.lsn.source hstore.handling.mode include.unknown.datatypes interval.handling.mode lsn.flush.mode lsn.flush.timeout.action
  lsn.flush.timeout.ms message.prefix.exclude.list message.prefix.include.list offset.mismatch.strategy plugin.name
  publication.autocreate.mode publication.name publish.via.partition.root read.only replica.identity.autoset.values schema.refresh.mode
  slot.drop.on.stop slot.failover slot.max.retries slot.name slot.retry.delay.ms slot.stream.params status.update.interval.ms
  xmin.fetch.interval.ms`);

/** MongoDbConnectorConfig. */
const MONGODB = words(`
  capture.mode capture.mode.full.update.type capture.scope capture.start.op.time capture.target collection.exclude.list
  collection.include.list cursor.max.await.time.ms cursor.oversize.handling.mode cursor.oversize.skip.threshold cursor.pipeline
  cursor.pipeline.order database.exclude.list database.include.list field.exclude.list field.renames filters.match.mode
  json.serialization.mode snapshot.collection.filter.overrides`);

/** Keys of Debezium's sources by class, read from their definitions. Oracle's are many and change often: they are not listed. */
export const DEBEZIUM_KEYS: Readonly<Record<string, ConnectorKeys>> = {
  'io.debezium.connector.postgresql.PostgresConnector': debezium(RELATIONAL, POSTGRESQL),
  'io.debezium.connector.mysql.MySqlConnector': debezium(RELATIONAL, BINLOG),
  'io.debezium.connector.mariadb.MariaDbConnector': debezium(RELATIONAL, BINLOG),
  'io.debezium.connector.sqlserver.SqlServerConnector': debezium(RELATIONAL, SQLSERVER),
  'io.debezium.connector.mongodb.MongoDbConnector': {
    keys: [...COMMON, ...MONGODB],
    prefixes: [...PREFIXES, 'mongodb.', 'snapshot.collection.filter.overrides.'],
  },
};
