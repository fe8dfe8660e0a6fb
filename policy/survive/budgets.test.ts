import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../test/random.js';
import { HOST_KEY, readDocuments, readFacts, ZONE_KEYS } from '../facts/index.js';
import { adviceOf, type Nodes, type SurvivalPlatform, survivalOf, survivalPlatforms } from './index.js';
import type { Budget, PodSet } from './platform.js';

const ZONE = ZONE_KEYS[0] ?? '';
const THREE: Nodes = ['a', 'b', 'c'].map((zone) => ({ zone, nodes: 1 }));

/** Pods on nodes of their own, as many in each zone as can be. */
function apart(key: string, replicas: number, role = key): PodSet {
  const selector = { labels: { role }, expressions: [] };
  const placement = { apart: [{ key: HOST_KEY, hard: true, selector }], spread: [{ key: ZONE, hard: true, maxSkew: 1, selector }] };
  return { key, name: key, replicas, labels: { role }, placement, moves: false };
}
const BROKERS = [apart('broker-a', 1, 'broker'), apart('broker-b', 1, 'broker'), apart('broker-c', 1, 'broker')];
const POOLS = BROKERS.map(({ key }) => key);
const ONE_EACH: readonly Budget[] = [
  { sets: ['controller'], maxUnavailable: '1' },
  { sets: POOLS, minAvailable: '2' },
  { sets: ['connect'], maxUnavailable: '1' },
];

const platform = (budgets: readonly Budget[], minInSync = 2, controllers = 3): SurvivalPlatform => ({
  runsOn: 'kubernetes',
  sets: [apart('controller', controllers), ...BROKERS, apart('connect', 2)],
  services: [{ column: { id: 'connect', label: 'Connect', pods: 'workers of' }, name: 'connect', set: 'connect', cluster: 'events' }],
  budgets,
  clusters: [
    {
      key: 'events',
      quorum: { kind: 'controllers', sets: ['controller'] },
      brokers: POOLS.map((set) => ({ set, rack: { kind: 'zone' } })),
      topics: [{ kind: 'declared', names: ['orders'], copies: 3, minInSync }],
    },
  ],
});
const instead = (budget: Budget): readonly Budget[] => [
  budget,
  ...ONE_EACH.filter(({ sets }) => !sets.some((key) => budget.sets.includes(key))),
];

/** The cells of budgets, over all losses, without repetition. */
const cellsOf = (of: SurvivalPlatform, nodes: Nodes = THREE) => {
  const cells = survivalOf(of, nodes).rows.flatMap((row) => row.cells.filter(({ id }) => id === 'budgets'));
  return [...new Set(cells.map(({ verdict, why }) => `${verdict}${why && `: ${why}`}`))];
};

describe('budgets hold back a drain that would stop what a loss left', () => {
  it('when one counts all voters, one all brokers, one all workers', () => {
    expect(cellsOf(platform(ONE_EACH))).toEqual(['yes']);
  });

  it.each([
    [
      'nobody counts brokers',
      ONE_EACH.filter(({ sets }) => sets !== POOLS),
      'a drain may take 2 of the 2 brokers left: no budget counts broker-a, broker-b, broker-c',
    ],
    [
      'a budget for each pool',
      [...ONE_EACH.filter(({ sets }) => sets !== POOLS), ...POOLS.map((key) => ({ sets: [key], maxUnavailable: '1' }))],
      'a drain may take 2 of the 2 brokers left: 3 budgets count them apart',
    ],
    [
      'one of three brokers is enough for it',
      instead({ sets: POOLS, minAvailable: '1' }),
      'a drain may take 1 of the 2 brokers left: their budget lets it',
    ],
    [
      'a percentage that is rounded up to two',
      instead({ sets: POOLS, maxUnavailable: '34%' }),
      'a drain may take 1 of the 2 brokers left: their budget lets it',
    ],
    ['it says no number', instead({ sets: POOLS }), 'a drain may take 2 of the 2 brokers left: their budget lets it'],
    ['nobody counts voters', ONE_EACH.slice(1), 'a drain may take 2 of the 2 controllers left: no budget counts controller'],
    ['nobody counts workers', ONE_EACH.slice(0, 2), 'a drain may take 1 of the 1 pods of connect left: no budget counts connect'],
  ])('not when %s', (_, budgets, why) => {
    expect(cellsOf(platform(budgets))).toContain(`no: ${why}`);
  });

  it.each([
    ['half of three is two', instead({ sets: POOLS, minAvailable: '50%' })],
    ['a third of three is one', instead({ sets: POOLS, maxUnavailable: '33%' })],
    ['two budgets count the same pods: then Kubernetes refuses to evict', [...ONE_EACH, { sets: POOLS, minAvailable: '0' }]],
  ])('when %s', (_, budgets) => {
    expect(cellsOf(platform(budgets))).toEqual(['yes']);
  });

  it('counting one more than were lost, where more can be spared', () => {
    const budgets = (most: string) => instead({ sets: ['controller'], maxUnavailable: most });
    const nodes = THREE.map((each) => ({ ...each, nodes: 2 }));
    expect(cellsOf(platform(budgets('2'), 2, 5), nodes)).toEqual(['yes']);
    expect(cellsOf(platform(budgets('3'), 2, 5), nodes)).toContain(
      'no: a drain may take 2 of the 4 controllers left: their budget lets it',
    );
  });

  it('asking nothing for topics that can spare no copy at all, whether a broker is lost or not', () => {
    const nodes = [...THREE, { zone: 'd', nodes: 1 }];
    expect(cellsOf(platform(ONE_EACH, 3), nodes)).toEqual(['yes']);
  });

  it('counting all that one budget selects, of whatever kind: a node takes a voter and a broker', () => {
    const [, , connect] = ONE_EACH;
    const both = (most: string): readonly Budget[] => [
      { sets: ['controller', ...POOLS], maxUnavailable: most },
      ...(connect ? [connect] : []),
    ];
    expect(cellsOf(platform(both('2')))).toEqual(['yes']);
    expect(cellsOf(platform(both('3')))).not.toEqual(['yes']);
  });

  it('always when no eviction is allowed, and never without budgets', () => {
    for (let seed = 1; seed <= 25; seed += 1) {
      const random = randomFrom(seed);
      const nodes = THREE.map((each) => ({ ...each, nodes: random.draw(1, 3) }));
      const controllers = random.oneOf([3, 5]);
      const none = ONE_EACH.map(({ sets }) => ({ sets, maxUnavailable: '0' }));
      expect({ seed, cells: cellsOf(platform(none, 2, controllers), nodes) }).toEqual({ seed, cells: ['yes'] });
      for (const cell of cellsOf(platform([], 2, controllers), nodes))
        expect({ seed, cell }).toEqual({ seed, cell: expect.stringMatching(/^no: /) });
    }
  });
});

describe('advice', () => {
  const adviceFor = (budgets: readonly Budget[]) =>
    adviceOf({ platform: platform(budgets), nodes: THREE }).filter(({ keeps }) => keeps.includes('budgets'));

  it('names the budgets that are missing and no other', () => {
    const changes = ['one disruption budget over all brokers, with maxUnavailable 1'];
    expect(adviceFor(ONE_EACH.filter(({ sets }) => sets !== POOLS))).toEqual([
      { loss: 'node', keeps: ['budgets'], changes },
      { loss: 'zone', keeps: ['budgets'], changes },
    ]);
    expect(adviceFor([])[0]?.changes).toHaveLength(3);
    expect(adviceFor(ONE_EACH)).toEqual([]);
  });
});

const read = (text: string) => survivalPlatforms(readFacts(readDocuments('a.yaml', text).documents));

describe('budgets that are read', () => {
  const set = (labels: string) => `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: zoo, namespace: kafka }
spec:
  replicas: 3
  template:
    metadata: { labels: { ${labels} } }
    spec:
      containers: [{ name: zookeeper, image: "confluentinc/cp-zookeeper:7.9.4" }]`;
  const budget = (spec: string, namespace = 'kafka') => `
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: zoo, namespace: ${namespace} }
spec: { ${spec} }`;

  it.each([
    [
      'by labels',
      'selector: { matchLabels: { app: zoo } }, minAvailable: 2',
      'kafka',
      [{ sets: ['StatefulSet/kafka/zoo'], minAvailable: '2' }],
    ],
    ['all of a namespace', 'selector: {}, maxUnavailable: 25%', 'kafka', [{ sets: ['StatefulSet/kafka/zoo'], maxUnavailable: '25%' }]],
    ['of other pods', 'selector: { matchLabels: { app: other } }, minAvailable: 2', 'kafka', []],
    ['of another namespace', 'selector: { matchLabels: { app: zoo } }, minAvailable: 2', 'other', []],
  ])('%s', (_, spec, namespace, budgets) => {
    expect(read(set('app: zoo') + budget(spec, namespace))[0]?.budgets).toEqual(budgets);
  });

  it('of an operator are one for a whole cluster, and as its template says', () => {
    const cluster = (template: string) => `
apiVersion: kafka.strimzi.io/v1
kind: Kafka
metadata: { name: main, namespace: kafka }
spec: { kafka: { version: 4.1.0${template} } }
---
apiVersion: kafka.strimzi.io/v1
kind: KafkaNodePool
metadata: { name: c, namespace: kafka, labels: { strimzi.io/cluster: main } }
spec: { replicas: 3, roles: [controller] }
---
apiVersion: kafka.strimzi.io/v1
kind: KafkaNodePool
metadata: { name: b, namespace: kafka, labels: { strimzi.io/cluster: main } }
spec: { replicas: 3, roles: [broker] }
---
apiVersion: kafka.strimzi.io/v1
kind: KafkaConnect
metadata: { name: etl, namespace: kafka }
spec: { replicas: 2, bootstrapServers: main-kafka-bootstrap:9092 }`;
    const nodes = ['KafkaNodePool/kafka/c', 'KafkaNodePool/kafka/b'];
    const workers = { sets: ['KafkaConnect/kafka/etl'], maxUnavailable: '1' };
    expect(read(cluster(''))[0]?.budgets).toEqual([{ sets: nodes, maxUnavailable: '1' }, workers]);
    const template = ', template: { podDisruptionBudget: { maxUnavailable: 0 } }';
    expect(read(cluster(template))[0]?.budgets).toEqual([{ sets: nodes, maxUnavailable: '0' }, workers]);
  });

  it('count for nothing on one machine', () => {
    const [found] = read('services:\n  zoo: { image: "confluentinc/cp-zookeeper:7.9.4", deploy: { replicas: 3 } }\n');
    expect(found?.budgets).toEqual([]);
    expect(found && survivalOf(found).rows.flatMap(({ cells }) => cells.filter(({ id }) => id === 'budgets'))).toEqual([]);
  });
});
