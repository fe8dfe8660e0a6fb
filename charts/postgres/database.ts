import type { DatabaseEndpoint } from '../shared/index.js';

/** URL for JDBC. `authorityFile` is where the client mounted the authority's certificate; used with `verify-full` only. */
export function jdbcUrl({ host, port, database, tls }: DatabaseEndpoint, authorityFile: string): string {
  const parameters = tls.mode === 'verify-full' ? `sslmode=verify-full&sslrootcert=${authorityFile}` : `sslmode=${tls.mode}`;
  return `jdbc:postgresql://${host}:${port}/${database}?${parameters}`;
}

/** What psql and everything else built on libpq reads from its environment. */
export function libpqEnvironment({ host, port, database, tls }: DatabaseEndpoint, authorityFile: string): Record<string, string> {
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
  /** Name of the publication. */
  readonly name: string;
  /** Tables, as `schema.table`. */
  readonly tables: readonly string[];
}
