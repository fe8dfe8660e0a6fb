import type { Column, DecimalType, OneOfType } from './column.js';
import { literal } from './sql.js';

/** How a row's number is called in the generator's SQL; no column of a dataset begins with `_`. */
const ROW = 'seed._row';

const GIVEN_NAMES = ['Ada', 'Alan', 'Barbara', 'Edsger', 'Grace', 'Ken', 'Leslie', 'Radia'];
const FAMILY_NAMES = ['Codd', 'Dijkstra', 'Gray', 'Hopper', 'Lamport', 'Liskov', 'Lovelace', 'Perlman', 'Ritchie'];
const CITIES = ['Berlin', 'Lisbon', 'Nairobi', 'Osaka', 'Quito', 'Sydney', 'Toronto'];

/** Every how many rows an optional column is null. */
const NULL_EVERY = 10;
/** 60 years of days from {@link FIRST_DAY}: birthdates of living adults. */
const DAYS = 21_915;
const FIRST_DAY = '1945-01-01';
/** Moments that are not the cursor lie within the last minute, so that they meet any sensible watermark. */
const RECENT_SECONDS = 60;
/** Digits of a generated decimal, fewer where the type has fewer. */
const DECIMAL_DIGITS = 6;

/** What a column gets in a row: the same for the same number, but for moments; unique in a key; distinct enough to look real. */
export function sampleValue(column: Column): string {
  if (column.cursor) return 'now()';
  const value = column.key ? keyValue(column) : plainValue(column);
  return column.optional ? `case when ${ROW} % ${NULL_EVERY} = 0 then null else ${value} end` : value;
}

function keyValue(column: Column): string {
  switch (column.type.kind) {
    case 'bigint':
    case 'integer':
      return `${ROW}::${column.type.kind}`;
    case 'text':
      return `${literal(`${column.name}-`)} || ${ROW}`;
    default:
      return plainValue(column);
  }
}

function plainValue({ name, type }: Column): string {
  switch (type.kind) {
    case 'bigint':
      return scattered(1_000_000);
    case 'integer':
      return `(${scattered(1_000)})::integer`;
    case 'text':
      return textValue(name);
    case 'boolean':
      return `${ROW} % 2 = 0`;
    case 'double':
      return `(${scattered(1_000_000)}) / 100.0::double precision`;
    case 'decimal':
      return decimalValue(type);
    case 'date':
      return `date '${FIRST_DAY}' + (${scattered(DAYS)})::integer`;
    case 'timestamp':
      return `now() - ${ROW} % ${RECENT_SECONDS} * interval '1 second'`;
    case 'uuid':
      return `md5(${literal(`${name}-`)} || ${ROW})::uuid`;
    case 'oneOf':
      return picked(type.values, ROW);
    case 'json':
      return `jsonb_build_object('row', ${ROW})`;
  }
}

function decimalValue({ precision, scale }: DecimalType): string {
  const unscaled = scattered(10 ** Math.min(precision, DECIMAL_DIGITS));
  return `((${unscaled})::numeric / 1e${scale})::numeric(${precision}, ${scale})`;
}

/** Text that looks like what the column's name says. */
function textValue(name: string): string {
  const last = name.split('_').at(-1);
  const person = `${picked(GIVEN_NAMES, ROW)} || ' ' || ${picked(FAMILY_NAMES, ROW)}`;
  switch (last) {
    case 'email':
      return `'person' || ${ROW} || '@example.com'`;
    case 'name':
      return person;
    case 'phone':
      return `'+1-555-' || lpad((${ROW} % 10000000)::text, 7, '0')`;
    case 'city':
      return picked(CITIES, ROW);
    case 'address':
      return `(1 + ${ROW} % 200) || ' Main Street, ' || ${picked(CITIES, ROW)}`;
    default:
      return `${literal(`${name} `)} || ${ROW}`;
  }
}

/** Spreads neighbouring rows over 0 … range − 1. Both factors are prime, and their product fits 64 bits for any row. */
const scattered = (range: number) => `${ROW} % 1000003 * 7919 % ${range}`;

const picked = (values: OneOfType['values'] | readonly string[], row: string) =>
  `(array[${values.map(literal).join(', ')}])[1 + (${row} % ${values.length})::integer]`;
