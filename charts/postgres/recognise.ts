import type { Recognised } from '../shared/recognise.js';

/** From this major on the image keeps each version's data in a folder of its own, one level below its volume. */
export const VERSIONED_FOLDERS_SINCE = 18;

/** Images that are built on the official one, and keep its paths. */
const OFFICIAL = /(^|\/)((library\/|debezium\/)?postgres|pgvector\/pgvector|(postgis|imresamu)\/postgis|timescale\/timescaledb)$/;
/** Its tags of Postgres 18 or later: `18.1`, `18-alpine`, `pg18`, `2.23.0-pg18`. */
const SINCE_18 = /^(1[89]|[2-9]\d)(?!\d)|(^|-)pg(1[89]|[2-9]\d)/;

/** By what a Postgres server is recognised in anybody's manifests. */
export const recognisedPostgres: Recognised = {
  software: 'postgres',
  role: 'database',
  images: [
    { repository: /(^|\/)bitnami(legacy|secure)?\/postgresql(-repmgr)?$/, family: 'bitnami' },
    { repository: /(^|\/)debezium\/postgres$/, family: 'debezium' },
    { repository: OFFICIAL, family: 'apache' },
    { repository: /(^|\/)timescale\/timescaledb-ha$/, family: 'other' },
  ],
  isCalledByName: true,
  rules: { family: 'PGS', title: 'Postgres' },
  initVariables: [
    'POSTGRES_USER',
    'POSTGRES_PASSWORD',
    'POSTGRES_DB',
    'POSTGRES_INITDB_ARGS',
    'POSTGRESQL_USERNAME',
    'POSTGRESQL_PASSWORD',
    'POSTGRESQL_DATABASE',
  ],
  openLogins: [{ variable: 'POSTGRES_HOST_AUTH_METHOD', value: /^trust$/i }],
  // TimescaleDB counts its own versions before that of Postgres: `2.17.2-pg17`.
  major: ({ repository, tag = '' }) => {
    const major = /(?:^|-)pg(\d+)/.exec(tag)?.[1] ?? (/timescale/.test(repository) ? undefined : /^v?(\d+)/.exec(tag)?.[1]);
    return major === undefined ? undefined : Number(major);
  },
  sorter: ({ repository, tag = '' }) => {
    const release = /(trixie|bookworm|bullseye|buster|stretch|jammy|noble)/.exec(tag)?.[1] ?? /debian-\d+/.exec(tag)?.[0];
    const isAlpine = /alpine/.test(tag) || (/timescale\/timescaledb$/.test(repository) && release === undefined);
    return isAlpine ? { library: 'musl (Alpine)' } : { library: 'glibc', ...(release !== undefined && { release }) };
  },
  dataFolders: ({ family, repository, major }) => {
    if (family === 'bitnami') return ['/bitnami/postgresql/data'];
    if (/timescaledb-ha$/.test(repository)) return ['/home/postgres/pgdata/data'];
    const [earlier, since] = ['/var/lib/postgresql/data', `/var/lib/postgresql/${major ?? VERSIONED_FOLDERS_SINCE}/docker`];
    if (major === undefined) return [earlier, since];
    return [major >= VERSIONED_FOLDERS_SINCE ? since : earlier];
  },
  volumes: [
    { repository: /(^|\/)bitnami(legacy|secure)?\/postgresql(-repmgr)?$/, folders: ['/bitnami/postgresql'] },
    { repository: OFFICIAL, tags: SINCE_18, folders: ['/var/lib/postgresql'] },
    { repository: OFFICIAL, folders: ['/var/lib/postgresql/data'] },
  ],
};
