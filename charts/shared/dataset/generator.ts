import type { Column } from './column.js';
import { cursorOf, type Dataset, keyOf } from './dataset.js';
import { sampleValue } from './sample-values.js';
import { identifier, identifiers, literal, quotedTable } from './sql.js';

/** What the generator does to a table. Rates are upper bounds: the time a tick's transaction takes comes on top. */
export interface GeneratorConfig {
  /** Rows put in by one statement when the table is empty. @default 0 */
  readonly initialRows?: number;
  /** New rows a second. @default 0 */
  readonly insertsPerSecond?: number;
  /** Rows changed a second, those longest unchanged first; every column but the key changes. @default 0 */
  readonly updatesPerSecond?: number;
  /** Rows deleted a second, lowest keys first. @default 0 */
  readonly deletesPerSecond?: number;
  /** Seconds between transactions; a rate of 0.5 needs 2. @default 1 */
  readonly tickSeconds?: number;
  /** Transactions to make, then end. @default endless */
  readonly ticks?: number;
}

/** What a generator does when not told. */
export const GENERATOR_DEFAULTS = {
  initialRows: 0,
  insertsPerSecond: 0,
  updatesPerSecond: 0,
  deletesPerSecond: 0,
  tickSeconds: 1,
} as const;

/**
 * Script for `psql -f`: the initial load, then one transaction a tick.
 * An endless one ends only by a signal or an error, with code 3 from psql 15 on and 0 before: run it where every end is a restart.
 */
export function generatorSql(dataset: Dataset, config: GeneratorConfig): string {
  const { initialRows, tickSeconds, ticks } = { ...GENERATOR_DEFAULTS, ...config };
  const changes = tickStatements(dataset, config);
  const load = initialRows > 0 ? [`${initialLoadSql(dataset, initialRows)};\n`] : [];
  const steps = ['begin', ...changes, 'commit'];
  const endless = `${steps.join(' \\;\n')} \\watch ${tickSeconds}\n`;
  const pause = `do $$ begin perform pg_sleep(${tickSeconds}); end $$`;
  const counted = `select ${[...steps, pause].map(literal).join(',\n')}\nfrom generate_series(1, ${ticks}) \\gexec\n`;
  const loop = changes.length === 0 ? [] : [ticks === undefined ? endless : counted];
  return ['\\set ON_ERROR_STOP on\n\\set QUIET on\n', ...load, ...loop].join('');
}

/** One statement that fills an empty table with rows 1 … `rows`, and leaves any other alone. */
export function initialLoadSql(dataset: Dataset, rows: number): string {
  const source = `(select i::bigint as _row from generate_series(1, ${rows}) as i where not exists (select from ${quotedTable(dataset)})) as seed`;
  return insertSql(dataset, source);
}

/** The statements of one tick, in order: insert, update, delete; none for a rate of 0. */
export function tickStatements(dataset: Dataset, config: GeneratorConfig): readonly string[] {
  const { insertsPerSecond, updatesPerSecond, deletesPerSecond, tickSeconds } = { ...GENERATOR_DEFAULTS, ...config };
  const inTick = (rate: number, statement: (rows: number) => string) => (rate > 0 ? [statement(Math.round(rate * tickSeconds))] : []);
  return [
    ...inTick(insertsPerSecond, (rows) =>
      insertSql(dataset, `(select ${lastRow(dataset)} + i as _row from generate_series(1, ${rows}) as i) as seed`),
    ),
    ...inTick(updatesPerSecond, (rows) => updateSql(dataset, rows)),
    ...inTick(deletesPerSecond, (rows) => deleteSql(dataset, rows)),
  ];
}

function insertSql(dataset: Dataset, source: string): string {
  const { columns } = dataset;
  return `insert into ${quotedTable(dataset)} (${identifiers(columns.map(({ name }) => name))})
select ${columns.map(sampleValue).join(',\n  ')}
from ${source}
on conflict do nothing`;
}

function updateSql(dataset: Dataset, rows: number): string {
  const table = quotedTable(dataset);
  const changed = dataset.columns.filter((column) => !column.key);
  const assignments = changed.map((column) => `${identifier(column.name)} = ${sampleValue(column)}`);
  const { timestamp } = cursorOf(dataset);
  const order = [...(timestamp === undefined ? [] : [timestamp]), ...keyOf(dataset)];
  return `update ${table} as target
set ${assignments.join(',\n  ')}
from (select *, ${CLOCK} + row_number() over () as _row
  from (select ${identifiers(keyOf(dataset))} from ${table} order by ${identifiers(order)} limit ${rows}) as oldest) as seed
where ${sameKey(dataset, 'seed')}`;
}

function deleteSql(dataset: Dataset, rows: number): string {
  const keys = identifiers(keyOf(dataset));
  const table = quotedTable(dataset);
  return `delete from ${table} as target
using (select ${keys} from ${table} order by ${keys} limit ${rows}) as oldest
where ${sameKey(dataset, 'oldest')}`;
}

const sameKey = (dataset: Dataset, other: string) =>
  keyOf(dataset)
    .map((name) => `target.${identifier(name)} = ${other}.${identifier(name)}`)
    .join(' and ');

/** Microseconds since 1970: a row number nobody had before. */
const CLOCK = '(extract(epoch from now()) * 1000000)::bigint';

/** A number below every new row's: the highest whole-number key, else the clock. */
function lastRow(dataset: Dataset): string {
  const counting = dataset.columns.find(isCounting);
  if (counting === undefined) return CLOCK;
  return `coalesce((select max(${identifier(counting.name)}) from ${quotedTable(dataset)}), 0)::bigint`;
}

const isCounting = ({ key, type }: Column) => key && (type.kind === 'bigint' || type.kind === 'integer');
