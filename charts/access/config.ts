import { type NamePattern, namePattern, type Permission, type Properties, type RateSpec } from '../shared/index.js';
import { type DeclarationLine, formatDeclaration } from './declaration.js';

/** A topic with every default filled in. */
export interface Topic {
  /** Name of the topic. */
  readonly name: string;
  /** Number of partitions. */
  readonly partitions: number;
  /** Number of replicas of each partition. */
  readonly replicationFactor: number;
  /** Topic settings, `min.insync.replicas` among them. What is set live and not here is removed. */
  readonly settings: Properties;
  /** What is written to it, as somebody expects. */
  readonly rate?: RateSpec;
}

/** Somebody who logs in. */
export interface User {
  /** Name of the user. */
  readonly name: string;
  /** `scram`: a password, kept by Kafka. `mtls`: a certificate whose subject is `CN=<name>`. */
  readonly authentication: 'scram' | 'mtls';
  /** What the user may do. */
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
  /** Topics to create and keep as declared. */
  readonly topics: readonly Topic[];
  /** Users with their ACLs. */
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
  /** Who it applies to, e.g. `User:billing`. */
  readonly principal: string;
  /** Type of the resource. */
  readonly resource: 'TOPIC' | 'GROUP' | 'TRANSACTIONAL_ID' | 'CLUSTER';
  /** Name or prefix of the resource. */
  readonly pattern: NamePattern;
  /** Allowed operation, e.g. `READ`. */
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

/** The declaration the Job reads: one thing a line, in words a reviewer reads too. Rates stand beside their topics and change nothing: lint reads them. */
export const declaration = (access: Access): string => formatDeclaration(linesOf(access));

function linesOf({ topics, users, liveSettings, retiredTopics, retiredUsers, authorized }: Access): readonly DeclarationLine[] {
  const principals = authorized ? [...users.map(principal), ...retiredUsers.flatMap(everyPrincipal)] : [];
  const acls = authorized ? users.flatMap(aclsOf) : [];
  return [
    ...Object.entries(liveSettings).map(([key, value]) => ({ kind: 'setting' as const, key, value })),
    ...topics.flatMap(topicLines),
    ...topics.flatMap(({ name, rate }) => (rate ? [{ kind: 'rate' as const, topic: name, ...rate }] : [])),
    ...users.filter(({ authentication }) => authentication === 'scram').map(({ name }) => ({ kind: 'user' as const, name })),
    ...principals.map((name) => ({ kind: 'principal' as const, name })),
    ...acls.map(({ pattern: { pattern, name }, ...acl }) => ({
      kind: 'acl' as const,
      ...acl,
      pattern: pattern === 'prefixed' ? ('PREFIXED' as const) : ('LITERAL' as const),
      name,
    })),
    ...retiredTopics.map((name) => ({ kind: 'retired-topic' as const, name })),
    ...retiredUsers.map((name) => ({ kind: 'retired-user' as const, name })),
  ];
}

const topicLines = ({ name, partitions, replicationFactor, settings }: Topic): readonly DeclarationLine[] => [
  { kind: 'topic', name, partitions, replicationFactor },
  ...Object.entries(settings).map(([key, value]) => ({ kind: 'config' as const, topic: name, key, value })),
];
