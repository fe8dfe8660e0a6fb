import { Construct } from 'constructs';
import {
  type AdminProgram,
  adminFiles,
  adminPod,
  connectionVolumes,
  contentHash,
  EdgePolicy,
  HashedConfigMap,
  k8s,
  metadata,
  type Peer,
  type PodPlan,
  podTemplate,
} from '../shared/constructs.js';
import { formatProperties, type Identity, type KafkaConnection, objectLabels, type Workloads } from '../shared/index.js';
import { ACCESS_FILE, formatDeclaration } from './admin/declaration.js';
import { type Access, accessDeclaration } from './config.js';

const ACCESS_DIR = '/etc/sluice/access';
const USERS_DIR = '/etc/sluice/users';
/** Tries before the Job gives up; each waits for the brokers by itself first. */
const BACKOFF_LIMIT = 4;

/** What the composition root hands to the access Job. */
export interface AccessConfig {
  /** Name of its objects, e.g. `kafka-access`. */
  readonly name: string;
  /** Topics, users and settings the Job applies. */
  readonly access: Access;
  /** The administrator's way in. */
  readonly connection: KafkaConnection;
  /** What the Job runs. */
  readonly admin: AdminProgram;
  /** Brokers that must be there before a topic is made. */
  readonly brokers: number;
  /** Replicas of the topic in which the program records which keys it has set. */
  readonly replicationFactor: number;
  /** The brokers' pods. */
  readonly kafka: Peer;
  /** What the environment decides for every pod. */
  readonly workloads: Workloads;
}

/** Pods of the access Job: the brokers' policy lets them in. */
export const accessIdentity = ({ partOf }: Pick<Workloads, 'partOf'>): Identity => ({ name: 'kafka', component: 'access', partOf });

/**
 * Live settings, topics, users and ACLs, brought about by a Job that compares first. Its name holds the hash of all it does, so a
 * changed declaration is a new Job; `sluice apply` runs an unchanged one again, because only the Job sees the live state.
 */
export class KafkaAccess extends Construct {
  constructor(scope: Construct, id: string, config: AccessConfig) {
    super(scope, id);
    const { name, workloads, connection } = config;
    const identity = accessIdentity(workloads);
    const files = settingsFiles(config);
    const settings = new HashedConfigMap(this, 'Settings', { name, identity, workloads, files });
    const template = podTemplate(podPlan(config, settings.name), workloads);
    const jobName = `${name}-${contentHash({ ...files, template: JSON.stringify(template) })}`;
    new k8s.KubeJob(this, 'Job', {
      metadata: metadata(jobName, identity, workloads),
      spec: { backoffLimit: BACKOFF_LIMIT, template },
    });
    new EdgePolicy(
      this,
      'Policy',
      { name, identity, ingress: [], egress: [{ peers: [config.kafka], ports: [connection.edge.port] }] },
      workloads,
    );
  }
}

function settingsFiles({ access, connection, admin, brokers, replicationFactor }: AccessConfig): Record<string, string> {
  return {
    [ACCESS_FILE]: formatDeclaration(accessDeclaration(access, { brokers, replicationFactor, usersDir: USERS_DIR })),
    'client.properties': formatProperties(connection.clientSecurity),
    ...adminFiles(admin),
  };
}

function podPlan({ access, connection, admin, workloads }: AccessConfig, settings: string): PodPlan {
  const passwords = access.users.flatMap(({ name: user, secret }) => (secret ? [{ user, secret }] : []));
  const client = connectionVolumes(connection);
  const where = ['--bootstrap', connection.bootstrapServers.join(','), '--client', `${ACCESS_DIR}/client.properties`];
  return {
    ...adminPod(admin, {
      name: 'access',
      args: ['apply', `${ACCESS_DIR}/${ACCESS_FILE}`, ...where],
      settingsDir: ACCESS_DIR,
      volumes: [
        { name: 'settings', configMap: { name: settings } },
        ...client.volumes,
        ...passwords.map(({ user, secret }) => ({
          name: `user-${user}`,
          secret: { secretName: secret, items: [{ key: 'password', path: 'password' }] },
        })),
      ],
      mounts: [
        { name: 'settings', mountPath: ACCESS_DIR, readOnly: true },
        ...client.mounts,
        ...passwords.map(({ user }) => ({ name: `user-${user}`, mountPath: `${USERS_DIR}/${user}`, readOnly: true })),
      ],
    }),
    labels: objectLabels(accessIdentity(workloads)),
  };
}
