import type { ComponentContext } from '../component.js';
import { type Dataset, type GeneratorConfig, generatorSql, postgresDdl, qualifiedTable } from '../shared/dataset/index.js';
import type { DatabaseUser, Publication } from './database.js';
import type { DataGenerator } from './generator.js';
import type { PostgresImage } from './images.js';
import type { Migration } from './migration.js';
import {
  isExternal,
  type PostgresSpec,
  type PostgresUserSpec,
  postgresName,
  resolveAdminLogin,
  resolveDatabase,
  resolveLogin,
  resolveUser,
} from './spec.js';

/** Users of the platform's own parts: each has what it needs and no more. */
export const POSTGRES_USERS = { connect: 'connect', capture: 'replication', spark: 'spark', generator: 'generator' } as const;

/** What pipelines ask of the database. */
export interface DatabaseNeeds {
  /** Tables that must be there. */
  readonly tables: readonly Dataset[];
  /** Tables a JDBC source reads. */
  readonly polled: readonly Dataset[];
  /** Change-capture sources, one replication slot each. */
  readonly captured: readonly { readonly table: Dataset; readonly publication: string }[];
  /** Tables stream jobs read by JDBC. */
  readonly queried: readonly Dataset[];
  /** Tables to fill with generated rows. */
  readonly generators: readonly GeneratorNeed[];
}

/** A table that is filled with made-up rows. */
export interface GeneratorNeed {
  /** Dataset of the table. */
  readonly table: Dataset;
  /** How many rows, and how fast. */
  readonly rates: GeneratorConfig;
}

/** The users that some needs come to; none who would have nothing to do. */
export function neededUsers({ polled, captured, queried, generators }: DatabaseNeeds): readonly PostgresUserSpec[] {
  const { connect, capture, spark, generator } = POSTGRES_USERS;
  const captures = captured.map(({ table }) => table);
  return [
    ...(polled.length > 0 ? [{ name: connect, reads: tableNames(polled) }] : []),
    ...(captures.length > 0 ? [{ name: capture, reads: tableNames(captures), captures: true }] : []),
    ...(queried.length > 0 ? [{ name: spark, reads: tableNames(queried) }] : []),
    ...(generators.length > 0 ? [{ name: generator, writes: tableNames(generators.map(({ table }) => table)) }] : []),
  ];
}

const tableNames = (tables: readonly Dataset[]) => [...new Set(tables.map(qualifiedTable))];

/** Everybody who logs in to the platform's server but its superuser; nobody is made in a database that is elsewhere. */
export const databaseUsers = (
  spec: PostgresSpec,
  context: Pick<ComponentContext, 'prefix'>,
  needs: DatabaseNeeds,
): readonly DatabaseUser[] =>
  isExternal(spec) ? [] : [...neededUsers(needs), ...(spec.users ?? [])].map((user) => resolveUser(context, user));

/** Tables of sources that share a publication, together. */
export function publicationsOf(captured: DatabaseNeeds['captured']): readonly Publication[] {
  const names = [...new Set(captured.map(({ publication }) => publication))];
  return names.map((name) => ({
    name,
    tables: tableNames(captured.filter(({ publication }) => publication === name).map(({ table }) => table)),
  }));
}

/** What a migration or a generator is resolved from, beside the spec. */
export interface DatabaseWorkInputs {
  /** What every component is resolved from. */
  readonly context: ComponentContext;
  /** psql is taken from it: the server's image, or for a database elsewhere any the release names. */
  readonly image: PostgresImage;
  /** What pipelines ask of the database. */
  readonly needs: DatabaseNeeds;
}

/** The migration of the datasets' tables; nothing where an external database's schema is given. */
export function resolveMigration(spec: PostgresSpec, { context, image, needs }: DatabaseWorkInputs): Migration | undefined {
  if (isExternal(spec) && spec.schema !== 'migrated') return undefined;
  const captured = new Set(needs.captured.map(({ table }) => table.name));
  return {
    name: `${postgresName(context)}-migration`,
    database: resolveDatabase(spec, context),
    login: resolveAdminLogin(spec, context),
    image,
    files: uniqueTables(needs).map((table) => ({ name: table.name, sql: postgresDdl(table, { changeCapture: captured.has(table.name) }) })),
    users: databaseUsers(spec, context, needs),
    publications: publicationsOf(needs.captured),
  };
}

const uniqueTables = ({ tables }: DatabaseNeeds) =>
  tables.filter(({ name }, index) => tables.findIndex((other) => other.name === name) === index);

/** One generator a table. */
export function resolveGenerators(spec: PostgresSpec, { context, image, needs }: DatabaseWorkInputs): readonly DataGenerator[] {
  return needs.generators.map(({ table, rates }) => ({
    name: `${context.prefix}generator-${table.name.replaceAll('_', '-')}`,
    database: resolveDatabase(spec, context),
    login: resolveLogin(spec, context, POSTGRES_USERS.generator),
    image,
    table: qualifiedTable(table),
    script: generatorSql(table, rates),
    runs: isEndless(rates) ? 'endless' : 'bounded',
  }));
}

/** Only a rate without a number of ticks goes on for ever. */
const isEndless = ({ ticks, insertsPerSecond = 0, updatesPerSecond = 0, deletesPerSecond = 0 }: GeneratorConfig) =>
  ticks === undefined && insertsPerSecond + updatesPerSecond + deletesPerSecond > 0;
