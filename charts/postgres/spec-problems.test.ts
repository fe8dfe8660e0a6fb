import { describe, expect, it } from 'vitest';
import { bigint, dataset } from '../shared/dataset/index.js';
import { secret } from '../shared/index.js';
import { postgresImage } from './index.js';
import type { DatabaseNeeds } from './needs.js';
import type { PostgresExternalSpec, PostgresServerSpec } from './spec.js';
import { postgresSpecProblems } from './spec-problems.js';

const image = postgresImage({ image: 'postgres:17.10' }, undefined);
const customers = dataset('customers', { id: bigint().key() });
const needs: DatabaseNeeds = {
  tables: [customers],
  polled: [customers],
  captured: [{ table: customers, publication: 'customers' }],
  queried: [],
  generators: [],
};
const server: PostgresServerSpec = {
  database: 'orders',
  admin: 'owner',
  extraSlots: 2,
  certificate: 'orders-tls',
  settings: { work_mem: '16MB' },
  users: [{ name: 'shop', reads: ['public.customers'] }],
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

describe('postgresSpecProblems', () => {
  const context = { prefix: '', class: 'production' } as const;
  const problems = (spec: PostgresServerSpec | PostgresExternalSpec) => postgresSpecProblems(spec, { context, image, needs });

  it('finds none in what is minimal or maximal', () => {
    expect([
      ...problems({}),
      ...problems(server),
      ...problems(external),
      ...problems({ external: 'a.b', credentials: secret('c') }),
    ]).toEqual([]);
  });
  it('names the fields of a server', () => {
    expect(problems({ memoryGiB: 0.1, extraSlots: -1, users: [{ name: 'connect' }] }).map(({ path }) => path)).toEqual([
      'memoryGiB',
      'extraSlots',
      'users',
    ]);
    expect(problems({ extraSlots: 1.5 })).toMatchObject([{ path: 'extraSlots', fix: 'use 2' }]);
  });
  it('counts the platform’s own slots', () => {
    expect(problems({ settings: { max_replication_slots: 1 } })).toMatchObject([{ path: 'settings.max_replication_slots' }]);
  });
  it.each(['postgresql://a:b@c/d', 'a b', 'a:0', 'a:65536', ''])('refuses a database at %j', (at) =>
    expect(problems({ ...external, external: at })).toMatchObject([{ path: 'external' }]),
  );
  it('refuses a check that nobody could make, and rows in clear in production', () => {
    const { authority: _, ...unknown } = external;
    expect(problems(unknown)).toMatchObject([{ path: 'sslMode', fix: "add authority: secret('orders-db', 'ca.crt')" }]);
    expect(problems({ ...external, sslMode: 'disable' })).toMatchObject([{ path: 'sslMode' }]);
    const elsewhere = { context: { prefix: '', class: 'staging' } as const, image, needs };
    expect(postgresSpecProblems({ ...external, sslMode: 'disable' }, elsewhere)).toEqual([]);
  });
  it.each([
    ['db.internal', 'use a range, e.g. 10.1.2.0/24'],
    ['10.1.2.3', 'use 10.1.2.3/32'],
    ['10.1.2.256/24', 'use a range, e.g. 10.1.2.0/24'],
    ['10.1.2.0/33', 'use a range, e.g. 10.1.2.0/24'],
  ])('refuses addresses %j', (cidr, fix) => expect(problems({ ...external, cidrs: [cidr] })).toMatchObject([{ path: 'cidrs[0]', fix }]));
});
