// Written by charts/kafka/versions/generator/generate.ts from the JSON beside it. Not edited by hand.
import type { ConfigReference, JaasConfig, Removed } from '../words.js';

/** Broker settings that are alike in every line. */
interface Common {
  /** Whether a resource without any ACL is open to every principal instead of to super users alone. Read-only: a change restarts the broker. @default false */
  readonly 'allow.everyone.if.no.acl.found'?: boolean;
  /** The alter configs policy class that should be used for validation. Read-only: a change restarts the broker. */
  readonly 'alter.config.policy.class.name'?: string;
  /** The number of samples to retain in memory for alter log dirs replication quotas. At least 1. Read-only: a change restarts the broker. @default 11 */
  readonly 'alter.log.dirs.replication.quota.window.num'?: number;
  /** The time span of each sample for alter log dirs replication quotas. Seconds. At least 1. Read-only: a change restarts the broker. @default 1 */
  readonly 'alter.log.dirs.replication.quota.window.size.seconds'?: number;
  /** The fully qualified name of a class that implements org.apache.kafka.server.authorizer.Authorizer interface, which is used by the broker for authorization. Read-only: a change restarts the broker. */
  readonly 'authorizer.class.name'?: string;
  /** Enable auto creation of topic on the server. Read-only: a change restarts the broker. @default true */
  readonly 'auto.create.topics.enable'?: boolean;
  /** Enables auto leader balancing. Read-only: a change restarts the broker. @default true */
  readonly 'auto.leader.rebalance.enable'?: boolean;
  /** The number of threads to use for various background processing tasks. At least 1. Changed live, cluster-wide. @default 10 */
  readonly 'background.threads'?: number;
  /** The length of time in milliseconds between broker heartbeats. Milliseconds. Read-only: a change restarts the broker. @default 2000 */
  readonly 'broker.heartbeat.interval.ms'?: number;
  /** Rack of the broker. Read-only: a change restarts the broker. */
  readonly 'broker.rack'?: string;
  /** The length of time in milliseconds that a broker lease lasts if no heartbeats are made. Milliseconds. Read-only: a change restarts the broker. @default 9000 */
  readonly 'broker.session.timeout.ms'?: number;
  /** The fully qualified name of a class that implements the ClientQuotaCallback interface, which is used to determine quota limits applied to client requests. Read-only: a change restarts the broker. */
  readonly 'client.quota.callback.class'?: string;
  /** Specify the final compression type for a given topic. Changed live, cluster-wide. @default producer */
  readonly 'compression.type'?: 'uncompressed' | 'zstd' | 'lz4' | 'snappy' | 'gzip' | 'producer';
  /** Connection close delay on failed authentication: this is the time (in milliseconds) by which connection close will be delayed on authentication failure. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 100 */
  readonly 'connection.failed.authentication.delay.ms'?: number;
  /** Idle connections timeout: the server socket processor threads close the connections that idle more than this. Milliseconds. Read-only: a change restarts the broker. @default 600000 */
  readonly 'connections.max.idle.ms'?: number;
  /** When explicitly set to a positive number (the default is 0, not a positive number), a session lifetime that will not exceed the configured value will be communicated to v2.2.0 or later clients when … Milliseconds. Read-only: a change restarts the broker. @default 0 */
  readonly 'connections.max.reauth.ms'?: number;
  /** Enable controlled shutdown of the server. Read-only: a change restarts the broker. @default true */
  readonly 'controlled.shutdown.enable'?: boolean;
  /** Map of id/endpoint information for the set of voters in a comma-separated list of {id}＠{host}:{port} entries. Read-only: a change restarts the broker. */
  readonly 'controller.quorum.voters'?: string | readonly string[];
  /** The number of samples to retain in memory for controller mutation quotas. At least 1. Read-only: a change restarts the broker. @default 11 */
  readonly 'controller.quota.window.num'?: number;
  /** The time span of each sample for controller mutations quotas. Seconds. At least 1. Read-only: a change restarts the broker. @default 1 */
  readonly 'controller.quota.window.size.seconds'?: number;
  /** The socket timeout for controller-to-broker channels. Milliseconds. Read-only: a change restarts the broker. @default 30000 */
  readonly 'controller.socket.timeout.ms'?: number;
  /** The create topic policy class that should be used for validation. Read-only: a change restarts the broker. */
  readonly 'create.topic.policy.class.name'?: string;
  /** Scan interval to remove expired delegation tokens. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 3600000 */
  readonly 'delegation.token.expiry.check.interval.ms'?: number;
  /** The token validity time in milliseconds before the token needs to be renewed. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 86400000 */
  readonly 'delegation.token.expiry.time.ms'?: number;
  /** The token has a maximum lifetime beyond which it cannot be renewed anymore. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 604800000 */
  readonly 'delegation.token.max.lifetime.ms'?: number;
  /** Secret key to generate and verify delegation tokens. Read-only: a change restarts the broker. */
  readonly 'delegation.token.secret.key'?: ConfigReference;
  /** The purge interval (in number of requests) of the delete records request purgatory. Read-only: a change restarts the broker. @default 1 */
  readonly 'delete.records.purgatory.purge.interval.requests'?: number;
  /** The maximum number of bytes we will return for a fetch request. Bytes. At least 1024. Read-only: a change restarts the broker. @default 57671680 */
  readonly 'fetch.max.bytes'?: number;
  /** The purge interval (in number of requests) of the fetch request purgatory. Read-only: a change restarts the broker. @default 1000 */
  readonly 'fetch.purgatory.purge.interval.requests'?: number;
  /** The amount of time the group coordinator will wait for more consumers to join a new group before performing the first rebalance. Milliseconds. Read-only: a change restarts the broker. @default 3000 */
  readonly 'group.initial.rebalance.delay.ms'?: number;
  /** The maximum allowed session timeout for registered consumers. Milliseconds. Read-only: a change restarts the broker. @default 1800000 */
  readonly 'group.max.session.timeout.ms'?: number;
  /** The maximum number of consumers that a single consumer group can accommodate. At least 1. Read-only: a change restarts the broker. @default 2147483647 */
  readonly 'group.max.size'?: number;
  /** The minimum allowed session timeout for registered consumers. Milliseconds. Read-only: a change restarts the broker. @default 6000 */
  readonly 'group.min.session.timeout.ms'?: number;
  /** When initially registering with the controller quorum, the number of milliseconds to wait before declaring failure and exiting the broker process. Milliseconds. Read-only: a change restarts the broker. @default 60000 */
  readonly 'initial.broker.registration.timeout.ms'?: number;
  /** Name of listener used for communication between brokers. Read-only: a change restarts the broker. */
  readonly 'inter.broker.listener.name'?: string;
  /** The metrics polling interval (in seconds) which can be used in kafka.metrics.reporters implementations. Seconds. At least 1. Read-only: a change restarts the broker. @default 10 */
  readonly 'kafka.metrics.polling.interval.secs'?: number;
  /** A list of classes to use as Yammer metrics custom reporters. Read-only: a change restarts the broker. */
  readonly 'kafka.metrics.reporters'?: string | readonly string[];
  /** The frequency with which the partition rebalance check is triggered by the controller. Seconds. At least 1. Read-only: a change restarts the broker. @default 300 */
  readonly 'leader.imbalance.check.interval.seconds'?: number;
  /** The amount of time to sleep when there are no logs to clean. Milliseconds. At least 0. Changed live, cluster-wide. @default 15000 */
  readonly 'log.cleaner.backoff.ms'?: number;
  /** The total memory used for log deduplication across all cleaner threads. Changed live, cluster-wide. @default 134217728 */
  readonly 'log.cleaner.dedupe.buffer.size'?: number;
  /** The amount of time to retain tombstone message markers for log compacted topics. Milliseconds. At least 0. Changed live, cluster-wide. @default 86400000 */
  readonly 'log.cleaner.delete.retention.ms'?: number;
  /** Log cleaner dedupe buffer load factor. Changed live, cluster-wide. @default 0.9 */
  readonly 'log.cleaner.io.buffer.load.factor'?: number;
  /** The total memory used for log cleaner I/O buffers across all cleaner threads. At least 0. Changed live, cluster-wide. @default 524288 */
  readonly 'log.cleaner.io.buffer.size'?: number;
  /** The log cleaner will be throttled so that the sum of its read and write i/o will be less than this value on average. Bytes. Changed live, cluster-wide. @default 1.7976931348623157e+308 */
  readonly 'log.cleaner.io.max.bytes.per.second'?: number;
  /** The maximum time a message will remain ineligible for compaction in the log. Milliseconds. At least 1. Changed live, cluster-wide. @default 9223372036854775807 */
  readonly 'log.cleaner.max.compaction.lag.ms'?: number;
  /** The minimum ratio of dirty log to total log for a log to eligible for cleaning. 0 to 1. Changed live, cluster-wide. @default 0.5 */
  readonly 'log.cleaner.min.cleanable.ratio'?: number;
  /** The minimum time a message will remain uncompacted in the log. Milliseconds. At least 0. Changed live, cluster-wide. @default 0 */
  readonly 'log.cleaner.min.compaction.lag.ms'?: number;
  /** The number of background threads to use for log cleaning. At least 0. Changed live, cluster-wide. @default 1 */
  readonly 'log.cleaner.threads'?: number;
  /** The number of messages accumulated on a log partition before messages are flushed to disk. At least 1. Changed live, cluster-wide. @default 9223372036854775807 */
  readonly 'log.flush.interval.messages'?: number;
  /** The maximum time in ms that a message in any topic is kept in memory before flushed to disk. Milliseconds. Changed live, cluster-wide. */
  readonly 'log.flush.interval.ms'?: number;
  /** The frequency with which we update the persistent record of the last flush which acts as the log recovery point. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 60000 */
  readonly 'log.flush.offset.checkpoint.interval.ms'?: number;
  /** The frequency in ms that the log flusher checks whether any log needs to be flushed to disk. Milliseconds. Read-only: a change restarts the broker. @default 9223372036854775807 */
  readonly 'log.flush.scheduler.interval.ms'?: number;
  /** The frequency with which we update the persistent record of log start offset. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 60000 */
  readonly 'log.flush.start.offset.checkpoint.interval.ms'?: number;
  /** The interval with which we add an entry to the offset index. Bytes. At least 0. Changed live, cluster-wide. @default 4096 */
  readonly 'log.index.interval.bytes'?: number;
  /** The maximum size in bytes of the offset index. Bytes. At least 4. Changed live, cluster-wide. @default 10485760 */
  readonly 'log.index.size.max.bytes'?: number;
  /** The maximum size of local log segments that can grow for a partition before it gets eligible for deletion. Bytes. At least -2. Changed live, cluster-wide. @default -2 */
  readonly 'log.local.retention.bytes'?: number;
  /** The number of milliseconds to keep the local log segments before it gets eligible for deletion. Milliseconds. At least -2. Changed live, cluster-wide. @default -2 */
  readonly 'log.local.retention.ms'?: number;
  /** This configuration sets the allowable timestamp difference between the broker's timestamp and the message timestamp. Milliseconds. At least 0. Changed live, cluster-wide. @default 9223372036854775807 */
  readonly 'log.message.timestamp.before.max.ms'?: number;
  /** Define whether the timestamp in the message is message create time or log append time. Changed live, cluster-wide. @default CreateTime */
  readonly 'log.message.timestamp.type'?: 'CreateTime' | 'LogAppendTime';
  /** Should pre allocate file when create new segment? Changed live, cluster-wide. @default false */
  readonly 'log.preallocate'?: boolean;
  /** The maximum size of the log before deleting it. Bytes. Changed live, cluster-wide. @default -1 */
  readonly 'log.retention.bytes'?: number;
  /** The frequency in milliseconds that the log cleaner checks whether any log is eligible for deletion. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 300000 */
  readonly 'log.retention.check.interval.ms'?: number;
  /** The number of hours to keep a log file before deleting it (in hours), tertiary to log.retention.ms property. Hours. Read-only: a change restarts the broker. @default 168 */
  readonly 'log.retention.hours'?: number;
  /** The number of minutes to keep a log file before deleting it (in minutes), secondary to log.retention.ms property. Minutes. Read-only: a change restarts the broker. */
  readonly 'log.retention.minutes'?: number;
  /** The number of milliseconds to keep a log file before deleting it (in milliseconds), If not set, the value in log.retention.minutes is used. Milliseconds. Changed live, cluster-wide. */
  readonly 'log.retention.ms'?: number;
  /** The maximum time before a new log segment is rolled out (in hours), secondary to log.roll.ms property. Hours. At least 1. Read-only: a change restarts the broker. @default 168 */
  readonly 'log.roll.hours'?: number;
  /** The maximum jitter to subtract from logRollTimeMillis (in hours), secondary to log.roll.jitter.ms property. Hours. At least 0. Read-only: a change restarts the broker. @default 0 */
  readonly 'log.roll.jitter.hours'?: number;
  /** The maximum jitter to subtract from logRollTimeMillis (in milliseconds). Milliseconds. Changed live, cluster-wide. */
  readonly 'log.roll.jitter.ms'?: number;
  /** The maximum time before a new log segment is rolled out (in milliseconds). Milliseconds. Changed live, cluster-wide. */
  readonly 'log.roll.ms'?: number;
  /** The amount of time to wait before deleting a file from the filesystem. Milliseconds. At least 0. Changed live, cluster-wide. @default 60000 */
  readonly 'log.segment.delete.delay.ms'?: number;
  /** The maximum connection creation rate we allow in the broker at any time. At least 0. Changed live, cluster-wide. @default 2147483647 */
  readonly 'max.connection.creation.rate'?: number;
  /** The maximum number of connections we allow in the broker at any time. At least 0. Changed live, cluster-wide. @default 2147483647 */
  readonly 'max.connections'?: number;
  /** The maximum number of connections we allow from each ip address. At least 0. Changed live, cluster-wide. @default 2147483647 */
  readonly 'max.connections.per.ip'?: number;
  /** A comma-separated list of per-ip or hostname overrides to the default maximum number of connections. Changed live, cluster-wide. */
  readonly 'max.connections.per.ip.overrides'?: string;
  /** This is the maximum number of bytes in the log between the latest snapshot and the high-watermark needed before generating a new snapshot. At least 1. Read-only: a change restarts the broker. @default 20971520 */
  readonly 'metadata.log.max.record.bytes.between.snapshots'?: number;
  /** This is the maximum number of milliseconds to wait to generate a snapshot if there are committed records in the log that are not included in the latest snapshot. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 3600000 */
  readonly 'metadata.log.max.snapshot.interval.ms'?: number;
  /** The maximum time before a new metadata log file is rolled out (in milliseconds). Milliseconds. Read-only: a change restarts the broker. @default 604800000 */
  readonly 'metadata.log.segment.ms'?: number;
  /** This configuration controls how often the active controller should write no-op records to the metadata partition. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 500 */
  readonly 'metadata.max.idle.interval.ms'?: number;
  /** The maximum combined size of the metadata log and snapshots before deleting old snapshots and log files. Bytes. Read-only: a change restarts the broker. @default 104857600 */
  readonly 'metadata.max.retention.bytes'?: number;
  /** The number of milliseconds to keep a metadata log file or snapshot before deleting it. Milliseconds. Read-only: a change restarts the broker. @default 604800000 */
  readonly 'metadata.max.retention.ms'?: number;
  /** Regular expression of the MBeans the JMX reporter hides. Read-only: a change restarts the broker. */
  readonly 'metrics.jmx.exclude'?: string;
  /** Regular expression of the MBeans the JMX reporter shows. Read-only: a change restarts the broker. @default .* */
  readonly 'metrics.jmx.include'?: string;
  /** The number of samples maintained to compute metrics. At least 1. Read-only: a change restarts the broker. @default 2 */
  readonly 'metrics.num.samples'?: number;
  /** The highest recording level for metrics. Read-only: a change restarts the broker. @default INFO */
  readonly 'metrics.recording.level'?: string;
  /** The window of time a metrics sample is computed over. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 30000 */
  readonly 'metrics.sample.window.ms'?: number;
  /** The number of threads that the server uses for processing requests, which may include disk I/O. At least 1. Changed live, cluster-wide. @default 8 */
  readonly 'num.io.threads'?: number;
  /** The number of threads that the server uses for receiving requests from the network and sending responses to the network. At least 1. Changed live, cluster-wide. @default 3 */
  readonly 'num.network.threads'?: number;
  /** The default number of log partitions per topic. At least 1. Read-only: a change restarts the broker. @default 1 */
  readonly 'num.partitions'?: number;
  /** The number of threads that can move replicas between log directories, which may include disk I/O. Read-only: a change restarts the broker. */
  readonly 'num.replica.alter.log.dirs.threads'?: number;
  /** The maximum size for a metadata entry associated with an offset commit. Bytes. Read-only: a change restarts the broker. @default 4096 */
  readonly 'offset.metadata.max.bytes'?: number;
  /** Offset commit will be delayed until all replicas for the offsets topic receive the commit or this timeout is reached. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 5000 */
  readonly 'offsets.commit.timeout.ms'?: number;
  /** Frequency at which to check for stale offsets. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 600000 */
  readonly 'offsets.retention.check.interval.ms'?: number;
  /** For subscribed consumers, committed offset of a specific partition will be expired and discarded when 1) this retention period has elapsed after the consumer group loses all its consumers (i.e. Minutes. At least 1. Read-only: a change restarts the broker. @default 10080 */
  readonly 'offsets.retention.minutes'?: number;
  /** Compression codec for the offsets topic - compression may be used to achieve "atomic" commits. Read-only: a change restarts the broker. @default 0 */
  readonly 'offsets.topic.compression.codec'?: number;
  /** The number of partitions for the offset commit topic (should not change after deployment). At least 1. Read-only: a change restarts the broker. @default 50 */
  readonly 'offsets.topic.num.partitions'?: number;
  /** The replication factor for the offsets topic (set higher to ensure availability). At least 1. Read-only: a change restarts the broker. @default 3 */
  readonly 'offsets.topic.replication.factor'?: number;
  /** The offsets topic segment bytes should be kept relatively small in order to facilitate faster log compaction and cache loads. Bytes. At least 1. Read-only: a change restarts the broker. @default 104857600 */
  readonly 'offsets.topic.segment.bytes'?: number;
  /** The fully qualified name of a class that implements the KafkaPrincipalBuilder interface, which is used to build the KafkaPrincipal object used during authorization. Read-only: a change restarts the broker. @default org.apache.kafka.common.security.authenticator.DefaultKafkaPrincipalBuilder */
  readonly 'principal.builder.class'?: string;
  /** The time in ms that a topic partition leader will wait before expiring producer IDs. Milliseconds. At least 1. Changed live, cluster-wide. @default 86400000 */
  readonly 'producer.id.expiration.ms'?: number;
  /** The purge interval (in number of requests) of the producer request purgatory. Read-only: a change restarts the broker. @default 1000 */
  readonly 'producer.purgatory.purge.interval.requests'?: number;
  /** The number of queued bytes allowed before no more requests are read. Bytes. Read-only: a change restarts the broker. @default -1 */
  readonly 'queued.max.request.bytes'?: number;
  /** The number of queued requests allowed for data-plane, before blocking the network threads. At least 1. Read-only: a change restarts the broker. @default 500 */
  readonly 'queued.max.requests'?: number;
  /** The number of samples to retain in memory for client quotas. At least 1. Read-only: a change restarts the broker. @default 11 */
  readonly 'quota.window.num'?: number;
  /** The time span of each sample for client quotas. Seconds. At least 1. Read-only: a change restarts the broker. @default 1 */
  readonly 'quota.window.size.seconds'?: number;
  /** Interval at which remote log manager runs the scheduled tasks like copy segments, and clean up remote log segments. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 30000 */
  readonly 'remote.log.manager.task.interval.ms'?: number;
  /** The maximum size of custom metadata in bytes that the broker should accept from a remote storage plugin. Bytes. At least 0. Read-only: a change restarts the broker. @default 128 */
  readonly 'remote.log.metadata.custom.metadata.max.bytes'?: number;
  /** Prefix used for properties to be passed to RemoteLogMetadataManager implementation. Read-only: a change restarts the broker. @default rlmm.config. */
  readonly 'remote.log.metadata.manager.impl.prefix'?: string;
  /** Listener name of the local broker to which it should get connected if needed by RemoteLogMetadataManager implementation. Read-only: a change restarts the broker. */
  readonly 'remote.log.metadata.manager.listener.name'?: string;
  /** Maximum remote log reader thread pool task queue size. At least 1. Read-only: a change restarts the broker. @default 100 */
  readonly 'remote.log.reader.max.pending.tasks'?: number;
  /** Prefix used for properties to be passed to RemoteStorageManager implementation. Read-only: a change restarts the broker. @default rsm.config. */
  readonly 'remote.log.storage.manager.impl.prefix'?: string;
  /** Whether to enable tiered storage functionality in a broker or not. Read-only: a change restarts the broker. @default false */
  readonly 'remote.log.storage.system.enable'?: boolean;
  /** The amount of time to sleep when fetch partition error occurs. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 1000 */
  readonly 'replica.fetch.backoff.ms'?: number;
  /** The number of bytes of messages to attempt to fetch for each partition. Bytes. At least 0. Read-only: a change restarts the broker. @default 1048576 */
  readonly 'replica.fetch.max.bytes'?: number;
  /** Minimum bytes expected for each fetch response. Bytes. Read-only: a change restarts the broker. @default 1 */
  readonly 'replica.fetch.min.bytes'?: number;
  /** Maximum bytes expected for the entire fetch response. Bytes. At least 0. Read-only: a change restarts the broker. @default 10485760 */
  readonly 'replica.fetch.response.max.bytes'?: number;
  /** The maximum wait time for each fetcher request issued by follower replicas. Milliseconds. Read-only: a change restarts the broker. @default 500 */
  readonly 'replica.fetch.wait.max.ms'?: number;
  /** The frequency with which the high watermark is saved out to disk. Milliseconds. Read-only: a change restarts the broker. @default 5000 */
  readonly 'replica.high.watermark.checkpoint.interval.ms'?: number;
  /** The fully qualified class name that implements ReplicaSelector. Read-only: a change restarts the broker. */
  readonly 'replica.selector.class'?: string;
  /** The socket receive buffer for network requests to the leader for replicating data. Bytes. Read-only: a change restarts the broker. @default 65536 */
  readonly 'replica.socket.receive.buffer.bytes'?: number;
  /** The socket timeout for network requests. Milliseconds. Read-only: a change restarts the broker. @default 30000 */
  readonly 'replica.socket.timeout.ms'?: number;
  /** The number of samples to retain in memory for replication quotas. At least 1. Read-only: a change restarts the broker. @default 11 */
  readonly 'replication.quota.window.num'?: number;
  /** The time span of each sample for replication quotas. Seconds. At least 1. Read-only: a change restarts the broker. @default 1 */
  readonly 'replication.quota.window.size.seconds'?: number;
  /** The configuration controls the maximum amount of time the client will wait for the response of a request. Milliseconds. Read-only: a change restarts the broker. @default 30000 */
  readonly 'request.timeout.ms'?: number;
  /** The fully qualified name of a SASL client callback handler class that implements the AuthenticateCallbackHandler interface. Read-only: a change restarts the broker. */
  readonly 'sasl.client.callback.handler.class'?: string;
  /** The list of SASL mechanisms enabled in the Kafka server. Read-only: a change restarts the broker. @default GSSAPI */
  readonly 'sasl.enabled.mechanisms'?: string | readonly string[];
  /** JAAS login context parameters for SASL connections in the format used by JAAS configuration files. Read-only: a change restarts the broker. */
  readonly 'sasl.jaas.config'?: JaasConfig;
  /** Kerberos kinit command path. Read-only: a change restarts the broker. @default /usr/bin/kinit */
  readonly 'sasl.kerberos.kinit.cmd'?: string;
  /** Login thread sleep time between refresh attempts. Read-only: a change restarts the broker. @default 60000 */
  readonly 'sasl.kerberos.min.time.before.relogin'?: number;
  /** A list of rules for mapping from principal names to short names (typically operating system usernames). Read-only: a change restarts the broker. @default DEFAULT */
  readonly 'sasl.kerberos.principal.to.local.rules'?: string | readonly string[];
  /** The Kerberos principal name that Kafka runs as. Read-only: a change restarts the broker. */
  readonly 'sasl.kerberos.service.name'?: string;
  /** Percentage of random jitter added to the renewal time. Read-only: a change restarts the broker. @default 0.05 */
  readonly 'sasl.kerberos.ticket.renew.jitter'?: number;
  /** Login thread will sleep until the specified window factor of time from last refresh to ticket's expiry has been reached, at which time it will try to renew the ticket. Read-only: a change restarts the broker. @default 0.8 */
  readonly 'sasl.kerberos.ticket.renew.window.factor'?: number;
  /** The fully qualified name of a SASL login callback handler class that implements the AuthenticateCallbackHandler interface. Read-only: a change restarts the broker. */
  readonly 'sasl.login.callback.handler.class'?: string;
  /** The fully qualified name of a class that implements the Login interface. Read-only: a change restarts the broker. */
  readonly 'sasl.login.class'?: string;
  /** The (optional) value in milliseconds for the external authentication provider connection timeout. Milliseconds. Read-only: a change restarts the broker. */
  readonly 'sasl.login.connect.timeout.ms'?: number;
  /** The (optional) value in milliseconds for the external authentication provider read timeout. Milliseconds. Read-only: a change restarts the broker. */
  readonly 'sasl.login.read.timeout.ms'?: number;
  /** The amount of buffer time before credential expiration to maintain when refreshing a credential, in seconds. Seconds. Read-only: a change restarts the broker. @default 300 */
  readonly 'sasl.login.refresh.buffer.seconds'?: number;
  /** The desired minimum time for the login refresh thread to wait before refreshing a credential, in seconds. Seconds. Read-only: a change restarts the broker. @default 60 */
  readonly 'sasl.login.refresh.min.period.seconds'?: number;
  /** Login refresh thread will sleep until the specified window factor relative to the credential's lifetime has been reached, at which time it will try to refresh the credential. Read-only: a change restarts the broker. @default 0.8 */
  readonly 'sasl.login.refresh.window.factor'?: number;
  /** The maximum amount of random jitter relative to the credential's lifetime that is added to the login refresh thread's sleep time. Read-only: a change restarts the broker. @default 0.05 */
  readonly 'sasl.login.refresh.window.jitter'?: number;
  /** The (optional) value in milliseconds for the maximum wait between login attempts to the external authentication provider. Milliseconds. Read-only: a change restarts the broker. @default 10000 */
  readonly 'sasl.login.retry.backoff.max.ms'?: number;
  /** The (optional) value in milliseconds for the initial wait between login attempts to the external authentication provider. Milliseconds. Read-only: a change restarts the broker. @default 100 */
  readonly 'sasl.login.retry.backoff.ms'?: number;
  /** SASL mechanism used for communication with controllers. Read-only: a change restarts the broker. @default GSSAPI */
  readonly 'sasl.mechanism.controller.protocol'?: string;
  /** SASL mechanism used for inter-broker communication. Changed live, per broker. @default GSSAPI */
  readonly 'sasl.mechanism.inter.broker.protocol'?: string;
  /** The (optional) value in seconds to allow for differences between the time of the OAuth/OIDC identity provider and the broker. Seconds. Read-only: a change restarts the broker. @default 30 */
  readonly 'sasl.oauthbearer.clock.skew.seconds'?: number;
  /** The (optional) value in milliseconds for the broker to wait between refreshing its JWKS (JSON Web Key Set) cache that contains the keys to verify the signature of the JWT. Milliseconds. Read-only: a change restarts the broker. @default 3600000 */
  readonly 'sasl.oauthbearer.jwks.endpoint.refresh.ms'?: number;
  /** The (optional) value in milliseconds for the maximum wait between attempts to retrieve the JWKS (JSON Web Key Set) from the external authentication provider. Milliseconds. Read-only: a change restarts the broker. @default 10000 */
  readonly 'sasl.oauthbearer.jwks.endpoint.retry.backoff.max.ms'?: number;
  /** The (optional) value in milliseconds for the initial wait between JWKS (JSON Web Key Set) retrieval attempts from the external authentication provider. Milliseconds. Read-only: a change restarts the broker. @default 100 */
  readonly 'sasl.oauthbearer.jwks.endpoint.retry.backoff.ms'?: number;
  /** The OAuth/OIDC provider URL from which the provider's JWKS (JSON Web Key Set) can be retrieved. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.jwks.endpoint.url'?: string;
  /** The OAuth claim for the scope is often named "scope", but this (optional) setting can provide a different name to use for the scope included in the JWT payload's claims if the OAuth/OIDC provider uses … Read-only: a change restarts the broker. @default scope */
  readonly 'sasl.oauthbearer.scope.claim.name'?: string;
  /** The OAuth claim for the subject is often named "sub", but this (optional) setting can provide a different name to use for the subject included in the JWT payload's claims if the OAuth/OIDC provider … Read-only: a change restarts the broker. @default sub */
  readonly 'sasl.oauthbearer.sub.claim.name'?: string;
  /** The URL for the OAuth/OIDC identity provider. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.token.endpoint.url'?: string;
  /** The fully qualified name of a SASL server callback handler class that implements the AuthenticateCallbackHandler interface. Read-only: a change restarts the broker. */
  readonly 'sasl.server.callback.handler.class'?: string;
  /** The maximum receive size allowed before and during initial SASL authentication. Read-only: a change restarts the broker. @default 524288 */
  readonly 'sasl.server.max.receive.size'?: number;
  /** Security protocol used to communicate between brokers. Read-only: a change restarts the broker. @default PLAINTEXT */
  readonly 'security.inter.broker.protocol'?: 'PLAINTEXT' | 'SSL' | 'SASL_PLAINTEXT' | 'SASL_SSL';
  /** A list of configurable creator classes each returning a provider implementing security algorithms. Read-only: a change restarts the broker. */
  readonly 'security.providers'?: string;
  /** The maximum amount of time the client will wait for the socket connection to be established. Milliseconds. Read-only: a change restarts the broker. @default 30000 */
  readonly 'socket.connection.setup.timeout.max.ms'?: number;
  /** The amount of time the client will wait for the socket connection to be established. Milliseconds. Read-only: a change restarts the broker. @default 10000 */
  readonly 'socket.connection.setup.timeout.ms'?: number;
  /** The maximum number of pending connections on the socket. At least 1. Read-only: a change restarts the broker. @default 50 */
  readonly 'socket.listen.backlog.size'?: number;
  /** The SO_RCVBUF buffer of the socket server sockets. Bytes. Read-only: a change restarts the broker. @default 102400 */
  readonly 'socket.receive.buffer.bytes'?: number;
  /** The maximum number of bytes in a socket request. Bytes. At least 1. Read-only: a change restarts the broker. @default 104857600 */
  readonly 'socket.request.max.bytes'?: number;
  /** The SO_SNDBUF buffer of the socket server sockets. Bytes. Read-only: a change restarts the broker. @default 102400 */
  readonly 'socket.send.buffer.bytes'?: number;
  /** A list of cipher suites. Read-only: a change restarts the broker. */
  readonly 'ssl.cipher.suites'?: string | readonly string[];
  /** Configures kafka broker to request client authentication. Read-only: a change restarts the broker. @default none */
  readonly 'ssl.client.auth'?: 'required' | 'requested' | 'none';
  /** The list of protocols enabled for SSL connections. Read-only: a change restarts the broker. @default TLSv1.2,TLSv1.3 */
  readonly 'ssl.enabled.protocols'?: string | readonly string[];
  /** The endpoint identification algorithm to validate server hostname using server certificate. Read-only: a change restarts the broker. @default https */
  readonly 'ssl.endpoint.identification.algorithm'?: string;
  /** The class of type org.apache.kafka.common.security.auth.SslEngineFactory to provide SSLEngine objects. Read-only: a change restarts the broker. */
  readonly 'ssl.engine.factory.class'?: string;
  /** The password of the private key in the key store file or the PEM key specified in 'ssl.keystore.key'. Read-only: a change restarts the broker. Behind listener.name.<listener>.: changed live, per broker. */
  readonly 'ssl.key.password'?: ConfigReference;
  /** The algorithm used by key manager factory for SSL connections. Read-only: a change restarts the broker. @default SunX509 */
  readonly 'ssl.keymanager.algorithm'?: string;
  /** Certificate chain in the format specified by 'ssl.keystore.type'. Read-only: a change restarts the broker. Behind listener.name.<listener>.: changed live, per broker. */
  readonly 'ssl.keystore.certificate.chain'?: ConfigReference;
  /** Private key in the format specified by 'ssl.keystore.type'. Read-only: a change restarts the broker. Behind listener.name.<listener>.: changed live, per broker. */
  readonly 'ssl.keystore.key'?: ConfigReference;
  /** The location of the key store file. Read-only: a change restarts the broker. Behind listener.name.<listener>.: changed live, per broker. */
  readonly 'ssl.keystore.location'?: string;
  /** The store password for the key store file. Read-only: a change restarts the broker. Behind listener.name.<listener>.: changed live, per broker. */
  readonly 'ssl.keystore.password'?: ConfigReference;
  /** The file format of the key store file. Read-only: a change restarts the broker. Behind listener.name.<listener>.: changed live, per broker. @default JKS */
  readonly 'ssl.keystore.type'?: string;
  /** A list of rules for mapping from distinguished name from the client certificate to short name. Read-only: a change restarts the broker. @default DEFAULT */
  readonly 'ssl.principal.mapping.rules'?: string;
  /** The SSL protocol used to generate the SSLContext. Read-only: a change restarts the broker. @default TLSv1.3 */
  readonly 'ssl.protocol'?: string;
  /** The name of the security provider used for SSL connections. Read-only: a change restarts the broker. */
  readonly 'ssl.provider'?: string;
  /** The SecureRandom PRNG implementation to use for SSL cryptography operations. Read-only: a change restarts the broker. */
  readonly 'ssl.secure.random.implementation'?: string;
  /** The algorithm used by trust manager factory for SSL connections. Read-only: a change restarts the broker. @default PKIX */
  readonly 'ssl.trustmanager.algorithm'?: string;
  /** Trusted certificates in the format specified by 'ssl.truststore.type'. Read-only: a change restarts the broker. Behind listener.name.<listener>.: changed live, per broker. */
  readonly 'ssl.truststore.certificates'?: ConfigReference;
  /** The location of the trust store file. Read-only: a change restarts the broker. Behind listener.name.<listener>.: changed live, per broker. */
  readonly 'ssl.truststore.location'?: string;
  /** The password for the trust store file. Read-only: a change restarts the broker. Behind listener.name.<listener>.: changed live, per broker. */
  readonly 'ssl.truststore.password'?: ConfigReference;
  /** The file format of the trust store file. Read-only: a change restarts the broker. Behind listener.name.<listener>.: changed live, per broker. @default JKS */
  readonly 'ssl.truststore.type'?: string;
  /** Principals the authorizer always allows, separated by semicolons, e.g. Read-only: a change restarts the broker. */
  readonly 'super.users'?: string;
  /** The interval at which to rollback transactions that have timed out. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 10000 */
  readonly 'transaction.abort.timed.out.transaction.cleanup.interval.ms'?: number;
  /** The maximum allowed timeout for transactions. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 900000 */
  readonly 'transaction.max.timeout.ms'?: number;
  /** Enable verification that checks that the partition has been added to the transaction before writing transactional records to the partition. Changed live, cluster-wide. @default true */
  readonly 'transaction.partition.verification.enable'?: boolean;
  /** The interval at which to remove transactions that have expired due to transactional.id.expiration.ms passing. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 3600000 */
  readonly 'transaction.remove.expired.transaction.cleanup.interval.ms'?: number;
  /** Batch size for reading from the transaction log segments when loading producer ids and transactions into the cache (soft-limit, overridden if records are too large). At least 1. Read-only: a change restarts the broker. @default 5242880 */
  readonly 'transaction.state.log.load.buffer.size'?: number;
  /** The number of partitions for the transaction topic (should not change after deployment). At least 1. Read-only: a change restarts the broker. @default 50 */
  readonly 'transaction.state.log.num.partitions'?: number;
  /** The replication factor for the transaction topic (set higher to ensure availability). At least 1. Read-only: a change restarts the broker. @default 3 */
  readonly 'transaction.state.log.replication.factor'?: number;
  /** The transaction topic segment bytes should be kept relatively small in order to facilitate faster log compaction and cache loads. Bytes. At least 1. Read-only: a change restarts the broker. @default 104857600 */
  readonly 'transaction.state.log.segment.bytes'?: number;
  /** The time in ms that the transaction coordinator will wait without receiving any transaction status updates for the current transaction before expiring its transactional id. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 604800000 */
  readonly 'transactional.id.expiration.ms'?: number;
}

/** Broker settings of Kafka 3.6. */
export interface Broker3_6 extends Common {
  /** Listeners to publish to ZooKeeper for clients to use, if different than the listeners config property. Changed live, per broker. */
  readonly 'advertised.listeners'?: string;
  /** Timeout of the authorizer's connection to ZooKeeper in milliseconds, when it is not the cluster's own. Milliseconds. Read-only: a change restarts the broker. */
  readonly 'authorizer.zookeeper.connection.timeout.ms'?: number;
  /** Requests the authorizer sends to ZooKeeper before it waits, when it is not the cluster's own number. Read-only: a change restarts the broker. */
  readonly 'authorizer.zookeeper.max.in.flight.requests'?: number;
  /** Timeout of the authorizer's ZooKeeper session in milliseconds, when it is not the cluster's own. Milliseconds. Read-only: a change restarts the broker. */
  readonly 'authorizer.zookeeper.session.timeout.ms'?: number;
  /** ZooKeeper that holds the ACLs, when it is not the cluster's own. Read-only: a change restarts the broker. */
  readonly 'authorizer.zookeeper.url'?: string;
  /** Deprecated. Read-only: a change restarts the broker. @default true @deprecated */
  readonly 'auto.include.jmx.reporter'?: boolean;
  /** The broker id for this server. Read-only: a change restarts the broker. @default -1 */
  readonly 'broker.id'?: number;
  /** Enable automatic broker id generation on the server. Read-only: a change restarts the broker. @default true */
  readonly 'broker.id.generation.enable'?: boolean;
  /** Names of the config providers that resolve references in other values; each needs config.providers..class. Read-only: a change restarts the broker. */
  readonly 'config.providers'?: string | readonly string[];
  /** Name of listener used for communication between controller and brokers. Read-only: a change restarts the broker. */
  readonly 'control.plane.listener.name'?: string;
  /** Controlled shutdown can fail for multiple reasons. Read-only: a change restarts the broker. @default 3 */
  readonly 'controlled.shutdown.max.retries'?: number;
  /** Before each retry, the system needs time to recover from the state that caused the previous failure (Controller fail over, replica lag etc). Milliseconds. Read-only: a change restarts the broker. @default 5000 */
  readonly 'controlled.shutdown.retry.backoff.ms'?: number;
  /** A comma-separated list of the names of the listeners used by the controller. Read-only: a change restarts the broker. */
  readonly 'controller.listener.names'?: string;
  /** The duration in milliseconds that the leader will wait for writes to accumulate before flushing them to disk. Milliseconds. Read-only: a change restarts the broker. @default 25 */
  readonly 'controller.quorum.append.linger.ms'?: number;
  /** Maximum time in milliseconds before starting new elections. Milliseconds. Read-only: a change restarts the broker. @default 1000 */
  readonly 'controller.quorum.election.backoff.max.ms'?: number;
  /** Maximum time in milliseconds to wait without being able to fetch from the leader before triggering a new election. Milliseconds. Read-only: a change restarts the broker. @default 1000 */
  readonly 'controller.quorum.election.timeout.ms'?: number;
  /** Maximum time without a successful fetch from the current leader before becoming a candidate and triggering an election for voters; Maximum time without receiving fetch from a majority of the quorum … Milliseconds. Read-only: a change restarts the broker. @default 2000 */
  readonly 'controller.quorum.fetch.timeout.ms'?: number;
  /** The configuration controls the maximum amount of time the client will wait for the response of a request. Milliseconds. Read-only: a change restarts the broker. @default 2000 */
  readonly 'controller.quorum.request.timeout.ms'?: number;
  /** The amount of time to wait before attempting to retry a failed request to a given topic partition. Milliseconds. Read-only: a change restarts the broker. @default 20 */
  readonly 'controller.quorum.retry.backoff.ms'?: number;
  /** The default replication factors for automatically created topics. Read-only: a change restarts the broker. @default 1 */
  readonly 'default.replication.factor'?: number;
  /** DEPRECATED: An alias for delegation.token.secret.key, which should be used instead of this config. Read-only: a change restarts the broker. @deprecated An alias for delegation.token.secret.key, which should be used instead of this config. */
  readonly 'delegation.token.master.key'?: ConfigReference;
  /** Enables delete topic. Read-only: a change restarts the broker. @default true */
  readonly 'delete.topic.enable'?: boolean;
  /** A comma-separated list of listener names which may be started before the authorizer has finished initialization. Read-only: a change restarts the broker. */
  readonly 'early.start.listeners'?: string;
  /** A long representing the upper bound (bytes/sec) on replication traffic for followers enumerated in the property follower.replication.throttled.replicas (for each topic). At least 0. Changed live, per broker. Set live only: ignored in the properties file. @default 9223372036854775807 */
  readonly 'follower.replication.throttled.rate'?: number;
  /** Specify which version of the inter-broker protocol will be used. Read-only: a change restarts the broker. @default 3.6-IV2 */
  readonly 'inter.broker.protocol.version'?: string;
  /** The ratio of leader imbalance allowed per broker. Read-only: a change restarts the broker. @default 10 */
  readonly 'leader.imbalance.per.broker.percentage'?: number;
  /** A long representing the upper bound (bytes/sec) on replication traffic for leaders enumerated in the property leader.replication.throttled.replicas (for each topic). At least 0. Changed live, per broker. Set live only: ignored in the properties file. @default 9223372036854775807 */
  readonly 'leader.replication.throttled.rate'?: number;
  /** Map between listener names and security protocols. Changed live, per broker. @default PLAINTEXT:PLAINTEXT,SSL:SSL,SASL_PLAINTEXT:SASL_PLAINTEXT,SASL_SSL:SASL_SSL */
  readonly 'listener.security.protocol.map'?: string;
  /** Listener List - Comma-separated list of URIs we will listen on and the listener names. Changed live, per broker. @default PLAINTEXT://:9092 */
  readonly 'listeners'?: string;
  /** Enable the log cleaner process to run on the server. Read-only: a change restarts the broker. @default true */
  readonly 'log.cleaner.enable'?: boolean;
  /** The default cleanup policy for segments beyond the retention window. Changed live, cluster-wide. @default delete */
  readonly 'log.cleanup.policy'?: 'compact' | 'compact,delete' | 'delete' | 'delete,compact' | readonly ('compact' | 'delete')[];
  /** The directory in which the log data is kept (supplemental for log.dirs property). Read-only: a change restarts the broker. @default /tmp/kafka-logs */
  readonly 'log.dir'?: string;
  /** A comma-separated list of the directories where the log data is stored. Read-only: a change restarts the broker. */
  readonly 'log.dirs'?: string;
  /** This configuration controls whether down-conversion of message formats is enabled to satisfy consume requests. Changed live, cluster-wide. @default true */
  readonly 'log.message.downconversion.enable'?: boolean;
  /** Specify the message format version the broker will use to append messages to the logs. Read-only: a change restarts the broker. @default 3.0-IV1 */
  readonly 'log.message.format.version'?: string;
  /** This configuration sets the allowable timestamp difference between the message timestamp and the broker's timestamp. Milliseconds. At least 0. Changed live, cluster-wide. @default 9223372036854775807 */
  readonly 'log.message.timestamp.after.max.ms'?: number;
  /** [DEPRECATED] The maximum difference allowed between the timestamp when a broker receives a message and the timestamp specified in the message. Milliseconds. At least 0. Changed live, cluster-wide. @default 9223372036854775807 @deprecated */
  readonly 'log.message.timestamp.difference.max.ms'?: number;
  /** The maximum size of a single log file. Bytes. At least 14. Changed live, cluster-wide. @default 1073741824 */
  readonly 'log.segment.bytes'?: number;
  /** The maximum number of incremental fetch sessions that we will maintain. At least 0. Read-only: a change restarts the broker. @default 1000 */
  readonly 'max.incremental.fetch.session.cache.slots'?: number;
  /** The largest record batch size allowed by Kafka (after compression if compression is enabled). Bytes. At least 0. Changed live, cluster-wide. @default 1048588 */
  readonly 'message.max.bytes'?: number;
  /** This configuration determines where we put the metadata log for clusters in KRaft mode. Read-only: a change restarts the broker. */
  readonly 'metadata.log.dir'?: string;
  /** The maximum size of a single metadata log file. Bytes. At least 12. Read-only: a change restarts the broker. @default 1073741824 */
  readonly 'metadata.log.segment.bytes'?: number;
  /** A list of classes to use as metrics reporters. Changed live, cluster-wide. */
  readonly 'metric.reporters'?: string | readonly string[];
  /** When a producer sets acks to "all" (or "-1"), min.insync.replicas specifies the minimum number of replicas that must acknowledge a write for the write to be considered successful. At least 1. Changed live, cluster-wide. @default 1 */
  readonly 'min.insync.replicas'?: number;
  /** The node ID associated with the roles this process is playing when `process.roles` is non-empty. Read-only: a change restarts the broker. @default -1 */
  readonly 'node.id'?: number;
  /** The number of threads per data directory to be used for log recovery at startup and flushing at shutdown. At least 1. Changed live, cluster-wide. @default 1 */
  readonly 'num.recovery.threads.per.data.dir'?: number;
  /** Number of fetcher threads used to replicate records from each source broker. Changed live, cluster-wide. @default 1 */
  readonly 'num.replica.fetchers'?: number;
  /** The required acks before the commit can be accepted. Read-only: a change restarts the broker. @default -1 */
  readonly 'offsets.commit.required.acks'?: number;
  /** Batch size for reading from the offsets segments when loading offsets into the cache (soft-limit, overridden if records are too large). At least 1. Read-only: a change restarts the broker. @default 5242880 */
  readonly 'offsets.load.buffer.size'?: number;
  /** The Cipher algorithm used for encoding dynamically configured passwords. Read-only: a change restarts the broker. @default AES/CBC/PKCS5Padding */
  readonly 'password.encoder.cipher.algorithm'?: string;
  /** The iteration count used for encoding dynamically configured passwords. At least 1024. Read-only: a change restarts the broker. @default 4096 */
  readonly 'password.encoder.iterations'?: number;
  /** The key length used for encoding dynamically configured passwords. At least 8. Read-only: a change restarts the broker. @default 128 */
  readonly 'password.encoder.key.length'?: number;
  /** The SecretKeyFactory algorithm used for encoding dynamically configured passwords. Read-only: a change restarts the broker. */
  readonly 'password.encoder.keyfactory.algorithm'?: string;
  /** The old secret that was used for encoding dynamically configured passwords. Read-only: a change restarts the broker. */
  readonly 'password.encoder.old.secret'?: ConfigReference;
  /** The secret used for encoding dynamically configured passwords for this broker. Read-only: a change restarts the broker. */
  readonly 'password.encoder.secret'?: ConfigReference;
  /** The roles that this process plays: 'broker', 'controller', or 'broker,controller' if it is both. Read-only: a change restarts the broker. */
  readonly 'process.roles'?: 'broker' | 'broker,controller' | 'controller' | 'controller,broker' | readonly ('broker' | 'controller')[];
  /** Size of the thread pool used in scheduling tasks to copy segments, fetch remote log indexes and clean up remote log segments. At least 1. Read-only: a change restarts the broker. @default 10 */
  readonly 'remote.log.manager.thread.pool.size'?: number;
  /** Fully qualified class name of `RemoteLogMetadataManager` implementation. Read-only: a change restarts the broker. @default org.apache.kafka.server.log.remote.metadata.storage.TopicBasedRemoteLogMetadataManager */
  readonly 'remote.log.metadata.manager.class.name'?: string;
  /** Class path of the `RemoteLogMetadataManager` implementation. Read-only: a change restarts the broker. */
  readonly 'remote.log.metadata.manager.class.path'?: string;
  /** Size of the thread pool that is allocated for handling remote log reads. At least 1. Read-only: a change restarts the broker. @default 10 */
  readonly 'remote.log.reader.threads'?: number;
  /** Fully qualified class name of `RemoteStorageManager` implementation. Read-only: a change restarts the broker. */
  readonly 'remote.log.storage.manager.class.name'?: string;
  /** Class path of the `RemoteStorageManager` implementation. Read-only: a change restarts the broker. */
  readonly 'remote.log.storage.manager.class.path'?: string;
  /** A long representing the upper bound (bytes/sec) on disk IO used for moving replica between log directories on the same broker. Bytes. At least 0. Changed live, per broker. Set live only: ignored in the properties file. @default 9223372036854775807 */
  readonly 'replica.alter.log.dirs.io.max.bytes.per.second'?: number;
  /** If a follower hasn't sent any fetch requests or hasn't consumed up to the leaders log end offset for at least this time, the leader will remove the follower from isr. Milliseconds. Read-only: a change restarts the broker. @default 30000 */
  readonly 'replica.lag.time.max.ms'?: number;
  /** Max number that can be used for a broker.id. At least 0. Read-only: a change restarts the broker. @default 1000 */
  readonly 'reserved.broker.max.id'?: number;
  /** The (optional) comma-delimited setting for the broker to use to verify that the JWT was issued for one of the expected audiences. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.expected.audience'?: string | readonly string[];
  /** The (optional) setting for the broker to use to verify that the JWT was created by the expected issuer. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.expected.issuer'?: string;
  /** Overridden min.insync.replicas config for the transaction topic. At least 1. Read-only: a change restarts the broker. @default 2 */
  readonly 'transaction.state.log.min.isr'?: number;
  /** Indicates whether to enable replicas not in the ISR set to be elected as leader as a last resort, even though doing so may result in data loss. Changed live, cluster-wide. @default false */
  readonly 'unclean.leader.election.enable'?: boolean;
  /** Typically set to org.apache.zookeeper.ClientCnxnSocketNetty when using TLS connectivity to ZooKeeper. Read-only: a change restarts the broker. */
  readonly 'zookeeper.clientCnxnSocket'?: string;
  /** Specifies the ZooKeeper connection string in the form hostname:port where host and port are the host and port of a ZooKeeper server. Read-only: a change restarts the broker. */
  readonly 'zookeeper.connect'?: string;
  /** The max time that the client waits to establish a connection to ZooKeeper. Milliseconds. Read-only: a change restarts the broker. */
  readonly 'zookeeper.connection.timeout.ms'?: number;
  /** The maximum number of unacknowledged requests the client will send to ZooKeeper before blocking. At least 1. Read-only: a change restarts the broker. @default 10 */
  readonly 'zookeeper.max.in.flight.requests'?: number;
  /** Enable ZK to KRaft migration. Read-only: a change restarts the broker. @default false */
  readonly 'zookeeper.metadata.migration.enable'?: boolean;
  /** Zookeeper session timeout. Milliseconds. Read-only: a change restarts the broker. @default 18000 */
  readonly 'zookeeper.session.timeout.ms'?: number;
  /** Set client to use secure ACLs. Read-only: a change restarts the broker. @default false */
  readonly 'zookeeper.set.acl'?: boolean;
  /** Specifies the enabled cipher suites to be used in ZooKeeper TLS negotiation (csv). Read-only: a change restarts the broker. */
  readonly 'zookeeper.ssl.cipher.suites'?: string | readonly string[];
  /** Set client to use TLS when connecting to ZooKeeper. Read-only: a change restarts the broker. @default false */
  readonly 'zookeeper.ssl.client.enable'?: boolean;
  /** Specifies whether to enable Certificate Revocation List in the ZooKeeper TLS protocols. Read-only: a change restarts the broker. @default false */
  readonly 'zookeeper.ssl.crl.enable'?: boolean;
  /** Specifies the enabled protocol(s) in ZooKeeper TLS negotiation (csv). Read-only: a change restarts the broker. */
  readonly 'zookeeper.ssl.enabled.protocols'?: string | readonly string[];
  /** Specifies whether to enable hostname verification in the ZooKeeper TLS negotiation process, with (case-insensitively) "https" meaning ZooKeeper hostname verification is enabled and an explicit blank … Read-only: a change restarts the broker. @default HTTPS */
  readonly 'zookeeper.ssl.endpoint.identification.algorithm'?: string;
  /** Keystore location when using a client-side certificate with TLS connectivity to ZooKeeper. Read-only: a change restarts the broker. */
  readonly 'zookeeper.ssl.keystore.location'?: string;
  /** Keystore password when using a client-side certificate with TLS connectivity to ZooKeeper. Read-only: a change restarts the broker. */
  readonly 'zookeeper.ssl.keystore.password'?: ConfigReference;
  /** Keystore type when using a client-side certificate with TLS connectivity to ZooKeeper. Read-only: a change restarts the broker. */
  readonly 'zookeeper.ssl.keystore.type'?: string;
  /** Specifies whether to enable Online Certificate Status Protocol in the ZooKeeper TLS protocols. Read-only: a change restarts the broker. @default false */
  readonly 'zookeeper.ssl.ocsp.enable'?: boolean;
  /** Specifies the protocol to be used in ZooKeeper TLS negotiation. Read-only: a change restarts the broker. @default TLSv1.2 */
  readonly 'zookeeper.ssl.protocol'?: string;
  /** Truststore location when using TLS connectivity to ZooKeeper. Read-only: a change restarts the broker. */
  readonly 'zookeeper.ssl.truststore.location'?: string;
  /** Truststore password when using TLS connectivity to ZooKeeper. Read-only: a change restarts the broker. */
  readonly 'zookeeper.ssl.truststore.password'?: ConfigReference;
  /** Truststore type when using TLS connectivity to ZooKeeper. Read-only: a change restarts the broker. */
  readonly 'zookeeper.ssl.truststore.type'?: string;
}

/** Broker settings of Kafka 3.9. */
export interface Broker3_9 extends Common {
  /** Listeners to publish to ZooKeeper for clients to use, if different than the listeners config property. Changed live, per broker. */
  readonly 'advertised.listeners'?: string;
  /** This configuration controls whether for incremental alter config operations of type SUBTRACT or DELETE on a config entry of type LIST, an incremental alter config policy will invoked consistently … Read-only: a change restarts the broker. @default false */
  readonly 'alter.config.policy.kraft.compatibility.enable'?: boolean;
  /** Timeout of the authorizer's connection to ZooKeeper in milliseconds, when it is not the cluster's own. Milliseconds. Read-only: a change restarts the broker. */
  readonly 'authorizer.zookeeper.connection.timeout.ms'?: number;
  /** Requests the authorizer sends to ZooKeeper before it waits, when it is not the cluster's own number. Read-only: a change restarts the broker. */
  readonly 'authorizer.zookeeper.max.in.flight.requests'?: number;
  /** Timeout of the authorizer's ZooKeeper session in milliseconds, when it is not the cluster's own. Milliseconds. Read-only: a change restarts the broker. */
  readonly 'authorizer.zookeeper.session.timeout.ms'?: number;
  /** ZooKeeper that holds the ACLs, when it is not the cluster's own. Read-only: a change restarts the broker. */
  readonly 'authorizer.zookeeper.url'?: string;
  /** Deprecated. Read-only: a change restarts the broker. @default true @deprecated */
  readonly 'auto.include.jmx.reporter'?: boolean;
  /** The broker id for this server. Read-only: a change restarts the broker. @default -1 */
  readonly 'broker.id'?: number;
  /** Enable automatic broker id generation on the server. Read-only: a change restarts the broker. @default true */
  readonly 'broker.id.generation.enable'?: boolean;
  /** The compression level to use if compression.type is set to 'gzip'. 1 to 9, or -1. Changed live, cluster-wide. @default -1 */
  readonly 'compression.gzip.level'?: number;
  /** The compression level to use if compression.type is set to 'lz4'. 1 to 17. Changed live, cluster-wide. @default 9 */
  readonly 'compression.lz4.level'?: number;
  /** The compression level to use if compression.type is set to 'zstd'. -131072 to 22. Changed live, cluster-wide. @default 3 */
  readonly 'compression.zstd.level'?: number;
  /** Names of the config providers that resolve references in other values; each needs config.providers..class. Read-only: a change restarts the broker. */
  readonly 'config.providers'?: string | readonly string[];
  /** Name of listener used for communication between controller and brokers. Read-only: a change restarts the broker. */
  readonly 'control.plane.listener.name'?: string;
  /** Controlled shutdown can fail for multiple reasons. Read-only: a change restarts the broker. @default 3 */
  readonly 'controlled.shutdown.max.retries'?: number;
  /** Before each retry, the system needs time to recover from the state that caused the previous failure (Controller fail over, replica lag etc). Milliseconds. Read-only: a change restarts the broker. @default 5000 */
  readonly 'controlled.shutdown.retry.backoff.ms'?: number;
  /** A comma-separated list of the names of the listeners used by the controller. Read-only: a change restarts the broker. */
  readonly 'controller.listener.names'?: string;
  /** The duration in milliseconds that the leader will wait for writes to accumulate before flushing them to disk. Milliseconds. Read-only: a change restarts the broker. @default 25 */
  readonly 'controller.quorum.append.linger.ms'?: number;
  /** List of endpoints to use for bootstrapping the cluster metadata. Read-only: a change restarts the broker. */
  readonly 'controller.quorum.bootstrap.servers'?: string | readonly string[];
  /** Maximum time in milliseconds before starting new elections. Milliseconds. Read-only: a change restarts the broker. @default 1000 */
  readonly 'controller.quorum.election.backoff.max.ms'?: number;
  /** Maximum time in milliseconds to wait without being able to fetch from the leader before triggering a new election. Milliseconds. Read-only: a change restarts the broker. @default 1000 */
  readonly 'controller.quorum.election.timeout.ms'?: number;
  /** Maximum time without a successful fetch from the current leader before becoming a candidate and triggering an election for voters; Maximum time a leader can go without receiving valid fetch or … Milliseconds. Read-only: a change restarts the broker. @default 2000 */
  readonly 'controller.quorum.fetch.timeout.ms'?: number;
  /** The configuration controls the maximum amount of time the client will wait for the response of a request. Milliseconds. Read-only: a change restarts the broker. @default 2000 */
  readonly 'controller.quorum.request.timeout.ms'?: number;
  /** The amount of time to wait before attempting to retry a failed request to a given topic partition. Milliseconds. Read-only: a change restarts the broker. @default 20 */
  readonly 'controller.quorum.retry.backoff.ms'?: number;
  /** The replication factor for automatically created topics, and for topics created with -1 as the replication factor. Read-only: a change restarts the broker. @default 1 */
  readonly 'default.replication.factor'?: number;
  /** DEPRECATED: An alias for delegation.token.secret.key, which should be used instead of this config. Read-only: a change restarts the broker. @deprecated An alias for delegation.token.secret.key, which should be used instead of this config. */
  readonly 'delegation.token.master.key'?: ConfigReference;
  /** Enables delete topic. Read-only: a change restarts the broker. @default true */
  readonly 'delete.topic.enable'?: boolean;
  /** A comma-separated list of listener names which may be started before the authorizer has finished initialization. Read-only: a change restarts the broker. */
  readonly 'early.start.listeners'?: string;
  /** Enable the Eligible leader replicas. Read-only: a change restarts the broker. @default false */
  readonly 'eligible.leader.replicas.enable'?: boolean;
  /** A long representing the upper bound (bytes/sec) on replication traffic for followers enumerated in the property follower.replication.throttled.replicas (for each topic). At least 0. Changed live, per broker. Set live only: ignored in the properties file. @default 9223372036854775807 */
  readonly 'follower.replication.throttled.rate'?: number;
  /** The server side assignors as a list of full class names. Read-only: a change restarts the broker. @default org.apache.kafka.coordinator.group.assignor.UniformAssignor,org.apache.kafka.coordinator.group.assignor.RangeAssignor */
  readonly 'group.consumer.assignors'?: string | readonly string[];
  /** The heartbeat interval given to the members of a consumer group. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 5000 */
  readonly 'group.consumer.heartbeat.interval.ms'?: number;
  /** The maximum heartbeat interval for registered consumers. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 15000 */
  readonly 'group.consumer.max.heartbeat.interval.ms'?: number;
  /** The maximum allowed session timeout for registered consumers. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 60000 */
  readonly 'group.consumer.max.session.timeout.ms'?: number;
  /** The maximum number of consumers that a single consumer group can accommodate. At least 1. Read-only: a change restarts the broker. @default 2147483647 */
  readonly 'group.consumer.max.size'?: number;
  /** The minimum heartbeat interval for registered consumers. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 5000 */
  readonly 'group.consumer.min.heartbeat.interval.ms'?: number;
  /** The minimum allowed session timeout for registered consumers. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 45000 */
  readonly 'group.consumer.min.session.timeout.ms'?: number;
  /** The timeout to detect client failures when using the consumer group protocol. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 45000 */
  readonly 'group.consumer.session.timeout.ms'?: number;
  /** The duration in milliseconds that the coordinator will wait for writes to accumulate before flushing them to disk. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 10 */
  readonly 'group.coordinator.append.linger.ms'?: number;
  /** The list of enabled rebalance protocols. Read-only: a change restarts the broker. @default classic */
  readonly 'group.coordinator.rebalance.protocols'?: 'consumer' | 'classic' | 'share' | 'unknown' | readonly ('consumer' | 'classic' | 'share' | 'unknown')[];
  /** The number of threads used by the group coordinator. At least 1. Read-only: a change restarts the broker. @default 1 */
  readonly 'group.coordinator.threads'?: number;
  /** The maximum number of delivery attempts for a record delivered to a share group. 2 to 10. Read-only: a change restarts the broker. @default 5 */
  readonly 'group.share.delivery.count.limit'?: number;
  /** The heartbeat interval given to the members of a share group. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 5000 */
  readonly 'group.share.heartbeat.interval.ms'?: number;
  /** The maximum number of share groups. 1 to 100. Read-only: a change restarts the broker. @default 10 */
  readonly 'group.share.max.groups'?: number;
  /** The maximum heartbeat interval for share group members. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 15000 */
  readonly 'group.share.max.heartbeat.interval.ms'?: number;
  /** The record acquisition lock maximum duration in milliseconds for share groups. Milliseconds. 30000 to 3600000. Read-only: a change restarts the broker. @default 60000 */
  readonly 'group.share.max.record.lock.duration.ms'?: number;
  /** The maximum allowed session timeout for share group members. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 60000 */
  readonly 'group.share.max.session.timeout.ms'?: number;
  /** The maximum number of members that a single share group can accommodate. 10 to 1000. Read-only: a change restarts the broker. @default 200 */
  readonly 'group.share.max.size'?: number;
  /** The minimum heartbeat interval for share group members. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 5000 */
  readonly 'group.share.min.heartbeat.interval.ms'?: number;
  /** The record acquisition lock minimum duration in milliseconds for share groups. Milliseconds. 1000 to 30000. Read-only: a change restarts the broker. @default 15000 */
  readonly 'group.share.min.record.lock.duration.ms'?: number;
  /** The minimum allowed session timeout for share group members. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 45000 */
  readonly 'group.share.min.session.timeout.ms'?: number;
  /** Share-group record lock limit per share-partition. 100 to 10000. Read-only: a change restarts the broker. @default 200 */
  readonly 'group.share.partition.max.record.locks'?: number;
  /** The record acquisition lock duration in milliseconds for share groups. Milliseconds. 1000 to 60000. Read-only: a change restarts the broker. @default 30000 */
  readonly 'group.share.record.lock.duration.ms'?: number;
  /** The timeout to detect client failures when using the share group protocol. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 45000 */
  readonly 'group.share.session.timeout.ms'?: number;
  /** Specify which version of the inter-broker protocol will be used. Read-only: a change restarts the broker. @default 3.9-IV0 */
  readonly 'inter.broker.protocol.version'?: string;
  /** The ratio of leader imbalance allowed per broker. Read-only: a change restarts the broker. @default 10 */
  readonly 'leader.imbalance.per.broker.percentage'?: number;
  /** A long representing the upper bound (bytes/sec) on replication traffic for leaders enumerated in the property leader.replication.throttled.replicas (for each topic). At least 0. Changed live, per broker. Set live only: ignored in the properties file. @default 9223372036854775807 */
  readonly 'leader.replication.throttled.rate'?: number;
  /** Map between listener names and security protocols. Changed live, per broker. @default SASL_SSL:SASL_SSL,PLAINTEXT:PLAINTEXT,SSL:SSL,SASL_PLAINTEXT:SASL_PLAINTEXT */
  readonly 'listener.security.protocol.map'?: string;
  /** Listener List - Comma-separated list of URIs we will listen on and the listener names. Changed live, per broker. @default PLAINTEXT://:9092 */
  readonly 'listeners'?: string;
  /** Enable the log cleaner process to run on the server. Read-only: a change restarts the broker. @default true */
  readonly 'log.cleaner.enable'?: boolean;
  /** The default cleanup policy for segments beyond the retention window. Changed live, cluster-wide. @default delete */
  readonly 'log.cleanup.policy'?: 'compact' | 'compact,delete' | 'delete' | 'delete,compact' | readonly ('compact' | 'delete')[];
  /** The directory in which the log data is kept (supplemental for log.dirs property). Read-only: a change restarts the broker. @default /tmp/kafka-logs */
  readonly 'log.dir'?: string;
  /** If the broker is unable to successfully communicate to the controller that some log directory has failed for longer than this time, the broker will fail and shut down. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 30000 */
  readonly 'log.dir.failure.timeout.ms'?: number;
  /** A comma-separated list of the directories where the log data is stored. Read-only: a change restarts the broker. */
  readonly 'log.dirs'?: string;
  /** This configuration controls whether down-conversion of message formats is enabled to satisfy consume requests. Changed live, cluster-wide. @default true */
  readonly 'log.message.downconversion.enable'?: boolean;
  /** Specify the message format version the broker will use to append messages to the logs. Read-only: a change restarts the broker. @default 3.0-IV1 */
  readonly 'log.message.format.version'?: string;
  /** This configuration sets the allowable timestamp difference between the message timestamp and the broker's timestamp. Milliseconds. At least 0. Changed live, cluster-wide. @default 9223372036854775807 */
  readonly 'log.message.timestamp.after.max.ms'?: number;
  /** [DEPRECATED] The maximum difference allowed between the timestamp when a broker receives a message and the timestamp specified in the message. Milliseconds. At least 0. Changed live, cluster-wide. @default 9223372036854775807 @deprecated */
  readonly 'log.message.timestamp.difference.max.ms'?: number;
  /** The maximum size of a single log file. Bytes. At least 14. Changed live, cluster-wide. @default 1073741824 */
  readonly 'log.segment.bytes'?: number;
  /** The maximum number of total incremental fetch sessions that we will maintain. At least 0. Read-only: a change restarts the broker. @default 1000 */
  readonly 'max.incremental.fetch.session.cache.slots'?: number;
  /** The maximum number of partitions can be served in one request. At least 1. Read-only: a change restarts the broker. @default 2000 */
  readonly 'max.request.partition.size.limit'?: number;
  /** The largest record batch size allowed by Kafka (after compression if compression is enabled). Bytes. At least 0. Changed live, cluster-wide. @default 1048588 */
  readonly 'message.max.bytes'?: number;
  /** This configuration determines where we put the metadata log for clusters in KRaft mode. Read-only: a change restarts the broker. */
  readonly 'metadata.log.dir'?: string;
  /** The maximum size of a single metadata log file. Bytes. At least 12. Read-only: a change restarts the broker. @default 1073741824 */
  readonly 'metadata.log.segment.bytes'?: number;
  /** A list of classes to use as metrics reporters. Changed live, cluster-wide. */
  readonly 'metric.reporters'?: string | readonly string[];
  /** When a producer sets acks to "all" (or "-1"), min.insync.replicas specifies the minimum number of replicas that must acknowledge a write for the write to be considered successful. At least 1. Changed live, cluster-wide. @default 1 */
  readonly 'min.insync.replicas'?: number;
  /** The node ID associated with the roles this process is playing when process.roles is non-empty. Read-only: a change restarts the broker. @default -1 */
  readonly 'node.id'?: number;
  /** The number of threads per data directory to be used for log recovery at startup and flushing at shutdown. At least 1. Changed live, cluster-wide. @default 1 */
  readonly 'num.recovery.threads.per.data.dir'?: number;
  /** Number of fetcher threads used to replicate records from each source broker. Changed live, cluster-wide. @default 1 */
  readonly 'num.replica.fetchers'?: number;
  /** DEPRECATED: The required acks before the commit can be accepted. Read-only: a change restarts the broker. @default -1 @deprecated */
  readonly 'offsets.commit.required.acks'?: number;
  /** Batch size for reading from the offsets segments when loading offsets into the cache (soft-limit, overridden if records are too large). At least 1. Read-only: a change restarts the broker. @default 5242880 */
  readonly 'offsets.load.buffer.size'?: number;
  /** The Cipher algorithm used for encoding dynamically configured passwords. Read-only: a change restarts the broker. @default AES/CBC/PKCS5Padding */
  readonly 'password.encoder.cipher.algorithm'?: string;
  /** The iteration count used for encoding dynamically configured passwords. At least 1024. Read-only: a change restarts the broker. @default 4096 */
  readonly 'password.encoder.iterations'?: number;
  /** The key length used for encoding dynamically configured passwords. At least 8. Read-only: a change restarts the broker. @default 128 */
  readonly 'password.encoder.key.length'?: number;
  /** The SecretKeyFactory algorithm used for encoding dynamically configured passwords. Read-only: a change restarts the broker. */
  readonly 'password.encoder.keyfactory.algorithm'?: string;
  /** The old secret that was used for encoding dynamically configured passwords. Read-only: a change restarts the broker. */
  readonly 'password.encoder.old.secret'?: ConfigReference;
  /** The secret used for encoding dynamically configured passwords for this broker. Read-only: a change restarts the broker. */
  readonly 'password.encoder.secret'?: ConfigReference;
  /** The roles that this process plays: 'broker', 'controller', or 'broker,controller' if it is both. Read-only: a change restarts the broker. */
  readonly 'process.roles'?: 'broker' | 'broker,controller' | 'controller' | 'controller,broker' | readonly ('broker' | 'controller')[];
  /** The maximum amount of time the server will wait before answering the remote fetch request. Milliseconds. At least 1. Changed live, cluster-wide. @default 500 */
  readonly 'remote.fetch.max.wait.ms'?: number;
  /** The total size of the space allocated to store index files fetched from remote storage in the local storage. Bytes. At least 1. Changed live, cluster-wide. @default 1073741824 */
  readonly 'remote.log.index.file.cache.total.size.bytes'?: number;
  /** Size of the thread pool used in scheduling tasks to copy segments. Read-only: a change restarts the broker. @default -1 */
  readonly 'remote.log.manager.copier.thread.pool.size'?: number;
  /** The maximum number of bytes that can be copied from local storage to remote storage per second. Bytes. At least 1. Changed live, cluster-wide. @default 9223372036854775807 */
  readonly 'remote.log.manager.copy.max.bytes.per.second'?: number;
  /** The number of samples to retain in memory for remote copy quota management. At least 1. Read-only: a change restarts the broker. @default 11 */
  readonly 'remote.log.manager.copy.quota.window.num'?: number;
  /** The time span of each sample for remote copy quota management. Seconds. At least 1. Read-only: a change restarts the broker. @default 1 */
  readonly 'remote.log.manager.copy.quota.window.size.seconds'?: number;
  /** Size of the thread pool used in scheduling tasks to clean up remote log segments. Read-only: a change restarts the broker. @default -1 */
  readonly 'remote.log.manager.expiration.thread.pool.size'?: number;
  /** The maximum number of bytes that can be fetched from remote storage to local storage per second. Bytes. At least 1. Changed live, cluster-wide. @default 9223372036854775807 */
  readonly 'remote.log.manager.fetch.max.bytes.per.second'?: number;
  /** The number of samples to retain in memory for remote fetch quota management. At least 1. Read-only: a change restarts the broker. @default 11 */
  readonly 'remote.log.manager.fetch.quota.window.num'?: number;
  /** The time span of each sample for remote fetch quota management. Seconds. At least 1. Read-only: a change restarts the broker. @default 1 */
  readonly 'remote.log.manager.fetch.quota.window.size.seconds'?: number;
  /** Deprecated. At least 1. Read-only: a change restarts the broker. @default 10 @deprecated */
  readonly 'remote.log.manager.thread.pool.size'?: number;
  /** Fully qualified class name of `RemoteLogMetadataManager` implementation. Read-only: a change restarts the broker. @default org.apache.kafka.server.log.remote.metadata.storage.TopicBasedRemoteLogMetadataManager */
  readonly 'remote.log.metadata.manager.class.name'?: string;
  /** Class path of the `RemoteLogMetadataManager` implementation. Read-only: a change restarts the broker. */
  readonly 'remote.log.metadata.manager.class.path'?: string;
  /** Size of the thread pool that is allocated for handling remote log reads. At least 1. Read-only: a change restarts the broker. @default 10 */
  readonly 'remote.log.reader.threads'?: number;
  /** Fully qualified class name of `RemoteStorageManager` implementation. Read-only: a change restarts the broker. */
  readonly 'remote.log.storage.manager.class.name'?: string;
  /** Class path of the `RemoteStorageManager` implementation. Read-only: a change restarts the broker. */
  readonly 'remote.log.storage.manager.class.path'?: string;
  /** A long representing the upper bound (bytes/sec) on disk IO used for moving replica between log directories on the same broker. Bytes. At least 0. Changed live, per broker. Set live only: ignored in the properties file. @default 9223372036854775807 */
  readonly 'replica.alter.log.dirs.io.max.bytes.per.second'?: number;
  /** If a follower hasn't sent any fetch requests or hasn't consumed up to the leaders log end offset for at least this time, the leader will remove the follower from isr. Milliseconds. Read-only: a change restarts the broker. @default 30000 */
  readonly 'replica.lag.time.max.ms'?: number;
  /** Max number that can be used for a broker.id. At least 0. Read-only: a change restarts the broker. @default 1000 */
  readonly 'reserved.broker.max.id'?: number;
  /** The (optional) comma-delimited setting for the broker to use to verify that the JWT was issued for one of the expected audiences. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.expected.audience'?: string | readonly string[];
  /** The (optional) setting for the broker to use to verify that the JWT was created by the expected issuer. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.expected.issuer'?: string;
  /** Indicates whether changes to the certificate distinguished name should be allowed during a dynamic reconfiguration of certificates or not. Read-only: a change restarts the broker. @default false */
  readonly 'ssl.allow.dn.changes'?: boolean;
  /** Indicates whether changes to the certificate subject alternative names should be allowed during a dynamic reconfiguration of certificates or not. Read-only: a change restarts the broker. @default false */
  readonly 'ssl.allow.san.changes'?: boolean;
  /** The maximum size (after compression if compression is used) of telemetry metrics pushed from a client to the broker. Bytes. At least 1. Read-only: a change restarts the broker. @default 1048576 */
  readonly 'telemetry.max.bytes'?: number;
  /** The minimum number of replicas that must acknowledge a write to transaction topic in order to be considered successful. At least 1. Read-only: a change restarts the broker. @default 2 */
  readonly 'transaction.state.log.min.isr'?: number;
  /** Indicates whether to enable replicas not in the ISR set to be elected as leader as a last resort, even though doing so may result in data loss Note: In KRaft mode, when enabling this config … Changed live, cluster-wide. @default false */
  readonly 'unclean.leader.election.enable'?: boolean;
  /** Typically set to org.apache.zookeeper.ClientCnxnSocketNetty when using TLS connectivity to ZooKeeper. Read-only: a change restarts the broker. */
  readonly 'zookeeper.clientCnxnSocket'?: string;
  /** Specifies the ZooKeeper connection string in the form hostname:port where host and port are the host and port of a ZooKeeper server. Read-only: a change restarts the broker. */
  readonly 'zookeeper.connect'?: string;
  /** The max time that the client waits to establish a connection to ZooKeeper. Milliseconds. Read-only: a change restarts the broker. */
  readonly 'zookeeper.connection.timeout.ms'?: number;
  /** The maximum number of unacknowledged requests the client will send to ZooKeeper before blocking. At least 1. Read-only: a change restarts the broker. @default 10 */
  readonly 'zookeeper.max.in.flight.requests'?: number;
  /** Enable ZK to KRaft migration. Read-only: a change restarts the broker. @default false */
  readonly 'zookeeper.metadata.migration.enable'?: boolean;
  /** Zookeeper session timeout. Milliseconds. Read-only: a change restarts the broker. @default 18000 */
  readonly 'zookeeper.session.timeout.ms'?: number;
  /** Set client to use secure ACLs. Read-only: a change restarts the broker. @default false */
  readonly 'zookeeper.set.acl'?: boolean;
  /** Specifies the enabled cipher suites to be used in ZooKeeper TLS negotiation (csv). Read-only: a change restarts the broker. */
  readonly 'zookeeper.ssl.cipher.suites'?: string | readonly string[];
  /** Set client to use TLS when connecting to ZooKeeper. Read-only: a change restarts the broker. @default false */
  readonly 'zookeeper.ssl.client.enable'?: boolean;
  /** Specifies whether to enable Certificate Revocation List in the ZooKeeper TLS protocols. Read-only: a change restarts the broker. @default false */
  readonly 'zookeeper.ssl.crl.enable'?: boolean;
  /** Specifies the enabled protocol(s) in ZooKeeper TLS negotiation (csv). Read-only: a change restarts the broker. */
  readonly 'zookeeper.ssl.enabled.protocols'?: string | readonly string[];
  /** Specifies whether to enable hostname verification in the ZooKeeper TLS negotiation process, with (case-insensitively) "https" meaning ZooKeeper hostname verification is enabled and an explicit blank … Read-only: a change restarts the broker. @default HTTPS */
  readonly 'zookeeper.ssl.endpoint.identification.algorithm'?: string;
  /** Keystore location when using a client-side certificate with TLS connectivity to ZooKeeper. Read-only: a change restarts the broker. */
  readonly 'zookeeper.ssl.keystore.location'?: string;
  /** Keystore password when using a client-side certificate with TLS connectivity to ZooKeeper. Read-only: a change restarts the broker. */
  readonly 'zookeeper.ssl.keystore.password'?: ConfigReference;
  /** Keystore type when using a client-side certificate with TLS connectivity to ZooKeeper. Read-only: a change restarts the broker. */
  readonly 'zookeeper.ssl.keystore.type'?: string;
  /** Specifies whether to enable Online Certificate Status Protocol in the ZooKeeper TLS protocols. Read-only: a change restarts the broker. @default false */
  readonly 'zookeeper.ssl.ocsp.enable'?: boolean;
  /** Specifies the protocol to be used in ZooKeeper TLS negotiation. Read-only: a change restarts the broker. @default TLSv1.2 */
  readonly 'zookeeper.ssl.protocol'?: string;
  /** Truststore location when using TLS connectivity to ZooKeeper. Read-only: a change restarts the broker. */
  readonly 'zookeeper.ssl.truststore.location'?: string;
  /** Truststore password when using TLS connectivity to ZooKeeper. Read-only: a change restarts the broker. */
  readonly 'zookeeper.ssl.truststore.password'?: ConfigReference;
  /** Truststore type when using TLS connectivity to ZooKeeper. Read-only: a change restarts the broker. */
  readonly 'zookeeper.ssl.truststore.type'?: string;
}

/** Broker settings of Kafka 4.0. */
export interface Broker4_0 extends Common {
  /** The maximum allowed timeout for adding partitions to transactions on the server side. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 100 */
  readonly 'add.partitions.to.txn.retry.backoff.max.ms'?: number;
  /** The server-side retry backoff when the server attemptsto add the partition to the transaction. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 20 */
  readonly 'add.partitions.to.txn.retry.backoff.ms'?: number;
  /** Specifies the listener addresses that the Kafka brokers will advertise to clients and other brokers. Read-only: a change restarts the broker. */
  readonly 'advertised.listeners'?: string;
  /** The broker id for this server. Read-only: a change restarts the broker. @default -1 */
  readonly 'broker.id'?: number;
  /** The compression level to use if compression.type is set to 'gzip'. 1 to 9, or -1. Changed live, cluster-wide. @default -1 */
  readonly 'compression.gzip.level'?: number;
  /** The compression level to use if compression.type is set to 'lz4'. 1 to 17. Changed live, cluster-wide. @default 9 */
  readonly 'compression.lz4.level'?: number;
  /** The compression level to use if compression.type is set to 'zstd'. -131072 to 22. Changed live, cluster-wide. @default 3 */
  readonly 'compression.zstd.level'?: number;
  /** Names of the config providers that resolve references in other values; each needs config.providers..class. Read-only: a change restarts the broker. */
  readonly 'config.providers'?: string | readonly string[];
  /** A comma-separated list of the names of the listeners used by the controller. Read-only: a change restarts the broker. */
  readonly 'controller.listener.names'?: string;
  /** The duration in milliseconds that the leader will wait for writes to accumulate before flushing them to disk. Milliseconds. Read-only: a change restarts the broker. @default 25 */
  readonly 'controller.quorum.append.linger.ms'?: number;
  /** List of endpoints to use for bootstrapping the cluster metadata. Read-only: a change restarts the broker. */
  readonly 'controller.quorum.bootstrap.servers'?: string | readonly string[];
  /** Maximum time in milliseconds before starting new elections. Milliseconds. Read-only: a change restarts the broker. @default 1000 */
  readonly 'controller.quorum.election.backoff.max.ms'?: number;
  /** Maximum time in milliseconds to wait without being able to fetch from the leader before triggering a new election. Milliseconds. Read-only: a change restarts the broker. @default 1000 */
  readonly 'controller.quorum.election.timeout.ms'?: number;
  /** Maximum time without a successful fetch from the current leader before becoming a candidate and triggering an election for voters; Maximum time a leader can go without receiving valid fetch or … Milliseconds. Read-only: a change restarts the broker. @default 2000 */
  readonly 'controller.quorum.fetch.timeout.ms'?: number;
  /** The configuration controls the maximum amount of time the client will wait for the response of a request. Milliseconds. Read-only: a change restarts the broker. @default 2000 */
  readonly 'controller.quorum.request.timeout.ms'?: number;
  /** The amount of time to wait before attempting to retry a failed request to a given topic partition. Milliseconds. Read-only: a change restarts the broker. @default 20 */
  readonly 'controller.quorum.retry.backoff.ms'?: number;
  /** The replication factor for automatically created topics, and for topics created with -1 as the replication factor. Read-only: a change restarts the broker. @default 1 */
  readonly 'default.replication.factor'?: number;
  /** Enables delete topic. Read-only: a change restarts the broker. @default true */
  readonly 'delete.topic.enable'?: boolean;
  /** A comma-separated list of listener names which may be started before the authorizer has finished initialization. Read-only: a change restarts the broker. */
  readonly 'early.start.listeners'?: string;
  /** A long representing the upper bound (bytes/sec) on replication traffic for followers enumerated in the property follower.replication.throttled.replicas (for each topic). At least 0. Changed live, per broker. Set live only: ignored in the properties file. @default 9223372036854775807 */
  readonly 'follower.replication.throttled.rate'?: number;
  /** The server side assignors as a list of either names for builtin assignors or full class names for customer assignors. Read-only: a change restarts the broker. @default uniform,range */
  readonly 'group.consumer.assignors'?: string | readonly string[];
  /** The heartbeat interval given to the members of a consumer group. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 5000 */
  readonly 'group.consumer.heartbeat.interval.ms'?: number;
  /** The maximum heartbeat interval for registered consumers. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 15000 */
  readonly 'group.consumer.max.heartbeat.interval.ms'?: number;
  /** The maximum allowed session timeout for registered consumers. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 60000 */
  readonly 'group.consumer.max.session.timeout.ms'?: number;
  /** The maximum number of consumers that a single consumer group can accommodate. At least 1. Read-only: a change restarts the broker. @default 2147483647 */
  readonly 'group.consumer.max.size'?: number;
  /** The config that enables converting the non-empty classic group using the consumer embedded protocol to the non-empty consumer group using the consumer group protocol and vice versa; conversions of … Upper and lower case are alike. Read-only: a change restarts the broker. @default bidirectional */
  readonly 'group.consumer.migration.policy'?: 'bidirectional' | 'BIDIRECTIONAL' | 'disabled' | 'DISABLED' | 'downgrade' | 'DOWNGRADE' | 'upgrade' | 'UPGRADE';
  /** The minimum heartbeat interval for registered consumers. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 5000 */
  readonly 'group.consumer.min.heartbeat.interval.ms'?: number;
  /** The minimum allowed session timeout for registered consumers. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 45000 */
  readonly 'group.consumer.min.session.timeout.ms'?: number;
  /** The timeout to detect client failures when using the consumer group protocol. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 45000 */
  readonly 'group.consumer.session.timeout.ms'?: number;
  /** The duration in milliseconds that the coordinator will wait for writes to accumulate before flushing them to disk. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 5 */
  readonly 'group.coordinator.append.linger.ms'?: number;
  /** The list of enabled rebalance protocols.The share rebalance protocol is in early access and therefore must not be used in production. Read-only: a change restarts the broker. @default classic,consumer */
  readonly 'group.coordinator.rebalance.protocols'?: 'consumer' | 'consumer,classic' | 'consumer,classic,share' | 'consumer,share' | 'consumer,share,classic' | 'classic' | 'classic,consumer' | 'classic,consumer,share' | 'classic,share' | 'classic,share,consumer' | 'share' | 'share,consumer' | 'share,consumer,classic' | 'share,classic' | 'share,classic,consumer' | readonly ('consumer' | 'classic' | 'share')[];
  /** The number of threads used by the group coordinator. At least 1. Read-only: a change restarts the broker. @default 4 */
  readonly 'group.coordinator.threads'?: number;
  /** The maximum number of delivery attempts for a record delivered to a share group. 2 to 10. Read-only: a change restarts the broker. @default 5 */
  readonly 'group.share.delivery.count.limit'?: number;
  /** The heartbeat interval given to the members of a share group. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 5000 */
  readonly 'group.share.heartbeat.interval.ms'?: number;
  /** The maximum number of share groups. 1 to 100. Read-only: a change restarts the broker. @default 10 */
  readonly 'group.share.max.groups'?: number;
  /** The maximum heartbeat interval for share group members. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 15000 */
  readonly 'group.share.max.heartbeat.interval.ms'?: number;
  /** The record acquisition lock maximum duration in milliseconds for share groups. Milliseconds. 30000 to 3600000. Read-only: a change restarts the broker. @default 60000 */
  readonly 'group.share.max.record.lock.duration.ms'?: number;
  /** The maximum allowed session timeout for share group members. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 60000 */
  readonly 'group.share.max.session.timeout.ms'?: number;
  /** The maximum number of members that a single share group can accommodate. 1 to 1000. Read-only: a change restarts the broker. @default 200 */
  readonly 'group.share.max.size'?: number;
  /** The minimum heartbeat interval for share group members. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 5000 */
  readonly 'group.share.min.heartbeat.interval.ms'?: number;
  /** The record acquisition lock minimum duration in milliseconds for share groups. Milliseconds. 1000 to 30000. Read-only: a change restarts the broker. @default 15000 */
  readonly 'group.share.min.record.lock.duration.ms'?: number;
  /** The minimum allowed session timeout for share group members. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 45000 */
  readonly 'group.share.min.session.timeout.ms'?: number;
  /** Share-group record lock limit per share-partition. 100 to 10000. Read-only: a change restarts the broker. @default 200 */
  readonly 'group.share.partition.max.record.locks'?: number;
  /** The record acquisition lock duration in milliseconds for share groups. Milliseconds. 1000 to 3600000. Read-only: a change restarts the broker. @default 30000 */
  readonly 'group.share.record.lock.duration.ms'?: number;
  /** The timeout to detect client failures when using the share group protocol. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 45000 */
  readonly 'group.share.session.timeout.ms'?: number;
  /** A long representing the upper bound (bytes/sec) on replication traffic for leaders enumerated in the property leader.replication.throttled.replicas (for each topic). At least 0. Changed live, per broker. Set live only: ignored in the properties file. @default 9223372036854775807 */
  readonly 'leader.replication.throttled.rate'?: number;
  /** Map between listener names and security protocols. Changed live, per broker. @default SASL_SSL:SASL_SSL,PLAINTEXT:PLAINTEXT,SSL:SSL,SASL_PLAINTEXT:SASL_PLAINTEXT */
  readonly 'listener.security.protocol.map'?: string;
  /** Listener List - Comma-separated list of URIs we will listen on and the listener names. Changed live, per broker. @default PLAINTEXT://:9092 */
  readonly 'listeners'?: string;
  /** Enable the log cleaner process to run on the server. Read-only: a change restarts the broker. @default true */
  readonly 'log.cleaner.enable'?: boolean;
  /** The default cleanup policy for segments beyond the retention window. Changed live, cluster-wide. @default delete */
  readonly 'log.cleanup.policy'?: 'compact' | 'compact,delete' | 'delete' | 'delete,compact' | readonly ('compact' | 'delete')[];
  /** The directory in which the log data is kept (supplemental for log.dirs property). Read-only: a change restarts the broker. @default /tmp/kafka-logs */
  readonly 'log.dir'?: string;
  /** If the broker is unable to successfully communicate to the controller that some log directory has failed for longer than this time, the broker will fail and shut down. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 30000 */
  readonly 'log.dir.failure.timeout.ms'?: number;
  /** A comma-separated list of the directories where the log data is stored. Read-only: a change restarts the broker. */
  readonly 'log.dirs'?: string;
  /** This configuration sets the allowable timestamp difference between the message timestamp and the broker's timestamp. Milliseconds. At least 0. Changed live, cluster-wide. @default 3600000 */
  readonly 'log.message.timestamp.after.max.ms'?: number;
  /** The maximum size of a single log file. Bytes. At least 1048576. Changed live, cluster-wide. @default 1073741824 */
  readonly 'log.segment.bytes'?: number;
  /** The maximum number of total incremental fetch sessions that we will maintain. At least 0. Read-only: a change restarts the broker. @default 1000 */
  readonly 'max.incremental.fetch.session.cache.slots'?: number;
  /** The maximum number of partitions can be served in one request. At least 1. Read-only: a change restarts the broker. @default 2000 */
  readonly 'max.request.partition.size.limit'?: number;
  /** The largest record batch size allowed by Kafka (after compression if compression is enabled). Bytes. At least 0. Changed live, cluster-wide. @default 1048588 */
  readonly 'message.max.bytes'?: number;
  /** This configuration determines where we put the metadata log. Read-only: a change restarts the broker. */
  readonly 'metadata.log.dir'?: string;
  /** The maximum size of a single metadata log file. Bytes. At least 12. Read-only: a change restarts the broker. @default 1073741824 */
  readonly 'metadata.log.segment.bytes'?: number;
  /** A list of classes to use as metrics reporters. Changed live, cluster-wide. @default org.apache.kafka.common.metrics.JmxReporter */
  readonly 'metric.reporters'?: string | readonly string[];
  /** When a producer sets acks to "all" (or "-1"), this configuration specifies the minimum number of replicas that must acknowledge a write for the write to be considered successful. At least 1. Changed live, cluster-wide. @default 1 */
  readonly 'min.insync.replicas'?: number;
  /** The node ID associated with the roles this process is playing when process.roles is non-empty. At least 0. Read-only: a change restarts the broker. Required. */
  readonly 'node.id'?: number;
  /** The number of threads per data directory to be used for log recovery at startup and flushing at shutdown. At least 1. Changed live, cluster-wide. @default 2 */
  readonly 'num.recovery.threads.per.data.dir'?: number;
  /** Number of fetcher threads used to replicate records from each source broker. Changed live, cluster-wide. @default 1 */
  readonly 'num.replica.fetchers'?: number;
  /** Batch size for reading from the offsets segments when loading group metadata into the cache (soft-limit, overridden if records are too large). At least 1. Read-only: a change restarts the broker. @default 5242880 */
  readonly 'offsets.load.buffer.size'?: number;
  /** The roles that this process plays: 'broker', 'controller', or 'broker,controller' if it is both. Read-only: a change restarts the broker. Required. */
  readonly 'process.roles'?: 'broker' | 'broker,controller' | 'controller' | 'controller,broker' | readonly ('broker' | 'controller')[];
  /** The maximum amount of time the server will wait before answering the remote fetch request. Milliseconds. At least 1. Changed live, cluster-wide. @default 500 */
  readonly 'remote.fetch.max.wait.ms'?: number;
  /** The maximum amount of time the server will wait for the remote list offsets request to complete. Milliseconds. At least 1. Changed live, cluster-wide. @default 30000 */
  readonly 'remote.list.offsets.request.timeout.ms'?: number;
  /** The total size of the space allocated to store index files fetched from remote storage in the local storage. Bytes. At least 1. Changed live, cluster-wide. @default 1073741824 */
  readonly 'remote.log.index.file.cache.total.size.bytes'?: number;
  /** Size of the thread pool used in scheduling tasks to copy segments. At least 1. Changed live, cluster-wide. @default 10 */
  readonly 'remote.log.manager.copier.thread.pool.size'?: number;
  /** The maximum number of bytes that can be copied from local storage to remote storage per second. Bytes. At least 1. Changed live, cluster-wide. @default 9223372036854775807 */
  readonly 'remote.log.manager.copy.max.bytes.per.second'?: number;
  /** The number of samples to retain in memory for remote copy quota management. At least 1. Read-only: a change restarts the broker. @default 11 */
  readonly 'remote.log.manager.copy.quota.window.num'?: number;
  /** The time span of each sample for remote copy quota management. Seconds. At least 1. Read-only: a change restarts the broker. @default 1 */
  readonly 'remote.log.manager.copy.quota.window.size.seconds'?: number;
  /** Size of the thread pool used in scheduling tasks to clean up the expired remote log segments. At least 1. Changed live, cluster-wide. @default 10 */
  readonly 'remote.log.manager.expiration.thread.pool.size'?: number;
  /** The maximum number of bytes that can be fetched from remote storage to local storage per second. Bytes. At least 1. Changed live, cluster-wide. @default 9223372036854775807 */
  readonly 'remote.log.manager.fetch.max.bytes.per.second'?: number;
  /** The number of samples to retain in memory for remote fetch quota management. At least 1. Read-only: a change restarts the broker. @default 11 */
  readonly 'remote.log.manager.fetch.quota.window.num'?: number;
  /** The time span of each sample for remote fetch quota management. Seconds. At least 1. Read-only: a change restarts the broker. @default 1 */
  readonly 'remote.log.manager.fetch.quota.window.size.seconds'?: number;
  /** Size of the thread pool used in scheduling follower tasks to read the highest-uploaded remote-offset for follower partitions. At least 1. Read-only: a change restarts the broker. @default 2 */
  readonly 'remote.log.manager.thread.pool.size'?: number;
  /** Fully qualified class name of `RemoteLogMetadataManager` implementation. Read-only: a change restarts the broker. @default org.apache.kafka.server.log.remote.metadata.storage.TopicBasedRemoteLogMetadataManager */
  readonly 'remote.log.metadata.manager.class.name'?: string;
  /** Class path of the `RemoteLogMetadataManager` implementation. Read-only: a change restarts the broker. */
  readonly 'remote.log.metadata.manager.class.path'?: string;
  /** Size of the thread pool that is allocated for handling remote log reads. At least 1. Changed live, cluster-wide. @default 10 */
  readonly 'remote.log.reader.threads'?: number;
  /** Fully qualified class name of `RemoteStorageManager` implementation. Read-only: a change restarts the broker. */
  readonly 'remote.log.storage.manager.class.name'?: string;
  /** Class path of the `RemoteStorageManager` implementation. Read-only: a change restarts the broker. */
  readonly 'remote.log.storage.manager.class.path'?: string;
  /** A long representing the upper bound (bytes/sec) on disk IO used for moving replica between log directories on the same broker. Bytes. At least 0. Changed live, per broker. Set live only: ignored in the properties file. @default 9223372036854775807 */
  readonly 'replica.alter.log.dirs.io.max.bytes.per.second'?: number;
  /** If a follower hasn't sent any fetch requests or hasn't consumed up to the leader's log end offset for at least this time, the leader will remove the follower from ISR. Milliseconds. Read-only: a change restarts the broker. @default 30000 */
  readonly 'replica.lag.time.max.ms'?: number;
  /** The (optional) comma-delimited setting for the broker to use to verify that the JWT was issued for one of the expected audiences. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.expected.audience'?: string | readonly string[];
  /** The (optional) setting for the broker to use to verify that the JWT was created by the expected issuer. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.expected.issuer'?: string;
  /** The duration in milliseconds that the share coordinator will wait for writes to accumulate before flushing them to disk. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 10 */
  readonly 'share.coordinator.append.linger.ms'?: number;
  /** Batch size for reading from the share-group state topic when loading state information into the cache (soft-limit, overridden if records are too large). At least 1. Read-only: a change restarts the broker. @default 5242880 */
  readonly 'share.coordinator.load.buffer.size'?: number;
  /** The number of update records the share coordinator writes between snapshot records. At least 0. Read-only: a change restarts the broker. @default 500 */
  readonly 'share.coordinator.snapshot.update.records.per.snapshot'?: number;
  /** Compression codec for the share-group state topic. Read-only: a change restarts the broker. @default 0 */
  readonly 'share.coordinator.state.topic.compression.codec'?: number;
  /** Overridden min.insync.replicas for the share-group state topic. At least 1. Read-only: a change restarts the broker. @default 2 */
  readonly 'share.coordinator.state.topic.min.isr'?: number;
  /** The number of partitions for the share-group state topic (should not change after deployment). At least 1. Read-only: a change restarts the broker. @default 50 */
  readonly 'share.coordinator.state.topic.num.partitions'?: number;
  /** Replication factor for the share-group state topic. At least 1. Read-only: a change restarts the broker. @default 3 */
  readonly 'share.coordinator.state.topic.replication.factor'?: number;
  /** The log segment size for the share-group state topic. Bytes. At least 1. Read-only: a change restarts the broker. @default 104857600 */
  readonly 'share.coordinator.state.topic.segment.bytes'?: number;
  /** The number of threads used by the share coordinator. At least 1. Read-only: a change restarts the broker. @default 1 */
  readonly 'share.coordinator.threads'?: number;
  /** The duration in milliseconds that the share coordinator will wait for all replicas of the share-group state topic to receive a write. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 5000 */
  readonly 'share.coordinator.write.timeout.ms'?: number;
  /** The purge interval (in number of requests) of the share fetch request purgatory. Read-only: a change restarts the broker. @default 1000 */
  readonly 'share.fetch.purgatory.purge.interval.requests'?: number;
  /** Indicates whether changes to the certificate distinguished name should be allowed during a dynamic reconfiguration of certificates or not. Read-only: a change restarts the broker. @default false */
  readonly 'ssl.allow.dn.changes'?: boolean;
  /** Indicates whether changes to the certificate subject alternative names should be allowed during a dynamic reconfiguration of certificates or not. Read-only: a change restarts the broker. @default false */
  readonly 'ssl.allow.san.changes'?: boolean;
  /** The maximum size (after compression if compression is used) of telemetry metrics pushed from a client to the broker. Bytes. At least 1. Read-only: a change restarts the broker. @default 1048576 */
  readonly 'telemetry.max.bytes'?: number;
  /** The minimum number of replicas that must acknowledge a write to transaction topic in order to be considered successful. At least 1. Read-only: a change restarts the broker. @default 2 */
  readonly 'transaction.state.log.min.isr'?: number;
  /** Indicates whether to enable replicas not in the ISR set to be elected as leader as a last resort, even though doing so may result in data loss Note: In KRaft mode, when enabling this config … Changed live, cluster-wide. @default false */
  readonly 'unclean.leader.election.enable'?: boolean;
  readonly 'alter.config.policy.kraft.compatibility.enable'?: (boolean) & Removed<'removed in 4.0: it eased the move from ZooKeeper to KRaft; remove it'>;
  readonly 'authorizer.zookeeper.connection.timeout.ms'?: (number) & Removed<'removed in 4.0: ACLs are in KRaft metadata; remove it and use org.apache.kafka.metadata.authorizer.StandardAuthorizer'>;
  readonly 'authorizer.zookeeper.max.in.flight.requests'?: (number) & Removed<'removed in 4.0: ACLs are in KRaft metadata; remove it and use org.apache.kafka.metadata.authorizer.StandardAuthorizer'>;
  readonly 'authorizer.zookeeper.session.timeout.ms'?: (number) & Removed<'removed in 4.0: ACLs are in KRaft metadata; remove it and use org.apache.kafka.metadata.authorizer.StandardAuthorizer'>;
  readonly 'authorizer.zookeeper.url'?: (string) & Removed<'removed in 4.0: ACLs are in KRaft metadata; remove it and use org.apache.kafka.metadata.authorizer.StandardAuthorizer'>;
  readonly 'auto.include.jmx.reporter'?: (boolean) & Removed<'removed in 4.0: metric.reporters has org.apache.kafka.common.metrics.JmxReporter by default; set that instead'>;
  readonly 'broker.id.generation.enable'?: (boolean) & Removed<'removed in 4.0: every node states its node.id; remove it'>;
  readonly 'control.plane.listener.name'?: (string) & Removed<'removed in 4.0: controllers have listeners of their own; use controller.listener.names'>;
  readonly 'controlled.shutdown.max.retries'?: (number) & Removed<'removed in 4.0: the KRaft controller leads a controlled shutdown; only controlled.shutdown.enable is left'>;
  readonly 'controlled.shutdown.retry.backoff.ms'?: (number) & Removed<'removed in 4.0: the KRaft controller leads a controlled shutdown; only controlled.shutdown.enable is left'>;
  readonly 'delegation.token.master.key'?: (ConfigReference) & Removed<'removed in 4.0: use delegation.token.secret.key'>;
  readonly 'eligible.leader.replicas.enable'?: (boolean) & Removed<'removed in 4.0: it is a cluster feature now; raise eligible.leader.replicas.version with kafka-features.sh'>;
  readonly 'inter.broker.protocol.version'?: (string) & Removed<'removed in 4.0: the cluster feature metadata.version took its place; raise that with kafka-features.sh'>;
  readonly 'leader.imbalance.per.broker.percentage'?: (number) & Removed<'removed in 4.0: the KRaft controller moves every leader that is not preferred; remove it'>;
  readonly 'log.message.downconversion.enable'?: (boolean) & Removed<'removed in 4.0: records are never converted down; remove it'>;
  readonly 'log.message.format.version'?: (string) & Removed<'removed in 4.0: records are always written in the newest format; remove it'>;
  readonly 'log.message.timestamp.difference.max.ms'?: (number) & Removed<'removed in 4.0: use log.message.timestamp.before.max.ms and log.message.timestamp.after.max.ms'>;
  readonly 'offsets.commit.required.acks'?: (number) & Removed<'removed in 4.0: offset commits always wait for all in-sync replicas; remove it'>;
  readonly 'password.encoder.cipher.algorithm'?: (string) & Removed<'removed in 4.0: passwords set live are no longer kept in ZooKeeper; remove it'>;
  readonly 'password.encoder.iterations'?: (number) & Removed<'removed in 4.0: passwords set live are no longer kept in ZooKeeper; remove it'>;
  readonly 'password.encoder.key.length'?: (number) & Removed<'removed in 4.0: passwords set live are no longer kept in ZooKeeper; remove it'>;
  readonly 'password.encoder.keyfactory.algorithm'?: (string) & Removed<'removed in 4.0: passwords set live are no longer kept in ZooKeeper; remove it'>;
  readonly 'password.encoder.old.secret'?: (ConfigReference) & Removed<'removed in 4.0: passwords set live are no longer kept in ZooKeeper; remove it'>;
  readonly 'password.encoder.secret'?: (ConfigReference) & Removed<'removed in 4.0: passwords set live are no longer kept in ZooKeeper; remove it'>;
  readonly 'reserved.broker.max.id'?: (number) & Removed<'removed in 4.0: every node states its node.id; remove it'>;
  readonly 'zookeeper.clientCnxnSocket'?: (string) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.connect'?: (string) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.connection.timeout.ms'?: (number) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.max.in.flight.requests'?: (number) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.metadata.migration.enable'?: (boolean) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.session.timeout.ms'?: (number) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.set.acl'?: (boolean) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.cipher.suites'?: (string | readonly string[]) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.client.enable'?: (boolean) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.crl.enable'?: (boolean) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.enabled.protocols'?: (string | readonly string[]) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.endpoint.identification.algorithm'?: (string) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.keystore.location'?: (string) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.keystore.password'?: (ConfigReference) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.keystore.type'?: (string) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.ocsp.enable'?: (boolean) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.protocol'?: (string) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.truststore.location'?: (string) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.truststore.password'?: (ConfigReference) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.truststore.type'?: (string) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
}

/** Broker settings of Kafka 4.1. */
export interface Broker4_1 extends Common {
  /** The maximum allowed timeout for adding partitions to transactions on the server side. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 100 */
  readonly 'add.partitions.to.txn.retry.backoff.max.ms'?: number;
  /** The server-side retry backoff when the server attemptsto add the partition to the transaction. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 20 */
  readonly 'add.partitions.to.txn.retry.backoff.ms'?: number;
  /** Specifies the listener addresses that the Kafka brokers will advertise to clients and other brokers. Read-only: a change restarts the broker. */
  readonly 'advertised.listeners'?: string;
  /** The broker id for this server. Read-only: a change restarts the broker. @default -1 */
  readonly 'broker.id'?: number;
  /** The compression level to use if compression.type is set to 'gzip'. 1 to 9, or -1. Changed live, cluster-wide. @default -1 */
  readonly 'compression.gzip.level'?: number;
  /** The compression level to use if compression.type is set to 'lz4'. 1 to 17. Changed live, cluster-wide. @default 9 */
  readonly 'compression.lz4.level'?: number;
  /** The compression level to use if compression.type is set to 'zstd'. -131072 to 22. Changed live, cluster-wide. @default 3 */
  readonly 'compression.zstd.level'?: number;
  /** Names of the config providers that resolve references in other values; each needs config.providers..class. Read-only: a change restarts the broker. */
  readonly 'config.providers'?: string | readonly string[];
  /** A comma-separated list of the names of the listeners used by the controller. Read-only: a change restarts the broker. */
  readonly 'controller.listener.names'?: string;
  /** The duration in milliseconds that the leader will wait for writes to accumulate before flushing them to disk. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 25 */
  readonly 'controller.quorum.append.linger.ms'?: number;
  /** List of endpoints to use for bootstrapping the cluster metadata. Read-only: a change restarts the broker. */
  readonly 'controller.quorum.bootstrap.servers'?: string | readonly string[];
  /** Maximum time in milliseconds before starting new elections. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 1000 */
  readonly 'controller.quorum.election.backoff.max.ms'?: number;
  /** Maximum time in milliseconds to wait without being able to fetch from the leader before triggering a new election. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 1000 */
  readonly 'controller.quorum.election.timeout.ms'?: number;
  /** Maximum time without a successful fetch from the current leader before becoming a candidate and triggering an election for voters; Maximum time a leader can go without receiving valid fetch or … Milliseconds. At least 0. Read-only: a change restarts the broker. @default 2000 */
  readonly 'controller.quorum.fetch.timeout.ms'?: number;
  /** The configuration controls the maximum amount of time the client will wait for the response of a request. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 2000 */
  readonly 'controller.quorum.request.timeout.ms'?: number;
  /** The amount of time to wait before attempting to retry a failed request to a given topic partition. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 20 */
  readonly 'controller.quorum.retry.backoff.ms'?: number;
  /** The replication factor for automatically created topics, and for topics created with -1 as the replication factor. Read-only: a change restarts the broker. @default 1 */
  readonly 'default.replication.factor'?: number;
  /** When set to true, topics can be deleted by the admin client. Read-only: a change restarts the broker. @default true */
  readonly 'delete.topic.enable'?: boolean;
  /** A comma-separated list of listener names which may be started before the authorizer has finished initialization. Read-only: a change restarts the broker. */
  readonly 'early.start.listeners'?: string;
  /** A long representing the upper bound (bytes/sec) on replication traffic for followers enumerated in the property follower.replication.throttled.replicas (for each topic). At least 0. Changed live, per broker. Set live only: ignored in the properties file. @default 9223372036854775807 */
  readonly 'follower.replication.throttled.rate'?: number;
  /** The server side assignors as a list of either names for builtin assignors or full class names for customer assignors. Read-only: a change restarts the broker. @default uniform,range */
  readonly 'group.consumer.assignors'?: string | readonly string[];
  /** The heartbeat interval given to the members of a consumer group. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 5000 */
  readonly 'group.consumer.heartbeat.interval.ms'?: number;
  /** The maximum heartbeat interval for registered consumers. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 15000 */
  readonly 'group.consumer.max.heartbeat.interval.ms'?: number;
  /** The maximum allowed session timeout for registered consumers. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 60000 */
  readonly 'group.consumer.max.session.timeout.ms'?: number;
  /** The maximum number of consumers that a single consumer group can accommodate. At least 1. Read-only: a change restarts the broker. @default 2147483647 */
  readonly 'group.consumer.max.size'?: number;
  /** The config that enables converting the non-empty classic group using the consumer embedded protocol to the non-empty consumer group using the consumer group protocol and vice versa; conversions of … Upper and lower case are alike. Read-only: a change restarts the broker. @default bidirectional */
  readonly 'group.consumer.migration.policy'?: 'bidirectional' | 'BIDIRECTIONAL' | 'disabled' | 'DISABLED' | 'downgrade' | 'DOWNGRADE' | 'upgrade' | 'UPGRADE';
  /** The minimum heartbeat interval for registered consumers. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 5000 */
  readonly 'group.consumer.min.heartbeat.interval.ms'?: number;
  /** The minimum allowed session timeout for registered consumers. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 45000 */
  readonly 'group.consumer.min.session.timeout.ms'?: number;
  /** The timeout to detect client failures when using the consumer group protocol. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 45000 */
  readonly 'group.consumer.session.timeout.ms'?: number;
  /** The duration in milliseconds that the coordinator will wait for writes to accumulate before flushing them to disk. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 5 */
  readonly 'group.coordinator.append.linger.ms'?: number;
  /** The list of enabled rebalance protocols.The streams rebalance protocol is in early access and therefore must not be used in production. Read-only: a change restarts the broker. @default classic,consumer,streams */
  readonly 'group.coordinator.rebalance.protocols'?: 'consumer' | 'classic' | 'share' | 'streams' | readonly ('consumer' | 'classic' | 'share' | 'streams')[];
  /** The number of threads used by the group coordinator. At least 1. Read-only: a change restarts the broker. @default 4 */
  readonly 'group.coordinator.threads'?: number;
  /** The server-side assignors as a list of either names for built-in assignors or full class names for custom assignors. Read-only: a change restarts the broker. @default simple */
  readonly 'group.share.assignors'?: string | readonly string[];
  /** The maximum number of delivery attempts for a record delivered to a share group. 2 to 10. Read-only: a change restarts the broker. @default 5 */
  readonly 'group.share.delivery.count.limit'?: number;
  /** The heartbeat interval given to the members of a share group. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 5000 */
  readonly 'group.share.heartbeat.interval.ms'?: number;
  /** The maximum heartbeat interval for share group members. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 15000 */
  readonly 'group.share.max.heartbeat.interval.ms'?: number;
  /** The record acquisition lock maximum duration in milliseconds for share groups. Milliseconds. 30000 to 3600000. Read-only: a change restarts the broker. @default 60000 */
  readonly 'group.share.max.record.lock.duration.ms'?: number;
  /** The maximum allowed session timeout for share group members. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 60000 */
  readonly 'group.share.max.session.timeout.ms'?: number;
  /** The maximum number of share sessions per broker. At least 1. Read-only: a change restarts the broker. @default 2000 */
  readonly 'group.share.max.share.sessions'?: number;
  /** The maximum number of members that a single share group can accommodate. 1 to 1000. Read-only: a change restarts the broker. @default 200 */
  readonly 'group.share.max.size'?: number;
  /** The minimum heartbeat interval for share group members. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 5000 */
  readonly 'group.share.min.heartbeat.interval.ms'?: number;
  /** The record acquisition lock minimum duration in milliseconds for share groups. Milliseconds. 1000 to 30000. Read-only: a change restarts the broker. @default 15000 */
  readonly 'group.share.min.record.lock.duration.ms'?: number;
  /** The minimum allowed session timeout for share group members. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 45000 */
  readonly 'group.share.min.session.timeout.ms'?: number;
  /** Share-group record lock limit per share-partition. 100 to 10000. Read-only: a change restarts the broker. @default 2000 */
  readonly 'group.share.partition.max.record.locks'?: number;
  /** The record acquisition lock duration in milliseconds for share groups. Milliseconds. 1000 to 3600000. Read-only: a change restarts the broker. @default 30000 */
  readonly 'group.share.record.lock.duration.ms'?: number;
  /** The timeout to detect client failures when using the share group protocol. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 45000 */
  readonly 'group.share.session.timeout.ms'?: number;
  /** The heartbeat interval given to the members. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 5000 */
  readonly 'group.streams.heartbeat.interval.ms'?: number;
  /** The maximum allowed value for the group-level configuration of streams.heartbeat.interval.ms. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 15000 */
  readonly 'group.streams.max.heartbeat.interval.ms'?: number;
  /** The maximum allowed value for the group-level configuration of streams.session.timeout.ms. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 60000 */
  readonly 'group.streams.max.session.timeout.ms'?: number;
  /** The maximum number of streams clients that a single streams group can accommodate. At least 1. Read-only: a change restarts the broker. @default 2147483647 */
  readonly 'group.streams.max.size'?: number;
  /** The maximum allowed value for the group-level configuration of streams.num.standby.replicas. At least 0. Read-only: a change restarts the broker. @default 2 */
  readonly 'group.streams.max.standby.replicas'?: number;
  /** The minimum allowed value for the group-level configuration of streams.heartbeat.interval.ms. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 5000 */
  readonly 'group.streams.min.heartbeat.interval.ms'?: number;
  /** The minimum allowed value for the group-level configuration of streams.session.timeout.ms. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 45000 */
  readonly 'group.streams.min.session.timeout.ms'?: number;
  /** The number of standby replicas for each task. At least 0. Read-only: a change restarts the broker. @default 0 */
  readonly 'group.streams.num.standby.replicas'?: number;
  /** The timeout to detect client failures when using the streams group protocol. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 45000 */
  readonly 'group.streams.session.timeout.ms'?: number;
  /** A long representing the upper bound (bytes/sec) on replication traffic for leaders enumerated in the property leader.replication.throttled.replicas (for each topic). At least 0. Changed live, per broker. Set live only: ignored in the properties file. @default 9223372036854775807 */
  readonly 'leader.replication.throttled.rate'?: number;
  /** Map between listener names and security protocols. Changed live, per broker. @default SASL_SSL:SASL_SSL,PLAINTEXT:PLAINTEXT,SSL:SSL,SASL_PLAINTEXT:SASL_PLAINTEXT */
  readonly 'listener.security.protocol.map'?: string;
  /** Listener List - Comma-separated list of URIs we will listen on and the listener names. Changed live, per broker. @default PLAINTEXT://:9092 */
  readonly 'listeners'?: string;
  /** This configuration has been deprecated and will be removed in Kafka 5.0. Read-only: a change restarts the broker. @default true @deprecated This configuration has been deprecated and will be removed in Kafka 5.0. */
  readonly 'log.cleaner.enable'?: boolean;
  /** The default cleanup policy for segments beyond the retention window. Changed live, cluster-wide. @default delete */
  readonly 'log.cleanup.policy'?: 'compact' | 'compact,delete' | 'delete' | 'delete,compact' | readonly ('compact' | 'delete')[];
  /** The directory in which the log data is kept (supplemental for log.dirs property). Read-only: a change restarts the broker. @default /tmp/kafka-logs */
  readonly 'log.dir'?: string;
  /** If the broker is unable to successfully communicate to the controller that some log directory has failed for longer than this time, the broker will fail and shut down. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 30000 */
  readonly 'log.dir.failure.timeout.ms'?: number;
  /** A comma-separated list of the directories where the log data is stored. Read-only: a change restarts the broker. */
  readonly 'log.dirs'?: string;
  /** This configuration sets the allowable timestamp difference between the message timestamp and the broker's timestamp. Milliseconds. At least 0. Changed live, cluster-wide. @default 3600000 */
  readonly 'log.message.timestamp.after.max.ms'?: number;
  /** The maximum size of a single log file. Bytes. At least 1048576. Changed live, cluster-wide. @default 1073741824 */
  readonly 'log.segment.bytes'?: number;
  /** The maximum number of total incremental fetch sessions that we will maintain. At least 0. Read-only: a change restarts the broker. @default 1000 */
  readonly 'max.incremental.fetch.session.cache.slots'?: number;
  /** The maximum number of partitions can be served in one request. At least 1. Read-only: a change restarts the broker. @default 2000 */
  readonly 'max.request.partition.size.limit'?: number;
  /** The largest record batch size allowed by Kafka (after compression if compression is enabled).This can be set per topic with the topic level max.message.bytes config. Bytes. At least 0. Changed live, cluster-wide. @default 1048588 */
  readonly 'message.max.bytes'?: number;
  /** This configuration determines where we put the metadata log. Read-only: a change restarts the broker. */
  readonly 'metadata.log.dir'?: string;
  /** The maximum size of a single metadata log file. Bytes. At least 8388608. Read-only: a change restarts the broker. @default 1073741824 */
  readonly 'metadata.log.segment.bytes'?: number;
  /** A list of classes to use as metrics reporters. Changed live, cluster-wide. @default org.apache.kafka.common.metrics.JmxReporter */
  readonly 'metric.reporters'?: string | readonly string[];
  /** Specifies the minimum number of in-sync replicas (including the leader) required for a write to succeed when a producer sets acks to "all" (or "-1"). At least 1. Changed live, cluster-wide. @default 1 */
  readonly 'min.insync.replicas'?: number;
  /** The node ID associated with the roles this process is playing when process.roles is non-empty. At least 0. Read-only: a change restarts the broker. Required. */
  readonly 'node.id'?: number;
  /** The number of threads per data directory to be used for log recovery at startup and flushing at shutdown. At least 1. Changed live, cluster-wide. @default 2 */
  readonly 'num.recovery.threads.per.data.dir'?: number;
  /** Number of fetcher threads used to replicate records from each source broker. Changed live, cluster-wide. @default 1 */
  readonly 'num.replica.fetchers'?: number;
  /** Batch size for reading from the offsets segments when loading group metadata into the cache (soft-limit, overridden if records are too large). At least 1. Read-only: a change restarts the broker. @default 5242880 */
  readonly 'offsets.load.buffer.size'?: number;
  /** The roles that this process plays: 'broker', 'controller', or 'broker,controller' if it is both. Read-only: a change restarts the broker. Required. */
  readonly 'process.roles'?: 'broker' | 'broker,controller' | 'controller' | 'controller,broker' | readonly ('broker' | 'controller')[];
  /** The maximum amount of time the server will wait before answering the remote fetch request. Milliseconds. At least 1. Changed live, cluster-wide. @default 500 */
  readonly 'remote.fetch.max.wait.ms'?: number;
  /** The maximum amount of time the server will wait for the remote list offsets request to complete. Milliseconds. At least 1. Changed live, cluster-wide. @default 30000 */
  readonly 'remote.list.offsets.request.timeout.ms'?: number;
  /** The total size of the space allocated to store index files fetched from remote storage in the local storage. Bytes. At least 1. Changed live, cluster-wide. @default 1073741824 */
  readonly 'remote.log.index.file.cache.total.size.bytes'?: number;
  /** Size of the thread pool used in scheduling tasks to copy segments. At least 1. Changed live, cluster-wide. @default 10 */
  readonly 'remote.log.manager.copier.thread.pool.size'?: number;
  /** The maximum number of bytes that can be copied from local storage to remote storage per second. Bytes. At least 1. Changed live, cluster-wide. @default 9223372036854775807 */
  readonly 'remote.log.manager.copy.max.bytes.per.second'?: number;
  /** The number of samples to retain in memory for remote copy quota management. At least 1. Read-only: a change restarts the broker. @default 11 */
  readonly 'remote.log.manager.copy.quota.window.num'?: number;
  /** The time span of each sample for remote copy quota management. Seconds. At least 1. Read-only: a change restarts the broker. @default 1 */
  readonly 'remote.log.manager.copy.quota.window.size.seconds'?: number;
  /** Size of the thread pool used in scheduling tasks to clean up the expired remote log segments. At least 1. Changed live, cluster-wide. @default 10 */
  readonly 'remote.log.manager.expiration.thread.pool.size'?: number;
  /** The maximum number of bytes that can be fetched from remote storage to local storage per second. Bytes. At least 1. Changed live, cluster-wide. @default 9223372036854775807 */
  readonly 'remote.log.manager.fetch.max.bytes.per.second'?: number;
  /** The number of samples to retain in memory for remote fetch quota management. At least 1. Read-only: a change restarts the broker. @default 11 */
  readonly 'remote.log.manager.fetch.quota.window.num'?: number;
  /** The time span of each sample for remote fetch quota management. Seconds. At least 1. Read-only: a change restarts the broker. @default 1 */
  readonly 'remote.log.manager.fetch.quota.window.size.seconds'?: number;
  /** Size of the thread pool used in scheduling follower tasks to read the highest-uploaded remote-offset for follower partitions. At least 1. Read-only: a change restarts the broker. @default 2 */
  readonly 'remote.log.manager.thread.pool.size'?: number;
  /** Fully qualified class name of `RemoteLogMetadataManager` implementation. Read-only: a change restarts the broker. @default org.apache.kafka.server.log.remote.metadata.storage.TopicBasedRemoteLogMetadataManager */
  readonly 'remote.log.metadata.manager.class.name'?: string;
  /** Class path of the `RemoteLogMetadataManager` implementation. Read-only: a change restarts the broker. */
  readonly 'remote.log.metadata.manager.class.path'?: string;
  /** Size of the thread pool that is allocated for handling remote log reads. At least 1. Changed live, cluster-wide. @default 10 */
  readonly 'remote.log.reader.threads'?: number;
  /** Fully qualified class name of `RemoteStorageManager` implementation. Read-only: a change restarts the broker. */
  readonly 'remote.log.storage.manager.class.name'?: string;
  /** Class path of the `RemoteStorageManager` implementation. Read-only: a change restarts the broker. */
  readonly 'remote.log.storage.manager.class.path'?: string;
  /** A long representing the upper bound (bytes/sec) on disk IO used for moving replica between log directories on the same broker. Bytes. At least 0. Changed live, per broker. Set live only: ignored in the properties file. @default 9223372036854775807 */
  readonly 'replica.alter.log.dirs.io.max.bytes.per.second'?: number;
  /** If a follower hasn't sent any fetch requests or hasn't consumed up to the leader's log end offset for at least this time, the leader will remove the follower from ISR. Milliseconds. Read-only: a change restarts the broker. @default 30000 */
  readonly 'replica.lag.time.max.ms'?: number;
  /** The algorithm the Apache Kafka client should use to sign the assertion sent to the identity provider. Upper and lower case are alike. Read-only: a change restarts the broker. @default RS256 */
  readonly 'sasl.oauthbearer.assertion.algorithm'?: 'es256' | 'ES256' | 'rs256' | 'RS256';
  /** The JWT aud (Audience) claim which will be included in the client JWT assertion created locally. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.assertion.claim.aud'?: string;
  /** The number of seconds in the future for which the JWT is valid. Seconds. 0 to 86400. Read-only: a change restarts the broker. @default 300 */
  readonly 'sasl.oauthbearer.assertion.claim.exp.seconds'?: number;
  /** The value to be used as the iss (Issuer) claim which will be included in the client JWT assertion created locally. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.assertion.claim.iss'?: string;
  /** Flag that determines if the JWT assertion should generate a unique ID for the JWT and include it in the jti (JWT ID) claim. Read-only: a change restarts the broker. @default false */
  readonly 'sasl.oauthbearer.assertion.claim.jti.include'?: boolean;
  /** The number of seconds in the past from which the JWT is valid. Seconds. 0 to 3600. Read-only: a change restarts the broker. @default 60 */
  readonly 'sasl.oauthbearer.assertion.claim.nbf.seconds'?: number;
  /** The value to be used as the sub (Subject) claim which will be included in the client JWT assertion created locally. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.assertion.claim.sub'?: string;
  /** File that contains a pre-generated JWT assertion. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.assertion.file'?: string;
  /** File that contains a private key in the standard PEM format which is used to sign the JWT assertion sent to the identity provider. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.assertion.private.key.file'?: string;
  /** The optional passphrase to decrypt the private key file specified by sasl.oauthbearer.assertion.private.key.file. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.assertion.private.key.passphrase'?: ConfigReference;
  /** This optional configuration specifies the file containing the JWT headers and/or payload claims to be used when creating the JWT assertion. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.assertion.template.file'?: string;
  /** The ID (defined in/by the OAuth identity provider) to identify the client requesting the token. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.client.credentials.client.id'?: string;
  /** The secret (defined by either the user or preassigned, depending on the identity provider) of the client requesting the token. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.client.credentials.client.secret'?: ConfigReference;
  /** The (optional) comma-delimited setting for the broker to use to verify that the JWT was issued for one of the expected audiences. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.expected.audience'?: string | readonly string[];
  /** The (optional) setting for the broker to use to verify that the JWT was created by the expected issuer. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.expected.issuer'?: string;
  /** The fully-qualified class name of a JwtRetriever implementation used to request tokens from the identity provider. Read-only: a change restarts the broker. @default org.apache.kafka.common.security.oauthbearer.DefaultJwtRetriever */
  readonly 'sasl.oauthbearer.jwt.retriever.class'?: string;
  /** The fully-qualified class name of a JwtValidator implementation used to validate the JWT from the identity provider. Read-only: a change restarts the broker. @default org.apache.kafka.common.security.oauthbearer.DefaultJwtValidator */
  readonly 'sasl.oauthbearer.jwt.validator.class'?: string;
  /** This is the level of access a client application is granted to a resource or API which is included in the token request. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.scope'?: string;
  /** The duration in milliseconds that the share coordinator will wait for writes to accumulate before flushing them to disk. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 5 */
  readonly 'share.coordinator.append.linger.ms'?: number;
  /** Batch size for reading from the share-group state topic when loading state information into the cache (soft-limit, overridden if records are too large). At least 1. Read-only: a change restarts the broker. @default 5242880 */
  readonly 'share.coordinator.load.buffer.size'?: number;
  /** The number of update records the share coordinator writes between snapshot records. At least 0. Read-only: a change restarts the broker. @default 500 */
  readonly 'share.coordinator.snapshot.update.records.per.snapshot'?: number;
  /** Compression codec for the share-group state topic. Read-only: a change restarts the broker. @default 0 */
  readonly 'share.coordinator.state.topic.compression.codec'?: number;
  /** Overridden min.insync.replicas for the share-group state topic. At least 1. Read-only: a change restarts the broker. @default 2 */
  readonly 'share.coordinator.state.topic.min.isr'?: number;
  /** The number of partitions for the share-group state topic (should not change after deployment). At least 1. Read-only: a change restarts the broker. @default 50 */
  readonly 'share.coordinator.state.topic.num.partitions'?: number;
  /** Replication factor for the share-group state topic. At least 1. Read-only: a change restarts the broker. @default 3 */
  readonly 'share.coordinator.state.topic.replication.factor'?: number;
  /** The log segment size for the share-group state topic. Bytes. At least 1. Read-only: a change restarts the broker. @default 104857600 */
  readonly 'share.coordinator.state.topic.segment.bytes'?: number;
  /** The number of threads used by the share coordinator. At least 1. Read-only: a change restarts the broker. @default 1 */
  readonly 'share.coordinator.threads'?: number;
  /** The duration in milliseconds that the share coordinator will wait for all replicas of the share-group state topic to receive a write. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 5000 */
  readonly 'share.coordinator.write.timeout.ms'?: number;
  /** The purge interval (in number of requests) of the share fetch request purgatory. Read-only: a change restarts the broker. @default 1000 */
  readonly 'share.fetch.purgatory.purge.interval.requests'?: number;
  /** Indicates whether changes to the certificate distinguished name should be allowed during a dynamic reconfiguration of certificates or not. Read-only: a change restarts the broker. @default false */
  readonly 'ssl.allow.dn.changes'?: boolean;
  /** Indicates whether changes to the certificate subject alternative names should be allowed during a dynamic reconfiguration of certificates or not. Read-only: a change restarts the broker. @default false */
  readonly 'ssl.allow.san.changes'?: boolean;
  /** The maximum size (after compression if compression is used) of telemetry metrics pushed from a client to the broker. Bytes. At least 1. Read-only: a change restarts the broker. @default 1048576 */
  readonly 'telemetry.max.bytes'?: number;
  /** The minimum number of replicas that must acknowledge a write to transaction topic in order to be considered successful. At least 1. Read-only: a change restarts the broker. @default 2 */
  readonly 'transaction.state.log.min.isr'?: number;
  /** Allow participation in Two-Phase Commit (2PC) transactions with an external transaction coordinator. Read-only: a change restarts the broker. @default false */
  readonly 'transaction.two.phase.commit.enable'?: boolean;
  /** Indicates whether to enable replicas not in the ISR set to be elected as leader as a last resort, even though doing so may result in data loss Note: In KRaft mode, when enabling this config … Changed live, cluster-wide. @default false */
  readonly 'unclean.leader.election.enable'?: boolean;
  readonly 'alter.config.policy.kraft.compatibility.enable'?: (boolean) & Removed<'removed in 4.0: it eased the move from ZooKeeper to KRaft; remove it'>;
  readonly 'authorizer.zookeeper.connection.timeout.ms'?: (number) & Removed<'removed in 4.0: ACLs are in KRaft metadata; remove it and use org.apache.kafka.metadata.authorizer.StandardAuthorizer'>;
  readonly 'authorizer.zookeeper.max.in.flight.requests'?: (number) & Removed<'removed in 4.0: ACLs are in KRaft metadata; remove it and use org.apache.kafka.metadata.authorizer.StandardAuthorizer'>;
  readonly 'authorizer.zookeeper.session.timeout.ms'?: (number) & Removed<'removed in 4.0: ACLs are in KRaft metadata; remove it and use org.apache.kafka.metadata.authorizer.StandardAuthorizer'>;
  readonly 'authorizer.zookeeper.url'?: (string) & Removed<'removed in 4.0: ACLs are in KRaft metadata; remove it and use org.apache.kafka.metadata.authorizer.StandardAuthorizer'>;
  readonly 'auto.include.jmx.reporter'?: (boolean) & Removed<'removed in 4.0: metric.reporters has org.apache.kafka.common.metrics.JmxReporter by default; set that instead'>;
  readonly 'broker.id.generation.enable'?: (boolean) & Removed<'removed in 4.0: every node states its node.id; remove it'>;
  readonly 'control.plane.listener.name'?: (string) & Removed<'removed in 4.0: controllers have listeners of their own; use controller.listener.names'>;
  readonly 'controlled.shutdown.max.retries'?: (number) & Removed<'removed in 4.0: the KRaft controller leads a controlled shutdown; only controlled.shutdown.enable is left'>;
  readonly 'controlled.shutdown.retry.backoff.ms'?: (number) & Removed<'removed in 4.0: the KRaft controller leads a controlled shutdown; only controlled.shutdown.enable is left'>;
  readonly 'delegation.token.master.key'?: (ConfigReference) & Removed<'removed in 4.0: use delegation.token.secret.key'>;
  readonly 'eligible.leader.replicas.enable'?: (boolean) & Removed<'removed in 4.0: it is a cluster feature now; raise eligible.leader.replicas.version with kafka-features.sh'>;
  readonly 'group.share.max.groups'?: (number) & Removed<'removed in 4.1: the number of share groups has no such limit any more; remove it'>;
  readonly 'inter.broker.protocol.version'?: (string) & Removed<'removed in 4.0: the cluster feature metadata.version took its place; raise that with kafka-features.sh'>;
  readonly 'leader.imbalance.per.broker.percentage'?: (number) & Removed<'removed in 4.0: the KRaft controller moves every leader that is not preferred; remove it'>;
  readonly 'log.message.downconversion.enable'?: (boolean) & Removed<'removed in 4.0: records are never converted down; remove it'>;
  readonly 'log.message.format.version'?: (string) & Removed<'removed in 4.0: records are always written in the newest format; remove it'>;
  readonly 'log.message.timestamp.difference.max.ms'?: (number) & Removed<'removed in 4.0: use log.message.timestamp.before.max.ms and log.message.timestamp.after.max.ms'>;
  readonly 'offsets.commit.required.acks'?: (number) & Removed<'removed in 4.0: offset commits always wait for all in-sync replicas; remove it'>;
  readonly 'password.encoder.cipher.algorithm'?: (string) & Removed<'removed in 4.0: passwords set live are no longer kept in ZooKeeper; remove it'>;
  readonly 'password.encoder.iterations'?: (number) & Removed<'removed in 4.0: passwords set live are no longer kept in ZooKeeper; remove it'>;
  readonly 'password.encoder.key.length'?: (number) & Removed<'removed in 4.0: passwords set live are no longer kept in ZooKeeper; remove it'>;
  readonly 'password.encoder.keyfactory.algorithm'?: (string) & Removed<'removed in 4.0: passwords set live are no longer kept in ZooKeeper; remove it'>;
  readonly 'password.encoder.old.secret'?: (ConfigReference) & Removed<'removed in 4.0: passwords set live are no longer kept in ZooKeeper; remove it'>;
  readonly 'password.encoder.secret'?: (ConfigReference) & Removed<'removed in 4.0: passwords set live are no longer kept in ZooKeeper; remove it'>;
  readonly 'reserved.broker.max.id'?: (number) & Removed<'removed in 4.0: every node states its node.id; remove it'>;
  readonly 'zookeeper.clientCnxnSocket'?: (string) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.connect'?: (string) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.connection.timeout.ms'?: (number) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.max.in.flight.requests'?: (number) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.metadata.migration.enable'?: (boolean) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.session.timeout.ms'?: (number) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.set.acl'?: (boolean) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.cipher.suites'?: (string | readonly string[]) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.client.enable'?: (boolean) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.crl.enable'?: (boolean) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.enabled.protocols'?: (string | readonly string[]) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.endpoint.identification.algorithm'?: (string) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.keystore.location'?: (string) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.keystore.password'?: (ConfigReference) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.keystore.type'?: (string) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.ocsp.enable'?: (boolean) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.protocol'?: (string) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.truststore.location'?: (string) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.truststore.password'?: (ConfigReference) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.truststore.type'?: (string) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
}

/** Broker settings of Kafka 4.2. */
export interface Broker4_2 extends Common {
  /** The maximum allowed timeout for adding partitions to transactions on the server side. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 100 */
  readonly 'add.partitions.to.txn.retry.backoff.max.ms'?: number;
  /** The server-side retry backoff when the server attemptsto add the partition to the transaction. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 20 */
  readonly 'add.partitions.to.txn.retry.backoff.ms'?: number;
  /** Specifies the listener addresses that the Kafka brokers will advertise to clients and other brokers. Read-only: a change restarts the broker. */
  readonly 'advertised.listeners'?: string | readonly string[];
  /** The broker id for this server. Read-only: a change restarts the broker. @default -1 */
  readonly 'broker.id'?: number;
  /** The compression level to use if compression.type is set to 'gzip'. 1 to 9, or -1. Changed live, cluster-wide. @default -1 */
  readonly 'compression.gzip.level'?: number;
  /** The compression level to use if compression.type is set to 'lz4'. 1 to 17. Changed live, cluster-wide. @default 9 */
  readonly 'compression.lz4.level'?: number;
  /** The compression level to use if compression.type is set to 'zstd'. -131072 to 22. Changed live, cluster-wide. @default 3 */
  readonly 'compression.zstd.level'?: number;
  /** Comma-separated alias names for classes implementing the ConfigProvider interface. Changed live, cluster-wide. */
  readonly 'config.providers'?: string | readonly string[];
  /** A comma-separated list of the names of the listeners used by the controller. Read-only: a change restarts the broker. Required. */
  readonly 'controller.listener.names'?: string | readonly string[];
  /** The duration in milliseconds that the leader will wait for writes to accumulate before flushing them to disk. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 25 */
  readonly 'controller.quorum.append.linger.ms'?: number;
  /** Controls whether a KRaft controller should automatically join the cluster metadata partition for its cluster id. Read-only: a change restarts the broker. @default false */
  readonly 'controller.quorum.auto.join.enable'?: boolean;
  /** List of endpoints to use for bootstrapping the cluster metadata. Read-only: a change restarts the broker. */
  readonly 'controller.quorum.bootstrap.servers'?: string | readonly string[];
  /** Maximum time in milliseconds before starting new elections. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 1000 */
  readonly 'controller.quorum.election.backoff.max.ms'?: number;
  /** Maximum time in milliseconds to wait without being able to fetch from the leader before triggering a new election. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 1000 */
  readonly 'controller.quorum.election.timeout.ms'?: number;
  /** Maximum time without a successful fetch from the current leader before becoming a candidate and triggering an election for voters; Maximum time a leader can go without receiving valid fetch or … Milliseconds. At least 0. Read-only: a change restarts the broker. @default 2000 */
  readonly 'controller.quorum.fetch.timeout.ms'?: number;
  /** The configuration controls the maximum amount of time the client will wait for the response of a request. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 2000 */
  readonly 'controller.quorum.request.timeout.ms'?: number;
  /** The amount of time to wait before attempting to retry a failed request to a given topic partition. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 20 */
  readonly 'controller.quorum.retry.backoff.ms'?: number;
  /** The replication factor for automatically created topics, and for topics created with -1 as the replication factor. Read-only: a change restarts the broker. @default 1 */
  readonly 'default.replication.factor'?: number;
  /** When set to true, topics can be deleted by the admin client. Read-only: a change restarts the broker. @default true */
  readonly 'delete.topic.enable'?: boolean;
  /** A comma-separated list of listener names which may be started before the authorizer has finished initialization. Read-only: a change restarts the broker. */
  readonly 'early.start.listeners'?: string | readonly string[];
  /** A long representing the upper bound (bytes/sec) on replication traffic for followers enumerated in the property follower.replication.throttled.replicas (for each topic). At least 0. Changed live, per broker. Set live only: ignored in the properties file. @default 9223372036854775807 */
  readonly 'follower.replication.throttled.rate'?: number;
  /** The server side assignors as a list of either names for builtin assignors or full class names for customer assignors. Read-only: a change restarts the broker. @default uniform,range */
  readonly 'group.consumer.assignors'?: string | readonly string[];
  /** The heartbeat interval given to the members of a consumer group. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 5000 */
  readonly 'group.consumer.heartbeat.interval.ms'?: number;
  /** The maximum heartbeat interval for registered consumers. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 15000 */
  readonly 'group.consumer.max.heartbeat.interval.ms'?: number;
  /** The maximum allowed session timeout for registered consumers. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 60000 */
  readonly 'group.consumer.max.session.timeout.ms'?: number;
  /** The maximum number of consumers that a single consumer group can accommodate. At least 1. Read-only: a change restarts the broker. @default 2147483647 */
  readonly 'group.consumer.max.size'?: number;
  /** The config that enables converting the non-empty classic group using the consumer embedded protocol to the non-empty consumer group using the consumer group protocol and vice versa; conversions of … Upper and lower case are alike. Read-only: a change restarts the broker. @default bidirectional */
  readonly 'group.consumer.migration.policy'?: 'bidirectional' | 'BIDIRECTIONAL' | 'disabled' | 'DISABLED' | 'downgrade' | 'DOWNGRADE' | 'upgrade' | 'UPGRADE';
  /** The minimum heartbeat interval for registered consumers. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 5000 */
  readonly 'group.consumer.min.heartbeat.interval.ms'?: number;
  /** The minimum allowed session timeout for registered consumers. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 45000 */
  readonly 'group.consumer.min.session.timeout.ms'?: number;
  /** The timeout to detect client failures when using the consumer group protocol. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 45000 */
  readonly 'group.consumer.session.timeout.ms'?: number;
  /** The duration in milliseconds that the coordinator will wait for writes to accumulate before flushing them to disk. Milliseconds. At least -1. Read-only: a change restarts the broker. @default -1 */
  readonly 'group.coordinator.append.linger.ms'?: number;
  /** The list of enabled rebalance protocols. Read-only: a change restarts the broker. @default classic,consumer,streams */
  readonly 'group.coordinator.rebalance.protocols'?: 'consumer' | 'classic' | 'share' | 'streams' | readonly ('consumer' | 'classic' | 'share' | 'streams')[];
  /** The number of threads used by the group coordinator. At least 1. Read-only: a change restarts the broker. @default 4 */
  readonly 'group.coordinator.threads'?: number;
  /** The server-side assignors as a list of either names for built-in assignors or full class names for custom assignors. Read-only: a change restarts the broker. @default simple */
  readonly 'group.share.assignors'?: string | readonly string[];
  /** The maximum number of delivery attempts for a record delivered to a share group. 2 to 10. Read-only: a change restarts the broker. @default 5 */
  readonly 'group.share.delivery.count.limit'?: number;
  /** The heartbeat interval given to the members of a share group. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 5000 */
  readonly 'group.share.heartbeat.interval.ms'?: number;
  /** The maximum heartbeat interval for share group members. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 15000 */
  readonly 'group.share.max.heartbeat.interval.ms'?: number;
  /** The record acquisition lock maximum duration in milliseconds for share groups. Milliseconds. 30000 to 3600000. Read-only: a change restarts the broker. @default 60000 */
  readonly 'group.share.max.record.lock.duration.ms'?: number;
  /** The maximum allowed session timeout for share group members. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 60000 */
  readonly 'group.share.max.session.timeout.ms'?: number;
  /** The maximum number of share sessions per broker. At least 1. Read-only: a change restarts the broker. @default 2000 */
  readonly 'group.share.max.share.sessions'?: number;
  /** The maximum number of members that a single share group can accommodate. 1 to 1000. Read-only: a change restarts the broker. @default 200 */
  readonly 'group.share.max.size'?: number;
  /** The minimum heartbeat interval for share group members. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 5000 */
  readonly 'group.share.min.heartbeat.interval.ms'?: number;
  /** The record acquisition lock minimum duration in milliseconds for share groups. Milliseconds. 1000 to 30000. Read-only: a change restarts the broker. @default 15000 */
  readonly 'group.share.min.record.lock.duration.ms'?: number;
  /** The minimum allowed session timeout for share group members. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 45000 */
  readonly 'group.share.min.session.timeout.ms'?: number;
  /** Share-group record lock limit per share-partition. 100 to 10000. Read-only: a change restarts the broker. @default 2000 */
  readonly 'group.share.partition.max.record.locks'?: number;
  /** The record acquisition lock duration in milliseconds for share groups. Milliseconds. 1000 to 3600000. Read-only: a change restarts the broker. @default 30000 */
  readonly 'group.share.record.lock.duration.ms'?: number;
  /** The timeout to detect client failures when using the share group protocol. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 45000 */
  readonly 'group.share.session.timeout.ms'?: number;
  /** The heartbeat interval given to the members. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 5000 */
  readonly 'group.streams.heartbeat.interval.ms'?: number;
  /** The amount of time the group coordinator will wait for more streams clients to join a new group before performing the first rebalance. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 3000 */
  readonly 'group.streams.initial.rebalance.delay.ms'?: number;
  /** The maximum allowed value for the group-level configuration of streams.heartbeat.interval.ms. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 15000 */
  readonly 'group.streams.max.heartbeat.interval.ms'?: number;
  /** The maximum allowed value for the group-level configuration of streams.session.timeout.ms. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 60000 */
  readonly 'group.streams.max.session.timeout.ms'?: number;
  /** The maximum number of streams clients that a single streams group can accommodate. At least 1. Read-only: a change restarts the broker. @default 2147483647 */
  readonly 'group.streams.max.size'?: number;
  /** The maximum allowed value for the group-level configuration of streams.num.standby.replicas. At least 0. Read-only: a change restarts the broker. @default 2 */
  readonly 'group.streams.max.standby.replicas'?: number;
  /** The minimum allowed value for the group-level configuration of streams.heartbeat.interval.ms. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 5000 */
  readonly 'group.streams.min.heartbeat.interval.ms'?: number;
  /** The minimum allowed value for the group-level configuration of streams.session.timeout.ms. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 45000 */
  readonly 'group.streams.min.session.timeout.ms'?: number;
  /** The number of standby replicas for each task. At least 0. Read-only: a change restarts the broker. @default 0 */
  readonly 'group.streams.num.standby.replicas'?: number;
  /** The timeout to detect client failures when using the streams group protocol. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 45000 */
  readonly 'group.streams.session.timeout.ms'?: number;
  /** A long representing the upper bound (bytes/sec) on replication traffic for leaders enumerated in the property leader.replication.throttled.replicas (for each topic). At least 0. Changed live, per broker. Set live only: ignored in the properties file. @default 9223372036854775807 */
  readonly 'leader.replication.throttled.rate'?: number;
  /** Map between listener names and security protocols. Changed live, per broker. @default SASL_SSL:SASL_SSL,PLAINTEXT:PLAINTEXT,SSL:SSL,SASL_PLAINTEXT:SASL_PLAINTEXT */
  readonly 'listener.security.protocol.map'?: string;
  /** Listener List - Comma-separated list of URIs we will listen on and the listener names. Changed live, per broker. @default PLAINTEXT://:9092 */
  readonly 'listeners'?: string | readonly string[];
  /** This configuration has been deprecated and will be removed in Kafka 5.0. Read-only: a change restarts the broker. @default true @deprecated This configuration has been deprecated and will be removed in Kafka 5.0. */
  readonly 'log.cleaner.enable'?: boolean;
  /** This config designates the retention policy to use on log segments. Changed live, cluster-wide. @default delete */
  readonly 'log.cleanup.policy'?: 'compact' | 'compact,delete' | 'delete' | 'delete,compact' | readonly ('compact' | 'delete')[];
  /** A comma-separated list of the directories where the log data is stored. Read-only: a change restarts the broker. @default /tmp/kafka-logs */
  readonly 'log.dir'?: string | readonly string[];
  /** If the broker is unable to successfully communicate to the controller that some log directory has failed for longer than this time, the broker will fail and shut down. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 30000 */
  readonly 'log.dir.failure.timeout.ms'?: number;
  /** A comma-separated list of the directories where the log data is stored. Read-only: a change restarts the broker. */
  readonly 'log.dirs'?: string | readonly string[];
  /** This configuration sets the allowable timestamp difference between the message timestamp and the broker's timestamp. Milliseconds. At least 0. Changed live, cluster-wide. @default 3600000 */
  readonly 'log.message.timestamp.after.max.ms'?: number;
  /** The maximum size of a single log file. Bytes. At least 1048576. Changed live, cluster-wide. @default 1073741824 */
  readonly 'log.segment.bytes'?: number;
  /** The maximum decompressed size, in bytes, of a single record the broker will accept; larger records are rejected with an InvalidRecordException. Bytes. 1 to 2147483639. Changed live, cluster-wide. @default 2147483639 */
  readonly 'max.decompressed.message.bytes'?: number;
  /** The maximum number of total incremental fetch sessions that we will maintain. At least 0. Read-only: a change restarts the broker. @default 1000 */
  readonly 'max.incremental.fetch.session.cache.slots'?: number;
  /** The maximum number of partitions can be served in one request. At least 1. Read-only: a change restarts the broker. @default 2000 */
  readonly 'max.request.partition.size.limit'?: number;
  /** The largest record batch size allowed by Kafka (after compression if compression is enabled).This can be set per topic with the topic level max.message.bytes config. Bytes. At least 0. Changed live, cluster-wide. @default 1048588 */
  readonly 'message.max.bytes'?: number;
  /** This configuration determines where we put the metadata log. Read-only: a change restarts the broker. */
  readonly 'metadata.log.dir'?: string;
  /** The maximum size of a single metadata log file. Bytes. At least 8388608. Read-only: a change restarts the broker. @default 1073741824 */
  readonly 'metadata.log.segment.bytes'?: number;
  /** A list of classes to use as metrics reporters. Changed live, cluster-wide. @default org.apache.kafka.common.metrics.JmxReporter */
  readonly 'metric.reporters'?: string | readonly string[];
  /** Specifies the minimum number of in-sync replicas (including the leader) required for a write to succeed when a producer sets acks to "all" (or "-1"). At least 1. Changed live, cluster-wide. @default 1 */
  readonly 'min.insync.replicas'?: number;
  /** The node ID associated with the roles this process is playing when process.roles is non-empty. At least 0. Read-only: a change restarts the broker. Required. */
  readonly 'node.id'?: number;
  /** The number of threads per data directory to be used for log recovery at startup and flushing at shutdown. At least 1. Changed live, cluster-wide. @default 2 */
  readonly 'num.recovery.threads.per.data.dir'?: number;
  /** Number of fetcher threads used to replicate records from each source broker. At least 1. Changed live, cluster-wide. @default 1 */
  readonly 'num.replica.fetchers'?: number;
  /** Batch size for reading from the offsets segments when loading group metadata into the cache (soft-limit, overridden if records are too large). At least 1. Read-only: a change restarts the broker. @default 5242880 */
  readonly 'offsets.load.buffer.size'?: number;
  /** The roles that this process plays: 'broker', 'controller', or 'broker,controller' if it is both. Read-only: a change restarts the broker. Required. */
  readonly 'process.roles'?: 'broker' | 'broker,controller' | 'controller' | 'controller,broker' | readonly ('broker' | 'controller')[];
  /** The maximum amount of time the server will wait before answering the fetch request containing remote fetch partitions. Milliseconds. At least 1. Changed live, cluster-wide. @default 500 */
  readonly 'remote.fetch.max.wait.ms'?: number;
  /** The maximum amount of time the server will wait for the remote list offsets request to complete. Milliseconds. At least 1. Changed live, cluster-wide. @default 30000 */
  readonly 'remote.list.offsets.request.timeout.ms'?: number;
  /** The total size of the space allocated to store index files fetched from remote storage in the local storage. Bytes. At least 1. Changed live, cluster-wide. @default 1073741824 */
  readonly 'remote.log.index.file.cache.total.size.bytes'?: number;
  /** Size of the thread pool used in scheduling tasks to copy segments. At least 1. Changed live, cluster-wide. @default 10 */
  readonly 'remote.log.manager.copier.thread.pool.size'?: number;
  /** The maximum number of bytes that can be copied from local storage to remote storage per second. Bytes. At least 1. Changed live, cluster-wide. @default 9223372036854775807 */
  readonly 'remote.log.manager.copy.max.bytes.per.second'?: number;
  /** The number of samples to retain in memory for remote copy quota management. At least 1. Read-only: a change restarts the broker. @default 11 */
  readonly 'remote.log.manager.copy.quota.window.num'?: number;
  /** The time span of each sample for remote copy quota management. Seconds. At least 1. Read-only: a change restarts the broker. @default 1 */
  readonly 'remote.log.manager.copy.quota.window.size.seconds'?: number;
  /** Size of the thread pool used in scheduling tasks to clean up the expired remote log segments. At least 1. Changed live, cluster-wide. @default 10 */
  readonly 'remote.log.manager.expiration.thread.pool.size'?: number;
  /** The maximum number of bytes that can be fetched from remote storage to local storage per second. Bytes. At least 1. Changed live, cluster-wide. @default 9223372036854775807 */
  readonly 'remote.log.manager.fetch.max.bytes.per.second'?: number;
  /** The number of samples to retain in memory for remote fetch quota management. At least 1. Read-only: a change restarts the broker. @default 11 */
  readonly 'remote.log.manager.fetch.quota.window.num'?: number;
  /** The time span of each sample for remote fetch quota management. Seconds. At least 1. Read-only: a change restarts the broker. @default 1 */
  readonly 'remote.log.manager.fetch.quota.window.size.seconds'?: number;
  /** Size of the thread pool used in scheduling follower tasks to read the highest-uploaded remote-offset for follower partitions. At least 1. Changed live, cluster-wide. @default 2 */
  readonly 'remote.log.manager.follower.thread.pool.size'?: number;
  /** Size of the thread pool used in scheduling follower tasks to read the highest-uploaded remote-offset for follower partitions. At least 1. Read-only: a change restarts the broker. @default 2 @deprecated This config is deprecated since 4.2, please use remote.log.manager.follower.thread.pool.size instead. */
  readonly 'remote.log.manager.thread.pool.size'?: number;
  /** Fully qualified class name of RemoteLogMetadataManager implementation. Read-only: a change restarts the broker. @default org.apache.kafka.server.log.remote.metadata.storage.TopicBasedRemoteLogMetadataManager */
  readonly 'remote.log.metadata.manager.class.name'?: string;
  /** Class path of the RemoteLogMetadataManager implementation. Read-only: a change restarts the broker. */
  readonly 'remote.log.metadata.manager.class.path'?: string;
  /** Size of the thread pool that is allocated for handling remote log reads. At least 1. Changed live, cluster-wide. @default 10 */
  readonly 'remote.log.reader.threads'?: number;
  /** Fully qualified class name of RemoteStorageManager implementation. Read-only: a change restarts the broker. */
  readonly 'remote.log.storage.manager.class.name'?: string;
  /** Class path of the RemoteStorageManager implementation. Read-only: a change restarts the broker. */
  readonly 'remote.log.storage.manager.class.path'?: string;
  /** A long representing the upper bound (bytes/sec) on disk IO used for moving replica between log directories on the same broker. Bytes. At least 0. Changed live, per broker. Set live only: ignored in the properties file. @default 9223372036854775807 */
  readonly 'replica.alter.log.dirs.io.max.bytes.per.second'?: number;
  /** If a follower hasn't sent any fetch requests or hasn't consumed up to the leader's log end offset for at least this time, the leader will remove the follower from ISR. Milliseconds. Read-only: a change restarts the broker. @default 30000 */
  readonly 'replica.lag.time.max.ms'?: number;
  /** The algorithm the Apache Kafka client should use to sign the assertion sent to the identity provider. Upper and lower case are alike. Read-only: a change restarts the broker. @default RS256 */
  readonly 'sasl.oauthbearer.assertion.algorithm'?: 'es256' | 'ES256' | 'rs256' | 'RS256';
  /** The JWT aud (Audience) claim which will be included in the client JWT assertion created locally. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.assertion.claim.aud'?: string;
  /** The number of seconds in the future for which the JWT is valid. Seconds. 0 to 86400. Read-only: a change restarts the broker. @default 300 */
  readonly 'sasl.oauthbearer.assertion.claim.exp.seconds'?: number;
  /** The value to be used as the iss (Issuer) claim which will be included in the client JWT assertion created locally. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.assertion.claim.iss'?: string;
  /** Flag that determines if the JWT assertion should generate a unique ID for the JWT and include it in the jti (JWT ID) claim. Read-only: a change restarts the broker. @default false */
  readonly 'sasl.oauthbearer.assertion.claim.jti.include'?: boolean;
  /** The number of seconds in the past from which the JWT is valid. Seconds. 0 to 3600. Read-only: a change restarts the broker. @default 60 */
  readonly 'sasl.oauthbearer.assertion.claim.nbf.seconds'?: number;
  /** The value to be used as the sub (Subject) claim which will be included in the client JWT assertion created locally. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.assertion.claim.sub'?: string;
  /** File that contains a pre-generated JWT assertion. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.assertion.file'?: string;
  /** File that contains a private key in the standard PEM format which is used to sign the JWT assertion sent to the identity provider. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.assertion.private.key.file'?: string;
  /** The optional passphrase to decrypt the private key file specified by sasl.oauthbearer.assertion.private.key.file. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.assertion.private.key.passphrase'?: ConfigReference;
  /** This optional configuration specifies the file containing the JWT headers and/or payload claims to be used when creating the JWT assertion. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.assertion.template.file'?: string;
  /** The ID (defined in/by the OAuth identity provider) to identify the client requesting the token. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.client.credentials.client.id'?: string;
  /** The secret (defined by either the user or preassigned, depending on the identity provider) of the client requesting the token. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.client.credentials.client.secret'?: ConfigReference;
  /** The (strongly recommended) comma-delimited setting for the broker to use to verify that the JWT was issued for one of the expected audiences. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.expected.audience'?: string | readonly string[];
  /** The (strongly recommended) setting for the broker to use to verify that the JWT was created by the expected issuer. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.expected.issuer'?: string;
  /** The fully-qualified class name of a JwtRetriever implementation used to request tokens from the identity provider. Read-only: a change restarts the broker. @default org.apache.kafka.common.security.oauthbearer.DefaultJwtRetriever */
  readonly 'sasl.oauthbearer.jwt.retriever.class'?: string;
  /** The fully-qualified class name of a JwtValidator implementation used to validate the JWT from the identity provider. Read-only: a change restarts the broker. @default org.apache.kafka.common.security.oauthbearer.DefaultJwtValidator */
  readonly 'sasl.oauthbearer.jwt.validator.class'?: string;
  /** This is the level of access a client application is granted to a resource or API which is included in the token request. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.scope'?: string;
  /** The duration in milliseconds that the share coordinator will wait for writes to accumulate before flushing them to disk. Milliseconds. At least -1. Read-only: a change restarts the broker. @default -1 */
  readonly 'share.coordinator.append.linger.ms'?: number;
  /** Batch size for reading from the share-group state topic when loading state information into the cache (soft-limit, overridden if records are too large). At least 1. Read-only: a change restarts the broker. @default 5242880 */
  readonly 'share.coordinator.load.buffer.size'?: number;
  /** The number of update records the share coordinator writes between snapshot records. At least 0. Read-only: a change restarts the broker. @default 500 */
  readonly 'share.coordinator.snapshot.update.records.per.snapshot'?: number;
  /** Compression codec for the share-group state topic. Read-only: a change restarts the broker. @default 0 */
  readonly 'share.coordinator.state.topic.compression.codec'?: number;
  /** Overridden min.insync.replicas for the share-group state topic. At least 1. Read-only: a change restarts the broker. @default 2 */
  readonly 'share.coordinator.state.topic.min.isr'?: number;
  /** The number of partitions for the share-group state topic (should not change after deployment). At least 1. Read-only: a change restarts the broker. @default 50 */
  readonly 'share.coordinator.state.topic.num.partitions'?: number;
  /** Replication factor for the share-group state topic. At least 1. Read-only: a change restarts the broker. @default 3 */
  readonly 'share.coordinator.state.topic.replication.factor'?: number;
  /** The log segment size for the share-group state topic. Bytes. At least 1. Read-only: a change restarts the broker. @default 104857600 */
  readonly 'share.coordinator.state.topic.segment.bytes'?: number;
  /** The number of threads used by the share coordinator. At least 1. Read-only: a change restarts the broker. @default 1 */
  readonly 'share.coordinator.threads'?: number;
  /** The duration in milliseconds that the share coordinator will wait for all replicas of the share-group state topic to receive a write. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 5000 */
  readonly 'share.coordinator.write.timeout.ms'?: number;
  /** The purge interval (in number of requests) of the share fetch request purgatory. Read-only: a change restarts the broker. @default 1000 */
  readonly 'share.fetch.purgatory.purge.interval.requests'?: number;
  /** Indicates whether changes to the certificate distinguished name should be allowed during a dynamic reconfiguration of certificates or not. Read-only: a change restarts the broker. @default false */
  readonly 'ssl.allow.dn.changes'?: boolean;
  /** Indicates whether changes to the certificate subject alternative names should be allowed during a dynamic reconfiguration of certificates or not. Read-only: a change restarts the broker. @default false */
  readonly 'ssl.allow.san.changes'?: boolean;
  /** The maximum size (after compression if compression is used) of telemetry metrics pushed from a client to the broker. Bytes. At least 1. Read-only: a change restarts the broker. @default 1048576 */
  readonly 'telemetry.max.bytes'?: number;
  /** The minimum number of replicas that must acknowledge a write to transaction topic in order to be considered successful. At least 1. Read-only: a change restarts the broker. @default 2 */
  readonly 'transaction.state.log.min.isr'?: number;
  /** Allow participation in Two-Phase Commit (2PC) transactions with an external transaction coordinator. Read-only: a change restarts the broker. @default false */
  readonly 'transaction.two.phase.commit.enable'?: boolean;
  /** Indicates whether to enable replicas not in the ISR set to be elected as leader as a last resort, even though doing so may result in data loss Note: In KRaft mode, when enabling this config … Changed live, cluster-wide. @default false */
  readonly 'unclean.leader.election.enable'?: boolean;
  readonly 'alter.config.policy.kraft.compatibility.enable'?: (boolean) & Removed<'removed in 4.0: it eased the move from ZooKeeper to KRaft; remove it'>;
  readonly 'authorizer.zookeeper.connection.timeout.ms'?: (number) & Removed<'removed in 4.0: ACLs are in KRaft metadata; remove it and use org.apache.kafka.metadata.authorizer.StandardAuthorizer'>;
  readonly 'authorizer.zookeeper.max.in.flight.requests'?: (number) & Removed<'removed in 4.0: ACLs are in KRaft metadata; remove it and use org.apache.kafka.metadata.authorizer.StandardAuthorizer'>;
  readonly 'authorizer.zookeeper.session.timeout.ms'?: (number) & Removed<'removed in 4.0: ACLs are in KRaft metadata; remove it and use org.apache.kafka.metadata.authorizer.StandardAuthorizer'>;
  readonly 'authorizer.zookeeper.url'?: (string) & Removed<'removed in 4.0: ACLs are in KRaft metadata; remove it and use org.apache.kafka.metadata.authorizer.StandardAuthorizer'>;
  readonly 'auto.include.jmx.reporter'?: (boolean) & Removed<'removed in 4.0: metric.reporters has org.apache.kafka.common.metrics.JmxReporter by default; set that instead'>;
  readonly 'broker.id.generation.enable'?: (boolean) & Removed<'removed in 4.0: every node states its node.id; remove it'>;
  readonly 'control.plane.listener.name'?: (string) & Removed<'removed in 4.0: controllers have listeners of their own; use controller.listener.names'>;
  readonly 'controlled.shutdown.max.retries'?: (number) & Removed<'removed in 4.0: the KRaft controller leads a controlled shutdown; only controlled.shutdown.enable is left'>;
  readonly 'controlled.shutdown.retry.backoff.ms'?: (number) & Removed<'removed in 4.0: the KRaft controller leads a controlled shutdown; only controlled.shutdown.enable is left'>;
  readonly 'delegation.token.master.key'?: (ConfigReference) & Removed<'removed in 4.0: use delegation.token.secret.key'>;
  readonly 'eligible.leader.replicas.enable'?: (boolean) & Removed<'removed in 4.0: it is a cluster feature now; raise eligible.leader.replicas.version with kafka-features.sh'>;
  readonly 'group.share.max.groups'?: (number) & Removed<'removed in 4.1: the number of share groups has no such limit any more; remove it'>;
  readonly 'inter.broker.protocol.version'?: (string) & Removed<'removed in 4.0: the cluster feature metadata.version took its place; raise that with kafka-features.sh'>;
  readonly 'leader.imbalance.per.broker.percentage'?: (number) & Removed<'removed in 4.0: the KRaft controller moves every leader that is not preferred; remove it'>;
  readonly 'log.message.downconversion.enable'?: (boolean) & Removed<'removed in 4.0: records are never converted down; remove it'>;
  readonly 'log.message.format.version'?: (string) & Removed<'removed in 4.0: records are always written in the newest format; remove it'>;
  readonly 'log.message.timestamp.difference.max.ms'?: (number) & Removed<'removed in 4.0: use log.message.timestamp.before.max.ms and log.message.timestamp.after.max.ms'>;
  readonly 'offsets.commit.required.acks'?: (number) & Removed<'removed in 4.0: offset commits always wait for all in-sync replicas; remove it'>;
  readonly 'password.encoder.cipher.algorithm'?: (string) & Removed<'removed in 4.0: passwords set live are no longer kept in ZooKeeper; remove it'>;
  readonly 'password.encoder.iterations'?: (number) & Removed<'removed in 4.0: passwords set live are no longer kept in ZooKeeper; remove it'>;
  readonly 'password.encoder.key.length'?: (number) & Removed<'removed in 4.0: passwords set live are no longer kept in ZooKeeper; remove it'>;
  readonly 'password.encoder.keyfactory.algorithm'?: (string) & Removed<'removed in 4.0: passwords set live are no longer kept in ZooKeeper; remove it'>;
  readonly 'password.encoder.old.secret'?: (ConfigReference) & Removed<'removed in 4.0: passwords set live are no longer kept in ZooKeeper; remove it'>;
  readonly 'password.encoder.secret'?: (ConfigReference) & Removed<'removed in 4.0: passwords set live are no longer kept in ZooKeeper; remove it'>;
  readonly 'reserved.broker.max.id'?: (number) & Removed<'removed in 4.0: every node states its node.id; remove it'>;
  readonly 'zookeeper.clientCnxnSocket'?: (string) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.connect'?: (string) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.connection.timeout.ms'?: (number) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.max.in.flight.requests'?: (number) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.metadata.migration.enable'?: (boolean) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.session.timeout.ms'?: (number) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.set.acl'?: (boolean) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.cipher.suites'?: (string | readonly string[]) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.client.enable'?: (boolean) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.crl.enable'?: (boolean) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.enabled.protocols'?: (string | readonly string[]) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.endpoint.identification.algorithm'?: (string) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.keystore.location'?: (string) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.keystore.password'?: (ConfigReference) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.keystore.type'?: (string) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.ocsp.enable'?: (boolean) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.protocol'?: (string) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.truststore.location'?: (string) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.truststore.password'?: (ConfigReference) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.truststore.type'?: (string) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
}

/** Broker settings of Kafka 4.3. */
export interface Broker4_3 extends Common {
  /** The maximum allowed timeout for adding partitions to transactions on the server side. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 100 */
  readonly 'add.partitions.to.txn.retry.backoff.max.ms'?: number;
  /** The server-side retry backoff when the server attemptsto add the partition to the transaction. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 20 */
  readonly 'add.partitions.to.txn.retry.backoff.ms'?: number;
  /** Specifies the listener addresses that the Kafka brokers will advertise to clients and other brokers. Read-only: a change restarts the broker. */
  readonly 'advertised.listeners'?: string | readonly string[];
  /** The broker id for this server. Read-only: a change restarts the broker. @default -1 */
  readonly 'broker.id'?: number;
  /** The compression level to use if compression.type is set to 'gzip'. 1 to 9, or -1. Changed live, cluster-wide. @default -1 */
  readonly 'compression.gzip.level'?: number;
  /** The compression level to use if compression.type is set to 'lz4'. 1 to 17. Changed live, cluster-wide. @default 9 */
  readonly 'compression.lz4.level'?: number;
  /** The compression level to use if compression.type is set to 'zstd'. -131072 to 22. Changed live, cluster-wide. @default 3 */
  readonly 'compression.zstd.level'?: number;
  /** Comma-separated alias names for classes implementing the ConfigProvider interface. Changed live, cluster-wide. */
  readonly 'config.providers'?: string | readonly string[];
  /** A comma-separated list of the names of the listeners used by the controller. Read-only: a change restarts the broker. Required. */
  readonly 'controller.listener.names'?: string | readonly string[];
  /** The duration in milliseconds that the leader will wait for writes to accumulate before flushing them to disk. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 25 */
  readonly 'controller.quorum.append.linger.ms'?: number;
  /** Controls whether a KRaft controller should automatically join the cluster metadata partition for its cluster id. Read-only: a change restarts the broker. @default false */
  readonly 'controller.quorum.auto.join.enable'?: boolean;
  /** List of endpoints to use for bootstrapping the cluster metadata. Read-only: a change restarts the broker. */
  readonly 'controller.quorum.bootstrap.servers'?: string | readonly string[];
  /** Maximum time in milliseconds before starting new elections. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 1000 */
  readonly 'controller.quorum.election.backoff.max.ms'?: number;
  /** Maximum time in milliseconds to wait without being able to fetch from the leader before triggering a new election. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 1000 */
  readonly 'controller.quorum.election.timeout.ms'?: number;
  /** Maximum amount of data to retrieve for each Fetch request. Bytes. At least 1. Read-only: a change restarts the broker. @default 1048576 */
  readonly 'controller.quorum.fetch.max.bytes'?: number;
  /** Maximum amount of data to retrieve for each FetchSnapshot request to the controller. Bytes. At least 1. Read-only: a change restarts the broker. @default 1048576 */
  readonly 'controller.quorum.fetch.snapshot.max.bytes'?: number;
  /** Maximum time without a successful fetch from the current leader before becoming a candidate and triggering an election for voters; Maximum time a leader can go without receiving valid fetch or … Milliseconds. At least 0. Read-only: a change restarts the broker. @default 2000 */
  readonly 'controller.quorum.fetch.timeout.ms'?: number;
  /** The configuration controls the maximum amount of time the client will wait for the response of a request. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 2000 */
  readonly 'controller.quorum.request.timeout.ms'?: number;
  /** The amount of time to wait before attempting to retry a failed request to a given topic partition. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 20 */
  readonly 'controller.quorum.retry.backoff.ms'?: number;
  /** A comma-separated list of the directories that are cordoned. Changed live, per broker. */
  readonly 'cordoned.log.dirs'?: string | readonly string[];
  /** The default replication factor per topic. Read-only: a change restarts the broker. @default 1 */
  readonly 'default.replication.factor'?: number;
  /** When set to true, topics can be deleted by the admin client. Read-only: a change restarts the broker. @default true */
  readonly 'delete.topic.enable'?: boolean;
  /** A comma-separated list of listener names which may be started before the authorizer has finished initialization. Read-only: a change restarts the broker. */
  readonly 'early.start.listeners'?: string | readonly string[];
  /** When enabled, an empty follower skips offsets up to the last tiered offset and begins replication from the next offset. Changed live, cluster-wide. @default false */
  readonly 'follower.fetch.last.tiered.offset.enable'?: boolean;
  /** A long representing the upper bound (bytes/sec) on replication traffic for followers enumerated in the property follower.replication.throttled.replicas (for each topic). At least 0. Changed live, cluster-wide. Set live only: ignored in the properties file. @default 9223372036854775807 */
  readonly 'follower.replication.throttled.rate'?: number;
  /** The interval between assignment updates for a consumer group. Milliseconds. At least 0. Changed live, cluster-wide. @default 1000 */
  readonly 'group.consumer.assignment.interval.ms'?: number;
  /** The server side assignors as a list of either names for builtin assignors or full class names for customer assignors. Read-only: a change restarts the broker. @default uniform,range */
  readonly 'group.consumer.assignors'?: string | readonly string[];
  /** The heartbeat interval given to the members of a consumer group. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 5000 */
  readonly 'group.consumer.heartbeat.interval.ms'?: number;
  /** The maximum interval between assignment updates for a consumer group. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 15000 */
  readonly 'group.consumer.max.assignment.interval.ms'?: number;
  /** The maximum heartbeat interval for registered consumers. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 15000 */
  readonly 'group.consumer.max.heartbeat.interval.ms'?: number;
  /** The maximum allowed session timeout for registered consumers. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 60000 */
  readonly 'group.consumer.max.session.timeout.ms'?: number;
  /** The maximum number of consumers that a single consumer group can accommodate. At least 1. Read-only: a change restarts the broker. @default 2147483647 */
  readonly 'group.consumer.max.size'?: number;
  /** The config that enables converting the non-empty classic group using the consumer embedded protocol to the non-empty consumer group using the consumer group protocol and vice versa; conversions of … Upper and lower case are alike. Read-only: a change restarts the broker. @default bidirectional */
  readonly 'group.consumer.migration.policy'?: 'bidirectional' | 'BIDIRECTIONAL' | 'disabled' | 'DISABLED' | 'downgrade' | 'DOWNGRADE' | 'upgrade' | 'UPGRADE';
  /** The minimum interval between assignment updates for a consumer group. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 0 */
  readonly 'group.consumer.min.assignment.interval.ms'?: number;
  /** The minimum heartbeat interval for registered consumers. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 5000 */
  readonly 'group.consumer.min.heartbeat.interval.ms'?: number;
  /** The minimum allowed session timeout for registered consumers. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 45000 */
  readonly 'group.consumer.min.session.timeout.ms'?: number;
  /** The timeout to detect client failures when using the consumer group protocol. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 45000 */
  readonly 'group.consumer.session.timeout.ms'?: number;
  /** The duration in milliseconds that the coordinator will wait for writes to accumulate before flushing them to disk. Milliseconds. At least -1. Read-only: a change restarts the broker. @default -1 */
  readonly 'group.coordinator.append.linger.ms'?: number;
  /** The number of threads used by the group coordinator for processing background tasks (e.g. At least 1. Read-only: a change restarts the broker. @default 2 */
  readonly 'group.coordinator.background.threads'?: number;
  /** The maximum buffer size that the GroupCoordinator will retain for reuse. Bytes. At least 524288. Changed live, cluster-wide. @default 1048588 */
  readonly 'group.coordinator.cached.buffer.max.bytes'?: number;
  /** This configuration is deprecated and will be removed in Kafka 5.0. Read-only: a change restarts the broker. @default classic,consumer,streams @deprecated This configuration is deprecated and will be removed in Kafka 5.0. */
  readonly 'group.coordinator.rebalance.protocols'?: 'consumer' | 'classic' | 'share' | 'streams' | readonly ('consumer' | 'classic' | 'share' | 'streams')[];
  /** The number of threads used by the group coordinator for processing requests. At least 1. Read-only: a change restarts the broker. @default 4 */
  readonly 'group.coordinator.threads'?: number;
  /** The interval between assignment updates for a share group. Milliseconds. At least 0. Changed live, cluster-wide. @default 1000 */
  readonly 'group.share.assignment.interval.ms'?: number;
  /** The server-side assignors as a list of either names for built-in assignors or full class names for custom assignors. Read-only: a change restarts the broker. @default simple */
  readonly 'group.share.assignors'?: string | readonly string[];
  /** The maximum number of delivery attempts for a record delivered to a share group. 2 to 10. Read-only: a change restarts the broker. @default 5 */
  readonly 'group.share.delivery.count.limit'?: number;
  /** The heartbeat interval given to the members of a share group. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 5000 */
  readonly 'group.share.heartbeat.interval.ms'?: number;
  /** The maximum interval between assignment updates for a share group. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 15000 */
  readonly 'group.share.max.assignment.interval.ms'?: number;
  /** The maximum value of a group configuration for the maximum number of delivery attempts for a record delivered to a share group. 5 to 25. Read-only: a change restarts the broker. @default 10 */
  readonly 'group.share.max.delivery.count.limit'?: number;
  /** The maximum heartbeat interval for share group members. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 15000 */
  readonly 'group.share.max.heartbeat.interval.ms'?: number;
  /** The maximum value of a group configuration for the record lock limit per share-partition. 2000 to 10000. Read-only: a change restarts the broker. @default 4000 */
  readonly 'group.share.max.partition.max.record.locks'?: number;
  /** The maximum value of a group configuration for record acquisition lock duration in milliseconds. Milliseconds. 30000 to 3600000. Read-only: a change restarts the broker. @default 60000 */
  readonly 'group.share.max.record.lock.duration.ms'?: number;
  /** The maximum allowed session timeout for share group members. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 60000 */
  readonly 'group.share.max.session.timeout.ms'?: number;
  /** The maximum number of share sessions per broker. At least 1. Read-only: a change restarts the broker. @default 2000 */
  readonly 'group.share.max.share.sessions'?: number;
  /** The maximum number of members that a single share group can accommodate. 1 to 1000. Read-only: a change restarts the broker. @default 200 */
  readonly 'group.share.max.size'?: number;
  /** The minimum interval between assignment updates for a share group. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 0 */
  readonly 'group.share.min.assignment.interval.ms'?: number;
  /** The minimum value of a group configuration for the maximum number of delivery attempts for a record delivered to a share group. 2 to 5. Read-only: a change restarts the broker. @default 2 */
  readonly 'group.share.min.delivery.count.limit'?: number;
  /** The minimum heartbeat interval for share group members. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 5000 */
  readonly 'group.share.min.heartbeat.interval.ms'?: number;
  /** The minimum value of a group configuration for the record lock limit per share-partition. 100 to 2000. Read-only: a change restarts the broker. @default 100 */
  readonly 'group.share.min.partition.max.record.locks'?: number;
  /** The minimum value of a group configuration for record acquisition lock duration in milliseconds. Milliseconds. 1000 to 30000. Read-only: a change restarts the broker. @default 15000 */
  readonly 'group.share.min.record.lock.duration.ms'?: number;
  /** The minimum allowed session timeout for share group members. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 45000 */
  readonly 'group.share.min.session.timeout.ms'?: number;
  /** Share-group record lock limit per share-partition. 100 to 10000. Read-only: a change restarts the broker. @default 2000 */
  readonly 'group.share.partition.max.record.locks'?: number;
  /** The record acquisition lock duration in milliseconds for share groups. Milliseconds. 1000 to 3600000. Read-only: a change restarts the broker. @default 30000 */
  readonly 'group.share.record.lock.duration.ms'?: number;
  /** The timeout to detect client failures when using the share group protocol. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 45000 */
  readonly 'group.share.session.timeout.ms'?: number;
  /** The interval between assignment updates for a streams group. Milliseconds. At least 0. Changed live, cluster-wide. @default 1000 */
  readonly 'group.streams.assignment.interval.ms'?: number;
  /** The heartbeat interval given to the members. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 5000 */
  readonly 'group.streams.heartbeat.interval.ms'?: number;
  /** The amount of time the group coordinator will wait for more streams clients to join a new group before performing the first rebalance. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 3000 */
  readonly 'group.streams.initial.rebalance.delay.ms'?: number;
  /** The maximum interval between assignment updates for a streams group. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 15000 */
  readonly 'group.streams.max.assignment.interval.ms'?: number;
  /** The maximum allowed value for the group-level configuration of streams.heartbeat.interval.ms. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 15000 */
  readonly 'group.streams.max.heartbeat.interval.ms'?: number;
  /** The maximum allowed value for the group-level configuration of streams.session.timeout.ms. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 60000 */
  readonly 'group.streams.max.session.timeout.ms'?: number;
  /** The maximum number of streams clients that a single streams group can accommodate. At least 1. Read-only: a change restarts the broker. @default 2147483647 */
  readonly 'group.streams.max.size'?: number;
  /** The maximum allowed value for the group-level configuration of streams.num.standby.replicas. At least 0. Read-only: a change restarts the broker. @default 2 */
  readonly 'group.streams.max.standby.replicas'?: number;
  /** The minimum interval between assignment updates for a streams group. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 0 */
  readonly 'group.streams.min.assignment.interval.ms'?: number;
  /** The minimum allowed value for the group-level configuration of streams.heartbeat.interval.ms. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 5000 */
  readonly 'group.streams.min.heartbeat.interval.ms'?: number;
  /** The minimum allowed value for the group-level configuration of streams.session.timeout.ms. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 45000 */
  readonly 'group.streams.min.session.timeout.ms'?: number;
  /** The number of standby replicas for each task. At least 0. Read-only: a change restarts the broker. @default 0 */
  readonly 'group.streams.num.standby.replicas'?: number;
  /** The timeout to detect client failures when using the streams group protocol. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 45000 */
  readonly 'group.streams.session.timeout.ms'?: number;
  /** A long representing the upper bound (bytes/sec) on replication traffic for leaders enumerated in the property leader.replication.throttled.replicas (for each topic). At least 0. Changed live, cluster-wide. Set live only: ignored in the properties file. @default 9223372036854775807 */
  readonly 'leader.replication.throttled.rate'?: number;
  /** Map between listener names and security protocols. Changed live, per broker. @default SASL_SSL:SASL_SSL,PLAINTEXT:PLAINTEXT,SSL:SSL,SASL_PLAINTEXT:SASL_PLAINTEXT */
  readonly 'listener.security.protocol.map'?: string;
  /** Listener List - Comma-separated list of URIs we will listen on and the listener names. Changed live, per broker. @default PLAINTEXT://:9092 */
  readonly 'listeners'?: string | readonly string[];
  /** This configuration has been deprecated and will be removed in Kafka 5.0. Read-only: a change restarts the broker. @default true @deprecated This configuration has been deprecated and will be removed in Kafka 5.0. */
  readonly 'log.cleaner.enable'?: boolean;
  /** This config designates the retention policy to use on log segments. Changed live, cluster-wide. @default delete */
  readonly 'log.cleanup.policy'?: 'compact' | 'compact,delete' | 'delete' | 'delete,compact' | readonly ('compact' | 'delete')[];
  /** A comma-separated list of the directories where the log data is stored. Read-only: a change restarts the broker. @default /tmp/kafka-logs */
  readonly 'log.dir'?: string | readonly string[];
  /** If the broker is unable to successfully communicate to the controller that some log directory has failed for longer than this time, the broker will fail and shut down. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 30000 */
  readonly 'log.dir.failure.timeout.ms'?: number;
  /** A comma-separated list of the directories where the log data is stored. Read-only: a change restarts the broker. */
  readonly 'log.dirs'?: string | readonly string[];
  /** This configuration sets the allowable timestamp difference between the message timestamp and the broker's timestamp. Milliseconds. At least 0. Changed live, cluster-wide. @default 3600000 */
  readonly 'log.message.timestamp.after.max.ms'?: number;
  /** The maximum size of a single log file. Bytes. At least 1048576. Changed live, cluster-wide. @default 1073741824 */
  readonly 'log.segment.bytes'?: number;
  /** The maximum number of total incremental fetch sessions that we will maintain. At least 0. Read-only: a change restarts the broker. @default 1000 */
  readonly 'max.incremental.fetch.session.cache.slots'?: number;
  /** The maximum number of partitions can be served in one request. At least 1. Read-only: a change restarts the broker. @default 2000 */
  readonly 'max.request.partition.size.limit'?: number;
  /** The largest record batch size allowed by Kafka (after compression if compression is enabled).This can be set per topic with the topic level max.message.bytes config. Bytes. At least 0. Changed live, cluster-wide. @default 1048588 */
  readonly 'message.max.bytes'?: number;
  /** This configuration determines where we put the metadata log. Read-only: a change restarts the broker. */
  readonly 'metadata.log.dir'?: string;
  /** The maximum size of a single metadata log file. Bytes. At least 8388608. Read-only: a change restarts the broker. @default 1073741824 */
  readonly 'metadata.log.segment.bytes'?: number;
  /** A list of classes to use as metrics reporters. Changed live, cluster-wide. @default org.apache.kafka.common.metrics.JmxReporter */
  readonly 'metric.reporters'?: string | readonly string[];
  /** Specifies the minimum number of in-sync replicas (including the leader) required for a write to succeed when a producer sets acks to "all" (or "-1"). At least 1. Changed live, cluster-wide. @default 1 */
  readonly 'min.insync.replicas'?: number;
  /** The node ID associated with the roles this process is playing when process.roles is non-empty. At least 0. Read-only: a change restarts the broker. Required. */
  readonly 'node.id'?: number;
  /** The number of threads per data directory to be used for log recovery at startup and flushing at shutdown. At least 1. Changed live, cluster-wide. @default 2 */
  readonly 'num.recovery.threads.per.data.dir'?: number;
  /** Number of fetcher threads used to replicate records from each source broker. At least 1. Changed live, cluster-wide. @default 1 */
  readonly 'num.replica.fetchers'?: number;
  /** Batch size for reading from the offsets segments when loading group metadata into the cache (soft-limit, overridden if records are too large). At least 1. Read-only: a change restarts the broker. @default 5242880 */
  readonly 'offsets.load.buffer.size'?: number;
  /** The roles that this process plays: 'broker', 'controller', or 'broker,controller' if it is both. Read-only: a change restarts the broker. Required. */
  readonly 'process.roles'?: 'broker' | 'broker,controller' | 'controller' | 'controller,broker' | readonly ('broker' | 'controller')[];
  /** The maximum amount of time the server will wait before answering the fetch request containing remote fetch partitions. Milliseconds. At least 1. Changed live, cluster-wide. @default 500 */
  readonly 'remote.fetch.max.wait.ms'?: number;
  /** The maximum amount of time the server will wait for the remote list offsets request to complete. Milliseconds. At least 1. Changed live, cluster-wide. @default 30000 */
  readonly 'remote.list.offsets.request.timeout.ms'?: number;
  /** The total size of the space allocated to store index files fetched from remote storage in the local storage. Bytes. At least 1. Changed live, cluster-wide. @default 1073741824 */
  readonly 'remote.log.index.file.cache.total.size.bytes'?: number;
  /** Size of the thread pool used in scheduling tasks to copy segments. At least 1. Changed live, cluster-wide. @default 10 */
  readonly 'remote.log.manager.copier.thread.pool.size'?: number;
  /** The maximum number of bytes that can be copied from local storage to remote storage per second. Bytes. At least 1. Changed live, cluster-wide. @default 9223372036854775807 */
  readonly 'remote.log.manager.copy.max.bytes.per.second'?: number;
  /** The number of samples to retain in memory for remote copy quota management. At least 1. Read-only: a change restarts the broker. @default 11 */
  readonly 'remote.log.manager.copy.quota.window.num'?: number;
  /** The time span of each sample for remote copy quota management. Seconds. At least 1. Read-only: a change restarts the broker. @default 1 */
  readonly 'remote.log.manager.copy.quota.window.size.seconds'?: number;
  /** Size of the thread pool used in scheduling tasks to clean up the expired remote log segments. At least 1. Changed live, cluster-wide. @default 10 */
  readonly 'remote.log.manager.expiration.thread.pool.size'?: number;
  /** The maximum number of bytes that can be fetched from remote storage to local storage per second. Bytes. At least 1. Changed live, cluster-wide. @default 9223372036854775807 */
  readonly 'remote.log.manager.fetch.max.bytes.per.second'?: number;
  /** The number of samples to retain in memory for remote fetch quota management. At least 1. Read-only: a change restarts the broker. @default 11 */
  readonly 'remote.log.manager.fetch.quota.window.num'?: number;
  /** The time span of each sample for remote fetch quota management. Seconds. At least 1. Read-only: a change restarts the broker. @default 1 */
  readonly 'remote.log.manager.fetch.quota.window.size.seconds'?: number;
  /** Size of the thread pool used in scheduling follower tasks to read the highest-uploaded remote-offset for follower partitions. At least 1. Changed live, cluster-wide. @default 2 */
  readonly 'remote.log.manager.follower.thread.pool.size'?: number;
  /** Size of the thread pool used in scheduling follower tasks to read the highest-uploaded remote-offset for follower partitions. At least 1. Read-only: a change restarts the broker. @default 2 @deprecated This config is deprecated since 4.2, please use remote.log.manager.follower.thread.pool.size instead. */
  readonly 'remote.log.manager.thread.pool.size'?: number;
  /** Fully qualified class name of RemoteLogMetadataManager implementation. Read-only: a change restarts the broker. @default org.apache.kafka.server.log.remote.metadata.storage.TopicBasedRemoteLogMetadataManager */
  readonly 'remote.log.metadata.manager.class.name'?: string;
  /** Class path of the RemoteLogMetadataManager implementation. Read-only: a change restarts the broker. */
  readonly 'remote.log.metadata.manager.class.path'?: string;
  /** Size of the thread pool that is allocated for handling remote log reads. At least 1. Changed live, cluster-wide. @default 10 */
  readonly 'remote.log.reader.threads'?: number;
  /** Fully qualified class name of RemoteStorageManager implementation. Read-only: a change restarts the broker. */
  readonly 'remote.log.storage.manager.class.name'?: string;
  /** Class path of the RemoteStorageManager implementation. Read-only: a change restarts the broker. */
  readonly 'remote.log.storage.manager.class.path'?: string;
  /** A long representing the upper bound (bytes/sec) on disk IO used for moving replica between log directories on the same broker. Bytes. At least 0. Changed live, cluster-wide. Set live only: ignored in the properties file. @default 9223372036854775807 */
  readonly 'replica.alter.log.dirs.io.max.bytes.per.second'?: number;
  /** If a follower hasn't sent any fetch requests or hasn't consumed up to the leader's log end offset for at least this time, the leader will remove the follower from ISR. Milliseconds. Read-only: a change restarts the broker. @default 30000 */
  readonly 'replica.lag.time.max.ms'?: number;
  /** The algorithm the Apache Kafka client should use to sign the assertion sent to the identity provider. Upper and lower case are alike. Read-only: a change restarts the broker. @default RS256 */
  readonly 'sasl.oauthbearer.assertion.algorithm'?: 'es256' | 'ES256' | 'rs256' | 'RS256';
  /** The JWT aud (Audience) claim which will be included in the client JWT assertion created locally. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.assertion.claim.aud'?: string;
  /** The number of seconds in the future for which the JWT is valid. Seconds. 0 to 86400. Read-only: a change restarts the broker. @default 300 */
  readonly 'sasl.oauthbearer.assertion.claim.exp.seconds'?: number;
  /** The value to be used as the iss (Issuer) claim which will be included in the client JWT assertion created locally. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.assertion.claim.iss'?: string;
  /** Flag that determines if the JWT assertion should generate a unique ID for the JWT and include it in the jti (JWT ID) claim. Read-only: a change restarts the broker. @default false */
  readonly 'sasl.oauthbearer.assertion.claim.jti.include'?: boolean;
  /** The number of seconds in the past from which the JWT is valid. Seconds. 0 to 3600. Read-only: a change restarts the broker. @default 60 */
  readonly 'sasl.oauthbearer.assertion.claim.nbf.seconds'?: number;
  /** The value to be used as the sub (Subject) claim which will be included in the client JWT assertion created locally. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.assertion.claim.sub'?: string;
  /** File that contains a pre-generated JWT assertion. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.assertion.file'?: string;
  /** File that contains a private key in the standard PEM format which is used to sign the JWT assertion sent to the identity provider. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.assertion.private.key.file'?: string;
  /** The optional passphrase to decrypt the private key file specified by sasl.oauthbearer.assertion.private.key.file. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.assertion.private.key.passphrase'?: ConfigReference;
  /** This optional configuration specifies the file containing the JWT headers and/or payload claims to be used when creating the JWT assertion. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.assertion.template.file'?: string;
  /** The ID (defined in/by the OAuth identity provider) to identify the client requesting the token. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.client.credentials.client.id'?: string;
  /** The secret (defined by either the user or preassigned, depending on the identity provider) of the client requesting the token. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.client.credentials.client.secret'?: ConfigReference;
  /** The (strongly recommended) comma-delimited setting for the broker to use to verify that the JWT was issued for one of the expected audiences. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.expected.audience'?: string | readonly string[];
  /** The (strongly recommended) setting for the broker to use to verify that the JWT was created by the expected issuer. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.expected.issuer'?: string;
  /** The fully-qualified class name of a JwtRetriever implementation used to request tokens from the identity provider. Read-only: a change restarts the broker. @default org.apache.kafka.common.security.oauthbearer.DefaultJwtRetriever */
  readonly 'sasl.oauthbearer.jwt.retriever.class'?: string;
  /** The fully-qualified class name of a JwtValidator implementation used to validate the JWT from the identity provider. Read-only: a change restarts the broker. @default org.apache.kafka.common.security.oauthbearer.DefaultJwtValidator */
  readonly 'sasl.oauthbearer.jwt.validator.class'?: string;
  /** This is the level of access a client application is granted to a resource or API which is included in the token request. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.scope'?: string;
  /** The duration in milliseconds that the share coordinator will wait for writes to accumulate before flushing them to disk. Milliseconds. At least -1. Read-only: a change restarts the broker. @default -1 */
  readonly 'share.coordinator.append.linger.ms'?: number;
  /** The maximum buffer size that the ShareCoordinator will retain for reuse. Bytes. At least 524288. Changed live, cluster-wide. @default 1048588 */
  readonly 'share.coordinator.cached.buffer.max.bytes'?: number;
  /** Batch size for reading from the share-group state topic when loading state information into the cache (soft-limit, overridden if records are too large). At least 1. Read-only: a change restarts the broker. @default 5242880 */
  readonly 'share.coordinator.load.buffer.size'?: number;
  /** The number of update records the share coordinator writes between snapshot records. 0 to 500. Read-only: a change restarts the broker. @default 500 */
  readonly 'share.coordinator.snapshot.update.records.per.snapshot'?: number;
  /** Compression codec for the share-group state topic. Read-only: a change restarts the broker. @default 0 */
  readonly 'share.coordinator.state.topic.compression.codec'?: number;
  /** Overridden min.insync.replicas for the share-group state topic. At least 1. Read-only: a change restarts the broker. @default 2 */
  readonly 'share.coordinator.state.topic.min.isr'?: number;
  /** The number of partitions for the share-group state topic (should not change after deployment). At least 1. Read-only: a change restarts the broker. @default 50 */
  readonly 'share.coordinator.state.topic.num.partitions'?: number;
  /** Replication factor for the share-group state topic. At least 1. Read-only: a change restarts the broker. @default 3 */
  readonly 'share.coordinator.state.topic.replication.factor'?: number;
  /** The log segment size for the share-group state topic. Bytes. At least 1. Read-only: a change restarts the broker. @default 104857600 */
  readonly 'share.coordinator.state.topic.segment.bytes'?: number;
  /** The number of threads used by the share coordinator. At least 1. Read-only: a change restarts the broker. @default 1 */
  readonly 'share.coordinator.threads'?: number;
  /** The duration in milliseconds that the share coordinator will wait for all replicas of the share-group state topic to receive a write. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 5000 */
  readonly 'share.coordinator.write.timeout.ms'?: number;
  /** The purge interval (in number of requests) of the share fetch request purgatory. Read-only: a change restarts the broker. @default 1000 */
  readonly 'share.fetch.purgatory.purge.interval.requests'?: number;
  /** Indicates whether changes to the certificate distinguished name should be allowed during a dynamic reconfiguration of certificates or not. Read-only: a change restarts the broker. @default false */
  readonly 'ssl.allow.dn.changes'?: boolean;
  /** Indicates whether changes to the certificate subject alternative names should be allowed during a dynamic reconfiguration of certificates or not. Read-only: a change restarts the broker. @default false */
  readonly 'ssl.allow.san.changes'?: boolean;
  /** The maximum size (after compression if compression is used) of telemetry metrics pushed from a client to the broker. Bytes. At least 1. Read-only: a change restarts the broker. @default 1048576 */
  readonly 'telemetry.max.bytes'?: number;
  /** The minimum number of replicas that must acknowledge a write to transaction topic in order to be considered successful. At least 1. Read-only: a change restarts the broker. @default 2 */
  readonly 'transaction.state.log.min.isr'?: number;
  /** Allow participation in Two-Phase Commit (2PC) transactions with an external transaction coordinator. Read-only: a change restarts the broker. @default false */
  readonly 'transaction.two.phase.commit.enable'?: boolean;
  /** Indicates whether to enable replicas not in the ISR set to be elected as leader as a last resort, even though doing so may result in data loss Note: In KRaft mode, when enabling this config … Changed live, cluster-wide. @default false */
  readonly 'unclean.leader.election.enable'?: boolean;
  readonly 'alter.config.policy.kraft.compatibility.enable'?: (boolean) & Removed<'removed in 4.0: it eased the move from ZooKeeper to KRaft; remove it'>;
  readonly 'authorizer.zookeeper.connection.timeout.ms'?: (number) & Removed<'removed in 4.0: ACLs are in KRaft metadata; remove it and use org.apache.kafka.metadata.authorizer.StandardAuthorizer'>;
  readonly 'authorizer.zookeeper.max.in.flight.requests'?: (number) & Removed<'removed in 4.0: ACLs are in KRaft metadata; remove it and use org.apache.kafka.metadata.authorizer.StandardAuthorizer'>;
  readonly 'authorizer.zookeeper.session.timeout.ms'?: (number) & Removed<'removed in 4.0: ACLs are in KRaft metadata; remove it and use org.apache.kafka.metadata.authorizer.StandardAuthorizer'>;
  readonly 'authorizer.zookeeper.url'?: (string) & Removed<'removed in 4.0: ACLs are in KRaft metadata; remove it and use org.apache.kafka.metadata.authorizer.StandardAuthorizer'>;
  readonly 'auto.include.jmx.reporter'?: (boolean) & Removed<'removed in 4.0: metric.reporters has org.apache.kafka.common.metrics.JmxReporter by default; set that instead'>;
  readonly 'broker.id.generation.enable'?: (boolean) & Removed<'removed in 4.0: every node states its node.id; remove it'>;
  readonly 'control.plane.listener.name'?: (string) & Removed<'removed in 4.0: controllers have listeners of their own; use controller.listener.names'>;
  readonly 'controlled.shutdown.max.retries'?: (number) & Removed<'removed in 4.0: the KRaft controller leads a controlled shutdown; only controlled.shutdown.enable is left'>;
  readonly 'controlled.shutdown.retry.backoff.ms'?: (number) & Removed<'removed in 4.0: the KRaft controller leads a controlled shutdown; only controlled.shutdown.enable is left'>;
  readonly 'delegation.token.master.key'?: (ConfigReference) & Removed<'removed in 4.0: use delegation.token.secret.key'>;
  readonly 'eligible.leader.replicas.enable'?: (boolean) & Removed<'removed in 4.0: it is a cluster feature now; raise eligible.leader.replicas.version with kafka-features.sh'>;
  readonly 'group.share.max.groups'?: (number) & Removed<'removed in 4.1: the number of share groups has no such limit any more; remove it'>;
  readonly 'inter.broker.protocol.version'?: (string) & Removed<'removed in 4.0: the cluster feature metadata.version took its place; raise that with kafka-features.sh'>;
  readonly 'leader.imbalance.per.broker.percentage'?: (number) & Removed<'removed in 4.0: the KRaft controller moves every leader that is not preferred; remove it'>;
  readonly 'log.message.downconversion.enable'?: (boolean) & Removed<'removed in 4.0: records are never converted down; remove it'>;
  readonly 'log.message.format.version'?: (string) & Removed<'removed in 4.0: records are always written in the newest format; remove it'>;
  readonly 'log.message.timestamp.difference.max.ms'?: (number) & Removed<'removed in 4.0: use log.message.timestamp.before.max.ms and log.message.timestamp.after.max.ms'>;
  readonly 'max.decompressed.message.bytes'?: (number) & Removed<'in patches of 4.2, not yet in 4.3: remove it until a patch of 4.3 has it'>;
  readonly 'offsets.commit.required.acks'?: (number) & Removed<'removed in 4.0: offset commits always wait for all in-sync replicas; remove it'>;
  readonly 'password.encoder.cipher.algorithm'?: (string) & Removed<'removed in 4.0: passwords set live are no longer kept in ZooKeeper; remove it'>;
  readonly 'password.encoder.iterations'?: (number) & Removed<'removed in 4.0: passwords set live are no longer kept in ZooKeeper; remove it'>;
  readonly 'password.encoder.key.length'?: (number) & Removed<'removed in 4.0: passwords set live are no longer kept in ZooKeeper; remove it'>;
  readonly 'password.encoder.keyfactory.algorithm'?: (string) & Removed<'removed in 4.0: passwords set live are no longer kept in ZooKeeper; remove it'>;
  readonly 'password.encoder.old.secret'?: (ConfigReference) & Removed<'removed in 4.0: passwords set live are no longer kept in ZooKeeper; remove it'>;
  readonly 'password.encoder.secret'?: (ConfigReference) & Removed<'removed in 4.0: passwords set live are no longer kept in ZooKeeper; remove it'>;
  readonly 'reserved.broker.max.id'?: (number) & Removed<'removed in 4.0: every node states its node.id; remove it'>;
  readonly 'zookeeper.clientCnxnSocket'?: (string) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.connect'?: (string) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.connection.timeout.ms'?: (number) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.max.in.flight.requests'?: (number) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.metadata.migration.enable'?: (boolean) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.session.timeout.ms'?: (number) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.set.acl'?: (boolean) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.cipher.suites'?: (string | readonly string[]) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.client.enable'?: (boolean) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.crl.enable'?: (boolean) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.enabled.protocols'?: (string | readonly string[]) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.endpoint.identification.algorithm'?: (string) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.keystore.location'?: (string) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.keystore.password'?: (ConfigReference) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.keystore.type'?: (string) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.ocsp.enable'?: (boolean) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.protocol'?: (string) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.truststore.location'?: (string) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.truststore.password'?: (ConfigReference) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.truststore.type'?: (string) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
}

/** Broker settings of Kafka 4.4. */
export interface Broker4_4 extends Common {
  /** The maximum allowed timeout for adding partitions to transactions on the server side. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 100 */
  readonly 'add.partitions.to.txn.retry.backoff.max.ms'?: number;
  /** The server-side retry backoff when the server attemptsto add the partition to the transaction. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 20 */
  readonly 'add.partitions.to.txn.retry.backoff.ms'?: number;
  /** Specifies the listener addresses that the Kafka brokers will advertise to clients and other brokers. Read-only: a change restarts the broker. */
  readonly 'advertised.listeners'?: string | readonly string[];
  /** The broker id for this server. Read-only: a change restarts the broker. @default -1 @deprecated This configuration is deprecated and will be removed in Apache Kafka 5.0. */
  readonly 'broker.id'?: number;
  /** The compression level to use if compression.type is set to 'gzip'. 1 to 9, or -1. Changed live, cluster-wide. @default -1 */
  readonly 'compression.gzip.level'?: number;
  /** The compression level to use if compression.type is set to 'lz4'. 1 to 17. Changed live, cluster-wide. @default 9 */
  readonly 'compression.lz4.level'?: number;
  /** The compression level to use if compression.type is set to 'zstd'. -131072 to 22. Changed live, cluster-wide. @default 3 */
  readonly 'compression.zstd.level'?: number;
  /** Comma-separated alias names for classes implementing the ConfigProvider interface. Changed live, cluster-wide. */
  readonly 'config.providers'?: string | readonly string[];
  /** A comma-separated list of the names of the listeners used by the controller. Read-only: a change restarts the broker. Required. */
  readonly 'controller.listener.names'?: string | readonly string[];
  /** The duration in milliseconds that the leader will wait for writes to accumulate before flushing them to disk. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 25 */
  readonly 'controller.quorum.append.linger.ms'?: number;
  /** Controls whether a KRaft controller should automatically join the cluster metadata partition for its cluster id. Read-only: a change restarts the broker. @default false */
  readonly 'controller.quorum.auto.join.enable'?: boolean;
  /** List of endpoints to use for bootstrapping the cluster metadata. Read-only: a change restarts the broker. */
  readonly 'controller.quorum.bootstrap.servers'?: string | readonly string[];
  /** Maximum time in milliseconds before starting new elections. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 1000 */
  readonly 'controller.quorum.election.backoff.max.ms'?: number;
  /** Maximum time in milliseconds to wait without being able to fetch from the leader before triggering a new election. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 1000 */
  readonly 'controller.quorum.election.timeout.ms'?: number;
  /** Maximum amount of data to retrieve for each Fetch request. Bytes. At least 1. Read-only: a change restarts the broker. @default 1048576 */
  readonly 'controller.quorum.fetch.max.bytes'?: number;
  /** Maximum amount of data to retrieve for each FetchSnapshot request to the controller. Bytes. At least 1. Read-only: a change restarts the broker. @default 1048576 */
  readonly 'controller.quorum.fetch.snapshot.max.bytes'?: number;
  /** Maximum time without a successful fetch from the current leader before becoming a candidate and triggering an election for voters; Maximum time a leader can go without receiving valid fetch or … Milliseconds. At least 0. Read-only: a change restarts the broker. @default 2000 */
  readonly 'controller.quorum.fetch.timeout.ms'?: number;
  /** The configuration controls the maximum amount of time the client will wait for the response of a request. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 2000 */
  readonly 'controller.quorum.request.timeout.ms'?: number;
  /** The amount of time to wait before attempting to retry a failed request to a given topic partition. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 20 */
  readonly 'controller.quorum.retry.backoff.ms'?: number;
  /** A comma-separated list of the directories that are cordoned. Changed live, per broker. */
  readonly 'cordoned.log.dirs'?: string | readonly string[];
  /** The default replication factor per topic. Read-only: a change restarts the broker. @default 1 */
  readonly 'default.replication.factor'?: number;
  /** When set to true, topics can be deleted by the admin client. Read-only: a change restarts the broker. @default true */
  readonly 'delete.topic.enable'?: boolean;
  /** A comma-separated list of listener names which may be started before the authorizer has finished initialization. Read-only: a change restarts the broker. */
  readonly 'early.start.listeners'?: string | readonly string[];
  /** Whether automatic creation of DLQ topics is enabled (KIP-1191). Changed live, cluster-wide. @default false */
  readonly 'errors.deadletterqueue.auto.create.topics.enable'?: boolean;
  /** The required prefix of topic names used by dead-letter queue topics for share groups. Changed live, cluster-wide. @default dlq. */
  readonly 'errors.deadletterqueue.topic.name.prefix'?: string;
  /** When enabled, an empty follower skips offsets up to the last tiered offset and begins replication from the next offset. Changed live, cluster-wide. @default false */
  readonly 'follower.fetch.last.tiered.offset.enable'?: boolean;
  /** A long representing the upper bound (bytes/sec) on replication traffic for followers enumerated in the property follower.replication.throttled.replicas (for each topic). At least 0. Changed live, cluster-wide. Set live only: ignored in the properties file. @default 9223372036854775807 */
  readonly 'follower.replication.throttled.rate'?: number;
  /** The interval between assignment updates for a consumer group. Milliseconds. At least 0. Changed live, cluster-wide. @default 1000 */
  readonly 'group.consumer.assignment.interval.ms'?: number;
  /** The server side assignors as a list of either names for builtin assignors or full class names for customer assignors. Read-only: a change restarts the broker. @default uniform,range */
  readonly 'group.consumer.assignors'?: string | readonly string[];
  /** The heartbeat interval given to the members of a consumer group. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 5000 */
  readonly 'group.consumer.heartbeat.interval.ms'?: number;
  /** The maximum interval between assignment updates for a consumer group. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 15000 */
  readonly 'group.consumer.max.assignment.interval.ms'?: number;
  /** The maximum heartbeat interval for registered consumers. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 15000 */
  readonly 'group.consumer.max.heartbeat.interval.ms'?: number;
  /** The maximum allowed session timeout for registered consumers. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 60000 */
  readonly 'group.consumer.max.session.timeout.ms'?: number;
  /** The maximum number of consumers that a single consumer group can accommodate. At least 1. Read-only: a change restarts the broker. @default 2147483647 */
  readonly 'group.consumer.max.size'?: number;
  /** The config that enables converting the non-empty classic group using the consumer embedded protocol to the non-empty consumer group using the consumer group protocol and vice versa; conversions of … Upper and lower case are alike. Read-only: a change restarts the broker. @default bidirectional */
  readonly 'group.consumer.migration.policy'?: 'bidirectional' | 'BIDIRECTIONAL' | 'disabled' | 'DISABLED' | 'downgrade' | 'DOWNGRADE' | 'upgrade' | 'UPGRADE';
  /** The minimum interval between assignment updates for a consumer group. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 0 */
  readonly 'group.consumer.min.assignment.interval.ms'?: number;
  /** The minimum heartbeat interval for registered consumers. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 5000 */
  readonly 'group.consumer.min.heartbeat.interval.ms'?: number;
  /** The minimum allowed session timeout for registered consumers. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 45000 */
  readonly 'group.consumer.min.session.timeout.ms'?: number;
  /** The timeout to detect client failures when using the consumer group protocol. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 45000 */
  readonly 'group.consumer.session.timeout.ms'?: number;
  /** The duration in milliseconds that the coordinator will wait for writes to accumulate before flushing them to disk. Milliseconds. At least -1. Read-only: a change restarts the broker. @default -1 */
  readonly 'group.coordinator.append.linger.ms'?: number;
  /** The number of threads used by the group coordinator for processing background tasks (e.g. At least 1. Read-only: a change restarts the broker. @default 2 */
  readonly 'group.coordinator.background.threads'?: number;
  /** The maximum buffer size that the GroupCoordinator will retain for reuse. Bytes. At least 524288. Changed live, cluster-wide. @default 1048588 */
  readonly 'group.coordinator.cached.buffer.max.bytes'?: number;
  /** This configuration is deprecated and will be removed in Kafka 5.0. Read-only: a change restarts the broker. @default classic,consumer,streams @deprecated This configuration is deprecated and will be removed in Kafka 5.0. */
  readonly 'group.coordinator.rebalance.protocols'?: 'consumer' | 'classic' | 'share' | 'streams' | readonly ('consumer' | 'classic' | 'share' | 'streams')[];
  /** The number of threads used by the group coordinator for processing requests. At least 1. Read-only: a change restarts the broker. @default 4 */
  readonly 'group.coordinator.threads'?: number;
  /** The interval between assignment updates for a share group. Milliseconds. At least 0. Changed live, cluster-wide. @default 1000 */
  readonly 'group.share.assignment.interval.ms'?: number;
  /** The server-side assignors as a list of either names for built-in assignors or full class names for custom assignors. Read-only: a change restarts the broker. @default simple */
  readonly 'group.share.assignors'?: string | readonly string[];
  /** The maximum number of delivery attempts for a record delivered to a share group. 2 to 10. Read-only: a change restarts the broker. @default 5 */
  readonly 'group.share.delivery.count.limit'?: number;
  /** The heartbeat interval given to the members of a share group. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 5000 */
  readonly 'group.share.heartbeat.interval.ms'?: number;
  /** The maximum interval between assignment updates for a share group. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 15000 */
  readonly 'group.share.max.assignment.interval.ms'?: number;
  /** The maximum value of a group configuration for the maximum number of delivery attempts for a record delivered to a share group. 5 to 25. Read-only: a change restarts the broker. @default 10 */
  readonly 'group.share.max.delivery.count.limit'?: number;
  /** The maximum heartbeat interval for share group members. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 15000 */
  readonly 'group.share.max.heartbeat.interval.ms'?: number;
  /** The maximum value of a group configuration for the record lock limit per share-partition. 2000 to 10000. Read-only: a change restarts the broker. @default 4000 */
  readonly 'group.share.max.partition.max.record.locks'?: number;
  /** The maximum value of a group configuration for record acquisition lock duration in milliseconds. Milliseconds. 30000 to 3600000. Read-only: a change restarts the broker. @default 60000 */
  readonly 'group.share.max.record.lock.duration.ms'?: number;
  /** The maximum allowed session timeout for share group members. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 60000 */
  readonly 'group.share.max.session.timeout.ms'?: number;
  /** The maximum number of share sessions per broker. At least 1. Read-only: a change restarts the broker. @default 2000 */
  readonly 'group.share.max.share.sessions'?: number;
  /** The maximum number of members that a single share group can accommodate. 1 to 1000. Read-only: a change restarts the broker. @default 200 */
  readonly 'group.share.max.size'?: number;
  /** The minimum interval between assignment updates for a share group. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 0 */
  readonly 'group.share.min.assignment.interval.ms'?: number;
  /** The minimum value of a group configuration for the maximum number of delivery attempts for a record delivered to a share group. 2 to 5. Read-only: a change restarts the broker. @default 2 */
  readonly 'group.share.min.delivery.count.limit'?: number;
  /** The minimum heartbeat interval for share group members. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 5000 */
  readonly 'group.share.min.heartbeat.interval.ms'?: number;
  /** The minimum value of a group configuration for the record lock limit per share-partition. 100 to 2000. Read-only: a change restarts the broker. @default 100 */
  readonly 'group.share.min.partition.max.record.locks'?: number;
  /** The minimum value of a group configuration for record acquisition lock duration in milliseconds. Milliseconds. 1000 to 30000. Read-only: a change restarts the broker. @default 15000 */
  readonly 'group.share.min.record.lock.duration.ms'?: number;
  /** The minimum allowed session timeout for share group members. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 45000 */
  readonly 'group.share.min.session.timeout.ms'?: number;
  /** Share-group record lock limit per share-partition. 100 to 10000. Read-only: a change restarts the broker. @default 2000 */
  readonly 'group.share.partition.max.record.locks'?: number;
  /** The record acquisition lock duration in milliseconds for share groups. Milliseconds. 1000 to 3600000. Read-only: a change restarts the broker. @default 30000 */
  readonly 'group.share.record.lock.duration.ms'?: number;
  /** The timeout to detect client failures when using the share group protocol. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 45000 */
  readonly 'group.share.session.timeout.ms'?: number;
  /** The interval between assignment updates for a streams group. Milliseconds. At least 0. Changed live, cluster-wide. @default 1000 */
  readonly 'group.streams.assignment.interval.ms'?: number;
  /** The server side task assignors for streams groups as a list of either names for built-in assignors or fully qualified class names for custom assignors. Read-only: a change restarts the broker. @default sticky */
  readonly 'group.streams.assignors'?: string | readonly string[];
  /** The heartbeat interval given to the members. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 5000 */
  readonly 'group.streams.heartbeat.interval.ms'?: number;
  /** The amount of time the group coordinator will wait for more streams clients to join a new group before performing the first rebalance. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 3000 */
  readonly 'group.streams.initial.rebalance.delay.ms'?: number;
  /** The maximum interval between assignment updates for a streams group. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 15000 */
  readonly 'group.streams.max.assignment.interval.ms'?: number;
  /** The maximum allowed value for the group-level configuration of streams.heartbeat.interval.ms. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 15000 */
  readonly 'group.streams.max.heartbeat.interval.ms'?: number;
  /** The maximum allowed value for the group-level configuration of streams.session.timeout.ms. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 60000 */
  readonly 'group.streams.max.session.timeout.ms'?: number;
  /** The maximum number of streams clients that a single streams group can accommodate. At least 1. Read-only: a change restarts the broker. @default 2147483647 */
  readonly 'group.streams.max.size'?: number;
  /** The maximum allowed value for the group-level configuration of streams.num.standby.replicas. At least 0. Read-only: a change restarts the broker. @default 2 */
  readonly 'group.streams.max.standby.replicas'?: number;
  /** The minimum interval between assignment updates for a streams group. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 0 */
  readonly 'group.streams.min.assignment.interval.ms'?: number;
  /** The minimum allowed value for the group-level configuration of streams.heartbeat.interval.ms. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 5000 */
  readonly 'group.streams.min.heartbeat.interval.ms'?: number;
  /** The minimum allowed value for the group-level configuration of streams.session.timeout.ms. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 45000 */
  readonly 'group.streams.min.session.timeout.ms'?: number;
  /** The number of standby replicas for each task. At least 0. Read-only: a change restarts the broker. @default 0 */
  readonly 'group.streams.num.standby.replicas'?: number;
  /** List of client tag keys used to distribute standby replicas across Kafka Streams instances. Read-only: a change restarts the broker. */
  readonly 'group.streams.rack.aware.assignment.tags'?: string | readonly string[];
  /** The timeout to detect client failures when using the streams group protocol. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 45000 */
  readonly 'group.streams.session.timeout.ms'?: number;
  /** The fully qualified class name of a StreamsGroupTopologyDescriptionPlugin implementation. Read-only: a change restarts the broker. */
  readonly 'group.streams.topology.description.plugin.class'?: string;
  /** A long representing the upper bound (bytes/sec) on replication traffic for leaders enumerated in the property leader.replication.throttled.replicas (for each topic). At least 0. Changed live, cluster-wide. Set live only: ignored in the properties file. @default 9223372036854775807 */
  readonly 'leader.replication.throttled.rate'?: number;
  /** Map between listener names and security protocols. Changed live, per broker. @default SASL_SSL:SASL_SSL,PLAINTEXT:PLAINTEXT,SSL:SSL,SASL_PLAINTEXT:SASL_PLAINTEXT */
  readonly 'listener.security.protocol.map'?: string;
  /** Listener List - Comma-separated list of URIs we will listen on and the listener names. Changed live, per broker. @default PLAINTEXT://:9092 */
  readonly 'listeners'?: string | readonly string[];
  /** This configuration has been deprecated and will be removed in Kafka 5.0. Read-only: a change restarts the broker. @default true @deprecated This configuration has been deprecated and will be removed in Kafka 5.0. */
  readonly 'log.cleaner.enable'?: boolean;
  /** This config designates the retention policy to use on log segments. Changed live, cluster-wide. @default delete */
  readonly 'log.cleanup.policy'?: 'compact' | 'compact,delete' | 'delete' | 'delete,compact' | readonly ('compact' | 'delete')[];
  /** A comma-separated list of the directories where the log data is stored. Read-only: a change restarts the broker. @default /tmp/kafka-logs */
  readonly 'log.dir'?: string | readonly string[];
  /** If the broker is unable to successfully communicate to the controller that some log directory has failed for longer than this time, the broker will fail and shut down. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 30000 */
  readonly 'log.dir.failure.timeout.ms'?: number;
  /** A comma-separated list of the directories where the log data is stored. Read-only: a change restarts the broker. */
  readonly 'log.dirs'?: string | readonly string[];
  /** This configuration sets the allowable timestamp difference between the message timestamp and the broker's timestamp. Milliseconds. At least 0. Changed live, cluster-wide. @default 3600000 */
  readonly 'log.message.timestamp.after.max.ms'?: number;
  /** Controls one of the two upload eligibility checks (time and size) for copying segments to remote storage. Bytes. At least -1. Changed live, cluster-wide. @default -1 */
  readonly 'log.remote.copy.lag.bytes'?: number;
  /** Controls one of the two upload eligibility checks (time and size) for copying segments to remote storage. Milliseconds. At least -1. Changed live, cluster-wide. @default 0 */
  readonly 'log.remote.copy.lag.ms'?: number;
  /** The maximum size of a single log file. Bytes. At least 1048576. Changed live, cluster-wide. @default 1073741824 */
  readonly 'log.segment.bytes'?: number;
  /** The maximum decompressed size, in bytes, of a single record the broker will accept; larger records are rejected with an InvalidRecordException. Bytes. 1 to 2147483639. Changed live, cluster-wide. @default 2147483639 */
  readonly 'max.decompressed.message.bytes'?: number;
  /** The maximum number of total incremental fetch sessions that we will maintain. At least 0. Read-only: a change restarts the broker. @default 1000 */
  readonly 'max.incremental.fetch.session.cache.slots'?: number;
  /** The maximum number of partitions can be served in one request. At least 1. Read-only: a change restarts the broker. @default 2000 */
  readonly 'max.request.partition.size.limit'?: number;
  /** The largest record batch size allowed by Kafka (after compression if compression is enabled).This can be set per topic with the topic level max.message.bytes config. Bytes. At least 0. Changed live, cluster-wide. @default 1048588 */
  readonly 'message.max.bytes'?: number;
  /** This configuration determines where we put the metadata log. Read-only: a change restarts the broker. */
  readonly 'metadata.log.dir'?: string;
  /** The maximum size of a single metadata log file. Bytes. At least 8388608. Read-only: a change restarts the broker. @default 1073741824 */
  readonly 'metadata.log.segment.bytes'?: number;
  /** A list of classes to use as metrics reporters. Changed live, cluster-wide. @default org.apache.kafka.common.metrics.JmxReporter */
  readonly 'metric.reporters'?: string | readonly string[];
  /** Specifies the minimum number of in-sync replicas (including the leader) required for a write to succeed when a producer sets acks to "all" (or "-1"). At least 1. Changed live, cluster-wide. @default 1 */
  readonly 'min.insync.replicas'?: number;
  /** The node ID associated with the roles this process is playing when process.roles is non-empty. At least 0. Read-only: a change restarts the broker. Required. */
  readonly 'node.id'?: number;
  /** The number of threads per data directory to be used for log recovery at startup and flushing at shutdown. At least 1. Changed live, cluster-wide. @default 2 */
  readonly 'num.recovery.threads.per.data.dir'?: number;
  /** Number of fetcher threads used to replicate records from each source broker. At least 1. Changed live, cluster-wide. @default 1 */
  readonly 'num.replica.fetchers'?: number;
  /** Batch size for reading from the offsets segments when loading group metadata into the cache (soft-limit, overridden if records are too large). At least 1. Read-only: a change restarts the broker. @default 5242880 */
  readonly 'offsets.load.buffer.size'?: number;
  /** The roles that this process plays: 'broker', 'controller', or 'broker,controller' if it is both. Read-only: a change restarts the broker. Required. */
  readonly 'process.roles'?: 'broker' | 'broker,controller' | 'controller' | 'controller,broker' | readonly ('broker' | 'controller')[];
  /** The maximum amount of time the server will wait before answering the fetch request containing remote fetch partitions. Milliseconds. At least 1. Changed live, cluster-wide. @default 500 */
  readonly 'remote.fetch.max.wait.ms'?: number;
  /** The maximum amount of time the server will wait for the remote list offsets request to complete. Milliseconds. At least 1. Changed live, cluster-wide. @default 30000 */
  readonly 'remote.list.offsets.request.timeout.ms'?: number;
  /** The total size of the space allocated to store index files fetched from remote storage in the local storage. Bytes. At least 1. Changed live, cluster-wide. @default 1073741824 */
  readonly 'remote.log.index.file.cache.total.size.bytes'?: number;
  /** Size of the thread pool used in scheduling tasks to copy segments. At least 1. Changed live, cluster-wide. @default 10 */
  readonly 'remote.log.manager.copier.thread.pool.size'?: number;
  /** The maximum number of bytes that can be copied from local storage to remote storage per second. Bytes. At least 1. Changed live, cluster-wide. @default 9223372036854775807 */
  readonly 'remote.log.manager.copy.max.bytes.per.second'?: number;
  /** The number of samples to retain in memory for remote copy quota management. At least 1. Read-only: a change restarts the broker. @default 11 */
  readonly 'remote.log.manager.copy.quota.window.num'?: number;
  /** The time span of each sample for remote copy quota management. Seconds. At least 1. Read-only: a change restarts the broker. @default 1 */
  readonly 'remote.log.manager.copy.quota.window.size.seconds'?: number;
  /** Size of the thread pool used in scheduling tasks to clean up the expired remote log segments. At least 1. Changed live, cluster-wide. @default 10 */
  readonly 'remote.log.manager.expiration.thread.pool.size'?: number;
  /** The maximum number of bytes that can be fetched from remote storage to local storage per second. Bytes. At least 1. Changed live, cluster-wide. @default 9223372036854775807 */
  readonly 'remote.log.manager.fetch.max.bytes.per.second'?: number;
  /** The number of samples to retain in memory for remote fetch quota management. At least 1. Read-only: a change restarts the broker. @default 11 */
  readonly 'remote.log.manager.fetch.quota.window.num'?: number;
  /** The time span of each sample for remote fetch quota management. Seconds. At least 1. Read-only: a change restarts the broker. @default 1 */
  readonly 'remote.log.manager.fetch.quota.window.size.seconds'?: number;
  /** Size of the thread pool used in scheduling follower tasks to read the highest-uploaded remote-offset for follower partitions. At least 1. Changed live, cluster-wide. @default 2 */
  readonly 'remote.log.manager.follower.thread.pool.size'?: number;
  /** Size of the thread pool used in scheduling follower tasks to read the highest-uploaded remote-offset for follower partitions. At least 1. Read-only: a change restarts the broker. @default 2 @deprecated This config is deprecated since 4.2, please use remote.log.manager.follower.thread.pool.size instead. */
  readonly 'remote.log.manager.thread.pool.size'?: number;
  /** Fully qualified class name of RemoteLogMetadataManager implementation. Read-only: a change restarts the broker. @default org.apache.kafka.server.log.remote.metadata.storage.TopicBasedRemoteLogMetadataManager */
  readonly 'remote.log.metadata.manager.class.name'?: string;
  /** Class path of the RemoteLogMetadataManager implementation. Read-only: a change restarts the broker. */
  readonly 'remote.log.metadata.manager.class.path'?: string;
  /** Size of the thread pool that is allocated for handling remote log reads. At least 1. Changed live, cluster-wide. @default 10 */
  readonly 'remote.log.reader.threads'?: number;
  /** Fully qualified class name of RemoteStorageManager implementation. Read-only: a change restarts the broker. */
  readonly 'remote.log.storage.manager.class.name'?: string;
  /** Class path of the RemoteStorageManager implementation. Read-only: a change restarts the broker. */
  readonly 'remote.log.storage.manager.class.path'?: string;
  /** A long representing the upper bound (bytes/sec) on disk IO used for moving replica between log directories on the same broker. Bytes. At least 0. Changed live, cluster-wide. Set live only: ignored in the properties file. @default 9223372036854775807 */
  readonly 'replica.alter.log.dirs.io.max.bytes.per.second'?: number;
  /** If a follower hasn't sent any fetch requests or hasn't consumed up to the leader's log end offset for at least this time, the leader will remove the follower from ISR. Milliseconds. Read-only: a change restarts the broker. @default 30000 */
  readonly 'replica.lag.time.max.ms'?: number;
  /** The (optional) setting that allows the broker to validate JWTs without verifying the audience. Read-only: a change restarts the broker. @default false */
  readonly 'sasl.oauthbearer.allow.unverified.audience'?: boolean;
  /** The (optional) setting that allows the broker to validate JWTs without verifying the issuer. Read-only: a change restarts the broker. @default false */
  readonly 'sasl.oauthbearer.allow.unverified.issuer'?: boolean;
  /** The algorithm the Apache Kafka client should use to sign the assertion sent to the identity provider. Upper and lower case are alike. Read-only: a change restarts the broker. @default RS256 */
  readonly 'sasl.oauthbearer.assertion.algorithm'?: 'es256' | 'ES256' | 'rs256' | 'RS256';
  /** The JWT aud (Audience) claim which will be included in the client JWT assertion created locally. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.assertion.claim.aud'?: string;
  /** The number of seconds in the future for which the JWT is valid. Seconds. 0 to 86400. Read-only: a change restarts the broker. @default 300 */
  readonly 'sasl.oauthbearer.assertion.claim.exp.seconds'?: number;
  /** The value to be used as the iss (Issuer) claim which will be included in the client JWT assertion created locally. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.assertion.claim.iss'?: string;
  /** Flag that determines if the JWT assertion should generate a unique ID for the JWT and include it in the jti (JWT ID) claim. Read-only: a change restarts the broker. @default false */
  readonly 'sasl.oauthbearer.assertion.claim.jti.include'?: boolean;
  /** The number of seconds in the past from which the JWT is valid. Seconds. 0 to 3600. Read-only: a change restarts the broker. @default 60 */
  readonly 'sasl.oauthbearer.assertion.claim.nbf.seconds'?: number;
  /** The value to be used as the sub (Subject) claim which will be included in the client JWT assertion created locally. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.assertion.claim.sub'?: string;
  /** File that contains a pre-generated JWT assertion. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.assertion.file'?: string;
  /** File that contains a private key in the standard PEM format which is used to sign the JWT assertion sent to the identity provider. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.assertion.private.key.file'?: string;
  /** The optional passphrase to decrypt the private key file specified by sasl.oauthbearer.assertion.private.key.file. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.assertion.private.key.passphrase'?: ConfigReference;
  /** This optional configuration specifies the file containing the JWT headers and/or payload claims to be used when creating the JWT assertion. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.assertion.template.file'?: string;
  /** The ID (defined in/by the OAuth identity provider) to identify the client requesting the token. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.client.credentials.client.id'?: string;
  /** The secret (defined by either the user or preassigned, depending on the identity provider) of the client requesting the token. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.client.credentials.client.secret'?: ConfigReference;
  /** The comma-delimited setting for the broker to use to verify that the JWT was issued for one of the expected audiences. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.expected.audience'?: string | readonly string[];
  /** The setting for the broker to use to verify that the JWT was created by the expected issuer. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.expected.issuer'?: string;
  /** The fully-qualified class name of a JwtRetriever implementation used to request tokens from the identity provider. Read-only: a change restarts the broker. @default org.apache.kafka.common.security.oauthbearer.DefaultJwtRetriever */
  readonly 'sasl.oauthbearer.jwt.retriever.class'?: string;
  /** The fully-qualified class name of a JwtValidator implementation used to validate the JWT from the identity provider. Read-only: a change restarts the broker. @default org.apache.kafka.common.security.oauthbearer.DefaultJwtValidator */
  readonly 'sasl.oauthbearer.jwt.validator.class'?: string;
  /** This is the level of access a client application is granted to a resource or API which is included in the token request. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.scope'?: string;
  /** The duration in milliseconds that the share coordinator will wait for writes to accumulate before flushing them to disk. Milliseconds. At least -1. Read-only: a change restarts the broker. @default -1 */
  readonly 'share.coordinator.append.linger.ms'?: number;
  /** The maximum buffer size that the ShareCoordinator will retain for reuse. Bytes. At least 524288. Changed live, cluster-wide. @default 1048588 */
  readonly 'share.coordinator.cached.buffer.max.bytes'?: number;
  /** Batch size for reading from the share-group state topic when loading state information into the cache (soft-limit, overridden if records are too large). At least 1. Read-only: a change restarts the broker. @default 5242880 */
  readonly 'share.coordinator.load.buffer.size'?: number;
  /** The number of update records the share coordinator writes between snapshot records. 0 to 500. Read-only: a change restarts the broker. @default 500 */
  readonly 'share.coordinator.snapshot.update.records.per.snapshot'?: number;
  /** Compression codec for the share-group state topic. Read-only: a change restarts the broker. @default 0 */
  readonly 'share.coordinator.state.topic.compression.codec'?: number;
  /** Overridden min.insync.replicas for the share-group state topic. At least 1. Read-only: a change restarts the broker. @default 2 */
  readonly 'share.coordinator.state.topic.min.isr'?: number;
  /** The number of partitions for the share-group state topic (should not change after deployment). At least 1. Read-only: a change restarts the broker. @default 50 */
  readonly 'share.coordinator.state.topic.num.partitions'?: number;
  /** Replication factor for the share-group state topic. At least 1. Read-only: a change restarts the broker. @default 3 */
  readonly 'share.coordinator.state.topic.replication.factor'?: number;
  /** The log segment size for the share-group state topic. Bytes. At least 1. Read-only: a change restarts the broker. @default 104857600 */
  readonly 'share.coordinator.state.topic.segment.bytes'?: number;
  /** The number of threads used by the share coordinator. At least 1. Read-only: a change restarts the broker. @default 1 */
  readonly 'share.coordinator.threads'?: number;
  /** The duration in milliseconds that the share coordinator will wait for all replicas of the share-group state topic to receive a write. Milliseconds. At least 1. Read-only: a change restarts the broker. @default 5000 */
  readonly 'share.coordinator.write.timeout.ms'?: number;
  /** The purge interval (in number of requests) of the share fetch request purgatory. Read-only: a change restarts the broker. @default 1000 */
  readonly 'share.fetch.purgatory.purge.interval.requests'?: number;
  /** Indicates whether changes to the certificate distinguished name should be allowed during a dynamic reconfiguration of certificates or not. Read-only: a change restarts the broker. @default false */
  readonly 'ssl.allow.dn.changes'?: boolean;
  /** Indicates whether changes to the certificate subject alternative names should be allowed during a dynamic reconfiguration of certificates or not. Read-only: a change restarts the broker. @default false */
  readonly 'ssl.allow.san.changes'?: boolean;
  /** The maximum size (after compression if compression is used) of telemetry metrics pushed from a client to the broker. Bytes. At least 1. Read-only: a change restarts the broker. @default 1048576 */
  readonly 'telemetry.max.bytes'?: number;
  /** The minimum number of replicas that must acknowledge a write to transaction topic in order to be considered successful. At least 1. Read-only: a change restarts the broker. @default 2 */
  readonly 'transaction.state.log.min.isr'?: number;
  /** Allow participation in Two-Phase Commit (2PC) transactions with an external transaction coordinator. Read-only: a change restarts the broker. @default false */
  readonly 'transaction.two.phase.commit.enable'?: boolean;
  /** Indicates whether to enable replicas not in the ISR set to be elected as leader as a last resort, even though doing so may result in data loss Note: In KRaft mode, when enabling this config … Changed live, cluster-wide. @default false */
  readonly 'unclean.leader.election.enable'?: boolean;
  readonly 'alter.config.policy.kraft.compatibility.enable'?: (boolean) & Removed<'removed in 4.0: it eased the move from ZooKeeper to KRaft; remove it'>;
  readonly 'authorizer.zookeeper.connection.timeout.ms'?: (number) & Removed<'removed in 4.0: ACLs are in KRaft metadata; remove it and use org.apache.kafka.metadata.authorizer.StandardAuthorizer'>;
  readonly 'authorizer.zookeeper.max.in.flight.requests'?: (number) & Removed<'removed in 4.0: ACLs are in KRaft metadata; remove it and use org.apache.kafka.metadata.authorizer.StandardAuthorizer'>;
  readonly 'authorizer.zookeeper.session.timeout.ms'?: (number) & Removed<'removed in 4.0: ACLs are in KRaft metadata; remove it and use org.apache.kafka.metadata.authorizer.StandardAuthorizer'>;
  readonly 'authorizer.zookeeper.url'?: (string) & Removed<'removed in 4.0: ACLs are in KRaft metadata; remove it and use org.apache.kafka.metadata.authorizer.StandardAuthorizer'>;
  readonly 'auto.include.jmx.reporter'?: (boolean) & Removed<'removed in 4.0: metric.reporters has org.apache.kafka.common.metrics.JmxReporter by default; set that instead'>;
  readonly 'broker.id.generation.enable'?: (boolean) & Removed<'removed in 4.0: every node states its node.id; remove it'>;
  readonly 'control.plane.listener.name'?: (string) & Removed<'removed in 4.0: controllers have listeners of their own; use controller.listener.names'>;
  readonly 'controlled.shutdown.max.retries'?: (number) & Removed<'removed in 4.0: the KRaft controller leads a controlled shutdown; only controlled.shutdown.enable is left'>;
  readonly 'controlled.shutdown.retry.backoff.ms'?: (number) & Removed<'removed in 4.0: the KRaft controller leads a controlled shutdown; only controlled.shutdown.enable is left'>;
  readonly 'delegation.token.master.key'?: (ConfigReference) & Removed<'removed in 4.0: use delegation.token.secret.key'>;
  readonly 'eligible.leader.replicas.enable'?: (boolean) & Removed<'removed in 4.0: it is a cluster feature now; raise eligible.leader.replicas.version with kafka-features.sh'>;
  readonly 'group.share.max.groups'?: (number) & Removed<'removed in 4.1: the number of share groups has no such limit any more; remove it'>;
  readonly 'inter.broker.protocol.version'?: (string) & Removed<'removed in 4.0: the cluster feature metadata.version took its place; raise that with kafka-features.sh'>;
  readonly 'leader.imbalance.per.broker.percentage'?: (number) & Removed<'removed in 4.0: the KRaft controller moves every leader that is not preferred; remove it'>;
  readonly 'log.message.downconversion.enable'?: (boolean) & Removed<'removed in 4.0: records are never converted down; remove it'>;
  readonly 'log.message.format.version'?: (string) & Removed<'removed in 4.0: records are always written in the newest format; remove it'>;
  readonly 'log.message.timestamp.difference.max.ms'?: (number) & Removed<'removed in 4.0: use log.message.timestamp.before.max.ms and log.message.timestamp.after.max.ms'>;
  readonly 'offsets.commit.required.acks'?: (number) & Removed<'removed in 4.0: offset commits always wait for all in-sync replicas; remove it'>;
  readonly 'password.encoder.cipher.algorithm'?: (string) & Removed<'removed in 4.0: passwords set live are no longer kept in ZooKeeper; remove it'>;
  readonly 'password.encoder.iterations'?: (number) & Removed<'removed in 4.0: passwords set live are no longer kept in ZooKeeper; remove it'>;
  readonly 'password.encoder.key.length'?: (number) & Removed<'removed in 4.0: passwords set live are no longer kept in ZooKeeper; remove it'>;
  readonly 'password.encoder.keyfactory.algorithm'?: (string) & Removed<'removed in 4.0: passwords set live are no longer kept in ZooKeeper; remove it'>;
  readonly 'password.encoder.old.secret'?: (ConfigReference) & Removed<'removed in 4.0: passwords set live are no longer kept in ZooKeeper; remove it'>;
  readonly 'password.encoder.secret'?: (ConfigReference) & Removed<'removed in 4.0: passwords set live are no longer kept in ZooKeeper; remove it'>;
  readonly 'reserved.broker.max.id'?: (number) & Removed<'removed in 4.0: every node states its node.id; remove it'>;
  readonly 'zookeeper.clientCnxnSocket'?: (string) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.connect'?: (string) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.connection.timeout.ms'?: (number) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.max.in.flight.requests'?: (number) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.metadata.migration.enable'?: (boolean) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.session.timeout.ms'?: (number) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.set.acl'?: (boolean) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.cipher.suites'?: (string | readonly string[]) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.client.enable'?: (boolean) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.crl.enable'?: (boolean) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.enabled.protocols'?: (string | readonly string[]) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.endpoint.identification.algorithm'?: (string) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.keystore.location'?: (string) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.keystore.password'?: (ConfigReference) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.keystore.type'?: (string) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.ocsp.enable'?: (boolean) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.protocol'?: (string) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.truststore.location'?: (string) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.truststore.password'?: (ConfigReference) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
  readonly 'zookeeper.ssl.truststore.type'?: (string) & Removed<'removed in 4.0: metadata is in KRaft; remove it'>;
}

/** Broker settings that some line of Kafka knows. */
export interface BrokerAny extends Common {
  /** The maximum allowed timeout for adding partitions to transactions on the server side. Milliseconds. At least 0. Since Kafka 4.0. Read-only: a change restarts the broker. @default 100 */
  readonly 'add.partitions.to.txn.retry.backoff.max.ms'?: number;
  /** The server-side retry backoff when the server attemptsto add the partition to the transaction. Milliseconds. At least 1. Since Kafka 4.0. Read-only: a change restarts the broker. @default 20 */
  readonly 'add.partitions.to.txn.retry.backoff.ms'?: number;
  /** Specifies the listener addresses that the Kafka brokers will advertise to clients and other brokers. Read-only: a change restarts the broker. */
  readonly 'advertised.listeners'?: string | readonly string[];
  /** This configuration controls whether for incremental alter config operations of type SUBTRACT or DELETE on a config entry of type LIST, an incremental alter config policy will invoked consistently … Kafka 3.9 only. Read-only: a change restarts the broker. @default false */
  readonly 'alter.config.policy.kraft.compatibility.enable'?: boolean;
  /** Timeout of the authorizer's connection to ZooKeeper in milliseconds, when it is not the cluster's own. Milliseconds. Up to Kafka 3.9. Read-only: a change restarts the broker. */
  readonly 'authorizer.zookeeper.connection.timeout.ms'?: number;
  /** Requests the authorizer sends to ZooKeeper before it waits, when it is not the cluster's own number. Up to Kafka 3.9. Read-only: a change restarts the broker. */
  readonly 'authorizer.zookeeper.max.in.flight.requests'?: number;
  /** Timeout of the authorizer's ZooKeeper session in milliseconds, when it is not the cluster's own. Milliseconds. Up to Kafka 3.9. Read-only: a change restarts the broker. */
  readonly 'authorizer.zookeeper.session.timeout.ms'?: number;
  /** ZooKeeper that holds the ACLs, when it is not the cluster's own. Up to Kafka 3.9. Read-only: a change restarts the broker. */
  readonly 'authorizer.zookeeper.url'?: string;
  /** Deprecated. Up to Kafka 3.9. Read-only: a change restarts the broker. @default true @deprecated */
  readonly 'auto.include.jmx.reporter'?: boolean;
  /** The broker id for this server. Read-only: a change restarts the broker. @default -1 @deprecated This configuration is deprecated and will be removed in Apache Kafka 5.0. */
  readonly 'broker.id'?: number;
  /** Enable automatic broker id generation on the server. Up to Kafka 3.9. Read-only: a change restarts the broker. @default true */
  readonly 'broker.id.generation.enable'?: boolean;
  /** The compression level to use if compression.type is set to 'gzip'. 1 to 9, or -1. Since Kafka 3.9. Changed live, cluster-wide. @default -1 */
  readonly 'compression.gzip.level'?: number;
  /** The compression level to use if compression.type is set to 'lz4'. 1 to 17. Since Kafka 3.9. Changed live, cluster-wide. @default 9 */
  readonly 'compression.lz4.level'?: number;
  /** The compression level to use if compression.type is set to 'zstd'. -131072 to 22. Since Kafka 3.9. Changed live, cluster-wide. @default 3 */
  readonly 'compression.zstd.level'?: number;
  /** Comma-separated alias names for classes implementing the ConfigProvider interface. Changed live, cluster-wide. */
  readonly 'config.providers'?: string | readonly string[];
  /** Name of listener used for communication between controller and brokers. Up to Kafka 3.9. Read-only: a change restarts the broker. */
  readonly 'control.plane.listener.name'?: string;
  /** Controlled shutdown can fail for multiple reasons. Up to Kafka 3.9. Read-only: a change restarts the broker. @default 3 */
  readonly 'controlled.shutdown.max.retries'?: number;
  /** Before each retry, the system needs time to recover from the state that caused the previous failure (Controller fail over, replica lag etc). Milliseconds. Up to Kafka 3.9. Read-only: a change restarts the broker. @default 5000 */
  readonly 'controlled.shutdown.retry.backoff.ms'?: number;
  /** A comma-separated list of the names of the listeners used by the controller. Read-only: a change restarts the broker. Required. */
  readonly 'controller.listener.names'?: string | readonly string[];
  /** The duration in milliseconds that the leader will wait for writes to accumulate before flushing them to disk. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 25 */
  readonly 'controller.quorum.append.linger.ms'?: number;
  /** Controls whether a KRaft controller should automatically join the cluster metadata partition for its cluster id. Since Kafka 4.2. Read-only: a change restarts the broker. @default false */
  readonly 'controller.quorum.auto.join.enable'?: boolean;
  /** List of endpoints to use for bootstrapping the cluster metadata. Since Kafka 3.9. Read-only: a change restarts the broker. */
  readonly 'controller.quorum.bootstrap.servers'?: string | readonly string[];
  /** Maximum time in milliseconds before starting new elections. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 1000 */
  readonly 'controller.quorum.election.backoff.max.ms'?: number;
  /** Maximum time in milliseconds to wait without being able to fetch from the leader before triggering a new election. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 1000 */
  readonly 'controller.quorum.election.timeout.ms'?: number;
  /** Maximum amount of data to retrieve for each Fetch request. Bytes. At least 1. Since Kafka 4.3. Read-only: a change restarts the broker. @default 1048576 */
  readonly 'controller.quorum.fetch.max.bytes'?: number;
  /** Maximum amount of data to retrieve for each FetchSnapshot request to the controller. Bytes. At least 1. Since Kafka 4.3. Read-only: a change restarts the broker. @default 1048576 */
  readonly 'controller.quorum.fetch.snapshot.max.bytes'?: number;
  /** Maximum time without a successful fetch from the current leader before becoming a candidate and triggering an election for voters; Maximum time a leader can go without receiving valid fetch or … Milliseconds. At least 0. Read-only: a change restarts the broker. @default 2000 */
  readonly 'controller.quorum.fetch.timeout.ms'?: number;
  /** The configuration controls the maximum amount of time the client will wait for the response of a request. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 2000 */
  readonly 'controller.quorum.request.timeout.ms'?: number;
  /** The amount of time to wait before attempting to retry a failed request to a given topic partition. Milliseconds. At least 0. Read-only: a change restarts the broker. @default 20 */
  readonly 'controller.quorum.retry.backoff.ms'?: number;
  /** A comma-separated list of the directories that are cordoned. Since Kafka 4.3. Changed live, per broker. */
  readonly 'cordoned.log.dirs'?: string | readonly string[];
  /** The default replication factor per topic. Read-only: a change restarts the broker. @default 1 */
  readonly 'default.replication.factor'?: number;
  /** DEPRECATED: An alias for delegation.token.secret.key, which should be used instead of this config. Up to Kafka 3.9. Read-only: a change restarts the broker. @deprecated An alias for delegation.token.secret.key, which should be used instead of this config. */
  readonly 'delegation.token.master.key'?: ConfigReference;
  /** When set to true, topics can be deleted by the admin client. Read-only: a change restarts the broker. @default true */
  readonly 'delete.topic.enable'?: boolean;
  /** A comma-separated list of listener names which may be started before the authorizer has finished initialization. Read-only: a change restarts the broker. */
  readonly 'early.start.listeners'?: string | readonly string[];
  /** Enable the Eligible leader replicas. Kafka 3.9 only. Read-only: a change restarts the broker. @default false */
  readonly 'eligible.leader.replicas.enable'?: boolean;
  /** Whether automatic creation of DLQ topics is enabled (KIP-1191). Since Kafka 4.4. Changed live, cluster-wide. @default false */
  readonly 'errors.deadletterqueue.auto.create.topics.enable'?: boolean;
  /** The required prefix of topic names used by dead-letter queue topics for share groups. Since Kafka 4.4. Changed live, cluster-wide. @default dlq. */
  readonly 'errors.deadletterqueue.topic.name.prefix'?: string;
  /** When enabled, an empty follower skips offsets up to the last tiered offset and begins replication from the next offset. Since Kafka 4.3. Changed live, cluster-wide. @default false */
  readonly 'follower.fetch.last.tiered.offset.enable'?: boolean;
  /** A long representing the upper bound (bytes/sec) on replication traffic for followers enumerated in the property follower.replication.throttled.replicas (for each topic). At least 0. Changed live, cluster-wide. Set live only: ignored in the properties file. @default 9223372036854775807 */
  readonly 'follower.replication.throttled.rate'?: number;
  /** The interval between assignment updates for a consumer group. Milliseconds. At least 0. Since Kafka 4.3. Changed live, cluster-wide. @default 1000 */
  readonly 'group.consumer.assignment.interval.ms'?: number;
  /** The server side assignors as a list of either names for builtin assignors or full class names for customer assignors. Since Kafka 3.9. Read-only: a change restarts the broker. @default uniform,range */
  readonly 'group.consumer.assignors'?: string | readonly string[];
  /** The heartbeat interval given to the members of a consumer group. Milliseconds. At least 1. Since Kafka 3.9. Read-only: a change restarts the broker. @default 5000 */
  readonly 'group.consumer.heartbeat.interval.ms'?: number;
  /** The maximum interval between assignment updates for a consumer group. Milliseconds. At least 0. Since Kafka 4.3. Read-only: a change restarts the broker. @default 15000 */
  readonly 'group.consumer.max.assignment.interval.ms'?: number;
  /** The maximum heartbeat interval for registered consumers. Milliseconds. At least 1. Since Kafka 3.9. Read-only: a change restarts the broker. @default 15000 */
  readonly 'group.consumer.max.heartbeat.interval.ms'?: number;
  /** The maximum allowed session timeout for registered consumers. Milliseconds. At least 1. Since Kafka 3.9. Read-only: a change restarts the broker. @default 60000 */
  readonly 'group.consumer.max.session.timeout.ms'?: number;
  /** The maximum number of consumers that a single consumer group can accommodate. At least 1. Since Kafka 3.9. Read-only: a change restarts the broker. @default 2147483647 */
  readonly 'group.consumer.max.size'?: number;
  /** The config that enables converting the non-empty classic group using the consumer embedded protocol to the non-empty consumer group using the consumer group protocol and vice versa; conversions of … Since Kafka 4.0. Upper and lower case are alike. Read-only: a change restarts the broker. @default bidirectional */
  readonly 'group.consumer.migration.policy'?: 'bidirectional' | 'BIDIRECTIONAL' | 'disabled' | 'DISABLED' | 'downgrade' | 'DOWNGRADE' | 'upgrade' | 'UPGRADE';
  /** The minimum interval between assignment updates for a consumer group. Milliseconds. At least 0. Since Kafka 4.3. Read-only: a change restarts the broker. @default 0 */
  readonly 'group.consumer.min.assignment.interval.ms'?: number;
  /** The minimum heartbeat interval for registered consumers. Milliseconds. At least 1. Since Kafka 3.9. Read-only: a change restarts the broker. @default 5000 */
  readonly 'group.consumer.min.heartbeat.interval.ms'?: number;
  /** The minimum allowed session timeout for registered consumers. Milliseconds. At least 1. Since Kafka 3.9. Read-only: a change restarts the broker. @default 45000 */
  readonly 'group.consumer.min.session.timeout.ms'?: number;
  /** The timeout to detect client failures when using the consumer group protocol. Milliseconds. At least 1. Since Kafka 3.9. Read-only: a change restarts the broker. @default 45000 */
  readonly 'group.consumer.session.timeout.ms'?: number;
  /** The duration in milliseconds that the coordinator will wait for writes to accumulate before flushing them to disk. Milliseconds. At least -1. Since Kafka 3.9. Read-only: a change restarts the broker. @default -1 */
  readonly 'group.coordinator.append.linger.ms'?: number;
  /** The number of threads used by the group coordinator for processing background tasks (e.g. At least 1. Since Kafka 4.3. Read-only: a change restarts the broker. @default 2 */
  readonly 'group.coordinator.background.threads'?: number;
  /** The maximum buffer size that the GroupCoordinator will retain for reuse. Bytes. At least 524288. Since Kafka 4.3. Changed live, cluster-wide. @default 1048588 */
  readonly 'group.coordinator.cached.buffer.max.bytes'?: number;
  /** This configuration is deprecated and will be removed in Kafka 5.0. Since Kafka 3.9. Read-only: a change restarts the broker. @default classic,consumer,streams @deprecated This configuration is deprecated and will be removed in Kafka 5.0. */
  readonly 'group.coordinator.rebalance.protocols'?: 'consumer' | 'classic' | 'share' | 'unknown' | 'streams' | readonly ('consumer' | 'classic' | 'share' | 'unknown' | 'streams')[];
  /** The number of threads used by the group coordinator for processing requests. At least 1. Since Kafka 3.9. Read-only: a change restarts the broker. @default 4 */
  readonly 'group.coordinator.threads'?: number;
  /** The interval between assignment updates for a share group. Milliseconds. At least 0. Since Kafka 4.3. Changed live, cluster-wide. @default 1000 */
  readonly 'group.share.assignment.interval.ms'?: number;
  /** The server-side assignors as a list of either names for built-in assignors or full class names for custom assignors. Since Kafka 4.1. Read-only: a change restarts the broker. @default simple */
  readonly 'group.share.assignors'?: string | readonly string[];
  /** The maximum number of delivery attempts for a record delivered to a share group. 2 to 10. Since Kafka 3.9. Read-only: a change restarts the broker. @default 5 */
  readonly 'group.share.delivery.count.limit'?: number;
  /** The heartbeat interval given to the members of a share group. Milliseconds. At least 1. Since Kafka 3.9. Read-only: a change restarts the broker. @default 5000 */
  readonly 'group.share.heartbeat.interval.ms'?: number;
  /** The maximum interval between assignment updates for a share group. Milliseconds. At least 0. Since Kafka 4.3. Read-only: a change restarts the broker. @default 15000 */
  readonly 'group.share.max.assignment.interval.ms'?: number;
  /** The maximum value of a group configuration for the maximum number of delivery attempts for a record delivered to a share group. 5 to 25. Since Kafka 4.3. Read-only: a change restarts the broker. @default 10 */
  readonly 'group.share.max.delivery.count.limit'?: number;
  /** The maximum number of share groups. 1 to 100. Since Kafka 3.9. Up to Kafka 4.0. Read-only: a change restarts the broker. @default 10 */
  readonly 'group.share.max.groups'?: number;
  /** The maximum heartbeat interval for share group members. Milliseconds. At least 1. Since Kafka 3.9. Read-only: a change restarts the broker. @default 15000 */
  readonly 'group.share.max.heartbeat.interval.ms'?: number;
  /** The maximum value of a group configuration for the record lock limit per share-partition. 2000 to 10000. Since Kafka 4.3. Read-only: a change restarts the broker. @default 4000 */
  readonly 'group.share.max.partition.max.record.locks'?: number;
  /** The maximum value of a group configuration for record acquisition lock duration in milliseconds. Milliseconds. 30000 to 3600000. Since Kafka 3.9. Read-only: a change restarts the broker. @default 60000 */
  readonly 'group.share.max.record.lock.duration.ms'?: number;
  /** The maximum allowed session timeout for share group members. Milliseconds. At least 1. Since Kafka 3.9. Read-only: a change restarts the broker. @default 60000 */
  readonly 'group.share.max.session.timeout.ms'?: number;
  /** The maximum number of share sessions per broker. At least 1. Since Kafka 4.1. Read-only: a change restarts the broker. @default 2000 */
  readonly 'group.share.max.share.sessions'?: number;
  /** The maximum number of members that a single share group can accommodate. 1 to 1000. Since Kafka 3.9. Read-only: a change restarts the broker. @default 200 */
  readonly 'group.share.max.size'?: number;
  /** The minimum interval between assignment updates for a share group. Milliseconds. At least 0. Since Kafka 4.3. Read-only: a change restarts the broker. @default 0 */
  readonly 'group.share.min.assignment.interval.ms'?: number;
  /** The minimum value of a group configuration for the maximum number of delivery attempts for a record delivered to a share group. 2 to 5. Since Kafka 4.3. Read-only: a change restarts the broker. @default 2 */
  readonly 'group.share.min.delivery.count.limit'?: number;
  /** The minimum heartbeat interval for share group members. Milliseconds. At least 1. Since Kafka 3.9. Read-only: a change restarts the broker. @default 5000 */
  readonly 'group.share.min.heartbeat.interval.ms'?: number;
  /** The minimum value of a group configuration for the record lock limit per share-partition. 100 to 2000. Since Kafka 4.3. Read-only: a change restarts the broker. @default 100 */
  readonly 'group.share.min.partition.max.record.locks'?: number;
  /** The minimum value of a group configuration for record acquisition lock duration in milliseconds. Milliseconds. 1000 to 30000. Since Kafka 3.9. Read-only: a change restarts the broker. @default 15000 */
  readonly 'group.share.min.record.lock.duration.ms'?: number;
  /** The minimum allowed session timeout for share group members. Milliseconds. At least 1. Since Kafka 3.9. Read-only: a change restarts the broker. @default 45000 */
  readonly 'group.share.min.session.timeout.ms'?: number;
  /** Share-group record lock limit per share-partition. 100 to 10000. Since Kafka 3.9. Read-only: a change restarts the broker. @default 2000 */
  readonly 'group.share.partition.max.record.locks'?: number;
  /** The record acquisition lock duration in milliseconds for share groups. Milliseconds. 1000 to 3600000. Since Kafka 3.9. Read-only: a change restarts the broker. @default 30000 */
  readonly 'group.share.record.lock.duration.ms'?: number;
  /** The timeout to detect client failures when using the share group protocol. Milliseconds. At least 1. Since Kafka 3.9. Read-only: a change restarts the broker. @default 45000 */
  readonly 'group.share.session.timeout.ms'?: number;
  /** The interval between assignment updates for a streams group. Milliseconds. At least 0. Since Kafka 4.3. Changed live, cluster-wide. @default 1000 */
  readonly 'group.streams.assignment.interval.ms'?: number;
  /** The server side task assignors for streams groups as a list of either names for built-in assignors or fully qualified class names for custom assignors. Since Kafka 4.4. Read-only: a change restarts the broker. @default sticky */
  readonly 'group.streams.assignors'?: string | readonly string[];
  /** The heartbeat interval given to the members. Milliseconds. At least 1. Since Kafka 4.1. Read-only: a change restarts the broker. @default 5000 */
  readonly 'group.streams.heartbeat.interval.ms'?: number;
  /** The amount of time the group coordinator will wait for more streams clients to join a new group before performing the first rebalance. Milliseconds. At least 0. Since Kafka 4.2. Read-only: a change restarts the broker. @default 3000 */
  readonly 'group.streams.initial.rebalance.delay.ms'?: number;
  /** The maximum interval between assignment updates for a streams group. Milliseconds. At least 0. Since Kafka 4.3. Read-only: a change restarts the broker. @default 15000 */
  readonly 'group.streams.max.assignment.interval.ms'?: number;
  /** The maximum allowed value for the group-level configuration of streams.heartbeat.interval.ms. Milliseconds. At least 1. Since Kafka 4.1. Read-only: a change restarts the broker. @default 15000 */
  readonly 'group.streams.max.heartbeat.interval.ms'?: number;
  /** The maximum allowed value for the group-level configuration of streams.session.timeout.ms. Milliseconds. At least 1. Since Kafka 4.1. Read-only: a change restarts the broker. @default 60000 */
  readonly 'group.streams.max.session.timeout.ms'?: number;
  /** The maximum number of streams clients that a single streams group can accommodate. At least 1. Since Kafka 4.1. Read-only: a change restarts the broker. @default 2147483647 */
  readonly 'group.streams.max.size'?: number;
  /** The maximum allowed value for the group-level configuration of streams.num.standby.replicas. At least 0. Since Kafka 4.1. Read-only: a change restarts the broker. @default 2 */
  readonly 'group.streams.max.standby.replicas'?: number;
  /** The minimum interval between assignment updates for a streams group. Milliseconds. At least 0. Since Kafka 4.3. Read-only: a change restarts the broker. @default 0 */
  readonly 'group.streams.min.assignment.interval.ms'?: number;
  /** The minimum allowed value for the group-level configuration of streams.heartbeat.interval.ms. Milliseconds. At least 1. Since Kafka 4.1. Read-only: a change restarts the broker. @default 5000 */
  readonly 'group.streams.min.heartbeat.interval.ms'?: number;
  /** The minimum allowed value for the group-level configuration of streams.session.timeout.ms. Milliseconds. At least 1. Since Kafka 4.1. Read-only: a change restarts the broker. @default 45000 */
  readonly 'group.streams.min.session.timeout.ms'?: number;
  /** The number of standby replicas for each task. At least 0. Since Kafka 4.1. Read-only: a change restarts the broker. @default 0 */
  readonly 'group.streams.num.standby.replicas'?: number;
  /** List of client tag keys used to distribute standby replicas across Kafka Streams instances. Since Kafka 4.4. Read-only: a change restarts the broker. */
  readonly 'group.streams.rack.aware.assignment.tags'?: string | readonly string[];
  /** The timeout to detect client failures when using the streams group protocol. Milliseconds. At least 1. Since Kafka 4.1. Read-only: a change restarts the broker. @default 45000 */
  readonly 'group.streams.session.timeout.ms'?: number;
  /** The fully qualified class name of a StreamsGroupTopologyDescriptionPlugin implementation. Since Kafka 4.4. Read-only: a change restarts the broker. */
  readonly 'group.streams.topology.description.plugin.class'?: string;
  /** Specify which version of the inter-broker protocol will be used. Up to Kafka 3.9. Read-only: a change restarts the broker. @default 3.9-IV0 */
  readonly 'inter.broker.protocol.version'?: string;
  /** The ratio of leader imbalance allowed per broker. Up to Kafka 3.9. Read-only: a change restarts the broker. @default 10 */
  readonly 'leader.imbalance.per.broker.percentage'?: number;
  /** A long representing the upper bound (bytes/sec) on replication traffic for leaders enumerated in the property leader.replication.throttled.replicas (for each topic). At least 0. Changed live, cluster-wide. Set live only: ignored in the properties file. @default 9223372036854775807 */
  readonly 'leader.replication.throttled.rate'?: number;
  /** Map between listener names and security protocols. Changed live, per broker. @default SASL_SSL:SASL_SSL,PLAINTEXT:PLAINTEXT,SSL:SSL,SASL_PLAINTEXT:SASL_PLAINTEXT */
  readonly 'listener.security.protocol.map'?: string;
  /** Listener List - Comma-separated list of URIs we will listen on and the listener names. Changed live, per broker. @default PLAINTEXT://:9092 */
  readonly 'listeners'?: string | readonly string[];
  /** This configuration has been deprecated and will be removed in Kafka 5.0. Read-only: a change restarts the broker. @default true @deprecated This configuration has been deprecated and will be removed in Kafka 5.0. */
  readonly 'log.cleaner.enable'?: boolean;
  /** This config designates the retention policy to use on log segments. Changed live, cluster-wide. @default delete */
  readonly 'log.cleanup.policy'?: 'compact' | 'compact,delete' | 'delete' | 'delete,compact' | readonly ('compact' | 'delete')[];
  /** A comma-separated list of the directories where the log data is stored. Read-only: a change restarts the broker. @default /tmp/kafka-logs */
  readonly 'log.dir'?: string | readonly string[];
  /** If the broker is unable to successfully communicate to the controller that some log directory has failed for longer than this time, the broker will fail and shut down. Milliseconds. At least 1. Since Kafka 3.9. Read-only: a change restarts the broker. @default 30000 */
  readonly 'log.dir.failure.timeout.ms'?: number;
  /** A comma-separated list of the directories where the log data is stored. Read-only: a change restarts the broker. */
  readonly 'log.dirs'?: string | readonly string[];
  /** This configuration controls whether down-conversion of message formats is enabled to satisfy consume requests. Up to Kafka 3.9. Changed live, cluster-wide. @default true */
  readonly 'log.message.downconversion.enable'?: boolean;
  /** Specify the message format version the broker will use to append messages to the logs. Up to Kafka 3.9. Read-only: a change restarts the broker. @default 3.0-IV1 */
  readonly 'log.message.format.version'?: string;
  /** This configuration sets the allowable timestamp difference between the message timestamp and the broker's timestamp. Milliseconds. At least 0. Changed live, cluster-wide. @default 3600000 */
  readonly 'log.message.timestamp.after.max.ms'?: number;
  /** [DEPRECATED] The maximum difference allowed between the timestamp when a broker receives a message and the timestamp specified in the message. Milliseconds. At least 0. Up to Kafka 3.9. Changed live, cluster-wide. @default 9223372036854775807 @deprecated */
  readonly 'log.message.timestamp.difference.max.ms'?: number;
  /** Controls one of the two upload eligibility checks (time and size) for copying segments to remote storage. Bytes. At least -1. Since Kafka 4.4. Changed live, cluster-wide. @default -1 */
  readonly 'log.remote.copy.lag.bytes'?: number;
  /** Controls one of the two upload eligibility checks (time and size) for copying segments to remote storage. Milliseconds. At least -1. Since Kafka 4.4. Changed live, cluster-wide. @default 0 */
  readonly 'log.remote.copy.lag.ms'?: number;
  /** The maximum size of a single log file. Bytes. At least 1048576. Changed live, cluster-wide. @default 1073741824 */
  readonly 'log.segment.bytes'?: number;
  /** The maximum decompressed size, in bytes, of a single record the broker will accept; larger records are rejected with an InvalidRecordException. Bytes. 1 to 2147483639. Since Kafka 4.2. Changed live, cluster-wide. @default 2147483639 */
  readonly 'max.decompressed.message.bytes'?: number;
  /** The maximum number of total incremental fetch sessions that we will maintain. At least 0. Read-only: a change restarts the broker. @default 1000 */
  readonly 'max.incremental.fetch.session.cache.slots'?: number;
  /** The maximum number of partitions can be served in one request. At least 1. Since Kafka 3.9. Read-only: a change restarts the broker. @default 2000 */
  readonly 'max.request.partition.size.limit'?: number;
  /** The largest record batch size allowed by Kafka (after compression if compression is enabled).This can be set per topic with the topic level max.message.bytes config. Bytes. At least 0. Changed live, cluster-wide. @default 1048588 */
  readonly 'message.max.bytes'?: number;
  /** This configuration determines where we put the metadata log. Read-only: a change restarts the broker. */
  readonly 'metadata.log.dir'?: string;
  /** The maximum size of a single metadata log file. Bytes. At least 8388608. Read-only: a change restarts the broker. @default 1073741824 */
  readonly 'metadata.log.segment.bytes'?: number;
  /** A list of classes to use as metrics reporters. Changed live, cluster-wide. @default org.apache.kafka.common.metrics.JmxReporter */
  readonly 'metric.reporters'?: string | readonly string[];
  /** Specifies the minimum number of in-sync replicas (including the leader) required for a write to succeed when a producer sets acks to "all" (or "-1"). At least 1. Changed live, cluster-wide. @default 1 */
  readonly 'min.insync.replicas'?: number;
  /** The node ID associated with the roles this process is playing when process.roles is non-empty. At least 0. Read-only: a change restarts the broker. Required. */
  readonly 'node.id'?: number;
  /** The number of threads per data directory to be used for log recovery at startup and flushing at shutdown. At least 1. Changed live, cluster-wide. @default 2 */
  readonly 'num.recovery.threads.per.data.dir'?: number;
  /** Number of fetcher threads used to replicate records from each source broker. At least 1. Changed live, cluster-wide. @default 1 */
  readonly 'num.replica.fetchers'?: number;
  /** DEPRECATED: The required acks before the commit can be accepted. Up to Kafka 3.9. Read-only: a change restarts the broker. @default -1 @deprecated */
  readonly 'offsets.commit.required.acks'?: number;
  /** Batch size for reading from the offsets segments when loading group metadata into the cache (soft-limit, overridden if records are too large). At least 1. Read-only: a change restarts the broker. @default 5242880 */
  readonly 'offsets.load.buffer.size'?: number;
  /** The Cipher algorithm used for encoding dynamically configured passwords. Up to Kafka 3.9. Read-only: a change restarts the broker. @default AES/CBC/PKCS5Padding */
  readonly 'password.encoder.cipher.algorithm'?: string;
  /** The iteration count used for encoding dynamically configured passwords. At least 1024. Up to Kafka 3.9. Read-only: a change restarts the broker. @default 4096 */
  readonly 'password.encoder.iterations'?: number;
  /** The key length used for encoding dynamically configured passwords. At least 8. Up to Kafka 3.9. Read-only: a change restarts the broker. @default 128 */
  readonly 'password.encoder.key.length'?: number;
  /** The SecretKeyFactory algorithm used for encoding dynamically configured passwords. Up to Kafka 3.9. Read-only: a change restarts the broker. */
  readonly 'password.encoder.keyfactory.algorithm'?: string;
  /** The old secret that was used for encoding dynamically configured passwords. Up to Kafka 3.9. Read-only: a change restarts the broker. */
  readonly 'password.encoder.old.secret'?: ConfigReference;
  /** The secret used for encoding dynamically configured passwords for this broker. Up to Kafka 3.9. Read-only: a change restarts the broker. */
  readonly 'password.encoder.secret'?: ConfigReference;
  /** The roles that this process plays: 'broker', 'controller', or 'broker,controller' if it is both. Read-only: a change restarts the broker. Required. */
  readonly 'process.roles'?: 'broker' | 'broker,controller' | 'controller' | 'controller,broker' | readonly ('broker' | 'controller')[];
  /** The maximum amount of time the server will wait before answering the fetch request containing remote fetch partitions. Milliseconds. At least 1. Since Kafka 3.9. Changed live, cluster-wide. @default 500 */
  readonly 'remote.fetch.max.wait.ms'?: number;
  /** The maximum amount of time the server will wait for the remote list offsets request to complete. Milliseconds. At least 1. Since Kafka 4.0. Changed live, cluster-wide. @default 30000 */
  readonly 'remote.list.offsets.request.timeout.ms'?: number;
  /** The total size of the space allocated to store index files fetched from remote storage in the local storage. Bytes. At least 1. Since Kafka 3.9. Changed live, cluster-wide. @default 1073741824 */
  readonly 'remote.log.index.file.cache.total.size.bytes'?: number;
  /** Size of the thread pool used in scheduling tasks to copy segments. At least 1. Since Kafka 3.9. Changed live, cluster-wide. @default 10 */
  readonly 'remote.log.manager.copier.thread.pool.size'?: number;
  /** The maximum number of bytes that can be copied from local storage to remote storage per second. Bytes. At least 1. Since Kafka 3.9. Changed live, cluster-wide. @default 9223372036854775807 */
  readonly 'remote.log.manager.copy.max.bytes.per.second'?: number;
  /** The number of samples to retain in memory for remote copy quota management. At least 1. Since Kafka 3.9. Read-only: a change restarts the broker. @default 11 */
  readonly 'remote.log.manager.copy.quota.window.num'?: number;
  /** The time span of each sample for remote copy quota management. Seconds. At least 1. Since Kafka 3.9. Read-only: a change restarts the broker. @default 1 */
  readonly 'remote.log.manager.copy.quota.window.size.seconds'?: number;
  /** Size of the thread pool used in scheduling tasks to clean up the expired remote log segments. At least 1. Since Kafka 3.9. Changed live, cluster-wide. @default 10 */
  readonly 'remote.log.manager.expiration.thread.pool.size'?: number;
  /** The maximum number of bytes that can be fetched from remote storage to local storage per second. Bytes. At least 1. Since Kafka 3.9. Changed live, cluster-wide. @default 9223372036854775807 */
  readonly 'remote.log.manager.fetch.max.bytes.per.second'?: number;
  /** The number of samples to retain in memory for remote fetch quota management. At least 1. Since Kafka 3.9. Read-only: a change restarts the broker. @default 11 */
  readonly 'remote.log.manager.fetch.quota.window.num'?: number;
  /** The time span of each sample for remote fetch quota management. Seconds. At least 1. Since Kafka 3.9. Read-only: a change restarts the broker. @default 1 */
  readonly 'remote.log.manager.fetch.quota.window.size.seconds'?: number;
  /** Size of the thread pool used in scheduling follower tasks to read the highest-uploaded remote-offset for follower partitions. At least 1. Since Kafka 4.2. Changed live, cluster-wide. @default 2 */
  readonly 'remote.log.manager.follower.thread.pool.size'?: number;
  /** Size of the thread pool used in scheduling follower tasks to read the highest-uploaded remote-offset for follower partitions. At least 1. Read-only: a change restarts the broker. @default 2 @deprecated This config is deprecated since 4.2, please use remote.log.manager.follower.thread.pool.size instead. */
  readonly 'remote.log.manager.thread.pool.size'?: number;
  /** Fully qualified class name of RemoteLogMetadataManager implementation. Read-only: a change restarts the broker. @default org.apache.kafka.server.log.remote.metadata.storage.TopicBasedRemoteLogMetadataManager */
  readonly 'remote.log.metadata.manager.class.name'?: string;
  /** Class path of the RemoteLogMetadataManager implementation. Read-only: a change restarts the broker. */
  readonly 'remote.log.metadata.manager.class.path'?: string;
  /** Size of the thread pool that is allocated for handling remote log reads. At least 1. Changed live, cluster-wide. @default 10 */
  readonly 'remote.log.reader.threads'?: number;
  /** Fully qualified class name of RemoteStorageManager implementation. Read-only: a change restarts the broker. */
  readonly 'remote.log.storage.manager.class.name'?: string;
  /** Class path of the RemoteStorageManager implementation. Read-only: a change restarts the broker. */
  readonly 'remote.log.storage.manager.class.path'?: string;
  /** A long representing the upper bound (bytes/sec) on disk IO used for moving replica between log directories on the same broker. Bytes. At least 0. Changed live, cluster-wide. Set live only: ignored in the properties file. @default 9223372036854775807 */
  readonly 'replica.alter.log.dirs.io.max.bytes.per.second'?: number;
  /** If a follower hasn't sent any fetch requests or hasn't consumed up to the leader's log end offset for at least this time, the leader will remove the follower from ISR. Milliseconds. Read-only: a change restarts the broker. @default 30000 */
  readonly 'replica.lag.time.max.ms'?: number;
  /** Max number that can be used for a broker.id. At least 0. Up to Kafka 3.9. Read-only: a change restarts the broker. @default 1000 */
  readonly 'reserved.broker.max.id'?: number;
  /** The (optional) setting that allows the broker to validate JWTs without verifying the audience. Since Kafka 4.4. Read-only: a change restarts the broker. @default false */
  readonly 'sasl.oauthbearer.allow.unverified.audience'?: boolean;
  /** The (optional) setting that allows the broker to validate JWTs without verifying the issuer. Since Kafka 4.4. Read-only: a change restarts the broker. @default false */
  readonly 'sasl.oauthbearer.allow.unverified.issuer'?: boolean;
  /** The algorithm the Apache Kafka client should use to sign the assertion sent to the identity provider. Since Kafka 4.1. Upper and lower case are alike. Read-only: a change restarts the broker. @default RS256 */
  readonly 'sasl.oauthbearer.assertion.algorithm'?: 'es256' | 'ES256' | 'rs256' | 'RS256';
  /** The JWT aud (Audience) claim which will be included in the client JWT assertion created locally. Since Kafka 4.1. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.assertion.claim.aud'?: string;
  /** The number of seconds in the future for which the JWT is valid. Seconds. 0 to 86400. Since Kafka 4.1. Read-only: a change restarts the broker. @default 300 */
  readonly 'sasl.oauthbearer.assertion.claim.exp.seconds'?: number;
  /** The value to be used as the iss (Issuer) claim which will be included in the client JWT assertion created locally. Since Kafka 4.1. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.assertion.claim.iss'?: string;
  /** Flag that determines if the JWT assertion should generate a unique ID for the JWT and include it in the jti (JWT ID) claim. Since Kafka 4.1. Read-only: a change restarts the broker. @default false */
  readonly 'sasl.oauthbearer.assertion.claim.jti.include'?: boolean;
  /** The number of seconds in the past from which the JWT is valid. Seconds. 0 to 3600. Since Kafka 4.1. Read-only: a change restarts the broker. @default 60 */
  readonly 'sasl.oauthbearer.assertion.claim.nbf.seconds'?: number;
  /** The value to be used as the sub (Subject) claim which will be included in the client JWT assertion created locally. Since Kafka 4.1. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.assertion.claim.sub'?: string;
  /** File that contains a pre-generated JWT assertion. Since Kafka 4.1. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.assertion.file'?: string;
  /** File that contains a private key in the standard PEM format which is used to sign the JWT assertion sent to the identity provider. Since Kafka 4.1. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.assertion.private.key.file'?: string;
  /** The optional passphrase to decrypt the private key file specified by sasl.oauthbearer.assertion.private.key.file. Since Kafka 4.1. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.assertion.private.key.passphrase'?: ConfigReference;
  /** This optional configuration specifies the file containing the JWT headers and/or payload claims to be used when creating the JWT assertion. Since Kafka 4.1. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.assertion.template.file'?: string;
  /** The ID (defined in/by the OAuth identity provider) to identify the client requesting the token. Since Kafka 4.1. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.client.credentials.client.id'?: string;
  /** The secret (defined by either the user or preassigned, depending on the identity provider) of the client requesting the token. Since Kafka 4.1. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.client.credentials.client.secret'?: ConfigReference;
  /** The comma-delimited setting for the broker to use to verify that the JWT was issued for one of the expected audiences. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.expected.audience'?: string | readonly string[];
  /** The setting for the broker to use to verify that the JWT was created by the expected issuer. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.expected.issuer'?: string;
  /** The fully-qualified class name of a JwtRetriever implementation used to request tokens from the identity provider. Since Kafka 4.1. Read-only: a change restarts the broker. @default org.apache.kafka.common.security.oauthbearer.DefaultJwtRetriever */
  readonly 'sasl.oauthbearer.jwt.retriever.class'?: string;
  /** The fully-qualified class name of a JwtValidator implementation used to validate the JWT from the identity provider. Since Kafka 4.1. Read-only: a change restarts the broker. @default org.apache.kafka.common.security.oauthbearer.DefaultJwtValidator */
  readonly 'sasl.oauthbearer.jwt.validator.class'?: string;
  /** This is the level of access a client application is granted to a resource or API which is included in the token request. Since Kafka 4.1. Read-only: a change restarts the broker. */
  readonly 'sasl.oauthbearer.scope'?: string;
  /** The duration in milliseconds that the share coordinator will wait for writes to accumulate before flushing them to disk. Milliseconds. At least -1. Since Kafka 4.0. Read-only: a change restarts the broker. @default -1 */
  readonly 'share.coordinator.append.linger.ms'?: number;
  /** The maximum buffer size that the ShareCoordinator will retain for reuse. Bytes. At least 524288. Since Kafka 4.3. Changed live, cluster-wide. @default 1048588 */
  readonly 'share.coordinator.cached.buffer.max.bytes'?: number;
  /** Batch size for reading from the share-group state topic when loading state information into the cache (soft-limit, overridden if records are too large). At least 1. Since Kafka 4.0. Read-only: a change restarts the broker. @default 5242880 */
  readonly 'share.coordinator.load.buffer.size'?: number;
  /** The number of update records the share coordinator writes between snapshot records. 0 to 500. Since Kafka 4.0. Read-only: a change restarts the broker. @default 500 */
  readonly 'share.coordinator.snapshot.update.records.per.snapshot'?: number;
  /** Compression codec for the share-group state topic. Since Kafka 4.0. Read-only: a change restarts the broker. @default 0 */
  readonly 'share.coordinator.state.topic.compression.codec'?: number;
  /** Overridden min.insync.replicas for the share-group state topic. At least 1. Since Kafka 4.0. Read-only: a change restarts the broker. @default 2 */
  readonly 'share.coordinator.state.topic.min.isr'?: number;
  /** The number of partitions for the share-group state topic (should not change after deployment). At least 1. Since Kafka 4.0. Read-only: a change restarts the broker. @default 50 */
  readonly 'share.coordinator.state.topic.num.partitions'?: number;
  /** Replication factor for the share-group state topic. At least 1. Since Kafka 4.0. Read-only: a change restarts the broker. @default 3 */
  readonly 'share.coordinator.state.topic.replication.factor'?: number;
  /** The log segment size for the share-group state topic. Bytes. At least 1. Since Kafka 4.0. Read-only: a change restarts the broker. @default 104857600 */
  readonly 'share.coordinator.state.topic.segment.bytes'?: number;
  /** The number of threads used by the share coordinator. At least 1. Since Kafka 4.0. Read-only: a change restarts the broker. @default 1 */
  readonly 'share.coordinator.threads'?: number;
  /** The duration in milliseconds that the share coordinator will wait for all replicas of the share-group state topic to receive a write. Milliseconds. At least 1. Since Kafka 4.0. Read-only: a change restarts the broker. @default 5000 */
  readonly 'share.coordinator.write.timeout.ms'?: number;
  /** The purge interval (in number of requests) of the share fetch request purgatory. Since Kafka 4.0. Read-only: a change restarts the broker. @default 1000 */
  readonly 'share.fetch.purgatory.purge.interval.requests'?: number;
  /** Indicates whether changes to the certificate distinguished name should be allowed during a dynamic reconfiguration of certificates or not. Since Kafka 3.9. Read-only: a change restarts the broker. @default false */
  readonly 'ssl.allow.dn.changes'?: boolean;
  /** Indicates whether changes to the certificate subject alternative names should be allowed during a dynamic reconfiguration of certificates or not. Since Kafka 3.9. Read-only: a change restarts the broker. @default false */
  readonly 'ssl.allow.san.changes'?: boolean;
  /** The maximum size (after compression if compression is used) of telemetry metrics pushed from a client to the broker. Bytes. At least 1. Since Kafka 3.9. Read-only: a change restarts the broker. @default 1048576 */
  readonly 'telemetry.max.bytes'?: number;
  /** The minimum number of replicas that must acknowledge a write to transaction topic in order to be considered successful. At least 1. Read-only: a change restarts the broker. @default 2 */
  readonly 'transaction.state.log.min.isr'?: number;
  /** Allow participation in Two-Phase Commit (2PC) transactions with an external transaction coordinator. Since Kafka 4.1. Read-only: a change restarts the broker. @default false */
  readonly 'transaction.two.phase.commit.enable'?: boolean;
  /** Indicates whether to enable replicas not in the ISR set to be elected as leader as a last resort, even though doing so may result in data loss Note: In KRaft mode, when enabling this config … Changed live, cluster-wide. @default false */
  readonly 'unclean.leader.election.enable'?: boolean;
  /** Typically set to org.apache.zookeeper.ClientCnxnSocketNetty when using TLS connectivity to ZooKeeper. Up to Kafka 3.9. Read-only: a change restarts the broker. */
  readonly 'zookeeper.clientCnxnSocket'?: string;
  /** Specifies the ZooKeeper connection string in the form hostname:port where host and port are the host and port of a ZooKeeper server. Up to Kafka 3.9. Read-only: a change restarts the broker. */
  readonly 'zookeeper.connect'?: string;
  /** The max time that the client waits to establish a connection to ZooKeeper. Milliseconds. Up to Kafka 3.9. Read-only: a change restarts the broker. */
  readonly 'zookeeper.connection.timeout.ms'?: number;
  /** The maximum number of unacknowledged requests the client will send to ZooKeeper before blocking. At least 1. Up to Kafka 3.9. Read-only: a change restarts the broker. @default 10 */
  readonly 'zookeeper.max.in.flight.requests'?: number;
  /** Enable ZK to KRaft migration. Up to Kafka 3.9. Read-only: a change restarts the broker. @default false */
  readonly 'zookeeper.metadata.migration.enable'?: boolean;
  /** Zookeeper session timeout. Milliseconds. Up to Kafka 3.9. Read-only: a change restarts the broker. @default 18000 */
  readonly 'zookeeper.session.timeout.ms'?: number;
  /** Set client to use secure ACLs. Up to Kafka 3.9. Read-only: a change restarts the broker. @default false */
  readonly 'zookeeper.set.acl'?: boolean;
  /** Specifies the enabled cipher suites to be used in ZooKeeper TLS negotiation (csv). Up to Kafka 3.9. Read-only: a change restarts the broker. */
  readonly 'zookeeper.ssl.cipher.suites'?: string | readonly string[];
  /** Set client to use TLS when connecting to ZooKeeper. Up to Kafka 3.9. Read-only: a change restarts the broker. @default false */
  readonly 'zookeeper.ssl.client.enable'?: boolean;
  /** Specifies whether to enable Certificate Revocation List in the ZooKeeper TLS protocols. Up to Kafka 3.9. Read-only: a change restarts the broker. @default false */
  readonly 'zookeeper.ssl.crl.enable'?: boolean;
  /** Specifies the enabled protocol(s) in ZooKeeper TLS negotiation (csv). Up to Kafka 3.9. Read-only: a change restarts the broker. */
  readonly 'zookeeper.ssl.enabled.protocols'?: string | readonly string[];
  /** Specifies whether to enable hostname verification in the ZooKeeper TLS negotiation process, with (case-insensitively) "https" meaning ZooKeeper hostname verification is enabled and an explicit blank … Up to Kafka 3.9. Read-only: a change restarts the broker. @default HTTPS */
  readonly 'zookeeper.ssl.endpoint.identification.algorithm'?: string;
  /** Keystore location when using a client-side certificate with TLS connectivity to ZooKeeper. Up to Kafka 3.9. Read-only: a change restarts the broker. */
  readonly 'zookeeper.ssl.keystore.location'?: string;
  /** Keystore password when using a client-side certificate with TLS connectivity to ZooKeeper. Up to Kafka 3.9. Read-only: a change restarts the broker. */
  readonly 'zookeeper.ssl.keystore.password'?: ConfigReference;
  /** Keystore type when using a client-side certificate with TLS connectivity to ZooKeeper. Up to Kafka 3.9. Read-only: a change restarts the broker. */
  readonly 'zookeeper.ssl.keystore.type'?: string;
  /** Specifies whether to enable Online Certificate Status Protocol in the ZooKeeper TLS protocols. Up to Kafka 3.9. Read-only: a change restarts the broker. @default false */
  readonly 'zookeeper.ssl.ocsp.enable'?: boolean;
  /** Specifies the protocol to be used in ZooKeeper TLS negotiation. Up to Kafka 3.9. Read-only: a change restarts the broker. @default TLSv1.2 */
  readonly 'zookeeper.ssl.protocol'?: string;
  /** Truststore location when using TLS connectivity to ZooKeeper. Up to Kafka 3.9. Read-only: a change restarts the broker. */
  readonly 'zookeeper.ssl.truststore.location'?: string;
  /** Truststore password when using TLS connectivity to ZooKeeper. Up to Kafka 3.9. Read-only: a change restarts the broker. */
  readonly 'zookeeper.ssl.truststore.password'?: ConfigReference;
  /** Truststore type when using TLS connectivity to ZooKeeper. Up to Kafka 3.9. Read-only: a change restarts the broker. */
  readonly 'zookeeper.ssl.truststore.type'?: string;
}

/** Broker settings by line. */
export interface BrokerByLine {
  readonly '3.6': Broker3_6;
  readonly '3.9': Broker3_9;
  readonly '4.0': Broker4_0;
  readonly '4.1': Broker4_1;
  readonly '4.2': Broker4_2;
  readonly '4.3': Broker4_3;
  readonly '4.4': Broker4_4;
}

/** Settings of one listener. One that only a later line knows compiles too: `settingProblems` tells. */
export interface BrokerListeners {
  readonly [key: `listener.name.${Lowercase<string>}.${'connections.max.reauth.ms' | 'max.connection.creation.rate' | 'max.connections' | 'num.network.threads' | 'sasl.kerberos.min.time.before.relogin' | 'sasl.kerberos.ticket.renew.jitter' | 'sasl.kerberos.ticket.renew.window.factor' | 'sasl.login.connect.timeout.ms' | 'sasl.login.read.timeout.ms' | 'sasl.login.refresh.buffer.seconds' | 'sasl.login.refresh.min.period.seconds' | 'sasl.login.refresh.window.factor' | 'sasl.login.refresh.window.jitter' | 'sasl.login.retry.backoff.max.ms' | 'sasl.login.retry.backoff.ms' | 'sasl.oauthbearer.assertion.claim.exp.seconds' | 'sasl.oauthbearer.assertion.claim.nbf.seconds' | 'sasl.oauthbearer.clock.skew.seconds' | 'sasl.oauthbearer.jwks.endpoint.refresh.ms' | 'sasl.oauthbearer.jwks.endpoint.retry.backoff.max.ms' | 'sasl.oauthbearer.jwks.endpoint.retry.backoff.ms' | 'sasl.server.max.receive.size'}`]: number;
  readonly [key: `listener.name.${Lowercase<string>}.${'principal.builder.class' | 'sasl.client.callback.handler.class' | 'sasl.kerberos.kinit.cmd' | 'sasl.kerberos.service.name' | 'sasl.login.callback.handler.class' | 'sasl.login.class' | 'sasl.oauthbearer.assertion.claim.aud' | 'sasl.oauthbearer.assertion.claim.iss' | 'sasl.oauthbearer.assertion.claim.sub' | 'sasl.oauthbearer.assertion.file' | 'sasl.oauthbearer.assertion.private.key.file' | 'sasl.oauthbearer.assertion.template.file' | 'sasl.oauthbearer.client.credentials.client.id' | 'sasl.oauthbearer.expected.issuer' | 'sasl.oauthbearer.jwks.endpoint.url' | 'sasl.oauthbearer.jwt.retriever.class' | 'sasl.oauthbearer.jwt.validator.class' | 'sasl.oauthbearer.scope' | 'sasl.oauthbearer.scope.claim.name' | 'sasl.oauthbearer.sub.claim.name' | 'sasl.oauthbearer.token.endpoint.url' | 'sasl.server.callback.handler.class' | 'ssl.endpoint.identification.algorithm' | 'ssl.engine.factory.class' | 'ssl.keymanager.algorithm' | 'ssl.keystore.location' | 'ssl.keystore.type' | 'ssl.principal.mapping.rules' | 'ssl.protocol' | 'ssl.provider' | 'ssl.secure.random.implementation' | 'ssl.trustmanager.algorithm' | 'ssl.truststore.location' | 'ssl.truststore.type'}`]: string;
  readonly [key: `listener.name.${Lowercase<string>}.${'sasl.enabled.mechanisms' | 'sasl.kerberos.principal.to.local.rules' | 'sasl.oauthbearer.expected.audience' | 'ssl.cipher.suites' | 'ssl.enabled.protocols'}`]: string | readonly string[];
  readonly [key: `listener.name.${Lowercase<string>}.${'sasl.jaas.config'}`]: JaasConfig;
  readonly [key: `listener.name.${Lowercase<string>}.${'sasl.oauthbearer.allow.unverified.audience' | 'sasl.oauthbearer.allow.unverified.issuer' | 'sasl.oauthbearer.assertion.claim.jti.include' | 'ssl.allow.dn.changes' | 'ssl.allow.san.changes'}`]: boolean;
  readonly [key: `listener.name.${Lowercase<string>}.${'sasl.oauthbearer.assertion.algorithm'}`]: 'es256' | 'ES256' | 'rs256' | 'RS256';
  readonly [key: `listener.name.${Lowercase<string>}.${'sasl.oauthbearer.assertion.private.key.passphrase' | 'sasl.oauthbearer.client.credentials.client.secret' | 'ssl.key.password' | 'ssl.keystore.certificate.chain' | 'ssl.keystore.key' | 'ssl.keystore.password' | 'ssl.truststore.certificates' | 'ssl.truststore.password'}`]: ConfigReference;
  readonly [key: `listener.name.${Lowercase<string>}.${'ssl.client.auth'}`]: 'required' | 'requested' | 'none';
}
