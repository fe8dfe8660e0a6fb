import { describe, expect, it } from 'vitest';
import { customer, everything } from './fixtures.js';
import {
  bigint,
  dataset,
  GENERATOR_DEFAULTS,
  generatorProblems,
  generatorSql,
  initialLoadSql,
  oneOf,
  text,
  tickStatements,
  timestamp,
} from './index.js';
import { sampleValue } from './sample-values.js';

describe('generatorSql', () => {
  it('loads an empty table in one statement, and makes no tick without a rate', () => {
    const script = generatorSql(customer, { initialRows: 10_000 });
    expect(script.match(/insert into/g)).toHaveLength(1);
    expect(script).toContain('generate_series(1, 10000) as i where not exists (select from "public"."customers")');
    expect(script).not.toMatch(/watch|gexec/);
  });

  it('goes on for ever without ticks, and counts them otherwise', () => {
    expect(generatorSql(customer, { insertsPerSecond: 2, tickSeconds: 0.5 })).toMatch(/commit \\watch 0\.5\n$/);
    expect(generatorSql(customer, { insertsPerSecond: 2, ticks: 10 })).toMatch(/pg_sleep\(1\).*\nfrom generate_series\(1, 10\) \\gexec\n$/);
  });

  it('is the same text every time', () => {
    const config = { initialRows: 5, insertsPerSecond: 1, updatesPerSecond: 1, deletesPerSecond: 1 };
    expect(generatorSql(everything, config)).toBe(generatorSql(everything, config));
  });
});

describe('tickStatements', () => {
  it('has one statement for each rate above 0, of rate × tick rows', () => {
    expect(tickStatements(customer, {})).toEqual([]);
    const [insert, update, remove] = tickStatements(customer, {
      insertsPerSecond: 0.5,
      updatesPerSecond: 3,
      deletesPerSecond: 2.5,
      tickSeconds: 2,
    });
    expect(insert).toContain('generate_series(1, 1)');
    expect(update).toContain('order by "updated_at", "id" limit 6');
    expect(remove).toContain('order by "id" limit 5');
  });

  it('sets the cursor on insert and on update, and never changes a key', () => {
    const [insert, update] = tickStatements(customer, { insertsPerSecond: 1, updatesPerSecond: 1 });
    expect(insert).toMatch(/now\(\)\nfrom/);
    expect(update).toContain('"updated_at" = now()');
    expect(update).not.toContain('set "id"');
    expect(update).not.toContain(' "id" =');
  });

  it('counts on from the highest whole-number key, else from the clock', () => {
    expect(tickStatements(customer, { insertsPerSecond: 1 })[0]).toContain('coalesce((select max("id")');
    expect(tickStatements(everything, { insertsPerSecond: 1 })[0]).toContain('extract(epoch from now())');
    expect(tickStatements(everything, { deletesPerSecond: 1 })[0]).toContain(
      'target."order_id" = oldest."order_id" and target."line" = oldest."line"',
    );
  });
});

describe('sampleValue', () => {
  it('is unique in a text key, null now and then in an optional column, and looks like its name', () => {
    const textOf = (draft: ReturnType<typeof text>, name = 'v') => dataset('t', { [name]: draft }).columns.map(sampleValue)[0];
    expect(textOf(text().key())).toBe("'v-' || seed._row");
    expect(textOf(text().optional())).toBe("case when seed._row % 10 = 0 then null else 'v ' || seed._row end");
    expect(textOf(text(), 'home_phone')).toContain('+1-555-');
    expect(textOf(text(), 'home_address')).toContain('Main Street');
    expect(textOf(text(), 'city')).toContain('Nairobi');
  });

  it('picks only allowed values', () => {
    expect(dataset('t', { v: oneOf("it's", 'b') }).columns.map(sampleValue)).toEqual([
      "(array['it''s', 'b'])[1 + (seed._row % 2)::integer]",
    ]);
  });

  it('keeps moments recent, and the cursor at now', () => {
    expect(dataset('t', { at: timestamp(), c: timestamp().cursor() }).columns.map(sampleValue)).toEqual([
      "now() - seed._row % 60 * interval '1 second'",
      'now()',
    ]);
  });

  it('names the row by what no column can be called', () => {
    expect(initialLoadSql(everything, 1)).toContain('i::bigint as _row');
  });
});

describe('generatorProblems', () => {
  it('has defaults as documented', () => {
    expect(GENERATOR_DEFAULTS).toEqual({ initialRows: 0, insertsPerSecond: 0, updatesPerSecond: 0, deletesPerSecond: 0, tickSeconds: 1 });
    expect(generatorProblems(customer, {})).toEqual([]);
  });

  it.each([
    [{ insertsPerSecond: 0.5 }, 'set insertsPerSecond to 1, or change tickSeconds'],
    [{ updatesPerSecond: 0.3, tickSeconds: 5 }, 'set updatesPerSecond to 0.4, or change tickSeconds'],
    [{ deletesPerSecond: -1 }, 'set deletesPerSecond to 0'],
    [{ tickSeconds: 0 }, 'set tickSeconds to 1'],
    [{ initialRows: -1 }, 'set initialRows to 0'],
    [{ initialRows: 2.5 }, 'set initialRows to 3'],
    [{ ticks: 0 }, 'set ticks to 1'],
  ])('refuses %o', (config, fix) => {
    expect(generatorProblems(customer, config)).toMatchObject([{ fix }]);
  });

  it.each([
    { insertsPerSecond: 0.5, tickSeconds: 2 },
    { insertsPerSecond: 0.1, tickSeconds: 30 },
    { deletesPerSecond: 0 },
    { initialRows: 0, ticks: 1 },
  ])('accepts %o', (config) => {
    expect(generatorProblems(customer, config)).toEqual([]);
  });

  it('refuses updates where every column is key', () => {
    const keys = dataset('t', { id: bigint().key() });
    expect(generatorProblems(keys, { updatesPerSecond: 1 })).toMatchObject([{ fix: 'set updatesPerSecond to 0' }]);
    expect(generatorProblems(keys, { insertsPerSecond: 1 })).toEqual([]);
  });
});
