import { type Dataset, qualifiedTable } from '../../shared/dataset/index.js';
import { boundProblems, type DatabaseEndpoint, type DatabaseLogin, type Problem, type Properties, properties } from '../../shared/index.js';
import { HEARTBEAT, IDLE_TASKS } from '../bounds.js';
import {
  type Connector,
  HEARTBEAT_PREFIX,
  routeTransform,
  secretFile,
  secretReference,
  TOMBSTONE_PREDICATE,
  type Transform,
  transformProperties,
  UNLESS_TOMBSTONE,
} from '../connector.js';
import type { Converter } from '../converters.js';

/** Every insert, update and delete of a table, read from Postgres' log. */
export interface DebeziumPostgres {
  /** Name of the connector. */
  readonly name: string;
  /** Where the database is. */
  readonly database: DatabaseEndpoint;
  /** A role with LOGIN, REPLICATION and SELECT on the table. */
  readonly login: DatabaseLogin;
  /** Dataset of the captured table. */
  readonly table: Dataset;
  /** Topic the changes are written to. */
  readonly topic: string;
  /** Names the source: its offsets hang on it. Changing it reads everything again. */
  readonly topicPrefix: string;
  /** Replication slot: one a connector and server. It keeps the log until it is read or dropped. */
  readonly slot: string;
  /** Publication the slot reads. */
  readonly publication: string;
  /** `disabled`: the publication is there, the migration makes it. `filtered`: the connector makes it, and its user must own the table. */
  readonly publicationMode: 'filtered' | 'disabled';
  /** Time between two signs of life; they let Postgres drop its log while the table is quiet. */
  readonly heartbeatMs: number;
  /** What happens at the first start: read the table (`initial`), or only what comes (`no_data`). */
  readonly snapshot: 'initial' | 'always' | 'initial_only' | 'no_data' | 'when_needed';
  /** `row`: the row as it is now. `envelope`: before, after and source. */
  readonly shape: 'row' | 'envelope';
  /** What a delete becomes in shape `row`: a null value, a row marked `__deleted`, or nothing. */
  readonly deletes: 'tombstone' | 'rewrite' | 'drop';
  /** Most tasks of the connector. */
  readonly tasksMax: number;
  /** Whether it writes in transactions. */
  readonly exactlyOnce: boolean;
  /** Converter of record keys. */
  readonly key: Converter;
  /** Converter of record values. */
  readonly value: Converter;
  /** Settings of the connector that nothing above says. */
  readonly settings: Properties;
}

/** Defaults of what a description may leave out. */
export const DEBEZIUM_POSTGRES_DEFAULTS = {
  publicationMode: 'disabled',
  heartbeatMs: 10_000,
  snapshot: 'initial',
  shape: 'row',
  deletes: 'tombstone',
  tasksMax: 1,
  exactlyOnce: false,
} as const;

/** Class of the connector. */
export const DEBEZIUM_POSTGRES_CLASS = 'io.debezium.connector.postgresql.PostgresConnector';

/** Writes into the log without a table, so that the slot moves on even when only other databases of the server change. Postgres 14. */
const HEARTBEAT_SQL = "select pg_logical_emit_message(false, 'heartbeat', now()::text)";

/** Topic of a source's heartbeats: compacted, and read by nobody. */
export const heartbeatTopic = ({ topicPrefix }: Pick<DebeziumPostgres, 'topicPrefix'>) => `${HEARTBEAT_PREFIX}.${topicPrefix}`;

/** The connector of a change-capture source. */
export function debeziumPostgresConnector(source: DebeziumPostgres): Connector {
  const { name, topic, tasksMax, key, value, heartbeatMs, exactlyOnce } = source;
  return {
    name,
    kind: 'source',
    connectorClass: DEBEZIUM_POSTGRES_CLASS,
    tasksMax,
    key,
    value,
    reads: [],
    writes: [topic, ...(heartbeatMs > 0 ? [heartbeatTopic(source)] : [])],
    config: {
      ...databaseProperties(source),
      ...properties({
        'topic.prefix': source.topicPrefix,
        'snapshot.mode': source.snapshot,
        'heartbeat.interval.ms': heartbeatMs,
        'heartbeat.action.query': heartbeatMs > 0 ? HEARTBEAT_SQL : undefined,
        // Messages in the log, that of the heartbeat among them, would go to `<prefix>.message`. Nobody declared that topic: the task would
        // wait for it for ever, and say RUNNING.
        'message.prefix.exclude.list': '.*',
        'tombstones.on.delete': source.deletes === 'tombstone',
        'exactly.once.support': exactlyOnce ? 'required' : undefined,
      }),
      ...transformProperties(transforms(source)),
      ...(source.shape === 'row' && source.deletes === 'tombstone' ? TOMBSTONE_PREDICATE : {}),
      ...source.settings,
    },
  };
}

function databaseProperties({ database, login, table, slot, publication, publicationMode }: DebeziumPostgres): Properties {
  return properties({
    'database.hostname': database.host,
    'database.port': database.port,
    'database.dbname': database.database,
    'database.user': secretReference(login.username),
    'database.password': secretReference(login.password),
    'database.sslmode': database.tls.mode,
    'database.sslrootcert': database.tls.mode === 'verify-full' ? secretFile(database.tls.authority) : undefined,
    'plugin.name': 'pgoutput', // the default is a plugin no Postgres image has
    'slot.name': slot,
    'publication.name': publication,
    'publication.autocreate.mode': publicationMode,
    'table.include.list': qualifiedTable(table),
  });
}

/**
 * The transform's own mode `tombstone` throws away the tombstone and makes the delete a null that still has a schema: JsonConverter writes the
 * four letters `null`, which compaction keeps for ever. So the delete is dropped, and the tombstone passes by.
 */
const KEPT_TOMBSTONES: Properties = { 'delete.tombstone.handling.mode': 'drop', ...UNLESS_TOMBSTONE };

function transforms({ shape, deletes, table, topicPrefix, topic }: DebeziumPostgres): readonly Transform[] {
  const unwrap = {
    name: 'unwrap',
    type: 'io.debezium.transforms.ExtractNewRecordState',
    settings: deletes === 'tombstone' ? KEPT_TOMBSTONES : { 'delete.tombstone.handling.mode': deletes },
  };
  const natural = `${topicPrefix}.${qualifiedTable(table)}`;
  const route = natural === topic ? [] : [routeTransform(natural.replaceAll('.', '\\.'), topic)];
  return [...(shape === 'row' ? [unwrap] : []), ...route];
}

const SLOT = /^[a-z0-9_]{1,63}$/;
const PREFIX = /^[a-zA-Z0-9._-]+$/;

/** What would break a change-capture source, or the database it reads. */
export function debeziumPostgresProblems(source: DebeziumPostgres): Problem[] {
  return [
    ...nameProblems(source),
    ...boundProblems(HEARTBEAT, source, 'heartbeatMs'),
    ...boundProblems(IDLE_TASKS, { tasks: source.tasksMax, useful: 1 }, 'tasksMax'),
  ];
}

function nameProblems({ slot, publication, topicPrefix }: DebeziumPostgres): Problem[] {
  const fixed = (name: string) =>
    name
      .toLowerCase()
      .replace(/[^a-z0-9_]/g, '_')
      .slice(0, 63) || 'slot';
  const rules = [
    { path: 'slot', name: slot, allowed: SLOT, letters: 'lower case letters, digits and _, at most 63 of them', fix: fixed(slot) },
    {
      path: 'publication',
      name: publication,
      allowed: SLOT,
      letters: 'lower case letters, digits and _, at most 63 of them',
      fix: fixed(publication),
    },
    { path: 'topicPrefix', name: topicPrefix, allowed: PREFIX, letters: 'letters, digits, ".", "_" and "-"', fix: fixed(topicPrefix) },
  ];
  return rules
    .filter(({ name, allowed }) => !allowed.test(name))
    .map(({ path, name, letters, fix }) => ({
      path,
      what: `${path} "${name}"`,
      why: `it takes ${letters}: the connector would be refused`,
      fix: `use ${fix}`,
    }));
}
