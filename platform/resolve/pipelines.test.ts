import { describe, expect, it } from 'vitest';
import { connector } from '../../charts/connect/connector-spec.js';
import { clientPlaintext, internalPlaintext } from '../../charts/kafka/index.js';
import { kafkaSink } from '../../charts/spark/job-spec.js';
import { all, kafka, kubernetes, platformOf, top, wholePlatform } from '../../test/described.js';
import { changes, copies, job, objects, polled, records, shop, without, workers } from '../../test/pipelines.js';

describe('how a job reads its topic', () => {
  const formatOf = async (change: Parameters<typeof platformOf>[0]) => (await platformOf(change)).spark?.jobs[0]?.format;

  it('follows the source that fills it', async () => {
    expect(await formatOf(shop(records, polled, job()))).toEqual({ kind: 'json', values: 'connect' });
    expect(await formatOf(shop(records, { ...polled, value: 'json-with-schema' }, job()))).toEqual({
      kind: 'json-with-schema',
      values: 'connect',
    });
    expect(await formatOf(shop(records, changes, job()))).toEqual({ kind: 'json', values: 'debezium' });
    expect(await formatOf(shop(records, { ...polled, value: 'avro' }, job()))).toMatchObject({
      kind: 'avro',
      wire: 'confluent',
      schema: expect.stringContaining('"name":"customers"'),
    });
  });

  it('follows the workers where the source names no format', async () => {
    const change = all(shop(records, polled, job()), workers({ format: 'json-with-schema' }));
    expect(await formatOf(change)).toEqual({ kind: 'json-with-schema', values: 'connect' });
  });

  it('is plain JSON where no source is known, and what the job says where it says it', async () => {
    expect(await formatOf(shop(records, job()))).toEqual({ kind: 'json', values: 'plain' });
    expect(await formatOf(shop(records, polled, job({ format: { kind: 'json', values: 'plain' } })))).toEqual({
      kind: 'json',
      values: 'plain',
    });
  });
});

it('images you built are taken as they are, all others from the mirror', async () => {
  const mirror = 'mirror.example.com';
  const { connect, spark, postgres, schemaRegistry } = await platformOf(all(wholePlatform, kubernetes({ imageMirror: mirror })));
  expect([connect?.workers.image.reference, spark?.runtime.image.reference]).toEqual([
    'mirror.example.com/confluentinc/cp-kafka-connect:8.1.1',
    'registry.example.com/spark:4.0.1',
  ]);
  expect([postgres?.server?.image.reference, schemaRegistry?.image.reference].every((image) => image?.startsWith(mirror))).toBe(true);
});

describe('what the workers speak to', () => {
  const neighbours = async (change: Parameters<typeof platformOf>[0]) =>
    (await platformOf(change)).connect?.neighbours.map(({ reach, port }) => `${reach.map(({ kind }) => kind).join()} ${port}`);

  it.each([
    ['nothing, without connectors', shop(records), []],
    ['the database, where one reads it', shop(records, polled), ['pods 5432']],
    ['the database once, whoever reads it', shop(records, copies, polled, { ...changes, to: copies }), ['pods 5432']],
    ['the store, where one writes it', shop(records, objects), ['addresses 443']],
    ['what the description says', all(shop(records), workers({ reaches: [{ cidr: '10.1.0.0/16', port: 9200 }] })), ['addresses 9200']],
  ])('%s', async (_, change, expected) => expect(await neighbours(change)).toEqual(expected));

  it('names the database elsewhere by its addresses', async () => {
    const external = top({ postgres: { external: 'db:6432', credentials: { secret: 'db', key: 'password' }, cidrs: ['10.2.0.0/16'] } });
    const change = all(shop(records, polled), external, ({ environment, release: { postgres, ...release } }) => ({ environment, release }));
    expect((await platformOf(change)).connect?.neighbours).toEqual([{ reach: [{ kind: 'addresses', cidr: '10.2.0.0/16' }], port: 6432 }]);
  });
});

describe('what pipelines ask of Kafka', () => {
  const whole = shop(
    records,
    copies,
    polled,
    { ...objects, deadLetters: 'dead-objects' },
    job({ sink: kafkaSink('copies', { key: ['id'] }), deadLetters: { kind: 'kafka', topic: 'dead-jobs' } }),
  );

  it('declares topics in the order in which they are waited for', async () => {
    const { access } = await platformOf(all(whole, kafka({ topics: [{ name: 'clicks', partitions: 1 }] })));
    expect(access.topics.map(({ name }) => name)).toEqual([
      'clicks', // the environment's own
      'json-customers', // the pipelines'
      'copies',
      'dead-jobs', // what components need beside them; each waits for its last one
      'dead-objects',
      'streaming-connect-config',
      'streaming-connect-offsets',
      'streaming-connect-status',
      '_schemas',
    ]);
  });

  it('makes a user for the workers and for each job, with what it needs and no more', async () => {
    const { access } = await platformOf(whole);
    const allowed = (user: string) =>
      access.users
        .find(({ name }) => name === user)
        ?.permissions.flatMap((permission) => (permission.kind === 'describe' ? [] : [`${permission.kind} ${permission.topic.name}`]));
    expect(access.users.map(({ name }) => name)).toEqual(['app', 'ages', 'connect', 'schema-registry', 'rest-proxy']);
    expect(allowed('ages')).toEqual(['consume json-customers', 'produce copies', 'produce dead-jobs']);
    expect(allowed('connect')?.filter((text) => !/connect-/.test(text))).toEqual([
      'produce json-customers',
      'consume json-customers',
      'produce dead-objects',
    ]);
  });

  it('makes no users where nobody logs in', async () => {
    const open = kafka({ listeners: [internalPlaintext(), clientPlaintext()], users: [], clients: [] });
    const { access } = await platformOf(all(whole, top({ class: 'development' }), open));
    expect(access.users).toEqual([]);
  });

  it('lets a connector of any class do what it names', async () => {
    const mirror = connector({
      name: 'beats',
      class: 'org.apache.kafka.connect.mirror.MirrorHeartbeatConnector',
      config: {},
      writes: [copies],
      value: 'bytes',
    });
    const { access } = await platformOf(
      all(wholePlatform, top({ pipelines: [{ name: 'beats', parts: [copies, mirror] }] }), without('spark')),
    );
    const permissions = access.users.find(({ name }) => name === 'connect')?.permissions ?? [];
    expect(permissions.filter(({ topic }) => topic.name === 'copies').map(({ kind }) => kind)).toEqual(['produce']);
  });
});
