import { ACKNOWLEDGE, INFORM, WARN, WARN_IN_PRODUCTION } from '../../charts/shared/severity.js';
import { flagOf, listOf, numberOf, textOf } from '../facts/index.js';
import { at, isDebezium, isJdbcSource, isSink, keyOr } from './connector.js';
import type { Rule } from './rule.js';

const HOUR_MS = 3_600_000;

/** How records leave databases. */
export const SOURCE_CONNECTORS: readonly Rule[] = [
  {
    id: 'CON-10',
    title: 'rows of the same moment are left out',
    severity: ACKNOWLEDGE,
    why: 'the next poll asks for what is newer than the last row it saw: rows of that same moment, or committed late, are never read',
    source: 'confluentinc/kafka-connect-jdbc#1093 and #598',
    wrong: 'mode: timestamp',
    right: 'mode: timestamp+incrementing\nincrementing.column.name: id\ntimestamp.delay.interval.ms: 5000',
    check: ({ connectors }) =>
      connectors
        .filter((each) => isJdbcSource(each) && textOf(each.config, 'mode') === 'timestamp')
        .map((each) => at(each, 'mode', 'mode is timestamp', 'set mode to timestamp+incrementing, with incrementing.column.name')),
  },
  {
    id: 'CON-11',
    title: 'changed rows are not seen',
    severity: ACKNOWLEDGE,
    why: 'only rows with a higher id are read: updates never are, and a row committed after a higher one is left out',
    source: 'confluentinc/kafka-connect-jdbc#1015',
    wrong: 'mode: incrementing',
    right: 'mode: timestamp+incrementing',
    check: ({ connectors }) =>
      connectors
        .filter((each) => isJdbcSource(each) && textOf(each.config, 'mode') === 'incrementing')
        .map((each) =>
          at(
            each,
            'mode',
            'mode is incrementing',
            'add a timestamp column and use timestamp+incrementing; for a table that only grows, say so in a waiver',
          ),
        ),
  },
  {
    id: 'CON-12',
    title: 'rows committed late are left out',
    severity: WARN,
    why: 'a transaction that is longer than the delay commits rows with a time that was already read',
    source: 'confluentinc/kafka-connect-jdbc#172',
    wrong: 'mode: timestamp+incrementing',
    right: 'mode: timestamp+incrementing\ntimestamp.delay.interval.ms: 5000',
    check: ({ connectors }) =>
      connectors
        .filter((each) => isJdbcSource(each) && /^timestamp/.test(textOf(each.config, 'mode') ?? ''))
        .filter(({ config }) => !((numberOf(config, 'timestamp.delay.interval.ms') ?? 0) > 0))
        .map((each) =>
          at(
            each,
            keyOr(each, 'timestamp.delay.interval.ms', 'mode'),
            'there is no delay',
            'set timestamp.delay.interval.ms to the longest transaction, e.g. 5000',
          ),
        ),
  },
  {
    id: 'CON-13',
    title: 'the whole table is copied again and again',
    severity: WARN,
    why: 'bulk reads every row at every poll: the topic and the database fill with copies',
    source: 'aiven/devportal#390',
    wrong: 'mode: bulk   # every 5 seconds',
    right: 'mode: bulk\npoll.interval.ms: 86400000',
    check: ({ connectors }) =>
      connectors
        .filter(
          (each) =>
            isJdbcSource(each) &&
            (textOf(each.config, 'mode') ?? 'bulk') === 'bulk' &&
            (numberOf(each.config, 'poll.interval.ms') ?? 5000) < HOUR_MS,
        )
        .map((each) =>
          at(
            each,
            keyOr(each, 'poll.interval.ms', 'mode'),
            `a full copy every ${(numberOf(each.config, 'poll.interval.ms') ?? 5000) / 1000} s`,
            'set poll.interval.ms to an hour or more, or another mode',
          ),
        ),
  },
  {
    id: 'CON-15',
    title: 'tasks that have nothing to do',
    severity: INFORM,
    why: 'a Debezium connector always has one task, and a JDBC source no more than tables: the number promises what does not happen',
    source: 'Debezium documentation of tasks.max',
    wrong: 'class: io.debezium.connector.postgresql.PostgresConnector\ntasksMax: 4',
    right: 'tasksMax: 1',
    check: ({ connectors }) =>
      connectors.flatMap((each) => {
        const useful = isDebezium(each)
          ? 1
          : isJdbcSource(each)
            ? Math.max(...['table.whitelist', 'table.include.list'].map((key) => listOf(each.config, key).length))
            : 0;
        if (useful === 0 || each.tasksMax === undefined || each.tasksMax <= useful) return [];
        return [at(each, 'tasks.max', `${each.tasksMax} tasks, of which ${useful} can work`, `set tasks.max to ${useful}`)];
      }),
  },
  {
    id: 'SRG-07',
    title: 'whoever writes may change the schema',
    severity: WARN_IN_PRODUCTION,
    why: 'a connector that registers schemas by itself changes what everybody reads, without a review',
    source: 'Confluent documentation of auto.register.schemas; confluentinc/schema-registry#920',
    wrong: 'value.converter: io.confluent.connect.avro.AvroConverter',
    right: 'value.converter.auto.register.schemas: false\nvalue.converter.use.latest.version: true',
    check: ({ connectors }) =>
      connectors
        .filter(
          (each) => !isSink(each) && /^io\.confluent\.connect\.(avro|protobuf|json)\./.test(textOf(each.config, 'value.converter') ?? ''),
        )
        .filter(({ config: each }) => flagOf(each, 'value.converter.auto.register.schemas') !== false)
        .map((each) =>
          at(
            each,
            keyOr(each, 'value.converter.auto.register.schemas', 'value.converter'),
            'it registers schemas',
            'set value.converter.auto.register.schemas to false, and register them in the pipeline',
          ),
        ),
  },
];
