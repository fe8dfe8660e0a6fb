import { describe, expect, it } from 'vitest';
import { jdbcUrl, libpqEnvironment } from './database.js';
import { type Migration, migrationFiles, migrationProblems, quotedTable } from './migration.js';
import { inside, migration, outside } from './postgres.fixture.js';

describe('migrationFiles', () => {
  it('run tables first, in the order they are given, then publications and users', () => {
    const files = [migration.files[0], { name: 'a-later-one', sql: 'begin;\ncommit;' }].flatMap((file) => file ?? []);
    expect(Object.keys(migrationFiles({ ...migration, files })).sort()).toEqual([
      '000-customers.sql',
      '001-a-later-one.sql',
      '900-publications.sql',
      '910-users.sql',
    ]);
  });

  it('leave out what there is none of', () => {
    expect(Object.keys(migrationFiles({ ...migration, users: [], publications: [] }))).toEqual(['000-customers.sql']);
  });

  it('make a publication of exactly the tables', () => {
    expect(migrationFiles(migration)['900-publications.sql']).toContain(
      'alter publication "customers_pub" set table "public"."customers";',
    );
  });

  it('give each user its rights and take away all others, in one transaction that no log shows', () => {
    expect(migrationFiles({ ...migration, users: migration.users.slice(2) })['910-users.sql']).toBe(`begin;
set local client_min_messages = warning;
set local log_statement = none;
set local log_min_duration_statement = -1;
set local log_min_error_statement = panic;
revoke all on database "streaming" from public;
revoke create on schema "public" from public;
revoke create on schema "shop" from public;
do $$ begin if not exists (select from pg_roles where rolname = 'generator') then create role "generator"; end if; end $$;
\\set password \`cat /etc/sluice/users/generator/password\`
alter role "generator" with login nosuperuser nocreatedb nocreaterole nobypassrls noreplication password :'password';
\\unset password
revoke all on all tables in schema "public" from "generator";
revoke all on all tables in schema "shop" from "generator";
grant connect on database "streaming" to "generator";
grant usage on schema "public" to "generator";
grant usage on schema "shop" to "generator";
grant select, insert, update, delete on "public"."customers", "shop"."orders" to "generator";
commit;
`);
  });

  it('let a reader of the log replicate, and nobody else', () => {
    const roles = migrationFiles(migration)['910-users.sql']?.match(/alter role \S+ .* (no)?replication/g);
    expect(roles?.map((role) => [/"(.*)"/.exec(role)?.[1], role.endsWith(' replication')])).toEqual([
      ['connect', false],
      ['replication', true],
      ['generator', false],
    ]);
  });
});

it('quotes a table part by part', () => {
  expect(quotedTable('shop.a"b')).toBe('"shop"."a""b"');
});

describe('migrationProblems', () => {
  const problems = (values: Partial<Migration> & { admin?: string }) => migrationProblems({ ...migration, ...values });

  it('finds none in a sound one', () => expect(problems({ admin: 'postgres' })).toEqual([]));

  it.each(['select 1;', 'begin;\nselect 1;', 'select 1;\ncommit;'])('refuses a file that is no transaction: %j', (sql) =>
    expect(problems({ files: [{ name: 'x', sql }] })).toMatchObject([{ what: 'SQL file x is not one transaction' }]),
  );
  it.each([
    ['Orders Table', 'use orders-table'],
    ['', 'use schema'],
    ['-x-', 'use x'],
  ])('refuses a file called %j', (name, fix) => expect(problems({ files: [{ name, sql: 'begin;commit;' }] })).toMatchObject([{ fix }]));

  it('refuses what is declared twice', () => {
    const { files, users, publications } = migration;
    expect(problems({ files: [...files, ...files] })).toMatchObject([{ what: 'file customers is declared twice' }]);
    expect(problems({ users: [...users, ...users.slice(0, 1)] })).toMatchObject([{ what: 'user connect is declared twice' }]);
    expect(problems({ publications: [...publications, ...publications] })).toMatchObject([
      { what: 'publication customers_pub is declared twice' },
    ]);
  });

  it('refuses to take the superuser’s rights away', () => {
    expect(problems({ admin: 'connect' })).toMatchObject([{ what: 'user connect is the superuser' }]);
  });

  it('refuses a table without its schema', () => {
    const [user] = migration.users;
    if (!user) throw new Error('no user');
    expect(problems({ users: [{ ...user, reads: ['customers'] }] })).toMatchObject([
      { what: 'user connect names table "customers"', fix: 'use public.customers' },
    ]);
    expect(problems({ publications: [{ name: 'p', tables: ['a.b.c'] }] })).toMatchObject([{ what: 'publication p names table "a.b.c"' }]);
  });

  it('refuses a publication of nothing, and names Postgres does not take', () => {
    expect(problems({ publications: [{ name: 'p', tables: [] }] })).toMatchObject([{ what: 'publication p has no tables' }]);
    expect(problems({ publications: [{ name: 'P', tables: ['a.b'] }] })).toMatchObject([{ path: 'publication' }]);
  });
});

describe('an address', () => {
  it('becomes a URL for JDBC', () => {
    expect(jdbcUrl(inside, '/ca.crt')).toBe('jdbc:postgresql://postgres.streaming.svc:5432/streaming?sslmode=disable');
    expect(jdbcUrl(outside, '/ca.crt')).toBe('jdbc:postgresql://orders.db.internal:6432/orders?sslmode=verify-full&sslrootcert=/ca.crt');
  });
  it('becomes an environment for psql', () => {
    expect(libpqEnvironment(inside, '/ca.crt')).toEqual({
      PGHOST: 'postgres.streaming.svc',
      PGPORT: '5432',
      PGDATABASE: 'streaming',
      PGSSLMODE: 'disable',
    });
    expect(libpqEnvironment(outside, '/ca.crt')).toMatchObject({ PGSSLMODE: 'verify-full', PGSSLROOTCERT: '/ca.crt' });
  });
});
