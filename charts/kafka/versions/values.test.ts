import { describe, expect, it } from 'vitest';
import { type KafkaLine, loadModel, type SettingScope, settingProblems } from './index.js';

async function problems(scope: SettingScope, settings: Record<string, unknown>, line: KafkaLine = '4.3') {
  return settingProblems(scope, settings, await loadModel(line));
}

describe('settingProblems, values', () => {
  it.each([
    ['broker', 'num.io.threads', 1, 0, 'is below 1'],
    ['producer', 'compression.lz4.level', 17, 18, 'is above 17'],
    ['producer', 'compression.lz4.level', 1, 0, 'is below 1'],
    ['producer', 'compression.gzip.level', -1, 0, 'is below 1'],
    ['producer', 'compression.gzip.level', 9, 10, 'is above 9'],
    ['topic', 'min.cleanable.dirty.ratio', 1, 1.1, 'is above 1'],
    ['topic', 'min.cleanable.dirty.ratio', 0, -0.1, 'is below 0'],
    ['broker', 'socket.send.buffer.bytes', 2_147_483_647, 2_147_483_648, 'is above 2147483647, the greatest int'],
    ['broker', 'socket.send.buffer.bytes', -2_147_483_648, -2_147_483_649, 'is below -2147483648, the least int'],
    ['broker', 'offsets.topic.replication.factor', 32_767, 32_768, 'is above 32767, the greatest short'],
    ['broker', 'log.retention.ms', '9223372036854775807', '9223372036854775808', 'is above 9223372036854775807, the greatest long'],
    ['connect', 'offset.storage.partitions', -1, 0, 'is below 1'],
  ] as const)('bounds the %s setting %s: %s passes, %s %s', async (scope, key, passes, fails, fault) => {
    expect(await problems(scope, { [key]: passes })).toEqual([]);
    expect(await problems(scope, { [key]: fails })).toMatchObject([{ what: `${key} (${fails}) ${fault}` }]);
  });

  it('says what would pass', async () => {
    expect(await problems('broker', { 'num.io.threads': 0 })).toEqual([
      { what: 'num.io.threads (0) is below 1', why: 'the broker does not start with it', fix: 'set at least 1' },
    ]);
    expect(await problems('connect', { 'offset.storage.partitions': 0 })).toMatchObject([{ fix: 'set at least 1, or -1' }]);
  });

  it.each([
    ['broker', 'num.io.threads', 'many', 'is not a number'],
    ['broker', 'num.io.threads', 1.5, 'is not a whole number'],
    ['broker', 'num.io.threads', '1e3', 'is not a whole number'],
    ['broker', 'log.retention.ms', 2 ** 60, 'is more than a number holds exactly'],
    ['broker', 'auto.create.topics.enable', 'yes', 'is neither true nor false'],
    ['broker', 'log.dirs', { a: 1 }, 'is not a value Kafka can read'],
    ['broker', 'log.dir', null, 'is not a value Kafka can read'],
  ] as const)('refuses for the %s setting %s the value %j, which %s', async (scope, key, value, fault) => {
    expect(await problems(scope, { [key]: value })).toMatchObject([{ what: expect.stringContaining(fault) }]);
  });

  it.each([
    ['broker', 'num.io.threads', '16'],
    ['broker', 'auto.create.topics.enable', 'FALSE'],
    ['broker', 'log.dirs', ['/data/0', '/data/1']],
    ['topic', 'cleanup.policy', 'compact, delete'],
    ['topic', 'cleanup.policy', ['compact', 'delete']],
    ['producer', 'security.protocol', 'sasl_ssl'],
    ['consumer', 'group.protocol', 'consumer'],
    ['consumer', 'auto.offset.reset', 'by_duration:PT1H'],
    ['broker', 'num.io.threads', '${env:THREADS}'],
  ] as const)('takes for the %s setting %s the value %j, as Kafka does', async (scope, key, value) => {
    expect(await problems(scope, { [key]: value })).toEqual([]);
  });

  it.each([
    ['topic', 'compression.type', 'gzipp', 'set gzip'],
    ['topic', 'compression.type', 'best', 'set one of uncompressed, zstd, lz4, snappy, gzip, producer'],
    ['topic', 'cleanup.policy', 'compact,remove', 'set one of compact, delete'],
    ['producer', 'acks', 'al', 'set all'],
    ['topic', 'compression.type', 'GZIP', 'set gzip'],
  ] as const)('refuses for the %s setting %s the word %s', async (scope, key, value, fix) => {
    expect(await problems(scope, { [key]: value })).toMatchObject([{ fix }]);
  });

  it('takes a duration to start from only where Kafka does', async () => {
    expect(await problems('consumer', { 'auto.offset.reset': 'by_duration:PT1H' }, '3.9')).toHaveLength(1);
  });

  it('refuses a password that is written out, and does not repeat it', async () => {
    const found = await problems('broker', {
      'ssl.key.password': 'hunter2',
      'sasl.jaas.config': 'x.PlainLoginModule required password="hunter2";',
    });
    expect(found).toMatchObject([{ what: 'ssl.key.password is written out' }, { what: 'sasl.jaas.config is written out' }]);
    expect(JSON.stringify(found)).not.toContain('hunter2');
  });

  it('takes a password that is a reference, alone or inside a login', async () => {
    const jaas = 'x.ScramLoginModule required username="a" password="${dir:/users/a:password}";';
    expect(await problems('broker', { 'ssl.key.password': '${dir:/certs:password}', 'sasl.jaas.config': jaas })).toEqual([]);
  });
});
