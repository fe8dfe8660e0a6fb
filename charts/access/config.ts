import { type NamePattern, namePattern, type Permission, type Properties, type RateSpec } from '../shared/index.js';
import { ACL_DEFAULTS, type AccessDeclaration, type AclOperation, type AclResource, type DeclaredAcl } from './admin/declaration.js';

/** A topic with every default filled in. */
export interface Topic {
  /** Name of the topic. */
  readonly name: string;
  /** Number of partitions. */
  readonly partitions: number;
  /** Number of replicas of each partition. */
  readonly replicationFactor: number;
  /** Topic settings, `min.insync.replicas` among them. */
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

/** The ACLs a user's permissions come to: one for all that may be done with a resource, once. */
export function aclsOf(user: User): readonly DeclaredAcl[] {
  const single = user.permissions.flatMap(grants);
  const resources = new Map(single.map((grant) => [resourceOf(grant), grant]));
  return [...resources].map(([key, { resource, pattern }]) => ({
    ...ACL_DEFAULTS,
    principal: principal(user),
    operations: [...new Set(single.filter((grant) => resourceOf(grant) === key).flatMap(({ operations }) => operations))],
    resource,
    pattern: PATTERNS[pattern.pattern],
    name: pattern.name,
  }));
}

const PATTERNS = { literal: 'LITERAL', prefixed: 'PREFIXED' } as const;

/** What one permission allows on one resource. */
interface Grant {
  readonly resource: AclResource;
  readonly pattern: NamePattern;
  readonly operations: readonly AclOperation[];
}

const resourceOf = ({ resource, pattern: { pattern, name } }: Grant) => `${resource} ${pattern} ${name}`;

function grants(permission: Permission): readonly Grant[] {
  const { topic } = permission;
  switch (permission.kind) {
    case 'describe':
      return [{ resource: 'TOPIC', pattern: topic, operations: ['DESCRIBE', 'DESCRIBE_CONFIGS'] }];
    case 'consume':
      return [
        { resource: 'TOPIC', pattern: topic, operations: ['READ', 'DESCRIBE'] },
        { resource: 'GROUP', pattern: permission.group, operations: ['READ', 'DESCRIBE'] },
      ];
    case 'produce': {
      const { transactionalId } = permission;
      const transactional: readonly Grant[] = transactionalId
        ? [{ resource: 'TRANSACTIONAL_ID', pattern: namePattern(transactionalId), operations: ['WRITE', 'DESCRIBE'] }]
        : [];
      return [{ resource: 'TOPIC', pattern: topic, operations: ['WRITE', 'DESCRIBE'] }, ...transactional];
    }
  }
}

/** Where the program records which keys it has set. */
const RECORD_TOPIC = '_sluice_applied';

/** What the program needs to know of the cluster beside the objects. */
export interface AccessCluster {
  /** Brokers that must answer before anything is changed. */
  readonly brokers: number;
  /** Replicas of the record's topic. */
  readonly replicationFactor: number;
  /** Folder with a folder for each user, which holds the file `password`. */
  readonly usersDir: string;
}

/** The declaration that the admin program applies. */
export function accessDeclaration(access: Access, { brokers, replicationFactor, usersDir }: AccessCluster): AccessDeclaration {
  const { topics, users, liveSettings, retiredTopics, retiredUsers, authorized } = access;
  return {
    brokers,
    record: { topic: RECORD_TOPIC, replicationFactor },
    settings: liveSettings,
    topics: topics.map(({ name, partitions, replicationFactor: replicas, settings, rate }) => ({
      name,
      partitions,
      replicationFactor: replicas,
      settings,
      ...(rate && { rate }),
    })),
    retiredTopics,
    users: users
      .filter(({ authentication }) => authentication === 'scram')
      .map(({ name }) => ({ name, mechanisms: ['SCRAM-SHA-512'], passwordFile: `${usersDir}/${name}/password` })),
    retiredUsers,
    principals: authorized ? [...users.map(principal), ...retiredUsers.flatMap(everyPrincipal)] : [],
    acls: authorized ? users.flatMap(aclsOf) : [],
    quotas: [],
    retiredQuotas: [],
  };
}
