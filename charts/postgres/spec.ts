import type { ComponentContext } from '../component.js';
import {
  type DatabaseAddress,
  type DatabaseLogin,
  type DatabaseTls,
  databaseLogin,
  imageVersion,
  type Labels,
  type OwnParts,
  type Reach,
  type SecretRef,
  selectorLabels,
  toMiB,
} from '../shared/index.js';
import { POSTGRES_DEFAULTS, POSTGRES_PORT, type PostgresConfig, type PostgresSettings, postgresHost, postgresIdentity } from './config.js';
import type { DatabaseUser } from './database.js';
import type { PostgresImage } from './images.js';

/** The platform's database: a server of its own, or one that is elsewhere. */
export type PostgresSpec = PostgresServerSpec | PostgresExternalSpec;

/** One Postgres server in the platform. Its image stands in the release. */
export interface PostgresServerSpec extends OwnParts {
  /** Database made at the first start. @default streaming */
  readonly database?: string;
  /** Superuser made at the first start; the migration logs in as it. @default postgres */
  readonly admin?: string;
  /** Disk. @default 10 */
  readonly storageGiB?: number;
  /** StorageClass of the disk. @default the environment's */
  readonly storageClass?: string;
  /** Memory: request and limit; caches are sized by it. @default 1 */
  readonly memoryGiB?: number;
  /** Processor: requested, never limited. @default 250 */
  readonly cpuMillis?: number;
  /** Replication slots of readers that no pipeline of the platform declares. @default 0 */
  readonly extraSlots?: number;
  /** Secret with `tls.crt`, `tls.key` and `ca.crt`: connections are then encrypted, and clients check the server. @default none, not encrypted */
  readonly certificate?: string;
  /** Settings of the server, e.g. `{ work_mem: '16MB' }`. @default derived from memory and disk */
  readonly settings?: PostgresSettings;
  /** Users beside those the pipelines need. @default none */
  readonly users?: readonly PostgresUserSpec[];
  /** Pods outside the platform that may connect: the network policies let nobody else through. @default none */
  readonly clients?: readonly PostgresClientSpec[];
}

/** Somebody who logs in to the platform's server. */
export interface PostgresUserSpec {
  /** Name of the role; its password is in the Secret `<postgres>-<name>`. */
  readonly name: string;
  /** Tables it may read, as `schema.table`. @default none */
  readonly reads?: readonly string[];
  /** Tables it may read and change. @default none */
  readonly writes?: readonly string[];
  /** Whether it may read the server's log, as a change-capture connector does. @default false */
  readonly captures?: boolean;
}

/** Pods that may connect. */
export interface PostgresClientSpec {
  /** Kubernetes namespace. */
  readonly namespace: string;
  /** Labels of the pods. @default all pods of the namespace */
  readonly labels?: Labels;
}

/** A database that somebody else runs. */
export interface PostgresExternalSpec {
  /** `host:port`, e.g. `orders.db.internal:5432`. */
  readonly external: string;
  /** Secret with the key `username`, and the password under the key named here: `secret('orders-db')`. */
  readonly credentials: SecretRef;
  /** Database in it. @default streaming */
  readonly database?: string;
  /** `disable`: not encrypted. `require`: encrypted. `verify-full`: the server also proves who it is, see `authority`. @default require, verify-full with an authority */
  readonly sslMode?: DatabaseTls['mode'];
  /** Certificate of the authority that signed the server's: `secret('orders-db', 'ca.crt')`. @default none */
  readonly authority?: SecretRef;
  /** Addresses the host name may stand for, as network policies take them. @default all private ones */
  readonly cidrs?: readonly [string, ...string[]];
  /** `migrated`: the tables of the datasets, and the publications of change capture, are made and brought forward, as the user above. `given`: all of them are there. @default given */
  readonly schema?: 'given' | 'migrated';
}

/** Addresses nobody outside can have, and those of carriers' networks, which clouds use too. */
export const PRIVATE_CIDRS = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'] as const;

/** Whether a database is somebody else's. */
export const isExternal = (spec: PostgresSpec): spec is PostgresExternalSpec => 'external' in spec;

/** What names follow from. */
export type PostgresPlace = Pick<ComponentContext, 'prefix' | 'namespace' | 'workloads'>;

/** Name of the server's objects. */
export const postgresName = ({ prefix }: Pick<ComponentContext, 'prefix'>) => `${prefix}postgres`;
/** Name of a user's Secret. */
export const postgresUserSecret = (context: Pick<ComponentContext, 'prefix'>, user: string) =>
  `${postgresName(context)}-${user.replaceAll('_', '-')}`;

/** Where clients of the database connect, and what policies must let them reach. */
export function resolveDatabase(spec: PostgresSpec, { prefix, namespace, workloads }: PostgresPlace): DatabaseAddress {
  const database = spec.database ?? POSTGRES_DEFAULTS.database;
  if (isExternal(spec)) {
    const { host, port } = hostAndPort(spec.external);
    const reach = (spec.cidrs ?? PRIVATE_CIDRS).map((cidr): Reach => ({ kind: 'addresses', cidr }));
    return { host, port, database, tls: externalTls(spec), reach };
  }
  return {
    host: postgresHost({ name: postgresName({ prefix }), namespace }),
    port: POSTGRES_PORT,
    database,
    tls: spec.certificate ? { mode: 'verify-full', authority: { secret: spec.certificate, key: 'ca.crt' } } : { mode: 'disable' },
    reach: [{ kind: 'pods', labels: selectorLabels(postgresIdentity(workloads)) }],
  };
}

function externalTls({ sslMode, authority }: PostgresExternalSpec): DatabaseTls {
  const mode = sslMode ?? (authority ? 'verify-full' : 'require');
  if (mode !== 'verify-full') return { mode };
  if (!authority) throw new Error('verify-full without an authority');
  return { mode, authority };
}

/** `host:port` taken apart; the port is Postgres' own where none is given. */
export function hostAndPort(address: string): { readonly host: string; readonly port: number } {
  const [, host = address, port] = /^(.*):(\d+)$/.exec(address) ?? [];
  return { host, port: port === undefined ? POSTGRES_PORT : Number(port) };
}

/** How a user logs in: at the platform's server by its own Secret, elsewhere by the one there is. */
export const resolveLogin = (spec: PostgresSpec, context: Pick<ComponentContext, 'prefix'>, user: string): DatabaseLogin =>
  isExternal(spec) ? databaseLogin(spec.credentials.secret, spec.credentials.key) : databaseLogin(postgresUserSecret(context, user));

/** How the migration logs in. */
export const resolveAdminLogin = (spec: PostgresSpec, context: Pick<ComponentContext, 'prefix'>): DatabaseLogin =>
  resolveLogin(spec, context, isExternal(spec) ? '' : adminOf(spec));

/** The superuser's name. */
export const adminOf = ({ admin = POSTGRES_DEFAULTS.admin }: PostgresServerSpec) => admin;

/** What a server is resolved from, beside its spec. */
export interface PostgresInputs {
  /** What every component is resolved from. */
  readonly context: ComponentContext;
  /** Image of the server. */
  readonly image: PostgresImage;
  /** Replication slots of the platform's change-capture sources. */
  readonly slots: number;
}

/** The server with every default and address. Assumes a spec without problems; see `postgresSpecProblems`. */
export function resolvePostgres(spec: PostgresServerSpec, { context, image, slots }: PostgresInputs): PostgresConfig {
  return {
    ...resolveValues(spec, { storageClass: context.kubernetes.storageClass, image, slots }),
    name: postgresName(context),
    namespace: context.namespace,
    version: imageVersion(image) ?? 'unknown',
    adminSecret: postgresUserSecret(context, adminOf(spec)),
    clients: (spec.clients ?? []).map(({ namespace, labels = {} }) => ({ namespace, labels })),
  };
}

/** The part of a server that the rules look at. */
export function resolveValues(
  spec: PostgresServerSpec,
  { storageClass, image, slots }: { storageClass: string | undefined; image: PostgresImage; slots: number },
) {
  const { database, storageGiB, memoryGiB, cpuMillis } = POSTGRES_DEFAULTS;
  const disk = spec.storageClass ?? storageClass;
  return {
    image,
    database: spec.database ?? database,
    admin: adminOf(spec),
    data: { name: 'data', storageGiB: spec.storageGiB ?? storageGiB, ...(disk && { storageClass: disk }) },
    resources: { memoryMiB: toMiB(spec.memoryGiB ?? memoryGiB), cpuMillis: spec.cpuMillis ?? cpuMillis },
    slots: slots + (spec.extraSlots ?? 0),
    settings: spec.settings ?? {},
    ...(spec.certificate && { certificate: spec.certificate }),
  };
}

/** A user with its Secret's name. */
export const resolveUser = (
  context: Pick<ComponentContext, 'prefix'>,
  { name, reads = [], writes = [], captures = false }: PostgresUserSpec,
): DatabaseUser => ({
  name,
  secret: postgresUserSecret(context, name),
  reads,
  writes,
  captures,
});
