import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../kit/places.js';
import { succeed } from '../kit/run.js';
import { sluiceOk } from '../kit/sluice.js';
import { figure } from '../kit/steps.js';
import { until } from '../kit/until.js';
import {
  anonymousVolumes,
  EXAMPLES,
  firstRecordSeconds,
  firstValuesIn,
  kafkaTool,
  numbers,
  recordsIn,
  remainsOf,
  valuesIn,
} from './stack.js';

const before = await anonymousVolumes();
const stack = (environment: string, verb: string, ...args: readonly string[]) =>
  sluiceOk(['local', verb, '--environment', environment, ...args], EXAMPLES);

/** Lines in, lines out: the book's first steps with a topic. */
async function expectLinesKept(machine: string, inside: string, project: 'sluice-multinode' | 'sluice-single-broker', topic: string) {
  const lines = numbers(1, 20).map((number) => `line ${number}`);
  await kafkaTool('machine', `./kafka-console-producer.sh --bootstrap-server ${machine} --topic ${topic}`, `${lines.join('\n')}\n`);
  for (const [place, address] of [
    ['machine', machine],
    [project, inside],
  ] as const)
    expect((await valuesIn(place, address, topic)).toSorted()).toEqual(lines.toSorted());
}

async function expectNothingLeft(environment: string): Promise<void> {
  await stack(environment, 'reset');
  expect(await remainsOf(`sluice-${environment}`)).toEqual([]);
  expect(await anonymousVolumes()).toEqual(before);
}

describe('three ZooKeeper servers with three brokers', () => {
  const THREE = 'localhost:9092,localhost:9093,localhost:9094';
  beforeAll(() => stack('multinode', 'reset'));
  afterAll(() => stack('multinode', 'reset'));

  it('starts', async () => {
    const up = await stack('multinode', 'up');
    figure('multinode, 7.6', 'up from no containers: first record / command, s', `${firstRecordSeconds(up)} / ${up.seconds}`);
  });

  it('makes a topic with three partitions and three copies, and keeps what is written to it', async () => {
    const topics = `./kafka-topics.sh --bootstrap-server ${THREE}`;
    await kafkaTool('machine', `${topics} --create --topic mytopic --partitions 3 --replication-factor 3`);
    expect((await kafkaTool('machine', `${topics} --list`)).split('\n')).toContain('mytopic');
    const described = await kafkaTool('machine', `${topics} --describe --topic mytopic`);
    expect(described).toMatch(/PartitionCount: 3\s+ReplicationFactor: 3/);
    expect(described.match(/Isr: \d+,\d+,\d+/g)).toHaveLength(3);
    await expectLinesKept(THREE, 'kafka-1:9092', 'sluice-multinode', 'mytopic');
  });

  it('goes on with two brokers, and has its data after down and up', async () => {
    await succeed('docker', ['stop', 'sluice-multinode-kafka-2-1']);
    expect(await valuesIn('machine', THREE, 'mytopic')).toHaveLength(20);
    await stack('multinode', 'down');
    figure('multinode, 7.6', 'up with data, s', (await stack('multinode', 'up')).seconds);
    expect(await valuesIn('machine', THREE, 'mytopic')).toHaveLength(20);
  });

  it('leaves nothing behind after reset', () => expectNothingLeft('multinode'));
});

const MACHINE = 'localhost:9092';
const CONNECT = 'http://localhost:8083';

describe('one broker with Schema Registry, REST proxy, Connect and Postgres', () => {
  beforeAll(async () => {
    await stack('single-broker', 'reset');
    // The plugin hub cannot be reached here: the plugins come from the lab's image.
    const from = ['PLUGINS_FROM=confluentinc/cp-kafka-connect-base:7.6.0', 'PLUGINS_DIR=/usr/share/confluent-hub-components'];
    const values = ['WORKERS=confluentinc/cp-kafka-connect:7.6.0', ...from].flatMap((value) => ['--build-arg', value]);
    const folder = join(ROOT, 'docker', 'connect');
    await succeed('docker', ['build', '--file', join(folder, 'from-image.Dockerfile'), ...values, '--tag', 'sluice/connect:7.6.0', folder]);
  });
  afterAll(async () => {
    await stack('single-broker', 'reset');
    await succeed('docker', ['rmi', '--force', 'sluice/connect:7.6.0']);
  });

  it('starts', async () => {
    const up = await stack('single-broker', 'up');
    figure('single broker, 7.6', 'up from no containers: first record / command, s', `${firstRecordSeconds(up)} / ${up.seconds}`);
    figure('single broker, 7.6', 'smoke, s', (await stack('single-broker', 'smoke')).seconds);
  });

  it('makes a topic, and keeps what is written to it', async () => {
    const create = '--create --topic mytopic --partitions 2 --replication-factor 1';
    await kafkaTool('machine', `./kafka-topics.sh --bootstrap-server ${MACHINE} ${create}`);
    await expectLinesKept(MACHINE, 'kafka:9092', 'sluice-single-broker', 'mytopic');
  });

  it('has rows of the table in the topic, with their schema', async () => {
    await manyRecords('json-customers');
    const values = await firstValuesIn('machine', MACHINE, 'json-customers', 100);
    expect(values).toHaveLength(100);
    const { schema, payload }: { schema: { fields: { field: string }[] }; payload: Record<string, unknown> } = JSON.parse(values[0] ?? '');
    expect(schema.fields.map(({ field }) => field)).toEqual(Object.keys(payload));
    expect(Object.keys(payload)).toEqual(expect.arrayContaining(['name', 'gender', 'phone', 'email', 'photo', 'birthdate', 'dt_update']));
  });

  it('takes the book’s connector through REST, and its rows are in its topic', expectBookConnector);

  it('keeps connector and rows over down and up', async () => {
    const records = await recordsIn('machine', MACHINE, 'json-customers');
    await stack('single-broker', 'down');
    figure('single broker, 7.6', 'up with data, s', (await stack('single-broker', 'up')).seconds);
    expect(await recordsIn('machine', MACHINE, 'json-customers')).toBeGreaterThanOrEqual(records);
    expect(await valuesIn('machine', MACHINE, 'mytopic')).toHaveLength(20);
    expect(JSON.parse(await (await fetch(`${CONNECT}/connectors`)).text())).toContain('pg-connector-json');
  });

  it('leaves nothing behind after reset', () => expectNothingLeft('single-broker'));
});

/** At least the first hundred rows, once they are there. */
const manyRecords = (topic: string): Promise<number> =>
  until(`rows in ${topic}`, 60, async () => {
    const found = await recordsIn('machine', MACHINE, topic);
    return found >= 100 ? { found } : { missing: `${found}` };
  });

async function expectBookConnector(): Promise<void> {
  const topic = 'book-customers';
  const create = `--create --topic ${topic} --partitions 2 --replication-factor 1`;
  await kafkaTool('machine', `./kafka-topics.sh --bootstrap-server ${MACHINE} ${create}`);
  const posted = await fetch(`${CONNECT}/connectors`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'pg-connector-json', config: await bookConnector() }),
  });
  expect([posted.status, await posted.text()]).toEqual([201, expect.any(String)]);
  figure('single broker, 7.6', 'rows of the connector posted through REST, when looked at', await manyRecords(topic));
  const listed = JSON.parse(await (await fetch(`${CONNECT}/connectors`)).text());
  expect(listed.toSorted()).toEqual(['customers-jdbc', 'pg-connector-json']);
  const status = JSON.parse(await (await fetch(`${CONNECT}/connectors/pg-connector-json/status`)).text());
  expect(status).toMatchObject({ connector: { state: 'RUNNING' }, tasks: [{ state: 'RUNNING' }] });
}

/** Key by key as the book has it, but for the address, the login and the topic. */
async function bookConnector(): Promise<Readonly<Record<string, string>>> {
  const { stdout } = await stack('single-broker', 'status', '-o', 'env');
  const url = new URL(/^export DATABASE_URL=(.*)$/m.exec(stdout)?.[1] ?? '');
  return {
    'connector.class': 'io.confluent.connect.jdbc.JdbcSourceConnector',
    'tasks.max': '1',
    'value.converter': 'org.apache.kafka.connect.json.JsonConverter',
    'value.converter.schemas.enable': 'true',
    'connection.url': `jdbc:postgresql://postgres:5432${url.pathname}`,
    'connection.user': url.username,
    'connection.password': url.password,
    'table.whitelist': 'public.customers',
    mode: 'timestamp',
    'timestamp.column.name': 'dt_update',
    'topic.prefix': 'book-',
    'validate.non.null': 'false',
    'poll.interval.ms': '500',
  };
}
