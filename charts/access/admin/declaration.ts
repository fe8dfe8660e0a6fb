import type { Properties } from '../../shared/index.js';

/** Key of the ConfigMap that holds the file. */
export const ACCESS_FILE = 'access.json';

/** Form of the file: the program refuses another. */
export const DECLARATION_VERSION = 1;

/** All that the admin program makes of a cluster's topics, settings, users, rights and quotas. */
export interface AccessDeclaration {
  /** Brokers that must answer before anything is changed. At least 1. */
  readonly brokers: number;
  /** Where the program records which keys it has set: only those are removed once they leave the declaration. */
  readonly record: RecordTopic;
  /** Cluster-wide broker settings that Kafka takes live. */
  readonly settings: Properties;
  /** Topics to create and keep as declared. */
  readonly topics: readonly DeclaredTopic[];
  /** Topics to delete, with their data. */
  readonly retiredTopics: readonly string[];
  /** Users to create and keep as declared. */
  readonly users: readonly DeclaredUser[];
  /** Users whose passwords are removed. */
  readonly retiredUsers: readonly string[];
  /** Principals, e.g. `User:app`, whose ACLs are exactly those in `acls`: others that they have are removed. */
  readonly principals: readonly string[];
  /** ACLs to create. */
  readonly acls: readonly DeclaredAcl[];
  /** Quotas to set. */
  readonly quotas: readonly DeclaredQuota[];
  /** Entities that lose all their quotas. */
  readonly retiredQuotas: readonly QuotaEntity[];
}

/** A compacted topic with one partition. */
export interface RecordTopic {
  /** Its name, e.g. `_sluice_applied`. */
  readonly topic: string;
  /** Replicas. At least 1. */
  readonly replicationFactor: number;
}

/** A topic. */
export interface DeclaredTopic {
  /** Name of the topic. */
  readonly name: string;
  /** At least 1. Kafka can add partitions, and never removes one. */
  readonly partitions: number;
  /** At least 1. */
  readonly replicationFactor: number;
  /** Settings of this topic, by Kafka's names. */
  readonly settings: Properties;
  /** What is expected to be written to it. For lint: the program does nothing with it. */
  readonly rate?: DeclaredRate;
}

/** How much is written to a topic, on the average of a busy week. */
export interface DeclaredRate {
  /** Records a second, over all partitions. */
  readonly recordsPerSecond: number;
  /** Bytes of a record on disk, compressed. */
  readonly bytesPerRecord: number;
}

/** How a password is kept by Kafka. */
export const SCRAM_MECHANISMS = ['SCRAM-SHA-256', 'SCRAM-SHA-512'] as const;
/** One of them. */
export type ScramMechanism = (typeof SCRAM_MECHANISMS)[number];

/** A user with a password. */
export interface DeclaredUser {
  /** Name of the user. */
  readonly name: string;
  /** At least one. */
  readonly mechanisms: readonly ScramMechanism[];
  /** File with the password in the Job's container: the declaration holds no password. */
  readonly passwordFile: string;
}

/** What an ACL can be about. */
export const ACL_RESOURCES = ['TOPIC', 'GROUP', 'CLUSTER', 'TRANSACTIONAL_ID', 'DELEGATION_TOKEN', 'USER'] as const;
/** One of them. */
export type AclResource = (typeof ACL_RESOURCES)[number];

/** How an ACL's name is matched. */
export const ACL_PATTERNS = ['LITERAL', 'PREFIXED'] as const;
/** One of them. */
export type AclPattern = (typeof ACL_PATTERNS)[number];

/** What an ACL says about its operations. A denied one is denied whatever else is allowed. */
export const ACL_PERMISSIONS = ['ALLOW', 'DENY'] as const;
/** One of them. */
export type AclPermission = (typeof ACL_PERMISSIONS)[number];

/** What can be done. `CREATE_TOKENS` and `DESCRIBE_TOKENS` are about the resource `USER`. */
export const ACL_OPERATIONS = [
  'ALL',
  'READ',
  'WRITE',
  'CREATE',
  'DELETE',
  'ALTER',
  'DESCRIBE',
  'CLUSTER_ACTION',
  'DESCRIBE_CONFIGS',
  'ALTER_CONFIGS',
  'IDEMPOTENT_WRITE',
  'CREATE_TOKENS',
  'DESCRIBE_TOKENS',
] as const;
/** One of them. */
export type AclOperation = (typeof ACL_OPERATIONS)[number];

/** What a principal may do, or may not, with one resource. */
export interface DeclaredAcl {
  /** One of the declaration's principals. */
  readonly principal: string;
  /** Address from which, `*` for any. */
  readonly host: string;
  /** Whether it allows or denies. */
  readonly permission: AclPermission;
  /** At least one. */
  readonly operations: readonly AclOperation[];
  /** Type of the resource. */
  readonly resource: AclResource;
  /** Whether the name is whole or a prefix. */
  readonly pattern: AclPattern;
  /** Name of the resource or its beginning; `*` for every name; `kafka-cluster` for the cluster. */
  readonly name: string;
}

/** Who a quota is for. `null` is Kafka's default: everybody without a quota of this kind. */
export interface QuotaEntity {
  /** User, alone or together with a client id. */
  readonly user?: string | null;
  /** Client id. */
  readonly clientId?: string | null;
  /** Address; never together with the others. */
  readonly ip?: string | null;
}

/** Limits of one entity. */
export interface DeclaredQuota extends QuotaEntity {
  /** By Kafka's names: `producer_byte_rate`, `consumer_byte_rate`, `request_percentage`, `controller_mutation_rate`, `connection_creation_rate`. */
  readonly limits: Readonly<Record<string, number>>;
}

/** Values that most ACLs have are not written. */
export const ACL_DEFAULTS = { host: '*', permission: 'ALLOW', pattern: 'LITERAL' } as const;

/** The file that the program reads: one object a line, so that a review shows one line for each that changes. */
export function formatDeclaration(declaration: AccessDeclaration): string {
  const { brokers, record, settings, topics, retiredTopics, users, retiredUsers, principals, acls, quotas, retiredQuotas } = declaration;
  const fields = [
    ['version', String(DECLARATION_VERSION)],
    ['brokers', JSON.stringify(brokers)],
    ['record', JSON.stringify({ topic: record.topic, replicationFactor: record.replicationFactor })],
    ['settings', JSON.stringify(settings)],
    ['topics', lines(topics.map(topicFields))],
    ['retiredTopics', lines(retiredTopics)],
    ['users', lines(users.map(({ name, mechanisms, passwordFile }) => ({ name, mechanisms, passwordFile })))],
    ['retiredUsers', lines(retiredUsers)],
    ['principals', lines(principals)],
    ['acls', lines(acls.map(aclFields))],
    ['quotas', lines(quotas.map((quota) => ({ ...entityFields(quota), limits: quota.limits })))],
    ['retiredQuotas', lines(retiredQuotas.map(entityFields))],
  ];
  return `{\n${fields.map(([name, value]) => `  "${name}": ${value}`).join(',\n')}\n}\n`;
}

const lines = (items: readonly unknown[]) =>
  items.length === 0 ? '[]' : `[\n${items.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`;

const topicFields = ({ name, partitions, replicationFactor, settings, rate }: DeclaredTopic) => ({
  name,
  partitions,
  replicationFactor,
  settings,
  ...(rate && { rate: { recordsPerSecond: rate.recordsPerSecond, bytesPerRecord: rate.bytesPerRecord } }),
});

const aclFields = ({ principal, host, permission, operations, resource, pattern, name }: DeclaredAcl) => ({
  principal,
  ...(host === ACL_DEFAULTS.host ? {} : { host }),
  ...(permission === ACL_DEFAULTS.permission ? {} : { permission }),
  operations,
  resource,
  ...(pattern === ACL_DEFAULTS.pattern ? {} : { pattern }),
  name,
});

const entityFields = ({ user, clientId, ip }: QuotaEntity) => ({
  ...(user === undefined ? {} : { user }),
  ...(clientId === undefined ? {} : { clientId }),
  ...(ip === undefined ? {} : { ip }),
});
