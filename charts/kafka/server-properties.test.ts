import { describe, expect, it } from 'vitest';
import { pool } from '../../platform/spec.js';
import { all, type Change, kafka, onZooKeeper, platformOf, released, top } from '../../test/described.js';
import { internalPlaintext } from './index.js';
import { clientPlaintext } from './listeners.js';
import { DERIVED_KEYS, serverProperties } from './server-properties.js';

const GIB = { storageGiB: 1 } as const;
/** Properties of the first pool of a role. */
async function properties(role: 'broker' | 'controller', change?: Change) {
  const { kafka: cluster } = await platformOf(change);
  if (role === 'broker') return serverProperties(cluster, cluster.pools[0]);
  const { coordination } = cluster;
  if (coordination.mode !== 'kraft' || coordination.controllers === 'combined') throw new Error('no dedicated controllers');
  return serverProperties(cluster, coordination.controllers);
}
const VOTERS = [0, 1, 2].map((id) => `${id}@kafka-controller-${id}.kafka-controllers.streaming.svc:9090`).join(',');
const TLS = {
  'config.providers': 'dir',
  'config.providers.dir.class': 'org.apache.kafka.common.config.provider.DirectoryConfigProvider',
  'ssl.keystore.type': 'PEM',
  'ssl.keystore.certificate.chain': '${dir:/etc/sluice/certificate:tls.crt}',
  'ssl.keystore.key': '${dir:/etc/sluice/certificate:tls.key}',
  'ssl.truststore.type': 'PEM',
  'ssl.truststore.certificates': '${dir:/etc/sluice/certificate:ca.crt}',
};
const AUTHORIZED = {
  'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
  'super.users': 'User:CN=kafka-node;User:CN=kafka-admin',
};
const plaintext = all(
  top({ class: 'development' }),
  kafka({ listeners: [internalPlaintext(), clientPlaintext()], users: [], clients: [] }),
);
const combined = all(
  plaintext,
  kafka({ coordination: { mode: 'kraft', controllers: 'combined' }, pools: [pool({ name: 'a', brokers: 1, volumes: [GIB] })] }),
);

describe('settings that need a restart', () => {
  const settings = { 'log.retention.hours': 24, 'num.partitions': 6, 'offsets.topic.num.partitions': 10 };
  const tiered = { ...settings, 'remote.log.storage.system.enable': true };
  const set = async (role: 'broker' | 'controller', change: Change) => Object.keys(await properties(role, change));

  it('are in the files of the nodes that read them: a controller does not restart for a setting of partitions', async () => {
    expect(await set('broker', kafka({ settings }))).toEqual(expect.arrayContaining(Object.keys(settings)));
    const controller = await set('controller', kafka({ settings }));
    expect(controller).toContain('num.partitions');
    expect(controller).not.toContain('log.retention.hours');
    expect(controller).not.toContain('offsets.topic.num.partitions');
  });

  it('are in both files with tiered storage: the controller checks topics against them', async () => {
    expect(await set('controller', kafka({ settings: tiered }))).toEqual(expect.arrayContaining(Object.keys(tiered)));
  });

  it('are in the one file of a node with both roles', async () => {
    expect(await set('broker', all(combined, kafka({ settings })))).toEqual(expect.arrayContaining(Object.keys(settings)));
  });
});

describe('the properties of', () => {
  it('a dedicated broker are whole', async () => {
    expect(await properties('broker')).toEqual({
      'process.roles': 'broker',
      'node.id': '{id}',
      'controller.quorum.voters': VOTERS,
      'controller.listener.names': 'CONTROLLER',
      'broker.rack': 'a-1',
      listeners: 'INTERNAL://:9091,CLIENT://:9093',
      'advertised.listeners': 'INTERNAL://{pod}.kafka-brokers.streaming.svc:9091,CLIENT://{pod}.kafka-brokers.streaming.svc:9093',
      'listener.security.protocol.map': 'INTERNAL:SSL,CLIENT:SASL_SSL,CONTROLLER:SSL',
      'inter.broker.listener.name': 'INTERNAL',
      'listener.name.internal.ssl.client.auth': 'required',
      'listener.name.client.sasl.enabled.mechanisms': 'SCRAM-SHA-512',
      'listener.name.client.scram-sha-512.sasl.jaas.config': 'org.apache.kafka.common.security.scram.ScramLoginModule required;',
      'listener.name.controller.ssl.client.auth': 'required',
      ...TLS,
      'log.dirs': '/var/lib/kafka/data-0/kafka',
      'metadata.log.dir': '/var/lib/kafka/data-0/kafka',
      ...AUTHORIZED,
      'default.replication.factor': '3',
      'offsets.topic.replication.factor': '3',
      'transaction.state.log.replication.factor': '3',
      'transaction.state.log.min.isr': '2',
      'share.coordinator.state.topic.replication.factor': '3',
      'share.coordinator.state.topic.min.isr': '2',
      'auto.create.topics.enable': 'false',
    });
  });

  it('a dedicated controller are whole, and advertise nothing', async () => {
    expect(await properties('controller')).toEqual({
      'process.roles': 'controller',
      'node.id': '{id}',
      'controller.quorum.voters': VOTERS,
      'controller.listener.names': 'CONTROLLER',
      listeners: 'CONTROLLER://:9090',
      'listener.security.protocol.map': 'CONTROLLER:SSL',
      'listener.name.controller.ssl.client.auth': 'required',
      ...TLS,
      'log.dirs': '/var/lib/kafka/data-0/kafka',
      'metadata.log.dir': '/var/lib/kafka/data-0/kafka',
      ...AUTHORIZED,
      'default.replication.factor': '3',
    });
  });

  it('a broker hold what the epoch adds, a controller does not, and a setting of the same name comes first', async () => {
    const KEY = 'replica.selector.class';
    const newer = released({}, { renderEpoch: '2026-12' });
    expect((await properties('broker', newer))[KEY]).toBe('org.apache.kafka.common.replica.RackAwareReplicaSelector');
    expect(await properties('controller', newer)).not.toHaveProperty([KEY]);
    const own = await properties('broker', all(newer, kafka({ settings: { [KEY]: 'com.example.Selector' } })));
    expect(own[KEY]).toBe('com.example.Selector');
  });

  it('a combined node have both roles, and its controller listener is bound but not advertised', async () => {
    const found = await properties('broker', combined);
    expect(found).toMatchObject({
      'process.roles': 'broker,controller',
      'controller.quorum.voters': '100@kafka-broker-a-0.kafka-brokers.streaming.svc:9090',
      listeners: 'INTERNAL://:9091,CLIENT://:9092,CONTROLLER://:9090',
      'listener.security.protocol.map': 'INTERNAL:PLAINTEXT,CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    });
    expect(found['advertised.listeners']).not.toContain('CONTROLLER');
  });

  it('a broker on ZooKeeper know no quorum', async () => {
    const found = await properties('broker', onZooKeeper);
    expect(found).toMatchObject({
      'broker.id': '{id}',
      'broker.id.generation.enable': 'false',
      'broker.rack': 'a-1',
      'zookeeper.connect': [0, 1, 2].map((id) => `zookeeper-${id}.zookeeper.streaming.svc:2181`).join(','),
      'listener.security.protocol.map': 'INTERNAL:SSL,CLIENT:SASL_SSL',
      'authorizer.class.name': 'kafka.security.authorizer.AclAuthorizer',
    });
    for (const key of ['process.roles', 'node.id', 'controller.quorum.voters', 'controller.listener.names', 'metadata.log.dir'])
      expect(found).not.toHaveProperty([key]);
  });

  it('a JBOD node name every disk, the metadata on the first', async () => {
    const found = await properties('broker', kafka({ pools: [pool({ name: 'a', brokers: 3, volumes: [GIB, GIB, GIB] })] }));
    expect(found).toMatchObject({
      'log.dirs': '/var/lib/kafka/data-0/kafka,/var/lib/kafka/data-1/kafka,/var/lib/kafka/data-2/kafka',
      'metadata.log.dir': '/var/lib/kafka/data-0/kafka',
    });
    expect(found).not.toHaveProperty(['broker.rack']);
  });

  it('a dynamic quorum name addresses instead of voters', async () => {
    const directoryIds = ['A03mJ8s4TZ-bwXq5VdR0Eg', 'A13mJ8s4TZ-bwXq5VdR0Eg', 'A23mJ8s4TZ-bwXq5VdR0Eg'] as const;
    const found = await properties('broker', kafka({ coordination: { mode: 'kraft', controllers: 3, dynamicQuorum: { directoryIds } } }));
    expect(found['controller.quorum.bootstrap.servers']).toBe(
      [0, 1, 2].map((id) => `kafka-controller-${id}.kafka-controllers.streaming.svc:9090`).join(','),
    );
    expect(found).not.toHaveProperty(['controller.quorum.voters']);
  });

  it('nodes without TLS name no file and no authorizer', async () => {
    for (const key of Object.keys({ ...TLS, ...AUTHORIZED })) expect(await properties('broker', plaintext)).not.toHaveProperty([key]);
  });

  it.each([
    ['3.9.1', '3.9', 'apache/kafka:3.9.1', false],
    ['4.0.0', '4.0', 'apache/kafka:4.0.0', true],
  ])('Kafka %s with share groups: %s', async (version, metadataVersion, image, has) => {
    const found = await properties('broker', released({ version, metadataVersion, image }));
    expect('share.coordinator.state.topic.min.isr' in found).toBe(has);
  });

  it('a broker with less than Kafka’s own heap give its log cleaner the same share of it', async () => {
    const buffer = async (heapMiB: number) => {
      const change = kafka({ pools: [pool({ name: 'a', brokers: 3, memoryGiB: 2, heapMiB, volumes: [GIB] })] });
      return (await properties('broker', change))['log.cleaner.dedupe.buffer.size'];
    };
    expect(await buffer(512)).toBe(String(64 * 1024 * 1024));
    expect(await buffer(1023)).toBe('134086656');
    expect(await buffer(1024)).toBeUndefined(); // Kafka's own 128 MiB are an eighth of it
    expect(await properties('controller', kafka({ coordination: { mode: 'kraft', controllers: 3, heapMiB: 512 } }))).not.toHaveProperty(
      'log.cleaner.dedupe.buffer.size',
    );
  });

  it('an environment’s own settings are in all of them', async () => {
    const change = kafka({ settings: { 'num.partitions': 6, 'log.cleaner.threads': 2 } });
    for (const role of ['broker', 'controller'] as const) {
      expect(await properties(role, change)).toMatchObject({ 'num.partitions': '6' });
      expect(await properties(role, change)).not.toHaveProperty(['log.cleaner.threads']); // live
    }
  });
});

it('every key that is written is one nobody can set by hand, but those of listeners and providers', async () => {
  const written = await Promise.all([undefined, combined, onZooKeeper].map((change) => properties('broker', change)));
  const keys = new Set(written.flatMap((found) => Object.keys(found)));
  const known: readonly string[] = DERIVED_KEYS;
  expect([...keys].filter((key) => !known.includes(key) && !key.startsWith('listener.name.'))).toEqual(['config.providers.dir.class']);
});
