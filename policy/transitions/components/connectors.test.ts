import { describe, expect, it } from 'vitest';
import { TRANSITIONS } from '../catalogue.js';
import { transitOf } from '../transit.js';
import { transitionFindings } from '../transition.js';

/** What is found, e.g. `CON-23 block`. */
async function found(old: string, now: string, file = 'a.yaml'): Promise<readonly string[]> {
  const transit = await transitOf([{ file, text: old }], [{ file, text: now }]);
  const ids = /^(CON|SRG)/;
  return transitionFindings(TRANSITIONS, transit, 'production')
    .filter(({ id }) => ids.test(id))
    .map(({ id, severity }) => `${id} ${severity}`);
}

type Config = Readonly<Record<string, string>>;

/** A connector in the forms that people write it in. */
const FORMS: Readonly<Record<string, (config: Config) => string>> = {
  JSON: (config) => JSON.stringify({ name: 'crm', config }),
  'flat JSON': (config) => JSON.stringify({ name: 'crm', ...config }),
  'a ConfigMap': (config) =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: connectors, namespace: bus}\ndata:\n  crm.json: |\n    ${JSON.stringify(config)}\n`,
  'Strimzi v1beta2': ({ 'connector.class': of, ...config }) =>
    `apiVersion: kafka.strimzi.io/v1beta2\nkind: KafkaConnector\nmetadata: {name: crm, namespace: bus, labels: {strimzi.io/cluster: con}}\nspec: {class: ${of}, tasksMax: 1, config: ${JSON.stringify(config)}}\n`,
};

const POSTGRES: Config = { 'connector.class': 'io.debezium.connector.postgresql.PostgresConnector', 'table.include.list': 'a.b,a.c' };
const MYSQL: Config = { 'connector.class': 'io.debezium.connector.mysql.MySqlConnector', 'database.include.list': 'shop' };
const JDBC: Config = { 'connector.class': 'io.confluent.connect.jdbc.JdbcSourceConnector', mode: 'incrementing', 'table.whitelist': 'a,b' };
const SINK: Config = { 'connector.class': 'io.confluent.connect.jdbc.JdbcSinkConnector', topics: 'orders,users' };
const ROUTER: Config = { transforms: 'cut,go', 'transforms.cut.type': 'org.apache.kafka.connect.transforms.ReplaceField$Value' };
const GO: Config = { 'transforms.go.type': 'org.apache.kafka.connect.transforms.RegexRouter', 'transforms.go.replacement': 'all' };

describe.each(Object.entries(FORMS))('a connector in %s', (_, written) => {
  it.each<[string, Config, Config, readonly string[]]>([
    ['takes another slot', POSTGRES, { ...POSTGRES, 'slot.name': 'other' }, ['CON-23 block']],
    ['names the slot it has', POSTGRES, { ...POSTGRES, 'slot.name': 'debezium' }, []],
    ['reads another database', { ...POSTGRES, 'database.dbname': 'a' }, { ...POSTGRES, 'database.dbname': 'b' }, ['CON-23 block']],
    ['changes how it snapshots', POSTGRES, { ...POSTGRES, 'snapshot.mode': 'never' }, []],
    ['becomes another class', POSTGRES, { ...POSTGRES, ...MYSQL, 'database.include.list': '' }, ['CON-50 acknowledge']],
    ['names its class in short', MYSQL, { ...MYSQL, 'connector.class': 'MySql' }, []],
    ['writes another format', MYSQL, { ...MYSQL, 'value.converter': 'io.confluent.connect.avro.AvroConverter' }, ['CON-26 acknowledge']],
    ['says what is so anyway', MYSQL, { ...MYSQL, 'value.converter.schemas.enable': 'true' }, []],
    ['says no schemas any more', MYSQL, { ...MYSQL, 'value.converter.schemas.enable': 'false' }, ['CON-26 acknowledge']],
    ['sends records elsewhere', MYSQL, { ...MYSQL, ...ROUTER, ...GO }, ['CON-25 acknowledge']],
    ['changes its fields alone', MYSQL, { ...MYSQL, ...ROUTER, transforms: 'cut' }, []],
    [
      'calls its router otherwise',
      { ...SINK, ...GO, transforms: 'go' },
      { ...SINK, transforms: 'x', 'transforms.x.type': GO['transforms.go.type'] ?? '', 'transforms.x.replacement': 'all' },
      [],
    ],
    ['captures fewer tables', POSTGRES, { ...POSTGRES, 'table.include.list': 'a.b' }, ['CON-52 warn']],
    ['captures more tables', POSTGRES, { ...POSTGRES, 'table.include.list': 'a.b, a.c, a.d' }, ['CON-52 warn']],
    ['leaves tables out', MYSQL, { ...MYSQL, 'table.exclude.list': 'a.d' }, ['CON-52 warn']],
    ['reads one table more by JDBC', JDBC, { ...JDBC, 'table.whitelist': 'a,b,c' }, []],
    ['reads one table less by JDBC', JDBC, { ...JDBC, 'table.whitelist': 'a' }, ['CON-52 warn']],
    ['reads fewer topics', SINK, { ...SINK, topics: 'users' }, ['CON-52 warn']],
    ['reads them by a pattern', SINK, { ...SINK, topics: '', 'topics.regex': 'orders|users' }, []],
    ['reads more topics', SINK, { ...SINK, topics: 'users,orders,carts' }, []],
  ])('%s', async (__, old, now, expected) => {
    expect(await found(written(old), written(now))).toEqual(expected);
  });
});

const workers = (name: string, fields = '') =>
  `apiVersion: kafka.strimzi.io/v1\nkind: KafkaConnect\nmetadata: {name: ${name}, namespace: bus}\nspec: {replicas: 2, bootstrapServers: "hub-kafka-bootstrap:9092", groupId: ${name}, offsetStorageTopic: ${name}-offsets, ${fields}}\n---\n`;
const kafka =
  'apiVersion: kafka.strimzi.io/v1\nkind: KafkaNodePool\nmetadata: {name: a, namespace: bus, labels: {strimzi.io/cluster: hub}}\nspec: {replicas: 3, roles: [broker, controller]}\n---\napiVersion: kafka.strimzi.io/v1\nkind: Kafka\nmetadata: {name: hub, namespace: bus}\nspec: {kafka: {version: 4.1.1}}\n---\n';
const connector = (name: string, config: string, rest = '') =>
  `apiVersion: kafka.strimzi.io/v1\nkind: KafkaConnector\nmetadata: {name: crm, namespace: bus, labels: {strimzi.io/cluster: ${name}}}\nspec: {class: ${POSTGRES['connector.class']}, ${rest}config: {${config}}}\n`;

describe('the workers of a connector', () => {
  const both = kafka + workers('one') + workers('two');

  it.each<[string, string, string, readonly string[]]>([
    ['are others, of a source', both + connector('one', 'a: b'), both + connector('two', 'a: b'), ['CON-51 acknowledge']],
    [
      'are others in the same Kafka, of a sink',
      both + connector('one', 'topics: a'),
      both + connector('two', 'topics: a'),
      ['CON-51 warn'],
    ],
    ['are not known, of a sink', connector('one', 'topics: a'), connector('two', 'topics: a'), ['CON-51 acknowledge']],
    [
      'convert as it says now',
      workers('one', 'config: {value.converter: X}') + connector('one', 'a: b'),
      workers('one', 'config: {value.converter: X}') + connector('one', 'a: b, value.converter: X'),
      [],
    ],
    ['stop it', connector('one', 'a: b'), connector('one', 'a: b', 'state: stopped, '), ['CON-53 acknowledge']],
    ['pause it, as v1beta2 says', connector('one', 'topics: b'), connector('one', 'topics: b', 'pause: true, '), ['CON-53 acknowledge']],
    ['start it again', connector('one', 'a: b', 'state: paused, '), connector('one', 'a: b'), []],
  ])('%s', async (_, old, now, expected) => {
    expect(await found(old, now)).toEqual(expected);
  });
});

describe('what keeps its state in Kafka', () => {
  const compose = (image: string, environment: string) => `services: {it: {image: "${image}", environment: {${environment}}}}\n`;
  const connect = (settings: string) =>
    compose(
      'confluentinc/cp-kafka-connect:7.9.2',
      `CONNECT_GROUP_ID: g, CONNECT_CONFIG_STORAGE_TOPIC: c, CONNECT_OFFSET_STORAGE_TOPIC: o, CONNECT_STATUS_STORAGE_TOPIC: s, ${settings}`,
    );
  const registry = (servers: string) =>
    compose('confluentinc/cp-schema-registry:7.9.2', `SCHEMA_REGISTRY_KAFKASTORE_BOOTSTRAP_SERVERS: "${servers}"`);

  it.each<[string, string, string, readonly string[]]>([
    [
      'Connect in another Kafka',
      connect('CONNECT_BOOTSTRAP_SERVERS: "a:9092"'),
      connect('CONNECT_BOOTSTRAP_SERVERS: "b:9092"'),
      ['CON-05 acknowledge'],
    ],
    ['Connect by another port', connect('CONNECT_BOOTSTRAP_SERVERS: "a:9092"'), connect('CONNECT_BOOTSTRAP_SERVERS: "a:29092"'), []],
    [
      'Connect by a variable',
      connect('CONNECT_BOOTSTRAP_SERVERS: "a:9092"'),
      connect('CONNECT_BOOTSTRAP_SERVERS: "${KAFKA}"'),
      ['CON-05 warn'],
    ],
    [
      'Connect in another group',
      connect('CONNECT_CLIENT_ID: x'),
      connect('CONNECT_GROUP_ID: h').replace('CONNECT_GROUP_ID: g, ', ''),
      ['CON-05 warn'],
    ],
    ['a registry in another Kafka', registry('a:9092'), registry('PLAINTEXT://b:9092'), ['SRG-05 acknowledge']],
    ['a registry by more addresses', registry('a:9092'), registry('a:9092,b:9092'), []],
  ])('%s', async (_, old, now, expected) => {
    expect(await found(old, now)).toEqual(expected);
  });
});
