import { Construct } from 'constructs';
import { contentHash, EdgePolicy, HashedConfigMap, k8s, metadata, podTemplate } from '../shared/constructs.js';
import { objectLabels, type Workloads } from '../shared/index.js';
import CLIENT_SCRIPT from './client.sh?raw';
import { clientPod } from './client-pod.js';
import { migrationIdentity } from './config.js';
import MIGRATE_SCRIPT from './migrate.sh?raw';
import { type Migration, migrationFiles, USERS_DIR } from './migration.js';

const MIGRATION_DIR = '/etc/sluice/migration';
/** Tries before the Job gives up; each waits for the database by itself first. */
const BACKOFF_LIMIT = 4;

/** What the composition root hands to the migration. */
export interface PostgresMigrationWiring {
  /** The migration to run. */
  readonly migration: Migration;
  /** What the environment decides for every pod. */
  readonly workloads: Workloads;
}

/**
 * Tables, publications and users of a database, brought about by a Job. Its name holds the hash of all it does, so that a changed
 * description is a new Job; run again it changes nothing but sets users' passwords from their Secrets.
 */
export class PostgresMigration extends Construct {
  constructor(scope: Construct, id: string, { migration, workloads }: PostgresMigrationWiring) {
    super(scope, id);
    const { name, database, login, image, users } = migration;
    const identity = migrationIdentity(workloads);
    const files = { ...migrationFiles(migration), 'migrate.sh': MIGRATE_SCRIPT, 'client.sh': CLIENT_SCRIPT };
    const settings = new HashedConfigMap(this, 'Settings', { name, identity, workloads, files });
    const pod = clientPod({
      image,
      database,
      login,
      containerName: 'migrate',
      settings: { name: settings.name, dir: MIGRATION_DIR, script: 'migrate.sh' },
      env: { USERS: users.map((user) => user.name).join(' ') },
      labels: objectLabels(identity),
      restartPolicy: 'Never',
      users: { dir: USERS_DIR, secrets: Object.fromEntries(users.map((user) => [user.name, user.secret])) },
    });
    const template = podTemplate(pod, workloads);
    const jobName = `${name}-${contentHash({ ...files, template: JSON.stringify(template) })}`;
    new k8s.KubeJob(this, 'Job', { metadata: metadata(jobName, identity, workloads), spec: { backoffLimit: BACKOFF_LIMIT, template } });
    const egress = [{ peers: database.reach, ports: [database.port] }];
    new EdgePolicy(this, 'Policy', { name, identity, ingress: [], egress }, workloads);
  }
}
