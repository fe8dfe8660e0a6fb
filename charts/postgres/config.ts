import type { Identity, Labels, Resources, Volume, Workloads } from '../shared/index.js';
import type { PostgresImage } from './images.js';

/** One Postgres server with every default and address filled in. Plain data. */
export interface PostgresConfig {
  /** Name of its objects and of the Service clients use, e.g. `postgres`. */
  readonly name: string;
  /** Kubernetes namespace. */
  readonly namespace: string;
  /** Version of the packaging, for labels. */
  readonly version: string;
  /** Image of the server. */
  readonly image: PostgresImage;
  /** Database made at the first start. */
  readonly database: string;
  /** Superuser made at the first start. */
  readonly admin: string;
  /** Secret with the superuser's `username` and `password`. A new password there changes nothing in a server that has started once. */
  readonly adminSecret: string;
  /** Volume of the database. */
  readonly data: Volume;
  /** Memory and CPU of each pod. */
  readonly resources: Resources;
  /** Readers of the log that keep a replication slot each; 0 when nobody captures changes. */
  readonly slots: number;
  /** Secret with `tls.crt` and `tls.key`; without one connections are not encrypted. */
  readonly certificate?: string;
  /** Settings of the server beside the derived ones. */
  readonly settings: PostgresSettings;
  /** Pods outside the platform that may connect. */
  readonly clients: readonly PostgresClient[];
}

/** Pods that may connect. */
export interface PostgresClient {
  /** Kubernetes namespace. */
  readonly namespace: string;
  /** Labels of the pods; empty for all of the namespace. */
  readonly labels: Labels;
}

/** A size as Postgres writes it: `64MB`. */
export type PostgresSize = `${number}${'kB' | 'MB' | 'GB' | 'TB'}`;

/** Settings of the server, as `postgresql.conf` names them. The known ones are typed; any other is passed on as it is. */
export interface PostgresSettings {
  /** Connections at once, each a process. @default 100 */
  readonly max_connections?: number;
  /** Memory for pages; at most 40 % of the server's. @default 25 % of the memory */
  readonly shared_buffers?: PostgresSize;
  /** What the planner takes for cached. @default 60 % of the memory */
  readonly effective_cache_size?: PostgresSize;
  /** Memory of one sort or hash, of which a query may have several. @default 4MB */
  readonly work_mem?: PostgresSize;
  /** Memory of one index build or vacuum. @default 5 % of the memory, at most 512MB */
  readonly maintenance_work_mem?: PostgresSize;
  /** Log written between two checkpoints, about; a crash reads as much again. @default a tenth of the disk, at most 1024MB */
  readonly max_wal_size?: PostgresSize;
  /** Log kept at most for a reader that has stopped; then its slot is lost rather than the disk. @default a quarter of the disk */
  readonly max_slot_wal_keep_size?: PostgresSize | -1;
  /** Detail of the write-ahead log; change capture needs `logical`. @default replica */
  readonly wal_level?: 'replica' | 'logical';
  /** @default 2 above the slots known, 4 at least */
  readonly max_replication_slots?: number;
  /** @default 2 above the slots known, 4 at least */
  readonly max_wal_senders?: number;
  /** Statements that take longer are logged, with their text; -1 for none. @default -1 */
  readonly log_min_duration_statement?: number;
  readonly [name: string]: string | number | boolean | undefined;
}

/** Defaults of what an environment may leave out. */
export const POSTGRES_DEFAULTS = {
  database: 'streaming',
  admin: 'postgres',
  storageGiB: 10,
  memoryGiB: 1,
  cpuMillis: 250,
} as const;

/** Port of the server. */
export const POSTGRES_PORT = 5432;

/** The server's pod. */
export const postgresIdentity = ({ partOf }: Pick<Workloads, 'partOf'>): Identity => ({ name: 'postgres', component: 'database', partOf });
/** Pods of the migration Job. */
export const migrationIdentity = ({ partOf }: Pick<Workloads, 'partOf'>): Identity => ({
  name: 'postgres',
  component: 'migration',
  partOf,
});
/** Pods of the data generators. */
export const generatorIdentity = ({ partOf }: Pick<Workloads, 'partOf'>): Identity => ({
  name: 'postgres',
  component: 'generator',
  partOf,
});

/** Where clients connect, e.g. `postgres.streaming.svc`. */
export const postgresHost = ({ name, namespace }: Pick<PostgresConfig, 'name' | 'namespace'>) => `${name}.${namespace}.svc`;
/** Name of the headless Service that names its pod. */
export const nodesServiceName = (name: string) => `${name}-nodes`;

/** Host names a certificate of the server must hold: those clients check. */
export const postgresHostNames = (server: Pick<PostgresConfig, 'name' | 'namespace'>) => [
  postgresHost(server),
  `${postgresHost(server)}.cluster.local`,
];
