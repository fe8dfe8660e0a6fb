import { describe, expect, it } from 'vitest';
import { KAFKA_LINES, linesAround, loadModel, SETTING_SCOPES } from './index.js';

/** What the reader found in each release: a regenerated file that loses a scope or half of one shows here. */
const COUNTS = [
  ['3.6', '3.6.2', { broker: 282, topic: 31, producer: 91, consumer: 93, connect: 113 }],
  ['3.9', '3.9.2', { broker: 327, topic: 36, producer: 98, consumer: 99, connect: 116 }],
  ['4.0', '4.0.2', { broker: 297, topic: 33, producer: 98, consumer: 99, connect: 116 }],
  ['4.1', '4.1.2', { broker: 324, topic: 33, producer: 115, consumer: 116, connect: 135 }],
  ['4.2', '4.2.2', { broker: 328, topic: 34, producer: 115, consumer: 117, connect: 135 }],
  ['4.3', '4.3.1', { broker: 347, topic: 33, producer: 115, consumer: 117, connect: 135 }],
  ['4.4', '4.4.0', { broker: 357, topic: 37, producer: 121, consumer: 121, connect: 140 }],
] as const;

describe('loadModel', () => {
  it.each(COUNTS)('knows every setting of Kafka %s', async (line, version, counts) => {
    const model = await loadModel(line);
    expect(model).toMatchObject({ line, version });
    expect(Object.fromEntries(SETTING_SCOPES.map((scope) => [scope, Object.keys(model[scope]).length]))).toEqual(counts);
  });

  it.each(KAFKA_LINES)('keeps the settings of Kafka %s sorted, documented and free of internal ones', async (line) => {
    const model = await loadModel(line);
    for (const scope of SETTING_SCOPES) {
      const keys = Object.keys(model[scope]);
      expect(keys).toEqual([...keys].sort());
      expect(keys.filter((key) => model[scope][key]?.documentation === '')).toEqual([]);
      expect(keys.filter((key) => model.internal[scope].includes(key))).toEqual([]);
    }
  });

  it.each(KAFKA_LINES)('says of every broker setting of Kafka %s, and of no other, how it changes', async (line) => {
    const model = await loadModel(line);
    for (const scope of SETTING_SCOPES) {
      const told = Object.values(model[scope]).filter(({ update }) => update !== undefined);
      expect(told).toHaveLength(scope === 'broker' ? Object.keys(model.broker).length : 0);
    }
  });
});

describe('a model', () => {
  it('has types, bounds, enums and defaults as Kafka defines them', async () => {
    const { broker, topic, producer, consumer, connect } = await loadModel('4.3');
    expect(broker['num.io.threads']).toMatchObject({ type: 'int', default: 8, min: 1, update: 'cluster-wide', importance: 'high' });
    expect(broker['log.retention.hours']).toMatchObject({ default: 168, update: 'read-only' });
    expect(broker['log.retention.ms']).toMatchObject({ type: 'long', default: null, update: 'cluster-wide' });
    expect(broker['min.insync.replicas']).toMatchObject({ default: 1, min: 1, update: 'cluster-wide' });
    expect(broker['node.id']).not.toHaveProperty('default');
    expect(broker['super.users']).toMatchObject({ readBy: 'org.apache.kafka.metadata.authorizer.StandardAuthorizer' });
    expect(topic['cleanup.policy']).toMatchObject({ type: 'list', valid: ['compact', 'delete'] });
    expect(topic['flush.messages']).toMatchObject({ type: 'long', default: '9223372036854775807' });
    expect(producer.acks?.valid).toEqual(['all', '-1', '0', '1']);
    expect(producer['ssl.key.password']?.type).toBe('password');
    expect(consumer['auto.offset.reset']).toMatchObject({ valid: ['latest', 'earliest', 'none'], validPrefixes: ['by_duration:'] });
    expect(connect['offset.storage.partitions']).toMatchObject({ default: 25, min: 1, or: -1 });
    expect(connect['connect.protocol']).toMatchObject({ valid: ['eager', 'compatible', 'sessioned'], ignoresCase: true });
  });

  it.each([
    ['topic', 'compression.type', ['uncompressed', 'zstd', 'lz4', 'snappy', 'gzip', 'producer']],
    ['producer', 'compression.type', ['none', 'gzip', 'snappy', 'lz4', 'zstd']],
  ] as const)('has the same words for the %s setting %s in every line', async (scope, key, words) => {
    for (const line of KAFKA_LINES) expect((await loadModel(line))[scope][key]?.valid).toEqual(words);
  });

  it.each([
    ['broker', 'zookeeper.connect', ['3.6', '3.9']],
    ['broker', 'inter.broker.protocol.version', ['3.6', '3.9']],
    ['topic', 'message.format.version', ['3.6', '3.9']],
    ['broker', 'controller.quorum.bootstrap.servers', ['3.9', '4.0', '4.1', '4.2', '4.3', '4.4']],
    ['broker', 'group.share.max.groups', ['3.9', '4.0']],
    ['broker', 'cordoned.log.dirs', ['4.3', '4.4']],
    ['topic', 'max.decompressed.message.bytes', ['4.2', '4.4']],
    ['broker', 'sasl.oauthbearer.allow.unverified.issuer', ['4.4']],
  ] as const)('has the %s setting %s in %j only', async (scope, key, lines) => {
    const having = [];
    for (const line of KAFKA_LINES) if (key in (await loadModel(line))[scope]) having.push(line);
    expect(having).toEqual(lines);
  });
});

describe('a line is judged by', () => {
  it.each([
    ['4.3', ['4.3']],
    ['3.7', ['3.6', '3.9']],
    ['3.8', ['3.6', '3.9']],
    ['3.10', ['3.9', '4.0']],
    ['3.5', []],
    ['2.13', []],
    ['4.5', []],
    ['5.0', []],
    ['4.30', []],
  ])('%s: %j', (line, around) => {
    expect(linesAround(line)).toEqual(around);
  });
});
