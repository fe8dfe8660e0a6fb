import { describe, expect, expectTypeOf, it } from 'vitest';
import { customer, everything } from './fixtures.js';
import {
  bigint,
  boolean,
  type ColumnOf,
  cursorOf,
  type Dataset,
  dataset,
  date,
  decimal,
  integer,
  json,
  keyOf,
  personalColumns,
  text,
  timestamp,
  uuid,
} from './index.js';

describe('dataset', () => {
  it('keeps columns in the order they are written, as plain data', () => {
    expect(customer.columns.map(({ name }) => name)).toEqual(['id', 'name', 'gender', 'birthdate', 'email', 'updated_at']);
    expect(JSON.parse(JSON.stringify(customer))).toEqual(customer);
    expect(customer.columns[1]).toEqual({
      name: 'name',
      type: { kind: 'text' },
      key: false,
      cursor: false,
      personal: true,
      optional: false,
    });
  });

  it('takes marks in any order', () => {
    const one = dataset('t', {
      id: text().key().personal().optional(),
      at: timestamp().cursor().optional().personal(),
      b: boolean().optional().personal(),
    });
    const other = dataset('t', {
      id: text().optional().personal().key(),
      at: timestamp().personal().optional().cursor(),
      b: boolean().personal().optional(),
    });
    expect(one).toEqual(other);
  });

  it('lets column names be checked at compile time', () => {
    expectTypeOf<ColumnOf<typeof customer>>().toEqualTypeOf<'id' | 'name' | 'gender' | 'birthdate' | 'email' | 'updated_at'>();
    expectTypeOf<ColumnOf<typeof customer, 'timestamp'>>().toEqualTypeOf<'updated_at'>();
    expectTypeOf<ColumnOf<typeof everything, 'uuid'>>().toEqualTypeOf<'order_id' | 'session'>();
    const known: ColumnOf<typeof customer> = 'email';
    // @ts-expect-error no such column
    const unknown: ColumnOf<typeof customer> = 'e_mail';
    // @ts-expect-error a column, but no moment
    const date: ColumnOf<typeof customer, 'timestamp'> = 'birthdate';
    const any: Dataset = customer;
    expect([known, unknown, date, any.name]).toEqual(['email', 'e_mail', 'birthdate', 'customers']);
  });

  it('has no key() where values cannot identify a row, and no cursor() where they are no moment', () => {
    // @ts-expect-error a document is no key
    expect(json().key).toBeUndefined();
    // @ts-expect-error a moment is no key: connectors keep milliseconds of it
    expect(timestamp().key).toBeUndefined();
    // @ts-expect-error an exact number has two spellings of one value
    expect(decimal(4, 2).key).toBeUndefined();
    // @ts-expect-error a day is no moment
    expect(date().cursor).toBeUndefined();
  });
});

describe('cursorOf, keyOf and personalColumns', () => {
  it('find the columns connectors need', () => {
    expect(cursorOf(customer)).toEqual({ timestamp: 'updated_at', incrementing: 'id' });
    expect(keyOf(customer)).toEqual(['id']);
    expect(personalColumns(customer)).toEqual(['name', 'email']);
    expectTypeOf(keyOf(customer)).toEqualTypeOf<readonly ColumnOf<typeof customer>[]>();
  });

  it.each<[string, Dataset, string | undefined]>([
    ['a 32-bit key', dataset('t', { id: integer().key() }), 'id'],
    ['a key that is no number', dataset('t', { id: uuid().key(), n: bigint() }), undefined],
    ['a key of two columns', everything, undefined],
    ['two whole numbers', dataset('t', { a: bigint().key(), b: bigint().key() }), undefined],
    ['no key', dataset('t', { n: bigint() }), undefined],
  ])('count up on %s', (_, table, incrementing) => {
    expect(cursorOf(table).incrementing).toBe(incrementing);
  });

  it('name no cursor where there is none', () => {
    expect(cursorOf(dataset('t', { id: bigint().key(), at: timestamp() })).timestamp).toBeUndefined();
  });
});
