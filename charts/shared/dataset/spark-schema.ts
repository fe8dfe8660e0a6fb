import type { Column, ColumnType } from './column.js';
import type { Dataset } from './dataset.js';
import type { PayloadForm } from './payload.js';

/** A Spark identifier, quoted. */
export const sparkIdentifier = (name: string) => `\`${name.replaceAll('`', '``')}\``;

/**
 * DDL of the columns as jobs and tables see them, e.g. `` `id` bigint, `updated_at` timestamp ``.
 * Nothing is `not null`: Spark would not check it while parsing, and would fail the stream while writing.
 */
export function sparkSchema({ columns }: Dataset): string {
  return ddl(columns, sparkType);
}

/**
 * DDL for `from_json` of a value in this form. A JSON-with-schema value is ``struct<payload: …>`` of the `connect` form's DDL;
 * `from_avro` with the dataset's Avro schema gives the target types at once.
 */
export function sparkPayloadSchema({ columns }: Dataset, form: PayloadForm): string {
  return ddl(columns, (type) => wireType(type, form));
}

/**
 * Select list that makes the target types of a parsed payload, e.g. `` timestamp_millis(payload.`updated_at`) as `updated_at` ``.
 * Text that is no moment becomes null instead of failing the stream.
 */
export function sparkSelect({ columns }: Dataset, form: PayloadForm, from: string): string {
  return columns.map(({ name, type }) => `${cast(`${from}.${sparkIdentifier(name)}`, type, form)} as ${sparkIdentifier(name)}`).join(', ');
}

/** The Spark SQL type of a column. */
export function sparkType(type: ColumnType): string {
  switch (type.kind) {
    case 'bigint':
    case 'boolean':
    case 'double':
    case 'date':
    case 'timestamp':
      return type.kind;
    case 'integer':
      return 'int';
    case 'decimal':
      return `decimal(${type.precision},${type.scale})`;
    default:
      return 'string';
  }
}

const ddl = (columns: readonly Column[], typeOf: (type: ColumnType) => string) =>
  columns.map(({ name, type }) => `${sparkIdentifier(name)} ${typeOf(type)}`).join(', ');

function wireType(type: ColumnType, form: PayloadForm): string {
  if (type.kind === 'date' && form !== 'plain') return 'int';
  if (type.kind === 'timestamp' && form === 'connect') return 'bigint';
  if (type.kind === 'timestamp' && form === 'debezium') return 'string';
  return sparkType(type);
}

function cast(value: string, type: ColumnType, form: PayloadForm): string {
  if (type.kind === 'date' && form !== 'plain') return `date_from_unix_date(${value})`;
  if (type.kind === 'timestamp' && form === 'connect') return `timestamp_millis(${value})`;
  if (type.kind === 'timestamp' && form === 'debezium') return `try_cast(${value} as timestamp)`;
  return value;
}
