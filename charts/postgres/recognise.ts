import type { Recognised } from '../shared/recognise.js';

/** From this major on the image keeps each version's data in a folder of its own, one level below its volume. */
export const VERSIONED_FOLDERS_SINCE = 18;

/** By what a Postgres server is recognised in anybody's manifests. */
export const recognisedPostgres: Recognised = {
  software: 'postgres',
  role: 'database',
  images: [
    { repository: /(^|\/)bitnami(legacy|secure)?\/postgresql(-repmgr)?$/, family: 'bitnami' },
    { repository: /(^|\/)debezium\/postgres$/, family: 'debezium' },
    { repository: /(^|\/)(library\/)?postgres$/, family: 'apache' },
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
  dataFolder: ({ family, major }) => {
    if (family === 'bitnami') return '/bitnami/postgresql/data';
    return major >= VERSIONED_FOLDERS_SINCE ? `/var/lib/postgresql/${major}/docker` : '/var/lib/postgresql/data';
  },
};
