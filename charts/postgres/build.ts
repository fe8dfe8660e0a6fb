import type { Build, Peer } from '../shared/constructs.js';
import { selectorLabels } from '../shared/index.js';
import type { ResolvedDatabase } from './component.js';
import { generatorIdentity, POSTGRES_PORT, postgresIdentity } from './config.js';
import { DataGenerators } from './data-generators.js';
import { Postgres } from './postgres.js';
import { PostgresMigration } from './postgres-migration.js';

/** The server, what makes its tables and users, and what fills them. */
export const buildPostgres: Build<{ readonly postgres?: ResolvedDatabase }> = (scope, { postgres: database }, wiring) => {
  if (!database) return;
  const { workloads, clientsOf } = wiring;
  const { name, server, migration, generators } = database;
  const [first, ...others] = generators;
  const filling: readonly Peer[] = first ? [{ kind: 'pods', labels: selectorLabels(generatorIdentity(workloads)) }] : [];
  const clients = [...clientsOf(selectorLabels(postgresIdentity(workloads)), POSTGRES_PORT), ...filling];
  if (server) new Postgres(scope, 'Postgres', { server, workloads, clients });
  if (migration) new PostgresMigration(scope, 'Migration', { migration, workloads });
  if (first) new DataGenerators(scope, 'Generators', { name: `${name}-generators`, generators: [first, ...others], workloads });
};
