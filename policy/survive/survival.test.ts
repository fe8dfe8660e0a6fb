import { describe, expect, it } from 'vitest';
import { type Random, randomFrom } from '../../test/random.js';
import { HOST_KEY, readDocuments, readFacts, ZONE_KEYS } from '../facts/index.js';
import { adviceOf, type Nodes, type Survival, type SurvivalPlatform, survivalOf, survivalPlatforms } from './index.js';

const ZONE = ZONE_KEYS[0] ?? '';
const SEEDS = Array.from({ length: 25 }, (_, index) => index + 1);

/** A generated cluster: controllers, and a pool of brokers in each zone. */
interface Shape {
  readonly zones: number;
  readonly nodesPerZone: number;
  readonly controllers: number;
  readonly brokersPerZone: number;
  readonly copies: number;
  readonly minInSync: number;
  readonly hasRacks: boolean;
  readonly isBound: boolean;
  readonly spread: 'hard' | 'soft' | 'none';
}

const shape = (random: Random): Shape => {
  const copies = random.draw(1, 4);
  return {
    zones: random.draw(1, 3),
    nodesPerZone: random.draw(1, 2),
    controllers: random.oneOf([1, 3, 5]),
    brokersPerZone: random.draw(1, 2),
    copies,
    minInSync: random.draw(1, copies),
    hasRacks: random.chance(),
    isBound: random.chance(),
    spread: random.oneOf(['hard', 'soft', 'none']),
  };
};

const zonesOf = ({ zones, nodesPerZone }: Shape): Nodes => ['a', 'b', 'c'].slice(0, zones).map((zone) => ({ zone, nodes: nodesPerZone }));

function platformOf(from: Shape): SurvivalPlatform {
  const selector = (role: string) => ({ labels: { role }, expressions: [] });
  const rules = (role: string) => ({
    apart: from.spread === 'none' ? [] : [{ key: HOST_KEY, hard: false, selector: selector(role) }],
    spread: from.spread === 'none' ? [] : [{ key: ZONE, hard: from.spread === 'hard', maxSkew: 1, selector: selector(role) }],
  });
  const pools = zonesOf(from).map(({ zone }) => ({
    key: `broker-${zone}`,
    name: `broker-${zone}`,
    replicas: from.brokersPerZone,
    labels: { role: 'broker' },
    placement: from.isBound ? { apart: [], spread: [], zones: [zone] } : rules('broker'),
    moves: false,
  }));
  const voters = { key: 'controller', name: 'controller', replicas: from.controllers, labels: { role: 'controller' }, moves: false };
  return {
    runsOn: 'kubernetes',
    sets: [{ ...voters, placement: rules('controller') }, ...pools],
    services: [],
    budgets: [],
    clusters: [
      {
        key: 'events',
        quorum: { kind: 'controllers', sets: ['controller'] },
        brokers: pools.map(({ key }) => ({ set: key, ...(from.hasRacks && { rack: { kind: 'zone' } }) })),
        topics: [{ kind: 'declared', names: ['orders'], copies: from.copies, minInSync: from.minInSync }],
      },
    ],
  };
}

const known = new Map<string, Survival>();
function survivalOfShape(from: Shape): Survival {
  const key = JSON.stringify(from);
  const survival = known.get(key) ?? survivalOf(platformOf(from), zonesOf(from));
  known.set(key, survival);
  return survival;
}

const verdicts = (from: Shape, id: string, kind: 'node' | 'zone') =>
  survivalOfShape(from)
    .rows.filter(({ loss }) => loss === kind)
    .map(({ zone, cells }) => ({ zone, verdict: cells.find((cell) => cell.id === id)?.verdict }));

describe('generated clusters', () => {
  it('that survive a zone survive each node of it', () => {
    for (const seed of SEEDS) {
      const from = shape(randomFrom(seed));
      for (const id of ['quorum', 'writes', 'reads']) {
        const nodes = verdicts(from, id, 'node');
        const survived = verdicts(from, id, 'zone').filter(({ verdict }) => verdict === 'yes');
        for (const { zone } of survived)
          expect({ seed, id, ...nodes.find((each) => each.zone === zone) }).toMatchObject({ verdict: 'yes' });
      }
    }
  });

  it('that can be written can be read', () => {
    for (const seed of SEEDS) {
      const from = shape(randomFrom(seed));
      const reads = verdicts(from, 'reads', 'zone');
      for (const [index, { verdict }] of verdicts(from, 'writes', 'zone').entries()) {
        if (verdict === 'yes') expect({ seed, ...reads[index] }).toMatchObject({ verdict: 'yes' });
      }
    }
  });

  it('survive no less when a write needs fewer copies', () => {
    for (const seed of SEEDS) {
      const from = shape(randomFrom(seed));
      const fewer = verdicts({ ...from, minInSync: 1 }, 'writes', 'zone');
      for (const [index, { verdict }] of verdicts(from, 'writes', 'zone').entries()) {
        if (verdict === 'yes') expect({ seed, ...fewer[index] }).toMatchObject({ verdict: 'yes' });
      }
    }
  });

  it('with pools in three racks, 3 copies and 2 in sync take acks=all writes without any one zone', () => {
    for (const seed of SEEDS) {
      const random = randomFrom(seed);
      const three = { zones: 3, copies: 3, minInSync: 2, hasRacks: true, isBound: true, spread: 'hard' } as const;
      const from: Shape = { ...shape(random), ...three, controllers: random.oneOf([3, 5]) };
      expect({ seed, all: verdicts(from, 'writes', 'zone').map(({ verdict }) => verdict) }).toEqual({ seed, all: ['yes', 'yes', 'yes'] });
    }
  });

  it('in two zones never survive each of them', () => {
    for (const seed of SEEDS) {
      const from: Shape = { ...shape(randomFrom(seed)), zones: 2, copies: 3, minInSync: 2, brokersPerZone: 2, isBound: true };
      expect({ seed, all: verdicts(from, 'writes', 'zone').map(({ verdict }) => verdict) }).not.toEqual({ seed, all: ['yes', 'yes'] });
      expect({ seed, all: verdicts(from, 'quorum', 'zone').map(({ verdict }) => verdict) }).not.toEqual({ seed, all: ['yes', 'yes'] });
    }
  });
});

const manifests = (text: string) => survivalPlatforms(readFacts(readDocuments('a.yaml', text).documents));
const strimzi = (pools: string, rack = '') => `
apiVersion: kafka.strimzi.io/v1
kind: Kafka
metadata: { name: main, namespace: kafka }
spec:
  kafka:
    version: 4.1.0
    config: { default.replication.factor: 3, min.insync.replicas: 2, offsets.topic.replication.factor: 3 }
${rack}
${pools}`;
const nodePool = (name: string, role: string, replicas: number, template = '') => `---
apiVersion: kafka.strimzi.io/v1
kind: KafkaNodePool
metadata: { name: ${name}, namespace: kafka, labels: { strimzi.io/cluster: main } }
spec:
  replicas: ${replicas}
  roles: [${role}]
  storage: { type: persistent-claim, size: 10Gi }
${template}
`;

describe('Strimzi resources', () => {
  const alone = (name: string) => `  template:
    pod:
      affinity:
        podAntiAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - { topologyKey: topology.kubernetes.io/zone, labelSelector: { matchLabels: { strimzi.io/pool-name: ${name} } } }`;

  it('survive a zone when a rack and an anti-affinity over zones say so', () => {
    const rack = '    rack: { topologyKey: topology.kubernetes.io/zone }';
    const [platform] = manifests(strimzi(nodePool('c', 'controller', 3, alone('c')) + nodePool('b', 'broker', 3, alone('b')), rack));
    const { rows, assumed } = platform ? survivalOf(platform) : { rows: [], assumed: undefined };
    expect(assumed).toContain('each of 3 zones');
    expect(rows).toHaveLength(6);
    for (const { cells } of rows) for (const { verdict } of cells) expect(verdict).toBe('yes');
  });

  it('do not when nothing says where pods may be, and are told what would do', () => {
    const [platform] = manifests(strimzi(nodePool('c', 'controller', 3) + nodePool('b', 'broker', 3)));
    const advice = platform ? adviceOf({ platform }) : [];
    expect(advice).toEqual([
      { loss: 'node', keeps: ['quorum'], changes: ['each of the controllers on a node of its own (required anti-affinity)'] },
      {
        loss: 'node',
        keeps: ['acks=all writes', 'reads', 'internal topics'],
        changes: [
          'each of the controllers on a node of its own (required anti-affinity)',
          'each broker on a node of its own (required anti-affinity)',
        ],
      },
    ]);
  });
});

describe('a set of one', () => {
  it('stops with its node, and what has no disk starts elsewhere', () => {
    const [platform] = manifests(`
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec: { replicas: 1, template: { spec: { containers: [{ name: db, image: "postgres:17" }] } } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: store }
spec: { replicas: 1, template: { spec: { containers: [{ name: store, image: "versity/versitygw:v1" }] } } }
`);
    expect(platform && survivalOf(platform).rows).toMatchObject([
      {
        name: 'the only node',
        stops: [
          { name: 'db', until: 'until its node is back' },
          { name: 'store', until: 'until it starts on another node' },
        ],
      },
    ]);
  });

  it('is one registry: two of them are advised', () => {
    const [platform] = manifests(`
apiVersion: apps/v1
kind: Deployment
metadata: { name: registry }
spec: { replicas: 1, template: { metadata: { labels: { app: registry } }, spec: { containers: [{ name: r, image: "confluentinc/cp-schema-registry:8.1.1" }] } } }
`);
    expect(platform && adviceOf({ platform })).toEqual([
      {
        loss: 'node',
        keeps: ['registry'],
        changes: ['replicas 2 for registry', 'pods of registry on nodes of their own (required anti-affinity)'],
      },
    ]);
  });
});
