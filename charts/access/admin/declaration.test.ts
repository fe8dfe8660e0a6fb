import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../../test/random.js';
import { anyDeclaration } from './declaration.fixture.js';
import { type AccessDeclaration, formatDeclaration } from './declaration.js';
import { parseDeclaration } from './parse.js';

const empty: AccessDeclaration = {
  brokers: 3,
  record: { topic: '_sluice_applied', replicationFactor: 3 },
  settings: {},
  topics: [],
  retiredTopics: [],
  users: [],
  retiredUsers: [],
  principals: [],
  acls: [],
  quotas: [],
  retiredQuotas: [],
};
const maximal: Required<AccessDeclaration> = {
  ...empty,
  settings: { 'log.retention.ms': '1000' },
  topics: [
    {
      name: 'orders',
      partitions: 3,
      replicationFactor: 2,
      settings: { 'retention.ms': '-1' },
      rate: { recordsPerSecond: 10, bytesPerRecord: 200 },
    },
  ],
  retiredTopics: ['old'],
  users: [{ name: 'app', mechanisms: ['SCRAM-SHA-512'], passwordFile: '/etc/sluice/users/app/password' }],
  retiredUsers: ['gone'],
  principals: ['User:app'],
  acls: [
    {
      principal: 'User:app',
      host: '*',
      permission: 'ALLOW',
      operations: ['READ', 'DESCRIBE'],
      resource: 'TOPIC',
      pattern: 'LITERAL',
      name: 'orders',
    },
    {
      principal: 'User:app',
      host: '10.0.0.1',
      permission: 'DENY',
      operations: ['ALL'],
      resource: 'GROUP',
      pattern: 'PREFIXED',
      name: 'app-',
    },
  ],
  quotas: [{ user: 'app', clientId: null, limits: { producer_byte_rate: 1048576 } }],
  retiredQuotas: [{ ip: null }],
};

describe('the declaration', () => {
  it('is read as it was written, whatever it holds', () => {
    for (let seed = 0; seed < 500; seed++) {
      const declaration = anyDeclaration(randomFrom(seed));
      expect(parseDeclaration(formatDeclaration(declaration))).toEqual({ declaration });
    }
  });

  it('has one object a line, and no values that most ACLs have', () => {
    expect(formatDeclaration(maximal)).toBe(`{
  "version": 1,
  "brokers": 3,
  "record": {"topic":"_sluice_applied","replicationFactor":3},
  "settings": {"log.retention.ms":"1000"},
  "topics": [
    {"name":"orders","partitions":3,"replicationFactor":2,"settings":{"retention.ms":"-1"},"rate":{"recordsPerSecond":10,"bytesPerRecord":200}}
  ],
  "retiredTopics": [
    "old"
  ],
  "users": [
    {"name":"app","mechanisms":["SCRAM-SHA-512"],"passwordFile":"/etc/sluice/users/app/password"}
  ],
  "retiredUsers": [
    "gone"
  ],
  "principals": [
    "User:app"
  ],
  "acls": [
    {"principal":"User:app","operations":["READ","DESCRIBE"],"resource":"TOPIC","name":"orders"},
    {"principal":"User:app","host":"10.0.0.1","permission":"DENY","operations":["ALL"],"resource":"GROUP","pattern":"PREFIXED","name":"app-"}
  ],
  "quotas": [
    {"user":"app","clientId":null,"limits":{"producer_byte_rate":1048576}}
  ],
  "retiredQuotas": [
    {"ip":null}
  ]
}
`);
  });
});

describe('parseDeclaration', () => {
  const read = (change: object) => parseDeclaration(JSON.stringify({ version: 1, ...empty, ...change }));
  const topic = { name: 'orders', partitions: 1, replicationFactor: 1 };
  const acl = { principal: 'User:app', operations: ['READ'], resource: 'TOPIC', name: 'orders' };

  it('takes absent lists for empty', () => {
    expect(parseDeclaration('{"version":1,"brokers":3,"record":{"topic":"_sluice_applied","replicationFactor":3}}')).toEqual({
      declaration: empty,
    });
  });

  it.each([
    [{ version: 2 }, 'declaration.version is 2, but must be 1'],
    [{ brokers: 0 }, 'declaration.brokers is 0, but must be a whole number of at least 1'],
    [{ brokers: 1.5 }, 'declaration.brokers is 1.5, but must be a whole number of at least 1'],
    [{ brokers: '3' }, 'declaration.brokers is "3", but must be a whole number of at least 1'],
    [{ record: undefined }, 'declaration.record is undefined, but must be an object'],
    [{ settings: { a: 1 } }, 'declaration.settings["a"] is 1, but must be a text'],
    [{ topics: {} }, 'declaration.topics is {}, but must be an array'],
    [{ topics: [{ ...topic, name: '' }] }, 'declaration.topics[0].name is "", but must be a text'],
    [{ topics: [topic, { ...topic, partitions: 0 }] }, 'declaration.topics[1].partitions is 0, but must be a whole number of at least 1'],
    [{ topics: [{ ...topic, replicas: 1 }] }, 'declaration.topics[0] has the field "replicas", which is none of name, partitions'],
    [{ users: [{ name: 'app', mechanisms: [], passwordFile: '/a' }] }, 'declaration.users[0].mechanisms is [], but must be at least one'],
    [
      { users: [{ name: 'app', mechanisms: ['PLAIN'], passwordFile: '/a' }] },
      'is "PLAIN", but must be one of SCRAM-SHA-256, SCRAM-SHA-512',
    ],
    [{ acls: [{ ...acl, operations: [] }] }, 'declaration.acls[0].operations is [], but must be at least one'],
    [{ acls: [{ ...acl, operations: ['ANY'] }] }, 'declaration.acls[0].operations[0] is "ANY", but must be one of ALL, READ'],
    [{ acls: [{ ...acl, pattern: 'MATCH' }] }, 'declaration.acls[0].pattern is "MATCH", but must be one of LITERAL, PREFIXED'],
    [{ quotas: [{ limits: {} }] }, 'declaration.quotas[0] is {"limits":{}}, but must be an entity'],
    [{ quotas: [{ user: 'app', limits: { producer_byte_rate: '1' } }] }, 'limits["producer_byte_rate"] is "1", but must be a number'],
    [{ topic: [] }, 'declaration has the field "topic", which is none of version, brokers'],
  ])('refuses %j', (change, problem) => {
    expect(read(change)).toEqual({ problem: expect.stringContaining(problem) });
  });

  it('takes a default for an absent value, and refuses an empty one', () => {
    expect(read({ acls: [acl] })).toMatchObject({ declaration: { acls: [{ host: '*', permission: 'ALLOW', pattern: 'LITERAL' }] } });
    expect(read({ acls: [{ ...acl, host: '' }] })).toEqual({ problem: 'declaration.acls[0].host is "", but must be a text' });
  });

  it('says what is wrong with a text that is no JSON', () => {
    expect(parseDeclaration('# setting KEY VALUE')).toEqual({ problem: expect.stringContaining('JSON') });
  });
});
