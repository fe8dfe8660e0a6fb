import { Construct } from 'constructs';
import {
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
import {
  formatProperties,
  type Identity,
  type KafkaConnection,
  loggingFile,
  objectLabels,
  type RunnableImage,
  type Workloads,
} from '../shared/index.js';
import ACCESS_SCRIPT from './access.sh?raw';
import { type Access, declaration } from './config.js';
import { DECLARATION_FILE } from './declaration.js';

const ACCESS_DIR = '/etc/sluice/access';
const USERS_DIR = '/etc/sluice/users';
/** Each tool is a JVM of its own, one at a time. */
const RESOURCES = { memoryMiB: 512, cpuMillis: 100 } as const;
const HEAP_MIB = 192;
/** Tries before the Job gives up; each waits for the brokers by itself first. */
const BACKOFF_LIMIT = 4;
const CLIENT_TIMEOUTS = { 'request.timeout.ms': '10000', 'default.api.timeout.ms': '30000' } as const;

/** What the composition root hands to the access Job. */
export interface AccessConfig {
  /** Name of its objects, e.g. `kafka-access`. */
  readonly name: string;
  /** Topics, users and settings the Job applies. */
  readonly access: Access;
  /** The administrator's way in. */
  readonly connection: KafkaConnection;
  /** The brokers' image: its tools are used. */
  readonly image: RunnableImage;
  /** Brokers that must be there before a topic is made. */
  readonly brokers: number;
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

function settingsFiles({ access, connection, image }: AccessConfig): Record<string, string> {
  const logging = loggingFile(image.contract);
  return {
    [DECLARATION_FILE]: declaration(access),
    'client.properties': formatProperties({ ...connection.clientSecurity, ...CLIENT_TIMEOUTS }),
    'access.sh': ACCESS_SCRIPT,
    [logging.name]: logging.text.replace('INFO', 'WARN'), // of the tools only their answers are wanted
  };
}

function podPlan({ access, connection, image, brokers, workloads }: AccessConfig, settings: string): PodPlan {
  const { contract, reference } = image;
  const passwords = access.users.flatMap(({ name: user, secret }) => (secret ? [{ user, secret }] : []));
  const client = connectionVolumes(connection);
  const mounts = [
    { name: 'settings', mountPath: ACCESS_DIR, readOnly: true },
    ...client.mounts,
    ...passwords.map(({ user }) => ({ name: `user-${user}`, mountPath: `${USERS_DIR}/${user}`, readOnly: true })),
  ];
  return {
    image: reference,
    uid: contract.uid,
    gid: contract.gid,
    containerName: 'access',
    command: ['/bin/bash', `${ACCESS_DIR}/access.sh`],
    env: {
      BOOTSTRAP: connection.bootstrapServers.join(','),
      BROKERS: String(brokers),
      TOOLS_DIR: contract.toolsDir,
      TOOLS_SUFFIX: contract.toolsSuffix,
      KAFKA_HEAP_OPTS: `-Xmx${HEAP_MIB}m`,
      KAFKA_LOG4J_OPTS: loggingFile(contract).option(ACCESS_DIR),
      LOG_DIR: '/tmp/logs',
    },
    resources: RESOURCES,
    scratch: [
      { name: 'run', path: '/run/sluice', sizeMiB: 1, inMemory: true }, // holds a password for a moment
      { name: 'tmp', path: '/tmp', sizeMiB: 128 }, // the tools' classes, kept from the first call
    ],
    volumes: [
      { name: 'settings', configMap: { name: settings } },
      ...client.volumes,
      ...passwords.map(({ user, secret }) => ({
        name: `user-${user}`,
        secret: { secretName: secret, items: [{ key: 'password', path: 'password' }] },
      })),
    ],
    mounts,
    graceSeconds: 10,
    labels: objectLabels(accessIdentity(workloads)),
    restartPolicy: 'Never',
  };
}
