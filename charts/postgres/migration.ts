import { identifier } from '../shared/dataset/index.js';
import { type DatabaseAddress, type DatabaseLogin, type Problem, type Resources, repeated } from '../shared/index.js';
import type { DatabaseUser, Publication } from './database.js';
import type { PostgresImage } from './images.js';
import { nameProblems } from './problems.js';

/** What brings a database to its description. Plain data. */
export interface Migration {
  /** Name of its objects, e.g. `postgres-migration`. */
  readonly name: string;
  /** Where the database is. */
  readonly database: DatabaseAddress;
  /** Who runs it: the superuser of the platform's own server, the owner of the tables elsewhere. */
  readonly login: DatabaseLogin;
  /** psql is taken from it. */
  readonly image: PostgresImage;
  /** SQL, run in this order, each in a transaction of its own that it brings along. Every file must be able to run again. */
  readonly files: readonly SqlFile[];
  /** Users it makes and whose rights it sets; none where the database's owner makes them. */
  readonly users: readonly DatabaseUser[];
  /** What readers of the log are offered. Belongs to whoever runs the migration. */
  readonly publications: readonly Publication[];
}

/** One file of SQL. */
export interface SqlFile {
  /** Names the file, e.g. `customers`. */
  readonly name: string;
  /** Content of the file. */
  readonly sql: string;
}

/** psql, one at a time. */
export const CLIENT_RESOURCES: Resources = { memoryMiB: 64, cpuMillis: 20 };

/** Folder in the Job's pod with one Secret a user. */
export const USERS_DIR = '/etc/sluice/users';

/** Files of the Job by their names: psql runs those that end in `.sql`, in the order of the names. */
export function migrationFiles({ files, users, publications, database }: Migration): Record<string, string> {
  const described = files.map(({ name, sql }, index) => [`${String(index).padStart(3, '0')}-${name}.sql`, sql] as const);
  return {
    ...Object.fromEntries(described),
    ...(publications.length > 0 && { '900-publications.sql': transaction(publications.flatMap(publicationSql)) }),
    ...(users.length > 0 && {
      '910-users.sql': transaction([...UNLOGGED, ...closedSchemas(users, database), ...users.flatMap((user) => userSql(user, database))]),
    }),
  };
}

const transaction = (statements: readonly string[]) =>
  ['begin;', 'set local client_min_messages = warning;', ...statements, 'commit;', ''].join('\n');

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
/** A table as SQL names it, of `schema.table`: `"schema"."table"`. */
export const quotedTable = (table: string) => table.split('.').map(identifier).join('.');
const tableList = (tables: readonly string[]) => tables.map(quotedTable).join(', ');
const schemasOf = (users: readonly Pick<DatabaseUser, 'reads' | 'writes'>[]) => [
  ...new Set(users.flatMap(({ reads, writes }) => [...reads, ...writes]).map((table) => table.split('.')[0] ?? '')),
];

/** Up to Postgres 14 everybody may make tables in `public`, and up to today everybody may connect. */
const closedSchemas = (users: readonly DatabaseUser[], { database }: DatabaseAddress) => [
  `revoke all on database ${identifier(database)} from public;`,
  ...schemasOf(users).map((schema) => `revoke create on schema ${identifier(schema)} from public;`),
];

/** Statements that hold a password are not for the server's log, even when they fail. */
const UNLOGGED = ['log_statement = none', 'log_min_duration_statement = -1', 'log_min_error_statement = panic'].map(
  (setting) => `set local ${setting};`,
);

/** A role, its password, and exactly the rights it is declared to have: others are taken away in the same transaction. */
function userSql({ name, reads, writes, captures }: DatabaseUser, { database }: DatabaseAddress): string[] {
  const role = identifier(name);
  const schemas = schemasOf([{ reads, writes }]);
  return [
    `do $$ begin if not exists (select from pg_roles where rolname = ${literal(name)}) then create role ${role}; end if; end $$;`,
    `\\set password \`cat ${USERS_DIR}/${name}/password\``,
    `alter role ${role} with login nosuperuser nocreatedb nocreaterole nobypassrls ${captures ? 'replication' : 'noreplication'} password :'password';`,
    '\\unset password',
    ...schemas.map((schema) => `revoke all on all tables in schema ${identifier(schema)} from ${role};`),
    `grant connect on database ${identifier(database)} to ${role};`,
    ...schemas.map((schema) => `grant usage on schema ${identifier(schema)} to ${role};`),
    ...(reads.length > 0 ? [`grant select on ${tableList(reads)} to ${role};`] : []),
    ...(writes.length > 0 ? [`grant select, insert, update, delete on ${tableList(writes)} to ${role};`] : []),
  ];
}

/** A publication of exactly these tables. Its owner is who runs the migration: a connector need not be able to change or drop it. */
const publicationSql = ({ name, tables }: Publication) => [
  `do $$ begin if not exists (select from pg_publication where pubname = ${literal(name)}) then create publication ${identifier(name)}; end if; end $$;`,
  `alter publication ${identifier(name)} set table ${tableList(tables)};`,
];

const FILE_NAME = /^[a-z0-9]([a-z0-9_-]{0,60}[a-z0-9])?$/;
const QUALIFIED = /^[^.\s]+\.[^.\s]+$/;

/** What would make the Job fail, or two runs of it differ. */
export function migrationProblems({
  files,
  users,
  publications,
  admin,
}: Pick<Migration, 'files' | 'users' | 'publications'> & { admin?: string }): Problem[] {
  return [
    ...files.flatMap(fileProblems),
    ...duplicates('file', files),
    ...duplicates('user', users),
    ...duplicates('publication', publications),
    ...users.flatMap(({ name, reads, writes }) => [
      ...nameProblems('user', name),
      ...(name === admin ? [superuserDeclared(name)] : []),
      ...[...reads, ...writes].filter((table) => !QUALIFIED.test(table)).map((table) => unqualified(`user ${name}`, table)),
    ]),
    ...publications.flatMap(({ name, tables }) => [
      ...nameProblems('publication', name),
      ...tables.filter((table) => !QUALIFIED.test(table)).map((table) => unqualified(`publication ${name}`, table)),
      ...(tables.length > 0
        ? []
        : [{ what: `publication ${name} has no tables`, why: 'its readers would wait for ever', fix: 'name a table' }]),
    ]),
  ];
}

function fileProblems({ name, sql }: SqlFile): Problem[] {
  const problems: Problem[] = [];
  if (!FILE_NAME.test(name)) {
    const fix = `use ${
      name
        .toLowerCase()
        .replace(/[^a-z0-9_-]+/g, '-')
        .replace(/^[-_]+|[-_]+$/g, '')
        .slice(0, 62) || 'schema'
    }`;
    problems.push({ what: `SQL file "${name}"`, why: 'it becomes a file: lower case letters, digits, - and _', fix });
  }
  if (!/^\s*begin;/i.test(sql) || !/commit;\s*$/i.test(sql)) {
    const why = 'a failure in its middle would leave half of it, and the next run would meet that half';
    problems.push({ what: `SQL file ${name} is not one transaction`, why, fix: 'begin it with "begin;" and end it with "commit;"' });
  }
  return problems;
}

const superuserDeclared = (name: string): Problem => ({
  what: `user ${name} is the superuser`,
  why: 'its rights would be taken away, and with them those of the migration',
  fix: `use another name, e.g. ${name}_app`,
});

const unqualified = (who: string, table: string): Problem => ({
  what: `${who} names table "${table}"`,
  why: 'without its schema, which table that is depends on who asks',
  fix: `use public.${table.split('.').at(-1)?.trim() || 'customers'}`,
});

const duplicates = (kind: string, named: readonly { readonly name: string }[]): Problem[] => {
  return repeated(named.map(({ name }) => name)).map((name) => ({
    what: `${kind} ${name} is declared twice`,
    why: 'only one of the two could hold',
    fix: 'keep one',
  }));
};
