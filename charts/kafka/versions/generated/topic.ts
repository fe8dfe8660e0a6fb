// Written by charts/kafka/versions/generator/generate.ts from the JSON beside it. Not edited by hand.
import type { Removed } from '../words.js';

/** Topic settings that are alike in every line. */
interface Common {
  /** This config designates the retention policy to use on log segments. @default delete */
  readonly 'cleanup.policy'?: 'compact' | 'compact,delete' | 'delete' | 'delete,compact' | readonly ('compact' | 'delete')[];
  /** Specify the final compression type for a given topic. @default producer */
  readonly 'compression.type'?: 'uncompressed' | 'zstd' | 'lz4' | 'snappy' | 'gzip' | 'producer';
  /** The amount of time to retain delete tombstone markers for log compacted topics. Milliseconds. At least 0. @default 86400000 */
  readonly 'delete.retention.ms'?: number;
  /** The time to wait before deleting a file from the filesystem. Milliseconds. At least 0. @default 60000 */
  readonly 'file.delete.delay.ms'?: number;
  /** This setting allows specifying an interval at which we will force an fsync of data written to the log. At least 1. @default 9223372036854775807 */
  readonly 'flush.messages'?: number;
  /** This setting allows specifying a time interval at which we will force an fsync of data written to the log. Milliseconds. At least 0. @default 9223372036854775807 */
  readonly 'flush.ms'?: number;
  /** A list of replicas for which log replication should be throttled on the follower side. */
  readonly 'follower.replication.throttled.replicas'?: string | readonly string[];
  /** A list of replicas for which log replication should be throttled on the leader side. */
  readonly 'leader.replication.throttled.replicas'?: string | readonly string[];
  /** The maximum size of local log segments that can grow for a partition before it deletes the old segments. Bytes. At least -2. @default -2 */
  readonly 'local.retention.bytes'?: number;
  /** The maximum time a message will remain ineligible for compaction in the log. Milliseconds. At least 1. @default 9223372036854775807 */
  readonly 'max.compaction.lag.ms'?: number;
  /** The largest record batch size allowed by Kafka (after compression if compression is enabled). Bytes. At least 0. @default 1048588 */
  readonly 'max.message.bytes'?: number;
  /** This configuration sets the allowable timestamp difference between the broker's timestamp and the message timestamp. Milliseconds. At least 0. @default 9223372036854775807 */
  readonly 'message.timestamp.before.max.ms'?: number;
  /** Define whether the timestamp in the message is message create time or log append time. @default CreateTime */
  readonly 'message.timestamp.type'?: 'CreateTime' | 'LogAppendTime';
  /** This configuration controls how frequently the log compactor will attempt to clean the log (assuming log compaction is enabled). 0 to 1. @default 0.5 */
  readonly 'min.cleanable.dirty.ratio'?: number;
  /** The minimum time a message will remain uncompacted in the log. Milliseconds. At least 0. @default 0 */
  readonly 'min.compaction.lag.ms'?: number;
  /** True if we should preallocate the file on disk when creating a new log segment. @default false */
  readonly 'preallocate'?: boolean;
  /** This configuration controls the maximum size a partition (which consists of log segments) can grow to before we will discard old log segments to free up space if we are using the "delete" retention … Bytes. @default -1 */
  readonly 'retention.bytes'?: number;
  /** This configuration controls the maximum time we will retain a log before we will discard old log segments to free up space if we are using the "delete" retention policy. Milliseconds. At least -1. @default 604800000 */
  readonly 'retention.ms'?: number;
  /** This configuration controls the size of the index that maps offsets to file positions. Bytes. At least 4. @default 10485760 */
  readonly 'segment.index.bytes'?: number;
  /** The maximum random jitter subtracted from the scheduled segment roll time to avoid thundering herds of segment rolling. Milliseconds. At least 0. @default 0 */
  readonly 'segment.jitter.ms'?: number;
  /** This configuration controls the period of time after which Kafka will force the log to roll even if the segment file isn't full to ensure that retention can delete or compact old data. Milliseconds. At least 1. @default 604800000 */
  readonly 'segment.ms'?: number;
  /** Indicates whether to enable replicas not in the ISR set to be elected as leader as a last resort, even though doing so may result in data loss. @default false */
  readonly 'unclean.leader.election.enable'?: boolean;
}

/** Topic settings of Kafka 3.6. */
export interface Topic3_6 extends Common {
  /** This setting controls how frequently Kafka adds an index entry to its offset index. Bytes. At least 0. @default 4096 */
  readonly 'index.interval.bytes'?: number;
  /** The number of milli seconds to keep the local log segment before it gets deleted. Milliseconds. At least -2. @default -2 */
  readonly 'local.retention.ms'?: number;
  /** This configuration controls whether down-conversion of message formats is enabled to satisfy consume requests. @default true */
  readonly 'message.downconversion.enable'?: boolean;
  /** [DEPRECATED] Specify the message format version the broker will use to append messages to the logs. @default 3.0-IV1 @deprecated */
  readonly 'message.format.version'?: string;
  /** This configuration sets the allowable timestamp difference between the message timestamp and the broker's timestamp. Milliseconds. At least 0. @default 9223372036854775807 */
  readonly 'message.timestamp.after.max.ms'?: number;
  /** [DEPRECATED] The maximum difference allowed between the timestamp when a broker receives a message and the timestamp specified in the message. Milliseconds. At least 0. @default 9223372036854775807 @deprecated */
  readonly 'message.timestamp.difference.max.ms'?: number;
  /** When a producer sets acks to "all" (or "-1"), this configuration specifies the minimum number of replicas that must acknowledge a write for the write to be considered successful. At least 1. @default 1 */
  readonly 'min.insync.replicas'?: number;
  /** To enable tiered storage for a topic, set this configuration as true. @default false */
  readonly 'remote.storage.enable'?: boolean;
  /** This configuration controls the segment file size for the log. Bytes. At least 14. @default 1073741824 */
  readonly 'segment.bytes'?: number;
}

/** Topic settings of Kafka 3.9. */
export interface Topic3_9 extends Common {
  /** The compression level to use if compression.type is set to gzip. 1 to 9, or -1. @default -1 */
  readonly 'compression.gzip.level'?: number;
  /** The compression level to use if compression.type is set to lz4. 1 to 17. @default 9 */
  readonly 'compression.lz4.level'?: number;
  /** The compression level to use if compression.type is set to zstd. -131072 to 22. @default 3 */
  readonly 'compression.zstd.level'?: number;
  /** This setting controls how frequently Kafka adds an index entry to its offset index. Bytes. At least 0. @default 4096 */
  readonly 'index.interval.bytes'?: number;
  /** The number of milliseconds to keep the local log segment before it gets deleted. Milliseconds. At least -2. @default -2 */
  readonly 'local.retention.ms'?: number;
  /** This configuration controls whether down-conversion of message formats is enabled to satisfy consume requests. @default true */
  readonly 'message.downconversion.enable'?: boolean;
  /** [DEPRECATED] Specify the message format version the broker will use to append messages to the logs. @default 3.0-IV1 @deprecated */
  readonly 'message.format.version'?: string;
  /** This configuration sets the allowable timestamp difference between the message timestamp and the broker's timestamp. Milliseconds. At least 0. @default 9223372036854775807 */
  readonly 'message.timestamp.after.max.ms'?: number;
  /** [DEPRECATED] The maximum difference allowed between the timestamp when a broker receives a message and the timestamp specified in the message. Milliseconds. At least 0. @default 9223372036854775807 @deprecated */
  readonly 'message.timestamp.difference.max.ms'?: number;
  /** When a producer sets acks to "all" (or "-1"), this configuration specifies the minimum number of replicas that must acknowledge a write for the write to be considered successful. At least 1. @default 1 */
  readonly 'min.insync.replicas'?: number;
  /** Determines whether tiered data for a topic should become read only, and no more data uploading on a topic. @default false */
  readonly 'remote.log.copy.disable'?: boolean;
  /** Determines whether tiered data for a topic should be deleted after tiered storage is disabled on a topic. @default false */
  readonly 'remote.log.delete.on.disable'?: boolean;
  /** To enable tiered storage for a topic, set this configuration to true. @default false */
  readonly 'remote.storage.enable'?: boolean;
  /** This configuration controls the segment file size for the log. Bytes. At least 14. @default 1073741824 */
  readonly 'segment.bytes'?: number;
}

/** Topic settings of Kafka 4.0. */
export interface Topic4_0 extends Common {
  /** The compression level to use if compression.type is set to gzip. 1 to 9, or -1. @default -1 */
  readonly 'compression.gzip.level'?: number;
  /** The compression level to use if compression.type is set to lz4. 1 to 17. @default 9 */
  readonly 'compression.lz4.level'?: number;
  /** The compression level to use if compression.type is set to zstd. -131072 to 22. @default 3 */
  readonly 'compression.zstd.level'?: number;
  /** This setting controls how frequently Kafka adds an index entry to its offset index. Bytes. At least 0. @default 4096 */
  readonly 'index.interval.bytes'?: number;
  /** The number of milliseconds to keep the local log segment before it gets deleted. Milliseconds. At least -2. @default -2 */
  readonly 'local.retention.ms'?: number;
  /** This configuration sets the allowable timestamp difference between the message timestamp and the broker's timestamp. Milliseconds. At least 0. @default 3600000 */
  readonly 'message.timestamp.after.max.ms'?: number;
  /** When a producer sets acks to "all" (or "-1"), this configuration specifies the minimum number of replicas that must acknowledge a write for the write to be considered successful. At least 1. @default 1 */
  readonly 'min.insync.replicas'?: number;
  /** Determines whether tiered data for a topic should become read only, and no more data uploading on a topic. @default false */
  readonly 'remote.log.copy.disable'?: boolean;
  /** Determines whether tiered data for a topic should be deleted after tiered storage is disabled on a topic. @default false */
  readonly 'remote.log.delete.on.disable'?: boolean;
  /** To enable tiered storage for a topic, set this configuration to true. @default false */
  readonly 'remote.storage.enable'?: boolean;
  /** This configuration controls the segment file size for the log. Bytes. At least 14. @default 1073741824 */
  readonly 'segment.bytes'?: number;
  readonly 'message.downconversion.enable'?: (boolean) & Removed<'removed in 4.0: records are never converted down; remove it'>;
  readonly 'message.format.version'?: (string) & Removed<'removed in 4.0: records are always written in the newest format; remove it'>;
  readonly 'message.timestamp.difference.max.ms'?: (number) & Removed<'removed in 4.0: use message.timestamp.before.max.ms and message.timestamp.after.max.ms'>;
}

/** Topic settings of Kafka 4.1. */
export interface Topic4_1 extends Common {
  /** The compression level to use if compression.type is set to gzip. 1 to 9, or -1. @default -1 */
  readonly 'compression.gzip.level'?: number;
  /** The compression level to use if compression.type is set to lz4. 1 to 17. @default 9 */
  readonly 'compression.lz4.level'?: number;
  /** The compression level to use if compression.type is set to zstd. -131072 to 22. @default 3 */
  readonly 'compression.zstd.level'?: number;
  /** This setting controls how frequently Kafka adds entries to its offset index and, conditionally, to its time index. Bytes. At least 0. @default 4096 */
  readonly 'index.interval.bytes'?: number;
  /** The number of milliseconds to keep the local log segment before it gets deleted. Milliseconds. At least -2. @default -2 */
  readonly 'local.retention.ms'?: number;
  /** This configuration sets the allowable timestamp difference between the message timestamp and the broker's timestamp. Milliseconds. At least 0. @default 3600000 */
  readonly 'message.timestamp.after.max.ms'?: number;
  /** Specifies the minimum number of in-sync replicas (including the leader) required for a write to succeed when a producer sets acks to "all" (or "-1"). At least 1. @default 1 */
  readonly 'min.insync.replicas'?: number;
  /** Determines whether tiered data for a topic should become read only, and no more data uploading on a topic. @default false */
  readonly 'remote.log.copy.disable'?: boolean;
  /** Determines whether tiered data for a topic should be deleted after tiered storage is disabled on a topic. @default false */
  readonly 'remote.log.delete.on.disable'?: boolean;
  /** To enable tiered storage for a topic, set this configuration to true. @default false */
  readonly 'remote.storage.enable'?: boolean;
  /** This configuration controls the segment file size for the log. Bytes. At least 1048576. @default 1073741824 */
  readonly 'segment.bytes'?: number;
  readonly 'message.downconversion.enable'?: (boolean) & Removed<'removed in 4.0: records are never converted down; remove it'>;
  readonly 'message.format.version'?: (string) & Removed<'removed in 4.0: records are always written in the newest format; remove it'>;
  readonly 'message.timestamp.difference.max.ms'?: (number) & Removed<'removed in 4.0: use message.timestamp.before.max.ms and message.timestamp.after.max.ms'>;
}

/** Topic settings of Kafka 4.2. */
export interface Topic4_2 extends Common {
  /** The compression level to use if compression.type is set to gzip. 1 to 9, or -1. @default -1 */
  readonly 'compression.gzip.level'?: number;
  /** The compression level to use if compression.type is set to lz4. 1 to 17. @default 9 */
  readonly 'compression.lz4.level'?: number;
  /** The compression level to use if compression.type is set to zstd. -131072 to 22. @default 3 */
  readonly 'compression.zstd.level'?: number;
  /** This setting controls how frequently Kafka adds entries to its offset index and, conditionally, to its time index. Bytes. At least 0. @default 4096 */
  readonly 'index.interval.bytes'?: number;
  /** The number of milliseconds to keep the local log segment before it gets deleted. Milliseconds. At least -2. @default -2 */
  readonly 'local.retention.ms'?: number;
  /** The maximum decompressed size, in bytes, of a single record the broker will accept; larger records are rejected with an InvalidRecordException. Bytes. 1 to 2147483639. @default 2147483639 */
  readonly 'max.decompressed.message.bytes'?: number;
  /** This configuration sets the allowable timestamp difference between the message timestamp and the broker's timestamp. Milliseconds. At least 0. @default 3600000 */
  readonly 'message.timestamp.after.max.ms'?: number;
  /** Specifies the minimum number of in-sync replicas (including the leader) required for a write to succeed when a producer sets acks to "all" (or "-1"). At least 1. @default 1 */
  readonly 'min.insync.replicas'?: number;
  /** Determines whether tiered data for a topic should become read only, and no more data uploading on a topic. @default false */
  readonly 'remote.log.copy.disable'?: boolean;
  /** Determines whether tiered data for a topic should be deleted after tiered storage is disabled on a topic. @default false */
  readonly 'remote.log.delete.on.disable'?: boolean;
  /** To enable tiered storage for a topic, set this configuration to true. @default false */
  readonly 'remote.storage.enable'?: boolean;
  /** This configuration controls the segment file size for the log. Bytes. At least 1048576. @default 1073741824 */
  readonly 'segment.bytes'?: number;
  readonly 'message.downconversion.enable'?: (boolean) & Removed<'removed in 4.0: records are never converted down; remove it'>;
  readonly 'message.format.version'?: (string) & Removed<'removed in 4.0: records are always written in the newest format; remove it'>;
  readonly 'message.timestamp.difference.max.ms'?: (number) & Removed<'removed in 4.0: use message.timestamp.before.max.ms and message.timestamp.after.max.ms'>;
}

/** Topic settings of Kafka 4.3. */
export interface Topic4_3 extends Common {
  /** The compression level to use if compression.type is set to gzip. 1 to 9, or -1. @default -1 */
  readonly 'compression.gzip.level'?: number;
  /** The compression level to use if compression.type is set to lz4. 1 to 17. @default 9 */
  readonly 'compression.lz4.level'?: number;
  /** The compression level to use if compression.type is set to zstd. -131072 to 22. @default 3 */
  readonly 'compression.zstd.level'?: number;
  /** This setting controls how frequently Kafka adds entries to its offset index and, conditionally, to its time index. Bytes. At least 0. @default 4096 */
  readonly 'index.interval.bytes'?: number;
  /** The number of milliseconds to keep the local log segment before it gets deleted. Milliseconds. At least -2. @default -2 */
  readonly 'local.retention.ms'?: number;
  /** This configuration sets the allowable timestamp difference between the message timestamp and the broker's timestamp. Milliseconds. At least 0. @default 3600000 */
  readonly 'message.timestamp.after.max.ms'?: number;
  /** Specifies the minimum number of in-sync replicas (including the leader) required for a write to succeed when a producer sets acks to "all" (or "-1"). At least 1. @default 1 */
  readonly 'min.insync.replicas'?: number;
  /** Determines whether tiered data for a topic should become read only, and no more data uploading on a topic. @default false */
  readonly 'remote.log.copy.disable'?: boolean;
  /** Determines whether tiered data for a topic should be deleted after tiered storage is disabled on a topic. @default false */
  readonly 'remote.log.delete.on.disable'?: boolean;
  /** To enable tiered storage for a topic, set this configuration to true. @default false */
  readonly 'remote.storage.enable'?: boolean;
  /** This configuration controls the segment file size for the log. Bytes. At least 1048576. @default 1073741824 */
  readonly 'segment.bytes'?: number;
  readonly 'max.decompressed.message.bytes'?: (number) & Removed<'in patches of 4.2, not yet in 4.3: remove it until a patch of 4.3 has it'>;
  readonly 'message.downconversion.enable'?: (boolean) & Removed<'removed in 4.0: records are never converted down; remove it'>;
  readonly 'message.format.version'?: (string) & Removed<'removed in 4.0: records are always written in the newest format; remove it'>;
  readonly 'message.timestamp.difference.max.ms'?: (number) & Removed<'removed in 4.0: use message.timestamp.before.max.ms and message.timestamp.after.max.ms'>;
}

/** Topic settings of Kafka 4.4. */
export interface Topic4_4 extends Common {
  /** The compression level to use if compression.type is set to gzip. 1 to 9, or -1. @default -1 */
  readonly 'compression.gzip.level'?: number;
  /** The compression level to use if compression.type is set to lz4. 1 to 17. @default 9 */
  readonly 'compression.lz4.level'?: number;
  /** The compression level to use if compression.type is set to zstd. -131072 to 22. @default 3 */
  readonly 'compression.zstd.level'?: number;
  /** Enable this topic to be used as a dead-letter queue for share groups. @default false */
  readonly 'errors.deadletterqueue.group.enable'?: boolean;
  /** This setting controls how frequently Kafka adds entries to its offset index and, conditionally, to its time index. Bytes. At least 0. @default 4096 */
  readonly 'index.interval.bytes'?: number;
  /** The number of milliseconds to keep the local log segment before it gets deleted. Milliseconds. At least -2. @default -2 */
  readonly 'local.retention.ms'?: number;
  /** The maximum decompressed size, in bytes, of a single record the broker will accept; larger records are rejected with an InvalidRecordException. Bytes. 1 to 2147483639. @default 2147483639 */
  readonly 'max.decompressed.message.bytes'?: number;
  /** This configuration sets the allowable timestamp difference between the message timestamp and the broker's timestamp. Milliseconds. At least 0. @default 3600000 */
  readonly 'message.timestamp.after.max.ms'?: number;
  /** Specifies the minimum number of in-sync replicas (including the leader) required for a write to succeed when a producer sets acks to "all" (or "-1"). At least 1. @default 1 */
  readonly 'min.insync.replicas'?: number;
  /** Controls one of the two upload eligibility checks (time and size) for copying segments to remote storage. Bytes. At least -1. @default -1 */
  readonly 'remote.copy.lag.bytes'?: number;
  /** Controls one of the two upload eligibility checks (time and size) for copying segments to remote storage. Milliseconds. At least -1. @default 0 */
  readonly 'remote.copy.lag.ms'?: number;
  /** Determines whether tiered data for a topic should become read only, and no more data uploading on a topic. @default false */
  readonly 'remote.log.copy.disable'?: boolean;
  /** Determines whether tiered data for a topic should be deleted after tiered storage is disabled on a topic. @default false */
  readonly 'remote.log.delete.on.disable'?: boolean;
  /** To enable tiered storage for a topic, set this configuration to true. @default false */
  readonly 'remote.storage.enable'?: boolean;
  /** This configuration controls the segment file size for the log. Bytes. At least 1048576. @default 1073741824 */
  readonly 'segment.bytes'?: number;
  readonly 'message.downconversion.enable'?: (boolean) & Removed<'removed in 4.0: records are never converted down; remove it'>;
  readonly 'message.format.version'?: (string) & Removed<'removed in 4.0: records are always written in the newest format; remove it'>;
  readonly 'message.timestamp.difference.max.ms'?: (number) & Removed<'removed in 4.0: use message.timestamp.before.max.ms and message.timestamp.after.max.ms'>;
}

/** Topic settings that some line of Kafka knows. */
export interface TopicAny extends Common {
  /** The compression level to use if compression.type is set to gzip. 1 to 9, or -1. Since Kafka 3.9. @default -1 */
  readonly 'compression.gzip.level'?: number;
  /** The compression level to use if compression.type is set to lz4. 1 to 17. Since Kafka 3.9. @default 9 */
  readonly 'compression.lz4.level'?: number;
  /** The compression level to use if compression.type is set to zstd. -131072 to 22. Since Kafka 3.9. @default 3 */
  readonly 'compression.zstd.level'?: number;
  /** Enable this topic to be used as a dead-letter queue for share groups. Since Kafka 4.4. @default false */
  readonly 'errors.deadletterqueue.group.enable'?: boolean;
  /** This setting controls how frequently Kafka adds entries to its offset index and, conditionally, to its time index. Bytes. At least 0. @default 4096 */
  readonly 'index.interval.bytes'?: number;
  /** The number of milliseconds to keep the local log segment before it gets deleted. Milliseconds. At least -2. @default -2 */
  readonly 'local.retention.ms'?: number;
  /** The maximum decompressed size, in bytes, of a single record the broker will accept; larger records are rejected with an InvalidRecordException. Bytes. 1 to 2147483639. Since Kafka 4.2. @default 2147483639 */
  readonly 'max.decompressed.message.bytes'?: number;
  /** This configuration controls whether down-conversion of message formats is enabled to satisfy consume requests. Up to Kafka 3.9. @default true */
  readonly 'message.downconversion.enable'?: boolean;
  /** [DEPRECATED] Specify the message format version the broker will use to append messages to the logs. Up to Kafka 3.9. @default 3.0-IV1 @deprecated */
  readonly 'message.format.version'?: string;
  /** This configuration sets the allowable timestamp difference between the message timestamp and the broker's timestamp. Milliseconds. At least 0. @default 3600000 */
  readonly 'message.timestamp.after.max.ms'?: number;
  /** [DEPRECATED] The maximum difference allowed between the timestamp when a broker receives a message and the timestamp specified in the message. Milliseconds. At least 0. Up to Kafka 3.9. @default 9223372036854775807 @deprecated */
  readonly 'message.timestamp.difference.max.ms'?: number;
  /** Specifies the minimum number of in-sync replicas (including the leader) required for a write to succeed when a producer sets acks to "all" (or "-1"). At least 1. @default 1 */
  readonly 'min.insync.replicas'?: number;
  /** Controls one of the two upload eligibility checks (time and size) for copying segments to remote storage. Bytes. At least -1. Since Kafka 4.4. @default -1 */
  readonly 'remote.copy.lag.bytes'?: number;
  /** Controls one of the two upload eligibility checks (time and size) for copying segments to remote storage. Milliseconds. At least -1. Since Kafka 4.4. @default 0 */
  readonly 'remote.copy.lag.ms'?: number;
  /** Determines whether tiered data for a topic should become read only, and no more data uploading on a topic. Since Kafka 3.9. @default false */
  readonly 'remote.log.copy.disable'?: boolean;
  /** Determines whether tiered data for a topic should be deleted after tiered storage is disabled on a topic. Since Kafka 3.9. @default false */
  readonly 'remote.log.delete.on.disable'?: boolean;
  /** To enable tiered storage for a topic, set this configuration to true. @default false */
  readonly 'remote.storage.enable'?: boolean;
  /** This configuration controls the segment file size for the log. Bytes. At least 1048576. @default 1073741824 */
  readonly 'segment.bytes'?: number;
}

/** Topic settings by line. */
export interface TopicByLine {
  readonly '3.6': Topic3_6;
  readonly '3.9': Topic3_9;
  readonly '4.0': Topic4_0;
  readonly '4.1': Topic4_1;
  readonly '4.2': Topic4_2;
  readonly '4.3': Topic4_3;
  readonly '4.4': Topic4_4;
}
