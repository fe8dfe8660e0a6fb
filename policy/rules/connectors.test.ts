import { describe, expect, it } from 'vitest';
import { toldIn } from './findings.fixture.js';

const json = (name: string, config: Readonly<Record<string, string>>) => JSON.stringify({ name, config });
const resource = (connectorClass: string, config: Readonly<Record<string, string | number>>, version = 'v1') =>
  `apiVersion: kafka.strimzi.io/${version}\nkind: KafkaConnector\nmetadata: { name: c, namespace: n, labels: { strimzi.io/cluster: c } }\nspec: ${JSON.stringify({ class: connectorClass, tasksMax: 1, config })}`;
const together = (...documents: readonly string[]) => documents.join('\n---\n');

const MYSQL = 'io.debezium.connector.mysql.MySqlConnector';
const JDBC_SINK = 'io.confluent.connect.jdbc.JdbcSinkConnector';
const HISTORY = { 'schema.history.internal.kafka.topic': 'history', 'schema.history.internal.kafka.bootstrap.servers': 'kafka:9092' };

describe('CON-40', () => {
  it('knows old names in a JSON file, beside workers of a known version or not', async () => {
    const config = { 'connector.class': MYSQL, 'database.server.name': 'shop', 'database.history.kafka.topic': 'history' };
    const compose = (command: string) => `services:\n  connect:\n    image: confluentinc/cp-kafka-connect:7.9.2\n    command: ${command}`;
    const install = (version: string) =>
      `bash -c "confluent-hub install --no-prompt debezium/debezium-connector-mysql:${version} && /etc/confluent/docker/run"`;
    expect(await toldIn(json('shop', config), 'CON-40')).toHaveLength(2);
    expect(await toldIn(together(compose(install('2.4.2')), json('shop', config)), 'CON-40')).toEqual([
      expect.stringContaining('database.history.kafka.topic'),
      expect.stringContaining('block: shop: database.server.name is not read since version 2.0, and this is 2.4.2'),
    ]);
    expect(await toldIn(together(compose(install('1.9.3')), json('shop', config)), 'CON-40')).toEqual([]);
  });

  it('takes the version from an artifact of a build', async () => {
    const connect = (artifact: string) =>
      `apiVersion: kafka.strimzi.io/v1beta2\nkind: KafkaConnect\nmetadata: { name: c, namespace: n }\nspec: { build: { plugins: [{ name: d, artifacts: [${artifact}] }] } }`;
    const maven = (version: string) =>
      connect(`{ type: maven, group: io.debezium, artifact: debezium-connector-mysql, version: ${version} }`);
    const connector = resource(MYSQL, { 'topic.prefix': 'shop', ...HISTORY }, 'v1beta2');
    expect(await toldIn(together(maven('3.3.1.Final'), connector), 'CON-40')).toEqual([]);
    expect(await toldIn(together(maven('1.9.7.Final'), connector), 'CON-40')).toHaveLength(3);
  });

  it.each([
    ['transfroms.route.type', 'transforms.route.type'],
    ['erors.tolerance', 'errors.tolerance'],
  ])('finds %s misspelt for any class', async (key, meant) => {
    const [told] = await toldIn(json('x', { 'connector.class': 'com.example.Source', [key]: 'x' }), 'CON-40');
    expect(told).toMatch(/^warn/);
    expect(meant).not.toBe(key);
  });

  it('leaves keys alone that a plugin may read', async () => {
    const config = { 'connector.class': 'com.example.MqttSource', topic: 'a', 'task.max': '1', 'transforms.x': 'y' };
    expect(await toldIn(json('x', config), 'CON-40')).toEqual([]);
    expect(await toldIn(json('x', { 'connector.class': MYSQL, 'database.sslMode': 'x', 'some.new.setting': 'x' }), 'CON-40')).toEqual([]);
  });
});

describe('CON-41', () => {
  it('finds transforms and predicates without a class, and a sink without or with too many topics', async () => {
    const sink = { 'connector.class': 'org.apache.kafka.connect.file.FileStreamSinkConnector', file: '/tmp/x' };
    expect(await toldIn(json('s', sink), 'CON-41')).toEqual(['block: s: neither topics nor topics.regex is set']);
    expect(await toldIn(json('s', { ...sink, topics: 'a', 'topics.regex': 'a.*' }), 'CON-41')).toHaveLength(1);
    expect(await toldIn(json('s', { ...sink, topics: 'a', predicates: 'p', transforms: 't', 'transforms.t.type': 'X' }), 'CON-41')).toEqual(
      ['block: s: predicates lists p, and predicates.p.type is not set'],
    );
  });
});

describe('CON-42', () => {
  const sink = { topics: 'orders', 'connection.url': 'jdbc:postgresql://db/x' };
  const workers = (converter: string) =>
    `services:\n  connect:\n    image: confluentinc/cp-kafka-connect:7.9.2\n    environment:\n      CONNECT_VALUE_CONVERTER: ${converter}\n      CONNECT_VALUE_CONVERTER_SCHEMAS_ENABLE: "false"`;

  it('counts the converter of the workers where a connector names none', async () => {
    const connector = json('db', { 'connector.class': 'io.aiven.connect.jdbc.JdbcSinkConnector', ...sink });
    expect(await toldIn(connector, 'CON-42')).toEqual([]); // nobody says which
    const plain = together(workers('org.apache.kafka.connect.json.JsonConverter'), connector);
    expect(await toldIn(plain, 'CON-42')).toEqual([
      expect.stringContaining('value.converter of the workers is JsonConverter without schemas'),
    ]);
    expect(await toldIn(together(workers('io.confluent.connect.avro.AvroConverter'), connector), 'CON-42')).toEqual([]);
  });

  it('is so for columns of files, and not for files of JSON', async () => {
    const s3 = (format: string) =>
      resource('io.confluent.connect.s3.S3SinkConnector', {
        topics: 'orders',
        'format.class': `io.confluent.connect.s3.format.${format}`,
        'value.converter': 'org.apache.kafka.connect.storage.StringConverter',
      });
    expect(await toldIn(s3('parquet.ParquetFormat'), 'CON-42')).toHaveLength(1);
    expect(await toldIn(s3('json.JsonFormat'), 'CON-42')).toEqual([]);
  });

  it('is not so where a transform makes a record of a text, or keeps one that has a schema', async () => {
    const text = { ...sink, 'value.converter': 'org.apache.kafka.connect.storage.StringConverter' };
    const transformed = (type: string) => ({ ...text, transforms: 't', 'transforms.t.type': type });
    const hoist = 'org.apache.kafka.connect.transforms.HoistField$Value';
    expect(await toldIn(resource(JDBC_SINK, text), 'CON-42')).toHaveLength(1);
    expect(await toldIn(resource(JDBC_SINK, transformed('org.apache.kafka.connect.transforms.RegexRouter')), 'CON-42')).toHaveLength(1);
    expect(await toldIn(resource(JDBC_SINK, transformed(hoist)), 'CON-42')).toEqual([]);
  });
});

describe('CON-43', () => {
  const connector = json('shop', { 'connector.class': MYSQL, 'topic.prefix': 'shop', ...HISTORY });
  const topic = (config: string, rest = '') =>
    `apiVersion: kafka.strimzi.io/v1beta2\nkind: KafkaTopic\nmetadata: { name: history }\nspec: { partitions: 1, replicas: 3, config: { ${config} }${rest} }`;
  const FIVE_YEARS = 157_680_000_000;

  it.each([
    ['retention.ms: -1', 0],
    [`retention.ms: ${FIVE_YEARS}`, 0],
    [`retention.ms: ${FIVE_YEARS - 1}`, 1],
    ['retention.ms: -1, retention.bytes: -1', 0],
    ['retention.ms: -1, retention.bytes: 1073741824', 1],
    ['retention.ms: -1, cleanup.policy: compact', 1],
    ['', 1], // 7 days, unless the brokers say otherwise
  ])('a topic with { %s } has %i findings', async (config, count) => {
    expect(await toldIn(together(topic(config), connector), 'CON-43')).toHaveLength(count);
  });

  it('is found in a command that makes the topic, and in settings of brokers', async () => {
    const compose = (retention: string, create: string) =>
      `services:\n  kafka:\n    image: apache/kafka:4.1.0\n    environment: { KAFKA_PROCESS_ROLES: broker, KAFKA_LISTENERS: "PLAINTEXT://:9092"${retention} }\n  init:\n    image: apache/kafka:4.1.0\n    command: kafka-topics.sh --bootstrap-server kafka:9092 --create --topic history --partitions 1 ${create}`;
    expect(await toldIn(together(compose('', '--config retention.ms=86400000'), connector), 'CON-43')).toEqual([
      'block: topic history, the schema history of shop: retention.ms is 86400000, which is 1 days',
    ]);
    expect(await toldIn(together(compose(', KAFKA_LOG_RETENTION_HOURS: 72', ''), connector), 'CON-43')).toEqual([
      'block: topic history, the schema history of shop: retention.ms is not set, and the brokers’ is 3 days',
    ]);
    expect(await toldIn(together(compose(', KAFKA_LOG_RETENTION_MS: -1', ''), connector), 'CON-43')).toEqual([]);
  });

  it('is not asked of what keeps none', async () => {
    const postgres = json('shop', { 'connector.class': 'io.debezium.connector.postgresql.PostgresConnector', ...HISTORY });
    expect(await toldIn(together(topic('retention.ms: 1000'), postgres), 'CON-43')).toEqual([]);
  });
});

it('KFK-21 keeps the schema history of a connector from deletion', async () => {
  const declared =
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: access }\ndata:\n  declaration.txt: |\n    # setting KEY VALUE\n    retired-topic history\n';
  expect(await toldIn(together(declared, json('shop', { 'connector.class': MYSQL, ...HISTORY })), 'KFK-21')).toHaveLength(1);
});
