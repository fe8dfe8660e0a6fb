import { describe, expect, it } from 'vitest';
import { access, type Live, PASSWORD } from '../../test/access-run.js';

const ORDERS = ['topic orders 6 3', 'config orders cleanup.policy=compact,delete', 'config orders min.insync.replicas=2'];
const HAS_ORDERS: Live = {
  topics: [['orders', 6, 3]],
  topicConfigs: { orders: ['cleanup.policy=compact,delete', 'min.insync.replicas=2'] },
};
const alterOrders = (rest: string) => `kafka-configs --alter --entity-type topics --entity-name orders ${rest}`;

describe('topics', () => {
  it('that are missing are created as declared', () => {
    const { status, changes, out } = access(ORDERS);
    expect(changes).toEqual([
      'kafka-topics --create --topic orders --partitions 6 --replication-factor 3 --config cleanup.policy=compact,delete --config min.insync.replicas=2',
    ]);
    expect([status, out]).toEqual([
      0,
      '3 brokers are there\ntopic orders: created with 6 partitions, 3 replicas\ndone: 1 changed, 0 failed\n',
    ]);
  });

  it('that are as declared are left alone', () => {
    expect(access(ORDERS, HAS_ORDERS)).toMatchObject({ status: 0, changes: [] });
  });

  it('that nobody declares are left alone, settings and all', () => {
    const live = { topics: [['others', 1, 1]], topicConfigs: { others: ['retention.ms=1'] } } satisfies Live;
    expect(access([], live)).toMatchObject({ status: 0, changes: [] });
  });

  it('get settings that are missing, changed back where they differ', () => {
    const live = { ...HAS_ORDERS, topicConfigs: { orders: ['min.insync.replicas=1'] } };
    const { changes, out } = access(ORDERS, live);
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatch(/^kafka-configs --alter --entity-type topics --entity-name orders --add-config-file /);
    expect(changes[0]).toContain('cleanup.policy=compact,delete');
    expect(changes[0]).toContain('min.insync.replicas=2');
    expect(out).toContain('min.insync.replicas=2 (was 1)');
  });

  it('lose settings that are not declared', () => {
    const live = { ...HAS_ORDERS, topicConfigs: { orders: ['cleanup.policy=compact,delete', 'min.insync.replicas=2', 'retention.ms=1'] } };
    const { changes, out } = access(ORDERS, live);
    expect(changes).toEqual([alterOrders('--delete-config retention.ms')]);
    expect(out).toContain('topic orders: retention.ms removed (was 1)');
  });

  it('get more partitions', () => {
    expect(access(ORDERS, { ...HAS_ORDERS, topics: [['orders', 5, 3]] }).changes).toEqual([
      'kafka-topics --alter --topic orders --partitions 6',
    ]);
  });

  it('never get fewer: that is an error, and the rest goes on', () => {
    const live = { ...HAS_ORDERS, topics: [['orders', 7, 3]] } satisfies Live;
    const { status, err, changes } = access([...ORDERS, 'topic customers 1 1'], live);
    expect(status).toBe(1);
    expect(err).toBe(
      'FAILED: topic orders has 7 partitions and 6 are declared: partitions cannot be taken away; declare 7, or move to a new topic\n',
    );
    expect(changes).toEqual(['kafka-topics --create --topic customers --partitions 1 --replication-factor 1']);
  });

  it('with another number of replicas are an error, and nothing is changed', () => {
    const { status, err, changes } = access(ORDERS, { ...HAS_ORDERS, topics: [['orders', 6, 2]] });
    expect([status, changes]).toEqual([1, []]);
    expect(err).toContain('FAILED: topic orders has 2 replicas and 3 are declared: that needs a reassignment');
  });

  it('are created a few at once, and told in their order', () => {
    const names = Array.from({ length: 8 }, (_, index) => `topic-${index}`);
    const { status, changes, out } = access(
      names.map((name) => `topic ${name} 1 1`),
      { fails: 'topic-5' },
      { AT_ONCE: '3' },
    );
    const made = [...changes].sort();
    expect([status, made]).toEqual([1, names.map((name) => `kafka-topics --create --topic ${name} --partitions 1 --replication-factor 1`)]);
    const told = [...out.matchAll(/^topic (\S+): created/gm)].map(([, name]) => name);
    expect(told).toEqual(names.filter((name) => name !== 'topic-5'));
    expect(out).toContain('done: 7 changed, 1 failed');
  });

  it('have settings that are listed only where one of them is there', () => {
    const listing = 'kafka-configs --describe --entity-type topics';
    expect(access(ORDERS, { topics: [['others', 1, 1]] }).calls).not.toContain(listing);
    expect(access(ORDERS, HAS_ORDERS).calls).toContain(listing);
  });

  it('that cannot be created are an error with Kafka’s words', () => {
    const { status, err } = access(ORDERS, { fails: '--create' });
    expect([status, err]).toEqual([1, 'FAILED: topic orders: created with 6 partitions, 3 replicas: Kafka says no\n']);
  });

  it('are deleted when retired and there, and only then', () => {
    expect(access(['retired-topic orders'], HAS_ORDERS).changes).toEqual(['kafka-topics --delete --topic orders']);
    expect(access(['retired-topic customers'], HAS_ORDERS)).toMatchObject({ status: 0, changes: [] });
  });
});

describe('live settings', () => {
  const alter = 'kafka-configs --alter --entity-type brokers --entity-default';

  it('are set, changed and removed', () => {
    const { changes, out } = access(['setting log.cleaner.threads 2', 'setting x.rules a\\b c'], {
      settings: ['log.cleaner.threads=1', 'message.max.bytes=9'],
    });
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatch(new RegExp(`^${alter} --add-config-file [^-]*--delete-config message.max.bytes$`));
    expect(changes[0]).toContain('log.cleaner.threads=2');
    expect(changes[0]).toContain('x.rules=a\\\\b c'); // a properties file takes one backslash away
    expect(out).toContain('message.max.bytes removed (was 9)');
  });

  it('that are as declared are left alone', () => {
    expect(access(['setting log.cleaner.threads 2'], { settings: ['log.cleaner.threads=2'] })).toMatchObject({ status: 0, changes: [] });
  });
});

describe('users', () => {
  it('get their password by a file, as Kafka reads it', () => {
    const { changes, out, status } = access(['user orders-app']);
    expect(changes).toEqual([
      `kafka-configs --alter --entity-type users --entity-name orders-app --add-config-file SCRAM-SHA-512=iterations=8192,password=${PASSWORD.replace('\\', '\\\\')}`,
    ]);
    expect([status, out]).toEqual([0, expect.stringContaining('user orders-app: password set')]);
  });

  it.each(['', '--alter'])('never show it, when calls with "%s" fail neither, and it is not left behind', (fails) => {
    const { bench, out, err } = access(['user orders-app'], { fails });
    expect(out + err).not.toContain('pA55');
    expect(bench.read('run', 'given-0')).toBe('');
  });

  it('without a password are an error that names the place, and the rest goes on', () => {
    const { status, err, changes, bench } = access(['user billing', 'user orders-app']);
    expect([status, err]).toEqual([1, `FAILED: user billing: no password at ${bench.path('users')}/billing\n`]);
    expect(changes).toHaveLength(1);
  });

  it('lose their password when retired, and only while they have one', () => {
    const { changes } = access(['retired-user gone', 'retired-user never'], { users: ['gone', 'never-again'] });
    expect(changes).toEqual(['kafka-configs --alter --entity-type users --entity-name gone --delete-config SCRAM-SHA-512']);
  });
});

describe('when something cannot be listed', () => {
  const everything = [...ORDERS, 'setting a 1', 'principal User:a', 'acl User:a TOPIC LITERAL orders READ', 'retired-user gone'];

  it.each([
    ['--entity-type brokers', 'broker settings'],
    ['--entity-type topics', "topics' settings"],
    ['--entity-type users', 'users'],
    ['--list', 'ACLs'],
  ])('(%s) nothing of it is changed, the rest is, and the end is an error', (fails, what) => {
    const { status, err, changes } = access(everything, { users: ['gone'], topics: [['orders', 6, 3]], fails });
    expect(status).toBe(1);
    expect(err).toContain(`FAILED: ${what} cannot be listed, so nothing was compared\n`);
    expect(changes).toHaveLength(3);
  });
});

describe('brokers', () => {
  it('are waited for until all are there; then it ends with what was seen', () => {
    const { status, err, changes } = access(ORDERS, { brokers: 2 }, { DEADLINE_SECONDS: '0' });
    expect([status, changes]).toEqual([1, []]);
    expect(err).toMatch(/^FAILED: after 0 s 2 of 3 brokers answer at kafka-bootstrap:9091: kafka-0:9091/);
  });

  it('of which there is one are there when it answers, with what must be known of it anyway', () => {
    const { status, out, calls } = access(ORDERS, HAS_ORDERS, { BROKERS: '1' });
    expect([status, out]).toEqual([0, '1 brokers are there\ndone: 0 changed, 0 failed\n']);
    expect(calls.filter((call) => call === 'kafka-topics --describe')).toHaveLength(1);
    expect(calls).not.toContain('kafka-broker-api-versions');
    const silent = access(ORDERS, { fails: '--describe' }, { BROKERS: '1', DEADLINE_SECONDS: '0' });
    expect([silent.status, silent.err]).toEqual([1, 'FAILED: after 0 s 0 of 1 brokers answer at kafka-bootstrap:9091: Kafka says no\n']);
  });

  it('that do not answer yet are asked again', () => {
    const { status, out, calls } = access([], { brokers: 1 }, { DEADLINE_SECONDS: '1' });
    expect(status).toBe(1);
    expect(out).toBe('waiting for brokers: 1 of 3 answer\n');
    expect(calls).toEqual(['kafka-broker-api-versions', 'kafka-broker-api-versions']);
  });
});
