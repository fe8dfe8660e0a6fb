import { KAFKA_LINES, type KafkaLine, type SettingScope } from './model.js';

/** What to do about a key that is gone. A key that ends in a dot speaks for all keys it begins. */
const ADVICE: Readonly<Record<string, string>> = {
  'alter.config.policy.kraft.compatibility.enable': 'it eased the move from ZooKeeper to KRaft; remove it',
  'authorizer.zookeeper.': 'ACLs are in KRaft metadata; remove it and use org.apache.kafka.metadata.authorizer.StandardAuthorizer',
  'auto.include.jmx.reporter': 'metric.reporters has org.apache.kafka.common.metrics.JmxReporter by default; set that instead',
  'broker.id.generation.enable': 'every node states its node.id; remove it',
  'control.plane.listener.name': 'controllers have listeners of their own; use controller.listener.names',
  'controlled.shutdown.': 'the KRaft controller leads a controlled shutdown; only controlled.shutdown.enable is left',
  'delegation.token.master.key': 'use delegation.token.secret.key',
  'eligible.leader.replicas.enable': 'it is a cluster feature now; raise eligible.leader.replicas.version with kafka-features.sh',
  'group.share.max.groups': 'the number of share groups has no such limit any more; remove it',
  'inter.broker.protocol.version': 'the cluster feature metadata.version took its place; raise that with kafka-features.sh',
  'leader.imbalance.per.broker.percentage': 'the KRaft controller moves every leader that is not preferred; remove it',
  'log.message.downconversion.enable': 'records are never converted down; remove it',
  'log.message.format.version': 'records are always written in the newest format; remove it',
  'log.message.timestamp.difference.max.ms': 'use log.message.timestamp.before.max.ms and log.message.timestamp.after.max.ms',
  'message.downconversion.enable': 'records are never converted down; remove it',
  'message.format.version': 'records are always written in the newest format; remove it',
  'message.timestamp.difference.max.ms': 'use message.timestamp.before.max.ms and message.timestamp.after.max.ms',
  'offsets.commit.required.acks': 'offset commits always wait for all in-sync replicas; remove it',
  'password.encoder.': 'passwords set live are no longer kept in ZooKeeper; remove it',
  'reserved.broker.max.id': 'every node states its node.id; remove it',
  'zookeeper.': 'metadata is in KRaft; remove it',
};

/** Keys that arrived in a patch of an older line after the newest patch of this line was released: absent, but not removed. */
const LATE: ReadonlySet<string> = new Set(['max.decompressed.message.bytes']);

/** Keys removed before the oldest line Sluice knows, and still found in old files: in which version, and what to do. */
const REMOVED_BEFORE: Readonly<Record<SettingScope, Readonly<Record<string, readonly [string, string]>>>> = {
  broker: {
    'advertised.host.name': ['3.0', 'use advertised.listeners'],
    'advertised.port': ['3.0', 'use advertised.listeners'],
    'host.name': ['3.0', 'use listeners'],
    port: ['3.0', 'use listeners'],
    'quota.consumer.default': ['3.0', 'set a quota of the default user or client instead'],
    'quota.producer.default': ['3.0', 'set a quota of the default user or client instead'],
  },
  topic: {},
  producer: {},
  consumer: {},
  connect: {
    'internal.key.converter': ['3.0', 'the worker always uses JSON for its own topics; remove it'],
    'internal.value.converter': ['3.0', 'the worker always uses JSON for its own topics; remove it'],
    'rest.host.name': ['3.0', 'use listeners'],
    'rest.port': ['3.0', 'use listeners'],
  },
};

/** Where a key stands that this line does not have and another does. */
export interface Absence {
  /** When, e.g. `removed in 4.0` or `new in 4.1`. */
  readonly when: string;
  /** What to do instead. */
  readonly advice: string;
}

/** For each key that some line lacks, the lines that have it. */
export type LinesByKey = Readonly<Record<SettingScope, Readonly<Record<string, readonly KafkaLine[]>>>>;

/** Why a line lacks a key: it was removed, or is yet to come. Nothing when no line ever had it. */
export function absence(key: string, where: { scope: SettingScope; line: KafkaLine; linesByKey: LinesByKey }): Absence | undefined {
  const { scope, line, linesByKey } = where;
  const before = own(REMOVED_BEFORE[scope], key);
  if (before) return { when: `removed in ${before[0]}`, advice: before[1] };
  const known = own(linesByKey[scope], key);
  if (known === undefined || known.includes(line)) return undefined;
  const last = known.findLast((other) => KAFKA_LINES.indexOf(other) < KAFKA_LINES.indexOf(line));
  if (last === undefined) return { when: `new in ${known[0]}`, advice: `remove it, or move to Kafka ${known[0]}` };
  if (LATE.has(key)) return { when: `in patches of ${last}, not yet in ${line}`, advice: `remove it until a patch of ${line} has it` };
  return { when: `removed in ${KAFKA_LINES[KAFKA_LINES.indexOf(last) + 1]}`, advice: adviceFor(key) };
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function adviceFor(key: string): string {
  const prefix = Object.keys(ADVICE).find((known) => known.endsWith('.') && key.startsWith(known));
  return ADVICE[key] ?? (prefix === undefined ? undefined : ADVICE[prefix]) ?? 'remove it';
}
