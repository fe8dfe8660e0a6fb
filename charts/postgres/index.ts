export {
  generatorIdentity,
  migrationIdentity,
  POSTGRES_DEFAULTS,
  POSTGRES_PORT,
  type PostgresClient,
  type PostgresConfig,
  type PostgresSettings,
  type PostgresSize,
  postgresHost,
  postgresHostNames,
  postgresIdentity,
} from './config.js';
export { type DatabaseUser, jdbcUrl, libpqEnvironment, type Publication } from './database.js';
export type { DataGenerator } from './generator.js';
export {
  POSTGRES_IMAGES,
  type PostgresContract,
  type PostgresImage,
  postgresContract,
  postgresImage,
  postgresImageProblems,
} from './images.js';
export { type Migration, migrationFiles, migrationProblems, type SqlFile } from './migration.js';
export { nameProblems, type PostgresValues, postgresProblems } from './problems.js';
export { hostBasedAccess, INITDB_ARGUMENTS, postgresqlConf, serverSettings } from './server-settings.js';
