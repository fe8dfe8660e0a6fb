import { describe, expect, it } from 'vitest';
import { formatProperties } from '../shared/index.js';
import { type RestProxyValues, restProxyProblems, restProxyProperties, restProxyUrl } from './config.js';
import { REST_PROXY_IMAGES } from './images.js';
import { maximal, minimal } from './rest-proxy.fixture.js';

describe('restProxyProperties', () => {
  it('are these for a proxy without passwords and without a registry', () => {
    expect(formatProperties(restProxyProperties(minimal))).toBe(`id={pod}
listeners=http://0.0.0.0:8082
bootstrap.servers=kafka-bootstrap.streaming.svc:9092
schema.registry.url=
`);
  });

  it('hand every client setting to the proxy’s Kafka clients, the config provider among them', () => {
    expect(restProxyProperties(maximal)).toEqual({
      id: '{pod}',
      listeners: 'http://0.0.0.0:8082',
      'advertised.listeners': 'https://rest.example.com',
      'bootstrap.servers': 'kafka-bootstrap.streaming.svc:9093',
      'schema.registry.url': 'http://schema-registry.streaming.svc:8081',
      'client.security.protocol': 'SASL_SSL',
      'client.sasl.mechanism': 'SCRAM-SHA-512',
      'client.config.providers': 'dir',
      'client.config.providers.dir.class': 'org.apache.kafka.common.config.provider.DirectoryConfigProvider',
      'client.sasl.jaas.config': '${dir:/etc/sluice/credentials:sasl.jaas.config}',
    });
  });
});

it('is asked at its Service', () => {
  expect(restProxyUrl(maximal)).toBe('http://blue-rest-proxy.streaming.svc:8082');
});

describe('restProxyProblems', () => {
  const problems = (values: Partial<RestProxyValues>) => restProxyProblems({ ...minimal, ...values });

  it('finds none in what is minimal or maximal', () => {
    expect([...restProxyProblems(minimal), ...restProxyProblems(maximal)]).toEqual([]);
  });

  it.each([
    [0, 'use 1'],
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

  it.each(['', 'rest.example.com:8082', 'http://rest.example.com/kafka', 'http://user:word@rest.example.com'])(
    'refuses the address "%s"',
    (advertisedUrl) => expect(problems({ advertisedUrl })).toMatchObject([{ path: 'advertisedUrl', what: `"${advertisedUrl}"` }]),
  );
  it.each(['http://rest.example.com:8082', 'https://rest'])('takes the address "%s"', (advertisedUrl) =>
    expect(problems({ advertisedUrl })).toEqual([]),
  );
});

it('reads the logging format of each band', () => {
  expect(REST_PROXY_IMAGES.map(({ band, logging }) => [band, logging])).toEqual([
    ['7.6', 'log4j1'],
    ['7.9', 'log4j1'],
    ['8.1', 'log4j2'],
    ['8.3', 'log4j2'],
  ]);
});
