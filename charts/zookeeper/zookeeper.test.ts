import { describe, expect, it } from 'vitest';
import { at, list } from '../../policy/schemas/json.js';
import { all, type Change, kafka, onZooKeeper, platformOf, top } from '../../test/described.js';
import { ofKind } from '../../test/objects.js';
import { resource, synth } from '../../test/synth.js';
import { connectString, zooKeeperProblems, zooKeeperProperties } from './config.js';
import { ZOOKEEPER_IMAGES } from './images.js';
import { ZooKeeper } from './zookeeper.js';

async function ensembleOf(change: Change = (described) => described) {
  const { zookeeper, workloads } = await platformOf(all(onZooKeeper, change));
  if (!zookeeper) throw new Error('no ensemble');
  return { ensemble: zookeeper, workloads };
}
async function objects(change?: Change) {
  const { ensemble, workloads } = await ensembleOf(change);
  const clients = [{ kind: 'pods', labels: { app: 'broker' } }] as const;
  return synth((scope) => new ZooKeeper(scope, 'ZooKeeper', { ensemble, workloads, clients }));
}
const single = all(top({ class: 'development' }), kafka({ coordination: { mode: 'zookeeper', replicas: 1 } }));

it('clients are told every server', () => {
  expect(connectString(['zk-0.x', 'zk-1.x'])).toBe('zk-0.x:2181,zk-1.x:2181');
});

it('the properties name every server once, from 1, and keep the disk from filling', async () => {
  const { ensemble } = await ensembleOf();
  const properties = zooKeeperProperties(ensemble);
  expect(Object.entries(properties).filter(([key]) => key.startsWith('server.'))).toEqual(
    [1, 2, 3].map((id) => [`server.${id}`, `zookeeper-${id - 1}.zookeeper.streaming.svc:2888:3888`]),
  );
  expect(properties).toMatchObject({
    dataDir: '/var/lib/zookeeper/data/zookeeper',
    dataLogDir: '/var/lib/zookeeper/log/zookeeper',
    clientPort: '2181',
    'autopurge.purgeInterval': '1',
    'admin.enableServer': 'false',
    '4lw.commands.whitelist': 'srvr,mntr,ruok',
  });
});

describe('the number of servers', () => {
  it.each([1, 3, 5])('may be %i', (replicas) => expect(zooKeeperProblems(replicas)).toEqual([]));
  it.each([
    [0, 1],
    [2, 3],
    [4, 5],
    [2.5, 3],
    [-2, 1],
    [Number.NaN, 1],
  ])('may not be %d', (replicas, fix) => {
    const [problem] = zooKeeperProblems(replicas);
    expect(problem?.path).toBe('coordination.replicas');
    expect(problem?.fix).toBe(`use ${fix}`);
    expect(zooKeeperProblems(Number(problem?.fix.replace('use ', '')))).toEqual([]);
  });
});

describe('the set', () => {
  it('asks the server itself, after a start as long as a snapshot takes', async () => {
    const [container] = list(at(resource(await objects(), 'StatefulSet'), 'spec', 'template', 'spec', 'containers'));
    expect(at(container, 'startupProbe')).toMatchObject({ tcpSocket: { port: 2181 }, failureThreshold: 200 });
    expect(JSON.stringify(at(container, 'readinessProbe', 'exec'))).toMatch(/printf srvr .*\*Mode:\*/);
    expect(JSON.stringify(at(container, 'livenessProbe', 'exec'))).toMatch(/printf ruok .*\*imok\*/);
    expect(at(container, 'resources', 'limits', 'memory')).toBe('1536Mi');
  });

  it('has two disks, and a budget of all but one', async () => {
    const found = await objects();
    const claims = list(at(resource(found, 'StatefulSet'), 'spec', 'volumeClaimTemplates'));
    expect(claims.map((claim) => at(claim, 'metadata', 'name'))).toEqual(['data', 'log']);
    expect(at(resource(found, 'PodDisruptionBudget'), 'spec', 'minAvailable')).toBe(2);
    expect(at(resource(found, 'StatefulSet'), 'spec', 'updateStrategy', 'type')).toBe('OnDelete');
  });

  it('of one has no budget, and is rolled by Kubernetes', async () => {
    const found = await objects(single);
    expect(ofKind(found, 'PodDisruptionBudget')).toEqual([]);
    expect(at(resource(found, 'StatefulSet'), 'spec', 'updateStrategy', 'type')).toBe('RollingUpdate');
  });

  it('lets its clients in at their port alone; servers talk among themselves', async () => {
    const policy = resource(await objects(), 'NetworkPolicy');
    const ports = (rule: unknown) => list(at(rule, 'ports')).map((port) => at(port, 'port'));
    const [among, clients, ...more] = list(at(policy, 'spec', 'ingress'));
    expect([ports(among), ports(clients), more]).toEqual([[2888, 3888], [2181], []]);
    expect(at(clients, 'from')).toEqual([{ podSelector: { matchLabels: { app: 'broker' } } }]);
    expect(list(at(policy, 'spec', 'egress')).map(ports)).toEqual([[2888, 3888]]);
  });
});

it('there is no image after 7.9, and none runs Kafka', () => {
  expect(ZOOKEEPER_IMAGES.map(({ band, runs }) => [band, runs])).toEqual([
    ['7.6', ['zookeeper']],
    ['7.9', ['zookeeper']],
  ]);
});
