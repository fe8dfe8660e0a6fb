import type { ComponentContext } from '../component.js';
import { cidrProblems, type Problem, under } from '../shared/index.js';
import type { PostgresImage } from './images.js';
import { migrationProblems } from './migration.js';
import { type DatabaseNeeds, databaseUsers, publicationsOf } from './needs.js';
import { nameProblems, postgresProblems } from './problems.js';
import { adminOf, hostAndPort, isExternal, type PostgresExternalSpec, type PostgresSpec, resolveValues } from './spec.js';

/** What the rules look at beside the spec. */
export interface PostgresProblemInputs {
  /** Prefix and class of the environment. */
  readonly context: Pick<ComponentContext, 'prefix' | 'class'>;
  /** Absent when its contract is unknown, which `postgresImageProblems` says. */
  readonly image: PostgresImage | undefined;
  /** What pipelines ask of the database. */
  readonly needs: DatabaseNeeds;
}

/** What is wrong with a database, by the names of its fields. */
export function postgresSpecProblems(spec: PostgresSpec, { context, image, needs }: PostgresProblemInputs): Problem[] {
  const users = databaseUsers(spec, context, needs);
  const publications = publicationsOf(needs.captured);
  if (isExternal(spec)) return [...externalProblems(spec, context), ...migrationProblems({ files: [], users, publications })];
  return [
    ...(image ? postgresProblems(resolveValues(spec, { storageClass: undefined, image, slots: needs.captured.length })) : []),
    ...extraSlotProblems(spec.extraSlots),
    ...under('users', migrationProblems({ files: [], users, publications, admin: adminOf(spec) })),
  ];
}

function extraSlotProblems(slots = 0): Problem[] {
  if (Number.isInteger(slots) && slots >= 0) return [];
  return [{ path: 'extraSlots', what: `${slots} slots`, why: 'slots are counted', fix: `use ${Math.max(0, Math.ceil(slots)) || 0}` }];
}

const HOST_NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\.?$/i;
const MAX_PORT = 65_535;

function externalProblems(spec: PostgresExternalSpec, context: Pick<ComponentContext, 'class'>): Problem[] {
  const { host, port } = hostAndPort(spec.external);
  const problems: Problem[] = [];
  if (!HOST_NAME.test(host) || port < 1 || port > MAX_PORT) {
    const why = 'clients connect to a host and a port; user and password come from credentials';
    problems.push({ path: 'external', what: `database at "${spec.external}"`, why, fix: 'use host:port, e.g. orders.db.internal:5432' });
  }
  if (spec.sslMode === 'verify-full' && !spec.authority) {
    const why = 'the server can prove who it is only to somebody who knows its authority';
    problems.push({
      path: 'sslMode',
      what: 'verify-full without an authority',
      why,
      fix: `add authority: secret('${spec.credentials.secret}', 'ca.crt')`,
    });
  }
  if (spec.sslMode === 'disable' && context.class === 'production') {
    const why = 'rows and passwords would leave the cluster in clear';
    problems.push({ path: 'sslMode', what: 'sslMode disable in production', why, fix: 'use require, or verify-full with an authority' });
  }
  return [...problems, ...cidrProblems(spec.cidrs), ...(spec.database === undefined ? [] : nameProblems('database', spec.database))];
}
