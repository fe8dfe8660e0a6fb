import { App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { type DatabaseAddress, databaseLogin } from '../shared/index.js';

import type { PostgresConfig } from './config.js';
import type { DataGenerator } from './generator.js';
import { postgresImage } from './images.js';
import type { Migration } from './migration.js';

/** The least a server can be. */
export const minimal: PostgresConfig = {
  name: 'postgres',
  namespace: 'streaming',
  version: '17.10',
  image: postgresImage({ image: 'postgres:17.10' }, undefined),
  database: 'streaming',
  admin: 'postgres',
  adminSecret: 'postgres-postgres',
  data: { name: 'data', storageGiB: 10 },
  resources: { memoryMiB: 1024, cpuMillis: 250 },
  slots: 0,
  settings: {},
  clients: [],
};

/** All a server can have. `Required` makes a new field fail to compile here until tests cover it. */
export const maximal: Required<PostgresConfig> = {
  ...minimal,
  name: 'blue-postgres',
  version: '18.1-alpine3.22',
  image: postgresImage({ image: 'postgres:18.1-alpine3.22' }, 'mirror.example'),
  database: 'orders',
  admin: 'owner',
  adminSecret: 'blue-postgres-owner',
  data: { name: 'data', storageGiB: 20, storageClass: 'gp3' },
  resources: { memoryMiB: 4096, cpuMillis: 1000 },
  slots: 3,
  certificate: 'blue-postgres-tls',
  settings: { work_mem: '16MB', random_page_cost: 1.1, jit: false, search_path: "a'b" },
  clients: [
    { namespace: 'apps', labels: { app: 'shop' } },
    { namespace: 'streaming', labels: {} },
  ],
};

/** A database of the platform, reached without encryption. */
export const inside: DatabaseAddress = {
  host: 'postgres.streaming.svc',
  port: 5432,
  database: 'streaming',
  tls: { mode: 'disable' },
  reach: [{ kind: 'pods', labels: { name: 'postgres' } }],
};

/** A database elsewhere that proves who it is. */
export const outside: DatabaseAddress = {
  host: 'orders.db.internal',
  port: 6432,
  database: 'orders',
  tls: { mode: 'verify-full', authority: { secret: 'orders-ca', key: 'root.crt' } },
  reach: [{ kind: 'addresses', cidr: '10.0.0.0/8' }],
};

/** A migration of one table with one user of each kind. */
export const migration: Migration = {
  name: 'postgres-migration',
  database: inside,
  login: databaseLogin('postgres-postgres'),
  image: minimal.image,
  files: [{ name: 'customers', sql: 'begin;\nselect 1;\ncommit;\n' }],
  users: [
    { name: 'connect', secret: 'postgres-connect', reads: ['public.customers'], writes: [], captures: false },
    { name: 'replication', secret: 'postgres-replication', reads: ['public.customers'], writes: [], captures: true },
    { name: 'generator', secret: 'postgres-generator', reads: [], writes: ['public.customers', 'shop.orders'], captures: false },
  ],
  publications: [{ name: 'customers_pub', tables: ['public.customers'] }],
};

/** A generator that never ends. */
export const generator: DataGenerator = {
  name: 'generator-customers',
  database: inside,
  login: databaseLogin('postgres-generator'),
  image: minimal.image,
  table: 'public.customers',
  script: 'select 1;\n',
  runs: 'endless',
};

/** The objects of a construct, and the one whose kind and beginning of a name are given. */
export function synth(build: (scope: Construct) => void) {
  const chart = new Chart(new App(), 'test', { disableResourceNameHashes: true });
  build(chart);
  const objects = chart.toJson();
  const find = (kind: string, name: string) => objects.find((object) => object.kind === kind && object.metadata.name.startsWith(name));
  return { objects, find };
}
