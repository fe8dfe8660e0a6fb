import type { Dataset } from './dataset.js';

/** Schema the tables live in: never left to a search path. */
export const POSTGRES_SCHEMA = 'public';

/** A Postgres identifier, quoted: reserved words and capitals keep their meaning. */
export const identifier = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** A Postgres text literal. */
export const literal = (value: string) => `'${value.replaceAll("'", "''")}'`;

/** Identifiers in a list: `"id", "name"`. */
export const identifiers = (names: readonly string[]) => names.map(identifier).join(', ');

/** The table as SQL names it: `"public"."customers"`. */
export const quotedTable = ({ name }: Dataset) => `${identifier(POSTGRES_SCHEMA)}.${identifier(name)}`;

/** The table as connectors name it: `public.customers`. */
export const qualifiedTable = ({ name }: Dataset) => `${POSTGRES_SCHEMA}.${name}`;

/** Name of the index on the cursor column; indexes share one namespace with tables. */
export const cursorIndexName = ({ name }: Dataset, column: string) => `${name}_${column}_idx`;

/** Name of the check on a `oneOf` column: the one Postgres itself would choose. */
export const checkName = ({ name }: Dataset, column: string) => `${name}_${column}_check`;
