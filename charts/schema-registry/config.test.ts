import { describe, expect, it } from 'vitest';
import { formatProperties } from '../shared/index.js';
import { readerGroup, type SchemaRegistryValues, schemaRegistryProblems, schemaRegistryProperties, schemaRegistryUrl } from './config.js';
import { SCHEMA_REGISTRY_IMAGES } from './images.js';
import { COMPATIBILITY_LEVELS, levelsFile } from './levels.js';
import { maximal, minimal } from './schema-registry.fixture.js';

describe('schemaRegistryProperties', () => {
  it('are these for a registry without passwords', () => {
    expect(formatProperties(schemaRegistryProperties(minimal))).toBe(`listeners=http://0.0.0.0:8081
host.name={pod}.schema-registry-nodes.streaming.svc
inter.instance.protocol=http
leader.eligibility=true
schema.registry.group.id=streaming-schema-registry
schema.compatibility.level=BACKWARD
kafkastore.bootstrap.servers=kafka-bootstrap.streaming.svc:9092
kafkastore.topic=_schemas
kafkastore.topic.replication.factor=1
kafkastore.group.id=streaming-schema-registry-reader
kafkastore.timeout.ms=5000
`);
  });

  it('hand every client setting to the registry’s Kafka clients, the config provider among them', () => {
    expect(schemaRegistryProperties(maximal)).toMatchObject({
      'host.name': '{pod}.blue-schema-registry-nodes.streaming.svc',
      'schema.registry.group.id': 'blue',
      'schema.compatibility.level': 'FULL_TRANSITIVE',
      'kafkastore.topic': '_schemas_blue',
      'kafkastore.topic.replication.factor': '3',
      'kafkastore.group.id': readerGroup('blue'),
      'kafkastore.security.protocol': 'SASL_SSL',
      'kafkastore.config.providers': 'dir',
      'kafkastore.sasl.jaas.config': '${dir:/etc/sluice/credentials:sasl.jaas.config}',
    });
  });
});

it('is asked at its Service', () => {
  expect(schemaRegistryUrl(maximal)).toBe('http://blue-schema-registry.streaming.svc:8081');
});

describe('levelsFile', () => {
  it('holds the registry’s own level alone where no subject has one', () => {
    expect(levelsFile(minimal)).toBe('# LEVEL PATH\nBACKWARD /config\n');
  });
  it('names subjects in order, as a URL takes them', () => {
    expect(levelsFile(maximal)).toBe(
      '# LEVEL PATH\nFULL_TRANSITIVE /config\nNONE /config/a%20b%2Bc\nINHERIT /config/old-value\nFULL /config/orders-value\n',
    );
  });
});

describe('schemaRegistryProblems', () => {
  const problems = (values: Partial<SchemaRegistryValues>) => schemaRegistryProblems({ ...minimal, ...values });

  it('finds none in what is minimal or maximal', () => {
    expect([...schemaRegistryProblems(minimal), ...schemaRegistryProblems(maximal)]).toEqual([]);
  });

  it.each([
    [0, 'use 1'],
    [-1, 'use 1'],
    [2.5, 'use 2'],
    [Number.NaN, 'use 1'],
  ])('refuses %d pods', (replicas, fix) => expect(problems({ replicas })).toMatchObject([{ path: 'replicas', fix }]));

  it.each([
    [63, 'raise the heap to 64 MiB or more'],
    [577, 'raise the memory to 770 MiB, or lower the heap to 576 MiB'],
  ])('refuses a heap of %d MiB in 768', (heapMiB, fix) =>
    expect(problems({ heapMiB })).toMatchObject([{ path: 'heapMiB', what: `a heap of ${heapMiB} MiB in 768 MiB of memory`, fix }]),
  );
  it.each([64, 576])('takes a heap of %d MiB in 768', (heapMiB) => expect(problems({ heapMiB })).toEqual([]));
  it('says how much memory the smallest heap needs', () => {
    expect(problems({ heapMiB: 56, resources: { memoryMiB: 85, cpuMillis: 1 } })).toMatchObject([
      { fix: 'raise the memory to 86 MiB and the heap to 64 MiB' },
    ]);
    expect(problems({ heapMiB: 64, resources: { memoryMiB: 86, cpuMillis: 1 } })).toEqual([]);
  });

  it.each(['', '.', '..', 'a b', 'x'.repeat(250)])('refuses topic "%s"', (topic) =>
    expect(problems({ topic })).toMatchObject([{ path: 'topic', fix: 'use _schemas' }]),
  );
  it.each(['_schemas', 'x'.repeat(249)])('takes topic "%s"', (topic) => expect(problems({ topic })).toEqual([]));

  it.each(['', 'a b', 'blue*'])('refuses group "%s"', (groupId) =>
    expect(problems({ groupId })).toMatchObject([{ path: 'groupId', fix: 'use streaming-schema-registry' }]),
  );

  it.each(['', ' a', 'a\n', 'a/b', '__GLOBAL', '..'])('refuses subject %j', (subject) =>
    expect(problems({ subjects: { [subject]: 'FULL' } })).toMatchObject([{ path: 'subjects', what: `subject ${JSON.stringify(subject)}` }]),
  );
  it.each(['a b', ':.context:orders-value', 'orders.v1-key', 'größe'])('takes subject %j', (subject) =>
    expect(problems({ subjects: { [subject]: 'FULL' } })).toEqual([]),
  );
});

it('knows the levels the registry knows', () => {
  expect(COMPATIBILITY_LEVELS).toHaveLength(7);
});

it('reads the logging format of each band', () => {
  expect(SCHEMA_REGISTRY_IMAGES.map(({ band, logging, java }) => [band, logging, java])).toEqual([
    ['7.6', 'log4j1', 11],
    ['7.9', 'log4j1', 17],
    ['8.1', 'log4j2', 21],
    ['8.3', 'log4j2', 25],
  ]);
});
