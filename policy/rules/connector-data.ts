import { BLOCK } from '../../charts/shared/severity.js';
import { isAtLeast } from '../../charts/shared/version.js';
import { type ConnectorFact, type Facts, listOf, numberOf, type Settings, type Topic, textOf } from '../facts/index.js';
import { at, connectorVersion, formatOf, workersOf } from './connector.js';
import { HISTORIZED } from './connector-catalogue.js';
import { clusterOf, hasOwnFile, nodesOf, spotOf, unique } from './nouns.js';
import type { Rule, Violation } from './rule.js';

/** What connectors read and keep in topics. */
export const CONNECTOR_DATA: readonly Rule[] = [
  {
    id: 'CON-42',
    title: 'a sink needs a schema, and its converter gives none',
    severity: BLOCK,
    why: 'the columns of a table or file follow from the schema of the record: without one the task stops at the first record',
    source: 'confluentinc/kafka-connect-jdbc#1347, #946 and #824',
    wrong: 'class: …JdbcSinkConnector\nvalue.converter: …JsonConverter\nvalue.converter.schemas.enable: false',
    right: 'value.converter: …AvroConverter\nvalue.converter.schema.registry.url: http://registry:8081',
    check: (facts) => facts.connectors.flatMap((each) => schemaless(each, facts)),
  },
  {
    id: 'CON-43',
    title: 'the schema history of a Debezium connector is not kept for ever',
    severity: BLOCK,
    why: 'at each start the connector reads all of it to know the tables as they were: what has expired stops it, and a new snapshot is needed',
    source: 'debezium/debezium#7838, airbytehq/airbyte#41948; Debezium checks its topic for the same settings',
    wrong: 'kind: KafkaTopic\nmetadata: { name: schema-history.shop }\nspec: { config: { retention.ms: 604800000 } }',
    right: 'spec: { partitions: 1, config: { cleanup.policy: delete, retention.ms: -1, retention.bytes: -1 } }',
    check: (facts) => unique(historyTopics(facts), ({ topic }) => topic.resource + topic.name).flatMap((each) => forgotten(each, facts)),
  },
];

/** Sinks that make columns of fields: by class, and by the format they write. */
const NEEDS_SCHEMA: readonly { readonly of: RegExp; readonly format?: RegExp }[] = [
  { of: /(^|\.)JdbcSink(Connector)?$/ },
  { of: /^io\.confluent\.connect\.(s3|gcs|azure|hdfs|hdfs3)\./, format: /\.(Parquet|Orc)Format$/ },
];
/** What a converter gives that makes no record of fields. */
const WITHOUT_FIELDS: Readonly<Record<string, string>> = {
  'plain JSON': 'JsonConverter without schemas',
  StringConverter: 'StringConverter',
  ByteArrayConverter: 'ByteArrayConverter',
};
/** Kafka's own transforms keep a record without schema as it is, but this one makes a record of a value. */
const KEEPS_FORM = /^org\.apache\.kafka\.connect\.transforms\.(?!HoistField)/;
/** First version of Confluent's JDBC connectors that writes a text into one column. */
const WRITES_TEXTS = '10.10';

function schemaless(connector: ConnectorFact, facts: Facts): readonly Violation[] {
  const { config, connectorClass = '' } = connector;
  const format = textOf(config, 'format.class') ?? '';
  if (!NEEDS_SCHEMA.some(({ of, format: like }) => of.test(connectorClass) && (like?.test(format) ?? true))) return [];
  const transforms = listOf(config, 'transforms').map((name) => textOf(config, `transforms.${name}.type`) ?? '');
  const given = WITHOUT_FIELDS[formatOf(connector, workersOf(connector, facts)) ?? ''];
  if (given === undefined || transforms.some((type) => !KEEPS_FORM.test(type))) return [];
  if (given === 'StringConverter' && isAtLeast(connectorVersion(connector, facts), WRITES_TEXTS)) return [];
  const from = config['value.converter'] === undefined ? ' of the workers' : '';
  return [
    at(
      connector,
      config['value.converter'] === undefined ? 'connector.class' : 'value.converter',
      `${connectorClass.split('.').at(-1)} needs a schema, and value.converter${from} is ${given}`,
      'use a converter with schemas, e.g. Avro with a registry; the records must be written so, too',
    ),
  ];
}

const HISTORY_KEYS = ['schema.history.internal.kafka.topic', 'database.history.kafka.topic'];

/** Topic in which a connector keeps its schema history. */
export const historyTopicOf = ({ connectorClass = '', config }: ConnectorFact): string | undefined =>
  HISTORIZED.test(connectorClass) ? HISTORY_KEYS.map((key) => textOf(config, key)).find((name) => name !== undefined) : undefined;

interface History {
  readonly connector: ConnectorFact;
  readonly topic: Topic;
}

const historyTopics = ({ connectors, topics }: Facts): readonly History[] =>
  connectors.flatMap((connector) => {
    const name = historyTopicOf(connector);
    return topics.filter((topic) => topic.name === name).map((topic) => ({ connector, topic }));
  });

const UNLIMITED = -1;
/** Debezium itself is content with this long. */
const FIVE_YEARS_MS = 5 * 365 * 24 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

function forgotten({ connector, topic }: History, facts: Facts): readonly Violation[] {
  const tell = (key: string, what: string, fix: string): Violation => ({
    ...spotOf(topic.settings[key], topic),
    what: `topic ${topic.name}, the schema history of ${connector.name}: ${what}`,
    fix,
  });
  const policy = textOf(topic.settings, 'cleanup.policy') ?? 'delete';
  const bytes = numberOf(topic.settings, 'retention.bytes') ?? UNLIMITED;
  return [
    ...(/compact/.test(policy)
      ? [tell('cleanup.policy', `cleanup.policy is ${policy}, and its records have no key`, 'set it to delete')]
      : []),
    ...(bytes === UNLIMITED ? [] : [tell('retention.bytes', `retention.bytes is ${bytes}`, 'set it to -1')]),
    ...((topic.partitions ?? 1) === 1
      ? []
      : [tell('partitions', `${topic.partitions} partitions, and the order counts`, 'make it anew with 1 partition')]),
    ...expired(topic, facts, tell),
  ];
}

function expired(topic: Topic, facts: Facts, tell: (key: string, what: string, fix: string) => Violation): readonly Violation[] {
  const fix = 'set retention.ms to -1';
  const own = numberOf(topic.settings, 'retention.ms');
  if (own !== undefined) {
    if (own === UNLIMITED || own >= FIVE_YEARS_MS) return [];
    return [tell('retention.ms', `retention.ms is ${own}, which is ${Math.round((own / DAY_MS) * 10) / 10} days`, fix)];
  }
  if (topic.settings['retention.ms'] !== undefined) return [];
  const cluster = clusterOf(facts, topic.cluster);
  const broker = cluster && brokerRetention(cluster.settings);
  if (broker === UNLIMITED) return [];
  if (broker !== undefined) return [tell('retention.ms', `retention.ms is not set, and the brokers’ is ${broker / DAY_MS} days`, fix)];
  const isKnown = cluster !== undefined && !nodesOf(facts, cluster).some(hasOwnFile);
  return [
    {
      ...tell('retention.ms', 'retention.ms is not set, and Kafka’s default is 7 days', fix),
      ...(!isKnown && { atMost: 'warn' as const }),
    },
  ];
}

const UNITS: readonly (readonly [key: string, ms: number])[] = [
  ['log.retention.ms', 1],
  ['log.retention.minutes', 60_000],
  ['log.retention.hours', 3_600_000],
];

/** How long brokers keep records of a topic that says nothing, in milliseconds; -1 for ever. */
function brokerRetention(settings: Settings): number | undefined {
  for (const [key, ms] of UNITS) {
    const value = numberOf(settings, key);
    if (value !== undefined) return value < 0 ? UNLIMITED : value * ms;
  }
  return undefined;
}
