import { ACKNOWLEDGE, BLOCK, BLOCK_WHERE_IT_COUNTS, type Bound, counted, WARN, WARN_IN_PRODUCTION } from '../shared/index.js';
import type { SecretKind } from '../shared/secret-text.js';

const HOUR_MS = 3_600_000;

/** How a JDBC source finds what is new. */
export interface JdbcValues {
  /** `bulk`, `incrementing`, `timestamp` or `timestamp+incrementing`. */
  readonly mode: string;
  /** `timestamp.delay.interval.ms`: age of a row before it is read. */
  readonly delayMs: number;
  /** `poll.interval.ms`: time between two queries. */
  readonly pollMs: number;
  /** Reason why rows never change. @default they may */
  readonly insertsOnly?: string;
}

/** Long enough for usual transactions. */
const DELAY_MS = 5_000;

/** CON-11: a mode that misses updates. */
export const MISSED_UPDATES: Bound<JdbcValues> = {
  id: 'CON-11',
  severity: ACKNOWLEDGE,
  why: 'only rows with a higher number are read: a changed row keeps its number, and a row committed after a higher one is skipped',
  breach({ mode, insertsOnly = '' }) {
    if (mode !== 'incrementing' || insertsOnly.trim() !== '') return undefined;
    return {
      what: 'mode incrementing misses every update',
      fix: 'use timestamp+incrementing, with a timestamp column; where rows never change, say why: insertsOnly, or a waiver of other YAML',
      passing: [{ mode: 'timestamp+incrementing', delayMs: DELAY_MS }, { insertsOnly: 'rows never change' }],
    };
  },
};

/** CON-12: rows that commit late are skipped. */
export const LATE_ROWS: Bound<JdbcValues> = {
  id: 'CON-12',
  severity: WARN,
  why: 'a transaction that commits late brings rows older than the last one read: they are never read',
  breach({ mode, delayMs }) {
    if (!mode.startsWith('timestamp') || delayMs > 0) return undefined;
    return {
      what: `mode ${mode} without a delay`,
      fix: `set the delay to ${DELAY_MS} ms, or longer than the longest transaction that writes the table`,
      passing: [{ delayMs: DELAY_MS }],
    };
  },
};

/** CON-13: the whole table, again and again. */
export const BULK_COPIES: Bound<JdbcValues> = {
  id: 'CON-13',
  severity: WARN,
  why: 'bulk reads every row at every poll: the topic and the database fill with copies',
  breach({ mode, pollMs }) {
    if (mode !== 'bulk' || pollMs >= HOUR_MS) return undefined;
    return {
      what: `mode bulk every ${pollMs / 1000} s`,
      fix: `poll once an hour (${HOUR_MS} ms) or less often, or use another mode`,
      passing: [{ pollMs: HOUR_MS }],
    };
  },
};

/** Tasks of a connector, and how many of them have work. */
export interface TaskValues {
  /** Number of tasks. */
  readonly tasks: number;
  /** At least 1. */
  readonly useful: number;
}

/** CON-15: tasks without work. */
export const IDLE_TASKS: Bound<TaskValues> = {
  id: 'CON-15',
  severity: WARN,
  why: 'a replication slot, a table and a query are each read by one task: the others do nothing',
  breach({ tasks, useful }) {
    if (tasks <= useful) return undefined;
    return { what: `${tasks} tasks, of which ${useful} can work`, fix: `use ${useful}`, passing: [{ tasks: useful }] };
  },
};

/** How many records an object holds. */
export interface FlushValues {
  /** `flush.size`. */
  readonly records: number;
}

/** Fewer records than this make many small objects. */
const LEAST_RECORDS = 100;
const WANTED_RECORDS = 1_000;

/** CON-16: many small objects. */
export const SMALL_OBJECTS: Bound<FlushValues> = {
  id: 'CON-16',
  severity: WARN,
  why: 'every few records become an object: requests cost more than storage, and readers take hours',
  breach({ records }) {
    if (records >= LEAST_RECORDS) return undefined;
    return {
      what: `an object for every ${records === 1 ? 'record' : counted(records, 'record')}`,
      fix: `flush after ${WANTED_RECORDS} records or more, and after a time`,
      passing: [{ records: WANTED_RECORDS }],
    };
  },
};

/** What becomes of records that fail. */
export interface ToleranceValues {
  /** `errors.tolerance`. @default none */
  readonly tolerance?: string;
  /** `errors.deadletterqueue.topic.name`. */
  readonly deadLetters?: string;
  /** `errors.log.enable`. */
  readonly logs: boolean;
  /** Whether the connector is a sink. */
  readonly isSink: boolean;
}

/** CON-21: records that fail are lost silently. */
export const SILENT_LOSS: Bound<ToleranceValues> = {
  id: 'CON-21',
  severity: BLOCK_WHERE_IT_COUNTS,
  why: 'errors.tolerance=all skips what cannot be converted or written; without a dead letter topic or a log the loss is not noticed',
  breach({ tolerance, deadLetters = '', logs, isSink }) {
    if (tolerance !== 'all' || deadLetters !== '' || logs) return undefined;
    return {
      what: 'errors.tolerance is all, without dead letters or log',
      fix: isSink ? 'name a topic for dead letters, or set errors.log.enable to true' : 'set errors.log.enable to true',
      passing: [...(isSink ? [{ deadLetters: 'dead-letters' }] : []), { logs: true }],
    };
  },
};

/** What some settings of a connector say about records that fail. */
export function toleranceOf(text: (key: string) => string | undefined, isSink: boolean): ToleranceValues {
  const [tolerance, deadLetters] = [text('errors.tolerance'), text('errors.deadletterqueue.topic.name')];
  return {
    ...(tolerance !== undefined && { tolerance }),
    ...(deadLetters !== undefined && { deadLetters }),
    logs: text('errors.log.enable')?.toLowerCase() === 'true',
    isSink,
  };
}

/** A heartbeat of a change-capture connector. */
export interface HeartbeatValues {
  /** `heartbeat.interval.ms`; 0 for none. */
  readonly heartbeatMs: number;
}
const HEARTBEAT_MS = 10_000;

/** PGS-04: no heartbeat. */
export const HEARTBEAT: Bound<HeartbeatValues> = {
  id: 'PGS-04',
  severity: WARN_IN_PRODUCTION,
  why: 'while the captured tables are quiet and others are not, Postgres keeps its whole log for the slot until the disk is full',
  breach: ({ heartbeatMs }) =>
    heartbeatMs > 0
      ? undefined
      : { what: 'no heartbeat', fix: `set the heartbeat to ${HEARTBEAT_MS} ms`, passing: [{ heartbeatMs: HEARTBEAT_MS }] },
};

/** A replication slot and its reader. */
export interface Slot {
  /** Name of the connector. */
  readonly of: string;
  /** `slot.name`. */
  readonly slot: string;
  /** Host and port of the database. */
  readonly server: string;
}
/** A slot, and those of other connectors. */
export interface SlotValues extends Slot {
  /** Slots of the other connectors. */
  readonly others: readonly Slot[];
}

/** CON-24: two connectors read one slot. */
export const SHARED_SLOT: Bound<SlotValues> = {
  id: 'CON-24',
  severity: BLOCK,
  why: 'a slot has one reader: the second is refused, or takes changes that the first then never sees',
  breach({ of, slot, server, others }) {
    const other = others.find((each) => each.slot === slot && each.server === server);
    if (other === undefined) return undefined;
    const free = `${slot}_${of.toLowerCase().replace(/[^a-z0-9]+/g, '_')}`;
    return {
      what: `${of} and ${other.of} both read slot ${slot}`,
      fix: `give ${of} another slot, e.g. ${free}`,
      passing: [{ slot: free }],
    };
  },
};

/** A class that a connector names, and those its workers have. */
export interface ClassValues {
  /** Full name of the Java class. */
  readonly className: string;
  /** Classes of the image and of the plugins. */
  readonly provided: readonly string[];
}

/** In every distribution of Kafka. */
const ALWAYS_THERE = /^org\.apache\.kafka\.connect\.(mirror|file|tools)\./;
const PLUGIN_OF: readonly (readonly [part: string, plugin: string])[] = [
  ['.jdbc.', 'the JDBC connectors'],
  ['.s3.', 'the S3 sink'],
  ['debezium', 'Debezium for Postgres'],
  ['elasticsearch', 'the Elasticsearch sink'],
  ['.avro.', 'the Avro converter'],
];

/** CON-27: a class that the workers do not have. */
export const MISSING_CLASS: Bound<ClassValues> = {
  id: 'CON-27',
  severity: BLOCK,
  why: 'the images hold no JDBC, S3 or Debezium: the workers answer that they know no such class, and the connector is never created',
  breach({ className, provided }) {
    if (ALWAYS_THERE.test(className) || provided.includes(className)) return undefined;
    const plugin = PLUGIN_OF.find(([part]) => className.includes(part))?.[1] ?? 'the plugin with that class';
    return {
      what: `no plugin of the workers provides ${className}`,
      fix: `add ${plugin} to the plugins of the workers`,
      passing: [{ provided: [...provided, className] }],
    };
  },
};

/** A setting, and whether its value is a secret. */
export interface SecretValues {
  /** Key of the setting. */
  readonly key: string;
  /** Absent for what is no secret. */
  readonly kind?: SecretKind;
}

/** CON-06: a secret that everybody with the file can read. */
export const PLAIN_SECRET: Bound<SecretValues> = {
  id: 'CON-06',
  severity: BLOCK_WHERE_IT_COUNTS,
  why: 'it is readable in manifests, in the repository, in the config topic and in the answers of the REST interface',
  breach: ({ key, kind }) =>
    kind === 'literal'
      ? {
          what: `${key} holds a secret in plain text`,
          fix: 'mount a Secret and refer to it, e.g. ${dir:/etc/sluice/secrets/orders-db:password}; then change the secret',
          passing: [{ kind: 'reference' }],
        }
      : undefined,
};
