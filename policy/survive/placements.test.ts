import { describe, expect, it } from 'vitest';
import { type Random, randomFrom } from '../../test/random.js';
import { HOST_KEY, ZONE_KEYS } from '../facts/index.js';
import { copiesLost } from './copies.js';
import type { Nodes } from './nodes.js';
import { type Loss, outcomes, unplaceable } from './placements.js';
import type { PodSet } from './platform.js';

const ZONE = ZONE_KEYS[0] ?? '';
const LIKE = { labels: { app: 'kafka' }, expressions: [] };
const set = (name: string, replicas: number, placement: Partial<PodSet['placement']> = {}): PodSet => ({
  key: name,
  name,
  replicas,
  labels: { app: 'kafka' },
  placement: { apart: [], spread: [], ...placement },
  moves: false,
});
const apart = { apart: [{ key: HOST_KEY, hard: true, selector: LIKE }] };
const spread = { spread: [{ key: ZONE, hard: true, maxSkew: 1, selector: LIKE }] };
const nodes = (counts: Readonly<Record<string, number>>): Nodes => Object.entries(counts).map(([zone, count]) => ({ zone, nodes: count }));
const total = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((sum, each) => sum + each, 0);
const worst = (sets: readonly PodSet[], where: Nodes, loss: Loss) =>
  Math.max(0, ...outcomes(sets, where, loss).map(({ lost }) => total(lost)));

describe('what a loss takes at worst', () => {
  it.each([
    ['nothing keeps them apart', set('a', 3), nodes({ x: 3 }), 'node', 3],
    ['one pod a node', set('a', 3, apart), nodes({ x: 3 }), 'node', 1],
    ['one pod a node, two of three nodes in the zone', set('a', 3, apart), nodes({ x: 2, y: 1 }), 'zone', 2],
    ['spread over three zones', set('a', 3, spread), nodes({ x: 2, y: 2, z: 2 }), 'zone', 1],
    ['spread over two zones', set('a', 3, spread), nodes({ x: 1, y: 1 }), 'zone', 2],
    ['bound to another zone', set('a', 3, { zones: ['y'] }), nodes({ x: 1, y: 1 }), 'zone', 0],
    ['spread is of like pods, and a node may still hold all of a zone', set('a', 6, spread), nodes({ x: 2, y: 2, z: 2 }), 'node', 2],
  ] as const)('%s', (_, pods, where, kind, lost) => {
    expect(worst([pods], where, { kind, zone: 'x' })).toBe(lost);
  });

  it('looks at pods of other sets too', () => {
    const both = [set('a', 1, { ...apart, zones: ['x'] }), set('b', 1, { ...apart, zones: ['x'] })];
    expect(worst(both, nodes({ x: 2 }), { kind: 'node', zone: 'x' })).toBe(1);
    expect(unplaceable(both, nodes({ x: 1 }))).toHaveLength(2);
  });

  it('counts what has no zone with nodes as lost, and leaves the rest alone', () => {
    const both = [set('a', 2, { zones: ['x'] }), set('b', 1, { zones: ['gone'] })];
    expect(unplaceable(both, nodes({ x: 1, y: 1 })).map(({ name }) => name)).toEqual(['b']);
    expect(worst(both, nodes({ x: 1, y: 1 }), { kind: 'zone', zone: 'y' })).toBe(1);
  });

  it('takes everything to be together when there are too many placements to try', () => {
    const many = Array.from({ length: 8 }, (_, index) => set(`s${index}`, 9));
    expect(worst(many, nodes({ x: 3, y: 3, z: 3 }), { kind: 'node', zone: 'x' })).toBe(72);
  });
});

describe('generated placements', () => {
  it('are those that trying every one by hand finds', () => {
    for (let seed = 1; seed <= 100; seed += 1) {
      const random = randomFrom(seed);
      const [sets, where] = [generatedSets(random), generatedNodes(random)];
      for (const zone of where.map((each) => each.zone)) {
        for (const kind of ['node', 'zone'] as const) {
          const loss = { kind, zone };
          expect({ seed, loss, lost: worst(sets, where, loss) }).toEqual({ seed, loss, lost: triedByHand(sets, where, loss) });
        }
      }
    }
  });
});

function generatedNodes(random: Random): Nodes {
  return ['x', 'y', 'z'].slice(0, random.draw(1, 3)).map((zone) => ({ zone, nodes: random.draw(1, 2) }));
}

function generatedSets(random: Random): readonly PodSet[] {
  const rules = { ...(random.chance() && apart), ...(random.chance() && spread) };
  return ['a', 'b']
    .slice(0, random.draw(1, 2))
    .map((name) => set(name, random.draw(1, 3), { ...rules, ...(random.draw(1, 4) === 1 && { zones: ['x'] }) }));
}

/** Puts every pod on every node in turn, and keeps the placements that break no constraint. All sets here are alike in them. */
function triedByHand(sets: readonly PodSet[], where: Nodes, { kind, zone }: Loss): number {
  const places = where.flatMap(({ zone: each, nodes: count }) => Array.from({ length: count }, (_, index) => ({ zone: each, index })));
  const pods = sets.flatMap((each) => Array.from({ length: each.replicas }, () => each));
  let most = 0;
  for (let code = 0; code < places.length ** pods.length; code += 1) {
    const at = pods.map((_, index) => places[Math.floor(code / places.length ** index) % places.length]);
    const inZone = (name: string) => at.filter((place) => place?.zone === name).length;
    const isAllowed = pods.every((pod, index) => pod.placement.zones?.includes(at[index]?.zone ?? '') ?? true);
    const isApart = pods.every(({ placement }) => placement.apart.length === 0) || new Set(at).size === pods.length;
    const isSpread = pods.every(({ placement }, index) => {
      const zones = where.map((each) => each.zone).filter((each) => placement.zones?.includes(each) ?? true);
      const here = inZone(at[index]?.zone ?? '');
      return placement.spread.length === 0 || here - Math.min(...zones.map(inZone)) <= 1;
    });
    if (!isAllowed || !isApart || !isSpread) continue;
    most = Math.max(most, at.filter((place) => place?.zone === zone && (kind === 'zone' || place.index === 0)).length);
  }
  return most;
}

describe('copies that are lost', () => {
  it.each([
    [
      '3 copies in 3 racks, one of them lost',
      3,
      [
        [1, 1],
        [1, 0],
        [1, 0],
      ],
      1,
    ],
    [
      '3 copies in 2 racks: the lost one may have two',
      3,
      [
        [3, 3],
        [3, 0],
      ],
      2,
    ],
    [
      '3 copies in 2 racks, and the lost one has a single broker',
      3,
      [
        [1, 1],
        [3, 0],
      ],
      1,
    ],
    ['3 copies and no racks, two brokers lost', 3, [[5, 2]], 2],
    ['more copies than brokers', 3, [[1, 1]], 1],
    [
      '2 copies in 3 racks: the lost one may have one',
      2,
      [
        [1, 1],
        [1, 0],
        [1, 0],
      ],
      1,
    ],
    [
      '5 copies in 3 racks of 2: one rack has one only',
      5,
      [
        [2, 2],
        [2, 0],
        [2, 0],
      ],
      2,
    ],
  ] as const)('%s', (_, copies, racks, lost) => {
    expect(
      copiesLost(
        copies,
        racks.map(([brokers, gone]) => ({ brokers, lost: gone })),
      ),
    ).toBe(lost);
  });
});
