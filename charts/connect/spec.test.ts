import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { componentContext, documentedDefaults } from '../../test/component-context.js';
import { loadModel, settingProblems, type VersionModel } from '../kafka/versions/index.js';
import type { OwnParts } from '../shared/own-parts.js';
import { CONNECT_DEFAULTS, CONNECT_IMAGES, type Connector, inImage, jdbc } from './index.js';
import { connectNeeds } from './needs.js';
import { type ConnectInputs, type ConnectSpec, connectImage, connectSpecProblems, resolveConnect } from './spec.js';

const release = { image: 'apache/kafka:4.3.1' };
const image = connectImage(release, { line: '4.3' });
const source: Connector = {
  name: 'in',
  kind: 'source',
  connectorClass: 'a.Source',
  tasksMax: 1,
  key: { format: 'json' },
  value: { format: 'json' },
  reads: [],
  writes: ['orders', '__debezium-heartbeat.in'],
  config: { password: '${dir:/etc/sluice/secrets/db:password}' },
};
const sink: Connector = { ...source, name: 'out', kind: 'sink', reads: ['orders'], writes: ['dead'], deadLetters: 'dead', config: {} };

let open: ConnectInputs;
let secured: ConnectInputs;
let model: VersionModel;
beforeAll(async () => {
  open = { context: await componentContext('', 'none'), image, connectors: [] };
  secured = { context: await componentContext('blue', 'scram'), image, connectors: [source, sink], registryUrl: 'http://registry:8081' };
  model = await loadModel('4.3');
});

describe('resolveConnect', () => {
  it('fills in every default', () => {
    expect(resolveConnect({}, open)).toMatchObject({
      name: 'connect',
      version: '4.3.1',
      replicas: 2,
      groupId: 'streaming-connect',
      storageTopics: { config: 'streaming-connect-config', offsets: 'streaming-connect-offsets', status: 'streaming-connect-status' },
      replicationFactor: 3,
      converters: { value: { format: 'json' } },
      secrets: [],
      resources: { memoryMiB: 2048, cpuMillis: 500 },
      heapMiB: 1331,
      kafka: { bootstrapServers: ['kafka-bootstrap.streaming.svc:9092'] },
    });
  });

  it('takes everything that is said', () => {
    const all: Required<Omit<ConnectSpec, keyof OwnParts>> = {
      replicas: 3,
      plugins: [jdbc('10.9.7', inImage())],
      memoryGiB: 4,
      cpuMillis: 1000,
      heapMiB: 3000,
      format: 'avro',
      exactlyOnceSources: true,
      clientOverrides: 'none',
      rebalanceDelaySeconds: 10,
      startupBudgetSeconds: 200,
      settings: { 'offset.flush.interval.ms': 10_000, 'producer.compression.type': 'zstd', 'rest.extension.classes': ['a', 'b'] },
      unchecked: { 'my.key': { value: 'x', why: 'an extension reads it' } },
      reaches: [{ namespace: 'search', port: 9200 }],
      retiredConnectors: { old: 'replaced' },
    };
    expect(resolveConnect(all, secured)).toMatchObject({
      name: 'blue-connect',
      groupId: 'streaming-blue-connect',
      replicas: 3,
      resources: { memoryMiB: 4096, cpuMillis: 1000 },
      heapMiB: 3000,
      converters: { key: { format: 'avro', registryUrl: 'http://registry:8081' } },
      exactlyOnceSources: true,
      clientOverrides: 'none',
      secrets: ['db'],
      settings: {
        'offset.flush.interval.ms': '10000',
        'producer.compression.type': 'zstd',
        'rest.extension.classes': 'a,b',
        'my.key': 'x',
      },
      kafka: { mounts: [{ secret: 'blue-kafka-user-connect' }, { secret: 'blue-kafka-nodes-tls', keys: ['ca.crt'] }] },
    });
  });

  it('documents each default as it is', () => {
    const text = readFileSync(join(import.meta.dirname, 'spec.ts'), 'utf8');
    const { heapPercent, memoryMiB, ...same } = CONNECT_DEFAULTS;
    expect(documentedDefaults(text, 'ConnectSpec<Settings = Readonly<Record<string, unknown>>>')).toMatchObject({
      ...Object.fromEntries(Object.entries(same).map(([key, value]) => [key, String(value)])),
      memoryGiB: String(memoryMiB / 1024),
      heapMiB: `${heapPercent} % of the memory`,
    });
  });
});

describe('connectImage', () => {
  it('runs the built image by the contract of its base, and mirrors only what is not built', () => {
    const built = 'registry.example.com/connect:7';
    expect(connectImage({ ...release, built }, { line: '4.3', mirror: 'mirror.example.com' })).toMatchObject({
      reference: built,
      contract: { band: '4.3' },
    });
    expect(connectImage(release, { line: '4.3', mirror: 'mirror.example.com' }).reference).toBe('mirror.example.com/apache/kafka:4.3.1');
  });
  it('knows every image by its tag', () => {
    for (const { repository, band } of CONNECT_IMAGES)
      expect(connectImage({ image: `${repository}:${band}.0` }, { line: '4.3' }).contract).toMatchObject({ band });
    expect(() => connectImage({ image: 'apache/kafka:2.0.0' }, { line: '4.3' })).toThrow('no contract for image apache/kafka:2.0.0');
  });
});

describe('connectNeeds', () => {
  it('asks for the storage topics, the last one waited for, and for what nobody declares', () => {
    expect(connectNeeds(resolveConnect({}, secured), secured.connectors).topics).toEqual([
      { name: '__debezium-heartbeat.in', partitions: 1, settings: { 'cleanup.policy': 'compact' } },
      { name: 'dead', partitions: 1, settings: {} },
      { name: 'streaming-blue-connect-config', partitions: 1, settings: { 'cleanup.policy': 'compact' } },
      { name: 'streaming-blue-connect-offsets', partitions: 25, settings: { 'cleanup.policy': 'compact' } },
      { name: 'streaming-blue-connect-status', partitions: 5, settings: { 'cleanup.policy': 'compact' } },
    ]);
  });

  it('asks for a user where users are', () => {
    expect(connectNeeds(resolveConnect({}, open), []).users).toEqual([]);
    const [user] = connectNeeds(resolveConnect({}, secured), secured.connectors).users;
    expect(user).toMatchObject({ name: 'connect' });
    const said = (user?.can ?? []).map(
      (each) => `${each.kind} ${'topic' in each ? each.topic.name : ''}${'group' in each ? ` as ${each.group.name}` : ''}`,
    );
    const storage = ['config', 'offsets', 'status'].map((part) => `streaming-blue-connect-${part}`);
    expect(said).toEqual([
      ...storage.flatMap((topic) => [`produce ${topic}`, `describe ${topic}`, `consume ${topic} as streaming-blue-connect`]),
      'produce orders',
      'produce __debezium-heartbeat.in',
      'consume orders as connect-out',
      'produce dead',
    ]);
  });

  it('asks for transactions of the workers and of each source, when sources write so', () => {
    const [user] = connectNeeds(resolveConnect({ exactlyOnceSources: true }, secured), secured.connectors).users;
    expect((user?.can ?? []).flatMap((each) => (each.kind === 'produce' ? (each.transactionalId ?? []) : []))).toEqual([
      'connect-cluster-streaming-blue-connect',
      'streaming-blue-connect-in-*',
      'streaming-blue-connect-in-*',
    ]);
  });
});

describe('connectSpecProblems', () => {
  const problems = (spec: ConnectSpec, built?: string) =>
    connectSpecProblems(spec, {
      connect: resolveConnect(spec, open),
      release: { ...release, ...(built && { built }) },
      settingProblems: (settings) => settingProblems('connect', settings, model),
    });

  it('finds none in nothing', () => {
    expect(problems({})).toEqual([]);
  });
  it('checks settings against the worker’s own version', () => {
    expect(problems({ settings: { 'ofset.flush.interval.ms': 1 } })).toMatchObject([
      { path: 'settings', fix: expect.stringContaining('offset.flush.interval.ms') },
    ]);
    expect(problems({ settings: { 'offset.flush.interval.ms': 1, 'producer.linger.ms': 5 } })).toEqual([]);
  });
  it('refuses what is derived, and what has no reason', () => {
    expect(problems({ settings: { 'group.id': 'x' } })).toMatchObject([
      { path: 'settings.group.id', what: 'is derived from the description' },
    ]);
    expect(problems({ unchecked: { 'plugin.path': { value: 'x', why: 'y' } } })).toMatchObject([{ path: 'unchecked.plugin.path' }]);
    expect(problems({ unchecked: { 'my.key': { value: 'x', why: ' ' } } })).toMatchObject([
      { path: 'unchecked.my.key', what: 'has no reason' },
    ]);
    expect(problems({ unchecked: { 'my.key': { value: 'x', why: 'z' } } })).toEqual([]);
  });
  it('needs a built image for baked plugins', () => {
    expect(problems({ plugins: [jdbc('10.9.7')] })).toMatchObject([{ path: 'plugins' }]);
    expect(problems({ plugins: [jdbc('10.9.7')] }, 'registry.example.com/connect:7')).toEqual([]);
  });
  it('needs a registry for Avro', () => {
    expect(problems({ format: 'avro' })).toMatchObject([{ path: 'format.value' }]);
  });
});
