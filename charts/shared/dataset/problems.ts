import { type Problem, under } from '../problem.js';
import { repeated } from '../repeated.js';
import type { Column, ColumnType } from './column.js';
import { cursorOf, type Dataset, keyOf } from './dataset.js';
import { isReserved, isSnakeCase, isSystemColumn, LONGEST_NAME } from './names.js';
import { checkName, cursorIndexName } from './sql.js';

/** Digits of the widest exact number Spark and Delta have. */
const MAX_PRECISION = 38;

/** What is wrong with a dataset, before anything is derived from it. */
export function datasetProblems(dataset: Dataset): Problem[] {
  return [
    ...nameProblems('dataset', dataset.name),
    ...keyProblems(dataset),
    ...cursorProblems(dataset),
    ...duplicateProblems(dataset),
    ...dataset.columns.flatMap((column) => under(column.name, columnProblems(dataset, column))),
  ];
}

function keyProblems(dataset: Dataset): Problem[] {
  if (keyOf(dataset).length > 0) return [];
  return [
    {
      what: `dataset ${dataset.name} has no key`,
      why: 'without one a row cannot be updated or deleted downstream, and its changes spread over partitions in any order',
      fix: 'mark the identifying column, e.g. `id: bigint().key()`',
    },
  ];
}

function cursorProblems({ name, columns }: Dataset): Problem[] {
  const cursors = columns.filter((column) => column.cursor).map((column) => column.name);
  if (cursors.length <= 1) return [];
  return [
    {
      what: `dataset ${name} has ${cursors.length} cursors (${cursors.join(', ')})`,
      why: 'a polling connector orders by one column, and an update that sets only the other is lost',
      fix: `keep .cursor() on ${cursors[0]} only`,
    },
  ];
}

function duplicateProblems({ name, columns }: Dataset): Problem[] {
  const names = columns.map((column) => column.name);
  return repeated(names).map((column) => ({
    what: `dataset ${name} has column ${column} twice`,
    why: 'a table cannot have two columns of one name',
    fix: `rename one ${column}`,
  }));
}

function columnProblems(dataset: Dataset, column: Column): Problem[] {
  return [
    ...nameProblems('column', column.name),
    ...columnNameProblems(column.name),
    ...(column.key ? keyColumnProblems(column) : []),
    ...(column.cursor ? cursorColumnProblems(column) : []),
    ...typeProblems(column.type),
    ...derivedNameProblems(dataset, column),
  ];
}

function nameProblems(what: 'dataset' | 'column', name: string): Problem[] {
  if (name.startsWith('_') && what === 'column') return [];
  if (!isSnakeCase(name)) {
    return [
      {
        what: `${what} name "${name}" (${name.length} characters)`,
        why: `Postgres cuts names after ${LONGEST_NAME} characters, and only lower snake case means the same in SQL, Avro and Spark without quotes`,
        fix: `use a-z, 0-9 and _, beginning with a letter, e.g. "${snakeCased(name)}"`,
      },
    ];
  }
  if (!isReserved(name)) return [];
  return [
    {
      what: `${what} name "${name}" is a reserved word of SQL`,
      why: 'every statement written over it would need quotes, and misreads without them',
      fix: `say which one it is, e.g. "${name}_${what === 'column' ? 'value' : 'rows'}"`,
    },
  ];
}

function columnNameProblems(name: string): Problem[] {
  const rename = (fix: string, why: string) => [{ what: `column name "${name}"`, why, fix: `rename it, e.g. "${fix}"` }];
  if (name.startsWith('_'))
    return rename(snakeCased(name), 'names beginning with _ belong to what bronze tables add: when and from where a row came');
  return isSystemColumn(name) ? rename(`${name}_value`, 'Postgres gives every table a column of that name') : [];
}

function keyColumnProblems({ name, type, personal, optional }: Column): Problem[] {
  const what = (mark: string) => `key column ${name} is ${mark}`;
  const fitting = !['boolean', 'double', 'decimal', 'timestamp', 'json'].includes(type.kind);
  const personalWhy = 'keys stand in logs, in compacted topics and in object names, and no transform masks them';
  return [
    ...(personal
      ? [{ what: what('personal data'), why: personalWhy, fix: `key by a number without meaning, e.g. \`id: bigint().key()\`` }]
      : []),
    ...(optional ? [{ what: what('optional'), why: 'a primary key cannot be null', fix: `remove .optional() from ${name}` }] : []),
    ...(fitting
      ? []
      : [
          {
            what: what(type.kind),
            why: 'equal values of that type need not have equal bytes',
            fix: 'key by bigint, integer, text or uuid',
          },
        ]),
  ];
}

function cursorColumnProblems({ name, type, optional }: Column): Problem[] {
  const what = (mark: string) => `cursor column ${name} is ${mark}`;
  const timestamp = type.kind === 'timestamp';
  return [
    ...(optional ? [{ what: what('optional'), why: 'a row without it is never read', fix: `remove .optional() from ${name}` }] : []),
    ...(timestamp
      ? []
      : [{ what: what(type.kind), why: 'the database sets the cursor to the time of the change', fix: `make it timestamp().cursor()` }]),
  ];
}

function typeProblems(type: ColumnType): Problem[] {
  if (type.kind === 'oneOf') return repeated(type.values).map(duplicateValue);
  return type.kind === 'decimal' ? decimalProblems(type.precision, type.scale) : [];
}

const duplicateValue = (value: string): Problem => ({
  what: `oneOf has '${value}' twice`,
  why: 'a repeated value is a misspelt one',
  fix: `write '${value}' once, or correct the other`,
});

function decimalProblems(precision: number, scale: number): Problem[] {
  const precise = Number.isInteger(precision) && precision >= 1 && precision <= MAX_PRECISION;
  const scaled = Number.isInteger(scale) && scale >= 0 && scale <= precision;
  if (precise && scaled) return [];
  const fits = Math.min(Math.max(Math.trunc(precision) || 1, 1), MAX_PRECISION);
  return [
    {
      what: `decimal(${precision}, ${scale})`,
      why: `precision is 1 to ${MAX_PRECISION} digits (Spark has no more), of which 0 to all behind the point`,
      fix: `use decimal(${fits}, ${Math.min(Math.max(Math.trunc(scale) || 0, 0), fits)})`,
    },
  ];
}

/** Postgres cuts a long index or check name silently, and `if not exists` then finds another table's. */
function derivedNameProblems(dataset: Dataset, { name, cursor, type }: Column): Problem[] {
  const derived = [
    ...(cursor && cursorOf(dataset).timestamp === name ? [cursorIndexName(dataset, name)] : []),
    ...(type.kind === 'oneOf' ? [checkName(dataset, name)] : []),
  ];
  const long = derived.filter((object) => object.length > LONGEST_NAME);
  return long.map((object) => ({
    what: `${object} would be ${object.length} characters long`,
    why: `Postgres cuts names after ${LONGEST_NAME}, and two cut names can be one`,
    fix: `shorten ${dataset.name} or ${name} by ${object.length - LONGEST_NAME}`,
  }));
}

const snakeCased = (name: string) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+|_+$/g, '')
    .slice(0, LONGEST_NAME) || 'column_name';
