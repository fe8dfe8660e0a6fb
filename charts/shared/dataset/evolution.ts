import type { Problem } from '../problem.js';
import type { Column } from './column.js';
import { type Dataset, keyOf } from './dataset.js';
import { postgresType } from './postgres-ddl.js';

/** What a new shape of a dataset would break where the old one is deployed: what the database refuses, and what readers lose. */
export function evolutionProblems(before: Dataset, after: Dataset): Problem[] {
  const removed = before.columns.filter(({ name }) => columnOf(after, name) === undefined);
  return [
    ...keyChange(before, after),
    ...removed.map(removal),
    ...after.columns.flatMap((column) => {
      const old = columnOf(before, column.name);
      return old === undefined ? addition(column) : change(old, column);
    }),
  ];
}

const columnOf = ({ columns }: Dataset, name: string) => columns.find((column) => column.name === name);

function keyChange(before: Dataset, after: Dataset): Problem[] {
  const [from, to] = [before, after].map((dataset) => keyOf(dataset).join(', '));
  if (from === to) return [];
  return [
    {
      what: `the key of ${after.name} changes from (${from}) to (${to})`,
      why: 'records of one row would have two keys, on two partitions, and compaction would keep both',
      fix: 'give the new shape a new dataset and topic',
    },
  ];
}

const removal = ({ name, optional }: Column): Problem => ({
  path: name,
  what: `column ${name} is removed`,
  why: optional ? 'the table keeps it, and readers of the topic lose it' : 'the table keeps it as not null, so every insert fails',
  fix: optional ? `keep ${name} until no reader uses it` : `first make it optional: add .optional() to ${name} and deploy that`,
});

function addition({ name, optional, key }: Column): Problem[] {
  if (optional || key) return [];
  return [
    {
      path: name,
      what: `new column ${name} is required`,
      why: 'rows and records that are there have no value for it: the database refuses, and the schema is incompatible',
      fix: `add .optional() to ${name}`,
    },
  ];
}

function change(old: Column, column: Column): Problem[] {
  const { name } = column;
  const [from, to] = [postgresType(old.type), postgresType(column.type)];
  const retyped = {
    path: name,
    what: `column ${name} changes from ${from} to ${to}`,
    why: 'a table in use is not rewritten, and its records do not change',
    fix: `add a new optional column of type ${to} and fill it`,
  };
  const required = {
    path: name,
    what: `column ${name} becomes required`,
    why: 'rows that are there may be null',
    fix: `keep .optional() on ${name}`,
  };
  return [...(from === to ? narrowing(old, column) : [retyped]), ...(old.optional && !column.optional ? [required] : [])];
}

function narrowing(old: Column, { name, type }: Column): Problem[] {
  if (type.kind !== 'oneOf') return [];
  const lost = old.type.kind === 'oneOf' ? old.type.values.filter((value) => !type.values.includes(value)) : ['any text'];
  if (lost.length === 0) return [];
  return [
    {
      path: name,
      what: `column ${name} no longer allows ${lost.join(', ')}`,
      why: 'the database refuses the change while a row holds such a value',
      fix: old.type.kind === 'oneOf' ? `keep ${lost.map((value) => `'${value}'`).join(', ')} in oneOf` : `keep ${name} text()`,
    },
  ];
}
