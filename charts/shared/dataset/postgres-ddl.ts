import type { Column, ColumnType } from './column.js';
import { cursorOf, type Dataset, keyOf } from './dataset.js';
import { checkName, cursorIndexName, identifier, identifiers, literal, qualifiedTable, quotedTable } from './sql.js';

/** What else the table is for. */
export interface PostgresDdlOptions {
  /** Whole old rows in the write-ahead log, so that updates and deletes arrive with what was there before. @default false */
  readonly changeCapture?: boolean;
}

/**
 * SQL that makes the table, or brings an older one forward; runs again without effect, in one transaction, one runner at a time.
 *
 * Applied: a new optional column, a required one on an empty table, a column that becomes optional, new `oneOf` values, `oneOf` to text.
 * Refused with an error that names the column, and nothing changed: another type or key, a required column on a table with rows,
 * an optional column that becomes required, a `oneOf` value taken away while rows hold it. Never dropped: a column, a table, a row.
 */
export function postgresDdl(dataset: Dataset, { changeCapture = false }: PostgresDdlOptions = {}): string {
  const statements = [
    'begin',
    'set local client_min_messages = warning',
    `do $$ begin perform pg_advisory_xact_lock(hashtext(${literal(qualifiedTable(dataset))})); end $$`,
    createTable(dataset),
    ...additions(dataset),
    agreement(dataset),
    ...cursorIndex(dataset),
    ...personalComments(dataset),
    ...(changeCapture ? [`alter table ${quotedTable(dataset)} replica identity full`] : []),
    'commit',
  ];
  return statements.map((statement) => `${statement};\n`).join('');
}

/** The Postgres type of a column, as `format_type` prints it. */
export function postgresType(type: ColumnType): string {
  switch (type.kind) {
    case 'double':
      return 'double precision';
    case 'decimal':
      return `numeric(${type.precision},${type.scale})`;
    case 'timestamp':
      return 'timestamp with time zone';
    case 'oneOf':
      return 'text';
    case 'json':
      return 'jsonb';
    default:
      return type.kind;
  }
}

function createTable(dataset: Dataset): string {
  const lines = [...dataset.columns.map(definition), `primary key (${identifiers(keyOf(dataset))})`];
  return `create table if not exists ${quotedTable(dataset)} (\n${lines.map((line) => `  ${line}`).join(',\n')}\n)`;
}

const definition = ({ name, type, optional }: Column) => `${identifier(name)} ${postgresType(type)}${optional ? '' : ' not null'}`;

/** Columns an older table lacks, then what it must no longer insist on. */
function additions(dataset: Dataset): string[] {
  const others = dataset.columns.filter((column) => !column.key);
  const added = others.map((column) => `add column if not exists ${definition(column)}`);
  const relaxed = others.filter((column) => column.optional).map(({ name }) => `alter column ${identifier(name)} drop not null`);
  const unchecked = dataset.columns.filter(({ type }) => type.kind === 'text').map(({ name }) => dropCheck(dataset, name));
  return [added, [...relaxed, ...unchecked, ...dataset.columns.flatMap((column) => check(dataset, column))]]
    .filter((clauses) => clauses.length > 0)
    .map((clauses) => `alter table ${quotedTable(dataset)}\n  ${clauses.join(',\n  ')}`);
}

/** The check is replaced rather than kept, so that a new value is allowed; rows that break it make Postgres refuse. */
function check(dataset: Dataset, { name, type }: Column): string[] {
  if (type.kind !== 'oneOf') return [];
  const values = type.values.map(literal).join(', ');
  return [dropCheck(dataset, name), `add constraint ${identifier(checkName(dataset, name))} check (${identifier(name)} in (${values}))`];
}

/** Text that was `oneOf` before must not stay so. */
const dropCheck = (dataset: Dataset, name: string) => `drop constraint if exists ${identifier(checkName(dataset, name))}`;

/** `add column if not exists` is silent about a column that is there with another type: this is not. */
function agreement(dataset: Dataset): string {
  const table = `${literal(quotedTable(dataset))}::regclass`;
  const wanted = dataset.columns.map(({ name, type, optional }) => `(${literal(name)}, ${literal(postgresType(type))}, ${!optional})`);
  return `do $$
declare differences text;
begin
  select string_agg(wanted.name, ', ') into differences
  from (values ${wanted.join(', ')}) as wanted (name, type, required)
  left join pg_attribute as found on found.attrelid = ${table} and found.attname = wanted.name
  where format_type(found.atttypid, found.atttypmod) is distinct from wanted.type or found.attnotnull is distinct from wanted.required;
  if differences is not null then
    raise exception 'table ${qualifiedTable(dataset)} differs from its dataset in the type or nullability of: %', differences
      using hint = 'migrate those columns by hand, or give the new shape a new column name';
  end if;
  if (select array_agg(attname::text order by attname::text collate "C") from pg_index join pg_attribute on attrelid = indrelid and attnum = any (indkey)
      where indrelid = ${table} and indisprimary) is distinct from array[${[...keyOf(dataset)].sort().map(literal).join(', ')}] then
    raise exception 'table ${qualifiedTable(dataset)} has another primary key than its dataset'
      using hint = 'migrate the key by hand, or give the new shape a new table';
  end if;
end $$`;
}

/** The key follows the cursor: a polling connector orders by both. */
function cursorIndex(dataset: Dataset): string[] {
  const { timestamp, incrementing } = cursorOf(dataset);
  if (timestamp === undefined) return [];
  const columns = incrementing === undefined ? [timestamp] : [timestamp, incrementing];
  const index = identifier(cursorIndexName(dataset, timestamp));
  return [`create index if not exists ${index} on ${quotedTable(dataset)} (${identifiers(columns)})`];
}

function personalComments(dataset: Dataset): string[] {
  const personal = dataset.columns.filter((column) => column.personal);
  return personal.map(({ name }) => `comment on column ${quotedTable(dataset)}.${identifier(name)} is 'personal data'`);
}
