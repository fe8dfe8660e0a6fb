import { describe, expect, it } from 'vitest';
import { clientPlaintext, internalPlaintext } from '../../charts/kafka/index.js';
import { consume, produce } from '../../charts/shared/index.js';
import { all, kafka, problemsOf, released, sound, top } from '../../test/described.js';
import { itTells } from '../../test/rules.js';
import { crossEnvironmentProblems } from './problems.js';

describe('settings', () => {
  const settings = (entries: Readonly<Record<string, unknown>>) => kafka({ settings: entries });
  const unchecked = (key: string, why: string) => kafka({ unchecked: { [key]: { value: '1', why } } });
  const topic = (entries: Readonly<Record<string, unknown>>) => kafka({ topics: [{ name: 'orders', partitions: 1, settings: entries }] });
  const FIELD = 'say it in the field of the environment it belongs to (listeners, pools, coordination, replicationFactor)';
  itTells([
    [
      'a derived key',
      settings({ 'log.dirs': '/data' }),
      settings({ 'log.segment.bytes': 1_048_576 }),
      'kafka.settings.log.dirs',
      'is derived from the description',
      FIELD,
    ],
    [
      'a misspelt key',
      settings({ 'log.retention.hour': 1 }),
      settings({ 'log.retention.hours': 1 }),
      'kafka.settings',
      'log.retention.hour (1) is not a broker setting of Kafka 4.3.1',
      "did you mean log.retention.hours? If not, say why it is right: unchecked: { 'log.retention.hour': { value, why } }",
    ],
    [
      'a derived key as unchecked',
      unchecked('node.id', 'x'),
      unchecked('my.plugin.key', 'x'),
      'kafka.unchecked.node.id',
      'is derived from the description',
      FIELD,
    ],
    [
      'a known key as unchecked',
      unchecked('log.retention.hours', 'x'),
      unchecked('my.plugin.key', 'x'),
      'kafka.unchecked.log.retention.hours',
      'is a setting Kafka knows',
      'move it to settings',
    ],
    [
      'an unchecked key without reason',
      unchecked('my.plugin.key', ' '),
      unchecked('my.plugin.key', 'read by it'),
      'kafka.unchecked.my.plugin.key',
      'has no reason',
      'say in `why` which plugin reads it',
    ],
    [
      'a topic’s wrong word',
      topic({ 'compression.type': 'zip' }),
      topic({ 'compression.type': 'zstd' }),
      'kafka.topics[0].settings',
      'compression.type (zip) is none of uncompressed, zstd, lz4, snappy, gzip, producer',
      'set gzip',
    ],
  ]);
});

describe('topics and users', () => {
  const topic = (change: { name?: string; partitions?: number; replicationFactor?: number; minInSyncReplicas?: number }) =>
    kafka({ topics: [{ name: 'orders', partitions: 6, ...change }] });
  const users = (...names: readonly string[]) => kafka({ users: names.map((name) => ({ name, can: [produce('orders')] })) });
  const can = (name: string) => kafka({ users: [{ name: 'app', can: [consume('orders', { group: name })] }] });
  const FIRST = 'kafka.topics[0]';
  itTells([
    ['a topic’s name', topic({ name: 'my orders' }), topic({ name: 'my-orders' }), FIRST, 'topic name "my orders"', 'use my-orders'],
    [
      'a topic’s name, length',
      topic({ name: 'o'.repeat(250) }),
      topic({ name: 'o'.repeat(249) }),
      FIRST,
      `topic name "${'o'.repeat(250)}"`,
      `use ${'o'.repeat(249)}`,
    ],
    ['no partition', topic({ partitions: 0 }), topic({ partitions: 1 }), FIRST, 'topic orders has 0 partitions', 'use at least 1'],
    [
      'more replicas than brokers',
      topic({ replicationFactor: 4 }),
      topic({ replicationFactor: 3 }),
      FIRST,
      'topic orders: 4 replicas on 3 brokers',
      'use 3, or 4 brokers or more',
    ],
    [
      'more in sync than replicas',
      topic({ replicationFactor: 2, minInSyncReplicas: 3 }),
      topic({ replicationFactor: 2, minInSyncReplicas: 1 }),
      FIRST,
      'topic orders: min.insync.replicas is 3, with 2 replicas',
      'set min.insync.replicas to 1',
    ],
    [
      'every replica in sync',
      topic({ replicationFactor: 2, minInSyncReplicas: 2 }),
      topic({ replicationFactor: 2, minInSyncReplicas: 1 }),
      FIRST,
      'topic orders: all 2 replicas must be in sync',
      'set min.insync.replicas to 1',
    ],
    [
      'a topic twice',
      kafka({ topics: [1, 2].map((partitions) => ({ name: 'a', partitions })) }),
      topic({}),
      'kafka.topics',
      'topic a is declared twice',
      'keep one',
    ],
    [
      'a topic that is retired too',
      kafka({ retiredTopics: { orders: 'old' } }),
      kafka({ retiredTopics: { others: 'old' } }),
      'kafka.retiredTopics',
      'topic orders is both declared and retired',
      'take it out of one of the two lists',
    ],
    ['a user’s name', users('My_App-'), users('my-app'), 'kafka.users[0]', 'user name "My_App-"', 'use my-app'],
    [
      'a user’s name, length',
      users('a'.repeat(43)),
      users('a'.repeat(42)),
      'kafka.users[0]',
      `user name "${'a'.repeat(43)}"`,
      `use ${'a'.repeat(42)}`,
    ],
    ['a user twice', users('app', 'app'), users('app', 'bpp'), 'kafka.users', 'user app is declared twice', 'keep one'],
    [
      'a user who is retired too',
      kafka({ retiredUsers: { app: 'left' } }),
      kafka({ retiredUsers: { bpp: 'left' } }),
      'kafka.retiredUsers',
      'user app is both declared and retired',
      'take it out of one of the two lists',
    ],
    [
      'a permission on nothing',
      can('my group'),
      can('my-group.*'),
      'kafka.users[0].can',
      'permission on "my group"',
      'name a topic, group or transactional id, a beginning with "*" at its end, or "*" for all',
    ],
  ]);
});

it('several problems are told at once, each with its path', async () => {
  const problems = await problemsOf(
    all(
      top({ namespace: 'Prod' }),
      kafka({
        replicationFactor: 4,
        coordination: { mode: 'kraft', controllers: 2 },
        listeners: [internalPlaintext(), clientPlaintext({ port: 9091 })],
      }),
      released({ image: 'apache/kafka:latest' }),
    ),
  );
  expect(problems.map(({ path }) => path)).toEqual([
    'base.namespace',
    'base.kafka.coordination.controllers',
    'base.kafka.listeners[1]',
    'base.kafka.replicationFactor',
    'base.kafka.users[0]',
    'base.release.kafka.image',
  ]);
});

describe('between environments', () => {
  const { environment } = sound;
  const other = { ...environment, name: 'other', kafka: { ...environment.kafka, clusterId: 'q1Sh-9_ISia_zwGINzRvyQ' } };

  it('cluster ids differ', () => {
    const twin = { ...other, kafka: environment.kafka };
    expect(crossEnvironmentProblems([environment, twin])).toMatchObject([
      {
        path: 'other.kafka.clusterId',
        what: 'hK3mJ8s4TZ-bwXq5VdR0Eg is the cluster id of base too',
        fix: expect.stringContaining('draw another one'),
      },
    ]);
  });

  it('names differ', () => {
    expect(crossEnvironmentProblems([environment, { ...other, name: 'base' }])).toMatchObject([
      { path: 'base', what: 'two environments are called base', fix: 'rename one' },
    ]);
  });

  it.each([
    ['bse', 'bse is not an environment', 'did you mean base?'],
    ['somewhere', 'somewhere is not an environment', 'use one of base, or remove it'],
    ['other', 'other is promoted from itself', 'use one of base, or remove it'],
  ])('promotesFrom names another: %s does not', (promotesFrom, what, fix) => {
    expect(crossEnvironmentProblems([environment, { ...other, promotesFrom }])).toMatchObject([{ path: 'other.promotesFrom', what, fix }]);
  });

  it('promotesFrom may name another, and is not judged in an environment that is looked at alone', () => {
    expect(crossEnvironmentProblems([environment, { ...other, promotesFrom: 'base' }])).toEqual([]);
    expect(crossEnvironmentProblems([{ ...other, promotesFrom: 'base' }])).toEqual([]);
  });

  it('nothing else must', () => {
    expect(crossEnvironmentProblems([environment, other])).toEqual([]);
  });
});
