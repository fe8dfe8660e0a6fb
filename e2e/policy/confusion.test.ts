import { describe, expect, it } from 'vitest';
import { answers, type Case, confusionTable, consequences, parts, unequal } from './confusion.js';
import type { Judged } from './judged.js';

const judged = (predicted: Partial<Judged['predicted']>, seen: Partial<Judged['seen']>): Judged => ({
  edit: 'an edit',
  predicted: { consequence: 'no-effect', refused: [], changed: [], restarts: [], ...predicted },
  seen: { refused: [], changed: [], restarts: [], ...seen },
});

describe('what was predicted against what was seen', () => {
  it('is equal where an edit is taken, and where the same kinds are refused', () => {
    const cases = answers([judged({}, {}), judged({ refused: ['Job'] }, { refused: ['Job'] }), judged({ refused: ['Job'] }, {})]);
    expect(cases).toEqual([
      ['accepted', 'accepted'],
      ['refused: Job', 'refused: Job'],
      ['refused: Job', 'accepted'],
    ]);
    expect(unequal(cases)).toBe(1);
  });

  it('counts every set, those too that nobody spoke of', () => {
    const cases = parts([judged({ restarts: ['a'] }, { restarts: ['a', 'c'] })], ['a', 'b'], 'restarts');
    expect(cases).toEqual([
      ['another', 'another'],
      ['the same', 'the same'],
      ['the same', 'another'],
    ]);
  });

  it.each([
    [{ refused: ['StatefulSet'], restarts: ['a'], changed: ['a'] }, 'refused'],
    [{ restarts: ['a'], changed: ['a'] }, 'another revision'],
    [{ changed: ['a'] }, 'a change without one'],
    [{}, 'no change'],
  ])('%j shows: %s', (seen, shown) => {
    expect(consequences([judged({ consequence: 'outage' }, seen)])).toEqual([['outage', shown]]);
  });

  it('is a table with a row for each prediction and a column for each answer', () => {
    const cases: readonly Case[] = [
      ['yes', 'yes'],
      ['yes', 'no'],
      ['no', 'no'],
      ['no', 'no'],
    ];
    const [title, ...lines] = confusionTable('sets', cases).split('\n');
    expect(title).toBe('sets');
    const cells = lines
      .filter((line) => line.startsWith('│'))
      .map((line) =>
        line
          .split('│')
          .map((cell) => cell.trim())
          .slice(1, -1),
      );
    expect(cells).toEqual([
      ['predicted \\ seen', 'no', 'yes'],
      ['no', '2', '0'],
      ['yes', '1', '1'],
    ]);
  });
});
