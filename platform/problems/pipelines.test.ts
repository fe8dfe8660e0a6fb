import { describe, expect, it } from 'vitest';
import { connector, elasticsearchSink, jdbcSource } from '../../charts/connect/connector-spec.js';
import { elasticsearch, inImage } from '../../charts/connect/index.js';
import { kafkaSink } from '../../charts/spark/job-spec.js';
import { customer } from '../../environments/pipelines/customers.js';
import { all, type Change, kafka, platformOf, problemsOf, top, wholePlatform } from '../../test/described.js';
import { changes, copies, job, objects, polled, records, rows, shop, unnamed, unreleased, without, workers } from '../../test/pipelines.js';
import { itTells } from '../../test/rules.js';
import { topicOf } from '../pipelines/pipeline.js';
import { partiesOf } from './pipelines.js';

const CONNECTOR = 'connectors.customers-jdbc';
const JOB = 'streamJobs.ages';

describe('what must be there', () => {
  const declared = (topic: string) =>
    `add topicOf(dataset, { name: '${topic}', partitions: … }) to the pipeline, or the topic to kafka.topics`;
  itTells([
    [
      'connectors without workers',
      all(shop(records, polled), without('connect')),
      shop(records, polled),
      'pipelines.shop',
      'has connectors, and the environment has no connect',
      'declare connect: { plugins: [ … ] }',
    ],
    [
      'stream jobs without Spark',
      all(shop(records, job()), without('spark')),
      shop(records, job()),
      'pipelines.shop',
      'has stream jobs, and the environment has no Spark',
      'declare spark: {}',
    ],
    [
      'a generator without a database',
      all(shop(rows), without('postgres')),
      shop(rows),
      'pipelines.shop',
      'has a generator, and the environment has no database',
      'declare postgres: {}',
    ],
    [
      'a source of rows without a database',
      all(shop(records, polled), without('postgres')),
      shop(records, polled),
      CONNECTOR,
      'reads a database, and the environment has none',
      'declare postgres',
    ],
    [
      'a sink of objects without a bucket',
      all(shop(records, objects), without('spark'), unnamed('objectStore')),
      all(shop(records, objects), without('spark')),
      'connectors.json-customers-s3',
      'writes to a bucket, and the environment has none',
      'declare objectStore',
    ],
    [
      'Spark without a place for its tables',
      all(shop(records, job()), unnamed('objectStore')),
      shop(records, job()),
      'spark.volume',
      'no object store and no volume',
      "declare objectStore, or use volume: { storageGiB: 10 } with delivery: 'pods'",
    ],
    [
      'a connector that writes an undeclared topic',
      shop(polled),
      shop(records, polled),
      CONNECTOR,
      'topic json-customers is declared nowhere',
      declared('json-customers'),
    ],
    [
      'a connector that reads an undeclared topic',
      shop(objects),
      all(shop(objects), kafka({ topics: [{ name: 'json-customers', partitions: 3 }] })),
      'connectors.json-customers-s3',
      'topic json-customers is declared nowhere',
      declared('json-customers'),
    ],
    [
      'a job that reads an undeclared topic',
      shop(job()),
      shop(records, job()),
      JOB,
      'topic json-customers is declared nowhere',
      declared('json-customers'),
    ],
    [
      'a job that writes an undeclared topic',
      shop(records, job({ sink: kafkaSink('copies') })),
      shop(records, copies, job({ sink: kafkaSink('copies') })),
      JOB,
      'topic copies is declared nowhere',
      declared('copies'),
    ],
  ]);

  it('makes dead letter topics itself', async () => {
    const letters = { kind: 'kafka', topic: 'dead-jobs' } as const;
    const { access } = await platformOf(shop(records, { ...objects, deadLetters: 'dead-objects' }, job({ deadLetters: letters })));
    expect(access.topics.map(({ name }) => name)).toEqual(expect.arrayContaining(['dead-objects', 'dead-jobs']));
  });
});

describe('who owns what', () => {
  const external = top({ postgres: { external: 'db.internal:5432', credentials: { secret: 'db', key: 'password' } } });
  itTells([
    [
      'a connector that publishes tables it does not own',
      shop(records, { ...changes, publicationMode: 'filtered' }),
      all(shop(records, { ...changes, publicationMode: 'filtered' }), external, unreleased('postgres')),
      'pipelines.shop',
      "publicationMode 'filtered' at the platform's own database",
      "take it out: the migration makes the publication ('disabled')",
    ],
    [
      'a connector that is declared and retired',
      all(shop(records, polled), workers({ retiredConnectors: { 'customers-jdbc': 'replaced' } })),
      all(shop(records, polled), workers({ retiredConnectors: { 'old-jdbc': 'replaced' } })),
      'connect.retiredConnectors',
      'connector customers-jdbc is both declared and retired',
      'take it out of retiredConnectors, or out of its pipeline',
    ],
  ]);
});

describe('readers and writers of a topic', () => {
  const written = shop(records, copies, polled, job({ sink: kafkaSink('copies', { key: ['id'] }) }));
  const reading = (value: 'json' | 'json-with-schema'): Change =>
    shop(records, copies, job({ sink: kafkaSink('copies', { key: ['id'] }) }), {
      ...objects,
      from: copies,
      key: 'string',
      value,
    });
  itTells([
    [
      'a connector that reads another format than a connector writes',
      shop(records, { ...polled, value: 'json-with-schema' }, objects),
      shop(records, { ...polled, value: 'json-with-schema' }, { ...objects, value: 'json-with-schema' }),
      'pipelines',
      'connector json-customers-s3 reads values of json-customers as json, but connector customers-jdbc writes json-with-schema',
      "give both value: 'json-with-schema'",
    ],
    [
      'a job that reads another format than a connector writes',
      shop(records, polled, job({ format: { kind: 'json-with-schema', values: 'connect' } })),
      shop(records, polled, job({ format: { kind: 'json', values: 'connect' } })),
      'pipelines',
      'stream job ages reads values of json-customers as json-with-schema, but connector customers-jdbc writes json',
      "give both value: 'json'",
    ],
    [
      'a connector that reads another format than a job writes',
      reading('json-with-schema'),
      reading('json'),
      'pipelines',
      'connector copies-s3 reads values of copies as json-with-schema, but stream job ages writes json',
      "give both value: 'json'",
    ],
  ]);

  it('are all known', async () => {
    const parties = partiesOf(await platformOf(written));
    expect(parties.map(({ who, does, topic, key, value }) => `${who} ${does} ${topic}: ${key}, ${value}`)).toEqual([
      'connector customers-jdbc writes json-customers: json, json',
      'stream job ages reads json-customers: bytes, json',
      'stream job ages writes copies: string, json',
    ]);
  });
});

describe('the rules of connectors and jobs', () => {
  itTells([
    [
      'an unknown connector key',
      shop(records, { ...polled, settings: { 'pol.interval.ms': '1' } }),
      shop(records, { ...polled, settings: { 'poll.interval.ms': '1' } }),
      `${CONNECTOR}.pol.interval.ms`,
      'pol.interval.ms is no setting of JdbcSourceConnector',
      'did you mean poll.interval.ms?',
    ],
    [
      'mode timestamp without a delay',
      shop(records, jdbcSource({ table: customer, mode: 'timestamp', to: records })),
      shop(records, jdbcSource({ table: customer, mode: 'timestamp', delayMs: 1, to: records })),
      `${CONNECTOR}.delayMs`,
      'mode timestamp without a delay',
      'set the delay to 5000 ms, or longer than the longest transaction that writes the table',
    ],
    [
      'an object for every record',
      shop(records, { ...objects, flush: { records: 1, everySeconds: 60 } }),
      shop(records, { ...objects, flush: { records: 100, everySeconds: 60 } }),
      'connectors.json-customers-s3.flush.records',
      'an object for every record',
      'flush after 1000 records or more, and after a time',
    ],
    [
      'jars of another Scala',
      all(wholePlatform, top({ spark: { jars: ['org.apache.spark:spark-sql-kafka-0-10_2.12:4.0.1'] } })),
      all(wholePlatform, top({ spark: { jars: ['org.apache.spark:spark-sql-kafka-0-10_2.13:4.0.1'] } })),
      'spark',
      'org.apache.spark:spark-sql-kafka-0-10_2.12:4.0.1: Scala 2.12',
      'bake org.apache.spark:spark-sql-kafka-0-10_2.13:4.0.1',
    ],
    [
      'exactly once from a job that writes a topic',
      shop(records, copies, job({ sink: kafkaSink('copies'), delivery: 'exactly-once' })),
      shop(records, copies, job({ sink: kafkaSink('copies'), delivery: 'at-least-once' })),
      `${JOB}.delivery`,
      'exactly-once',
      "say 'at-least-once' and let readers drop doubles, or use a Delta sink with an interval",
    ],
    [
      'exactly once from a sink that follows the clock',
      shop(records, { ...objects, delivery: 'exactly-once' }),
      shop(records, { ...objects, delivery: 'exactly-once', flush: { records: 10_000, tail: 'waits' } }),
      'connectors.json-customers-s3.delivery',
      'exactly-once with everySeconds, which follows the wall clock',
      "use flush: { records, tail: 'waits' }, or delivery: 'at-least-once'",
    ],
    [
      'exactly once from workers that do not offer it',
      shop(records, { ...changes, exactlyOnce: true }),
      all(shop(records, { ...changes, exactlyOnce: true }), workers({ exactlyOnceSources: true })),
      'connectors.customers-changes.exactly.once.support',
      'exactly once on workers that do not offer it',
      'set connect.exactlyOnceSources: true',
    ],
    [
      'a bad setting of a topic',
      shop(topicOf(customer, { partitions: 1, settings: { 'segment.bytes': 1 } })),
      shop(topicOf(customer, { partitions: 1, settings: { 'segment.bytes': 1_048_576 } })),
      'pipelines.shop.customers.settings',
      'segment.bytes (1) is below 1048576',
      'set at least 1048576',
    ],
  ]);

  it('want a checkpoint', async () => {
    const { job: spec } = job();
    const { checkpoint, ...unsaved } = spec;
    expect(await problemsOf(shop(records, { kind: 'stream-job', job: unsaved }))).toMatchObject([
      { path: `base.${JOB}.checkpoint`, what: 'it has no checkpoint', rule: 'SPK-01' },
    ]);
    expect([checkpoint, await problemsOf(shop(records, job()))]).toEqual(['checkpoints/ages', []]);
  });
});

describe('secrets in plain text', () => {
  const searchPlugin = workers({ plugins: [elasticsearch('15.1.1', inImage())] });
  const REFER = 'mount a Secret and refer to it, e.g. ${dir:/etc/sluice/secrets/orders-db:password}; then change the secret';
  const CONFIG = 'refer to it through a config provider, e.g. ${dir:/certs:tls.key}';
  const REFERENCE = '${dir:/etc/sluice/secrets/db:password}';
  const url = (connection: string) => shop(records, { ...polled, settings: { 'connection.url': connection } });
  const open = (config: Readonly<Record<string, string>>) =>
    shop(records, connector({ name: 'x', class: 'org.apache.kafka.connect.mirror.MirrorHeartbeatConnector', config, writes: [records] }));
  const unchecked = (value: string) => ({ 'plugin.password': { value, why: 'the plugin reads it' } });
  itTells([
    [
      'a password of a connector',
      shop(records, { ...polled, settings: { 'connection.password': 'hunter2' } }),
      shop(records, { ...polled, settings: { 'connection.password': REFERENCE } }),
      `${CONNECTOR}.connection.password`,
      'connection.password holds a secret in plain text',
      REFER,
    ],
    ...['jdbc:postgresql://app:hunter2@db/shop', 'jdbc:postgresql://db/shop?user=app&password=hunter2'].map(
      (bad) =>
        [
          `a password in ${bad}`,
          url(bad),
          url('jdbc:postgresql://db/shop?user=app'),
          `${CONNECTOR}.connection.url`,
          'connection.url holds a secret in plain text',
          REFER,
        ] as const,
    ),
    [
      'a token of a connector of any class',
      open({ 'api.token': 'hunter2' }),
      open({ 'api.token': REFERENCE }),
      'connectors.x.api.token',
      'api.token holds a secret in plain text',
      REFER,
    ],
    [
      'a password in a URL',
      all(shop(records, elasticsearchSink({ from: records, url: 'https://elastic:hunter2@search:9200' })), searchPlugin),
      all(shop(records, elasticsearchSink({ from: records, url: 'https://search:9200' })), searchPlugin),
      'connectors.json-customers-elasticsearch.connection.url',
      'connection.url holds a secret in plain text',
      REFER,
    ],
    [
      'a password of a plugin of the workers',
      all(wholePlatform, workers({ unchecked: unchecked('hunter2') })),
      all(wholePlatform, workers({ unchecked: unchecked(REFERENCE) })),
      'connect.unchecked.plugin.password',
      'plugin.password holds a secret in plain text',
      'refer to it through a config provider, e.g. ${dir:/etc/sluice/secrets/<secret>:<key>}',
    ],
    [
      'a password of a plugin of the brokers',
      kafka({ unchecked: unchecked('hunter2') }),
      kafka({ unchecked: unchecked('${dir:/certs:password}') }),
      'kafka.unchecked.plugin.password',
      'plugin.password holds a secret in plain text',
      CONFIG,
    ],
    [
      'a login of a job',
      shop(records, job({ settings: { 'kafka.sasl.jaas.config': 'hunter2' } })),
      shop(records, job({ settings: { 'fetch.max.bytes': '1000000' } })),
      `${JOB}.settings.kafka.sasl.jaas.config`,
      'kafka.sasl.jaas.config belongs to the connection',
      'take it out: the job’s user and its Secret follow from the listener',
    ],
    [
      'another secret of a job',
      shop(records, job({ settings: { 'plugin.token': 'hunter2' } })),
      shop(records, job({ settings: { 'plugin.token': REFERENCE } })),
      `${JOB}.settings.plugin.token`,
      'plugin.token holds a secret in plain text',
      'take it out: the job’s user and its Secret follow from the listener',
    ],
    [
      'a password of the database server',
      all(wholePlatform, top({ postgres: { settings: { primary_conninfo: 'host=other password=hunter2' } } })),
      all(wholePlatform, top({ postgres: { settings: { primary_conninfo: 'host=other' } } })),
      'postgres.settings.primary_conninfo',
      'primary_conninfo holds a secret in plain text',
      'take it out',
    ],
    [
      'a login in the address of a database elsewhere',
      all(wholePlatform, top({ postgres: { external: 'app:hunter2@db:5432', credentials: { secret: 'db', key: 'password' } } })),
      all(wholePlatform, top({ postgres: { external: 'db:5432', credentials: { secret: 'db', key: 'password' } } })),
      'postgres.external',
      'database at "app:hunter2@db:5432"',
      'use host:port, e.g. orders.db.internal:5432',
    ],
  ]);
});
