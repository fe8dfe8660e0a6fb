import { describe, expect, it } from 'vitest';
import { customer, everything } from './fixtures.js';
import {
  bigint,
  type Column,
  type ColumnDrafts,
  type ColumnType,
  type Dataset,
  dataset,
  datasetProblems,
  date,
  decimal,
  evolutionProblems,
  oneOf,
  text,
  timestamp,
} from './index.js';

const id = bigint().key();
const named = (name: string, drafts: ColumnDrafts = {}) => datasetProblems(dataset(name, { id, ...drafts }));
const withColumn = (column: string, draft = text()) => named('t', { [column]: draft });
/** A column as plain data may say what the builder cannot. */
const plain = (type: ColumnType, marks: Partial<Column>): Dataset => ({
  name: 't',
  columns: [...dataset('t', { id }).columns, { name: 'v', type, key: false, cursor: false, personal: false, optional: false, ...marks }],
});

describe('datasetProblems', () => {
  it.each([customer, everything])('accepts $name', (table) => {
    expect(datasetProblems(table)).toEqual([]);
  });

  it('says what, why and how to correct it, with the value found', () => {
    for (const problem of [
      ...named('No', { _x: text(), ctid: decimal(0, 9), user: oneOf('a', 'a') }),
      ...datasetProblems(dataset('t', {})),
    ]) {
      expect(problem.what).toMatch(/"|\(|'| t /);
      expect([problem.why, problem.fix].every((words) => words.length > 10)).toBe(true);
    }
  });

  it('needs a key', () => {
    expect(datasetProblems(dataset('t', { v: text() }))).toMatchObject([{ what: 'dataset t has no key' }]);
    expect(datasetProblems(dataset('t', { v: text().key() }))).toEqual([]);
  });

  it('has at most one cursor', () => {
    const problems = named('t', { a: timestamp().cursor(), b: timestamp().cursor() });
    expect(problems).toMatchObject([{ what: 'dataset t has 2 cursors (a, b)', fix: 'keep .cursor() on a only' }]);
    expect(named('t', { a: timestamp().cursor(), b: timestamp() })).toEqual([]);
  });

  it('refuses a cursor that may be null, or is no moment', () => {
    expect(named('t', { at: timestamp().cursor().optional() })).toMatchObject([{ path: 'at', what: 'cursor column at is optional' }]);
    expect(datasetProblems(plain({ kind: 'date' }, { cursor: true }))).toMatchObject([{ what: 'cursor column v is date' }]);
    expect(datasetProblems(plain({ kind: 'timestamp' }, { cursor: true }))).toEqual([]);
  });

  it('refuses a key that is personal, optional, or of a type that cannot identify', () => {
    expect(datasetProblems(dataset('t', { email: text().key().personal() }))).toMatchObject([
      { path: 'email', what: 'key column email is personal data' },
    ]);
    expect(datasetProblems(dataset('t', { id: bigint().key().optional() }))).toMatchObject([{ fix: 'remove .optional() from id' }]);
    expect(datasetProblems(plain({ kind: 'json' }, { key: true }))).toMatchObject([{ what: 'key column v is json' }]);
    expect(datasetProblems(plain({ kind: 'date' }, { key: true }))).toEqual([]);
    expect(named('t', { email: text().personal().optional() })).toEqual([]);
  });

  it.each([
    ['birthDate', 'birth_date'],
    ['e-mail', 'e_mail'],
    ['2nd', 'nd'],
    ['Ünï', 'n'],
    ['', 'column_name'],
    ['x'.repeat(64), 'x'.repeat(63)],
  ])('refuses "%s" as a name', (name, better) => {
    expect(withColumn(name)).toMatchObject([{ fix: `use a-z, 0-9 and _, beginning with a letter, e.g. "${better}"` }]);
    expect(named(name)).toHaveLength(1);
    expect(withColumn(better)).toEqual([]);
  });

  it('accepts the longest name that fits', () => {
    expect(withColumn('x'.repeat(63))).toEqual([]);
    expect(named('x'.repeat(63))).toEqual([]);
  });

  it.each([
    ['_ingested_at', 'rename it, e.g. "ingested_at"'],
    ['xmin', 'rename it, e.g. "xmin_value"'],
    ['order', 'say which one it is, e.g. "order_value"'],
  ])('refuses %s as a column', (name, fix) => {
    expect(withColumn(name)).toMatchObject([{ path: name, fix }]);
  });

  it('refuses a reserved word as a dataset, because jobs select from it', () => {
    expect(named('user')).toMatchObject([{ fix: 'say which one it is, e.g. "user_rows"' }]);
    expect(named('users')).toEqual([]);
  });

  it('refuses a value twice in oneOf', () => {
    expect(named('t', { v: oneOf('a', 'b', 'a', 'a') })).toMatchObject([{ path: 'v', what: "oneOf has 'a' twice" }]);
    expect(named('t', { v: oneOf('a', 'A') })).toEqual([]);
  });

  it.each([
    [0, 0, 'use decimal(1, 0)'],
    [39, 2, 'use decimal(38, 2)'],
    [10, 11, 'use decimal(10, 10)'],
    [10, -1, 'use decimal(10, 0)'],
    [10.5, 2, 'use decimal(10, 2)'],
    [Number.NaN, 0, 'use decimal(1, 0)'],
  ])('refuses decimal(%s, %s)', (precision, scale, fix) => {
    expect(named('t', { v: decimal(precision, scale) })).toMatchObject([{ path: 'v', fix }]);
  });

  it.each([
    [1, 0],
    [38, 38],
    [38, 0],
  ])('accepts decimal(%s, %s)', (precision, scale) => {
    expect(named('t', { v: decimal(precision, scale) })).toEqual([]);
  });

  it('refuses a table whose index or check would have a cut name', () => {
    const fits = 'x'.repeat(63 - '_at_idx'.length);
    expect(named(fits, { at: timestamp().cursor() })).toEqual([]);
    expect(named(`${fits}x`, { at: timestamp().cursor() })).toMatchObject([{ what: `${fits}x_at_idx would be 64 characters long` }]);
    expect(named(fits, { at: oneOf('a') })).toMatchObject([{ fix: `shorten ${fits} or at by 2` }]);
  });

  it('refuses one name twice in plain data', () => {
    const [column] = customer.columns;
    expect(datasetProblems({ ...customer, columns: [...customer.columns, ...(column ? [column] : [])] })).toMatchObject([
      { what: 'dataset customers has column id twice' },
    ]);
  });
});

describe('evolutionProblems', () => {
  const before = dataset('t', { id, name: text(), state: oneOf('a', 'b'), due: date().optional() });
  const next = (drafts: ColumnDrafts) =>
    evolutionProblems(before, dataset('t', { id, name: text(), state: oneOf('a', 'b'), due: date().optional(), ...drafts }));

  it.each<[string, ColumnDrafts]>([
    ['nothing new', {}],
    ['a new optional column', { city: text().optional() }],
    ['a column that becomes optional', { name: text().optional() }],
    ['a new value', { state: oneOf('b', 'c', 'a') }],
    ['any text instead of a few values', { state: text() }],
  ])('accepts %s', (_, drafts) => {
    expect(next(drafts)).toEqual([]);
  });

  it.each<[string, ColumnDrafts, string]>([
    ['a new required column', { city: text() }, 'add .optional() to city'],
    ['another type', { due: timestamp().optional() }, 'add a new optional column of type timestamp with time zone and fill it'],
    ['another precision', { name: decimal(4, 2) }, 'add a new optional column of type numeric(4,2) and fill it'],
    ['a column that becomes required', { due: date() }, 'keep .optional() on due'],
    ['a value taken away', { state: oneOf('a') }, "keep 'b' in oneOf"],
    ['a few values instead of any text', { name: oneOf('x') }, 'keep name text()'],
  ])('refuses %s', (_, drafts, fix) => {
    expect(next(drafts)).toMatchObject([{ fix }]);
  });

  it('refuses another key', () => {
    expect(next({ part: bigint().key() })).toMatchObject([{ what: 'the key of t changes from (id) to (id, part)' }]);
  });

  it('refuses a column taken away, the required one until it is optional', () => {
    expect(evolutionProblems(before, dataset('t', { id, state: oneOf('a', 'b') })).map(({ path, fix }) => [path, fix])).toEqual([
      ['name', 'first make it optional: add .optional() to name and deploy that'],
      ['due', 'keep due until no reader uses it'],
    ]);
  });
});
