import { describe, expect, it } from 'vitest';
import { consume, describe as mayDescribe, produce } from '../shared/index.js';
import { type Access, accessDeclaration, aclsOf, principal, type User } from './config.js';
import { namePattern } from './index.js';
import { accessProblems } from './problems.js';

const acls = (user: User) =>
  aclsOf(user).map(({ resource, pattern, name, operations }) => `${resource} ${pattern} ${name} ${operations.join(' ')}`);
const user = (permissions: User['permissions'], authentication: User['authentication'] = 'scram'): User => ({
  name: 'app',
  authentication,
  permissions,
});
const none: Access = { topics: [], users: [], liveSettings: {}, retiredTopics: [], retiredUsers: [], authorized: true };
const declared = (change: Partial<Access>) =>
  accessDeclaration({ ...none, ...change }, { brokers: 3, replicationFactor: 2, usersDir: '/etc/users' });

describe('a rate', () => {
  it('is declared with its topic, for lint to read', () => {
    const topic = { name: 'orders', partitions: 6, replicationFactor: 3, settings: {} };
    const rate = { recordsPerSecond: 200, bytesPerRecord: 1000 };
    expect(declared({ topics: [{ ...topic, rate }] }).topics).toEqual([{ ...topic, rate }]);
    expect(declared({ topics: [topic] }).topics).toEqual([topic]);
  });
});

describe('a name', () => {
  it.each([
    ['orders', 'literal', 'orders'],
    ['orders.*', 'prefixed', 'orders.'],
    ['*', 'literal', '*'],
    ['o*', 'prefixed', 'o'],
  ])('%s is %s', (text, pattern, name) => {
    expect(namePattern(text)).toEqual({ pattern, name });
  });
});

describe('who may', () => {
  it('produce writes and describes', () => {
    expect(acls(user([produce('orders')]))).toEqual(['TOPIC LITERAL orders WRITE DESCRIBE']);
  });

  it('produce exactly once has its transactional ids too', () => {
    expect(acls(user([produce('orders', { transactionalId: 'app-*' })])).slice(1)).toEqual([
      'TRANSACTIONAL_ID PREFIXED app- WRITE DESCRIBE',
    ]);
  });

  it('consume reads the topic and the group', () => {
    expect(acls(user([consume('orders.*', { group: 'billing' })]))).toEqual([
      'TOPIC PREFIXED orders. READ DESCRIBE',
      'GROUP LITERAL billing READ DESCRIBE',
    ]);
  });

  it('describe sees topics and how they are set', () => {
    expect(acls(user([mayDescribe('*')]))).toEqual(['TOPIC LITERAL * DESCRIBE DESCRIBE_CONFIGS']);
  });

  it('is called by login', () => {
    expect([principal({ name: 'app', authentication: 'scram' }), principal({ name: 'app', authentication: 'mtls' })]).toEqual([
      'User:app',
      'User:CN=app',
    ]);
  });
});

describe('the declaration', () => {
  it('has topics, settings, users and what is retired, and where the program keeps its record', () => {
    const topics = [{ name: 'orders', partitions: 6, replicationFactor: 3, settings: { 'cleanup.policy': 'compact,delete' } }];
    const users = [user([produce('orders')])];
    expect(declared({ topics, users, liveSettings: { a: '1' }, retiredTopics: ['old'], retiredUsers: ['gone'] })).toEqual({
      brokers: 3,
      record: { topic: '_sluice_applied', replicationFactor: 2 },
      settings: { a: '1' },
      topics,
      retiredTopics: ['old'],
      users: [{ name: 'app', mechanisms: ['SCRAM-SHA-512'], passwordFile: '/etc/users/app/password' }],
      retiredUsers: ['gone'],
      principals: ['User:app', 'User:gone', 'User:CN=gone'],
      acls: aclsOf(user([produce('orders')])),
      quotas: [],
      retiredQuotas: [],
    });
  });

  it('has no password of a user with a certificate', () => {
    expect(declared({ users: [user([], 'mtls')] })).toMatchObject({ users: [], principals: ['User:CN=app'] });
  });

  it('has one ACL for a resource, with each operation once', () => {
    expect(acls(user([consume('a', { group: 'g' }), produce('a'), consume('b', { group: 'g' })]))).toEqual([
      'TOPIC LITERAL a READ DESCRIBE WRITE',
      'GROUP LITERAL g READ DESCRIBE',
      'TOPIC LITERAL b READ DESCRIBE',
    ]);
  });

  it('has no ACLs where nobody is checked', () => {
    expect(declared({ users: [user([produce('orders')])], retiredUsers: ['gone'], authorized: false })).toMatchObject({
      users: [{ name: 'app' }],
      retiredUsers: ['gone'],
      principals: [],
      acls: [],
    });
  });
});

describe('advice on names passes when it is followed', () => {
  const fixOf = (access: Partial<Access>) => accessProblems({ ...none, ...access }, 3)[0]?.fix.replace('use ', '') ?? '';
  it.each(['my orders', '', 'ü', 'o'.repeat(300)])('topic "%s"', (name) => {
    const topic = (text: string) => ({ topics: [{ name: text, partitions: 1, replicationFactor: 1, settings: {} }] });
    const fix = fixOf(topic(name));
    if (fix !== 'a name') expect(accessProblems({ ...none, ...topic(fix) }, 3)).toEqual([]);
  });

  it.each(['My App', '-', '', `${'a'.repeat(41)}-b`, 'Ü'])('user "%s"', (name) => {
    const fix = fixOf({ users: [{ ...user([]), name }] });
    expect(accessProblems({ ...none, users: [{ ...user([]), name: fix }] }, 3)).toEqual([]);
  });

  it.each(['.', '..'])('topic "%s" is refused', (name) => {
    expect(accessProblems({ ...none, topics: [{ name, partitions: 1, replicationFactor: 1, settings: {} }] }, 3)).toHaveLength(1);
  });
});
