import { isAtLeast } from '../shared/version.js';

/** A setting that later versions of a connector do not read any more: under that name, or with that value. */
export interface RetiredKey {
  /** Full names of the classes. */
  readonly of: RegExp;
  /** Its key; with a dot at its end, the beginning of keys. */
  readonly key: string;
  /** The one value that is retired. @default every value */
  readonly value?: string;
  /** Key, beginning of keys or value that took its place. @default nothing did */
  readonly now?: string;
  /** First version that does not read it, e.g. `2.0`. */
  readonly since: string;
  /** First version that reads what took its place. @default `since` */
  readonly readSince?: string;
  /** Whether a connector of unknown version is taken for one that does not read it: `since` is years old. @default false */
  readonly isLongAgo?: true;
  /** What the connector does without it. */
  readonly effect: string;
}

/** Debezium's sources. */
export const DEBEZIUM = /^io\.debezium\.connector\.(mysql|mariadb|postgresql|sqlserver|oracle|db2|mongodb|vitess|informix)\.(?!\w*Sink)/;
/** Those that keep a schema history. */
export const HISTORIZED = /^io\.debezium\.connector\.(mysql|mariadb|sqlserver|oracle|db2|informix)\./;
const SQLSERVER = /^io\.debezium\.connector\.sqlserver\./;
const MONGODB = /^io\.debezium\.connector\.mongodb\.(?!\w*Sink)/;
const POSTGRESQL = /^io\.debezium\.connector\.postgresql\./;
const ELASTICSEARCH = /^io\.confluent\.connect\.elasticsearch\.ElasticsearchSinkConnector$/;

/** Debezium's lists of what to capture, renamed in 1.3; 2.0 dropped the old names. */
const LISTS = ['table', 'database', 'schema', 'column', 'collection'].flatMap((what): readonly RetiredKey[] =>
  (
    [
      ['whitelist', 'include.list', `every ${what} is captured`],
      ['blacklist', 'exclude.list', `no ${what} is left out`],
    ] as const
  ).map(([gone, now, effect]) => ({
    ...{ of: DEBEZIUM, key: `${what}.${gone}`, now: `${what}.${now}`, since: '2.0', readSince: '1.3', isLongAgo: true },
    effect: `it is ignored, and ${effect}`,
  })),
);

/** Every retired setting. From Debezium's change log, and its definitions of 1.9 to 3.7; from Confluent's of Elasticsearch 11. */
export const RETIRED_KEYS: readonly RetiredKey[] = [
  ...LISTS,
  {
    ...{ of: MONGODB, key: 'field.blacklist', now: 'field.exclude.list', since: '2.0', readSince: '1.3', isLongAgo: true },
    effect: 'it is ignored, and no field is left out',
  },
  {
    ...{ of: DEBEZIUM, key: 'database.server.name', now: 'topic.prefix', since: '2.0', isLongAgo: true },
    effect: 'without a prefix for its topics the connector is refused',
  },
  {
    ...{ of: MONGODB, key: 'mongodb.name', now: 'topic.prefix', since: '2.0', isLongAgo: true },
    effect: 'without a prefix for its topics the connector is refused',
  },
  {
    ...{ of: HISTORIZED, key: 'database.history.', now: 'schema.history.internal.', since: '2.0', isLongAgo: true },
    effect: 'without a topic for its schema history the connector is refused',
  },
  {
    ...{ of: HISTORIZED, key: 'database.history', now: 'schema.history.internal', since: '2.0', isLongAgo: true },
    effect: 'the schema history is kept in Kafka, which is the default',
  },
  {
    ...{ of: SQLSERVER, key: 'database.dbname', now: 'database.names', since: '2.0', readSince: '1.9', isLongAgo: true },
    effect: 'without the names of databases the connector is refused',
  },
  {
    ...{ of: DEBEZIUM, key: 'sanitize.field.names', now: 'field.name.adjustment.mode', since: '2.2', isLongAgo: true },
    effect: 'field names are written as the database has them',
  },
  {
    ...{ of: MONGODB, key: 'mongodb.hosts', now: 'mongodb.connection.string', since: '2.4', readSince: '2.0', isLongAgo: true },
    effect: 'without the address of MongoDB the connector is refused',
  },
  {
    ...{ of: POSTGRESQL, key: 'slot.drop_on_stop', now: 'slot.drop.on.stop', since: '1.1', readSince: '1.0', isLongAgo: true },
    effect: 'the slot is kept when the connector stops',
  },
  {
    ...{ of: DEBEZIUM, key: 'snapshot.mode', value: 'schema_only', now: 'no_data', since: '3.3', readSince: '2.6' },
    effect: 'the value is refused',
  },
  {
    ...{ of: HISTORIZED, key: 'snapshot.mode', value: 'schema_only_recovery', now: 'recovery', since: '3.3', readSince: '2.6' },
    effect: 'the value is refused',
  },
  {
    ...{ of: POSTGRESQL, key: 'snapshot.mode', value: 'never', now: 'no_data', since: '3.3', readSince: '2.6' },
    effect: 'the value is refused',
  },
  {
    ...{ of: ELASTICSEARCH, key: 'topic.index.map', since: '11.0', isLongAgo: true },
    effect: 'each topic is written to the index of its own name; a RegexRouter gives it another',
  },
];

/** Settings of a connector, by key. */
export type ConnectorConfig = Readonly<Record<string, string | undefined>>;

/** A setting that the connector does not read in its version. */
export interface UnreadKey {
  /** Its key. */
  readonly key: string;
  /** Key or value that is read instead. Absent: nothing took its place. */
  readonly instead?: string;
  /** Whether `instead` is a value of the same key. */
  readonly isValue: boolean;
  /** Version that decides: the first without the setting, or the first with it. */
  readonly since: string;
  /** Whether the connector's version is older than `since`, and the setting newer. */
  readonly isTooNew: boolean;
  /** Whether the version is known, or `since` years ago. */
  readonly isSure: boolean;
  /** What the connector does without it. */
  readonly effect: string;
}

/** Settings of a connector that its version does not read, because they were renamed or taken out. What is set under both names is read. */
export function unreadKeys(connectorClass: string, config: ConnectorConfig, version?: string): readonly UnreadKey[] {
  return RETIRED_KEYS.filter(({ of }) => of.test(connectorClass)).flatMap((retired) => [
    ...namesIn(config, retired.key, retired.value).flatMap((key) => retiredIn(config, key, retired, version)),
    ...(retired.now === undefined || version === undefined ? [] : tooNewIn(config, retired, version)),
  ]);
}

function retiredIn(config: ConnectorConfig, key: string, retired: RetiredKey, version: string | undefined): readonly UnreadKey[] {
  const { now, since, effect, value } = retired;
  const instead = value === undefined && now !== undefined ? now + key.slice(retired.key.length) : now;
  const isBoth = value === undefined && instead !== undefined && config[instead] !== undefined;
  if (isBoth || (version !== undefined && !isAtLeast(version, since))) return [];
  const isSure = version !== undefined || retired.isLongAgo === true;
  return [{ key, ...(instead !== undefined && { instead }), isValue: value !== undefined, since, isTooNew: false, isSure, effect }];
}

/** The new name, in a version that only reads the old one. */
function tooNewIn(config: ConnectorConfig, retired: RetiredKey, version: string): readonly UnreadKey[] {
  const { now = '', value, effect, readSince: since = retired.since } = retired;
  if (isAtLeast(version, since)) return [];
  const isValue = value !== undefined;
  return (isValue ? namesIn(config, retired.key, now) : namesIn(config, now, undefined)).flatMap((key) => {
    const instead = isValue ? value : retired.key + key.slice(now.length);
    return !isValue && config[instead] !== undefined ? [] : [{ key, instead, isValue, since, isTooNew: true, isSure: true, effect }];
  });
}

/** Keys that are set: the key itself, or all that begin so. */
const namesIn = (config: ConnectorConfig, key: string, value: string | undefined): readonly string[] =>
  Object.keys(config).filter((each) =>
    key.endsWith('.') ? each.startsWith(key) : each === key && (value === undefined || config[each]?.toLowerCase() === value),
  );

/** Name that a key of a class has in later versions: two settings of one current name are the same setting. */
export function currentKey(connectorClass: string, key: string): string {
  const found = RETIRED_KEYS.find(
    ({ of, value, now, key: gone }) =>
      value === undefined && now !== undefined && of.test(connectorClass) && (gone.endsWith('.') ? key.startsWith(gone) : key === gone),
  );
  return found?.now === undefined ? key : found.now + key.slice(found.key.length);
}
