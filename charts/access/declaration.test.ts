import { expect, it } from 'vitest';
import { type Random, randomFrom } from '../../test/random.js';
import { type DeclarationLine, formatAcl, formatDeclaration, isDeclaration, parseAcl, parseDeclaration } from './declaration.js';

const word = (random: Random) => random.oneOf(['orders', 'a.b-c_d', 'User:CN=kafka-node', '*', '__consumer_offsets', 'x'.repeat(249)]);
const value = (random: Random) => random.oneOf(['1', 'compact,delete', '', 'a b  c', 'key=value', 'host:9092,other:9093', '-1']);

function line(random: Random): DeclarationLine {
  const [name, topic, key] = [word(random), word(random), random.oneOf(['retention.ms', 'log.cleaner.threads'])];
  return random.oneOf<DeclarationLine>([
    { kind: 'setting', key, value: value(random) },
    { kind: 'topic', name, partitions: random.draw(1, 1000), replicationFactor: random.draw(1, 5) },
    { kind: 'config', topic, key, value: value(random) },
    { kind: 'rate', topic, recordsPerSecond: random.draw(1, 9999) / 10, bytesPerRecord: random.draw(1, 1_000_000) },
    { kind: random.oneOf(['user', 'retired-topic', 'retired-user', 'principal']), name },
    {
      kind: 'acl',
      principal: `User:${name}`,
      resource: random.oneOf(['TOPIC', 'TRANSACTIONAL_ID']),
      pattern: random.oneOf(['LITERAL', 'PREFIXED']),
      name: topic,
      operation: random.oneOf(['READ', 'DESCRIBE_CONFIGS']),
    },
  ]);
}

it('is read as it was written, whatever it holds', () => {
  for (let seed = 0; seed < 500; seed++) {
    const random = randomFrom(seed);
    const lines = Array.from({ length: random.draw(0, 8) }, () => line(random));
    const text = formatDeclaration(lines);
    const unique = lines.filter((each, index) => lines.findIndex((other) => JSON.stringify(other) === JSON.stringify(each)) === index);
    expect(parseDeclaration(text).map((each) => each.line)).toEqual(unique);
    expect(isDeclaration(text)).toBe(true);
  }
});

it('says where each line is, and leaves out comments and words it does not know', () => {
  expect(parseDeclaration('# a comment\n\nquota app 1\nuser app\n')).toEqual([{ line: { kind: 'user', name: 'app' }, index: 3 }]);
  expect(isDeclaration('user app')).toBe(false);
});

it('an ACL is read as it was written', () => {
  const acl = { principal: 'User:app', resource: 'GROUP', pattern: 'PREFIXED', name: 'app-', operation: 'READ' } as const;
  expect(parseAcl(formatAcl(acl))).toEqual(acl);
});
