import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import * as connect from '../charts/connect/bounds.js';
import { jdbcSource, postgresChanges, s3Sink } from '../charts/connect/connector-spec.js';
import * as kafkaBounds from '../charts/kafka/bounds.js';
import * as postgres from '../charts/postgres/bounds.js';
import { type Bound, type Breach, isRefused } from '../charts/shared/bound.js';
import { HEAP } from '../charts/shared/heap.js';
import { MOVING_IMAGE } from '../charts/shared/image.js';
import { ALL_IN_SYNC, TOO_MANY_IN_SYNC, TOO_MANY_REPLICAS } from '../charts/shared/replication.js';
import * as spark from '../charts/spark/bounds.js';
import { consoleSink, deltaSink } from '../charts/spark/job-spec.js';
import { ZOOKEEPER_SERVERS } from '../charts/zookeeper/bounds.js';
import { customer } from '../environments/pipelines/customers.js';
import { resolve } from '../platform/resolve/resolve.js';
import { pool } from '../platform/spec.js';
import { readDocuments, readFacts } from '../policy/facts/index.js';
import { findingsOf, modelsFor, RULES } from '../policy/rules/index.js';
import { renderObjects } from '../stacks/kubernetes/index.js';
import { all, type Change, inputsOf, kafka, onZooKeeper, problemsOf, released, sound, top } from './described.js';
import { job, objects, polled, records, shop, workers } from './pipelines.js';
import { type Random, randomFrom } from './random.js';

/** A bound and values to try it with; whoever can write values of the type can break it. */
interface Family {
  readonly id: string;
  readonly severity: Bound<never>['severity'];
  readonly why: string;
  /** Breach of values drawn at random, and what is left of it once each proposed change is made. */
  readonly tried: (random: Random) => { readonly breach: Breach<never> | undefined; readonly left: readonly unknown[] };
}

function family<Values>(bound: Bound<Values>, draw: (random: Random) => Values): Family {
  const { id, severity, why } = bound;
  return {
    id,
    severity,
    why,
    tried: (random) => {
      const values = draw(random);
      const breach = bound.breach(values);
      const left = (breach?.passing ?? []).map((change) => bound.breach({ ...values, ...change })).filter((each) => each !== undefined);
      return { breach: breach && { ...breach, passing: [] }, left };
    },
  };
}

const maybe = <T>(random: Random, value: T): T | undefined => (random.chance() ? value : undefined);
const given = <K extends string, V>(key: K, value: V | undefined) => (value === undefined ? {} : { [key]: value });
const version = (random: Random) => random.oneOf(['3.6.2', '3.9.1', '4.0.0', '4.1.1', '4.3.1']);
const ids = (random: Random) =>
  Array.from({ length: random.draw(1, 4) }, (_, index) => random.draw(0, 3) * 100 + (random.chance() ? index : 0));
const inSync = (random: Random) => ({
  ...given('of', maybe(random, 'topic a')),
  replicas: random.draw(1, 6),
  minInSync: random.draw(1, 7),
});
const voters = (random: Random) => ({ voters: random.draw(1, 9) });
const jdbc = (random: Random) => ({
  mode: random.oneOf(['bulk', 'incrementing', 'timestamp', 'timestamp+incrementing']),
  delayMs: random.draw(0, 2) * 1000,
  pollMs: random.oneOf([0, 5_000, 3_599_999, 3_600_000]),
});
const readers = (random: Random) => random.draw(0, 4);

const FAMILIES: readonly Family[] = [
  family(TOO_MANY_IN_SYNC, inSync),
  family(ALL_IN_SYNC, inSync),
  family(TOO_MANY_REPLICAS, (random) => ({ of: 'topic a', replicas: random.draw(1, 7), brokers: random.draw(1, 6) })),
  family(HEAP, (random) => {
    const [memoryMiB, program] = [random.draw(64, 8192), random.oneOf(['kafka', 'zookeeper', 'other'] as const)];
    if (random.draw(0, 4) === 0) return { memoryMiB, program, ramPercent: random.draw(1, 100) };
    const derivedPercent = random.draw(40, 66);
    if (random.chance()) return { memoryMiB, program, derivedPercent, heapMiB: Math.floor((memoryMiB * derivedPercent) / 100) };
    return { memoryMiB, program, heapMiB: random.draw(1, 9000) };
  }),
  family(MOVING_IMAGE, (random) => ({
    reference: random.oneOf([
      'kafka',
      'a/kafka:latest',
      'r.io:5000/a/kafka:edge',
      'a/kafka:4.3.1',
      'a@sha256:0',
      'https://a b/kafka:1',
      'A/Kafka:1',
    ]),
  })),
  family(kafkaBounds.CONTROLLERS, voters),
  family(kafkaBounds.COMBINED_ROLES, (random) => ({
    of: 'a',
    roles: random.oneOf([['broker'], ['controller'], ['broker', 'controller']]),
  })),
  family(kafkaBounds.NODE_IDS, (random) => ({
    of: 'a',
    ids: ids(random),
    others: [
      { of: 'b', ids: ids(random) },
      { of: 'c', ids: ids(random) },
    ],
  })),
  family(kafkaBounds.METADATA_VERSION, (random) => ({
    version: version(random),
    metadataVersion: `${version(random).slice(0, 3)}${random.oneOf(['', '-IV0'])}`,
  })),
  family(kafkaBounds.ZOOKEEPER_MODE, (random) => ({ setting: 'zookeeper.connect', kafka: 'Kafka', version: version(random) })),
  family(ZOOKEEPER_SERVERS, voters),
  family(connect.MISSED_UPDATES, jdbc),
  family(connect.LATE_ROWS, jdbc),
  family(connect.BULK_COPIES, jdbc),
  family(connect.IDLE_TASKS, (random) => ({ tasks: random.draw(1, 5), useful: random.draw(1, 3) })),
  family(connect.SMALL_OBJECTS, (random) => ({ records: random.oneOf([0, 1, 2, 99, 100, 10_000]) })),
  family(connect.SILENT_LOSS, (random) => ({
    ...given('tolerance', maybe(random, random.oneOf(['all', 'none']))),
    ...given('deadLetters', maybe(random, random.oneOf(['', 'dead']))),
    logs: random.chance(),
    isSink: random.chance(),
  })),
  family(connect.HEARTBEAT, (random) => ({ heartbeatMs: random.draw(-1, 1) })),
  family(connect.SHARED_SLOT, (random) => {
    const slot = (of: string) => ({ of, slot: random.oneOf(['a', 'b']), server: random.oneOf(['db 5432', 'other 5432']) });
    return { ...slot('orders-cdc'), others: [slot('one'), slot('two')] };
  }),
  family(connect.MISSING_CLASS, (random) => ({
    className: random.oneOf([
      'org.apache.kafka.connect.file.FileStreamSinkConnector',
      'io.confluent.connect.jdbc.JdbcSourceConnector',
      'a.B',
    ]),
    provided: random.oneOf([[], ['a.B']]),
  })),
  family(connect.PLAIN_SECRET, (random) => ({
    key: 'connection.password',
    ...given('kind', maybe(random, random.oneOf(['literal', 'reference'] as const))),
  })),
  family(postgres.LOG_LEVEL, (random) => ({
    ...given('walLevel', maybe(random, random.oneOf(['logical', 'replica']))),
    readers: readers(random),
  })),
  family(postgres.SLOT_COUNT, (random) => ({ setting: 'max_wal_senders', slots: random.draw(0, 5), readers: readers(random) })),
  family(postgres.KEPT_LOG, (random) => ({
    ...given('keptMiB', maybe(random, random.draw(-1, 200))),
    ...given('diskMiB', maybe(random, random.draw(1, 300))),
  })),
  family(spark.ENDLESS_APPEND, (random) => ({
    aggregates: random.chance(),
    hasWatermark: random.chance(),
    outputMode: random.oneOf(['append', 'update', 'complete']),
  })),
  family(spark.CHECKPOINT, (random) => ({
    ...given('path', maybe(random, random.oneOf(['/tmp/c', 's3a://b/c', '/data/c', 'file:///tmp/c']))),
    isForTrying: random.chance(),
    isOnVolume: random.chance(),
  })),
  family(spark.SHARED_CHECKPOINT, (random) => {
    const path = () => random.oneOf(['s3a://b/c', 's3a://b/c/', 's3a://b/c/d', 'checkpoints/a', 's3a://b/cd']);
    return {
      of: 'a',
      path: path(),
      others: [
        { of: 'b', path: path() },
        { of: 'c', path: path() },
      ],
    };
  }),
];

describe.each(FAMILIES)('$id', ({ id, severity, why, tried }) => {
  it('proposes only what keeps it, whatever the values', () => {
    const found = Array.from({ length: 200 }, (_, seed) => tried(randomFrom(seed)));
    expect(found.flatMap(({ left }) => left)).toEqual([]);
    expect(found.filter(({ breach }) => breach !== undefined).length).toBeGreaterThan(0);
    expect(found.filter(({ breach }) => breach === undefined).length).toBeGreaterThan(0);
  });

  it('is a rule of lint with the same severity and reason', () => {
    expect(RULES.find((rule) => rule.id === id)).toMatchObject({ severity, why });
  });
});

/** Findings of lint about what a description renders to, problems or none. */
async function findings(change: Change) {
  const { environment, release } = change(sound);
  const rendered = [...renderObjects(resolve(environment, await inputsOf(release))).values()].flat();
  const facts = readFacts(readDocuments('rendered.yaml', rendered.map((object) => stringify(object)).join('---\n')).documents);
  return findingsOf(facts, RULES, { environmentClass: environment.class, models: await modelsFor(facts) });
}

const brokers = (heapMiB: number, memoryGiB: number) =>
  kafka({ pools: [pool({ name: 'a', brokers: 3, volumes: [{ storageGiB: 10 }], heapMiB, memoryGiB })] });
const controllers = (count: number) => kafka({ coordination: { mode: 'kraft', controllers: count } });
const table = { table: customer, to: records } as const;
const slots = (max_replication_slots: number) =>
  all(shop(records, postgresChanges(table)), top({ postgres: { settings: { max_replication_slots } } }));
const logged = (settings: Readonly<Record<string, string>>) => all(shop(records, postgresChanges(table)), top({ postgres: { settings } }));
const ages = 'select gender, count(*) as people from customers group by gender';

/** A description that breaks a bound, and the same as the fix says. */
const EDITS: readonly (readonly [id: string, broken: Change, fixed: Change])[] = [
  ['KFK-01', kafka({ minInSyncReplicas: 4 }), kafka({ minInSyncReplicas: 2 })],
  ['KFK-02', kafka({ minInSyncReplicas: 3 }), kafka({ minInSyncReplicas: 2 })],
  ['KFK-02', kafka({ topics: [{ name: 'a', partitions: 1, minInSyncReplicas: 3 }] }), kafka({ topics: [{ name: 'a', partitions: 1 }] })],
  ['KFK-04', kafka({ replicationFactor: 5 }), kafka({ replicationFactor: 3 })],
  ['K8S-13', brokers(1900, 2), brokers(1228, 2)],
  ['K8S-13', brokers(2048, 2), brokers(2048, 3.5)],
  [
    'K8S-13',
    all(shop(records, polled), workers({ heapMiB: 1537, memoryGiB: 2 })),
    all(shop(records, polled), workers({ heapMiB: 1536, memoryGiB: 2 })),
  ],
  ['KRC-01', controllers(2), controllers(3)],
  ['KRC-01', controllers(1), controllers(3)],
  [
    'KRC-05',
    kafka({ coordination: { mode: 'kraft', controllers: 3, firstNodeId: 100 } }),
    kafka({ coordination: { mode: 'kraft', controllers: 3, firstNodeId: 500 } }),
  ],
  ['KRC-08', released({ metadataVersion: '4.4' }), released({ metadataVersion: '4.3' })],
  ['KRC-14', all(onZooKeeper, kafka({ coordination: { mode: 'zookeeper', replicas: 2 } })), onZooKeeper],
  ['CON-11', shop(records, jdbcSource({ ...table, mode: 'incrementing' })), shop(records, polled)],
  ['CON-12', shop(records, jdbcSource({ ...table, mode: 'timestamp+incrementing' })), shop(records, polled)],
  [
    'CON-13',
    shop(records, jdbcSource({ ...table, mode: 'bulk', pollMs: 600_000 })),
    shop(records, jdbcSource({ ...table, mode: 'bulk', pollMs: 3_600_000 })),
  ],
  [
    'CON-16',
    shop(records, polled, s3Sink({ from: records, prefix: 'raw', flush: { records: 99, everySeconds: 60 } })),
    shop(records, polled, objects),
  ],
  ['PGS-01', logged({ wal_level: 'replica' }), logged({ wal_level: 'logical' })],
  ['PGS-02', logged({ max_slot_wal_keep_size: '9GB' }), logged({ max_slot_wal_keep_size: '2560MB' })],
  ['PGS-03', slots(1), slots(2)],
  [
    'SPK-07',
    shop(records, polled, job({ sql: ages, sink: deltaSink('silver/ages') })),
    shop(records, polled, job({ sql: ages, sink: consoleSink({ mode: 'complete' }) })),
  ],
];

describe('a description and what it renders to are judged alike', () => {
  it.each(EDITS)('%s (edit %#)', async (id, broken, fixed) => {
    const [problems, found] = [await problemsOf(broken), await findings(broken)];
    const problem = problems.find(({ rule }) => rule === id);
    const finding = found.find((each) => each.id === id);
    expect(problem && { why: problem.why, fix: problem.fix }).toEqual(finding && { why: finding.why, fix: finding.fix });
    expect(finding?.what).toContain(problem?.what ?? 'a problem of the rule');
    expect(finding?.severity).toBe(problem?.severity?.production);
    expect([(await problemsOf(fixed)).filter(({ rule }) => rule === id), (await findings(fixed)).filter((each) => each.id === id)]).toEqual(
      [[], []],
    );
  });
});

describe('a description is refused where its class makes the rule a warning or worse', () => {
  it.each([
    ['local', false],
    ['development', false],
    ['staging', false],
    ['production', true],
  ] as const)('a single controller: %s', async (environmentClass, refused) => {
    const problems = await problemsOf(all(controllers(1), top({ class: environmentClass })));
    expect(problems.some(({ rule }) => rule === 'KRC-01')).toBe(refused);
  });

  it('and in every class where no rule of lint says how severe it is', () => {
    expect(isRefused({ what: 'a', why: 'b', fix: 'c' }, 'local')).toBe(true);
    expect(
      isRefused(
        { what: 'a', why: 'b', fix: 'c', severity: { local: 'info', development: 'warn', staging: 'off', production: 'block' } },
        'local',
      ),
    ).toBe(false);
  });
});
