import { cursorOf, type Dataset, keyOf, qualifiedTable } from '../../shared/dataset/index.js';
import { type DatabaseEndpoint, type DatabaseLogin, type Properties, properties } from '../../shared/index.js';
import { type Connector, keyTransforms, routeTransform, secretFile, secretReference, transformProperties } from '../connector.js';
import type { Converter } from '../converters.js';

/** How a JDBC source finds what is new. */
export type JdbcMode = 'bulk' | 'incrementing' | 'timestamp' | 'timestamp+incrementing';

/** Rows of a table or of a query, polled into a topic. Deletes are never seen, and delivery is at least once. */
export interface JdbcSource {
  /** Name of the connector. */
  readonly name: string;
  /** Where the database is. */
  readonly database: DatabaseEndpoint;
  /** How it logs in to the database. */
  readonly login: DatabaseLogin;
  /** What is polled. */
  readonly from: JdbcSelection;
  /** How new rows are found. */
  readonly mode: JdbcMode;
  /** How old a row must be before it is read: longer than the longest transaction that writes the table. */
  readonly delayMs: number;
  /** Time between two looks. */
  readonly pollMs: number;
  /** Rows read at once. */
  readonly batchRows: number;
  /** Topic the rows are written to. */
  readonly topic: string;
  /** Most tasks of the connector. */
  readonly tasksMax: number;
  /** Converter of record keys. */
  readonly key: Converter;
  /** Converter of record values. */
  readonly value: Converter;
  /** Why it is fine that updates are missed, in mode `incrementing`. */
  readonly insertsOnly?: string;
  /** Settings of the connector that nothing above says. */
  readonly settings: Properties;
}

/** A table, or a query with the columns it orders by. */
export type JdbcSelection =
  | { readonly kind: 'table'; readonly table: Dataset }
  | {
      readonly kind: 'query';
      /** Query that is polled. */
      readonly sql: string;
      /** Columns that identify a row. */
      readonly key: readonly string[];
      /** Column with the time of the last change. */
      readonly timestampColumn?: string;
      /** Column that only grows. */
      readonly incrementingColumn?: string;
    };

/** Defaults of what a description may leave out. */
export const JDBC_SOURCE_DEFAULTS = { delayMs: 0, pollMs: 5000, batchRows: 1000, tasksMax: 1 } as const;

/** Class of the connector. */
export const JDBC_SOURCE_CLASS = 'io.confluent.connect.jdbc.JdbcSourceConnector';

/** Whether a mode orders by a moment. */
export const usesTimestamp = (mode: JdbcMode) => mode === 'timestamp' || mode === 'timestamp+incrementing';
/** Whether a mode orders by a number. */
export const usesIncrementing = (mode: JdbcMode) => mode === 'incrementing' || mode === 'timestamp+incrementing';

/** Columns a source orders by. */
export const columnsOf = (from: JdbcSelection) =>
  from.kind === 'table' ? cursorOf(from.table) : { timestamp: from.timestampColumn, incrementing: from.incrementingColumn };
const keyColumns = (from: JdbcSelection): readonly string[] => (from.kind === 'table' ? keyOf(from.table) : from.key);

/** The connector of a JDBC source. */
export function jdbcSourceConnector(source: JdbcSource): Connector {
  const { name, mode, from, topic, tasksMax, key, value, settings } = source;
  const { timestamp, incrementing } = columnsOf(from);
  const named = topicProperties(source);
  return {
    name,
    kind: 'source',
    connectorClass: JDBC_SOURCE_CLASS,
    tasksMax,
    key,
    value,
    reads: [],
    writes: [topic],
    config: {
      ...connectionProperties(source),
      ...selectionProperties(from),
      ...properties({
        mode,
        'timestamp.column.name': usesTimestamp(mode) ? timestamp : undefined,
        'timestamp.delay.interval.ms': usesTimestamp(mode) ? source.delayMs : undefined,
        'incrementing.column.name': usesIncrementing(mode) ? incrementing : undefined,
        'topic.prefix': named.prefix,
        'poll.interval.ms': source.pollMs,
        'batch.max.rows': source.batchRows,
      }),
      ...transformProperties([...keyTransforms(keyColumns(from)), ...(named.isRouted ? [routeTransform('.*', topic)] : [])]),
      ...settings,
    },
  };
}

function connectionProperties({ database, login }: JdbcSource): Properties {
  const { host, port, database: name, tls } = database;
  const encryption = tls.mode === 'verify-full' ? `sslmode=verify-full&sslrootcert=${secretFile(tls.authority)}` : `sslmode=${tls.mode}`;
  return {
    'connection.url': `jdbc:postgresql://${host}:${port}/${name}?${encryption}`,
    'connection.user': secretReference(login.username),
    'connection.password': secretReference(login.password),
    'db.timezone': 'UTC', // the bounds of a poll are the database's clock in this zone
  };
}

/** Decimals of a dataset stay exact; what a query gives has no known scale, so its numbers become the nearest plain type. */
function selectionProperties(from: JdbcSelection): Properties {
  return from.kind === 'table'
    ? { 'table.whitelist': qualifiedTable(from.table), 'numeric.mapping': 'none', 'validate.non.null': 'true' }
    : { query: from.sql, 'numeric.mapping': 'best_fit' };
}

/** The topic is the prefix with the table's name, or the prefix alone for a query; a topic of another name is routed to. */
function topicProperties({ from, topic, name }: JdbcSource): { readonly prefix: string; readonly isRouted: boolean } {
  if (from.kind === 'query') return { prefix: topic, isRouted: false };
  const isPrefixed = topic.endsWith(from.table.name) && topic !== from.table.name;
  return isPrefixed ? { prefix: topic.slice(0, -from.table.name.length), isRouted: false } : { prefix: `${name}-`, isRouted: true };
}
