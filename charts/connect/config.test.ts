import { describe, expect, it } from 'vitest';
import { formatProperties } from '../shared/index.js';
import { connectNames, connectProblems, flushIntervalMs } from './config.js';
import { image, maximal, minimal } from './connect.fixture.js';
import { CONNECT_DERIVED_KEYS, connectProperties } from './worker-properties.js';

describe('connectProperties', () => {
  it('are these for one worker without passwords', () => {
    expect(formatProperties(connectProperties(minimal))).toBe(`bootstrap.servers=kafka-bootstrap.streaming.svc:9092
group.id=streaming-connect
listeners=http://:8083
rest.advertised.host.name={pod}.connect-workers.streaming.svc
rest.advertised.port=8083
config.storage.topic=streaming-connect-config
config.storage.replication.factor=1
offset.storage.topic=streaming-connect-offsets
offset.storage.replication.factor=1
offset.storage.partitions=25
status.storage.topic=streaming-connect-status
status.storage.replication.factor=1
status.storage.partitions=5
key.converter=org.apache.kafka.connect.json.JsonConverter
key.converter.schemas.enable=false
key.converter.decimal.format=NUMERIC
value.converter=org.apache.kafka.connect.json.JsonConverter
value.converter.schemas.enable=false
value.converter.decimal.format=NUMERIC
plugin.path={file-connectors}
config.providers=dir
config.providers.dir.class=org.apache.kafka.common.config.provider.DirectoryConfigProvider
config.providers.dir.param.allowed.paths=/etc/sluice/connect
connector.client.config.override.policy=Principal
scheduled.rebalance.max.delay.ms=60000
offset.flush.interval.ms=60000
task.shutdown.graceful.timeout.ms=20000
topic.creation.enable=false
`);
  });

  it('let the worker and all clients of its connectors log in alike', () => {
    const properties = connectProperties(maximal);
    for (const prefix of ['', 'producer.', 'consumer.', 'admin.']) {
      expect(properties).toMatchObject({
        [`${prefix}security.protocol`]: 'SASL_SSL',
        [`${prefix}sasl.jaas.config`]: '${dir:/etc/sluice/credentials:sasl.jaas.config}',
      });
    }
    expect(Object.keys(properties)).not.toContain('producer.config.providers');
    expect(properties['config.providers.dir.param.allowed.paths']).toBe('/etc/sluice/secrets,/etc/sluice/credentials');
  });

  it('say all else of a whole cluster', () => {
    expect(connectProperties(maximal)).toMatchObject({
      'group.id': 'streaming-blue-connect',
      'value.converter.schema.registry.url': 'http://registry:8081',
      'plugin.path':
        '/usr/share/java,/usr/share/confluent-hub-components,/usr/share/filestream-connectors,/usr/share/sluice/plugins,/var/lib/sluice/plugins',
      'connector.client.config.override.policy': 'None',
      'exactly.once.source.support': 'enabled',
      'consumer.isolation.level': 'read_committed',
      'scheduled.rebalance.max.delay.ms': '30000',
      'offset.flush.interval.ms': '10000',
    });
  });

  it('hold every derived key', () => {
    const all = Object.keys(
      connectProperties({ ...maximal, kafka: { ...maximal.kafka, clientSecurity: { ...maximal.kafka.clientSecurity, ...trust } } }),
    );
    expect(CONNECT_DERIVED_KEYS.filter((key) => !all.includes(key))).toEqual([]);
  });
});

const trust = { 'ssl.truststore.type': 'PEM', 'ssl.truststore.certificates': '${dir:/etc/sluice/credentials:ca.crt}' };

it('two Connect clusters never share a group or a topic', () => {
  const names = [
    { namespace: 'a', name: 'connect' },
    { namespace: 'a', name: 'blue-connect' },
    { namespace: 'b', name: 'connect' },
  ].map(connectNames);
  const all = names.flatMap(({ groupId, storageTopics }) => [groupId, ...Object.values(storageTopics)]);
  expect(new Set(all).size).toBe(12);
});

describe('connectProblems', () => {
  it('finds none in what is minimal or maximal', () => {
    expect([...connectProblems(minimal), ...connectProblems(maximal)]).toEqual([]);
  });
  it.each([0, 1.5, -1])('refuses %d workers', (replicas) => {
    expect(connectProblems({ ...minimal, replicas })).toMatchObject([{ path: 'replicas', fix: 'use 1 or more' }]);
  });
  it('takes a heap of three quarters of the memory and no more', () => {
    expect(connectProblems({ ...minimal, heapMiB: 768 })).toEqual([]);
    expect(connectProblems({ ...minimal, heapMiB: 769 })).toMatchObject([
      { what: 'a heap of 769 MiB in 1024 MiB of memory', fix: 'raise the memory to 1026 MiB, or lower the heap to 768 MiB' },
    ]);
  });
  it('gives a worker two minutes to start at least', () => {
    expect(connectProblems({ ...minimal, startupBudgetSeconds: 120 })).toEqual([]);
    expect(connectProblems({ ...minimal, startupBudgetSeconds: 119 })).toMatchObject([{ fix: 'use 120 or more' }]);
  });
});

describe('flushIntervalMs', () => {
  const every = (...seconds: readonly number[]) =>
    seconds.map((each) => ({ config: { 'rotate.schedule.interval.ms': `${each * 1_000}` } }));
  it('is a tenth of the shortest time a sink promises, from a second to Kafka’s minute', () => {
    expect(flushIntervalMs(every(20))).toBe(2_000);
    expect(flushIntervalMs(every(300, 45))).toBe(4_500);
    expect([flushIntervalMs(every(10)), flushIntervalMs(every(9))]).toEqual([1_000, 1_000]);
    expect([flushIntervalMs(every(600)), flushIntervalMs(every(3_600))]).toEqual([60_000, 60_000]);
  });
  it('is Kafka’s where no sink promises a time', () => {
    expect(flushIntervalMs([])).toBe(60_000);
    expect(flushIntervalMs([{ config: {} }, { config: { 'rotate.schedule.interval.ms': '-1' } }])).toBe(60_000);
  });
  it('is not made longer by hand: objects would be late', () => {
    const set = (ms: number) => connectProblems({ ...minimal, flushIntervalMs: 2_000, settings: { 'offset.flush.interval.ms': `${ms}` } });
    expect(set(2_000)).toEqual([]);
    expect(set(2_001)).toMatchObject([{ path: 'settings.offset.flush.interval.ms', fix: 'leave it out, or use 2000 or less' }]);
  });
});

it('knows the images of both families', () => {
  expect(image('apache/kafka', '3.9').contract).toMatchObject({ toolsSuffix: '.sh', logging: 'log4j1' });
  expect(image('confluentinc/cp-kafka-connect', '8.3').contract).toMatchObject({ line: '4.3', toolsSuffix: '', logging: 'log4j2' });
});
