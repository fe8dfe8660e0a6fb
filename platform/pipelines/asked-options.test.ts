import { describe, expect, it } from 'vitest';
import { madeFrom } from './asked-options.js';

interface Options {
  readonly partitions: number;
  readonly generated?: number;
  readonly retentionDays?: number;
}
const destructured = ({ partitions, generated, retentionDays }: Options) => [partitions, generated, retentionDays];
/** As an environment is read when nobody checked its types. */
const given = (fields: object): Options => ({ partitions: 3, ...fields });

describe('options of a pipeline', () => {
  it.each([
    ['one that is misspelt', { genrated: 1 }, [{ given: 'genrated', meant: 'generated' }]],
    ['its case', { retentiondays: 1 }, [{ given: 'retentiondays', meant: 'retentionDays' }]],
    [
      'two',
      { genrated: 1, retentionDay: 2 },
      [
        { given: 'genrated', meant: 'generated' },
        { given: 'retentionDay', meant: 'retentionDays' },
      ],
    ],
    ['one that resembles nothing it reads', { colour: 1 }, []],
    ['one that resembles an option which is given too', { generated: 1, generate: 2 }, []],
    ['all known', { generated: 1, retentionDays: 2 }, []],
  ])('finds %s', (_, fields, misspelt) => {
    expect(madeFrom(given(fields), destructured).misspelt).toEqual(misspelt);
  });

  it('does not take an option that is read for another one with nearly the same name', () => {
    const both = (options: { readonly rate?: number; readonly rates?: number }) => [options.rate, options.rates];
    expect(madeFrom({ rate: 1 }, both).misspelt).toEqual([]);
  });

  it('passes every value on', () => {
    expect(madeFrom(given({ generated: 1 }), destructured).result).toEqual([3, 1, undefined]);
    expect(madeFrom(given({ generated: 1 }), (options) => ({ ...options })).result).toEqual({ partitions: 3, generated: 1 });
  });

  it('takes a spread for a pipeline that reads all', () => {
    const spread = ({ partitions, ...others }: Options) => [partitions, others];
    expect(madeFrom(given({ genrated: 1 }), spread)).toEqual({ result: [3, { genrated: 1 }], misspelt: [] });
  });

  it.each([[undefined], [null], [7], ['text']])('takes options that are no object: %s', (options) => {
    expect(madeFrom(options, (same) => same)).toEqual({ result: options, misspelt: [] });
  });
});
