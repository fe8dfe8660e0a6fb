import type { Column, ColumnDraft, ColumnKind } from './column.js';

/** The one data contract: table, connector, topic, schemas and stream jobs derive from it. Plain data. */
export interface Dataset<Columns extends Column = Column> {
  /** Table name, record name of the schemas, view name in SQL; lower snake case, e.g. `customers`. */
  readonly name: string;
  /** In the order they were written. */
  readonly columns: readonly Columns[];
}

/** Columns by name, before they are a dataset. */
export type ColumnDrafts = Readonly<Record<string, ColumnDraft>>;

/** The columns that drafts become. */
export type ColumnsFrom<Drafts extends ColumnDrafts> = {
  readonly [Name in keyof Drafts & string]: Column<Name, Drafts[Name]['type']>;
}[keyof Drafts & string];

/** Names of a dataset's columns, of one kind if asked: `ColumnOf<typeof customer, 'timestamp'>` is `'updated_at'`. */
export type ColumnOf<D extends Dataset, Kind extends ColumnKind = ColumnKind> = Extract<
  D['columns'][number],
  { readonly type: { readonly kind: Kind } }
>['name'];

/** Defines a dataset, e.g. `dataset('customers', { id: bigint().key(), name: text().personal() })`. */
export function dataset<Drafts extends ColumnDrafts>(name: string, drafts: Drafts): Dataset<ColumnsFrom<Drafts>>;
export function dataset(name: string, drafts: ColumnDrafts): Dataset {
  return { name, columns: Object.entries(drafts).map(([column, { type, marks }]) => ({ name: column, type, ...marks })) };
}

/** What a polling connector orders by. Undefined where the dataset has no such column. */
export interface Cursor<Name extends string = string> {
  /** The cursor column: finds inserts and updates. */
  readonly timestamp: Name | undefined;
  /** The key where it is one whole number: finds inserts, and breaks ties of the timestamp. */
  readonly incrementing: Name | undefined;
}

/** Columns a polling connector can order by. */
export function cursorOf<Columns extends Column>({ columns }: Dataset<Columns>): Cursor<Columns['name']> {
  const keys = columns.filter((column) => column.key);
  const [only] = keys;
  const counts = keys.length === 1 && (only?.type.kind === 'bigint' || only?.type.kind === 'integer');
  return { timestamp: columns.find((column) => column.cursor)?.name, incrementing: counts ? only?.name : undefined };
}

/** Names of the key columns: the primary key, and the fields of the message key. */
export function keyOf<Columns extends Column>({ columns }: Dataset<Columns>): readonly Columns['name'][] {
  return columns.filter((column) => column.key).map((column) => column.name);
}

/** Names of the columns with data about a person. */
export function personalColumns<Columns extends Column>({ columns }: Dataset<Columns>): readonly Columns['name'][] {
  return columns.filter((column) => column.personal).map((column) => column.name);
}
