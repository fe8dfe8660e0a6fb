import { describe, expect, it } from 'vitest';
import { connector, database, debezium, image, jdbcSource, json } from './connect.fixture.js';
import { type Connector, topicParties } from './connector.js';
import { type ConnectorHost, connectorProblems } from './connector-problems.js';
import { type DebeziumPostgres, debeziumPostgresConnector } from './connectors/debezium-postgres.js';
import { jdbcSourceConnector } from './connectors/jdbc-source.js';
import { formatProblems } from './converters.js';
import { debeziumPostgres, inImage, jdbc, s3 } from './plugins.js';

const host: ConnectorHost = {
  image: image('apache/kafka', '4.3'),
  plugins: [jdbc('10.9.7', inImage()), s3('12.1.9', inImage()), debeziumPostgres('3.6.1.Final', inImage())],
  clientOverrides: 'principal',
  exactlyOnceSources: false,
};
const JDBC = 'io.confluent.connect.jdbc.JdbcSourceConnector';
const problems = (change: Partial<Connector>, where: Partial<ConnectorHost> = {}) =>
  connectorProblems([{ ...connector, ...change }], { ...host, ...where });
const withConfig = (config: Record<string, string>, connectorClass = JDBC) => problems({ connectorClass, config });

it('finds none in a good connector', () => {
  expect(problems({})).toEqual([]);
});

describe('names and tasks', () => {
  it.each(['', 'Lines', 'a/b', 'a b', '-a', 'x'.repeat(64)])('refuses name "%s"', (name) => {
    expect(problems({ name })).toMatchObject([{ what: `connector name "${name}"` }]);
  });
  it.each(['a', 'a.b_c-d', 'x'.repeat(63)])('takes name %s', (name) => {
    expect(problems({ name })).toEqual([]);
  });
  it('refuses no task', () => {
    expect(problems({ tasksMax: 0 })).toMatchObject([{ path: 'connectors.lines.tasksMax' }]);
  });
  it('refuses two of one name', () => {
    expect(connectorProblems([connector, connector], host)).toMatchObject([{ what: 'connector lines is declared twice' }]);
  });
});

describe('plugins', () => {
  it('refuses a class nothing provides, and says what would', () => {
    expect(problems({ connectorClass: JDBC, config: {} }, { plugins: [] })).toMatchObject([
      { what: `no plugin of the workers provides ${JDBC}`, fix: 'add the JDBC connectors to the plugins of the workers' },
    ]);
    expect(problems({ connectorClass: 'a.B' })).toMatchObject([{ fix: 'add the plugin with that class to the plugins of the workers' }]);
  });
  it('refuses Avro where no plugin writes it', () => {
    const value = { format: 'avro', registryUrl: 'http://r' } as const;
    expect(problems({ value })).toMatchObject([{ fix: 'add the Avro converter to the plugins of the workers' }]);
    expect(problems({ value }, { image: image('confluentinc/cp-kafka-connect', '8.1') })).toEqual([]);
  });
  it('refuses Avro without a registry', () => {
    expect(problems({ value: { format: 'avro' } }, { image: image('confluentinc/cp-kafka-connect', '8.1') })).toMatchObject([
      { path: 'connectors.lines.value' },
    ]);
  });
});

describe('keys', () => {
  it.each([
    ['valincrate.non.null', 'validate.non.null'],
    ['poll.intervall.ms', 'poll.interval.ms'],
    ['task.max', 'tasks.max'],
    ['error.tolerance', 'errors.tolerance'],
  ])('refuses %s', (key, meant) => {
    expect(withConfig({ [key]: 'x' })).toMatchObject([{ path: `connectors.lines.${key}`, fix: `did you mean ${meant}?` }]);
  });
  it('has no idea about some', () => {
    expect(withConfig({ xyzzy: 'x' })).toMatchObject([{ fix: 'remove it' }]);
  });
  it.each(['transforms.a.type', 'value.converter.x', 'predicates.p.type', 'connection.ssl.x', 'mode'])('takes %s', (key) => {
    expect(withConfig({ [key]: 'x' })).toEqual([]);
  });
  it('checks no class it has not read', () => {
    const connectorClass = 'org.apache.kafka.connect.mirror.MirrorSourceConnector';
    expect(withConfig({ 'anything.goes': 'x' }, connectorClass)).toEqual([]);
  });
});

describe('secrets', () => {
  it.each([
    ['connection.password', 'x'],
    ['database.password', 'x'],
    ['aws.secret.access.key', 'x'],
    ['aws.access.key.id', 'x'],
    ['s3.sse.customer.key', 'x'],
    ['value.converter.basic.auth.user.info', 'a:b'],
    ['consumer.override.sasl.jaas.config', 'x'],
    ['elastic.https.ssl.truststore.password', 'x'],
    ['connection.url', 'jdbc:postgresql://h/d?user=a&password=b'],
    ['connection.url', 'https://user:pass@host'],
  ])('refuses %s in plain text', (key, value) => {
    const found = problems({ connectorClass: 'org.apache.kafka.connect.mirror.MirrorSourceConnector', config: { [key]: value } });
    expect(found).toMatchObject([{ path: `connectors.lines.${key}`, what: `${key} holds a secret in plain text` }]);
    expect(JSON.stringify(found)).not.toContain(value === 'x' ? '"x"' : value);
  });
  it.each([
    ['connection.password', '${dir:/etc/sluice/secrets/orders-db:password}'],
    ['connection.password', ''],
    ['transforms.key.fields', 'password'],
    ['key.ignore', 'true'],
    ['connection.url', 'jdbc:postgresql://h:5432/d?user=a'],
  ])('takes %s as %s', (key, value) => {
    expect(problems({ connectorClass: 'org.apache.kafka.connect.mirror.MirrorSourceConnector', config: { [key]: value } })).toEqual([]);
  });
  it.each(['${env:PASSWORD}', '${dir:/etc/passwd:x}', '${file:/a:b}'])('refuses %s, which nobody resolves', (value) => {
    expect(withConfig({ 'connection.password': value })).toMatchObject([{ what: `${value} is a reference the workers do not resolve` }]);
  });
});

describe('what workers refuse', () => {
  it('lets a connector override its login alone', () => {
    expect(problems({ config: { ...connector.config, 'producer.override.security.protocol': 'SSL' } })).toEqual([]);
    expect(problems({ config: { ...connector.config, 'producer.override.acks': '1' } })).toMatchObject([
      { fix: "set it for all connectors: connect.settings['producer.acks']" },
    ]);
    expect(
      problems({ config: { ...connector.config, 'producer.override.security.protocol': 'SSL' } }, { clientOverrides: 'none' }),
    ).toHaveLength(1);
  });
  it('refuses errors that vanish', () => {
    expect(withConfig({ 'errors.tolerance': 'all' })).toMatchObject([{ path: 'connectors.lines.errors.tolerance' }]);
    expect(withConfig({ 'errors.tolerance': 'all', 'errors.log.enable': 'true' })).toEqual([]);
    expect(withConfig({ 'errors.tolerance': 'none' })).toEqual([]);
  });
  it('refuses exactly once where it cannot be', () => {
    const config = { 'exactly.once.support': 'required' };
    expect(problems({ connectorClass: JDBC, config }, { exactlyOnceSources: true })).toMatchObject([
      { what: 'exactly once from a JDBC source' },
    ]);
    const file = { ...connector.config, ...config };
    expect(problems({ config: file })).toMatchObject([{ fix: 'set connect.exactlyOnceSources: true' }]);
    expect(problems({ config: file }, { exactlyOnceSources: true })).toEqual([]);
  });
});

describe('connectors together', () => {
  const source: DebeziumPostgres = { ...debezium, name: 'a', topicPrefix: 'a', slot: 'a', publication: 'a' };
  const both = (change: Partial<DebeziumPostgres>) =>
    connectorProblems(
      [source, { ...source, name: 'b', topic: 'other', topicPrefix: 'b', slot: 'b', ...change }].map(debeziumPostgresConnector),
      host,
    );

  it('never share a slot or a prefix on one server', () => {
    expect(both({})).toEqual([]);
    expect(both({ slot: 'a' })).toMatchObject([{ path: 'connectors.b', what: 'b and a both read slot a' }]);
    expect(both({ topicPrefix: 'a' })).toMatchObject([{ what: 'topic.prefix a is also that of a' }]);
    expect(both({ slot: 'a', database: { ...database, host: 'other' } })).toEqual([]);
  });
  it('share a publication only when none rewrites it', () => {
    expect(both({ publicationMode: 'filtered' })).toMatchObject([{ what: 'publication.name a is also that of a' }]);
  });
  it('write a topic each, where rows are its keys', () => {
    expect(both({ topic: 'changes' })).toMatchObject([{ path: 'connectors.b.to', what: 'topic changes is also written by a' }]);
    const polled = jdbcSourceConnector({ ...jdbcSource, topic: 'changes' });
    expect(connectorProblems([debeziumPostgresConnector(source), polled], host)).toMatchObject([
      { what: 'topic changes is also written by a' },
    ]);
    const own: Connector = { ...connector, writes: ['changes'] };
    expect(connectorProblems([debeziumPostgresConnector(source), own], host)).toEqual([]);
  });
  it('agree on the format of a topic', () => {
    const sink: Connector = { ...connector, name: 'out', kind: 'sink', reads: ['lines'], writes: [], config: {}, value: json };
    const disagreements = (...connectors: readonly Connector[]) => formatProblems(topicParties(connectors));
    expect(disagreements(connector, sink)).toMatchObject([
      { what: 'connector out reads values of lines as json, but connector lines writes string' },
    ]);
    expect(disagreements(connector, { ...sink, value: connector.value })).toEqual([]);
  });
  it('never stop at a delete', () => {
    const sink: Connector = {
      ...connector,
      name: 'out',
      kind: 'sink',
      connectorClass: 'io.confluent.connect.s3.S3SinkConnector',
      key: json,
      value: json,
      reads: ['changes'],
      writes: [],
      config: { 'behavior.on.null.values': 'fail' },
    };
    expect(connectorProblems([debeziumPostgresConnector(source), sink], host)).toMatchObject([{ path: 'connectors.out.nullValues' }]);
    expect(connectorProblems([debeziumPostgresConnector({ ...source, deletes: 'drop' }), sink], host)).toEqual([]);
  });
});
