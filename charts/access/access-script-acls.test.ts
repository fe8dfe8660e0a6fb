import { describe, expect, it } from 'vitest';
import { access } from '../../test/access-run.js';
import { consume, describe as mayDescribe, produce } from '../shared/index.js';
import { type Access, declaration, type User } from './index.js';

const user = (name: string, permissions: User['permissions'], authentication: User['authentication'] = 'mtls'): User => ({
  name,
  authentication,
  permissions,
});
const declared = (change: Partial<Access>) => {
  const none: Access = { topics: [], users: [], liveSettings: {}, retiredTopics: [], retiredUsers: [], authorized: true };
  return declaration({ ...none, ...change })
    .trimEnd()
    .split('\n');
};
const add = 'kafka-acls --add --allow-principal';
const remove = 'kafka-acls --remove --allow-principal';

describe('ACLs', () => {
  it('that are missing are added, one command for all names with the same operations', () => {
    const users = [user('app', [produce('orders'), produce('payments'), consume('orders', { group: 'app' })])];
    const { status, changes } = access(declared({ users }));
    expect(status).toBe(0);
    expect([...changes].sort()).toEqual([
      `${add} User:CN=app --operation Read --operation Describe --group app --resource-pattern-type literal`,
      `${add} User:CN=app --operation Read --operation Write --operation Describe --topic orders --resource-pattern-type literal`,
      `${add} User:CN=app --operation Write --operation Describe --topic payments --resource-pattern-type literal`,
    ]);
  });

  it('take a name with the same operations into the same command', () => {
    const { changes } = access(declared({ users: [user('app', [produce('b'), produce('a')])] }));
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatch(/--topic [ab] --topic [ab] --resource-pattern-type literal$/);
  });

  it('on "*" are about every name, and no list of files', () => {
    expect(access(declared({ users: [user('auditor', [mayDescribe('*')])] })).changes).toEqual([
      `${add} User:CN=auditor --operation Describe --operation DescribeConfigs --topic * --resource-pattern-type literal`,
    ]);
  });

  it('on a beginning are prefixed; transactional ids are their own kind', () => {
    const { changes } = access(declared({ users: [user('app', [produce('orders.*', { transactionalId: 'app-*' })])] }));
    expect([...changes].sort()).toEqual([
      `${add} User:CN=app --operation Write --operation Describe --topic orders. --resource-pattern-type prefixed`,
      `${add} User:CN=app --operation Write --operation Describe --transactional-id app- --resource-pattern-type prefixed`,
    ]);
  });

  it('that are as declared are left alone', () => {
    const users = [user('app', [consume('orders.*', { group: '*' })]), user('auditor', [mayDescribe('*')])];
    const acls = {
      'TOPIC orders. PREFIXED': ['User:CN=app READ', 'User:CN=app DESCRIBE'],
      'GROUP * LITERAL': ['User:CN=app READ', 'User:CN=app DESCRIBE'],
      'TOPIC * LITERAL': ['User:CN=auditor DESCRIBE', 'User:CN=auditor DESCRIBE_CONFIGS'],
    };
    expect(access(declared({ users }), { acls })).toMatchObject({ status: 0, changes: [] });
  });

  it('that are not declared are removed from declared users, and from nobody else', () => {
    const acls = {
      'TOPIC orders LITERAL': ['User:CN=app READ', 'User:CN=app WRITE', 'User:CN=app DESCRIBE', 'User:stranger READ'],
      'TOPIC secrets LITERAL': ['User:CN=app READ DENY'],
    };
    const { changes } = access(declared({ users: [user('app', [produce('orders')])] }), { acls });
    expect(changes).toEqual([`${remove} User:CN=app --operation Read --topic orders --force --resource-pattern-type literal`]);
  });

  it('are all removed from a retired user, however it logged in', () => {
    const acls = { 'TOPIC orders LITERAL': ['User:gone READ', 'User:CN=gone WRITE'] };
    const { changes } = access(declared({ retiredUsers: ['gone'] }), { acls });
    expect([...changes].sort()).toEqual([
      `${remove} User:CN=gone --operation Write --topic orders --force --resource-pattern-type literal`,
      `${remove} User:gone --operation Read --topic orders --force --resource-pattern-type literal`,
    ]);
  });

  it('are not asked for where the cluster checks none', () => {
    const { calls } = access(declared({ users: [user('app', [produce('orders')])], authorized: false }));
    expect(calls.filter((call) => call.startsWith('kafka-acls'))).toEqual([]);
  });
});

it('a second run changes nothing but passwords, which cannot be compared', () => {
  const users = [user('orders-app', [produce('orders')], 'scram')];
  const topics = [{ name: 'orders', partitions: 6, replicationFactor: 3, settings: { 'min.insync.replicas': '2' } }];
  const lines = declared({ topics, users, liveSettings: { 'log.cleaner.threads': '2' }, retiredTopics: ['old'], retiredUsers: ['gone'] });
  const { status, changes, out } = access(lines, {
    topics: [['orders', 6, 3]],
    topicConfigs: { orders: ['min.insync.replicas=2'] },
    settings: ['log.cleaner.threads=2'],
    users: ['orders-app'],
    acls: { 'TOPIC orders LITERAL': ['User:orders-app WRITE', 'User:orders-app DESCRIBE'] },
  });
  expect(status).toBe(0);
  expect(changes).toEqual([expect.stringContaining('--entity-type users --entity-name orders-app')]);
  expect(out).toMatch(/done: 1 changed, 0 failed\n$/);
});
