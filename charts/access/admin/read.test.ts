import { describe, expect, it } from 'vitest';
import { readDeclaration } from './read.js';

const HEADER = '# setting KEY VALUE · topic NAME PARTITIONS REPLICAS';
const FORMER = `${HEADER}
setting log.cleaner.threads 2
topic orders 6 3
config orders cleanup.policy=compact,delete
config orders message.timestamp.type=a=b
topic other 1 1
# rate TOPIC RECORDS-PER-SECOND BYTES-PER-RECORD: for lint, not applied
rate orders 200 0.5
user app
principal User:app
acl User:app TOPIC PREFIXED orders WRITE
retired-topic old
retired-user gone
`;
const read = (text: string) => readDeclaration('declaration.txt', text);
const withLine = (line: string) => read(`${HEADER}\n${line}\n`);

describe('a declaration in the form before access.json', () => {
  it('declares what the present form does, but for brokers and the record', () => {
    expect(read(FORMER)).toMatchObject({
      declaration: {
        settings: { 'log.cleaner.threads': '2' },
        topics: [
          {
            name: 'orders',
            partitions: 6,
            replicationFactor: 3,
            settings: { 'cleanup.policy': 'compact,delete', 'message.timestamp.type': 'a=b' },
            rate: { recordsPerSecond: 200, bytesPerRecord: 0.5 },
          },
          { name: 'other', partitions: 1, replicationFactor: 1, settings: {} },
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
            operations: ['WRITE'],
            resource: 'TOPIC',
            pattern: 'PREFIXED',
            name: 'orders',
          },
        ],
        quotas: [],
        retiredQuotas: [],
      },
    });
  });

  it('knows the line of each item', () => {
    const file = read(FORMER);
    if (file === undefined || 'problem' in file) throw new Error('not read');
    const lines = FORMER.split('\n');
    expect(lines[file.lineOf('topics', 1)]).toBe('topic other 1 1');
    expect(lines[file.lineOf('acls', 0)]).toBe('acl User:app TOPIC PREFIXED orders WRITE');
    expect(file.lineOf('quotas', 0)).toBe(0);
  });

  it.each([
    ['topics orders 1 1', 'line 2 begins with "topics", which is none of setting, topic,'],
    ['topic orders 0 1', 'word 3 of line 2 is 0, but must be a whole number of at least 1'],
    ['topic orders 1', 'word 4 of line 2 is null, but must be'],
    ['topic orders 1 1\nconfig orders retention.ms', 'line 3 has no KEY=VALUE'],
    ['acl User:app TOPIC LITERAL orders', 'word 6 of line 2 is undefined, but must be one of ALL, READ'],
    ['acl User:app THING LITERAL orders READ', 'word 3 of line 2 is "THING", but must be one of TOPIC,'],
    ['user', 'word 2 of line 2 is undefined, but must be a text'],
  ])('%s is not read', (line, problem) => {
    expect(withLine(line)).toMatchObject({ problem: expect.stringContaining(problem) });
  });

  it.each([
    ['another file', 'notes.txt', FORMER],
    ['another text of that name', 'declaration.txt', 'topic orders 1 1\n'],
  ])('%s is none', (_, name, text) => {
    expect(readDeclaration(name, text)).toBeUndefined();
  });
});

it('access.json is read, or has a problem', () => {
  const text =
    '{\n  "version": 1,\n  "brokers": 3,\n  "record": {"topic":"r","replicationFactor":1},\n  "retiredTopics": [\n    "old"\n  ]\n}\n';
  const file = readDeclaration('access.json', text);
  expect(file).toMatchObject({ declaration: { brokers: 3, retiredTopics: ['old'] } });
  if (file && !('problem' in file)) expect(text.split('\n')[file.lineOf('retiredTopics', 0)]).toBe('    "old"');
  expect(readDeclaration('access.json', text.replace('1', '2'))).toMatchObject({ problem: 'declaration.version is 2, but must be 1' });
  expect(readDeclaration('access.json', '{')).toHaveProperty('problem');
});
