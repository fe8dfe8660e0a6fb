import { type NamePattern, namePattern, type Permission, type Properties, type RateSpec } from '../shared/index.js';

/** A topic with every default filled in. */
export interface Topic {
  readonly name: string;
  readonly partitions: number;
  readonly replicationFactor: number;
  /** Topic settings, `min.insync.replicas` among them. What is set live and not here is removed. */
  readonly settings: Properties;
  /** What is written to it, as somebody expects. */
  readonly rate?: RateSpec;
}

/** Somebody who logs in. */
export interface User {
  readonly name: string;
  /** `scram`: a password, kept by Kafka. `mtls`: a certificate whose subject is `CN=<name>`. */
  readonly authentication: 'scram' | 'mtls';
  readonly permissions: readonly Permission[];
  /** Secret with the password, for a SCRAM user. */
  readonly secret?: string;
}

/** Kafka's name for a user. */
export const principal = ({ name, authentication }: Pick<User, 'name' | 'authentication'>) =>
  authentication === 'mtls' ? `User:CN=${name}` : `User:${name}`;

/** Both principals of a retired user: how it logged in is no longer said. */
const everyPrincipal = (name: string) => [principal({ name, authentication: 'scram' }), principal({ name, authentication: 'mtls' })];

/** All that the access Job brings about. */
export interface Access {
  readonly topics: readonly Topic[];
  readonly users: readonly User[];
  /** Cluster-wide broker settings that Kafka takes live. */
  readonly liveSettings: Properties;
  /** Topics to delete. Their data goes with them. */
  readonly retiredTopics: readonly string[];
  /** Users who may no longer log in. */
  readonly retiredUsers: readonly string[];
  /** Whether the cluster checks ACLs at all. */
  readonly authorized: boolean;
}

/** One allowed operation, as `kafka-acls --list` spells it. */
export interface Acl {
  readonly principal: string;
  readonly resource: 'TOPIC' | 'GROUP' | 'TRANSACTIONAL_ID' | 'CLUSTER';
  readonly pattern: NamePattern;
  readonly operation: string;
}

/** The ACLs a user's permissions come to. */
export function aclsOf(user: User): Acl[] {
  return user.permissions.flatMap((permission) => {
    const on = (resource: Acl['resource'], pattern: NamePattern, operations: readonly string[]): Acl[] =>
      operations.map((operation) => ({ principal: principal(user), resource, pattern, operation }));
    if (permission.kind === 'describe') return on('TOPIC', permission.topic, ['DESCRIBE', 'DESCRIBE_CONFIGS']);
    if (permission.kind === 'consume')
      return [...on('TOPIC', permission.topic, ['READ', 'DESCRIBE']), ...on('GROUP', permission.group, ['READ', 'DESCRIBE'])];
    const transactional = permission.transactionalId
      ? on('TRANSACTIONAL_ID', namePattern(permission.transactionalId), ['WRITE', 'DESCRIBE'])
      : [];
    return [...on('TOPIC', permission.topic, ['WRITE', 'DESCRIBE']), ...transactional];
  });
}

/** The declaration the Job reads: one thing a line, in words a reviewer reads too. */
export function declaration({ topics, users, liveSettings, retiredTopics, retiredUsers, authorized }: Access): string {
  const acls = authorized ? users.flatMap(aclsOf) : [];
  const lines = [
    '# setting KEY VALUE · topic NAME PARTITIONS REPLICAS · config TOPIC KEY=VALUE · user NAME · principal NAME · acl PRINCIPAL TYPE PATTERN NAME OPERATION',
    ...Object.entries(liveSettings).map(([key, value]) => `setting ${key} ${value}`),
    ...topics.flatMap(topicLines),
    ...rateLines(topics),
    ...users.filter(({ authentication }) => authentication === 'scram').map(({ name }) => `user ${name}`),
    ...(authorized ? [...users.map(principal), ...retiredUsers.flatMap(everyPrincipal)].map((name) => `principal ${name}`) : []),
    ...unique(
      acls.map((acl) => `acl ${acl.principal} ${acl.resource} ${acl.pattern.pattern.toUpperCase()} ${acl.pattern.name} ${acl.operation}`),
    ),
    ...retiredTopics.map((name) => `retired-topic ${name}`),
    ...retiredUsers.map((name) => `retired-user ${name}`),
  ];
  return `${lines.join('\n')}\n`;
}

const topicLines = ({ name, partitions, replicationFactor, settings }: Topic) => [
  `topic ${name} ${partitions} ${replicationFactor}`,
  ...Object.entries(settings).map(([key, value]) => `config ${name} ${key}=${value}`),
];

/**
 * Rates change nothing in the cluster: the script passes over words it does not know. They stand here, beside the topic,
 * because this is the one place where topics are written down, and lint reads it back to see whether disks suffice.
 */
function rateLines(topics: readonly Topic[]): readonly string[] {
  const lines = topics.flatMap(({ name, rate }) => (rate ? [`rate ${name} ${rate.recordsPerSecond} ${rate.bytesPerRecord}`] : []));
  return lines.length === 0 ? [] : ['# rate TOPIC RECORDS-PER-SECOND BYTES-PER-RECORD: for lint, not applied', ...lines];
}

const unique = (lines: readonly string[]) => [...new Set(lines)];
