import type { Labels, SecretRef } from '../shared/index.js';

/** A database somebody connects to: in the platform or elsewhere. Plain data, holds no secret. */
export interface DatabaseAddress {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly tls: DatabaseTls;
  /** What network policies must let a client reach, on {@link DatabaseAddress.port}. */
  readonly reach: readonly Reach[];
}

/** The far end of a network edge: pods, or addresses outside the cluster. */
export type Reach =
  | { readonly kind: 'pods'; readonly labels: Labels; readonly namespace?: string }
  | { readonly kind: 'addresses'; readonly cidr: string };

/** Whether connections are encrypted, and whether the server proves who it is. `verify-full` needs the authority's certificate. */
export type DatabaseTls =
  | { readonly mode: 'disable' }
  | { readonly mode: 'require' }
  | { readonly mode: 'verify-full'; readonly authority: SecretRef };

/** How one user logs in: both parts are keys of one Secret. */
export interface DatabaseLogin {
  readonly username: SecretRef;
  readonly password: SecretRef;
}

/** The login in a Secret with the keys `username` and, unless said otherwise, `password`. */
export const databaseLogin = (secret: string, passwordKey = 'password'): DatabaseLogin => ({
  username: { secret, key: 'username' },
  password: { secret, key: passwordKey },
});

/** URL for JDBC. `authorityFile` is where the client mounted the authority's certificate; used with `verify-full` only. */
export function jdbcUrl({ host, port, database, tls }: DatabaseAddress, authorityFile: string): string {
  const parameters = tls.mode === 'verify-full' ? `sslmode=verify-full&sslrootcert=${authorityFile}` : `sslmode=${tls.mode}`;
  return `jdbc:postgresql://${host}:${port}/${database}?${parameters}`;
}

/** What psql and everything else built on libpq reads from its environment. */
export function libpqEnvironment({ host, port, database, tls }: DatabaseAddress, authorityFile: string): Record<string, string> {
  return {
    PGHOST: host,
    PGPORT: String(port),
    PGDATABASE: database,
    PGSSLMODE: tls.mode,
    ...(tls.mode === 'verify-full' && { PGSSLROOTCERT: authorityFile }),
  };
}

/** Somebody who logs in to the platform's own database, and what it may do there. */
export interface DatabaseUser {
  /** Name of the role. */
  readonly name: string;
  /** Secret with `username` and `password`. */
  readonly secret: string;
  /** Tables it may read, as `schema.table`. */
  readonly reads: readonly string[];
  /** Tables it may read, insert into, update and delete from. */
  readonly writes: readonly string[];
  /** Whether it may read the server's log: it sees changes of every table of a publication. */
  readonly captures: boolean;
}

/** A set of tables whose changes are offered to readers of the log. */
export interface Publication {
  readonly name: string;
  /** Tables, as `schema.table`. */
  readonly tables: readonly string[];
}
