import { describe, expect, it } from 'vitest';
import { deprecatedKeys, type KafkaLine, loadModel, type SettingScope, settingProblems } from './index.js';

async function problems(scope: SettingScope, settings: Record<string, unknown>, line: KafkaLine = '4.3') {
  return settingProblems(scope, settings, await loadModel(line));
}

describe('settingProblems, keys', () => {
  it('takes nothing, and a key that has no value yet', async () => {
    expect(await problems('broker', {})).toEqual([]);
    expect(await problems('broker', { 'num.io.threads': undefined })).toEqual([]);
  });

  it('names what a misspelt key was meant to be', async () => {
    expect(await problems('broker', { 'log.retention.hour': 24 })).toEqual([
      {
        what: 'log.retention.hour (24) is not a broker setting of Kafka 4.3.1',
        why: 'the broker ignores it, so what it asks for silently does not happen',
        fix: "did you mean log.retention.hours? If not, say why it is right: unchecked: { 'log.retention.hour': { value, why } }",
      },
    ]);
    expect(await problems('topic', { 'retenton.ms': 1 })).toMatchObject([
      { why: 'Kafka refuses to create or alter the topic', fix: expect.stringContaining('did you mean retention.ms?') },
    ]);
  });

  it('guesses nothing for a key that is like no other, and is not fooled by names every object has', async () => {
    expect(await problems('broker', { 'acme.reporter.endpoint': 'x' })).toMatchObject([
      { fix: expect.stringMatching(/^remove it, or say/) },
    ]);
    expect(await problems('broker', { constructor: 'x' })).toHaveLength(1);
  });

  it.each([
    ['broker', 'zookeeper.connect', '4.0', 'removed in 4.0', 'metadata is in KRaft; remove it'],
    ['broker', 'zookeeper.ssl.ocsp.enable', '4.3', 'removed in 4.0', 'metadata is in KRaft; remove it'],
    ['broker', 'inter.broker.protocol.version', '4.1', 'removed in 4.0', 'kafka-features.sh'],
    ['topic', 'message.format.version', '4.0', 'removed in 4.0', 'remove it'],
    ['broker', 'control.plane.listener.name', '4.0', 'removed in 4.0', 'use controller.listener.names'],
    ['consumer', 'auto.include.jmx.reporter', '4.0', 'removed in 4.0', 'metric.reporters'],
    ['broker', 'group.share.max.groups', '4.1', 'removed in 4.1', 'remove it'],
    ['broker', 'advertised.host.name', '3.6', 'removed in 3.0', 'use advertised.listeners'],
    ['connect', 'rest.port', '4.3', 'removed in 3.0', 'use listeners'],
    ['broker', 'cordoned.log.dirs', '4.2', 'new in 4.3', 'move to Kafka 4.3'],
    ['topic', 'max.decompressed.message.bytes', '4.3', 'in patches of 4.2, not yet in 4.3', 'until a patch of 4.3 has it'],
  ] as const)('says of the %s setting %s on %s: %s', async (scope, key, line, when, advice) => {
    const [problem] = await problems(scope, { [key]: '1' }, line);
    expect(problem?.what).toContain(when);
    expect(problem?.fix).toContain(advice);
  });

  it('takes a removed key where it still exists', async () => {
    expect(await problems('broker', { 'zookeeper.connect': 'zk:2181', 'inter.broker.protocol.version': '3.9' }, '3.9')).toEqual([]);
  });

  it('repeats no value of a key that sounds secret, and points from the old name to the new', async () => {
    const found = await problems('broker', { 'delegation.token.master.key': 'hunter2', 'acme.api.password': 'hunter2' }, '4.0');
    expect(JSON.stringify(found)).not.toContain('hunter2');
    expect(found[0]?.fix).toBe('use delegation.token.secret.key');
  });

  it('calls an internal key internal', async () => {
    expect(await problems('broker', { 'unstable.api.versions.enable': true })).toMatchObject([
      { what: expect.stringContaining('is internal to Kafka 4.3.1') },
    ]);
  });

  it('lists deprecated keys apart from problems', async () => {
    const settings = { 'log.cleaner.enable': true, 'num.io.threads': 8 };
    expect(await problems('broker', settings)).toEqual([]);
    expect([...deprecatedKeys('broker', settings, await loadModel('4.3'))]).toEqual([
      ['log.cleaner.enable', 'This configuration has been deprecated and will be removed in Kafka 5.0.'],
    ]);
  });
});

describe('settingProblems, prefixes', () => {
  it.each([
    ['broker', 'listener.name.client.ssl.client.auth', 'required'],
    ['broker', 'listener.name.client.scram-sha-512.sasl.jaas.config', 'x.ScramLoginModule required;'],
    ['broker', 'listener.name.client.oauthbearer.sasl.oauthbearer.jwks.endpoint.url', 'https://id.example.com/keys'],
    ['broker', 'listener.name.client.max.connections', 1000],
    ['broker', 'config.providers.dir.class', 'org.apache.kafka.common.config.provider.DirectoryConfigProvider'],
    ['broker', 'rsm.config.bucket', 'tiered'],
    ['connect', 'producer.compression.type', 'zstd'],
    ['connect', 'consumer.config.providers.dir.class', 'x'],
    ['connect', 'admin.retries', 3],
    ['connect', 'value.converter.schemas.enable', false],
    ['connect', 'listeners.https.ssl.keystore.location', '/certs/keystore.p12'],
    ['connect', 'status.storage.min.insync.replicas', 2],
  ] as const)('knows the %s key %s', async (scope, key, value) => {
    expect(await problems(scope, { [key]: value })).toEqual([]);
  });

  it.each([
    ['broker', 'listener.name.client.ssl.keystor.location', 'listener.name.client.ssl.keystore.location'],
    ['broker', 'listener.name.CLIENT.ssl.keystore.location', 'listener.name.client.ssl.keystore.location'],
    ['broker', 'listener.name.client.scram-sha-512.sasl.jaas.confg', 'listener.name.client.scram-sha-512.sasl.jaas.config'],
    ['connect', 'producer.compresion.type', 'producer.compression.type'],
  ] as const)('does not know the %s key %s, but %s', async (scope, key, meant) => {
    expect(await problems(scope, { [key]: 'x' })).toMatchObject([{ fix: expect.stringContaining(`did you mean ${meant}?`) }]);
  });

  it.each([
    ['broker', 'listener.name.client.num.io.threads'],
    ['broker', 'listener.name.client.scram-sha-512.ssl.keystore.location'],
    ['connect', 'config.storage.cleanup.policy'],
    ['connect', 'admin.linger.ms'],
    ['topic', 'config.providers.dir.class'],
  ] as const)('does not let the %s key %s pass by its prefix', async (scope, key) => {
    expect(await problems(scope, { [key]: 1 })).toHaveLength(1);
  });

  it('checks a value behind a prefix as it would without', async () => {
    expect(await problems('connect', { 'producer.compression.type': 'zip' })).toMatchObject([{ fix: 'set gzip' }]);
    expect(await problems('broker', { 'listener.name.client.ssl.client.auth': 'must' })).toMatchObject([
      { what: expect.stringContaining('is none of required') },
    ]);
  });
});
