import { describe, expect, it } from 'vitest';
import { clientPlaintext, internalPlaintext } from '../../charts/kafka/index.js';
import { all, kafka, kubernetes, onZooKeeper, platformOf, released, sound, top } from '../../test/described.js';
import { pool } from '../spec.js';

const GIB = [{ storageGiB: 1 }] as const;
const local = all(top({ class: 'local' }), kafka({ listeners: [internalPlaintext(), clientPlaintext()], users: [], clients: [] }));
const one = pool({ name: 'a', brokers: 1, volumes: GIB });

describe('what is left out', () => {
  it('has its default', async () => {
    const { workloads, kafka: cluster, kubernetesVersion, clients, patches } = await platformOf();
    expect(workloads).toEqual({
      namespace: 'streaming',
      partOf: 'streaming',
      labels: {},
      annotations: {},
      podLabels: {},
      podAnnotations: {},
      imagePullSecrets: [],
      imagePullPolicy: 'IfNotPresent',
      nodeSelector: {},
      tolerations: [],
      zones: ['a-1', 'a-2', 'a-3'],
      spread: 'hard',
    });
    expect(cluster).toMatchObject({
      name: 'kafka',
      replicationFactor: 3,
      minInSyncReplicas: 2,
      recoveryBudgetSeconds: 1800,
      rollout: 'gated',
    });
    expect(cluster.pools[0]).toMatchObject({
      resources: { memoryMiB: 4096, cpuMillis: 1000 },
      heapMiB: 2048,
      firstNodeId: 100,
      zone: 'a-1',
    });
    expect([kubernetesVersion, clients, patches]).toEqual(['1.34', [{ namespace: 'apps', labels: {}, listener: 'CLIENT' }], []]);
  });

  it('spreads hard only where zones are known', async () => {
    const { environment, release } = all(kafka({ pools: [pool({ name: 'a', brokers: 3, volumes: GIB })] }))(sound);
    const zoneless = { environment: { ...environment, kubernetes: { version: '1.34' as const } }, release };
    expect((await platformOf(undefined, zoneless)).workloads.spread).toBe('soft');
    expect((await platformOf(kubernetes({ spread: 'hard' }), zoneless)).workloads.spread).toBe('hard');
  });

  it.each([
    [1, 1, 1],
    [2, 2, 1],
    [3, 3, 2],
    [5, 3, 2],
  ])('with %i brokers means %i copies, %i in sync', async (brokers, copies, inSync) => {
    const { kafka: cluster } = await platformOf(
      all(top({ class: 'staging' }), kafka({ pools: [pool({ name: 'a', brokers, volumes: GIB })] })),
    );
    expect([cluster.replicationFactor, cluster.minInSyncReplicas]).toEqual([copies, inSync]);
  });

  it('of a topic follows the cluster, or its own copies', async () => {
    const topics = [
      { name: 'a', partitions: 1 },
      { name: 'b', partitions: 1, replicationFactor: 2 },
      { name: 'c', partitions: 1, replicationFactor: 1 },
      { name: 'd', partitions: 1, minInSyncReplicas: 1 },
    ];
    const { access } = await platformOf(kafka({ topics }));
    expect(access.topics.map(({ replicationFactor, settings }) => [replicationFactor, settings['min.insync.replicas']])).toEqual([
      [3, '2'],
      [2, '1'],
      [1, '1'],
      [3, '1'],
    ]);
  });
});

describe('settings', () => {
  it('that Kafka takes live are set live, all others are in the file, both in order', async () => {
    const { kafka: cluster, access } = await platformOf(
      kafka({
        settings: { 'num.io.threads': 9, 'log.retention.hours': 24, 'log.cleaner.threads': 2, 'compression.type': 'zstd' },
        unchecked: { 'a.plugin.key': { value: 'x', why: 'a plugin reads it' } },
      }),
    );
    expect(Object.entries(cluster.liveSettings)).toEqual([
      ['compression.type', 'zstd'],
      ['log.cleaner.threads', '2'],
      ['min.insync.replicas', '2'],
      ['num.io.threads', '9'],
    ]);
    expect(cluster.restartSettings).toEqual({ 'a.plugin.key': 'x', 'log.retention.hours': '24' });
    expect(access.liveSettings).toBe(cluster.liveSettings);
  });

  it('that are lists become Kafka’s', async () => {
    const { kafka: cluster } = await platformOf(kafka({ settings: { 'early.start.listeners': ['A', 'B'] } }));
    expect(cluster.restartSettings).toMatchObject({ 'early.start.listeners': 'A,B' });
  });
});

describe('a rollout', () => {
  const controllers = (count: number) => kafka({ coordination: { mode: 'kraft', controllers: count }, pools: [one] });
  it.each([
    ['one broker', all(local, controllers(1)), 'rolling'],
    ['one broker with three controllers', all(local, controllers(3)), 'gated'],
    ['one combined node', all(local, kafka({ coordination: { mode: 'kraft', controllers: 'combined' }, pools: [one] })), 'rolling'],
    ['two pools of one', all(local, kafka({ pools: [one, { ...one, name: 'b' }] })), 'gated'],
  ] as const)('of %s is %s', async (_, change, rollout) => {
    expect((await platformOf(change)).kafka.rollout).toBe(rollout);
  });
});

describe('coordination', () => {
  it('has a voter for each controller, at its address', async () => {
    const { coordination } = (await platformOf(kafka({ coordination: { mode: 'kraft', controllers: 3, firstNodeId: 7 } }))).kafka;
    expect(coordination).toMatchObject({
      quorum: 'static',
      bootstrapMarker: 'kafka-bootstrap-state',
      listener: { name: 'CONTROLLER', port: 9090, protocol: 'SSL', authentication: 'mtls' },
      voters: [7, 8, 9].map((nodeId, ordinal) => ({
        nodeId,
        host: `kafka-controller-${ordinal}.kafka-controllers.streaming.svc`,
        port: 9090,
      })),
    });
  });

  it('combined has the brokers of the pool for voters, and speaks as they do', async () => {
    const pools = [pool({ name: 'a', brokers: 3, volumes: GIB })] as const;
    const { kafka: cluster } = await platformOf(all(local, kafka({ coordination: { mode: 'kraft', controllers: 'combined' }, pools })));
    expect(cluster.pools[0].roles).toEqual(['broker', 'controller']);
    expect(cluster.coordination).toMatchObject({
      listener: { protocol: 'PLAINTEXT', authentication: 'none' },
      voters: [100, 101, 102].map((nodeId, ordinal) => ({ nodeId, host: `kafka-broker-a-${ordinal}.kafka-brokers.streaming.svc` })),
    });
  });

  it('with a dynamic quorum gives each voter its directory', async () => {
    const directoryIds = ['A03mJ8s4TZ-bwXq5VdR0Eg', 'A13mJ8s4TZ-bwXq5VdR0Eg', 'A23mJ8s4TZ-bwXq5VdR0Eg'] as const;
    const { coordination } = (await platformOf(kafka({ coordination: { mode: 'kraft', controllers: 3, dynamicQuorum: { directoryIds } } })))
      .kafka;
    expect(coordination).toMatchObject({ quorum: 'dynamic', voters: directoryIds.map((directoryId) => ({ directoryId })) });
  });

  it('by ZooKeeper names its servers', async () => {
    const { kafka: cluster, zookeeper } = await platformOf(all(onZooKeeper, top({ prefix: 'blue' }), kubernetes({ storageClass: 'fast' })));
    const hosts = [0, 1, 2].map((ordinal) => `blue-zookeeper-${ordinal}.blue-zookeeper.streaming.svc`);
    expect(cluster.coordination).toEqual({ mode: 'zookeeper', connect: hosts.map((host) => `${host}:2181`).join(','), port: 2181 });
    expect(zookeeper).toMatchObject({
      name: 'blue-zookeeper',
      hosts,
      version: '7.9.4',
      heapMiB: 1013,
      resources: { memoryMiB: 1536, cpuMillis: 250 },
      data: { name: 'data', storageGiB: 10, storageClass: 'fast' },
      log: { name: 'log', storageGiB: 10, storageClass: 'fast' },
    });
  });
});

describe('Secrets', () => {
  it('are those of nodes, administrator and users', async () => {
    const { secrets } = await platformOf(top({ prefix: 'blue' }));
    expect(secrets).toMatchObject([
      { name: 'blue-kafka-nodes-tls', kind: 'certificate', authority: 'blue-kafka-authority' },
      { name: 'blue-kafka-admin-tls', kind: 'certificate', authority: 'blue-kafka-authority' },
      { name: 'blue-kafka-user-app', kind: 'scram', authority: 'blue-kafka-authority', isMounted: false },
    ]);
  });

  it('of users that components log in with are read as files', async () => {
    const { secrets } = await platformOf(
      all(top({ schemaRegistry: {} }), released({}, { schemaRegistry: { image: 'confluentinc/cp-schema-registry:8.1.1' } })),
    );
    expect(secrets).toContainEqual(expect.objectContaining({ name: 'kafka-user-schema-registry', isMounted: true }));
  });

  it('are none where nothing speaks TLS, and nobody is checked then', async () => {
    const { secrets, kafka: cluster, access } = await platformOf(local);
    expect([secrets, cluster.certificates, cluster.authorization, access.authorized]).toEqual([[], undefined, undefined, false]);
  });

  it('of certificates make their subjects super users', async () => {
    expect((await platformOf()).kafka.authorization).toEqual({ superUsers: ['CN=kafka-node', 'CN=kafka-admin'] });
  });
});

describe('images', () => {
  it('come from the mirror', async () => {
    const { kafka: cluster, zookeeper } = await platformOf(all(onZooKeeper, kubernetes({ imageMirror: 'mirror.example/x/' })));
    expect(cluster.image.reference).toBe('mirror.example/x/confluentinc/cp-kafka:7.9.4');
    expect(zookeeper?.image.reference).toBe('mirror.example/x/confluentinc/cp-zookeeper:7.9.4');
  });
});

it('a platform is plain data: it survives being written down', async () => {
  const platform = await platformOf(onZooKeeper);
  expect(JSON.parse(JSON.stringify(platform))).toEqual(platform);
});
