import { describe, expect, it } from 'vitest';
import { consume, describe as mayDescribe, produce } from '../shared/index.js';
import { type Access, aclsOf, declaration, principal, type User } from './config.js';
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
const lines = (change: Partial<Access>) =>
  declaration({ ...none, ...change })
    .trimEnd()
    .split('\n')
    .slice(1);

describe('a rate', () => {
  it('stands beside the topics, for lint to read', () => {
    const topic = { name: 'orders', partitions: 6, replicationFactor: 3, settings: {} };
    expect(lines({ topics: [{ ...topic, rate: { recordsPerSecond: 200, bytesPerRecord: 1000 } }] })).toEqual([
      'topic orders 6 3',
      '# rate TOPIC RECORDS-PER-SECOND BYTES-PER-RECORD: for lint, not applied',
      'rate orders 200 1000',
    ]);
    expect(lines({ topics: [topic] })).toEqual(['topic orders 6 3']);
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
  it('has one thing a line', () => {
    const topics = [{ name: 'orders', partitions: 6, replicationFactor: 3, settings: { 'cleanup.policy': 'compact,delete' } }];
    const users = [user([produce('orders')])];
    expect(lines({ topics, users, liveSettings: { a: '1' }, retiredTopics: ['old'], retiredUsers: ['gone'] })).toEqual([
      'setting a 1',
      'topic orders 6 3',
      'config orders cleanup.policy=compact,delete',
      'user app',
      'principal User:app',
      'principal User:gone',
      'principal User:CN=gone',
      'acl User:app TOPIC LITERAL orders WRITE',
      'acl User:app TOPIC LITERAL orders DESCRIBE',
      'retired-topic old',
      'retired-user gone',
    ]);
  });

  it('has no password of a user with a certificate', () => {
    expect(lines({ users: [user([], 'mtls')] })).toEqual(['principal User:CN=app']);
  });

  it('says an ACL once', () => {
    expect(
      lines({ users: [user([consume('a', { group: 'g' }), consume('b', { group: 'g' })])] }).filter((line) => line.includes('GROUP')),
    ).toHaveLength(2);
  });

  it('has no ACLs where nobody is checked', () => {
    expect(lines({ users: [user([produce('orders')])], retiredUsers: ['gone'], authorized: false })).toEqual([
      'user app',
      'retired-user gone',
    ]);
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
