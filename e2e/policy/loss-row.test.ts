import { describe, expect, it } from 'vitest';
import { mustHold, rowOf } from './loss-row.js';

const report = {
  subjects: [
    { losses: [{ name: 'zone zone-a', cells: [{ id: 'quorum', label: 'quorum', verdict: 'yes', why: '2 of 3 controllers left' }] }] },
  ],
};

describe('a promised row', () => {
  it('is found by the name of its loss', () => {
    expect(rowOf(report, 'zone zone-a')).toEqual([{ id: 'quorum', verdict: 'yes', why: '2 of 3 controllers left' }]);
    expect(() => rowOf(report, 'zone zone-d')).toThrow('no row "zone zone-d"');
  });

  it.each([
    ['yes', [], true],
    ['no', [], false],
    ['maybe', [], false],
    ['no', ['registry'], true],
    ['no', ['rest-proxy'], false],
  ])('%s of the registry, with %j spared: must hold is %s', (verdict, spared, holds) => {
    expect(mustHold({ id: 'registry', verdict, why: '' }, spared)).toBe(holds);
  });
});
