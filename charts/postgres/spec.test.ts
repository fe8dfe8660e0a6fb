import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { componentContext, documentedDefaults } from '../../test/component-context.js';
import { bigint, type Dataset, dataset, text, timestamp } from '../shared/dataset/index.js';
import { secret } from '../shared/index.js';
import type { OwnParts } from '../shared/own-parts.js';
import { POSTGRES_DEFAULTS, postgresImage } from './index.js';
import { type DatabaseNeeds, databaseUsers, resolveGenerators, resolveMigration } from './needs.js';
import { postgresCertificate, postgresSecrets } from './secrets.js';
import { hostAndPort, type PostgresExternalSpec, type PostgresServerSpec, resolveDatabase, resolveLogin, resolvePostgres } from './spec.js';

const image = postgresImage({ image: 'postgres:17.10' }, undefined);
const table = (name: string): Dataset => dataset(name, { id: bigint().key(), note: text(), updated_at: timestamp().cursor() });
const customers = table('customers');
const nothing: DatabaseNeeds = { tables: [], polled: [], captured: [], queried: [], generators: [] };
const needs: DatabaseNeeds = {
  tables: [customers, table('order_lines'), customers],
  polled: [customers, customers],
  captured: [{ table: table('order_lines'), publication: 'lines' }],
  queried: [customers],
  generators: [
    { table: customers, rates: { insertsPerSecond: 1 } },
    { table: table('order_lines'), rates: { initialRows: 10 } },
  ],
};
const maximal: Required<Omit<PostgresServerSpec, keyof OwnParts>> = {
  database: 'orders',
  admin: 'owner',
  storageGiB: 20,
  storageClass: 'fast',
  memoryGiB: 4,
  cpuMillis: 1000,
  extraSlots: 2,
  certificate: 'orders-tls',
  settings: { work_mem: '16MB' },
  users: [{ name: 'shop', reads: ['public.customers'], writes: ['public.order_lines'], captures: false }],
  clients: [{ namespace: 'apps' }, { namespace: 'apps', labels: { app: 'shop' } }],
};
const external: Required<PostgresExternalSpec> = {
  external: 'orders.db.internal:6432',
  credentials: secret('orders-db', 'pass'),
  database: 'orders',
  sslMode: 'verify-full',
  authority: secret('orders-db', 'ca.crt'),
  cidrs: ['10.1.0.0/16'],
  schema: 'migrated',
};

describe('a server of the platform', () => {
  it('has every default', async () => {
    const context = await componentContext('', 'none');
    expect(resolvePostgres({}, { context, image, slots: 0 })).toEqual({
      name: 'postgres',
      namespace: 'streaming',
      version: '17.10',
      image,
      database: 'streaming',
      admin: 'postgres',
      adminSecret: 'postgres-postgres',
      data: { name: 'data', storageGiB: 10 },
      resources: { memoryMiB: 1024, cpuMillis: 250 },
      slots: 0,
      settings: {},
      clients: [],
    });
  });

  it('takes what is written, and counts slots together', async () => {
    const context = await componentContext('blue', 'none');
    expect(resolvePostgres(maximal, { context, image, slots: 1 })).toMatchObject({
      name: 'blue-postgres',
      admin: 'owner',
      adminSecret: 'blue-postgres-owner',
      data: { storageGiB: 20, storageClass: 'fast' },
      resources: { memoryMiB: 4096, cpuMillis: 1000 },
      slots: 3,
      certificate: 'orders-tls',
      clients: [
        { namespace: 'apps', labels: {} },
        { namespace: 'apps', labels: { app: 'shop' } },
      ],
    });
  });

  it('is reached in the platform, checked where it has a certificate', async () => {
    const context = await componentContext('blue', 'none');
    expect(resolveDatabase({}, context)).toMatchObject({ host: 'blue-postgres.streaming.svc', port: 5432, tls: { mode: 'disable' } });
    expect(resolveDatabase(maximal, context)).toMatchObject({
      database: 'orders',
      tls: { mode: 'verify-full', authority: { secret: 'orders-tls', key: 'ca.crt' } },
      reach: [{ kind: 'pods', labels: { 'app.kubernetes.io/component': 'database' } }],
    });
  });

  it('documents its defaults', () => {
    const documented = documentedDefaults(readFileSync(join(import.meta.dirname, 'spec.ts'), 'utf8'), 'PostgresServerSpec');
    for (const [field, value] of Object.entries(POSTGRES_DEFAULTS)) expect(documented[field]).toBe(String(value));
  });
});

describe('a database elsewhere', () => {
  it('is an address and a Secret', async () => {
    const context = await componentContext('', 'none');
    expect(resolveDatabase(external, context)).toEqual({
      host: 'orders.db.internal',
      port: 6432,
      database: 'orders',
      tls: { mode: 'verify-full', authority: { secret: 'orders-db', key: 'ca.crt' } },
      reach: [{ kind: 'addresses', cidr: '10.1.0.0/16' }],
    });
    expect(resolveLogin(external, context, 'connect')).toEqual({
      username: { secret: 'orders-db', key: 'username' },
      password: { secret: 'orders-db', key: 'pass' },
    });
  });

  it('is spoken to encrypted, at private addresses, where nothing else is said', async () => {
    const { tls, port, reach } = resolveDatabase(
      { external: 'db.internal', credentials: secret('db') },
      await componentContext('', 'none'),
    );
    expect([tls, port, reach.length]).toEqual([{ mode: 'require' }, 5432, 4]);
  });

  it('is taken apart', () => {
    expect(hostAndPort('a.b:1')).toEqual({ host: 'a.b', port: 1 });
    expect(hostAndPort('a.b')).toEqual({ host: 'a.b', port: 5432 });
  });
});

describe('what pipelines need', () => {
  it('becomes users with the rights of their part', () => {
    expect(databaseUsers(maximal, { prefix: '' }, needs)).toEqual([
      { name: 'connect', secret: 'postgres-connect', reads: ['public.customers'], writes: [], captures: false },
      { name: 'replication', secret: 'postgres-replication', reads: ['public.order_lines'], writes: [], captures: true },
      { name: 'spark', secret: 'postgres-spark', reads: ['public.customers'], writes: [], captures: false },
      { name: 'generator', secret: 'postgres-generator', reads: [], writes: ['public.customers', 'public.order_lines'], captures: false },
      { name: 'shop', secret: 'postgres-shop', reads: ['public.customers'], writes: ['public.order_lines'], captures: false },
    ]);
    expect(databaseUsers({}, { prefix: '' }, nothing)).toEqual([]);
    expect(databaseUsers(external, { prefix: '' }, needs)).toEqual([]);
  });

  it('becomes a migration of each table once, with whole old rows where changes are captured', async () => {
    const migration = resolveMigration({}, { context: await componentContext('', 'none'), image, needs });
    expect(migration).toMatchObject({ name: 'postgres-migration', publications: [{ name: 'lines', tables: ['public.order_lines'] }] });
    expect(migration?.files.map(({ name, sql }) => [name, sql.includes('replica identity full')])).toEqual([
      ['customers', false],
      ['order_lines', true],
    ]);
    expect(migration?.login.password).toEqual({ secret: 'postgres-postgres', key: 'password' });
  });

  it('becomes none where the schema is somebody else’s', async () => {
    const context = await componentContext('', 'none');
    expect(resolveMigration({ external: 'a:1', credentials: secret('a') }, { context, image, needs })).toBeUndefined();
    expect(resolveMigration(external, { context, image, needs })).toMatchObject({ users: [], login: { password: { key: 'pass' } } });
  });

  it('becomes generators: one without end is endless', async () => {
    const generators = resolveGenerators({}, { context: await componentContext('', 'none'), image, needs });
    expect(generators.map(({ name, table: of, runs, login }) => [name, of, runs, login.username.secret])).toEqual([
      ['generator-customers', 'public.customers', 'endless', 'postgres-generator'],
      ['generator-order-lines', 'public.order_lines', 'bounded', 'postgres-generator'],
    ]);
  });

  const place = { prefix: '', namespace: 'streaming' };
  it('becomes Secrets', () => {
    expect(postgresSecrets({}, place, { ...nothing, polled: [customers] })).toMatchObject([
      { kind: 'password', name: 'postgres-postgres', username: 'postgres' },
      { kind: 'password', name: 'postgres-connect', username: 'connect' },
    ]);
    expect(postgresSecrets(external, place, needs)).toMatchObject([
      { kind: 'given', name: 'orders-db', keys: ['username', 'pass', 'ca.crt'] },
    ]);
    expect(postgresSecrets({ ...external, authority: secret('ca', 'ca.crt') }, place, needs)).toMatchObject([
      { keys: ['username', 'pass'] },
      { name: 'ca', keys: ['ca.crt'] },
    ]);
  });

  it('becomes a certificate for the names clients use, signed by an authority of the server’s own', async () => {
    const [first] = postgresSecrets(maximal, { prefix: 'blue-', namespace: 'streaming' }, nothing);
    expect(first).toEqual({
      kind: 'certificate',
      name: 'orders-tls',
      purpose: 'Postgres shows it to clients, and they check it',
      authority: 'blue-postgres-authority',
      commonName: 'blue-postgres',
      dnsNames: ['blue-postgres.streaming.svc', 'blue-postgres.streaming.svc.cluster.local'],
      source: 'secret',
      reader: 'postgres',
    });
    const { host } = resolveDatabase(maximal, await componentContext('blue', 'none'));
    expect(first).toMatchObject({ dnsNames: expect.arrayContaining([host]) });
    expect(postgresCertificate({}, place)).toBeUndefined();
  });
});
