import { type Component, type ComponentRelease, imageKey } from '../component.js';
import { type DatabaseAddress, imageReleaseProblems, knownReference, under } from '../shared/index.js';
import { POSTGRES_PORT, type PostgresConfig, postgresIdentity } from './config.js';
import type { DataGenerator } from './generator.js';
import { POSTGRES_IMAGES, postgresContract, postgresImage, postgresImageProblems } from './images.js';
import type { Migration } from './migration.js';
import { type DatabaseNeeds, POSTGRES_USERS, resolveGenerators, resolveMigration } from './needs.js';
import { recognisedPostgres } from './recognise.js';
import { postgresSecrets } from './secrets.js';
import { isExternal, type PostgresSpec, postgresName, resolveDatabase, resolveLogin, resolvePostgres } from './spec.js';
import { postgresSpecProblems } from './spec-problems.js';

/** The database in an environment. */
export interface PostgresField {
  /** The pipelines' database: a server in the platform, or one that is elsewhere. @default none */
  readonly postgres?: PostgresSpec;
}

/** The database in a release file. */
export interface PostgresReleaseField {
  /** The server's image; of a database elsewhere, the one whose psql the migration uses. */
  readonly postgres?: ComponentRelease;
}

/** The database as the platform uses it. */
export interface ResolvedDatabase {
  /** Prefix of its objects' names, e.g. `postgres`. */
  readonly name: string;
  /** Where the database is. */
  readonly address: DatabaseAddress;
  /** The server, where the platform runs one. */
  readonly server?: PostgresConfig;
  /** What makes tables, users and publications; nothing where they are given. */
  readonly migration?: Migration;
  /** Workloads that fill tables with generated rows. */
  readonly generators: readonly DataGenerator[];
}

/** What it is in a description, a release and a platform. */
export interface PostgresTypes {
  /** Its field of an environment. */
  readonly field: PostgresField;
  /** Its entry of a release file. */
  readonly release: PostgresReleaseField;
  /** Its field of a platform. */
  readonly resolved: { readonly postgres?: ResolvedDatabase };
  /** What it reads of the pipelines' parts. */
  readonly parts: { readonly database: DatabaseNeeds; readonly connectors: readonly { readonly kind: string }[] };
}

/** Whether the database needs an image: a server runs it, a migration and generators take psql from it. */
const needsImage = (spec: PostgresSpec, { generators }: DatabaseNeeds) =>
  !isExternal(spec) || spec.schema === 'migrated' || generators.length > 0;

/** The pipelines' database. */
export const postgres: Component<PostgresTypes> = {
  key: 'postgres',
  folder: 'postgres',
  runs: { kinds: ['generator'], words: { component: 'database', parts: 'a generator' }, declaration: 'postgres: {}' },
  isRendered: ({ postgres: database }) =>
    database !== undefined && (database.server !== undefined || database.migration !== undefined || database.generators.length > 0),
  release: {
    keys: { image: imageKey('postgres:17.10') },
    isNeeded: ({ environment: { postgres: spec }, parts }) => spec !== undefined && needsImage(spec, parts.database),
    problems: ({ release, site }) =>
      imageReleaseProblems(release.postgres ?? { image: '' }, {
        contract: postgresContract,
        problems: postgresImageProblems,
        allowLatest: site.class === 'local',
      }),
  },
  problems: ({ environment: { postgres: spec }, release, parts, site }) => {
    if (!spec) return [];
    const released = release.postgres;
    const image = released && postgresContract(knownReference(released)) && postgresImage(released, undefined);
    return under('postgres', postgresSpecProblems(spec, { context: site, image, needs: parts.database }));
  },
  resolve: ({ environment: { postgres: spec }, release, parts: { database: needs, connectors }, context }) => {
    if (!spec) return {};
    const [name, address] = [postgresName(context), resolveDatabase(spec, context)];
    if (!release.postgres) return { postgres: { name, address, generators: [] } };
    const image = postgresImage(release.postgres, context.kubernetes.imageMirror);
    const slots = connectors.filter(({ kind }) => kind === 'debezium-postgres').length;
    const migration = resolveMigration(spec, { context, image, needs });
    return {
      postgres: {
        name,
        address,
        ...(!isExternal(spec) && { server: resolvePostgres(spec, { context, image, slots }) }),
        ...(migration && { migration }),
        generators: resolveGenerators(spec, { context, image, needs }),
      },
    };
  },
  secrets: ({ environment: { postgres: spec }, parts, site }) => (spec ? postgresSecrets(spec, site, parts.database) : []),
  offers: {
    database: ({ environment: { postgres: spec }, site }) =>
      spec && {
        address: resolveDatabase(spec, site),
        polling: resolveLogin(spec, site, POSTGRES_USERS.connect),
        capture: resolveLogin(spec, site, POSTGRES_USERS.capture),
      },
  },
  own: ({ environment: { postgres: spec }, site }) =>
    spec && !isExternal(spec) ? { identity: postgresIdentity(site.workloads), parts: spec } : undefined,
  recognise: recognisedPostgres,
  reference: {
    title: 'Postgres',
    tables: [
      {
        head: ['Image', 'uid:gid', 'Data', 'Known by', 'Licence'],
        rows: POSTGRES_IMAGES.map(({ repository, major, base, uid, gid, dataDir, proof, licence }) => [
          `\`${repository}:${major}.x${base === 'alpine' ? '-alpine' : ''}\``,
          `${uid}:${gid}`,
          `\`${dataDir}\``,
          proof,
          licence,
        ]),
      },
    ],
    words: {
      GeneratorPart: '`generator(…)`',
      PostgresSettings: "map of Postgres' own names to text, numbers, `true` or `false`",
    },
    shapes: [
      {
        file: 'spec.ts',
        names: ['PostgresSpec', 'PostgresServerSpec', 'PostgresUserSpec', 'PostgresClientSpec', 'PostgresExternalSpec'],
      },
    ],
  },
  local: {
    profile: 'full',
    port: { part: 'database', port: POSTGRES_PORT },
    ready: 'migration',
    after: { migration: ['database'], generator: ['migration'] },
    isStoppedLate: true,
    volumeVariable: 'MAJOR',
    imageVolumes: [{ image: /(^|\/)postgres:/, folders: ['/var/lib/postgresql/data'] }],
    access: ({ postgres: { server } = {} }, { port, secret }) => {
      if (!server) return undefined;
      const password = secret(server.adminSecret, 'password');
      const address = `localhost:${port}/${server.database}`;
      const variables = { DATABASE_URL: `postgresql://${server.admin}:${password}@${address}` };
      return { address, login: `${server.admin} / ${password}`, variables };
    },
  },
};
