import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AccessDeclaration, DeclaredAcl, DeclaredQuota } from '../../charts/access/admin/declaration.js';

/** How much is declared. */
export interface Size {
  readonly brokers: number;
  readonly topics: number;
  readonly users: number;
  /** Single rights: an operation of a principal on a resource. */
  readonly acls: number;
  readonly quotas: number;
}

/** The size that the program is measured at. */
export const LARGE = { topics: 1000, users: 200, acls: 2000, quotas: 100 } as const;

/** A declaration of some size. Passwords are written below `folder`. */
export function largeDeclaration(size: Size, folder: string): AccessDeclaration {
  const replicas = Math.min(3, size.brokers);
  const users = numbers(size.users).map((index) => `user-${index}`);
  return {
    brokers: size.brokers,
    record: { topic: '_sluice_applied', replicationFactor: replicas },
    settings: { 'log.cleaner.threads': '2', 'log.retention.ms': '86400000' },
    topics: numbers(size.topics).map((index) => ({
      name: `topic-${index}`,
      partitions: 1 + (index % 3),
      replicationFactor: replicas,
      settings: { 'retention.ms': String(3_600_000 + index), 'cleanup.policy': index % 5 === 0 ? 'compact' : 'delete' },
    })),
    retiredTopics: ['retired-topic'],
    users: users.map((name) => ({ name, mechanisms: ['SCRAM-SHA-512'], passwordFile: passwordFile(folder, name) })),
    retiredUsers: ['retired-user'],
    principals: [...users, 'retired-user'].map((name) => `User:${name}`),
    acls: numbers(size.acls / 2).map((index) => aclOf(users[index % users.length] ?? 'user-0', index)),
    quotas: numbers(size.quotas).map((index) => quotaOf(users[index % users.length] ?? 'user-0', index)),
    retiredQuotas: [{ user: 'retired-user' }],
  };
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

const aclOf = (user: string, index: number): DeclaredAcl => ({
  principal: `User:${user}`,
  host: index % 50 === 0 ? '127.0.0.1' : '*',
  permission: index % 40 === 0 ? 'DENY' : 'ALLOW',
  operations: ['READ', 'DESCRIBE'],
  resource: index % 4 === 0 ? 'GROUP' : 'TOPIC',
  pattern: index % 3 === 0 ? 'PREFIXED' : 'LITERAL',
  name: `topic-${index}`,
});

function quotaOf(user: string, index: number): DeclaredQuota {
  if (index === 0) return { user: null, limits: { producer_byte_rate: 1_048_576 } };
  if (index === 1) return { ip: '127.0.0.9', limits: { connection_creation_rate: 10 } };
  if (index % 10 === 2) return { user, clientId: 'loader', limits: { request_percentage: 12.5 } };
  return { user, limits: { producer_byte_rate: 1000 + index, consumer_byte_rate: 2000 + index } };
}

/** A user's password file, with a password made from its name. */
export function passwordFile(folder: string, name: string, password = `password-of-${name}`): string {
  const file = join(folder, 'users', name);
  mkdirSync(join(folder, 'users'), { recursive: true });
  writeFileSync(file, `${password}\n`);
  return file;
}
