import { type ObjectStoreAddress, type ObjectStoreConfig, objectStoreImage } from '../../charts/object-store/index.js';
import {
  type DatabaseAddress,
  type DataGenerator,
  type Migration,
  type PostgresConfig,
  postgresImage,
} from '../../charts/postgres/index.js';
import type { ComponentContext } from '../components/context.js';
import { resolveObjectStore, resolveStandIn } from '../components/object-store.js';
import { isExternal, postgresName, resolveDatabase, resolvePostgres } from '../components/postgres.js';
import { resolveGenerators, resolveMigration } from '../components/postgres-needs.js';
import type { Environment } from '../environment.js';
import { partsOf } from '../pipelines/pipeline-parts.js';
import type { Release } from '../release/release.js';

/** The object store as the platform uses it. */
export interface ObjectStorePlace {
  readonly address: ObjectStoreAddress;
  /** The stand-in, where the platform runs one. */
  readonly standIn?: ObjectStoreConfig;
}

/** The database as the platform uses it. */
export interface DatabasePlace {
  /** Beginning of its objects' names, e.g. `postgres`. */
  readonly name: string;
  readonly address: DatabaseAddress;
  /** The server, where the platform runs one. */
  readonly server?: PostgresConfig;
  /** What makes tables, users and publications; nothing where they are given. */
  readonly migration?: Migration;
  readonly generators: readonly DataGenerator[];
}

/** What data components are resolved from. */
export interface DataInputs {
  readonly environment: Environment;
  readonly release: Release;
  readonly context: ComponentContext;
}

/** The environment's object store. Assumes one without problems. */
export function resolveObjectStorePlace({ environment, release, context }: DataInputs): ObjectStorePlace | undefined {
  const { objectStore: spec } = environment;
  if (!spec) return undefined;
  const address = resolveObjectStore(spec, context);
  if (spec.kind === 's3') return { address };
  const mirror = environment.kubernetes.imageMirror;
  const image = objectStoreImage({ reference: release.objectStore?.image ?? '', runs: 'gateway' }, mirror);
  const clientImage = objectStoreImage({ reference: release.objectStore?.client ?? '', runs: 'client' }, mirror);
  return { address, standIn: resolveStandIn(spec, { context, image, clientImage }) };
}

/** The environment's database, with what the pipelines ask of it. Assumes one without problems. */
export function resolveDatabasePlace({ environment, release, context }: DataInputs): DatabasePlace | undefined {
  const { postgres: spec, kubernetes } = environment;
  if (!spec) return undefined;
  const { database: needs, connectors } = partsOf(environment);
  const [name, address] = [postgresName(context), resolveDatabase(spec, context)];
  if (!release.postgres) return { name, address, generators: [] };
  const image = postgresImage(release.postgres.image, kubernetes.imageMirror);
  const slots = connectors.filter(({ kind }) => kind === 'debezium-postgres').length;
  const migration = resolveMigration(spec, { context, image, needs });
  return {
    name,
    address,
    ...(!isExternal(spec) && { server: resolvePostgres(spec, { context, image, slots }) }),
    ...(migration && { migration }),
    generators: resolveGenerators(spec, { context, image, needs }),
  };
}

/** Whether a database needs an image of the release: a server runs it, a migration and generators take psql from it. */
export function needsPostgresImage(environment: Environment): boolean {
  const { postgres: spec } = environment;
  if (!spec) return false;
  return !isExternal(spec) || spec.schema === 'migrated' || partsOf(environment).database.generators.length > 0;
}
